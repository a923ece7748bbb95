"""Whether a turn commands the form, rather than answering its question."""

import re
from enum import Enum, auto

from actions.fields import MUNICIPALITY, reader_of
from actions.form.draft import SUMMARY, Draft
from actions.hearing import is_fed_up
from actions.identity.hearing import is_of_oneself
from actions.phrases import is_all
from actions.turn import TurnContext
from akkuna.intents import topics
from akkuna.service import FieldSpec

SURE = 0.55
"""Confidence from which a short message is taken as a command."""
SURE_IN_FREE_TEXT = 0.8
"""The same where nearly any words would be an answer."""
SURE_TO_SKIP = 0.5
"""Confidence in "no" or "skip" together from which an optional question is left."""
SURE_OF_NEW = 0.75
"""Confidence from which another service is offered instead of this one."""
SHORT = 10
"""Most words in a message that may be a command."""
SHORT_IN_FREE_TEXT = 5
PLACES = ("place", "reference_or_place")
"""Types of fields to which a named place is an answer, however much it sounds like a matter of its own."""
_ADDRESS = re.compile(r"[^\W\d]+([ -][^\W\d]+)? \d{1,4} ?[a-zA-Z]?")
"""A street and a number, known or not."""

OFFERED = ("booking", "slot", "space")
"""Types of fields that offer what was found, to be chosen by what it is or which one of them."""


class Command(Enum):
    """What the form can be told to do."""

    CANCEL = auto()
    GO_BACK = auto()
    SKIP = auto()
    CORRECT = auto()
    EXPLAIN = auto()
    NEW_SERVICE = auto()
    DIGRESSION = auto()
    CHANGE_MUNICIPALITY = auto()


_BY_INTENT = {
    "cancel": Command.CANCEL,
    "go_back": Command.GO_BACK,
    "skip": Command.SKIP,
    "correct_answer": Command.CORRECT,
    "explain": Command.EXPLAIN,
    "start_service": Command.NEW_SERVICE,
}
DIGRESSIONS = frozenset(
    {
        "greet",
        "goodbye",
        "thank",
        "help",
        "how_data_used",
        "repeat",
        "bot_challenge",
        "out_of_scope",
        "change_language",
        "change_municipality",
        "resume",
        "choose_principal",
    }
)
"""Answered in the middle of a service, which then asks its question again."""


def command_in(context: TurnContext, field: FieldSpec | None, draft: Draft) -> Command | None:
    """The command that the turn clearly is; None where it may be an answer.

    Args:
        context: the turn.
        field: the field that was asked; None at the summary.
        draft: the draft under way.
    """
    command = _command_of(context, draft)
    if field == MUNICIPALITY and context.understood.values("municipality"):
        return None
    readable: tuple[Command | None, ...] = (None, Command.DIGRESSION)
    if field and field.type in OFFERED:
        # "No, the first one" corrects nothing that was answered.
        readable = (*readable, Command.CORRECT)
    if command in readable and _gives_what_was_asked(context, field, draft):
        return None
    if command is None:
        return Command.SKIP if _declines(context, field) else None
    if context.understood.press or context.turn.kind != "text":
        return command
    return command if _is_clear(command, context, field) else None


def named_municipality(context: TurnContext) -> str | None:
    """Code of the served municipality that was pressed or named, if one was."""
    press = context.understood.press
    codes = [str(press.argument)] if press and press.argument else []
    codes += [one.normalized for one in context.understood.values("municipality")]
    return next((code for code in codes if code in context.catalogue.municipalities), None)


def _command_of(context: TurnContext, draft: Draft) -> Command | None:
    intent = context.understood.intent
    if intent in _BY_INTENT:
        return _BY_INTENT[intent]
    names = draft.asking == SUMMARY and _only_names_municipality(context)
    if (names or intent == "change_municipality") and named_municipality(context):
        if context.understood.values("place"):
            # A place there, which is read as such wherever it is said.
            return None
        # The answer to "which municipality?" or "where?" sounds the same.
        here = named_municipality(context) == context.conversation.municipality
        settles = draft.pending is not None and _only_names_municipality(context)
        answers = settles or draft.asking == MUNICIPALITY.name
        return None if here or answers else Command.CHANGE_MUNICIPALITY
    if intent in DIGRESSIONS:
        return Command.DIGRESSION
    spec = context.catalogue.service_of_intent(intent)
    if spec is None:
        return Command.DIGRESSION if _is_not_yet_served(context) else None
    if spec.service == draft.service:
        return None
    return Command.DIGRESSION if spec.digression else Command.NEW_SERVICE


def declining(context: TurnContext) -> float:
    """Confidence that the words decline to answer something."""
    ranking = dict(context.understood.ranking) or {context.understood.intent: 1.0}
    return ranking.get("deny", 0.0) + ranking.get("skip", 0.0)


def _declines(context: TurnContext, field: FieldSpec | None) -> bool:
    """ "No" to an optional question skips it."""
    if not field or not field.optional or context.turn.kind == "photo":
        return False
    return declining(context) >= SURE_TO_SKIP


def _gives_what_was_asked(context: TurnContext, field: FieldSpec | None, draft: Draft) -> bool:
    """Whether the words hold a value of the type that was asked for: "iltapäivällä" is no greeting then.

    At the summary it may be another time of day.
    """
    if context.turn.kind != "text" or context.understood.press:
        return False
    fields = context.catalogue.services[draft.service].fields
    asked = [field] if field else [one for one in fields if one.type == "time" and draft.asking == SUMMARY]
    return any(reader_of(one).holds_value(context) for one in asked)


def _only_names_municipality(context: TurnContext) -> bool:
    """Whether nothing is said but "it is in this municipality"."""
    rest = context.turn.text
    for one in context.understood.values("municipality"):
        rest = rest.replace(one.value, " ")
    return rest != context.turn.text and (
        is_all(("refusing", "beside_place"), rest) or not any(letter.isalnum() for letter in rest)
    )


def _is_clear(command: Command, context: TurnContext, field: FieldSpec | None) -> bool:
    if command is Command.CHANGE_MUNICIPALITY and field is None and _only_names_municipality(context):
        return True
    if is_of_oneself(context.turn.text):
        return True
    free_text = bool(field and reader_of(field).takes_any_words)
    words = len(context.turn.text.split())
    question = context.turn.text.rstrip().endswith("?")
    place_named = bool(field and field.type in PLACES and context.understood.values("place"))
    address = bool(field and field.type in PLACES and _ADDRESS.fullmatch(context.turn.text.strip()))
    if (free_text or place_named or address) and not question and _names_a_matter(context):
        return False
    if command is Command.NEW_SERVICE or _is_not_yet_served(context):
        # Words that no question of this service asked for, however many.
        return context.understood.confidence >= (SURE_IN_FREE_TEXT if free_text else SURE_OF_NEW)
    least = SURE_IN_FREE_TEXT if free_text else SURE
    short = words <= (SHORT_IN_FREE_TEXT if free_text and not question else SHORT)
    return short and context.understood.confidence >= least


def _names_a_matter(context: TurnContext) -> bool:
    """Whether the words name what one may want to talk or report about, rather than steer the dialogue."""
    intent = context.understood.intent
    spec = context.catalogue.service_of_intent(intent)
    if intent == "out_of_scope":
        return not is_fed_up(context.understood, context)
    return _is_not_yet_served(context) or (spec is not None and intent != "contact_human")


def _is_not_yet_served(context: TurnContext) -> bool:
    """Whether the words tell of a matter of its own that no service here deals with."""
    intent = context.understood.intent
    served = context.catalogue.service_of_intent(intent) is not None
    return not served and intent in topics() and intent not in DIGRESSIONS
