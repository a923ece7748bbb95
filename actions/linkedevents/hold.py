"""The seats that are held for the citizen while they fill in the form; kept with the draft."""

from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from actions.form.draft import Draft
from integrations.linkedevents.enrolments import SeatHold

HOLD = "seat_hold"
"""Key of the draft's answers."""
AT_LEAST = timedelta(minutes=1)
"""What must be left of a hold that is shown in a summary."""


@dataclass(frozen=True)
class Hold:
    """Held seats.

    Attributes:
        expiration: ISO moment.
    """

    registration: str
    code: str = field(repr=False)
    seats: int
    in_waitlist: bool
    expiration: str

    @classmethod
    def of(cls, draft: Draft) -> "Hold | None":
        """The hold that a draft keeps."""
        kept = draft.value(HOLD)
        return cls(**kept) if kept else None

    @classmethod
    def told_by(cls, held: SeatHold, registration: str) -> "Hold":
        """The hold that the server gives."""
        return cls(registration, held.code, held.seats, held.in_waitlist, held.expiration.isoformat())

    def keep(self, draft: Draft) -> None:
        """Keeps the hold with the draft."""
        draft.answers[HOLD] = asdict(self)

    def serves(self, registration: str, seats: int, now: datetime) -> bool:
        """Whether it is of these seats and lives long enough to be sent with them."""
        return self.registration == registration and self.seats >= seats and not self.is_over(now + AT_LEAST)

    def is_over(self, now: datetime) -> bool:
        """Whether the seats may have been given to others."""
        return now >= datetime.fromisoformat(self.expiration)
