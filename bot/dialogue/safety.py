"""What comes before all else: words of danger to life, of self-harm, of what is dangerous outdoors."""

import re
from functools import lru_cache
from typing import Literal

from actions.form.opening import values_of
from actions.turn import UNCLEAR_WORDS, TurnContext
from akkuna.data_files import DataFile
from akkuna.phrases import anywhere_in
from akkuna.replies import LANGUAGES, Button, Language, Link, Press, Reply, Term
from akkuna.settings import ROOT

PHRASES = ROOT / "nlu_data" / "lookups" / "emergency.yml"

Emergency = Literal["danger", "crisis", "hazard"]
KINDS: tuple[Emergency, ...] = ("crisis", "danger", "hazard")
"""The gravest first."""
REPORT = "report_fault"
CRISIS_LINES: dict[Language, tuple[str, ...]] = {
    "fi": ("09 2525 0111",),
    "sv": ("09 2525 0112", "09 2525 0111"),
}
"""Numbers that the text of a crisis names; the Swedish line has hours, the Finnish one answers always."""


def emergency_in(text: str) -> Emergency | None:
    """Which kind of emergency the words surely tell of, the gravest first; None where they tell of none.

    "crisis" is self-harm, "danger" is danger to life; "hazard" endangers or has hurt somebody and is the
    municipality's matter as well.

    Both languages' phrases are looked for, whichever is being spoken.
    """
    return next((kind for kind in KINDS if _pattern(kind).search(text.casefold())), None)


def notice_of(kind: Emergency, language: Language) -> Reply:
    """Where help is, with the numbers to call."""
    numbers = ("112", *(CRISIS_LINES[language] if kind == "crisis" else ()))
    links = tuple(Link(Term("link.call", {"number": one}), "tel:", one) for one in numbers)
    return Reply(f"emergency.{kind}", kind="notice", links=links)


def goes_on_after(kind: Emergency, context: TurnContext) -> bool:
    """Whether the matter is gone on with once help has been told of: a report of what is dangerous."""
    return kind == "hazard" and (context.operation is not None or context.understood.decided == REPORT)


def offer_report(kind: Emergency, context: TurnContext) -> None:
    """Offers to report what is broken, where the words told of that too and nothing is under way."""
    spec = context.catalogue.services[REPORT]
    told = kind == "hazard" or (kind == "danger" and context.understood.values("fault_type"))
    if not told or context.operation or not context.catalogue.offered(spec, context.municipality):
        return
    context.memory[UNCLEAR_WORDS] = {"text": context.turn.text, "values": values_of(context.understood)}
    context.say(
        "emergency.report", buttons=(Button(Term("button", service=REPORT), Press("start_service", REPORT)),)
    )


@lru_cache(maxsize=len(KINDS))
def _pattern(kind: str) -> re.Pattern[str]:
    return anywhere_in(phrase for one in LANGUAGES for phrase in DataFile(PHRASES).data[kind][one])
