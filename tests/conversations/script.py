"""Plays a conversation written in YAML. See ``README.md`` beside it for the steps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from akkuna.replies import Language
from tests.assistant import Chat, World
from tests.contract.server import Sandbox
from tests.conversations.pictures import photo_with_position


@dataclass(frozen=True)
class Script:
    """One conversation in one language.

    Attributes:
        name: what it shows.
        language: of the citizen and of the page.
        steps: what the citizen does and what comes back.
        setting: channel, municipality of the page, modes of the sandboxes.
        ledger: effects that the sandboxes must have had at the end; a value must be contained in the
            effect's.
    """

    name: str
    language: Language
    steps: list[Mapping[str, Any]]
    setting: Mapping[str, Any]
    ledger: list[Mapping[str, Any]]


def scripts_in(folder: Path) -> list[Script]:
    """Every conversation of every file, in both languages.

    Raises:
        KeyError: one stands in one language only, or says nothing of the ledger.
    """
    found = []
    for path in sorted(folder.glob("*.yml")):
        for one in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            for language in ("fi", "sv"):
                found.append(
                    Script(
                        name=f"{path.stem}: {one['conversation']}",
                        language="sv" if language == "sv" else "fi",
                        steps=one[language],
                        setting=one.get("setting", {}),
                        ledger=one["ledger"],
                    )
                )
    return found


async def play(script: Script, world: World, sandbox: Sandbox) -> None:
    """Plays it from the beginning and checks every reply and the ledger.

    Raises:
        AssertionError: something else came than the script says.
    """
    sandbox.start_anew()
    # Seats taken by the conversation before are free again.
    sandbox.post("/linkedevents/_empty", {}).raise_for_status()
    for system, mode in script.setting.get("modes", {}).items():
        sandbox.mode(system, **mode)
    page_language = script.setting.get("page_language", script.language)
    chat = world.chat(
        script.setting.get("channel", "web"),
        script.setting.get("municipality"),
        None if page_language == "none" else page_language,
    )
    for number, step in enumerate(script.steps, start=1):
        try:
            await _take(step, chat, world, sandbox)
        except AssertionError as error:
            raise AssertionError(f"step {number} {dict(step)}\n{error}\n{_shown(chat)}") from error
        # Every second, where it runs by itself.
        await world.jobs.close_mandates()
    _check_ledger(script.ledger, sandbox.ledger())


async def _take(step: Mapping[str, Any], chat: Chat, world: World, sandbox: Sandbox) -> None:
    match step:
        case {"citizen": str(text)}:
            await chat.say(text.replace("{remembered}", chat.remembered))
        case {"remember": str(pattern)}:
            found = re.findall(pattern, "\n".join(one.as_plain_text() for one in chat.history))
            assert found, f"never said: {pattern}"
            chat.remembered = found[-1]
            return
        case {"publish": _}:
            for effect in sandbox.ledger():
                sandbox.post("/open311/_status", {"id": effect["id"], "status": "open"}).raise_for_status()
            return
        case {"press": str(title)}:
            await chat.press(title)
        case {"keep": str(title)}:
            chat.kept = chat.payload(title)
            return
        case {"press_kept": _}:
            await chat.press_payload(chat.kept)
        case {"photo": _}:
            await chat.photo(photo_with_position())
        case {"location": [lat, lon]}:
            await chat.location(lat, lon)
        case {"switch_language": str(language)}:
            await chat.choose_language("sv" if language == "sv" else "fi")
        case {"log_in": str(person)}:
            await chat.log_in(person)
        case {"choose_principal": str(key)}:
            await chat.choose_principal(key)
        case {"mode": modes}:
            for system, switches in modes.items():
                sandbox.mode(system, **switches)
            return
        case {"come_back": str(how)}:
            await chat.come_back(how)
        case {"open": _}:
            await chat.open()
        case {"fault": fault}:
            sandbox.fault(**fault)
            return
        case {"later": _}:
            await world.pass_time()
            await chat.news()
        case _:
            raise AssertionError("no such step")
    _check(step, chat)


def _check(step: Mapping[str, Any], chat: Chat) -> None:
    if "replies" in step:
        assert len(chat.keys) == len(step["replies"]), f"replies: {chat.keys}"
        assert all(map(_is_key, step["replies"], chat.keys)), f"replies: {chat.keys}"
    if "language" in step:
        assert {one.lang for one in chat.replies} == {step["language"]}
    of_cards = [button.title for one in chat.replies for card in one.cards for button in card.buttons]
    text = "\n".join([*(one.as_plain_text() for one in chat.replies), *of_cards])
    for part in step.get("has", []):
        assert str(part) in text, f"missing: {part}"
    for part in step.get("lacks", []):
        assert str(part) not in text, f"not expected: {part}"
    for part in step.get("once", []):
        assert text.count(str(part)) == 1, f"{text.count(str(part))} times: {part}"
    places = [text.find(str(part)) for part in step.get("order", [])]
    assert -1 not in places and places == sorted(places), f"order: {places}"
    titles = [button.title for one in chat.replies for button in one.buttons]
    for title in step.get("buttons", []):
        assert title in titles, f"buttons: {titles}"


def _is_key(wanted: str, key: str) -> bool:
    """Whether a reply is the wanted one; ``/open|closed/`` allows for either, as the hour may be."""
    return key in wanted.strip("/").split("|")


def _check_ledger(wanted: list[Mapping[str, Any]], effects: list[dict[str, Any]]) -> None:
    assert len(effects) == len(wanted), f"{len(effects)} effects in the ledger: {effects}"
    for expected, effect in zip(wanted, effects, strict=True):
        assert effect["effect"] == expected["effect"]
        for name, value in expected.get("body", {}).items():
            assert str(value) in str(effect["body"].get(name)), f"{name}: {effect['body'].get(name)}"
        for part in expected.get("lacks", []):
            assert part not in str(effect["body"]), f"not expected: {part}"
        if "photos" in expected:
            assert len(effect["body"]["media"]) == expected["photos"], effect["body"]["media"]


def _shown(chat: Chat) -> str:
    lines = []
    for one in chat.history:
        lines.append(f"{'>' if one.kind == 'citizen' else f'[{one.key}]'} {one.as_plain_text()}")
        lines += [f"    ({button.title})" for button in one.buttons]
    return "\n".join(lines)
