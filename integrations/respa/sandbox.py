"""Respa sandbox: a reservation server as Helsinki runs it, with the calendars of ``rooms.yml``.

Its switches and the official's controls are in README.md.
"""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, empty, redirect

from integrations.respa import rooms
from integrations.respa.booking import check_time, priced, read_moment, read_wish
from integrations.respa.conditions import FILTERS, LIST, span_of, wanted
from integrations.respa.login import caller
from integrations.sandbox.django_rest import Messages, Refusal, Said, answer, invalid, only, page, read_object
from integrations.sandbox.world import Modes, World, route
from integrations.tolerant import HELSINKI

Row = dict[str, Any]
Answering = Callable[..., Awaitable[HTTPResponse]]

SWITCHES = {
    "secret": "sandbox-secret-of-respa-0123456789",
    "audience": "respa",
    "issuer": "kunta-akkuna",
    "language": None,
}
STATES = ("confirmed", "requested", "waiting_for_payment", "cancelled", "denied")
_MESSAGES = Messages(Path(__file__).with_name("messages.yml"))
_LARGEST_PAGE = 500
_FREE_AGAIN = ("cancelled", "denied")


def blueprint(world: World) -> Blueprint:
    """The server's routes. As with the real one, every path ends with a slash."""
    routes = Blueprint("respa", strict_slashes=True)
    server = Server(world, world.modes(routes, SWITCHES))
    for method, path, handler in (
        ("GET", "/purpose/", server.purposes),
        ("GET", "/resource/", server.resources),
        ("GET", "/resource/<id:str>/", server.resource),
        ("GET", "/reservation/", server.reservations),
        ("POST", "/reservation/", server.create),
        ("GET", "/reservation/<id:str>/", server.reservation),
        ("PUT", "/reservation/<id:str>/", server.update),
        ("DELETE", "/reservation/<id:str>/", server.cancel),
        ("POST", "/order/check_price/", server.check_price),
    ):
        route(routes, method, path, server.answering(handler))
    route(routes, "GET", "/_pay/<id:str>", server.pay)
    route(routes, "POST", "/_state", server.set_state)
    return routes


class Server:
    """Answers for one server; documents are in the collection ``reservations``."""

    def __init__(self, world: World, modes: Modes) -> None:
        self._world, self._modes = world, modes

    def answering(self, handler: Answering) -> Answering:
        """The handler, whose refusals become answers."""

        async def handle(request: Request, **values: str) -> HTTPResponse:
            try:
                return await handler(request, **values)
            except Refusal as refusal:
                return _MESSAGES.answer(refusal, request, self._modes["language"])

        return handle

    async def purposes(self, request: Request) -> HTTPResponse:
        """``GET /purpose/``"""
        only(request, {"page", "page_size"})
        return _page(request, rooms.purposes())

    async def resources(self, request: Request) -> HTTPResponse:
        """``GET /resource/``"""
        only(request, LIST | FILTERS | {"include"})
        user, span = caller(request, self._modes), span_of(request)
        found = [room for room in rooms.ROOMS.values() if wanted(room, request)]
        with_unit = request.args.get("include") == "unit_detail"
        return _page(request, [self._shown(request, room, user, span, with_unit) for room in found])

    async def resource(self, request: Request, id: str) -> HTTPResponse:
        """``GET /resource/{id}/``: with the house in full."""
        only(request, {"start", "end"})
        user, span = caller(request, self._modes), span_of(request)
        room = rooms.ROOMS.get(id)
        if room is None:
            raise Refusal(404, Said("not_found"))
        return answer(self._shown(request, room, user, span, with_unit=True))

    async def reservations(self, request: Request) -> HTTPResponse:
        """``GET /reservation/``: for a caller without a token, `is_own` is left out of the conditions."""
        only(request, LIST | {"is_own", "resource", "all", "state"})
        user, span = caller(request, self._modes), span_of(request, both=False)
        past = "start" in request.args or "end" in request.args or request.args.get("all") == "true"
        found = [
            one
            for one in self._visible(user)
            if request.args.get("resource", one["resource"]) == one["resource"]
            and (past or _time(one["end"]) >= _now())
            and _time(one["end"]) >= span[0]
            and _time(one["begin"]) <= span[1]
            and (user is None or request.args.get("is_own") != "true" or one["user"] == user["sub"])
        ]
        found.sort(key=lambda one: str(one["begin"]))
        return _page(request, [_reservation(request, one, user) for one in found])

    async def reservation(self, request: Request, id: str) -> HTTPResponse:
        """``GET /reservation/{id}/``"""
        user = caller(request, self._modes)
        return answer(_reservation(request, self._known(id, user), user))

    async def create(self, request: Request) -> HTTPResponse:
        """``POST /reservation/``"""
        user = self._user(request)
        wish = read_wish(request, known=False)
        with self._world.transaction():
            kept = self._keeping(wish.room["id"], wish.begin.date())
            own = [
                one for one in self._stored(wish.room["id"]) if one["user"] == user["sub"] and _active(one)
            ]
            check_time(wish, kept, len(own), _now())
            id = len(self._world.storage.list("reservations")) + 1
            document = {
                "id": id,
                "resource": wish.room["id"],
                "begin": wish.begin.isoformat(),
                "end": wish.end.isoformat(),
                "state": _first_state(wish.room),
                "user": user["sub"],
                "extra": wish.extra,
                "order": None,
            }
            if wish.order is not None:
                cost = priced(wish.order["order_lines"], wish.begin, wish.end)
                document["order"] = cost | {"id": f"order-{id}", "return_url": wish.order["return_url"]}
            self._world.storage.put("reservations", str(id), document)
            self._world.ledger.record("reservation.created", str(id), _ledger_body(document, user))
        shown = _reservation(request, document, user)
        if document["order"]:
            payment_url = f"{request.scheme}://{request.host}/respa/_pay/{id}"
            shown["order"] = document["order"] | {"state": "waiting", "payment_url": payment_url}
        return answer(shown, 201)

    async def update(self, request: Request, id: str) -> HTTPResponse:
        """``PUT /reservation/{id}/``: moves; fields that are left out keep their values."""
        user = self._user(request)
        document = self._modifiable(id, user)
        wish = read_wish(request, known=True)
        with self._world.transaction():
            kept = self._keeping(wish.room["id"], wish.begin.date(), but=document["id"])
            check_time(wish, kept, None, _now())
            document |= {
                "resource": wish.room["id"],
                "begin": wish.begin.isoformat(),
                "end": wish.end.isoformat(),
                "extra": document["extra"] | wish.extra,
            }
            self._world.storage.put("reservations", id, document)
            self._world.ledger.record("reservation.moved", id, _ledger_body(document, user))
        return answer(_reservation(request, document, user))

    async def cancel(self, request: Request, id: str) -> HTTPResponse:
        """``DELETE /reservation/{id}/``: it stays, in the state ``cancelled``."""
        user = self._user(request)
        document = self._modifiable(id, user)
        if document["state"] != "cancelled":
            with self._world.transaction():
                self._world.storage.put("reservations", id, document | {"state": "cancelled"})
                self._world.ledger.record("reservation.cancelled", id, _ledger_body(document, user))
        return empty(204)

    async def check_price(self, request: Request) -> HTTPResponse:
        """``POST /order/check_price/``"""
        body = read_object(request)
        begin, end = read_moment(body.get("begin")), read_moment(body.get("end"))
        if begin is None or end is None:
            raise invalid("begin" if begin is None else "end", "datetime")
        return answer(priced(body.get("order_lines"), begin, end))

    async def pay(self, request: Request, id: str) -> HTTPResponse:
        """``GET /respa/_pay/{id}``: where the citizen pays, at once, and is sent back."""
        document = self._world.storage.get("reservations", id)
        if document is None or not document["order"]:
            return answer({"error": "no such order"}, 404)
        if document["state"] == "waiting_for_payment":
            self._world.storage.put("reservations", id, document | {"state": "confirmed"})
        return redirect(document["order"]["return_url"])

    async def set_state(self, request: Request) -> HTTPResponse:
        """``POST /respa/_state {"id","state"}``: an official confirms, denies or cancels."""
        wish = request.json or {}
        document = self._world.storage.get("reservations", str(wish.get("id")))
        if document is None or wish.get("state") not in STATES:
            return answer({"error": f"no such reservation, or a state that is none of {STATES}"}, 404)
        self._world.storage.put("reservations", str(document["id"]), document | {"state": wish["state"]})
        return answer({})

    def _user(self, request: Request) -> Row:
        user = caller(request, self._modes)
        if user is None:
            raise Refusal(401, Said("no_token"))
        return user

    def _stored(self, room_id: str) -> list[Row]:
        return [one for one in self._world.storage.list("reservations") if one["resource"] == room_id]

    def _keeping(self, room_id: str, day: date, but: int | None = None) -> list[Row]:
        """What keeps a room from others on a day."""
        stored = [one for one in self._stored(room_id) if _active(one) and one["id"] != but]
        return [*stored, *rooms.standing(rooms.ROOMS[room_id], day, day)]

    def _visible(self, user: Row | None) -> list[Row]:
        return [
            one
            for one in self._world.storage.list("reservations")
            if one["state"] in ("confirmed", "requested") or (user is not None and one["user"] == user["sub"])
        ]

    def _known(self, id: str, user: Row | None) -> Row:
        document = next((one for one in self._visible(user) if str(one["id"]) == id), None)
        if document is None:
            raise Refusal(404, Said("not_found"))
        return document

    def _modifiable(self, id: str, user: Row) -> Row:
        document = self._known(id, user)
        if not _can_modify(document, user):
            raise Refusal(403, Said("forbidden"))
        return document

    def _shown(
        self, request: Request, room: Row, user: Row | None, span: tuple[datetime, datetime], with_unit: bool
    ) -> Row:
        first, last = span[0].date(), span[1].date()
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        asked = "start" in request.args
        kept = [one for one in self._stored(room["id"]) if _active(one)] + rooms.standing(room, first, last)
        within = [one for one in kept if _time(one["end"]) >= span[0] and _time(one["begin"]) <= span[1]]
        within.sort(key=lambda one: str(one["begin"]))
        return rooms.shown(room, _now(), with_unit) | {
            "opening_hours": [_hours(room, day) for day in days],
            "reservations": [_reservation(request, one, user) for one in within] if asked else None,
            "user_permissions": {"can_make_reservations": user is not None, "is_admin": False},
        }


def _page(request: Request, found: list[Row]) -> HTTPResponse:
    results, following, previous = page(request, found, _LARGEST_PAGE)
    return answer({"count": len(found), "next": following, "previous": previous, "results": results})


def _now() -> datetime:
    return datetime.now(HELSINKI)


def _time(stated: str) -> datetime:
    return datetime.fromisoformat(stated)


def _active(document: Row) -> bool:
    return document["state"] not in _FREE_AGAIN


def _first_state(room: Row) -> str:
    if room.get("price"):
        return "waiting_for_payment"
    return "requested" if room["an_official_confirms"] else "confirmed"


def _can_modify(document: Row, user: Row | None) -> bool:
    """An official's confirmation cannot be undone by the citizen."""
    confirmed = document["state"] == "confirmed" and rooms.ROOMS[document["resource"]]["an_official_confirms"]
    return user is not None and document["user"] == user["sub"] and not confirmed


def _hours(room: Row, day: date) -> Row:
    hours = rooms.opening(room, day)
    opens, closes = (one.isoformat() for one in hours) if hours else (None, None)
    return {"date": day.isoformat(), "opens": opens, "closes": closes}


def _reservation(request: Request, document: Row, user: Row | None) -> Row:
    own = user is not None and document["user"] == user["sub"]
    may = _can_modify(document, user)
    shown: Row = {
        "url": f"{request.scheme}://{request.host}/respa/reservation/{document['id']}/",
        "id": document["id"],
        "resource": document["resource"],
        "begin": document["begin"],
        "end": document["end"],
        "is_own": own,
        "state": document["state"],
        "need_manual_confirmation": rooms.ROOMS[document["resource"]]["an_official_confirms"],
        "staff_event": False,
        "user_permissions": {"can_modify": may, "can_delete": may},
        "type": "normal",
        "cancel_reason": None,
    }
    if own:
        form = rooms.FORMS[rooms.ROOMS[document["resource"]]["form"]]
        shown |= {name: document["extra"].get(name, "") for name in form["may"]} | {
            "has_catering_order": False
        }
        shown["order"] = document["order"]["id"] if document["order"] else None
    return shown


def _ledger_body(document: Row, user: Row) -> Row:
    """With the person whom the token named: they must be the ones who confirmed."""
    named = {name: user.get(name) for name in ("given_name", "family_name", "email")}
    return {name: value for name, value in document.items() if name != "user"} | {
        "user": {"id": document["user"], **named}
    }
