"""What understanding costs: time of a message, of training and of loading, size of the model.

Each is measured in a process of its own, bound to one core. What a message costs is processor time, so that
other work on the machine does not count.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from akkuna import logs
from bench.nlu_held_out import messages
from bench.nlu_scores import LANGUAGES

Figures = dict[str, Any]


def measure() -> Figures:
    """All of it."""
    return {**_in_a_process(_message_and_load), **_in_a_process(_training)}


def _in_a_process(function: Callable[[], Figures]) -> Figures:
    """What a function gives in a process that has imported, cached and warmed nothing yet."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_alone) as pool:
        return pool.submit(function).result()


def _alone() -> None:
    """On one core, and without Rasa's words to its own developers."""
    logs.configure("ERROR")
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _message_and_load() -> Figures:
    """The test messages through the trained assistant: each seen for the first time, then all again."""
    from bot.engine import Engine  # imports Rasa and TensorFlow, which are not counted

    started, begun = time.perf_counter(), time.process_time()
    engine = Engine()
    asyncio.run(engine.warm_up())
    load = {
        "load_seconds": time.perf_counter() - started,
        "load_processor_seconds": time.process_time() - begun,
    }
    texts = [text for language in LANGUAGES for text, _ in messages(language)]

    async def once() -> list[float]:
        spent = []
        for text in texts:
            begun = time.process_time()
            await engine.parse(text)
            spent.append((time.process_time() - begun) * 1000)
        return spent

    cold, warm = asyncio.run(once()), asyncio.run(once())
    return {
        "messages": len(texts),
        **load,
        "cold": percentiles(cold),
        "warm": percentiles(warm),
    }


def percentiles(milliseconds: list[float]) -> Figures:
    """Median and the value that one in twenty exceeds."""
    return {"p50_ms": median(milliseconds), "p95_ms": quantiles(milliseconds, n=20)[-1]}


def _training() -> Figures:
    """A whole `akkuna train`, beyond imports."""
    import rasa.model_training  # noqa: F401
    import tensorflow  # noqa: F401

    from bot.nlu.training import train

    with tempfile.TemporaryDirectory(prefix="bench-nlu-") as folder:
        started, begun = time.perf_counter(), time.process_time()
        model = train(Path(folder))
        seconds, busy = time.perf_counter() - started, time.process_time() - begun
        size = model.stat().st_size
    return {"train_seconds": seconds, "train_processor_seconds": busy, "model_bytes": size}
