"""What is said, in their own language, to people who write neither Finnish nor Swedish."""

from collections.abc import Mapping
from functools import lru_cache

from actions.turn import TurnContext
from akkuna.data_files import DataFile
from akkuna.replies import Line, Reply
from akkuna.settings import ROOT

TEXTS = ROOT / "bot" / "dialogue" / "other_languages.yml"
SURE = 0.7
FEWEST_WORDS = 2


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, Mapping[str, str]]:
    return DataFile(TEXTS).data


def greeting_in(context: TurnContext) -> Reply | None:
    """Says in that language what the assistant speaks and how to reach a person.

    None where the words are in none of these languages, or it is not sure.
    """
    code = context.understood.written_in or ""
    words = len(context.turn.text.split())
    if code not in _texts() or context.understood.sure_of_language < SURE or words < FEWEST_WORDS:
        return None
    texts = _texts()[code]
    if context.municipality:
        contact = context.municipality.contact
        reach = texts["reach"].format(phone=contact.phone, email=contact.email)
        return Reply("plain", {"text": f"{texts['about']} {reach}"}, lang=code)
    everyone = context.catalogue.by_name()
    lines = tuple(Line(one.names.words, one.contact.phone) for one in everyone)
    return Reply(
        "plain", {"text": f"{texts['about']} {texts['choose']}"}, kind="list", lines=lines, lang=code
    )
