"""Fault reports over Open311: reporting one, and asking what has become of one."""

import math
import time
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import lru_cache
from typing import Any

from actions.fault_types import FaultType, concepts, fault_types, likely
from actions.form.draft import Draft
from actions.form.opening import understood_from
from actions.handlers import Commission, Done, Handler, Option, register
from actions.personal_details import without_details
from actions.systems import Systems
from actions.turn import LAST_REFERENCE, LAST_STATUS, TurnContext
from akkuna.errors import RequestRefused, SystemFailure, SystemUnavailable
from akkuna.municipality import Municipality
from akkuna.replies import LANGUAGES, Button, Card, Line, Moment, Press, Reply, Term, Value, Words
from akkuna.service import FieldSpec, FieldType
from akkuna.texts import Texts
from akkuna.words import lemmas
from integrations.database import operations
from integrations.open311.models import Attribute, Photo, ReportToSend, Request

FRESH_SECONDS = 600
PATIENCE_SECONDS = 30
"""How long a server that did not answer is not asked for its types again."""
NEAR_METRES = 300
NEAR_DAYS = 90
MOST_LISTED = 5
FIELDS = {
    "service_code": "fault_type",
    "address": "place",
    "description": "description",
    "media": "photo",
    "email": "contact",
    "phone": "contact",
}
"""What the citizen was asked → by what the server's form calls it."""
FIELD_TYPES: dict[str, FieldType] = {
    "number": "number",
    "datetime": "date",
    "singlevaluelist": "choice",
    "multivaluelist": "choice",
}
SEVERAL = "multivaluelist"
"""The one whose answer is sent as a list: GeoReport v2, POST Service Request, `attribute`."""


class FaultTypes:
    """The fault types of each municipality's server, kept for ten minutes and used longer if it is down.

    One turn needs them many times, so a server that hangs is waited for once, not each time.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[float, list[FaultType]]] = {}
        self._silent_until: dict[str, float] = {}
        self._attributes: dict[tuple[str, str], list[tuple[Attribute, Attribute]]] = {}

    async def of(self, municipality: Municipality, systems: Systems) -> list[FaultType]:
        """The types, fresh or the last that were had.

        Raises:
            SystemFailure: the server cannot be asked and never was.
        """
        kept = self._kept.get(municipality.code)
        if kept and time.monotonic() - kept[0] < FRESH_SECONDS:
            return kept[1]
        try:
            types = await self._asked(municipality, systems)
        except SystemFailure:
            if kept:
                return kept[1]
            raise
        self._kept[municipality.code] = (time.monotonic(), types)
        return types

    async def _asked(self, municipality: Municipality, systems: Systems) -> list[FaultType]:
        if time.monotonic() < self._silent_until.get(municipality.code, 0.0):
            raise SystemUnavailable("open311")
        server = systems.open311(municipality)
        try:
            # One after the other: a system that was down lets a single call through first.
            return fault_types(await server.services("fi"), await server.services("sv"))
        except SystemFailure:
            self._silent_until[municipality.code] = time.monotonic() + PATIENCE_SECONDS
            raise

    def forget(self, municipality: Municipality) -> None:
        """Has the types and their questions asked for anew: the server has just refused a report."""
        if kept := self._kept.get(municipality.code):
            self._kept[municipality.code] = (-math.inf, kept[1])
        for key in [key for key in self._attributes if key[0] == municipality.code]:
            del self._attributes[key]

    def ask_at_once(self, municipality: Municipality) -> None:
        """Has the server asked again, however lately it was silent: who sends a report has waited already."""
        self._silent_until.pop(municipality.code, None)

    async def attributes(
        self, municipality: Municipality, systems: Systems, code: str
    ) -> list[tuple[Attribute, Attribute]]:
        """What the server must further know of this type, in Finnish and Swedish.

        Raises:
            SystemFailure: the server cannot be asked and never was.
        """
        key = (municipality.code, code)
        if key not in self._attributes:
            server = systems.open311(municipality)
            finnish, swedish = await server.definition(code, "fi"), await server.definition(code, "sv")
            in_swedish = {attribute.code: attribute for attribute in swedish}
            self._attributes[key] = [(one, in_swedish.get(one.code, one)) for one in finnish]
        return self._attributes[key]


class ReportFault(Handler):
    """Tells the municipality that something is broken, dirty or dangerous."""

    def __init__(self, types: FaultTypes, systems: Systems) -> None:
        self.types, self._systems = types, systems

    async def options(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The server's fault types, or the values of a further question of the server's."""
        if field.asked_by_system:
            return await self._attribute_options(field, draft, context)
        return [_option(one) for one in await self.types.of(_municipality(context), self._systems)]

    async def guess(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """Fault types that the words fit."""
        if field.asked_by_system:
            return []
        named = [entity.normalized for entity in context.understood.values("fault_type")]
        types = await self.types.of(_municipality(context), self._systems)
        said = context.understood.lemmas - _words_of_reporting(context.catalogue.texts)
        return [_option(one) for one in likely(types, said, named)]

    async def more_fields(self, draft: Draft, context: TurnContext) -> tuple[FieldSpec, ...]:
        """The server's required questions about the chosen type."""
        code = (draft.value("fault_type") or {}).get("code")
        if code is None or context.municipality is None:
            return ()
        types = {one.code: one for one in await self.types.of(context.municipality, self._systems)}
        if code not in types or not types[code].metadata:
            return ()
        attributes = await self.types.attributes(context.municipality, self._systems, code)
        return tuple(_field_of(fi, sv) for fi, sv in attributes if fi.required and fi.variable)

    def without_options(self, draft: Draft, context: TurnContext) -> dict[str, Any]:
        """Value of the fault type while the server has never told its types: our own name for it."""
        opening = understood_from(draft.opening_values)
        for entity in (*context.understood.values("fault_type"), *opening.values("fault_type")):
            if entity.normalized in concepts():
                words = concepts()[entity.normalized][0]
                return {"code": None, "concept": entity.normalized, "fi": words.fi, "sv": words.sv}
        return {"code": None, "concept": None, "fi": "", "sv": ""}

    async def commit(self, commission: Commission) -> Done:
        """Sends the report, with our reference in its description so that it can be found again."""
        draft, operation = commission.draft, commission.operation
        place, contact = draft.value("place") or {}, draft.value("contact") or {}
        report = ReportToSend(
            service_code=await self._code(commission),
            description=f"{_public(str(draft.value('description') or ''))}\n\n[{operation.reference}]",
            lat=place.get("lat"),
            long=place.get("lon"),
            address=place.get("label"),
            email=contact.get("email"),
            phone=contact.get("phone"),
            attributes=await self._attribute_values(commission),
            photos=tuple(
                Photo(f"photo-{number}.jpg", one.media_type, one.content)
                for number, one in enumerate(commission.attachments, start=1)
            ),
        )
        try:
            created = await self._systems.open311(commission.municipality).create(report)
        except RequestRefused as error:
            self.types.forget(commission.municipality)
            raise RequestRefused(error.system, error.status, FIELDS.get(error.field or "")) from error
        return Done(created.request_id, created.token, created.notice)

    async def look_up(self, commission: Commission) -> Done | None:
        """Looks our reference up in the descriptions of the server's reports."""
        operation = commission.operation
        found = await self._systems.open311(commission.municipality).find_by_reference(
            operation.reference or "",
            service_code=(commission.draft.value("fault_type") or {}).get("code") or "",
            since=operation.confirmed_at or operation.created_at,
        )
        return Done(found.id) if found else None

    async def number_of(self, commission: Commission, token: str) -> str | None:
        """The report's number for the server's token."""
        return await self._systems.open311(commission.municipality).by_token(token)

    async def _code(self, commission: Commission) -> str:
        """The chosen type's code; for a type named while the server was silent, the one that fits it."""
        chosen = commission.draft.value("fault_type") or {}
        if chosen.get("code"):
            return str(chosen["code"])
        self.types.ask_at_once(commission.municipality)
        types = await self.types.of(commission.municipality, self._systems)
        named = [chosen["concept"]] if chosen.get("concept") else []
        fitting = likely(types, frozenset(), named)
        if len(fitting) != 1:
            raise RequestRefused("open311", 400, "fault_type")
        return fitting[0].code

    async def _attribute_options(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        code = (draft.value("fault_type") or {})["code"]
        for finnish, swedish in await self.types.attributes(_municipality(context), self._systems, code):
            if _attribute_name(finnish) == field.name:
                names = dict(swedish.values)
                return [Option(key, name, names.get(key, name)) for key, name in finnish.values]
        return []

    async def _attribute_values(self, commission: Commission) -> dict[str, str | list[str]]:
        draft = commission.draft
        given = {
            name: value for name, value in draft.answers.items() if name.startswith("attribute_") and value
        }
        if not given:
            return {}
        code = await self._code(commission)
        values: dict[str, str | list[str]] = {}
        for attribute, _ in await self.types.attributes(commission.municipality, self._systems, code):
            value = given.get(_attribute_name(attribute))
            if value is not None:
                given_value = str(value["code"] if isinstance(value, dict) else value)
                values[attribute.code] = [given_value] if attribute.datatype == SEVERAL else given_value
        return values


class AskFaultStatus(Handler):
    """Tells what has become of a report, or what has been reported near a place."""

    def __init__(self, types: FaultTypes, systems: Systems) -> None:
        self.types, self._systems = types, systems

    async def answer(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """The report's state by its number, or the newest reports around the place."""
        subject = draft.value("subject")
        context.memory[LAST_STATUS] = True
        try:
            if "reference" in subject:
                return [await self._by_number(str(subject["reference"]), context)]
            if "everywhere" in subject:
                return [await self._newest(context)]
            return [await self._near(subject, context)]
        except SystemFailure:
            return [Reply("unavailable", service="ask_fault_status")]

    async def _by_number(self, number: str, context: TurnContext) -> Reply:
        own = await context.store(lambda tx: operations.find_by_reference(tx, number.upper()))
        if own is not None and own.service != "report_fault":
            own = None
        if own is not None and own.external_id is None:
            return _own_state(own.state, number.upper())
        # Two servers may use one number; ours is known at the server that it was sent to.
        sent_to = context.catalogue.municipalities.get(own.municipality or "") if own else None
        server = self._systems.open311(sent_to or _municipality(context))
        found = await server.request(own.external_id if own and own.external_id else number)
        if found is None:
            return Reply("not_found", {"number": number}, service="ask_fault_status")
        context.memory[LAST_REFERENCE] = number
        return _status(found, await self._names(context))

    async def _near(self, place: dict[str, Any], context: TurnContext) -> Reply:
        if place.get("lat") is None:
            return Reply("place_unknown", {"place": place["label"]}, service="ask_fault_status")
        found = await self._reported(context, (place["lat"], place["lon"], NEAR_METRES))
        values: dict[str, Value] = {"place": str(place["label"]), "metres": NEAR_METRES, "days": NEAR_DAYS}
        return await self._listed(found, ("near", "nothing_near"), values, context)

    async def _newest(self, context: TurnContext) -> Reply:
        """The newest reports of the municipality, wherever they are."""
        values: dict[str, Value] = {"in": _municipality(context).form("in"), "days": NEAR_DAYS}
        return await self._listed(await self._reported(context), ("newest", "nothing_new"), values, context)

    async def _reported(
        self, context: TurnContext, near: tuple[float, float, float] | None = None
    ) -> list[Request]:
        server = self._systems.open311(_municipality(context))
        return await server.requests(
            start=context.now - timedelta(days=NEAR_DAYS), end=context.now, near=near
        )

    async def _listed(
        self, found: list[Request], keys: tuple[str, str], values: dict[str, Value], context: TurnContext
    ) -> Reply:
        """The reports as cards, under the first key; the second where there are none."""
        if not found:
            return Reply(keys[1], values, service="ask_fault_status")
        names = await self._names(context)
        cards = tuple(_item(one, names) for one in found[:MOST_LISTED])
        return Reply(keys[0], values, service="ask_fault_status", kind="list", cards=cards)

    async def _names(self, context: TurnContext) -> dict[str, Words]:
        """Names of the fault types in both languages: a server tells a report's in one only."""
        try:
            types = await self.types.of(_municipality(context), self._systems)
        except SystemFailure:
            return {}
        return {one.code: one.words for one in types}


@lru_cache(maxsize=1)
def _words_of_reporting(texts: Texts) -> frozenset[str]:
    """Base forms of "report a fault" in both languages: they speak for no kind of fault, not even "other"."""
    return frozenset(
        lemma
        for language in LANGUAGES
        for key in ("title", "button")
        for lemma in lemmas(texts.find(key, language, service="report_fault", municipality=None), language)
    )


def register_faults(systems: Systems) -> None:
    """Registers both services."""
    types = FaultTypes()
    register("report_fault", ReportFault(types, systems))
    register("ask_fault_status", AskFaultStatus(types, systems))


def _public(description: str) -> str:
    """The description once more without personal details: what is sent here may be read by anybody."""
    return without_details(description, names=True).text


def _municipality(context: TurnContext) -> Municipality:
    municipality = context.municipality
    if municipality is None:
        raise KeyError("municipality")
    return municipality


def _option(one: FaultType) -> Option:
    return Option(one.code, one.words.fi, one.words.sv, one.words.source)


def _attribute_name(attribute: Attribute) -> str:
    cleaned = "".join(letter if letter.isalnum() and letter.isascii() else "_" for letter in attribute.code)
    return f"attribute_{cleaned.lower()}"


def _field_of(finnish: Attribute, swedish: Attribute) -> FieldSpec:
    return FieldSpec(
        name=_attribute_name(finnish),
        type=FIELD_TYPES.get(finnish.datatype, "text"),
        asked_by_system=Words(finnish.description or finnish.code, swedish.description or swedish.code),
    )


def _own_state(state: str, number: str) -> Reply:
    """State of a report that the municipality's system has not numbered yet."""
    key = {
        "confirmed": "own_waiting",
        "waiting": "own_waiting",
        "sending": "own_checking",
        "checking": "own_checking",
        "with_staff": "own_checking",
        "done": "own_sent",
    }
    return Reply(key.get(state, "not_found"), {"number": number}, service="ask_fault_status")


def _status(found: Request, names: Mapping[str, Words]) -> Reply:
    """One report in full."""
    lines = [*_lines(found)]
    if found.updated_datetime:
        lines.append(Line(Term("label.updated"), Moment(found.updated_datetime.isoformat())))
    if found.status_notes:
        lines.append(Line(Term("label.note"), found.status_notes))
    card = Card("detail", _kind(found, names), lines=tuple(lines))
    return Reply("status", {"number": found.id}, service="ask_fault_status", kind="list", cards=(card,))


def _item(found: Request, names: Mapping[str, Words]) -> Card:
    """One report of several, with a button that shows it in full."""
    return Card(
        "item",
        _kind(found, names),
        text=Term("numbered", {"number": found.id}),
        lines=tuple(_lines(found)),
        buttons=(Button(Term("details", {"number": found.id}), Press("ask_fault_status", found.id)),),
    )


def _lines(found: Request) -> Iterator[Line]:
    yield Line(Term("label.state"), Term(f"state.{found.status}"))
    if found.address:
        yield Line(Term("label.place"), found.address)
    if found.requested_datetime:
        yield Line(Term("label.reported"), Moment(found.requested_datetime.isoformat()))


def _kind(found: Request, names: Mapping[str, Words]) -> Value:
    return names.get(found.service_code or "") or found.service_name or Term("label.fault")
