"""Adds words to the description of the matter, without personal details where others may read them."""

from actions.fields.base import label_of
from actions.fields.text import as_told
from actions.form.state import FormTurn
from actions.form.steps import spec_of
from akkuna.replies import Reply
from akkuna.service import FieldSpec

ENDS = (".", "!", "?", "…")


def described_in(form: FormTurn) -> FieldSpec | None:
    """The service's field for the description, if it has one."""
    texts = (one for one in spec_of(form.draft, form.context).fields if one.type == "text")
    return next((one for one in texts if one.from_opening or one.told_by), None)


def add_to_description(form: FormTurn, described: FieldSpec, words: str) -> None:
    """Adds the words and says what was added. What waits to be settled goes on waiting."""
    draft, context = form.draft, form.context
    before = as_told(described, str(draft.value(described.name) or draft.telling).strip()).value
    added = as_told(described, words.strip())
    context.replies.extend(added.notices)
    if not added.value:
        return
    told = added.value[0].upper() + added.value[1:]
    whole = f"{before}{'' if before.endswith(ENDS) else '.'} {told}" if before else told
    if len(whole) > described.max_length:
        context.replies.append(Reply("error.text_long", {"most": described.max_length}))
        return
    draft.note(described.name, whole)
    context.say("added", {"field": label_of(described), "words": told}, service=draft.service)
