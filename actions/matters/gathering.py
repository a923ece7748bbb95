"""Asks all systems at the same time, and none for longer than the citizen may be kept waiting."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from actions.identity.citizen import note
from actions.matters.matter import PURPOSE, Look, Matter, Source
from akkuna.errors import SystemFailure
from akkuna.municipality import Municipality

BUDGET_SECONDS = 5.0
"""For one system of one municipality; all are asked at the same time."""


@dataclass(frozen=True)
class Gathered:
    """What the systems told.

    Attributes:
        silent: system and municipality of those that did not answer in time.
    """

    matters: tuple[Matter, ...]
    silent: tuple[tuple[str, Municipality], ...]


async def gathered(sources: Sequence[Source], look: Look) -> Gathered:
    """All that the sources have of the citizen's. Each system that is asked is noted in the audit log."""
    parts = [(source, one) for source in sources for one in source.asked(look)]
    for source, one in parts:
        await note(
            "personal_data_read",
            look.citizen,
            look.context,
            purpose=PURPOSE,
            source=source.system,
            asked=one.code,
        )
    answers = await asyncio.gather(*(_in_time(source, one, look) for source, one in parts))
    found: list[Matter] = []
    silent = []
    for (source, one), answer in zip(parts, answers, strict=True):
        if answer is None:
            silent.append((source.system, one))
        found += source.remembered(one, look) if answer is None else answer
    return Gathered(tuple(found), tuple(silent))


async def _in_time(source: Source, municipality: Municipality, look: Look) -> list[Matter] | None:
    try:
        return await asyncio.wait_for(source.matters(municipality, look), BUDGET_SECONDS)
    except (SystemFailure, asyncio.TimeoutError):
        return None
