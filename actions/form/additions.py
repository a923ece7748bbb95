"""Words that add to the description of what is being told: "ja siinä on vielä lasinsiruja kans"."""

from actions.fields.base import label_of
from actions.form.changing import names_a_field
from actions.form.state import FormTurn
from actions.form.steps import spec_of
from actions.phrases import is_heard, phrases
from akkuna.replies import Reply
from akkuna.service import FieldSpec

FEWEST_WORDS = 3
STEERING = ("affirm", "deny", "skip", "cancel", "go_back", "correct_answer", "explain", "repeat")
"""Intents of words that are about the dialogue rather than about the matter."""
SURE = 0.5
"""Confidence from which they are taken for that."""
ENDS = (".", "!", "?", "…")


async def take_addition(form: FormTurn, asked: FieldSpec | None) -> bool:
    """Adds the words to the description, if that is what they do. False where they do not."""
    described = next((one for one in spec_of(form.draft, form.context).fields if one.type == "text"), None)
    if described is None or not _adds(form, asked):
        return False
    draft, words = form.draft, form.context.turn.text.strip()
    before = str(draft.value(described.name) or draft.telling).strip()
    words = words[0].upper() + words[1:]
    whole = f"{before}{'' if before.endswith(ENDS) else '.'} {words}" if before else words
    if len(whole) > described.max_length:
        form.context.replies.append(Reply("error.text_long", {"most": described.max_length}))
        return True
    pending = draft.pending
    draft.answer(described.name, whole)
    draft.pending = pending
    form.context.say("added", {"field": label_of(described), "words": words}, service=draft.service)
    return True


def is_of_another_place(form: FormTurn, asked: FieldSpec | None) -> bool:
    """Whether the words add something at another place: "ja Kirkkotiellä on kans lamppu pimeänä"."""
    text = form.context.turn.text.casefold().strip()
    told = any(
        field.type == "place" and form.draft.value(field.name)
        for field in spec_of(form.draft, form.context).fields
    )
    if not told or not form.context.understood.values("place") or (asked and asked.type in ("place", "text")):
        return False
    return phrases("adding_begins").match(text) is not None and is_heard("adding", text)


def _adds(form: FormTurn, asked: FieldSpec | None) -> bool:
    """Whether two signs of three are there: how the words begin, a word such as "also", a matter's sound."""
    context, understood = form.context, form.context.understood
    if context.turn.kind != "text" or understood.press or (asked and asked.type in ("text", "choice")):
        return False
    others = [one for one in understood.entities if one.entity != "fault_type"]
    steers = understood.intent in STEERING and understood.confidence >= SURE
    text = context.turn.text.casefold().strip()
    if others or steers or text.endswith("?") or len(text.split()) < FEWEST_WORDS or names_a_field(form):
        return False
    is_matter = understood.intent == spec_of(form.draft, context).intent or bool(understood.entities)
    begins = phrases("adding_begins").match(text) is not None
    return begins + is_heard("adding", text) + is_matter >= 2
