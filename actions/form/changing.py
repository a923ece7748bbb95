"""Changes answers: going back, skipping, correcting one in mid-form or from the summary."""

from actions.fields import reader_of
from actions.fields.base import Answer, Outcome, Pending, Problem, label_of, label_words
from actions.form.answering import take_unasked
from actions.form.commands import SURE_IN_FREE_TEXT, SURE_OF_NEW, SURE_TO_SKIP, declining
from actions.form.details import TYPES as CONTACT_TYPES
from actions.form.draft import SUMMARY, Draft
from actions.form.state import FormTurn, Step
from actions.form.steps import KEEP, explanation, spec_of
from actions.handlers import handler_of
from actions.hearing import refuses_contact
from actions.phrases import is_all, is_heard
from actions.turn import Entity
from akkuna.errors import SystemFailure
from akkuna.service import FieldSpec

FIRST_AND_LAST = {"text": -1, "choice": 1}
"""Types of fields whose new values are looked for before and after those of others."""
TOLD_TOGETHER = ("date", "time")
"""Types of fields that one sentence corrects at once: "Monday at ten suits better"."""


async def go_back(form: FormTurn) -> Step:
    """Asks the previous question again."""
    draft, names = form.draft, [field.name for field in await form.fields() if not form.stands(field)]
    at = names.index(draft.asking) if draft.asking in names else len(names)
    before = [name for name in names[:at] if name in draft.answers]
    draft.pending = None
    if not before:
        form.context.say("back.first")
        return Step.ASK
    return ask_again(draft, before[-1])


async def skip(form: FormTurn) -> Step:
    """Leaves an optional question unanswered, or an answer as it was; tells why another cannot be."""
    field, press = await form.field(), form.context.understood.press
    had = field is not None and form.draft.value(field.name) is not None
    if field and had and (not field.optional or (press and press.argument == KEEP)):
        form.draft.answer(field.name, form.draft.value(field.name))
        return Step.ASK
    if field and field.optional:
        # Photos are removed by their own button, so skipping what is already there only goes on.
        form.draft.answer(field.name, form.draft.value(field.name) if field.type == "photo" else None)
        return Step.ASK
    form.context.say("skip.required")
    if form.draft.asking != SUMMARY:
        form.context.replies.append(explanation(form.draft, form.context))
    return Step.ASK


async def correct(form: FormTurn) -> Step | None:
    """Changes an answer: the one pressed, or the one whose new value or name the words hold.

    Returns:
        None when nothing has been answered yet, so that nothing can be meant, or when the words answer
        the question that was asked ("no wait, Kalliontie 17").
    """
    press = form.context.understood.press
    fields = await form.answered()
    if press and press.argument:
        return ask_again(form.draft, str(press.argument))
    if any(form.stands(field) and _is_named(form, field) for field in await form.fields()):
        form.context.say("prefill.fixed")
        return Step.ASK
    if await _answers_the_question(form):
        return None
    asked = await form.field()
    if asked and _is_named(form, asked):
        return _take_anew(form)
    if not fields:
        return None
    named = [field for field in fields if _is_named(form, field)]
    if any(field.type in TOLD_TOGETHER for field in named):
        named += [field for field in fields if field.type in TOLD_TOGETHER and field not in named]
    if await take_correction(form, named or fields):
        return Step.ASK
    if len(named) == 1:
        return ask_again(form.draft, named[0].name)
    form.draft.pending = {"kind": "change", "fields": [field.name for field in named or fields]}
    return Step.ASK


def _take_anew(form: FormTurn) -> Step:
    """Asks the question that waits from the beginning: it is what the citizen wants to change."""
    form.draft.pending = None
    form.context.say("change.asked_now")
    return Step.ASK


async def leave_out(form: FormTurn) -> bool:
    """Leaves out another optional answer than the one asked for: "I won't give my number".

    Returns:
        False where the words refuse nothing of the kind.
    """
    draft = form.draft
    asked = await form.field()
    least = SURE_IN_FREE_TEXT if asked else SURE_OF_NEW
    if declining(form.context) < (SURE_TO_SKIP if refuses_contact(form.context.turn.text) else least):
        return False
    for field in await form.fields():
        # "No, the number is wrong" takes nothing back that was given.
        takes_back = draft.value(field.name) is None or form.context.understood.intent == "skip"
        if field.optional and field != asked and takes_back and _is_refused(form, field):
            draft.note(field.name, None)
            form.context.say("left_out", {"field": label_of(field)}, service=draft.service)
            return True
    return False


async def take_correction(form: FormTurn, fields: list[FieldSpec]) -> bool:
    """Takes a new value for one of the fields from the words. False where they hold none.

    A place that is said once more changes nothing, but was understood.
    """
    draft, context, understood = form.draft, form.context, False
    # A street's name may hold a word of some choice ("Leikkipuistontie"), and a description that of any.
    for field in sorted(fields, key=lambda one: FIRST_AND_LAST.get(one.type, 0)):
        outcome = await _amended(form, field)
        if isinstance(outcome, Answer) and outcome.value != draft.value(field.name):
            context.say("changed", {"field": label_of(field)}, service=draft.service)
            draft.answer(field.name, outcome.value)
            context.replies.extend(outcome.notices)
            if field.type not in TOLD_TOGETHER:
                return True
            understood = True
        elif isinstance(outcome, Pending):
            if outcome.state["kind"] != "switch_municipality":
                draft.forget(field.name)
            draft.pending, draft.asking = outcome.state, field.name
            return True
        elif isinstance(outcome, Problem):
            context.replies.append(outcome.reply)
            return True
        understood = understood or (isinstance(outcome, Answer) and field.type == "place")
    return understood


def ask_again(draft: Draft, name: str) -> Step:
    """Asks for an answer again. The old one stands until a new one is given."""
    draft.revision += 1
    draft.pending, draft.editing = None, name
    return Step.ASK


async def corrects_unasked(form: FormTurn, asked: FieldSpec | None) -> bool:
    """Takes another address where one can be no answer ("… 17", "no, by the library" for a photo)."""
    addresses = form.context.understood.values("place")
    no_answer = asked and asked.type in ("photo", "contact", "phone", "date", "number")
    if not no_answer and not (asked and asked.type == "text" and _says_only_where(form)):
        return False
    numbered = any(letter.isdigit() for one in addresses for letter in one.normalized)
    if not numbered and not _only_names(addresses, form.context.turn.text):
        return False
    return await take_correction(form, [field for field in await form.answered() if field.type == "place"])


def _says_only_where(form: FormTurn) -> bool:
    """Whether the words describe nothing beside a place: "Paikka: Kalliontie 6", "nej, vid Kalliontie 6"."""
    rest = form.context.turn.text
    for one in form.context.understood.told:
        rest = rest.replace(one.value, " ") if one.entity in ("place", "municipality") else rest
    silent = not any(letter.isalnum() for letter in rest)
    return silent or is_all(("refusing", "beside_place"), rest)


def _only_names(places: list[Entity], text: str) -> bool:
    """Whether nothing is said but "no, by this place"."""
    for one in places:
        text = text.replace(one.value, " ")
    return bool(places) and is_all(("no_but_at",), text)


async def at_summary(form: FormTurn) -> Step:
    """Reads what is said to "shall I send this?" and does not send it."""
    if form.context.turn.kind != "text":
        await take_unasked(form)
        return Step.ASK
    intent = form.context.understood.intent
    # Of words that agree, a mere mention does not make the matter one of another kind.
    agreed = ("choice",) if intent == "affirm" else ()
    open_to_change = [one for one in await form.fields() if not form.stands(one) and one.type not in agreed]
    if await take_correction(form, open_to_change):
        return Step.ASK
    if intent == "deny":
        names = [field.name for field in await form.answered()]
        form.draft.pending = {"kind": "change", "fields": names}
        return Step.ASK
    return Step.LET_GO


async def _answers_the_question(form: FormTurn) -> bool:
    asked = await form.field()
    if asked is None:
        return False
    reader = reader_of(asked)
    others = [field for field in await form.answered() if field != asked]
    if reader.holds_value(form.context) and not any(_is_meant(form, one) for one in others):
        # "Not on Monday" sounds like a correction, but tells when.
        return True
    # Words that told the matter before are no answer to why the description is wrong.
    read = reader.amend if reader.takes_any_words else reader.volunteer
    try:
        return await read(asked, form.draft, form.context) is not None
    except SystemFailure:
        return False


def _is_meant(form: FormTurn, field: FieldSpec) -> bool:
    return _is_named(form, field) or reader_of(field).holds_value(form.context)


async def is_another_matter(form: FormTurn, asked: FieldSpec | None) -> bool:
    """Whether the words tell of a second matter of the same kind while one is being reported."""
    context, draft = form.context, form.draft
    understood = context.understood
    begins_anew = understood.intent == spec_of(draft, context).intent and understood.confidence >= SURE_OF_NEW
    if not begins_anew or (asked and (asked.type == "choice" or reader_of(asked).takes_any_words)):
        return False
    for field in await form.answered():
        if field.type == "choice" and understood.values(field.name):
            try:
                meant = await handler_of(draft.service).guess(field, draft, context)
            except SystemFailure:
                return False
            codes = [option.code for option in meant]
            return bool(codes) and (draft.value(field.name) or {}).get("code") not in codes
    return False


async def _amended(form: FormTurn, field: FieldSpec) -> Outcome:
    try:
        return await reader_of(field).amend(field, form.draft, form.context)
    except SystemFailure:
        return None


def named_fields(form: FormTurn) -> list[FieldSpec]:
    """The service's questions that the words name: "a photo as well"."""
    return [field for field in spec_of(form.draft, form.context).fields if _is_named(form, field)]


def _is_refused(form: FormTurn, field: FieldSpec) -> bool:
    """Whether words that decline something mean this: "no camera in my phone" refuses no number."""
    return refuses_contact(form.context.turn.text) if field.type in CONTACT_TYPES else _is_named(form, field)


def _is_named(form: FormTurn, field: FieldSpec) -> bool:
    """Whether the words name the field, in either language."""
    understood = form.context.understood
    named = is_heard("contact", form.context.turn.text) or is_heard("call_me_not", form.context.turn.text)
    if field.type in CONTACT_TYPES and named:
        return True
    return bool(label_words(field, form.draft, form.context) & understood.lemmas)
