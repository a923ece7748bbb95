"""From a turn to what it means: words through the model, buttons through the database."""

import unicodedata

from actions.turn import ABOUT, BEGUN_BY, UNCLEAR, Entity, Understood
from akkuna.replies import Press
from akkuna.turn import Turn
from bot.engine import Engine

UNKNOWN_WORDS = Understood(UNCLEAR, 0.0)


class Understanding:
    """Reads turns.

    Args:
        engine: the model.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def words(self, text: str) -> Understood:
        """What words mean."""
        clean = without_command_mark(text)
        if not any(letter.isalnum() for letter in clean):
            return UNKNOWN_WORDS
        parsed = await self._engine.parse(clean)
        ranking = tuple((one["name"], float(one["confidence"])) for one in parsed.get("intent_ranking", []))
        entities = tuple(
            Entity(one["entity"], str(one["value"]), str(one.get("normalized") or one["value"]))
            for one in parsed["entities"]
        )
        intent, confidence = ranking[0] if ranking else (UNCLEAR, 0.0)
        language = parsed.get("language") or {}
        return Understood(
            intent,
            confidence,
            ranking,
            entities,
            frozenset(parsed.get("lemmas", ())),
            written_in=language.get("code"),
            sure_of_language=float(language.get("confidence") or 0.0),
        )


def without_command_mark(text: str) -> str:
    """The words without a leading ``/`` in any disguise, which Rasa would read as an intent's name.

    Full-width and other compatibility forms are folded first (NFKC); invisible characters before it go too.
    """
    clean = unicodedata.normalize("NFKC", text)
    while clean and (clean[0] == "/" or not _is_visible(clean[0])):
        clean = clean[1:]
    return clean.strip()


def of_press(press: Press) -> Understood:
    """What a pressed button means; the value that begins a service is taken as if it had been said."""
    begins = [kind for kind, intent in BEGUN_BY.items() if intent == press.intent and press.argument]
    value = str(press.argument)
    entities = [Entity(kind, value, value) for kind in begins]
    if press.about is not None:
        entities.append(Entity(ABOUT, press.about, press.about))
    return Understood(press.intent, entities=tuple(entities), press=press)


def of_other(turn: Turn) -> Understood:
    """What a turn without words means."""
    if turn.kind == "language":
        return Understood("change_language", press=Press("change_language", turn.value))
    if turn.kind == "municipality":
        return Understood("change_municipality", press=Press("change_municipality", turn.value))
    if turn.kind == "start":
        return Understood("greet")
    if turn.kind == "login":
        return Understood("login_returned")
    return Understood("inform")


def _is_visible(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "CZ"
