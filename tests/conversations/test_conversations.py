"""Plays every conversation of this folder."""

from pathlib import Path

import pytest

from tests.assistant import World
from tests.contract.server import Sandbox
from tests.conversations.script import Script, play, scripts_in

SCRIPTS = scripts_in(Path(__file__).parent)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: f"{one.name} ({one.language})")
async def test_conversation(script: Script, world: World, sandbox: Sandbox) -> None:
    """The replies and the ledger are as the script says."""
    await play(script, world, sandbox)
