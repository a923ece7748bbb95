"""A service path (palvelupolku) as data: what a folder under ``bot/services/`` says."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from akkuna.citizen import Level
from akkuna.data_files import DataFile
from akkuna.errors import DataInvalid
from akkuna.municipality import Strict
from akkuna.replies import Words

FieldType = Literal[
    "booking", "choice", "contact", "count", "date", "day", "days", "email", "hours", "number",
    "participants", "phone", "photo", "place", "postal_address", "reference_or_place", "several", "slot",
    "space", "text", "time",
]  # fmt: skip

Prefill = Literal["name", "address", "home_municipality", "email"]
"""What Suomi.fi identification tells of a citizen."""


class FieldSpec(Strict):
    """One thing that the citizen is asked.

    Attributes:
        name: name in the draft and in text keys (``field.<name>.ask`` …).
        type: which reader understands and checks the answer.
        optional: may be skipped.
        personal: personal data; shown to staff only with a reason, and asked for after identification where
            the service needs that.
        public: a "text" that others may read: contact details and the citizen's name are kept out of it.
        prefill: what of the citizen, once identified, answers it. Where it is optional that is offered, not
            filled in.
        fixed: what was filled in cannot be changed here; it is corrected in the register that it is from.
        from_opening: the sentence that began the service may answer it.
        told_by: group of ``bot/dialogue/phrases/steering.yml`` after which a "text" may stand anywhere.
        min_length: shortest answer of a "text", in characters.
        max_length: longest answer of a "text", in characters.
        days_ahead: a "date", "day" or "days" may lie at most so many days ahead.
        most: so many may be chosen of a "several", best first; None for as many as there are.
        follows: name of the field after which one that the system asks for is asked; after all of them where
            none is named. Never written in a file.
        asked_by_system: the question in the system's own words, for a field that it asks for beside those
            of ``service.yml``; never written in a file.
    """

    name: str = Field(regex=r"^[a-z][a-z0-9_]*$")
    type: FieldType
    optional: bool = False
    personal: bool = False
    public: bool = False
    prefill: Prefill | None = None
    fixed: bool = False
    from_opening: bool = False
    told_by: str | None = None
    min_length: int = Field(default=1, ge=1)
    max_length: int = Field(default=2000, ge=1)
    days_ahead: int = Field(default=365, ge=0)
    most: int | None = Field(default=None, ge=1)
    follows: str | None = None
    asked_by_system: Words | None = None


class StaffSide(Strict):
    """What an official does with it.

    Attributes:
        role: who handles it.
        due_days: working days within which it is answered.
        retention: class of data that decides how long it is kept.
    """

    role: str
    due_days: int = Field(ge=0)
    retention: str


class OnBehalf(Strict):
    """How one may act for another: what Suomi.fi e-Authorizations must say at the time of acting.

    Attributes:
        issue: URI of the matter in the register of mandates, for a person; None asks for the issues that
            are registered for the whole service.
        roles: codes and URIs of the register, each of which is enough for an organisation.
    """

    issue: str | None = None
    roles: tuple[str, ...] = ()


class ServiceSpec(Strict):
    """One service.

    Attributes:
        service: its name; the folder's name.
        intent: the intent that begins it; None where no intent does, but a button.
        system: folder under ``integrations/`` that carries it out; None where the municipality's staff do.
        effect: "read" answers at once when it has what it needs; "write" shows a summary, is confirmed
            and carried out exactly once.
        login: when Suomi.fi identification is needed: "always", or "when_personal" where the service's
            handler finds that it is about the citizen's own data.
        level: least level of assurance of that identification; with a lower one it is asked for again.
        on_behalf: with which mandate it may be done for another; None where it is about nobody, or about the
            citizen who is identified.
        everywhere: the same in every municipality, so that it is not asked which is meant.
        in_menu: offered by a button where the assistant tells what it can do.
        digression: a "read" that may be answered in the middle of another service.
        fields: what is asked, in order.
        undo: how it can be undone: "none", "chat" in another service here, or "staff" by contacting the
            municipality.
        staff: what happens at the municipality; for "write" services.
    """

    service: str = Field(regex=r"^[a-z][a-z0-9_]*$")
    intent: str | None = None
    system: str | None = None
    effect: Literal["read", "write"]
    login: Literal["none", "when_personal", "always"]
    level: Level = "substantial"
    on_behalf: OnBehalf | None = None
    everywhere: bool = False
    in_menu: bool = True
    digression: bool = False
    fields: tuple[FieldSpec, ...] = ()
    undo: Literal["none", "chat", "staff"] = "none"
    staff: StaffSide | None = None

    def field(self, name: str) -> FieldSpec | None:
        """The field called `name`, or None."""
        return next((field for field in self.fields if field.name == name), None)


def load_services(folder: Path) -> dict[str, ServiceSpec]:
    """All services of `folder`, by name.

    Raises:
        DataInvalid: a file is incomplete, or its name is not its folder's.
    """
    found: dict[str, ServiceSpec] = {}
    for path in sorted(folder.glob("*/service.yml")):
        data = DataFile(path)
        service = data.parse(ServiceSpec)
        if service.service != path.parent.name:
            raise DataInvalid(path, data.line(("service",)), f"service: must be {path.parent.name}")
        found[service.service] = service
    return found
