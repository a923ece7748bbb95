"""eVaka sandbox: the service behind eVaka's gateway, for a few families and units of eleven municipalities.

Its switches are in README.md.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, empty, json

from integrations.evaka import sandbox_checks as checks
from integrations.evaka.sandbox_checks import Refused
from integrations.evaka.sandbox_sample import families, id_of, unit_named, units
from integrations.sandbox.world import Modes, World, route
from integrations.tolerant import HELSINKI

SWITCHES = {"public_key": None, "closed": None}

_START_LIMIT_DAYS = 14
"""How much later than decided somebody may wish to start (``requestedStartUpperLimit``)."""


def blueprint(world: World) -> Blueprint:
    """The server's routes."""
    routes = Blueprint("evaka")
    server = Server(world, world.modes(routes, SWITCHES))
    application = "/citizen/applications/<id:str>"
    route(routes, "POST", "/system/citizen-login", server.log_in)
    route(routes, "GET", "/citizen/applications/children", server.children)
    route(routes, "GET", "/citizen/applications/by-guardian", server.by_guardian)
    route(routes, "GET", "/citizen/applications/duplicates/<child:str>", server.duplicates)
    route(routes, "GET", "/citizen/units", server.units)
    route(routes, "POST", "/citizen/applications", server.create)
    route(routes, "GET", application, server.application)
    route(routes, "PUT", f"{application}/draft", server.save)
    route(routes, "DELETE", application, server.cancel)
    route(routes, "POST", f"{application}/actions/send-application", server.send)
    route(routes, "GET", f"{application}/decisions", server.decisions_on)
    route(routes, "POST", f"{application}/actions/accept-decision", server.accept)
    route(routes, "POST", f"{application}/actions/reject-decision", server.reject)
    route(routes, "GET", "/citizen/decisions", server.decisions)
    route(routes, "POST", "/citizen/absences", server.absences)
    route(routes, "GET", "/citizen/reservations", server.reservations)
    route(routes, "POST", "/_decide", server.decide)
    route(routes, "POST", "/_anew", server.begin_anew)
    return routes


class Server:
    """Answers for one service; documents are in ``applications``, ``decisions`` and ``absences``."""

    def __init__(self, world: World, modes: Modes) -> None:
        self._world, self._modes, self._families = world, modes, families()
        if not world.storage.list("decisions"):
            self._add_waiting_decisions()

    async def log_in(self, request: Request) -> HTTPResponse:
        """``POST /system/citizen-login``: the id of somebody, who is made if they are not known."""

        def work() -> HTTPResponse:
            if checks.user_of(request, self._modes["public_key"])["type"] != "system":
                raise Refused(403)
            body = checks.exactly(request.json, "socialSecurityNumber", "firstName", "lastName")
            code = checks.identity_code(body["socialSecurityNumber"])
            return json({"id": self._families.guardians.get(code) or id_of("person", code)})

        return _answered(work)

    async def children(self, request: Request) -> HTTPResponse:
        """``GET /citizen/applications/children``"""
        return self._for_citizen(request, lambda me: json([self._child(id) for id in self._mine(me)]))

    async def by_guardian(self, request: Request) -> HTTPResponse:
        """``GET /citizen/applications/by-guardian``"""

        def work(me: str) -> HTTPResponse:
            return json([self._child_with_applications(me, id) for id in self._mine(me)], ensure_ascii=False)

        return self._for_citizen(request, work)

    async def duplicates(self, request: Request, child: str) -> HTTPResponse:
        """``GET /citizen/applications/duplicates/{childId}``"""

        def work(me: str) -> HTTPResponse:
            self._check_child(me, child)
            return json({type: self._has_duplicate(me, child, type) for type in checks.APPLY_PERIOD})

        return self._for_citizen(request, work)

    async def units(self, request: Request) -> HTTPResponse:
        """``GET /citizen/units?type=&date=&shiftCare=``"""

        def work(_: str) -> HTTPResponse:
            type = request.args.get("type")
            if type not in checks.APPLY_PERIOD:
                raise Refused(400)
            checks.a_date(request.args.get("date"))
            shift = request.args.get("shiftCare") == "true"
            found = [
                one
                for one in units().values()
                if one[checks.APPLY_PERIOD[type]] and one["name"] != self._modes["closed"]
            ]
            return json([one for one in found if one["providesShiftCare"] or not shift], ensure_ascii=False)

        return self._for_citizen(request, work)

    async def create(self, request: Request) -> HTTPResponse:
        """``POST /citizen/applications``: a JSON string with the id."""

        def work(me: str) -> HTTPResponse:
            body = checks.exactly(request.json, "childId", "type")
            child, type = checks.an_id(body["childId"]), body["type"]
            if type not in checks.APPLY_PERIOD:
                raise Refused(400)
            self._check_child(me, child)
            if self._has_duplicate(me, child, type):
                raise Refused(400)
            id = str(uuid4())
            self._keep(self._document(id, me, child, type), "application.created", body)
            return json(id)

        return self._for_citizen(request, work)

    async def application(self, request: Request, id: str) -> HTTPResponse:
        """``GET /citizen/applications/{id}``"""

        def work(me: str) -> HTTPResponse:
            kept = self._application(me, id)
            shown = {key: kept[key] for key in ("id", "childId", "type", "status", "form", "sentDate")}
            return json(shown | {"createdAt": kept["createdDate"]}, ensure_ascii=False)

        return self._for_citizen(request, work)

    async def save(self, request: Request, id: str) -> HTTPResponse:
        """``PUT /citizen/applications/{id}/draft``"""

        def work(me: str) -> HTTPResponse:
            kept = self._application(me, id)
            if kept["status"] != "CREATED":
                raise Refused(400)
            form = checks.form(request.json, kept["type"])
            if self._modes["closed"] in [unit["name"] for unit in form["preferences"]["preferredUnits"]]:
                raise Refused(400)
            self._keep(kept | {"form": form, "modifiedDate": _now()}, "application.saved", form)
            return empty(200)

        return self._for_citizen(request, work)

    async def send(self, request: Request, id: str) -> HTTPResponse:
        """``POST /citizen/applications/{id}/actions/send-application``"""

        def work(me: str) -> HTTPResponse:
            kept = self._application(me, id)
            if kept["status"] != "CREATED" or kept["form"] is None:
                raise Refused(400)
            checks.can_be_sent(kept["form"], kept["type"])
            sent = {"status": "SENT", "sentDate": date.today().isoformat()}
            self._keep(kept | sent, "application.sent", kept["form"])
            return empty(200)

        return self._for_citizen(request, work)

    async def cancel(self, request: Request, id: str) -> HTTPResponse:
        """``DELETE /citizen/applications/{id}``"""

        def work(me: str) -> HTTPResponse:
            kept = self._application(me, id)
            if kept["status"] not in ("CREATED", "SENT"):
                raise Refused(400)
            removed = kept["status"] == "CREATED"
            gone = {"status": "CANCELLED", "removed": removed}
            self._keep(kept | gone, "application.cancelled", {"removed": removed})
            return empty(200)

        return self._for_citizen(request, work)

    async def decisions(self, request: Request) -> HTTPResponse:
        """``GET /citizen/decisions``"""

        def work(me: str) -> HTTPResponse:
            mine = [one for one in self._world.storage.list("decisions") if one["childId"] in self._mine(me)]
            names = ("id", "applicationId", "childId", "type", "status", "sentDate", "resolved")
            pending = [one["applicationId"] for one in mine if one["status"] == "PENDING"]
            shown = [{name: one[name] for name in names} for one in mine]
            return json({"decisions": shown, "decidableApplications": pending, "permittedActions": {}})

        return self._for_citizen(request, work)

    async def decisions_on(self, request: Request, id: str) -> HTTPResponse:
        """``GET /citizen/applications/{id}/decisions``"""

        def work(me: str) -> HTTPResponse:
            self._application(me, id)
            found = [one for one in self._world.storage.list("decisions") if one["applicationId"] == id]
            shown = [
                {
                    "decision": one,
                    "validRequestedStartDatePeriod": {"start": one["startDate"], "end": _latest(one)},
                    "canDecide": one["status"] == "PENDING",
                    "permittedActions": [],
                }
                for one in found
            ]
            return json(shown, ensure_ascii=False)

        return self._for_citizen(request, work)

    async def accept(self, request: Request, id: str) -> HTTPResponse:
        """``POST /citizen/applications/{id}/actions/accept-decision``"""

        def work(me: str) -> HTTPResponse:
            body = checks.exactly(request.json, "decisionId", "requestedStartDate")
            start = checks.a_date(body["requestedStartDate"]).isoformat()
            decision = self._pending(me, id, body["decisionId"])
            if not decision["startDate"] <= start <= _latest(decision):
                raise Refused(400, "decision.validation.invalid-requested-start-date")
            with self._world.transaction():
                self._resolve(me, decision, "ACCEPTED", "ACTIVE", start)
                self._world.ledger.record("decision.accepted", decision["id"], body)
            return empty(200)

        return self._for_citizen(request, work)

    async def reject(self, request: Request, id: str) -> HTTPResponse:
        """``POST /citizen/applications/{id}/actions/reject-decision``"""

        def work(me: str) -> HTTPResponse:
            body = checks.exactly(request.json, "decisionId")
            decision = self._pending(me, id, body["decisionId"])
            with self._world.transaction():
                self._resolve(me, decision, "REJECTED", "REJECTED", None)
                self._world.ledger.record("decision.rejected", decision["id"], body)
            return empty(200)

        return self._for_citizen(request, work)

    async def absences(self, request: Request) -> HTTPResponse:
        """``POST /citizen/absences``: replaces what was marked for the same days."""

        def work(me: str) -> HTTPResponse:
            body = checks.exactly(request.json, "absenceType", "childIds", "dateRange")
            if body["absenceType"] not in checks.ABSENCES or not isinstance(body["childIds"], list):
                raise Refused(400)
            limits = checks.exactly(body["dateRange"], "start", "end")
            first, last = checks.a_date(limits["start"]), checks.a_date(limits["end"])
            if not body["childIds"] or last < first:
                raise Refused(400)
            if first < date.today():
                raise Refused(400)
            for child in body["childIds"]:
                self._check_child(me, checks.an_id(child))
            with self._world.transaction():
                self._mark(body["childIds"], first, last, body["absenceType"])
                self._world.ledger.record("absence.reported", body["childIds"][0], body)
            return empty(200)

        return self._for_citizen(request, work)

    async def reservations(self, request: Request) -> HTTPResponse:
        """``GET /citizen/reservations?from=&to=``"""

        def work(me: str) -> HTTPResponse:
            first, last = checks.a_date(request.args.get("from")), checks.a_date(request.args.get("to"))
            if last < first or (last - first).days > 366:
                raise Refused(400)
            placed = [id for id in self._mine(me) if self._families.kids[id].placement]
            days = [first + timedelta(ahead) for ahead in range((last - first).days + 1)]
            return json(
                {
                    "children": [self._child(id) for id in placed],
                    "days": [self._calendar_day(on, placed) for on in days],
                    "reservableRange": {"start": first.isoformat(), "end": last.isoformat()},
                },
                ensure_ascii=False,
            )

        return self._for_citizen(request, work)

    async def decide(self, request: Request) -> HTTPResponse:
        """``POST /evaka/_decide {"applicationId", "unit"?, "start"?}``: an official grants a place."""
        wish = request.json or {}
        kept = self._world.storage.get("applications", str(wish.get("applicationId")))
        if kept is None or kept["status"] != "SENT":
            return json({"error": "no such application has been sent"}, status=404)
        wishes = kept["form"]["preferences"]
        unit = unit_named(wish["unit"]) if "unit" in wish else units()[wishes["preferredUnits"][0]["id"]]
        start = date.fromisoformat(wish.get("start") or wishes["preferredStartDate"])
        self._put(kept | {"status": "WAITING_CONFIRMATION"})
        return json(self._put_decision(kept, unit, start))

    async def begin_anew(self, request: Request) -> HTTPResponse:
        """``POST /evaka/_anew``: all is as at the first start."""
        with self._world.transaction():
            for collection in ("applications", "decisions", "absences"):
                self._world.storage.clear(collection)
            self._add_waiting_decisions()
        return json({})

    def _for_citizen(self, request: Request, work: Callable[[str], HTTPResponse]) -> HTTPResponse:
        def checked() -> HTTPResponse:
            user = checks.user_of(request, self._modes["public_key"])
            if user["type"] == "system":
                raise Refused(403)
            return work(checks.an_id(user.get("id")))

        return _answered(checked)

    def _mine(self, me: str) -> tuple[str, ...]:
        return self._families.children_of.get(me, ())

    def _check_child(self, me: str, child: str) -> None:
        if child not in self._mine(me):
            raise Refused(403)

    def _child(self, id: str) -> dict[str, Any]:
        kid = self._families.kids[id]
        return {
            "id": kid.id,
            "firstName": kid.first_names,
            "lastName": kid.last_name,
            "dateOfBirth": kid.born.isoformat(),
            "socialSecurityNumber": None,
            "duplicateOf": None,
        }

    def _applications_of(self, me: str) -> list[dict[str, Any]]:
        kept = self._world.storage.list("applications")
        return [one for one in kept if one["guardianId"] == me and not one["removed"]]

    def _application(self, me: str, id: str) -> dict[str, Any]:
        checks.an_id(id)
        kept = self._world.storage.get("applications", id)
        if kept is None or kept["removed"]:
            raise Refused(404)
        if kept["guardianId"] != me:
            raise Refused(403)
        return kept

    def _has_duplicate(self, me: str, child: str, type: str) -> bool:
        over = ("ACTIVE", "REJECTED", "CANCELLED")
        mine = self._applications_of(me)
        same = (one for one in mine if one["childId"] == child and one["type"] == type)
        return type != "CLUB" and any(one["status"] not in over for one in same)

    def _child_with_applications(self, me: str, child: str) -> dict[str, Any]:
        mine = [one for one in self._applications_of(me) if one["childId"] == child]
        name = self._families.kids[child].name
        pending = [one["id"] for one in mine if one["status"] == "WAITING_CONFIRMATION"]
        return {
            "childId": child,
            "childName": name,
            "applicationSummaries": [_summary(one, name) for one in mine],
            "decidableApplications": pending,
            "permittedActions": {},
            "duplicateOf": None,
        }

    def _document(self, id: str, me: str, child: str, type: str) -> dict[str, Any]:
        return {
            "id": id,
            "guardianId": me,
            "childId": child,
            "type": type,
            "status": "CREATED",
            "form": None,
            "sentDate": None,
            "createdDate": _now(),
            "modifiedDate": _now(),
            "removed": False,
        }

    def _put(self, document: dict[str, Any]) -> None:
        self._world.storage.put("applications", document["id"], document)

    def _keep(self, document: dict[str, Any], effect: str, body: dict[str, Any]) -> None:
        """Keeps an application and what has been done to it, both or neither."""
        with self._world.transaction():
            self._put(document)
            self._world.ledger.record(effect, document["id"], body)

    def _put_decision(self, kept: dict[str, Any], unit: dict[str, Any], start: date) -> dict[str, Any]:
        decision = {
            "id": str(uuid4()),
            "applicationId": kept["id"],
            "childId": kept["childId"],
            "childName": self._families.kids[kept["childId"]].name,
            "type": kept["type"],
            "status": "PENDING",
            "unit": {"id": unit["id"], "name": unit["name"], "streetAddress": unit["streetAddress"]},
            "startDate": start.isoformat(),
            "endDate": (start + timedelta(days=365)).isoformat(),
            "sentDate": date.today().isoformat(),
            "requestedStartDate": None,
            "resolved": None,
            "decisionNumber": len(self._world.storage.list("decisions")) + 1,
        }
        self._world.storage.put("decisions", decision["id"], decision)
        return decision

    def _pending(self, me: str, application_id: str, decision_id: Any) -> dict[str, Any]:
        self._application(me, application_id)
        decision = self._world.storage.get("decisions", checks.an_id(decision_id))
        if decision is None or decision["applicationId"] != application_id:
            raise Refused(404)
        if decision["status"] != "PENDING":
            raise Refused(400)
        return decision

    def _resolve(self, me: str, decision: dict[str, Any], status: str, then: str, start: str | None) -> None:
        resolved = {"status": status, "resolved": date.today().isoformat(), "requestedStartDate": start}
        self._world.storage.put("decisions", decision["id"], decision | resolved)
        self._put(self._application(me, decision["applicationId"]) | {"status": then})

    def _mark(self, children: list[str], first: date, last: date, kind: str) -> None:
        for child in children:
            for ahead in range((last - first).days + 1):
                on = first + timedelta(ahead)
                # Days without care cannot be missed: eVaka marks none of them.
                if on.isoweekday() <= 5 and self._families.kids[child].placement:
                    key = f"{child}:{on.isoformat()}"
                    self._world.storage.put("absences", key, {"type": kind})

    def _calendar_day(self, on: date, children: list[str]) -> dict[str, Any]:
        cared = children if on.isoweekday() <= 5 else []
        return {
            "date": on.isoformat(),
            "holiday": False,
            "children": [
                {
                    "childId": child,
                    "absence": self._absence(child, on),
                    "reservations": [],
                    "scheduleType": "RESERVATION_REQUIRED",
                    "shiftCare": False,
                }
                for child in cared
            ],
        }

    def _absence(self, child: str, on: date) -> dict[str, Any] | None:
        kept = self._world.storage.get("absences", f"{child}:{on.isoformat()}")
        return kept | {"editable": True} if kept else None

    def _add_waiting_decisions(self) -> None:
        """What officials decided before the stand-in began."""
        for me, children in self._families.children_of.items():
            for kid in (self._families.kids[id] for id in children):
                if kid.decision:
                    id = id_of("application", kid.id)
                    kept = self._document(id, me, kid.id, kid.decision["type"])
                    sent = (date.today() - timedelta(days=30)).isoformat()
                    self._put(kept | {"status": "WAITING_CONFIRMATION", "sentDate": sent})
                    start = date.today() + timedelta(days=kid.decision["start"])
                    self._put_decision(kept, unit_named(kid.decision["unit"]), start)


def _answered(work: Callable[[], HTTPResponse]) -> HTTPResponse:
    try:
        return work()
    except Refused as refusal:
        return json({"errorCode": refusal.code}, status=refusal.status)


def _now() -> str:
    return datetime.now(HELSINKI).isoformat()


def _latest(decision: dict[str, Any]) -> str:
    """The latest start that may be wished; pre-school begins when it begins."""
    days = 0 if decision["type"] == "PRESCHOOL" else _START_LIMIT_DAYS
    return (date.fromisoformat(decision["startDate"]) + timedelta(days)).isoformat()


def _summary(kept: dict[str, Any], child_name: str) -> dict[str, Any]:
    wishes = (
        kept["form"]["preferences"] if kept["form"] else {"preferredUnits": [], "preferredStartDate": None}
    )
    names = [unit["name"] for unit in wishes["preferredUnits"]]
    return {
        "applicationId": kept["id"],
        "type": kept["type"],
        "applicationStatus": kept["status"],
        "startDate": wishes["preferredStartDate"],
        "preferredUnitName": names[0] if names else None,
        "allPreferredUnitNames": names,
        "sentDate": kept["sentDate"],
        "createdDate": kept["createdDate"],
        "modifiedDate": kept["modifiedDate"],
        "transferApplication": False,
        "childName": child_name,
        "childId": kept["childId"],
    }
