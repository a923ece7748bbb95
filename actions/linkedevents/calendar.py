"""The events of each municipality, read in one go and kept for a while."""

import asyncio
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from actions.linkedevents.words import alike
from actions.systems import Systems
from akkuna.errors import SystemFailure, SystemUnavailable
from akkuna.municipality import Municipality
from akkuna.replies import LANGUAGES
from akkuna.times import HELSINKI
from akkuna.words import lemmas
from integrations.django_rest import Texts
from integrations.linkedevents.models import Event

SYSTEM = "linkedevents"
FRESH_SECONDS = 300
PATIENCE_SECONDS = 30
"""How long a server that did not answer is not asked again."""
WEEKS_AHEAD = 26


@dataclass(frozen=True)
class Listed:
    """One event of the calendar, with what it can be found by.

    Attributes:
        named: base forms of its name and subjects, and of the parts of compounds.
        placed: those of where it is.
        told: those of what else it says.
    """

    event: Event
    municipality: Municipality
    named: frozenset[str]
    placed: frozenset[str]
    told: frozenset[str]

    @property
    def key(self) -> str:
        """Names the event among those of all municipalities."""
        return f"{self.municipality.code} {self.event.id}"


class Calendar:
    """The events of all municipalities. Kept for some minutes, and used longer if a server is down."""

    def __init__(self, systems: Systems) -> None:
        self._systems = systems
        self._kept: dict[str, tuple[float, list[Listed]]] = {}
        self._silent_until: dict[str, float] = {}

    async def of(self, municipality: Municipality) -> list[Listed]:
        """The events of the coming weeks, the earliest first, fresh or the last that were had.

        Raises:
            SystemFailure: the server cannot be asked and never was.
        """
        kept = self._kept.get(municipality.code)
        if kept and time.monotonic() - kept[0] < FRESH_SECONDS:
            return kept[1]
        try:
            found = await self._asked(municipality)
        except SystemFailure:
            if kept:
                return kept[1]
            raise
        self._kept[municipality.code] = (time.monotonic(), found)
        return found

    async def of_all(self, municipalities: Sequence[Municipality]) -> list[Listed]:
        """The events of several municipalities, as far as their servers answer."""
        answers = await asyncio.gather(*map(self.of, municipalities), return_exceptions=True)
        failed = [one for one in answers if isinstance(one, BaseException)]
        for error in failed:
            if not isinstance(error, SystemFailure):
                raise error
        return [listed for one in answers if not isinstance(one, BaseException) for listed in one]

    def forget(self, municipality: Municipality) -> None:
        """Has the events asked for anew: somebody has just taken a seat, or given one up."""
        if kept := self._kept.get(municipality.code):
            self._kept[municipality.code] = (-math.inf, kept[1])

    async def _asked(self, municipality: Municipality) -> list[Listed]:
        if time.monotonic() < self._silent_until.get(municipality.code, 0.0):
            raise SystemUnavailable(SYSTEM)
        server, first = self._systems.linkedevents(municipality), datetime.now(HELSINKI).date()
        try:
            events = await server.events(
                municipality=municipality.names.fi, start=first, end=first + timedelta(weeks=WEEKS_AHEAD)
            )
        except SystemFailure:
            self._silent_until[municipality.code] = time.monotonic() + PATIENCE_SECONDS
            raise
        return [_listed(one, municipality) for one in events if one.start_time]


def _listed(event: Event, municipality: Municipality) -> Listed:
    place = event.location
    return Listed(
        event,
        municipality,
        named=_words_of(event.name, *event.keywords),
        placed=_words_of(place.name) if place else frozenset(),
        told=_words_of(event.short_description, event.description),
    )


def _words_of(*texts: Texts) -> frozenset[str]:
    found = [lemmas(one[language], language) for one in texts for language in LANGUAGES if language in one]
    return alike(frozenset().union(*found))
