"""A small assistant with a fixed script: a fault report in four questions, in Finnish and Swedish.

It stands in for the dialogue where the web channel itself is tested.
"""

from dataclasses import dataclass, field

from akkuna.replies import Language, Rendered, RenderedButton, RenderedLine
from channels.intake import Incoming

from .scripted_words import WORDS

QUESTIONS = ("place", "photo", "contact")
ACCEPTS = {"place": ("location",), "photo": ("photo",)}


@dataclass
class Talk:
    """What the script remembers of one conversation."""

    language: Language
    municipality: str | None
    names: dict[str, str]
    asking: str | None = None
    answers: dict[str, str] = field(default_factory=dict)


def turn(talk: Talk, incoming: Incoming) -> list[Rendered]:
    """The script's replies to one message; `talk` goes on by it."""
    if incoming.kind == "language":
        talk.language = "sv" if incoming.value == "sv" else "fi"
        return _ask_again(talk)
    if incoming.kind == "municipality" or (incoming.value or "").startswith("municipality-"):
        return _set_municipality(talk, (incoming.value or "").removeprefix("municipality-"))
    if incoming.kind == "start":
        return [_text(talk, "greeting"), *([] if talk.municipality else [_ask_municipality(talk)])]
    if incoming.kind == "button":
        return _press(talk, incoming.value or "")
    return _answer(talk, _value(talk, incoming))


def echo(talk: Talk, incoming: Incoming, titles: dict[str, str]) -> Rendered | None:
    """The citizen's own message as the stream gives it back; `titles` of the buttons shown."""
    said = {
        "text": incoming.text,
        "button": titles.get(incoming.value or "", ""),
        "photo": "",
        "location": f"{incoming.lat}, {incoming.lon}",
    }.get(incoming.kind)
    if said is None:
        return None
    key = incoming.kind if incoming.kind in ("photo", "location") else None
    return Rendered(said, talk.language, "citizen", key=key, client_id=incoming.external_id)


def _press(talk: Talk, token: str) -> list[Rendered]:
    if token == "send":
        talk.asking = None
        number = RenderedLine(_word(talk, "line.number"), "KA-7H2K9M")
        return [Rendered(_word(talk, "receipt"), talk.language, "receipt", lines=(number,))]
    if token == "stop":
        talk.asking, talk.answers = None, {}
        return [_text(talk, "cancelled")]
    if token.startswith("change-"):
        talk.asking = token.removeprefix("change-")
        return _ask_again(talk)
    return _answer(talk, _word(talk, "value.none"))


def _answer(talk: Talk, value: str) -> list[Rendered]:
    talk.answers[talk.asking or "fault"] = value
    talk.asking = next((name for name in QUESTIONS if name not in talk.answers), "summary")
    return _ask_again(talk)


def _ask_again(talk: Talk) -> list[Rendered]:
    if talk.asking is None:
        return [_text(talk, "greeting")] if talk.municipality else [_ask_municipality(talk)]
    if talk.asking == "summary":
        return [_summary(talk)]
    skip = () if talk.asking == "place" else (RenderedButton(_word(talk, "skip"), f"b:skip-{talk.asking}"),)
    return [
        Rendered(
            _word(talk, talk.asking),
            talk.language,
            "question",
            buttons=skip,
            accepts=ACCEPTS.get(talk.asking, ()),
            progress=((*QUESTIONS, talk.asking).index(talk.asking) + 1, len(QUESTIONS)),
        )
    ]


def _summary(talk: Talk) -> Rendered:
    lines = tuple(
        RenderedLine(_word(talk, f"line.{name}"), value, f"b:change-{name}", _word(talk, "change"))
        for name, value in talk.answers.items()
    )
    buttons = (
        RenderedButton(_word(talk, "send"), "b:send", primary=True),
        RenderedButton(_word(talk, "stop"), "b:stop"),
    )
    return Rendered(_word(talk, "summary"), talk.language, "summary", buttons=buttons, lines=lines)


def _set_municipality(talk: Talk, code: str) -> list[Rendered]:
    talk.municipality = code
    return [_text(talk, "municipality_set", name=talk.names[code])]


def _ask_municipality(talk: Talk) -> Rendered:
    buttons = tuple(RenderedButton(name, f"b:municipality-{code}") for code, name in talk.names.items())
    return Rendered(_word(talk, "municipality"), talk.language, "question", buttons=buttons)


def _value(talk: Talk, incoming: Incoming) -> str:
    if incoming.kind == "photo":
        return _word(talk, "value.photo")
    return incoming.text if incoming.kind == "text" else f"{incoming.lat}, {incoming.lon}"


def _text(talk: Talk, key: str, **values: str) -> Rendered:
    return Rendered(_word(talk, key).format(**values), talk.language, key=key)


def _word(talk: Talk, key: str) -> str:
    return WORDS[talk.language][key]
