"""What can be booked in a municipality, with opening hours and reservations: kept for some seconds."""

import asyncio
import time
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from datetime import time as clock

from actions.systems import Systems
from akkuna.errors import SystemFailure, SystemUnavailable
from akkuna.municipality import Municipality
from akkuna.times import HELSINKI
from integrations.respa.models import Resource

SYSTEM = "respa"
FRESH_SECONDS = 20
"""One turn needs them several times; what has been booked meanwhile is seen before anything is confirmed."""
PATIENCE_SECONDS = 20
"""How long a server that did not answer is not asked again, but by who presses "try again"."""
HORIZON = timedelta(days=42)
"""From today on: the days whose free times are looked at."""
AROUND = (timedelta(days=7), timedelta(days=21))
"""Days before and after a wish that lies beyond `HORIZON`."""
NOT_ASKED = "reserver_id"
"""A field that would hold an identity code, which is never asked for in a chat."""

Days = tuple[date, date]


class Rooms:
    """Reads the municipalities' resources.

    Args:
        systems: gives the clients.
    """

    def __init__(self, systems: Systems) -> None:
        self._systems = systems
        self._kept: dict[tuple[str, Days], tuple[float, list[Resource]]] = {}
        self._silent_until: dict[str, float] = {}

    async def of(self, municipality: Municipality, days: Days) -> list[Resource]:
        """All that can be booked here, with the hours and reservations of these days.

        Raises:
            SystemFailure: the server cannot be asked.
        """
        key = (municipality.code, days)
        kept = self._kept.get(key)
        if kept and time.monotonic() - kept[0] < FRESH_SECONDS:
            return kept[1]
        if time.monotonic() < self._silent_until.get(municipality.code, 0.0):
            raise SystemUnavailable(SYSTEM)
        start, end = span(days)
        try:
            found = await self._systems.respa(municipality).resources(
                start=start, end=end, municipality=respa_name(municipality)
            )
        except SystemFailure:
            self._silent_until[municipality.code] = time.monotonic() + PATIENCE_SECONDS
            raise
        usable = [one for one in found if one.reservable and NOT_ASKED not in one.required_fields]
        self._forget_old()
        self._kept[key] = (time.monotonic(), usable)
        return usable

    async def of_several(
        self, municipalities: Iterable[Municipality], days: Days
    ) -> list[tuple[Municipality, list[Resource]]]:
        """The same of several at once; those whose server does not answer are left out."""
        asked = [one for one in municipalities if SYSTEM in one.systems]
        answers = await asyncio.gather(*(self.of(one, days) for one in asked), return_exceptions=True)
        found = []
        for municipality, answer in zip(asked, answers, strict=True):
            if isinstance(answer, list):
                found.append((municipality, answer))
            elif not isinstance(answer, SystemFailure):
                raise answer
        return found

    def forget(self, municipality: Municipality) -> None:
        """Has everything read anew: a time was taken, or the citizen asks once more."""
        self._silent_until.pop(municipality.code, None)
        for key in [key for key in self._kept if key[0] == municipality.code]:
            del self._kept[key]

    def _forget_old(self) -> None:
        now = time.monotonic()
        self._kept = {key: kept for key, kept in self._kept.items() if now - kept[0] < FRESH_SECONDS}


def respa_name(municipality: Municipality) -> str:
    """The server's own id of the municipality."""
    return municipality.systems[SYSTEM].municipality or municipality.folder


def window(first: date | None, today: date) -> Days:
    """The days to look at: the next weeks, or those around a day far ahead."""
    if first is None or first <= today + HORIZON - AROUND[0]:
        return today, today + HORIZON
    return first - AROUND[0], first + AROUND[1]


def span(days: Days) -> tuple[datetime, datetime]:
    """From the beginning of the first day to the end of the last."""
    first, last = days
    begin, end = datetime.combine(first, clock(), HELSINKI), datetime.combine(last, clock(23, 59), HELSINKI)
    return begin, end
