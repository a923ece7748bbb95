"""A service of the catalogue as a card: what it is, where, when, for how much, how, and who says so."""

from collections.abc import Iterator
from datetime import datetime

from actions.find_service.content import (
    address_of,
    is_in_other_language,
    links_of,
    name_of,
    opening_channels,
    places_of,
    words_of,
)
from actions.find_service.offers import offer_for
from actions.find_service.opening import exceptions, state_now, usual_week
from actions.turn import TurnContext
from akkuna.municipality import Municipality
from akkuna.replies import Card, Day, Line, Term, Value, Words
from akkuna.times import HELSINKI
from integrations.suomifi.catalogue.models import Channel, Service


def card_of(
    service: Service, municipality: Municipality | None, context: TurnContext, *, in_full: bool = False
) -> Card:
    """The card, with a button where the matter can be dealt with here and now.

    Args:
        municipality: whose places and hours are told, where a service has them in several.
        in_full: with the description rather than its summary.
    """
    texts = (
        (service.descriptions, service.summaries) if in_full else (service.summaries, service.descriptions)
    )
    offer = offer_for(service, context)
    return Card(
        "service",
        name_of(service),
        text=words_of(texts[0]) or words_of(texts[1]) or "",
        lines=tuple(_lines(service, municipality, context)),
        links=tuple(links_of(service, municipality, context.language)),
        buttons=(offer,) if offer else (),
    )


def price_of(service: Service) -> Value | None:
    """What it costs, in the words of who offers it; None where that is not told."""
    told = words_of(service.charge_notes)
    if told is not None:
        return told
    return Term("cost.nothing") if service.charge == "free" else None


def source_of(service: Service) -> Term:
    """Where it is told, and when that was changed."""
    if service.changed is None:
        return Term("source.undated")
    return Term("source.dated", {"day": Day(service.changed.astimezone(HELSINKI).date().isoformat())})


def place_name(channel: Channel, service: Service) -> Words:
    """What a place is called."""
    return words_of(channel.names) or name_of(service)


def _lines(service: Service, municipality: Municipality | None, context: TurnContext) -> Iterator[Line]:
    yield from _places(service, municipality, context.now)
    price = price_of(service)
    if price is not None:
        yield Line(Term("line.cost"), price)
    how = words_of(service.instructions)
    if how is not None:
        yield Line(Term("line.apply"), how)
    yield Line(Term("line.source"), source_of(service))
    texts = (name_of(service), words_of(service.summaries), price, how)
    other = is_in_other_language(texts, context.language)
    if other is not None:
        yield Line(Term("line.language"), Term(f"only_in.{other}"))


def _places(service: Service, municipality: Municipality | None, now: datetime) -> Iterator[Line]:
    """Address and hours of the only place, or a line for each of several."""
    places = places_of(service, municipality)
    if len(places) > 1:
        for place in places:
            state = state_now(place.hours, now) if place.hours else None
            address = address_of(place, municipality)
            parts = tuple(part for part in (address, state) if part is not None)
            if parts:
                yield Line(place_name(place, service), parts)
        return
    for place in places:
        address = address_of(place, municipality)
        if address is not None:
            name = place_name(place, service)
            yield Line(Term("line.where"), Term("where.in_card", {"place": name, "address": address}))
    for channel in opening_channels(service, municipality):
        yield from _hours(channel, now)


def _hours(channel: Channel, now: datetime) -> Iterator[Line]:
    state, today = state_now(channel.hours, now), now.astimezone(HELSINKI).date()
    if state is None:
        return
    week, others = usual_week(channel.hours, today), exceptions(channel.hours, today)
    if channel.kind == "phone":
        yield Line(Term("line.calls"), week or state)
        return
    yield Line(Term("line.now"), state)
    if week is not None:
        yield Line(Term("line.open"), week)
    if others is not None:
        yield Line(Term("line.exceptions"), others)
