"""Words that add to the description of what is being told: "ja siinä on vielä lasinsiruja kans"."""

import re
from dataclasses import replace
from functools import cache

from actions.form.changing import ask_again, named_fields
from actions.form.describing import add_to_description, described_in
from actions.form.draft import SUMMARY
from actions.form.state import FormTurn
from actions.form.steps import spec_of
from actions.phrases import is_all, is_heard, phrases
from akkuna.service import FieldSpec

FEWEST_WORDS = 3
STEERING = ("affirm", "deny", "skip", "cancel", "go_back", "correct_answer", "explain", "repeat")
"""Intents of words that are about the dialogue rather than about the matter."""
SURE = 0.5
"""Confidence from which they are taken for that."""
SURE_AT_SUMMARY = 0.8
"""The same where it is only asked whether to add them."""


async def take_addition(form: FormTurn, asked: FieldSpec | None) -> bool:
    """Adds the words to the description, if that is what they do. False where they do not."""
    described = described_in(form)
    if described is None or not _adds(form, asked):
        return False
    add_to_description(form, described, form.context.turn.text)
    return True


async def obey_adding(form: FormTurn, asked: FieldSpec | None) -> bool:
    """Adds what the words tell to add, without the telling; asks what where they name nothing yet."""
    context, draft, described = form.context, form.draft, described_in(form)
    if described is None or context.turn.kind != "text" or context.understood.press:
        return False
    told = told_to_add(context.turn.text)
    if told is None:
        return False
    words, surely = told
    others = [field for field in await form.fields() if field.type != "text" and field in named_fields(form)]
    if others and len(words.split()) <= FEWEST_WORDS:
        ask_again(draft, others[0].name)
    elif not surely:
        return False
    elif not words or is_all(("add_something",), words):
        draft.pending = {"kind": "change", "fields": [field.name for field in await form.answered()]}
    elif asked == described and draft.value(described.name) is None:
        context.turn = replace(context.turn, text=words)
        return False
    else:
        add_to_description(form, described, words)
    return True


def offer_addition(form: FormTurn) -> bool:
    """Asks whether words that nothing else was made of belong to the description. False where they cannot."""
    context = form.context
    told = context.turn.kind == "text" and not context.understood.press and described_in(form)
    if not told or form.draft.asking != SUMMARY or _is_no_telling(form, SURE_AT_SUMMARY):
        return False
    form.draft.pending = {"kind": "add", "words": context.turn.text.strip()}
    return True


def add_agreed(form: FormTurn, words: str) -> None:
    """Adds the words that were offered."""
    described = described_in(form)
    if described is not None:
        add_to_description(form, described, words)


def told_to_add(text: str) -> tuple[str, bool] | None:
    """What the words tell to add, empty where they do not say what; None where they tell no such thing.

    "Lisää valoja" may as well wish for more of something: whether it surely is such a telling comes second.
    """
    told = _telling_to_add().match(text)
    if told is None:
        return None
    words = text[told.end() :].strip(" ,:;-–—\"”'")
    return words, bool(told["surely"] or told["marks"].strip() or is_all(("add_something",), words))


@cache
def _telling_to_add() -> re.Pattern[str]:
    names = ("add", "add_if_marked", "after_add", "add_that")
    surely, perhaps, after, that = (phrases(name).pattern for name in names)
    before = phrases("before_add", "yes").pattern
    return re.compile(
        rf"\W*(?:(?:{before})[\s,]*)*(?:(?P<surely>{surely})|(?:{perhaps}))"
        rf"(?P<marks>(?:[\s,:]*(?:{after}))*[\s,]*(?:{that}|:|,)?)",
        re.IGNORECASE,
    )


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
    if _is_no_telling(form, SURE) or named_fields(form):
        return False
    text = context.turn.text.casefold().strip()
    is_matter = understood.intent == spec_of(form.draft, context).intent or bool(understood.told)
    begins = phrases("adding_begins").match(text) is not None
    return begins + is_heard("adding", text) + is_matter >= 2


def _is_no_telling(form: FormTurn, sure: float) -> bool:
    """Whether the words steer, ask, or hold a value that belongs elsewhere."""
    understood, text = form.context.understood, form.context.turn.text.strip()
    others = [one for one in understood.told if one.entity != "fault_type"]
    steers = understood.intent in STEERING and understood.confidence >= sure
    return bool(others or steers or text.endswith("?") or len(text.split()) < FEWEST_WORDS)
