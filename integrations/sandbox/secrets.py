"""The secrets that the stand-ins take, by the variables that ``bot/municipalities`` names."""

from collections.abc import Mapping
from pathlib import Path

from integrations.sandbox.keys import key_pair

_FIXED = {
    "AKKUNA_RESPA_KEY": "sandbox-secret-of-respa-0123456789",
    "AKKUNA_LINKEDEVENTS_KEY": "sandbox-key-of-linkedevents",
    "AKKUNA_CATALOGUE_KEY": "sandbox",
    "AKKUNA_MESSAGES_KEY": "Sandbox-password-of-32-characters",
}


def secrets_of_stand_ins(keys: Path) -> Mapping[str, str]:
    """Variables and values.

    Args:
        keys: folder of keys that are made where there are none yet.
    """
    return {**_FIXED, "AKKUNA_EVAKA_KEY": key_pair(keys, "evaka")[0].read_text()}
