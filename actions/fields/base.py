"""What every type of field can do."""

from dataclasses import dataclass
from typing import Any

from actions.form.draft import Draft
from actions.handlers import handler_of
from actions.turn import TurnContext
from akkuna.replies import LANGUAGES, Button, Press, Reply, Term, Value
from akkuna.service import FieldSpec
from akkuna.words import lemmas


@dataclass(frozen=True)
class Answer:
    """The citizen gave this value. `notices` are said before the next question."""

    value: Any
    notices: tuple[Reply, ...] = ()


@dataclass(frozen=True)
class Problem:
    """The citizen tried to answer; `reply` says what is wrong and what would do.

    `failed` is False where nothing was wrong yet: a "yes" to "would you like to …?".
    """

    reply: Reply
    failed: bool = True


@dataclass(frozen=True)
class Pending:
    """One more thing must be settled first; `state` is kept in the draft, and the question made from it."""

    state: dict[str, Any]


Outcome = Answer | Problem | Pending | None
"""None: the words are no answer to this field."""


class FieldReader:
    """One type of field. Subclasses override what differs."""

    takes_any_words = False
    """Whether almost anything is an answer, so that only clear commands are not taken as one."""
    reads_back = False
    """Whether a value that was given without being asked for is read back to the citizen."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Reads the answer to this field's own question."""
        raise KeyError(field.type)

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Reads a value that was given without being asked for; None where the words hold none."""
        return None

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Reads a new value for a field that has one, from words that correct it."""
        return await self.volunteer(field, draft, context)

    async def renew(self, value: Any, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The value as the systems of another municipality know it; None where they do not."""
        return Answer(value)

    async def is_named(self, field: FieldSpec, draft: Draft, context: TurnContext) -> bool:
        """Whether the words surely answer this field's own question, whatever else they sound like."""
        return await handler_of(draft.service).names(field, draft, context)

    def holds_value(self, context: TurnContext) -> bool:
        """Whether a value of this type surely stands in the words, whatever else they sound like."""
        return False

    @staticmethod
    def asked_for_value(draft: Draft, context: TurnContext) -> bool:
        """Whether what is asked just now wants a value rather than free text."""
        asked = context.catalogue.services[draft.service].field(draft.asking or "")
        return asked is not None and asked.type != "text"

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question, with the buttons that it offers."""
        return question(field, draft)

    def show(self, value: Any) -> Value:
        """The value as a summary shows it."""
        return str(value)


def label_of(field: FieldSpec) -> Value:
    """The field's name as a summary shows it."""
    return field.asked_by_system or Term(field_key(field, "label"))


def label_words(field: FieldSpec, draft: Draft, context: TurnContext) -> frozenset[str]:
    """Base forms of the field's name in both languages; none where it is the system's question."""
    if field.asked_by_system:
        return frozenset()
    texts, key = context.catalogue.texts, field_key(field, "label")
    return frozenset(
        lemma
        for language in LANGUAGES
        for lemma in lemmas(texts.find(key, language, service=draft.service, municipality=None), language)
    )


def field_key(field: FieldSpec, part: str) -> str:
    """Text key of a part of a field: ``field.place.ask``."""
    return f"field.{field.name}.{part}"


def question(
    field: FieldSpec, draft: Draft, buttons: tuple[Button, ...] = (), accepts: tuple[str, ...] = ()
) -> Reply:
    """A field's question; an optional field gets a "skip" button as well."""
    if field.optional:
        buttons = (*buttons, Button(Term("button.skip"), Press("skip")))
    if field.asked_by_system:
        key, values = "field.asked_by_system", {"question": field.asked_by_system}
    else:
        key, values = field_key(field, "ask"), {}
    return Reply(key, values, service=draft.service, kind="question", buttons=buttons, accepts=accepts)


def problem(key: str, draft: Draft, **values: Value) -> Problem:
    """A `Problem` told by the text `key` of the service or in common."""
    return Problem(Reply(key, values, service=draft.service))


def chosen(context: TurnContext) -> Any:
    """The argument of a pressed "inform" button; None where the turn is no such press."""
    press = context.understood.press
    return press.argument if press and press.intent == "inform" else None
