"""Linked Events sandbox: a server of events and registrations, with the calendars of ``events.yml``.

Its switches and controls are in README.md.
"""

import hmac
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, empty

from integrations.linkedevents import calendar
from integrations.linkedevents.conditions import KNOWN, sorted_by, wanted
from integrations.linkedevents.intake import check_open, read_people, registration_of
from integrations.linkedevents.register import Register
from integrations.sandbox.django_rest import Messages, Refusal, Said, answer, invalid, only, page, read_object
from integrations.sandbox.world import Modes, World, route
from integrations.tolerant import HELSINKI

Row = dict[str, Any]
Answering = Callable[..., Awaitable[HTTPResponse]]

SWITCHES = {
    "key": "sandbox-key-of-linkedevents",
    "language": None,
    "hold_minutes": 15.0,
    "refund_seconds": 0.0,
    "ignores_conditions": False,
}
_MESSAGES = Messages(Path(__file__).with_name("messages.yml"))
_LARGEST_PAGE = 100


def blueprint(world: World) -> Blueprint:
    """The server's routes. As with the real one, every path ends with a slash."""
    routes = Blueprint("linkedevents", strict_slashes=True)
    server = Server(world, world.modes(routes, SWITCHES))
    for method, path, handler in (
        ("GET", "/event/", server.events),
        ("GET", "/event/<id:str>/", server.event),
        ("GET", "/registration/<id:str>/", server.registration),
        ("POST", "/seats_reservation/", server.reserve_seats),
        ("GET", "/signup/", server.signups),
        ("POST", "/signup/", server.create_signup),
        ("GET", "/signup/<id:str>/", server.signup),
        ("DELETE", "/signup/<id:str>/", server.delete_signup),
        ("POST", "/signup_group/", server.create_group),
        ("GET", "/signup_group/<id:str>/", server.group),
        ("DELETE", "/signup_group/<id:str>/", server.delete_group),
        ("GET", "/_pay/<kind:str>/<id:str>", server.pay),
        ("POST", "/_empty", server.empty),
    ):
        route(routes, method, path, server.answering(handler))
    return routes


class Server:
    """Answers for one server."""

    def __init__(self, world: World, modes: Modes) -> None:
        self._world, self._modes = world, modes
        self._register = Register(world, modes)

    def answering(self, handler: Answering) -> Answering:
        """The handler, whose refusals become answers."""

        async def handle(request: Request, **values: str) -> HTTPResponse:
            try:
                return await handler(request, **values)
            except Refusal as refusal:
                return _MESSAGES.answer(refusal, request, self._modes["language"])

        return handle

    async def events(self, request: Request) -> HTTPResponse:
        """``GET /event/``"""
        only(request, KNOWN)
        every = self._modes["ignores_conditions"]
        found = [event for event in calendar.EVENTS.values() if every or wanted(event, request)]
        found = sorted_by(found, request.args.get("sort"))
        return self._page(request, [self._shown(request, event) for event in found])

    async def event(self, request: Request, id: str) -> HTTPResponse:
        """``GET /event/{id}/``"""
        only(request, {"include"})
        if id not in calendar.EVENTS:
            raise Refusal(404, Said("not_found"))
        return answer(self._shown(request, calendar.EVENTS[id]))

    async def registration(self, request: Request, id: str) -> HTTPResponse:
        """``GET /registration/{id}/``"""
        if id not in calendar.REGISTRATIONS:
            raise Refusal(404, Said("not_found"))
        return answer(self._registration(request, calendar.REGISTRATIONS[id]))

    async def reserve_seats(self, request: Request) -> HTTPResponse:
        """``POST /seats_reservation/``"""
        self._authorise(request)
        body = read_object(request)
        registration, seats = registration_of(body), body.get("seats")
        if isinstance(seats, bool) or not isinstance(seats, int) or seats < 1:
            raise invalid("seats", "number")
        check_open(registration)
        with self._world.transaction():
            held = self._register.hold(registration, seats)
            self._world.ledger.record("seats.reserved", str(held["id"]), held)
        return answer(held, 201)

    async def signups(self, request: Request) -> HTTPResponse:
        """``GET /signup/?registration=``"""
        self._authorise(request)
        only(request, {"registration", "page", "page_size"})
        asked = request.args.get("registration")
        found = [one for one in self._register.signups() if asked in (None, str(one["registration"]))]
        return self._page(request, [self._signup(request, one) for one in found])

    async def signup(self, request: Request, id: str) -> HTTPResponse:
        """``GET /signup/{id}/``"""
        self._authorise(request)
        return answer(self._signup(request, self._register.signup(id)))

    async def create_signup(self, request: Request) -> HTTPResponse:
        """``POST /signup/``: answers with a list."""
        self._authorise(request)
        body = read_object(request)
        registration = registration_of(body)
        people = read_people(body, registration, group=False)
        check_open(registration)
        with self._world.transaction():
            self._register.use_hold(body["reservation_code"], registration, len(people))
            pay = any(person.get("create_payment") for person in people)
            made = self._register.add(registration, people, None, pay)
            for one in made:
                self._world.ledger.record("signup.created", str(one["id"]), one)
        return answer([self._signup(request, one) for one in made], 201)

    async def create_group(self, request: Request) -> HTTPResponse:
        """``POST /signup_group/``: answers with the group."""
        self._authorise(request)
        body = read_object(request)
        registration = registration_of(body)
        people = read_people(body, registration, group=True)
        check_open(registration)
        with self._world.transaction():
            self._register.use_hold(body["reservation_code"], registration, len(people))
            group, made = self._register.add_group(registration, body)
            self._world.ledger.record("signup_group.created", str(group["id"]), group | {"signups": made})
        return answer(self._group(request, group), 201)

    async def group(self, request: Request, id: str) -> HTTPResponse:
        """``GET /signup_group/{id}/``"""
        self._authorise(request)
        return answer(self._group(request, self._register.group(id)))

    async def delete_signup(self, request: Request, id: str) -> HTTPResponse:
        """``DELETE /signup/{id}/``"""
        self._authorise(request)
        return self._delete("signups", self._register.signup(id), "signup.deleted")

    async def delete_group(self, request: Request, id: str) -> HTTPResponse:
        """``DELETE /signup_group/{id}/``"""
        self._authorise(request)
        return self._delete("groups", self._register.group(id), "signup_group.deleted")

    async def pay(self, request: Request, kind: str, id: str) -> HTTPResponse:
        """``GET /linkedevents/_pay/signup/{id}``: where the citizen pays, at once."""
        with self._world.transaction():
            self._register.pay("groups" if kind == "group" else "signups", id)
        return answer({"paid": True})

    async def empty(self, request: Request) -> HTTPResponse:
        """``POST /linkedevents/_empty``: everybody leaves, so that there are seats again."""
        with self._world.transaction():
            self._register.empty()
        return answer({})

    def _delete(self, collection: str, document: Row, effect: str) -> HTTPResponse:
        registration = calendar.REGISTRATIONS[str(document["registration"])]
        if datetime.now(HELSINKI) > calendar.begins(registration["event"]):
            raise Refusal(409, Said("started"))
        with self._world.transaction():
            self._register.remove(collection, document, registration)
            self._world.ledger.record(effect, str(document["id"]), {"registration": document["registration"]})
        return empty(204)

    def _authorise(self, request: Request) -> None:
        key = request.headers.get("apikey")
        if key is None:
            raise Refusal(401, Said("no_key"))
        if not hmac.compare_digest(key.encode(), self._modes["key"].encode()):
            raise Refusal(401, Said("bad_key"))

    def _page(self, request: Request, found: list[Row]) -> HTTPResponse:
        data, following, previous = page(request, found, _LARGEST_PAGE)
        return answer({"meta": {"count": len(found), "next": following, "previous": previous}, "data": data})

    def _shown(self, request: Request, event: Row) -> Row:
        include = set(request.args.get("include", "").split(","))
        number = event.get("registration", {}).get("number")
        registration = calendar.REGISTRATIONS.get(str(number))
        shown = self._registration(request, registration) if registration else None
        return calendar.shown(event, _base(request), include, shown)

    def _registration(self, request: Request, registration: Row) -> Row:
        attending, waiting = self._register.attending(registration), self._register.waiting(registration)
        held = self._register.held(registration)
        return calendar.shown_registration(registration, _base(request), attending, waiting, held)

    def _signup(self, request: Request, document: Row) -> Row:
        return {
            **{name: value for name, value in document.items() if name != "gone_at"},
            "presence_status": "not_present",
            **_paying(request, document),
            "created_by": "sandbox - api",
        }

    def _group(self, request: Request, group: Row) -> Row:
        signups = self._register.of_group(group["id"])
        return {
            **{name: value for name, value in group.items() if name != "gone_at"},
            "signups": [self._signup(request, one) for one in signups],
            **_paying(request, group),
        }


def _base(request: Request) -> str:
    return f"{request.scheme}://{request.host}/linkedevents"


def _paying(request: Request, document: Row) -> Row:
    """What is to be paid, or is on its way back."""
    payment = document["payment"]
    here = f"{request.scheme}://{request.host}"
    return {
        "payment": payment | {"checkout_url": here + payment["checkout_url"]} if payment else None,
        "payment_refund": {"id": 1} if _returning(document, "paid") else None,
        "payment_cancellation": {"id": 1} if _returning(document, "created") else None,
    }


def _returning(document: Row, status: str) -> bool:
    return bool(document["gone_at"] and document["payment"] and document["payment"]["status"] == status)
