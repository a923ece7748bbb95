"""Reaching the municipality: its contacts and hours, and a request to be called back."""

from dataclasses import replace

from actions.form.draft import Draft
from actions.handlers import Handler, register
from actions.phrases import is_heard
from actions.turn import LAST_CALL, TurnContext
from akkuna.municipality import Municipality
from akkuna.replies import Button, Card, Line, Link, Press, Reply, Term, Value
from akkuna.times import HELSINKI


class ContactHuman(Handler):
    """Tells how to reach a person, and offers to have one call back."""

    async def answer(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """Numbers, hours, whether somebody answers just now, and the call-back."""
        municipality = context.municipality
        if municipality is None:
            raise KeyError("municipality")
        now = context.now.astimezone(HELSINKI)
        key = "open" if municipality.contact.is_open(now) else "closed"
        reply = _contacts(key, municipality)
        if LAST_CALL in context.memory and is_heard("about_the_call", context.turn.text):
            kept = Reply("kept", {"reference": context.memory[LAST_CALL]}, service="call_back")
            return [kept, reply]
        if not context.catalogue.offered(context.catalogue.services["call_back"], municipality):
            return [reply]
        call_back = Button(Term("button", service="call_back"), Press("start_service", "call_back"))
        return [replace(reply, buttons=(call_back,))]


def register_contacts() -> None:
    """Registers the services; a call-back needs nothing but the form: staff carry it out."""
    register("contact_human", ContactHuman())
    register("call_back", Handler())


def _contacts(key: str, municipality: Municipality) -> Reply:
    values: dict[str, Value] = {"of": municipality.form("of"), "in": municipality.form("in")}
    return Reply(key, values, service="contact_human", kind="list", cards=(contact_card(municipality),))


def contact_card(municipality: Municipality) -> Card:
    """How the municipality is reached, and when."""
    contact = municipality.contact
    site = contact.website.removeprefix("https://")
    return Card(
        "service",
        Term("contact.title", {"of": municipality.form("of")}),
        lines=(
            Line(Term("contact.hours"), hours(municipality)),
            Line(Term("contact.address"), contact.address.words),
        ),
        links=(
            Link(Term("link.phone", {"phone": contact.phone}), "tel:", contact.phone),
            Link(Term("link.email", {"email": contact.email}), "mailto:", contact.email),
            Link(Term("link.website", {"website": site}), "https://", site),
        ),
    )


def hours(municipality: Municipality) -> Value:
    """Opening hours, one part a row of ``municipality.yml``: "ma–to 9.00–15.00"."""
    return tuple(
        Term(
            "contact.hours_row",
            {
                "days": _days(row.days),
                "opens": f"{row.opens.hour}.{row.opens.minute:02}",
                "closes": f"{row.closes.hour}.{row.closes.minute:02}",
            },
        )
        for row in municipality.contact.hours
    )


def _days(days: tuple[int, ...]) -> Value:
    first, last = Term(f"weekday.{days[0]}"), Term(f"weekday.{days[-1]}")
    if len(days) == 1:
        return first
    if list(days) == list(range(days[0], days[-1] + 1)):
        return Term("contact.day_range", {"first": first, "last": last})
    return tuple(Term(f"weekday.{day}") for day in days)
