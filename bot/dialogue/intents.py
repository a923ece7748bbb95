"""The intents of the contract, and the few that only buttons have."""

from functools import lru_cache

from actions.turn import UNCLEAR
from akkuna.data_files import DataFile
from akkuna.settings import ROOT

CONTRACT = ROOT / "nlu_data" / "intents.yml"
BUTTON_INTENTS = ("start_service", "resume")
"""Begin the service that the button names; take up a draft put aside. No words mean these."""


@lru_cache(maxsize=1)
def groups() -> dict[str, tuple[str, ...]]:
    """Names of the intents in each group of the contract."""
    data = DataFile(CONTRACT).data
    return {group: tuple(data[group]) for group in ("services", "account", "dialogue")}


def all_intents() -> tuple[str, ...]:
    """Every intent that Rasa may be handed."""
    named = [name for group in groups().values() for name in group]
    return (*named, *BUTTON_INTENTS, UNCLEAR)
