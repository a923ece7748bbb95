"""A service path (palvelupolku) as a page that a citizen and an official can read, in one language."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from akkuna.municipality import Municipality
from akkuna.replies import Language
from akkuna.service import FieldSpec, ServiceSpec
from akkuna.texts import TextFile, Texts
from cli.checks.service_texts import RECEIPTS_OF_A_SYSTEM, RECEIPTS_OF_STAFF

WIDTH = 88
INDENT = "   "
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Page:
    """One service in one language.

    Args:
        spec: the service.
        language: of the page.
        texts: what the citizen is told.
        words: the page's own words, from ``cli/texts.<language>.yml``.
        system: name of the system that carries the service out; None where the staff do.
        offered_by: the municipalities that offer it, by name.
        most_photos: how many photos one question takes.
    """

    spec: ServiceSpec
    language: Language
    texts: Texts
    words: TextFile
    system: str | None
    offered_by: tuple[Municipality, ...]
    most_photos: int

    def text(self) -> str:
        """The page, lines wrapped.

        Raises:
            KeyError: a text is missing; `akkuna check` would have said so.
        """
        title = self._said("title")
        lines = [title, "=" * len(title), *_wrapped(self._said("about"))]
        for heading, part in (
            ("who", self._who()),
            ("questions", self._questions()),
            ("before_sending", self._before_sending()),
            ("at_the_municipality", self._at_the_municipality()),
            ("you_get", self._you_get()),
            ("undo", self._undo()),
            ("other_ways", self._other_ways()),
        ):
            found = list(part)
            if found:
                lines += ["", self._word(f"heading.{heading}").upper()]
                lines += [line for paragraph in found for line in _wrapped(paragraph, INDENT)]
        return "\n".join(lines)

    def _who(self) -> Iterator[str]:
        yield self._word(f"login.{self.spec.login}")
        if self.spec.level == "high":
            yield self._word("login.high")
        if self.spec.on_behalf:
            yield self._word("login.on_behalf")

    def _questions(self) -> Iterator[str]:
        if not self.spec.fields:
            yield self._word("question.none")
        for number, field in enumerate(self.spec.fields, start=1):
            yield f"{number}. {self._said(f'field.{field.name}.ask')}"
            yield f"{INDENT}{self._said(f'field.{field.name}.explain')}"
            yield f"{INDENT}{' '.join(self._about_answer(field))}"

    def _about_answer(self, field: FieldSpec) -> Iterator[str]:
        limits = {
            "min_length": field.min_length,
            "max_length": field.max_length,
            "days_ahead": field.days_ahead,
            "most_photos": self.most_photos,
        }
        yield self._word(f"type.{field.type}").format_map(limits)
        yield self._word("question.optional" if field.optional else "question.required")
        if field.from_opening:
            yield self._word("question.from_opening")
        if field.personal:
            yield self._word("question.personal")
        if field.public:
            yield self._word("question.public")
        if field.prefill:
            known = self._word(f"prefill.{field.prefill}")
            yield self._word("question.offered" if field.optional else "question.prefilled").format(
                known=known
            )
        if field.fixed:
            yield self._word("question.fixed")

    def _before_sending(self) -> Iterator[str]:
        if self.spec.effect != "write":
            return
        yield self._said("summary")
        for field in self.spec.fields:
            yield f"- {self._said(f'field.{field.name}.label')}"
        yield self._word("confirm").format(confirm=self._said("confirm"))

    def _at_the_municipality(self) -> Iterator[str]:
        kind = f"{self.spec.effect}_{'by_system' if self.system else 'by_staff'}"
        yield self._word(f"system.{kind}").format(system=self.system)
        staff = self.spec.staff
        if staff is not None:
            yield self._word("staff.role").format(role=self._word(f"role.{staff.role}"))
            yield self._word("staff.due").format(days=staff.due_days)
            yield self._word(f"retention.{staff.retention}")

    def _you_get(self) -> Iterator[str]:
        if self.spec.effect == "read":
            yield self._word("you_get.answer")
            return
        for key in RECEIPTS_OF_STAFF if self.spec.system is None else RECEIPTS_OF_A_SYSTEM:
            yield f"- {self._word(f'you_get.{key}')} {self._said(key)}"

    def _undo(self) -> Iterator[str]:
        if self.spec.effect == "write":
            yield self._word(f"undo.{self.spec.undo}")

    def _other_ways(self) -> Iterator[str]:
        yield self._word("other_ways.intro")
        for municipality in self.offered_by:
            contact = municipality.contact
            yield self._word("other_ways.sample" if contact.sample else "other_ways.municipality").format(
                name=getattr(municipality.names, self.language),
                phone=contact.phone,
                email=contact.email,
                address=getattr(contact.address, self.language),
            )

    def _said(self, key: str) -> str:
        """What the citizen is told, with dots for what is known only in a conversation."""
        text = self.texts.find(key, self.language, service=self.spec.service, municipality=None)
        return PLACEHOLDER.sub("…", text)

    def _word(self, key: str) -> str:
        return self.words.texts[key]


def _wrapped(paragraph: str, indent: str = "") -> list[str]:
    """A paragraph's lines; what follows a number, a dash or an indent of its own stays indented with it."""
    wrapped: list[str] = []
    for line in paragraph.splitlines():
        lead = indent + line[: len(line) - len(line.lstrip())]
        hanging = lead + ("  " if line.startswith("- ") else "   " if line[:1].isdigit() else "")
        wrapped += textwrap.wrap(line.strip(), WIDTH, initial_indent=lead, subsequent_indent=hanging)
    return wrapped
