"""Plays every conversation of this folder."""

from pathlib import Path

import pytest

from bot.service_finder import ServiceFinder
from tests.assistant import World
from tests.contract.server import Sandbox
from tests.conversations.script import Script, play, scripts_in

SCRIPTS = scripts_in(Path(__file__).parent)


def title(script: Script) -> str:
    return f"{script.name} ({script.language})"


@pytest.mark.parametrize("script", [one for one in SCRIPTS if not one.setting.get("catalogue")], ids=title)
async def test_conversation(script: Script, world: World, sandbox: Sandbox) -> None:
    """The replies and the ledger are as the script says."""
    await play(script, world, sandbox)


@pytest.mark.parametrize("script", [one for one in SCRIPTS if one.setting.get("catalogue")], ids=title)
async def test_conversation_with_services(
    script: Script, finder: ServiceFinder, world: World, sandbox: Sandbox
) -> None:
    """The same, after the service catalogue has been imported."""
    world.systems.services = finder
    await play(script, world, sandbox)
