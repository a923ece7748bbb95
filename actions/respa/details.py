"""What a room's reservation asks besides: Respa's extra fields as fields of the form."""

from collections.abc import Iterable

from actions.form.draft import Draft
from akkuna.service import FieldSpec
from integrations.respa.sending import EXTRA_FIELDS

PEOPLE, NUMBER = "people", "number_of_participants"
"""What the citizen told to find a room that is large enough, and the server's field that it answers."""
_SHORT, _LONG = 100, 2000

_FIELDS = {
    "reserver_name": FieldSpec(
        name="reserver_name", type="text", personal=True, prefill="name", min_length=2, max_length=_SHORT
    ),
    "reserver_phone_number": FieldSpec(name="reserver_phone_number", type="phone", personal=True),
    "reserver_email_address": FieldSpec(
        name="reserver_email_address", type="email", personal=True, prefill="email"
    ),
    "event_subject": FieldSpec(name="event_subject", type="text", min_length=2, max_length=200),
    "event_description": FieldSpec(name="event_description", type="text", min_length=2, max_length=_LONG),
    NUMBER: FieldSpec(name=NUMBER, type="count"),
    "participants": FieldSpec(name="participants", type="text", personal=True, max_length=_LONG),
    "company": FieldSpec(name="company", type="text", max_length=_SHORT),
    "host_name": FieldSpec(name="host_name", type="text", personal=True, min_length=2, max_length=_SHORT),
}
"""Those that are not what they seem by their names: the others are short personal texts."""


def fields_of(required: Iterable[str], draft: Draft) -> tuple[FieldSpec, ...]:
    """What must be asked for a reservation that requires these, what is anybody's before what is personal."""
    wanted = set(required)
    if draft.value(PEOPLE) is not None:
        wanted.discard(NUMBER)
    fields = [_field(name) for name in EXTRA_FIELDS if name in wanted]
    return tuple(sorted(fields, key=lambda one: one.personal))


def extra_of(draft: Draft, required: Iterable[str]) -> dict[str, str | int]:
    """The answers as the server takes them."""
    extra: dict[str, str | int] = {}
    for name in required:
        value = draft.value(name)
        if name == NUMBER and value is None:
            value = draft.value(PEOPLE)
        if isinstance(value, dict):
            value = value.get("email")
        if value is not None:
            extra[name] = value if isinstance(value, int) else str(value)
    return extra


def _field(name: str) -> FieldSpec:
    known = _FIELDS.get(name)
    if known is not None:
        return known
    if name.endswith("phone_number"):
        return FieldSpec(name=name, type="phone", personal=True)
    if name.endswith("email_address"):
        return FieldSpec(name=name, type="email", personal=True)
    return FieldSpec(name=name, type="text", personal=True, max_length=_SHORT)
