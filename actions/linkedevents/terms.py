"""What an enrolment asks of those who take part: kept with the draft, so that nothing is asked twice."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from actions.form.draft import Draft
from akkuna.replies import Words
from akkuna.times import HELSINKI
from integrations.linkedevents.models import Event, Registration, age_on, fits

TERMS = "terms"
"""Key of the draft's answers."""


@dataclass(frozen=True)
class Terms:
    """The terms of an enrolment.

    Attributes:
        event: code of the "event" answer that they are of.
        name: of the event, by language.
        asks: names of `sending.Participant` that must be filled in.
        youngest, oldest: whole years on the day of the event.
        starts: ISO moment.
        most: how many may be enrolled at a time.
        prices: (id, Finnish, Swedish name, cents).
        is_queue: whether only the waiting list has room.
        instructions: of the organiser, in both languages.
    """

    event: str
    name: dict[str, str]
    registration: str
    asks: tuple[str, ...]
    youngest: int | None
    oldest: int | None
    starts: str
    ends: str
    most: int | None
    prices: tuple[tuple[str, str, str, int], ...] = ()
    is_queue: bool = False
    instructions: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, draft: Draft) -> "Terms | None":
        """The terms that a draft keeps; None where they are of another event than the one chosen."""
        kept, chosen = draft.value(TERMS), draft.value("event")
        if kept is None or chosen is None or kept["event"] != chosen["code"]:
            return None
        return cls(**{**kept, "asks": tuple(kept["asks"]), "prices": tuple(map(tuple, kept["prices"]))})

    @classmethod
    def told_by(cls, code: str, event: Event, registration: Registration, is_queue: bool) -> "Terms":
        """The terms that the server tells."""
        youngest, oldest = registration.audience_min_age, registration.audience_max_age
        start = event.start_time or datetime.now(HELSINKI)
        return cls(
            event=code,
            name=dict(event.name),
            registration=registration.id,
            asks=registration.asked_fields,
            youngest=youngest,
            oldest=oldest,
            starts=start.isoformat(),
            ends=(event.end_time or start).isoformat(),
            most=registration.maximum_group_size,
            prices=tuple(
                (one.id, _in(one.description, "fi"), _in(one.description, "sv"), one.price or 0)
                for one in registration.price_groups
            ),
            is_queue=is_queue,
            instructions=dict(registration.instructions),
        )

    def keep(self, draft: Draft) -> None:
        """Keeps the terms with the draft."""
        draft.answers[TERMS] = asdict(self)

    @property
    def asks_names(self) -> bool:
        """Whether those who take part must be named."""
        return "first_name" in self.asks or "last_name" in self.asks

    @property
    def asks_birth_date(self) -> bool:
        """Whether their birth dates must be known."""
        return "date_of_birth" in self.asks

    def age_at(self, born: date, today: date) -> int:
        """Age on the day that the server counts it."""
        return age_on(born, max(datetime.fromisoformat(self.starts).astimezone(HELSINKI).date(), today))

    def suits(self, born: date, today: date) -> bool:
        """Whether somebody born then may take part."""
        return fits(self.age_at(born, today), self.youngest, self.oldest)

    def price_of(self, id: str) -> int:
        """A price in cents."""
        return next((cents for one, _, _, cents in self.prices if one == id), 0)

    def price_name(self, id: str) -> Words:
        """What a price is called."""
        return next((Words(fi, sv) for one, fi, sv, _ in self.prices if one == id), Words("", ""))


def _in(said: Any, language: str) -> str:
    return str(said.get(language) or next(iter(said.values()), ""))
