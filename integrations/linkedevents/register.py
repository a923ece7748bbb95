"""The stand-in's books: holds of seats, sign-ups and groups, and how many seats are left.

Rules: registrations/serializers.py and models.py of https://github.com/City-of-Helsinki/linkedevents .
"""

import uuid
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from integrations.linkedevents.calendar import Row
from integrations.sandbox.django_rest import Refusal, Said, invalid
from integrations.sandbox.world import Modes, World

TAKES_A_SEAT = ("attending", "awaiting_payment")


class Register:
    """Documents are in the collections ``holds``, ``signups`` and ``groups``. Write in a transaction."""

    def __init__(self, world: World, modes: Modes) -> None:
        self._world, self._modes = world, modes

    def signups(self) -> list[Row]:
        """All that have not been deleted."""
        return [one for one in self._world.storage.list("signups") if not self._gone(one)]

    def signup(self, id: str) -> Row:
        """One sign-up.

        Raises:
            Refusal: 404.
        """
        return self._existing("signups", id)

    def group(self, id: str) -> Row:
        """One group.

        Raises:
            Refusal: 404.
        """
        return self._existing("groups", id)

    def of_group(self, id: int) -> list[Row]:
        """The sign-ups of a group."""
        return [one for one in self.signups() if one["signup_group"] == id]

    def attending(self, registration: Row) -> int:
        """Who have a seat, by others' sign-ups and ours."""
        taken = sum(one["attendee_status"] in TAKES_A_SEAT for one in self._of(registration))
        return int(registration["enrolled_by_others"]) + taken

    def waiting(self, registration: Row) -> int:
        """Who are in the waiting list."""
        return sum(one["attendee_status"] == "waitlisted" for one in self._of(registration))

    def held(self, registration: Row) -> int:
        """Seats of holds that have not expired."""
        now = _now()
        return sum(
            one["seats"]
            for one in self._world.storage.list("holds")
            if one["registration"] == registration["number"]
            and not one["used"]
            and _moment(one["expiration"]) > now
        )

    def hold(self, registration: Row, seats: int) -> Row:
        """Holds seats.

        Raises:
            Refusal: there are not as many.
        """
        left = registration["places"] - self.attending(registration)
        most, queue = registration.get("at_a_time"), registration.get("waiting_list")
        if most is not None and seats > most:
            raise invalid("seats", "group_size_seats", most=most)
        if left > 0 and seats > (free := left - self.held(registration)):
            raise invalid("seats", "seats", left=max(free, 0))
        if left <= 0 and queue is not None:
            free = queue - self.waiting(registration) - self.held(registration)
            if seats > free:
                raise invalid("seats", "waiting_list", left=max(free, 0))
        id = len(self._world.storage.list("holds")) + 1
        minutes = self._modes["hold_minutes"]
        lasts = timedelta(minutes=minutes + seats if minutes else 0)
        document = {
            "id": id,
            "registration": registration["number"],
            "seats": seats,
            "in_waitlist": left <= 0,
            "code": str(uuid.uuid4()),
            "timestamp": _stated(_now()),
            "expiration": _stated(_now() + lasts),
            "used": False,
        }
        self._world.storage.put("holds", str(id), document)
        return {name: value for name, value in document.items() if name != "used"}

    def use_hold(self, code: Any, registration: Row, seats: int) -> None:
        """Uses a hold up.

        Raises:
            Refusal: there is none by the code, it has expired, or it is of fewer seats.
        """
        unused = [one for one in self._world.storage.list("holds") if not one["used"]]
        found = next((one for one in unused if one["code"] == code), None)
        if found is None or found["registration"] != registration["number"]:
            raise invalid("reservation_code", "no_code")
        if _now() > _moment(found["expiration"]):
            raise invalid("reservation_code", "code_expired")
        if seats > found["seats"]:
            raise invalid("signups", "too_many_signups")
        self._world.storage.put("holds", str(found["id"]), found | {"used": True})

    def add(self, registration: Row, people: list[Row], group: int | None, pay: bool) -> list[Row]:
        """Writes sign-ups down, as many as there is room for.

        Raises:
            Refusal: 403: there is no room, not even in the waiting list.
        """
        added: list[Row] = []
        for person in people:
            free = self.attending(registration) < registration["places"]
            queue = registration.get("waiting_list")
            if not free and queue is not None and self.waiting(registration) >= queue:
                if added:
                    break
                raise Refusal(403, Said("waiting_list_full"))
            status = "waitlisted" if not free else "awaiting_payment" if pay else "attending"
            id = len(self._world.storage.list("signups")) + 1
            paying = status == "awaiting_payment" and group is None
            document = {name: value for name, value in person.items() if name != "create_payment"} | {
                "id": id,
                "registration": registration["number"],
                "signup_group": group,
                "attendee_status": status,
                "payment": self.payment(registration, [person], f"signup/{id}") if paying else None,
                "gone_at": None,
            }
            self._world.storage.put("signups", str(id), document)
            added.append(document)
        return added

    def add_group(self, registration: Row, body: Row) -> tuple[Row, list[Row]]:
        """Writes a group and its sign-ups down."""
        id = len(self._world.storage.list("groups")) + 1
        pay = bool(body.get("create_payment"))
        signups = self.add(registration, body["signups"], id, pay)
        paying = pay and any(one["attendee_status"] == "awaiting_payment" for one in signups)
        group = {
            "id": id,
            "registration": registration["number"],
            "contact_person": body["contact_person"],
            "extra_info": body.get("extra_info", ""),
            "payment": self.payment(registration, body["signups"], f"group/{id}") if paying else None,
            "gone_at": None,
        }
        self._world.storage.put("groups", str(id), group)
        return group, signups

    def remove(self, collection: str, document: Row, registration: Row) -> None:
        """Deletes; what has a payment stays until the money is back.

        Raises:
            Refusal: 409: it is on its way back already.
        """
        if document["gone_at"] is not None:
            raise Refusal(409, Said("cancelling"))
        wait = self._modes["refund_seconds"] if document["payment"] else 0
        gone_at = _stated(_now() + timedelta(seconds=wait))
        self._world.storage.put(collection, str(document["id"]), document | {"gone_at": gone_at})
        if collection == "groups":
            for one in self.of_group(document["id"]):
                self._world.storage.put("signups", str(one["id"]), one | {"gone_at": gone_at})
        self._move_up(registration)

    def pay(self, collection: str, id: str) -> None:
        """What was awaiting its payment is paid."""
        document = self._existing(collection, id)
        paid = document["payment"] | {"status": "paid"}
        self._world.storage.put(collection, id, document | {"payment": paid})
        members = self.of_group(document["id"]) if collection == "groups" else [self._existing("signups", id)]
        for one in members:
            if one["attendee_status"] == "awaiting_payment":
                self._world.storage.put("signups", str(one["id"]), one | {"attendee_status": "attending"})

    def empty(self) -> None:
        """Everybody has left, and nobody holds a seat."""
        for collection in ("signups", "groups"):
            for one in self._world.storage.list(collection):
                self._world.storage.put(collection, str(one["id"]), one | {"gone_at": _stated(_now())})
        for one in self._world.storage.list("holds"):
            self._world.storage.put("holds", str(one["id"]), one | {"used": True})

    def payment(self, registration: Row, people: list[Row], path: str) -> Row:
        """An open payment for the prices that were chosen."""
        prices = {price["number"]: Decimal(price["euros"]) for price in registration["prices"]}
        chosen = [person["price_group"]["registration_price_group"] for person in people]
        amount = sum((prices[number] for number in chosen), Decimal(0))
        return {
            "id": 1,
            "external_order_id": str(uuid.uuid4()),
            "checkout_url": f"/linkedevents/_pay/{path}",
            "amount": f"{amount:.2f}",
            "status": "created",
        }

    def _move_up(self, registration: Row) -> None:
        """The first in the waiting list gets the seat that became free."""
        queue = [one for one in self._of(registration) if one["attendee_status"] == "waitlisted"]
        if queue and self.attending(registration) < registration["places"]:
            first = queue[0] | {"attendee_status": "attending"}
            self._world.storage.put("signups", str(first["id"]), first)

    def _of(self, registration: Row) -> list[Row]:
        return [one for one in self.signups() if one["registration"] == registration["number"]]

    def _existing(self, collection: str, id: str) -> Row:
        document = self._world.storage.get(collection, id)
        if document is None or self._gone(document):
            raise Refusal(404, Said("not_found"))
        return document

    @staticmethod
    def _gone(document: Row) -> bool:
        return document["gone_at"] is not None and _moment(document["gone_at"]) <= _now()


def _now() -> datetime:
    return datetime.now(timezone.utc)


def _stated(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _moment(stated: str) -> datetime:
    return datetime.fromisoformat(stated.replace("Z", "+00:00"))
