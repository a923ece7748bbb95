"""A service and its channels as data: the same whichever version of PTV they came from.

Nothing here knows of HTTP, of PTV's shapes or of a database. Everything can be written as JSON with `.json()`
and read back with `parse_raw`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Literal, NamedTuple

from pydantic import BaseModel

Texts = Mapping[str, str]
"""A text by language: ``fi``, ``sv``, ``en``, ``se``, ``smn`` or ``sms``. Empty texts are left out."""

Weeks = Literal["every", "odd", "even"]
"""ISO weeks in which hours hold."""

ChannelKind = Literal["location", "phone", "e_service", "web_page", "form", "other"]
HoursKind = Literal["weekly", "exceptional", "holiday"]
Charge = Literal["free", "charged", "other", "unknown"]


class Spoken(NamedTuple):
    """A text and the language that it is in."""

    language: str
    text: str


def in_language(texts: Texts, wanted: str) -> Spoken | None:
    """The text in the language wanted, else in another one, Finnish first; None if there is none.

    Whoever shows it marks it with ``lang`` where its language is not the one wanted.
    """
    for language in (wanted, "fi", "sv", "en", *texts):
        if texts.get(language):
            return Spoken(language, texts[language])
    return None


class Record(BaseModel):
    """Base: cannot be changed; keys that it does not know are left out, so that newer data can be read."""

    class Config:
        frozen = True
        extra = "ignore"


class Term(Record):
    """A class, target group, life event, subject or organisation.

    Attributes:
        code: PTV's code, such as ``KR1`` or ``KE4``, or the URI of a KOKO concept, or an organisation's id.
    """

    code: str
    names: Texts = {}


class OpenTime(Record):
    """Open on a weekday.

    Attributes:
        weekday: ISO number, Monday is 1.
        closes: not later than `opens` when it is on the next day; 00:00–00:00 is the whole day.
        by_appointment: only for those who have booked.
    """

    weekday: int
    opens: time
    closes: time
    weeks: Weeks = "every"
    by_appointment: bool = False


class Hours(Record):
    """Opening hours in Europe/Helsinki.

    Attributes:
        kind: ``exceptional`` and ``holiday`` go before ``weekly`` on their days.
        valid_from, valid_to: first and last day; None is without end.
        times: weekly: on each weekday; exceptional: likewise, within the validity; holiday: `weekday` is 0.
        holiday: PTV's name of a Finnish holiday, such as ``MidsummerEve``; only of ``holiday``.
        closed: nothing is open on these days.
        closed_on: weekdays (ISO numbers) on which nothing is open; only of ``exceptional``.
        always_open: day and night.
        by_appointment: only for those who have booked, at no stated time.
        notes: such as "kassa sulkeutuu tuntia aiemmin".
    """

    kind: HoursKind = "weekly"
    valid_from: date | None = None
    valid_to: date | None = None
    times: tuple[OpenTime, ...] = ()
    holiday: str | None = None
    closed: bool = False
    closed_on: tuple[int, ...] = ()
    always_open: bool = False
    by_appointment: bool = False
    notes: Texts = {}


class Address(Record):
    """A place.

    Attributes:
        postal: where to write to, not where to go.
        street: without the number; of a post-office box, the box.
        lat, lon: WGS84 degrees; both or neither.
        municipality: three-digit code.
    """

    postal: bool = False
    street: Texts = {}
    number: str | None = None
    postal_code: str | None = None
    post_office: Texts = {}
    municipality: str | None = None
    lat: float | None = None
    lon: float | None = None
    notes: Texts = {}


class Phone(Record):
    """A telephone number.

    Attributes:
        number: as to be dialled from anywhere, ``+358…``, or as given where it cannot be.
        language: in which it is listed; None if in all.
        charge: ``charged`` is the ordinary price of a call.
    """

    number: str
    language: str | None = None
    charge: Charge = "unknown"
    charge_note: str | None = None
    note: str | None = None


class Page(Record):
    """A web page or a file.

    Attributes:
        language: in which it is listed; None if in all.
    """

    url: str
    name: str | None = None
    language: str | None = None


class Channel(Record):
    """A way to the service: a place, a telephone number, an e-service, a page or a form.

    Attributes:
        requires_identification: whether an e-service asks for strong identification; None if it is not said.
        languages: in which one is served.
        changed: aware; when it was last changed or published.
    """

    id: str
    kind: ChannelKind = "other"
    names: Texts = {}
    summaries: Texts = {}
    descriptions: Texts = {}
    addresses: tuple[Address, ...] = ()
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    hours: tuple[Hours, ...] = ()
    languages: tuple[str, ...] = ()
    requires_identification: bool | None = None
    changed: datetime | None = None


class Service(Record):
    """Something that is offered, allowed or demanded, with the channels through which one gets it.

    Attributes:
        kind: ``Service``, ``PermitOrObligation`` or ``ProfessionalQualification``.
        instructions: how to apply or what to do.
        requirements: for whom and on what terms.
        charge, charge_notes: whether it costs, and how much in the organisation's own words.
        keywords: the organisation's own search words, by language.
        subjects: KOKO concepts.
        municipalities: three-digit codes of those it is meant for; empty with `everywhere`; where PTV names
            only a wider area, the municipality that was asked for.
        everywhere: the whole country.
        languages: in which it is given.
        organisations: who is responsible, main one first.
        changed: aware; when it was last changed or published.
        source_url: its page in Suomi.fi.
    """

    id: str
    kind: str = "Service"
    names: Texts = {}
    alternative_names: Texts = {}
    summaries: Texts = {}
    descriptions: Texts = {}
    instructions: Texts = {}
    requirements: Texts = {}
    charge: Charge = "unknown"
    charge_notes: Texts = {}
    keywords: Mapping[str, tuple[str, ...]] = {}
    classes: tuple[Term, ...] = ()
    subjects: tuple[Term, ...] = ()
    target_groups: tuple[Term, ...] = ()
    life_events: tuple[Term, ...] = ()
    municipalities: tuple[str, ...] = ()
    everywhere: bool = False
    languages: tuple[str, ...] = ()
    organisations: tuple[Term, ...] = ()
    channels: tuple[Channel, ...] = ()
    changed: datetime | None = None
    source_url: str = ""


class Area(Record):
    """Whose services are asked for.

    Attributes:
        municipality: three-digit code.
        county: two-digit code of the wellbeing services county, whose services are asked for too.
    """

    municipality: str
    county: str | None = None


def texts(pairs: Iterable[tuple[str | None, str | None]]) -> dict[str, str]:
    """`Texts` out of languages and texts; what lacks either is left out, the first of a language stays."""
    found: dict[str, str] = {}
    for language, text in pairs:
        if language and text:
            found.setdefault(language, text)
    return found
