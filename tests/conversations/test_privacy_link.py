"""What is stored is told with the way to the whole privacy notice."""

import pytest

from akkuna.replies import Language
from tests.assistant import World

ASKED: list[tuple[Language, str]] = [("fi", "tietosuojaseloste"), ("sv", "dataskyddsbeskrivning")]


@pytest.mark.parametrize(("language", "asked"), ASKED)
async def test_the_answer_links_to_the_notice_of_the_municipality(
    world: World, language: Language, asked: str
) -> None:
    """In the chat's language, about the conversation's municipality."""
    chat = world.chat("web", "535", language)
    await chat.say(asked)
    links = [link.href for reply in chat.replies for link in reply.links]
    assert links == [f"/chat/privacy?lang={language}&municipality=535"]


@pytest.mark.parametrize(("language", "asked"), ASKED)
async def test_where_nobody_can_identify_nothing_is_said_of_it(
    world: World, language: Language, asked: str
) -> None:
    """Suomi.fi is spoken of where it is in use."""
    world.systems.can_log_in = False
    try:
        chat = world.chat("web", "535", language)
        await chat.say(asked)
    finally:
        world.systems.can_log_in = True
    assert "how_data_used.without_login" in chat.keys
    assert not any("Suomi.fi" in reply.as_plain_text() for reply in chat.replies)
