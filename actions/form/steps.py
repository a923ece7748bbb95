"""Which question of a draft comes next, and how it is asked."""

from dataclasses import replace

from actions.fields import MUNICIPALITY, reader_of
from actions.fields.base import field_key, label_of
from actions.fields.place_questions import outside_question
from actions.form.draft import LOGIN, SUMMARY, Draft
from actions.handlers import handler_of
from actions.identity.citizen import citizen_of, note
from actions.identity.login import login_question, without_login
from actions.identity.prefill import PROTECTED, SUOMIFI, button_of, shown
from actions.turn import TurnContext
from akkuna.errors import SystemFailure
from akkuna.replies import Button, Line, Press, Reply, Term
from akkuna.service import FieldSpec, ServiceSpec

KEEP = "keep"
"""Argument of the "skip" button that leaves an answer as it was."""


def spec_of(draft: Draft, context: TurnContext) -> ServiceSpec:
    """The service that the draft is for."""
    return context.catalogue.services[draft.service]


async def fields_of(draft: Draft, context: TurnContext) -> list[FieldSpec]:
    """All fields in order: the municipality while it is unknown, the service's, the system's own."""
    handler = handler_of(draft.service)
    fields = [
        field
        for field in spec_of(draft, context).fields
        if _can_be_asked(field, context) and handler.is_asked(field, draft)
    ]
    if context.municipality is None:
        return fields if spec_of(draft, context).everywhere else [MUNICIPALITY, *fields]
    try:
        more = await handler.more_fields(draft, context)
    except SystemFailure:
        more = ()
    return _in_order(fields, more)


def _in_order(fields: list[FieldSpec], more: tuple[FieldSpec, ...]) -> list[FieldSpec]:
    """The service's fields with the system's own, each after the one that it follows."""
    ordered = [
        one for field in fields for one in (field, *(new for new in more if new.follows == field.name))
    ]
    return [*ordered, *(one for one in more if one not in ordered)]


async def next_step(draft: Draft, context: TurnContext) -> str | None:
    """The field to ask now, `SUMMARY` when all is answered, None when a "read" service has all it needs.

    Where the service needs to know who asks, `LOGIN` comes before the first personal question, after all
    that can be asked of anybody.
    """
    for field in await fields_of(draft, context):
        if field.name not in draft.answers:
            return LOGIN if field.personal and await must_log_in(draft, context) else field.name
    if await must_log_in(draft, context):
        return LOGIN
    return SUMMARY if spec_of(draft, context).effect == "write" else None


NOT_SENT = "principal_not_sent"
"""Text of a service that does not send for whom it is done: the name, and that."""


async def must_log_in(draft: Draft, context: TurnContext) -> bool:
    """Whether the service goes on only with a citizen who is identified well enough, and nobody is."""
    spec = spec_of(draft, context)
    if spec.login == "none" or (
        spec.login == "when_personal" and not handler_of(draft.service).is_personal(draft)
    ):
        return False
    citizen = await citizen_of(context)
    return citizen is None or not citizen.reaches(spec.level)


async def question_of(draft: Draft, context: TurnContext) -> Reply:
    """The question that waits for an answer, bound to this state of the draft."""
    reply = _settling_question(draft, context)
    if reply is None and draft.asking == SUMMARY:
        reply = await summary(draft, context)
    if reply is None and draft.asking == LOGIN:
        reply = await login_question(spec_of(draft, context), context, await fields_of(draft, context))
    if reply is None:
        fields = await fields_of(draft, context)
        field = next(field for field in fields if field.name == draft.asking)
        reply = await reader_of(field).question(field, draft, context)
        if draft.value(field.name) is not None and not draft.pending and field.type != "photo":
            reply = replace(reply, buttons=(*reply.buttons, Button(Term("button.keep"), Press("skip", KEEP))))
        reply = replace(reply, buttons=(*await _known(field, draft, context), *reply.buttons))
        reply = replace(reply, progress=_progress(field, fields), hint=_hint(field, draft, context))
    return _bound(reply, draft, context)


async def summary(draft: Draft, context: TurnContext) -> Reply:
    """Everything that will be sent, each line with a way to change it."""
    lines = []
    for field in await fields_of(draft, context):
        value = draft.value(field.name)
        told = reader_of(field).show(value) if value else _none(field, draft, context)
        change = None if stands(field, draft) else Press("correct_answer", field.name)
        lines.append(Line(label_of(field), shown(told, draft.prefilled.get(field.name)), change))
    lines += handler_of(draft.service).summary_lines(draft, context)
    lines += await _on_behalf(draft, context)
    buttons = (
        Button(Term("confirm"), Press("affirm", SUMMARY), primary=True),
        Button(Term("discard"), Press("cancel")),
    )
    values = {"municipality": context.municipality.form("to") if context.municipality else ""}
    return Reply(
        "summary", values, service=draft.service, kind="summary", buttons=buttons, lines=tuple(lines)
    )


def _none(field: FieldSpec, draft: Draft, context: TurnContext) -> Term:
    """That nothing was given, in the field's own words where the service has them."""
    key = field_key(field, "none")
    known = context.catalogue.texts.has(key, context.language, service=draft.service)
    return Term(key, service=draft.service) if known else Term("summary.none")


def stands(field: FieldSpec, draft: Draft) -> bool:
    """Whether the answer is a register's and cannot be changed here."""
    source = draft.prefilled.get(field.name)
    return source == PROTECTED or (source is not None and field.fixed)


def explanation(draft: Draft, context: TurnContext) -> Reply:
    """Why the present question is asked and what would do as an answer."""
    press = context.understood.press
    if draft.asking == LOGIN or (press and press.argument == LOGIN):
        return without_login(draft.service, context)
    if draft.asking in (None, SUMMARY):
        return Reply("summary_explain", service=draft.service)
    if draft.asking == MUNICIPALITY.name or (draft.pending or {}).get("kind") == "switch_municipality":
        return Reply("municipality.explain")
    if draft.asking and draft.asking.startswith("attribute_"):
        return Reply("field.asked_by_system_explain")
    return Reply(f"field.{draft.asking}.explain", service=draft.service)


async def _known(field: FieldSpec, draft: Draft, context: TurnContext) -> tuple[Button, ...]:
    """Offers what identification tells as the answer to an optional question."""
    citizen = await citizen_of(context) if field.prefill and not draft.pending else None
    button = button_of(field, citizen, context.language) if citizen else None
    if citizen is None or button is None:
        return ()
    await note("personal_data_read", citizen, context, purpose=draft.service, source=SUOMIFI)
    return (button,)


async def _on_behalf(draft: Draft, context: TurnContext) -> list[Line]:
    """For whom it is done, where that is another."""
    citizen = await citizen_of(context) if spec_of(draft, context).on_behalf else None
    principal = citizen.acting_for if citizen else None
    if principal is None:
        return []
    known = context.catalogue.texts.has(NOT_SENT, context.language, service=draft.service)
    name = Term(NOT_SENT, {"name": principal.name}, service=draft.service) if known else principal.name
    return [Line(Term("summary.on_behalf"), name)]


def _hint(field: FieldSpec, draft: Draft, context: TurnContext) -> Term | None:
    """What to write or why it is asked, where the service has a hint for the field and it asks plainly."""
    key = field_key(field, "hint")
    known = context.catalogue.texts.has(key, context.language, service=draft.service)
    return Term(key, service=draft.service) if known and not draft.pending else None


def _progress(field: FieldSpec, fields: list[FieldSpec]) -> tuple[int, int] | None:
    """Which question of how many; the municipality is not counted, since it is asked only once."""
    counted = [one for one in fields if one.type != MUNICIPALITY.type]
    return (counted.index(field) + 1, len(counted)) if field in counted and len(counted) > 1 else None


def _settling_question(draft: Draft, context: TurnContext) -> Reply | None:
    """The question of the form's own pending matters; those of a field are its reader's."""
    pending = draft.pending or {}
    kind = pending.get("kind")
    unfinished = Term("unfinished", service=draft.service)
    if kind == "cancel":
        return _yes_or_no("cancel.ask", "button.yes_cancel", "button.no_go_on", unfinished)
    if kind == "restart":
        return _yes_or_no("restart.ask", "button.yes_restart", "button.no_go_on", unfinished)
    if kind == "add":
        return _whether_to_add(pending["words"])
    if kind == "switch_service":
        other = Term("title", service=pending["service"])
        return _yes_or_no("switch.ask", "button.yes_switch", "button.no_go_on", unfinished, other)
    if kind == "switch_municipality":
        return _which_municipality(pending["municipality"], context)
    if kind == "outside" and context.municipality:
        other_one = context.catalogue.municipalities[pending["municipality"]]
        return outside_question(pending["value"]["label"], context.municipality, other_one)
    if kind == "change":
        return _what_to_change(draft, pending["fields"], context)
    return None


def _yes_or_no(key: str, yes: str, no: str, unfinished: Term, other: Term | None = None) -> Reply:
    buttons = (Button(Term(yes), Press("affirm")), Button(Term(no), Press("deny"), primary=True))
    return Reply(key, {"unfinished": unfinished, "other": other or ""}, kind="question", buttons=buttons)


def _whether_to_add(words: str) -> Reply:
    buttons = (Button(Term("button.yes_add"), Press("affirm")), Button(Term("button.no_add"), Press("deny")))
    return Reply("add.ask", {"words": words}, kind="question", buttons=buttons)


def _which_municipality(code: str, context: TurnContext) -> Reply:
    named = context.catalogue.municipalities[code]
    here = context.municipality or named
    buttons = (
        Button(named.names.words, Press("inform", named.code), primary=True),
        Button(here.names.words, Press("inform", here.code)),
    )
    return Reply(
        "municipality.which",
        {"named": named.form("of"), "here": here.form("of")},
        kind="question",
        buttons=buttons,
    )


def _what_to_change(draft: Draft, names: list[str], context: TurnContext) -> Reply:
    spec = spec_of(draft, context)
    fields = [field for name in names if (field := spec.field(name))]
    buttons = [
        Button(Term(field_key(field, "label")), Press("correct_answer", field.name)) for field in fields
    ]
    buttons.append(Button(Term("button.nothing"), Press("deny")))
    buttons.append(Button(Term("button.cancel"), Press("cancel")))
    return Reply("change.ask", service=draft.service, kind="question", buttons=tuple(buttons))


def _bound(reply: Reply, draft: Draft, context: TurnContext) -> Reply:
    """Binds every press to this operation and revision, so that an old button answers nothing new."""
    operation = context.operation.id if context.operation else None

    def bind(press: Press) -> Press:
        return replace(press, operation=operation, revision=draft.revision)

    return reply.bound(bind)


def _can_be_asked(field: FieldSpec, context: TurnContext) -> bool:
    """A photo is asked for only where the channel can carry one."""
    return field.type != "photo" or "photo" in context.channel_accepts
