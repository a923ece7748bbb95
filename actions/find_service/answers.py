"""Answers to what is asked of one service, out of what the catalogue says in fields of their own."""

from actions.find_service.card import place_name, price_of
from actions.find_service.content import (
    address_of,
    name_of,
    online_of,
    opening_channels,
    phones_of,
    places_of,
    words_of,
)
from actions.find_service.opening import state_now, state_on
from actions.find_service.question import Aspect, Question
from actions.turn import TurnContext
from akkuna.municipality import Municipality
from akkuna.replies import Day, Line, Link, Reply, Term, Value, Words
from integrations.suomifi.catalogue.models import Channel, Service

SERVICE = "find_service"


def answers(
    question: Question, service: Service, municipality: Municipality | None, context: TurnContext
) -> list[Reply]:
    """A reply to each thing that is asked; of what the catalogue does not tell, that it does not."""
    answer = Answer(question, service, municipality, context)
    return [answer.to(aspect) for aspect in question.aspects]


class Answer:
    """What the catalogue answers about one service.

    Args:
        municipality: whose places are meant; None where it is not known.
    """

    def __init__(
        self,
        question: Question,
        service: Service,
        municipality: Municipality | None,
        context: TurnContext,
    ) -> None:
        self._question, self._service = question, service
        self._municipality, self._context = municipality, context
        self._name = name_of(service)

    def to(self, aspect: Aspect) -> Reply:
        """The reply to one thing that is asked."""
        return {
            "open": self._open,
            "cost": self._cost,
            "apply": self._apply,
            "where": self._where,
            "phone": self._phone,
        }[aspect]()

    def _open(self) -> Reply:
        channels = opening_channels(self._service, self._municipality)
        rows = [row for channel in channels for row in self._states(channel)]
        if not rows:
            return self._untold("open.untold")
        if len(rows) == 1:
            (place, day, state) = rows[0]
            if day is None:
                return self._say("open.place", {"place": place, "state": state})
            return self._say("open.place_on_day", {"place": place, "day": day, "state": state})
        if len(channels) == 1:
            lines = tuple(Line(day or "", state) for _, day, state in rows)
            return self._say("open.place_on_days", {"place": rows[0][0]}, lines)
        return self._say(
            "open.places",
            {"service": self._name},
            tuple(
                Line(place, Term("open.day", {"day": day, "state": state}) if day else state)
                for place, day, state in rows
            ),
        )

    def _states(self, channel: Channel) -> list[tuple[Words, Value | None, Value]]:
        """Place, day and state: of now, or of each day that was asked about."""
        place = place_name(channel, self._service)
        if not self._question.days:
            now = state_now(channel.hours, self._context.now)
            return [(place, None, now)] if now else []
        told = [(day, state_on(channel.hours, day)) for day in self._question.days]
        return [(place, Day(day.isoformat()), state) for day, state in told if state]

    def _cost(self) -> Reply:
        price = price_of(self._service)
        if price is None:
            return self._untold("cost.untold")
        if self._is_foreign(price):
            return self._say("cost.below", {"service": self._name}, (Line(Term("line.cost"), price),))
        return self._say("cost.told", {"service": self._name, "price": price})

    def _apply(self) -> Reply:
        how = words_of(self._service.instructions) or words_of(self._service.descriptions)
        pages = online_of(self._service)
        if how is None:
            return (
                self._say("apply.online", {"service": self._name}) if pages else self._untold("apply.untold")
            )
        if self._is_foreign(how):
            return self._say("apply.below", {"service": self._name}, (Line(Term("line.apply"), how),))
        return self._say("apply.told_and_online" if pages else "apply.told", {"how": how})

    def _where(self) -> Reply:
        found = [
            (place_name(place, self._service), address)
            for place in places_of(self._service, self._municipality)
            if (address := address_of(place, self._municipality)) is not None
        ]
        if not found:
            return self._untold("where.untold")
        if len(found) == 1:
            return self._say("where.told", {"place": found[0][0], "address": found[0][1]})
        lines = tuple(Line(place, address) for place, address in found)
        return self._say("where.places", {"service": self._name}, lines)

    def _phone(self) -> Reply:
        found = phones_of(self._service, self._municipality, self._context.language)
        if not found:
            return self._untold("phone.untold")
        links = tuple(Link(Term("link.call", {"number": number}), "tel:", number) for _, number in found)
        if len(found) == 1:
            values: dict[str, Value] = {"place": found[0][0], "phone": found[0][1]}
            return Reply("phone.told", values, service=SERVICE, kind="list", links=links)
        lines = tuple(Line(place, number) for place, number in found)
        return Reply(
            "phone.places", {"service": self._name}, service=SERVICE, kind="list", lines=lines, links=links
        )

    def _untold(self, key: str) -> Reply:
        """The catalogue does not tell it: whom to ask."""
        found = phones_of(self._service, self._municipality, self._context.language)
        links = tuple(Link(Term("link.call", {"number": number}), "tel:", number) for _, number in found)
        return Reply(key, {"service": self._name}, service=SERVICE, links=links)

    def _say(self, key: str, values: dict[str, Value], lines: tuple[Line, ...] = ()) -> Reply:
        return Reply(key, values, service=SERVICE, kind="list" if lines else "text", lines=lines)

    def _is_foreign(self, value: Value) -> bool:
        source = value.source if isinstance(value, Words) else None
        return source is not None and source != self._context.language
