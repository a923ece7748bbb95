"""The contract of intents and entities, ``nlu_data/intents.yml``."""

from functools import lru_cache

from akkuna.data_files import DataFile
from akkuna.settings import ROOT

CONTRACT = ROOT / "nlu_data" / "intents.yml"


@lru_cache(maxsize=1)
def intents() -> tuple[str, ...]:
    """Names of all intents, in the contract's order: services first, the commonest at the top."""
    data = DataFile(CONTRACT).data
    return tuple(name for group in ("services", "account", "dialogue") for name in data[group])


@lru_cache(maxsize=1)
def topics() -> frozenset[str]:
    """Names of the intents that are matters of their own, not steps of a conversation."""
    data = DataFile(CONTRACT).data
    return frozenset(name for group in ("services", "account") for name in data[group])


@lru_cache(maxsize=1)
def entities() -> tuple[str, ...]:
    """Names of every kind of value that may be found in words."""
    return tuple(DataFile(CONTRACT).data["entities"])
