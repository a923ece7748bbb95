"""Where e-Authorizations are not in use, acting for another is not promised."""

import pytest

from actions.systems import Systems
from akkuna.replies import Language
from tests.assistant import World

ASKED: dict[Language, tuple[str, str]] = {
    "fi": ("haluan asioida lapsen puolesta", "Toisen puolesta ei voi asioida tässä palvelussa"),
    "sv": ("jag vill uträtta ärenden för mitt barn", "I den här tjänsten kan du inte uträtta ärenden"),
}


@pytest.mark.parametrize("language", ASKED)
async def test_it_is_said_at_once_and_truly(
    world: World, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is asked to identify in vain, nor to try again later."""
    monkeypatch.setattr(Systems, "can_act_for_others", property(lambda systems: False))
    chat = world.chat("web", "535", language)
    asked, told = ASKED[language]
    await chat.say(asked)
    assert chat.keys[-1] == "not_in_use"
    assert told in chat.replies[-1].as_plain_text()
