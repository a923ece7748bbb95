"""Rasa, imported only by the commands that need it, and without what it says to its own developers."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def training() -> Iterator[ModuleType]:
    """The module `bot.nlu.training`; inside the block, Rasa and TensorFlow warn of errors only."""
    from akkuna import logs

    logs.configure("ERROR")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("LOG_LEVEL", "ERROR")  # Rasa's own: without it come its progress bars
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bot.nlu import training

        yield training
