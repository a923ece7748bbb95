"""What the stand-in takes as a reservation, and what it refuses.

Rules: reservation.py and resource.py under resources/api, resources/models and payments/api of
https://github.com/City-of-Helsinki/respa . Unlike a real server it refuses fields that it does not know,
so that a slip of the caller's is seen.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sanic import Request

from integrations.respa.rooms import FORMS, ROOMS, Row, length, opening, product, reservable_before
from integrations.sandbox.django_rest import WHOLE, Refusal, Said, invalid, read_object
from integrations.tolerant import HELSINKI

LONGEST = 2000
_LENGTHS = {
    "reserver_name": 100, "reserver_phone_number": 30, "reserver_email_address": 254, "event_subject": 200,
    "reserver_address_street": 100, "reserver_address_zip": 30, "reserver_address_city": 100,
    "host_name": 100, "company": 100,
}  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """A reservation that keeps to the form; whether the time is free is not yet known."""

    room: Row
    begin: datetime
    end: datetime
    extra: dict[str, Any]
    order: Row | None


def read_wish(request: Request, known: bool) -> Wish:
    """Reads the body of ``POST /reservation/`` and ``PUT /reservation/{id}/``.

    Args:
        known: whether it is there already; then no order is asked for.

    Raises:
        Refusal: with all that is wrong with the fields.
    """
    body = read_object(request)
    room = ROOMS.get(str(body.get("resource")))
    if "resource" not in body or room is None:
        message = "no_such" if "resource" in body else "required"
        raise invalid("resource", message, id=body.get("resource"))
    wrong: dict[str, Said] = {}
    begin, end = (_moment(body, name, wrong) for name in ("begin", "end"))
    extra = _extra(body, FORMS[room["form"]], wrong)
    order = None if known else _order(body, room, wrong)
    for name in body.keys() - {"resource", "begin", "end", "order"} - set(FORMS[room["form"]]["may"]):
        wrong[name] = Said("unknown")
    if wrong or begin is None or end is None:
        raise Refusal(400, wrong)
    return Wish(room, begin, end, extra, order)


def check_time(wish: Wish, others: list[Row], own_count: int | None, now: datetime) -> None:
    """Whether the room can be reserved for the time.

    Args:
        others: reservations that keep the room.
        own_count: how many the citizen has of the room; None for a reservation that is there already.

    Raises:
        Refusal: with the first thing that is wrong.
    """
    room, begin, end = wish.room, wish.begin, wish.end
    if end < now:
        raise invalid(WHOLE, "past")
    if begin >= (before := reservable_before(room, now)):
        raise invalid(WHOLE, "too_late", when=before.isoformat())
    if end <= begin:
        raise invalid(WHOLE, "order")
    if begin.date() != end.date():
        raise invalid(WHOLE, "multi_day")
    hours = opening(room, begin.date())
    if hours is None or begin < hours[0] or end > hours[1]:
        raise invalid(WHOLE, "closed")
    if end - begin > length(room, "longest"):
        raise invalid(WHOLE, "too_long", length=length(room, "longest"))
    if own_count is not None and own_count >= room["at_most"]:
        raise invalid(WHOLE, "too_many")
    if any((time - hours[0]) % length(room, "slot") for time in (begin, end)):
        raise invalid(WHOLE, "slot")
    if any(begin < _read(one["end"]) and _read(one["begin"]) < end for one in others):
        raise invalid(WHOLE, "taken")
    if end - begin < length(room, "shortest"):
        raise invalid(WHOLE, "too_short", length=length(room, "shortest"))
    if (wish.extra.get("number_of_participants") or 0) > (most := room.get("people") or 10**6):
        raise invalid(WHOLE, "too_many_people", most=most)


def priced(lines: Any, begin: datetime, end: datetime) -> Row:
    """What order lines cost for a time.

    Raises:
        Refusal: there are none, or one is of no product.
    """
    if not isinstance(lines, list) or not lines:
        raise invalid("order_lines", "no_lines")
    rows, whole = [], Decimal(0)
    for line in lines:
        sold = _sold(line)
        hours = Decimal((end - begin) / timedelta(hours=1))
        price = Decimal(sold["price"]["amount"]) * hours * line.get("quantity", 1)
        whole += price
        quantity = line.get("quantity", 1)
        rows.append(
            {
                "product": sold,
                "quantity": quantity,
                "unit_price": f"{price / quantity:.2f}",
                "price": f"{price:.2f}",
            }
        )
    return {"order_lines": rows, "price": f"{whole:.2f}", "begin": begin.isoformat(), "end": end.isoformat()}


def read_moment(stated: Any) -> datetime | None:
    """A time with its offset, in Finnish time; None where it is none."""
    if not isinstance(stated, str) or not re.search(r"T.*(Z|[+-]\d\d:\d\d)$", stated):
        return None
    try:
        return _read(stated)
    except ValueError:
        return None


def _read(stated: str) -> datetime:
    return datetime.fromisoformat(stated.replace("Z", "+00:00")).astimezone(HELSINKI)


def _moment(body: Row, name: str, wrong: dict[str, Said]) -> datetime | None:
    read = read_moment(body.get(name))
    if read is None:
        wrong[name] = Said("datetime" if name in body else "required")
    return read


def _extra(body: Row, form: dict[str, list[str]], wrong: dict[str, Said]) -> dict[str, Any]:
    extra = {name: body[name] for name in form["may"] if name in body}
    wrong.update({name: Said("required") for name in form["must"] if name not in extra})
    for name, value in extra.items():
        most = _LENGTHS.get(name, LONGEST)
        if name == "number_of_participants":
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 32767:
                wrong[name] = Said("number")
        elif not isinstance(value, str) or not value.strip():
            wrong[name] = Said("blank")
        elif len(value) > most:
            wrong[name] = Said("too_long_text", {"most": most})
        elif name == "reserver_email_address" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
            wrong[name] = Said("email")
    return extra


def _order(body: Row, room: Row, wrong: dict[str, Said]) -> Row | None:
    order, sold = body.get("order"), product(room)
    if sold is None:
        if order is not None:
            wrong["order"] = Said("unknown")
        return None
    if not isinstance(order, dict):
        wrong["order"] = Said("required")
    elif not order.get("return_url"):
        wrong["return_url"] = Said("required")
    elif not any(_sold(line)["id"] == sold["id"] for line in order.get("order_lines") or ()):
        wrong["order_lines"] = Said("no_rent")
    else:
        return order
    return None


def _sold(line: Any) -> Row:
    wanted = line.get("product") if isinstance(line, dict) else None
    for room in ROOMS.values():
        sold = product(room)
        if sold is not None and sold["id"] == wanted and line.get("quantity", 1) == 1:
            return sold
    raise invalid("order_lines", "no_such", id=wanted)
