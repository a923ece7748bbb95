"""Reads answers: to the question that was asked, and those given without being asked."""

from dataclasses import replace
from typing import Any

from actions.fields import MUNICIPALITY, reader_of
from actions.fields.base import Answer, Outcome, Pending, Problem, chosen
from actions.form.draft import SUMMARY, Draft
from actions.form.opening import understood_from
from actions.form.state import FormTurn, Step
from actions.form.steps import explanation, next_step, spec_of
from actions.handlers import handler_of
from actions.identity.citizen import citizen_of
from actions.identity.prefill import KNOWN, known_of
from actions.turn import GIVEN_BEFORE, Understood
from akkuna.errors import SystemFailure
from akkuna.replies import Button, Press, Reply, Term
from akkuna.service import FieldSpec

PATIENCE = 2
"""Unusable answers to one question after which help and a person are offered."""
OF_A_SYSTEM = ("choice", "place", "several", "slot", "space")
"""Types of fields whose answers are one system's own."""


async def read_answer(form: FormTurn) -> Step:
    """Reads the turn as the answer to the question that was asked."""
    field = await form.field()
    if field is None:
        return Step.ASK
    try:
        outcome = await _read(field, form)
    except SystemFailure:
        await do_without(form)
        return Step.ASK
    if outcome is None and await take_unasked(form):
        return Step.ASK
    if isinstance(outcome, Problem) and await _answers_another(form):
        return Step.ASK
    _note_telling(form, field, outcome)
    return await take_outcome(form, field, outcome)


async def names_answer(form: FormTurn, field: FieldSpec | None) -> bool:
    """Whether the words name an option of what was asked: the name of a day-care centre steers nothing."""
    if field is None or form.context.turn.kind != "text" or form.context.understood.press:
        return False
    try:
        return await reader_of(field).is_named(field, form.draft, form.context)
    except SystemFailure:
        return False


async def read_opening_again(form: FormTurn) -> None:
    """Reads the words that began the service once more, now that it is known where, or who says them."""
    await read_volunteered(_said_before(form, form.draft.opening, form.draft.opening_values))
    await read_given_before(form)


async def _read(field: FieldSpec, form: FormTurn) -> Outcome:
    """What the reader makes of the turn, or what identification tells where that button was pressed."""
    if field.prefill and chosen(form.context) == KNOWN:
        citizen = await citizen_of(form.context)
        known = known_of(field, citizen.person, form.context.language) if citizen else None
        return Answer(known) if known is not None else None
    return await reader_of(field).read(field, form.draft, form.context)


async def _answers_another(form: FormTurn) -> bool:
    """Takes values for questions that are still to come from words that do not answer the present one.

    What was taken is read back, since the next question is not about it.
    """
    draft, replies = form.draft, form.context.replies
    pending, asking, known = draft.pending, draft.asking, set(draft.answers)
    draft.pending = None
    said = len(replies)
    problems = await read_volunteered(form)
    taken = [field for field in await form.fields() if field.name in draft.answers.keys() - known]
    if len(replies) == said:
        for field in taken:
            form.note(field, draft.value(field.name))
    if draft.pending is not None:
        return True
    draft.pending, draft.asking = pending, asking
    replies.extend(problems if not taken else [])
    return bool(taken or problems)


async def take_unasked(form: FormTurn) -> bool:
    """Takes a photo or a location that came while something else was asked. False where it is neither."""
    draft, context = form.draft, form.context
    type_of = {"photo": "photo", "location": "place"}
    for field in await form.fields():
        if field.type != type_of.get(context.turn.kind):
            continue
        outcome = await reader_of(field).volunteer(field, draft, context)
        if isinstance(outcome, Pending):
            draft.pending, draft.asking = outcome.state, field.name
        elif isinstance(outcome, Answer):
            draft.note(field.name, outcome.value)
            context.replies.extend(outcome.notices)
        elif isinstance(outcome, Problem):
            context.replies.append(outcome.reply)
        return True
    return False


async def take_outcome(form: FormTurn, field: FieldSpec, outcome: Outcome) -> Step:
    """Keeps an answer, or what must be settled before it, or tells what is wrong."""
    if isinstance(outcome, Answer):
        form.context.replies.extend(outcome.notices)
        await _keep(form, field, outcome.value)
        return Step.ASK
    if isinstance(outcome, Pending):
        form.draft.pending, form.draft.asking = outcome.state, field.name
        return Step.ASK
    return _not_answered(form, outcome)


async def read_volunteered(form: FormTurn) -> list[Reply]:
    """Fills open fields with what the words hold without being asked.

    Returns:
        what is wrong with values that could not be taken, for where nothing else is made of the words.
    """
    draft, context = form.draft, form.context
    if draft.pending or context.municipality is None:
        return []
    problems: list[Reply] = []
    unsettled: tuple[dict[str, Any], str] | None = None
    for field in await form.fields():
        another_photo = field.type == "photo" and context.turn.kind == "photo"
        if field.name in draft.answers and not another_photo:
            continue
        try:
            outcome = await reader_of(field).volunteer(field, draft, context)
        except SystemFailure:
            continue
        _note_telling(form, field, outcome)
        if isinstance(outcome, Answer):
            draft.answer(field.name, outcome.value)
            if field.personal or reader_of(field).reads_back:
                form.note(field, outcome.value)
            context.replies.extend(outcome.notices)
        elif isinstance(outcome, Pending) and unsettled is None:
            unsettled = (outcome.state, field.name)
        elif isinstance(outcome, Problem) and field.name != draft.asking:
            problems.append(outcome.reply)
    if unsettled:
        draft.pending, draft.asking = unsettled
    return problems


async def change_municipality(form: FormTurn, code: str) -> None:
    """Goes on in this municipality; what the old one's systems told is asked of the new one's."""
    context, draft = form.context, form.draft
    known = context.municipality is not None
    if code != context.conversation.municipality:
        context.change_conversation(municipality=code)
        if known:
            name = context.catalogue.municipalities[code].form("of")
            context.say("municipality.changed", {"municipality": name})
            await ask_the_new_system(form)
    draft.revision += 1
    await read_opening_again(form)


async def do_without(form: FormTurn) -> None:
    """Goes on without options that the system cannot give now; what is missing is settled at sending."""
    field = await form.field()
    has_options = field is not None and field.type == "choice" and not field.asked_by_system
    value = handler_of(form.draft.service).without_options(form.draft, form.context) if has_options else None
    if field and value is not None:
        if value.get("fi") and not form.draft.telling:
            form.draft.telling = form.draft.opening
        form.draft.answer(field.name, value)
        await read_volunteered(form)
        form.draft.asking = await next_step(form.draft, form.context)
    else:
        form.context.say("error.system_unavailable")
        form.draft.asking = form.draft.asking or SUMMARY


def stuck_buttons() -> tuple[Button, ...]:
    """Ways out for a citizen whose answers are not understood."""
    return (
        Button(Term("button.person"), Press("contact_human")),
        Button(Term("button.cancel"), Press("cancel")),
    )


def _note_telling(form: FormTurn, field: FieldSpec, outcome: Outcome) -> None:
    """Notes the words that told what kind of matter it is; "I want to report a fault" describes nothing."""
    told = field.type == "choice" and field.from_opening and isinstance(outcome, (Answer, Pending))
    if told and form.context.turn.text and not form.draft.telling:
        form.draft.telling = form.context.turn.text


async def _keep(form: FormTurn, field: FieldSpec, value: Any) -> None:
    draft = form.draft
    if field.name == MUNICIPALITY.name:
        await change_municipality(form, str(value))
        await read_volunteered(form)
        return
    if field.type == "photo" and (form.context.turn.kind == "photo" or not value):
        # One photo may be followed by another, so the question stays open; so it does when all are removed.
        draft.answers[field.name] = value
        draft.revision += 1
        draft.pending, draft.asking = {"kind": "more_photos"}, field.name
        return
    draft.answer(field.name, value)
    await read_volunteered(form)
    if field.type == "choice":
        # While it was open, nothing else that was said with it could be settled.
        await read_opening_again(form)


def _not_answered(form: FormTurn, outcome: Problem | None) -> Step:
    context = form.context
    if outcome is None and context.turn.kind == "text":
        return Step.LET_GO
    if outcome is not None:
        context.replies.append(outcome.reply)
    else:
        context.say("error.unexpected_kind")
    if outcome is None or outcome.failed:
        count_failure(form)
    return Step.ASK


def count_failure(form: FormTurn) -> None:
    """Counts words that did not answer the question; offers help and a person when there were several."""
    context, draft = form.context, form.draft
    draft.failures += 1
    if draft.failures >= PATIENCE:
        context.replies.append(explanation(draft, context))
        context.say("stuck", buttons=stuck_buttons())
        draft.failures = 0


async def ask_the_new_system(form: FormTurn) -> None:
    """Keeps a choice that the new municipality offers too, and a place that is found there.

    A place that is not found there is asked about.
    """
    draft: Draft = form.draft
    unsettled: tuple[dict[str, Any], str] | None = None
    for name in [name for name in draft.answers if name.startswith("attribute_")]:
        draft.forget(name)
    for field in spec_of(draft, form.context).fields:
        if field.type not in OF_A_SYSTEM or draft.value(field.name) is None:
            continue
        old = draft.value(field.name)
        draft.forget(field.name)
        try:
            outcome = await reader_of(field).renew(old, field, draft, form.context)
        except SystemFailure:
            continue
        if isinstance(outcome, Answer):
            draft.answer(field.name, outcome.value)
        elif isinstance(outcome, Pending):
            unsettled = (outcome.state, field.name)
    if unsettled:
        draft.pending, draft.asking = unsettled


async def read_given_before(form: FormTurn) -> None:
    """Reads photos and a location that came before it was known what they are about."""
    context = form.context
    if context.municipality is None:
        return
    for given in context.memory.pop(GIVEN_BEFORE, []):
        earlier = replace(context, turn=replace(context.turn, **given), understood=Understood("inform"))
        await read_volunteered(FormTurn(earlier, form.draft))


async def read_again(form: FormTurn, field_name: str, said: dict[str, Any]) -> Step:
    """Reads the words that named a municipality beside an answer, now that the municipality is settled."""
    before = _said_before(form, said["text"], said["values"])
    field = next((one for one in await form.fields() if one.name == field_name), None)
    if field is None:
        return Step.ASK
    answered = form.draft.value(field_name) is not None
    read = reader_of(field).volunteer if answered else reader_of(field).read
    outcome = await read(field, form.draft, before.context)
    return Step.ASK if outcome is None else await take_outcome(before, field, outcome)


def _said_before(form: FormTurn, text: str, values: dict[str, Any]) -> FormTurn:
    """The form on words that were said before; a served municipality that they named is by now this one."""
    context = form.context
    understood = understood_from(values)
    here = context.conversation.municipality or ""
    served = context.catalogue.municipalities
    entities = tuple(
        replace(one, normalized=here) if one.entity == MUNICIPALITY.name and one.normalized in served else one
        for one in understood.entities
    )
    earlier = replace(
        context,
        turn=replace(context.turn, kind="text", text=text, value=None),
        understood=replace(understood, entities=entities),
    )
    return FormTurn(earlier, form.draft)
