"""What the assistant says, before and after it is put into words.

`Reply` leaves the dialogue: a text key and references. `Rendered` leaves the wording: text in one
language, with buttons whose payloads are tokens. Channels get `Rendered` only.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias, Union

Language = Literal["fi", "sv"]
LANGUAGES: tuple[Language, ...] = ("fi", "sv")

Kind = Literal["text", "question", "summary", "receipt", "notice", "list", "citizen"]
CardKind = Literal["item", "detail", "service"]
Scheme = Literal["tel:", "mailto:", "https://", "http://localhost:", "http://127.0.0.1:", "/"]
"""What a link may lead to; "/" is an address of ours, "http:" that of a stand-in on one's own machine.
No other address ever leaves the server."""


MOST_DAYS = 7
"""Of free days, where no calendar shows them all."""


@dataclass(frozen=True)
class Words:
    """A value that has its own words in each language, e.g. a service's name given by a system.

    Where a system gives one language only, both hold the same and `source` tells which it was.
    """

    fi: str
    sv: str
    source: Language | None = None


@dataclass(frozen=True)
class Term:
    """A value that is itself a text of ours: a key with its own values.

    `service` is whose texts are looked up first; the reply's own unless it is named.
    """

    key: str
    values: Mapping[str, "Value"] = field(default_factory=dict)
    service: str | None = None


@dataclass(frozen=True)
class Day:
    """A day, ISO form; written out in the citizen's language."""

    iso: str


@dataclass(frozen=True)
class Moment:
    """A moment, ISO form with an offset; shown in Europe/Helsinki time."""

    iso: str


Value: TypeAlias = Union[  # noqa: UP007 (its own name stands inside, so it cannot be written with |)
    str, int, Words, Term, Day, Moment, tuple["Value", ...]
]


@dataclass(frozen=True)
class Press:
    """What pressing a button means: parse data for the dialogue, kept on the server.

    Attributes:
        intent: intent that the press stands for.
        argument: the value chosen, if any (an option's code, a field's name, a service's name).
        operation: the operation that the button belongs to, if any.
        revision: the draft's revision that it was shown with: an outdated "confirm" is refused.
        about: what the service that it begins is about, such as one of several bookings.
    """

    intent: str
    argument: Any = None
    operation: str | None = None
    revision: int | None = None
    about: str | None = None


@dataclass(frozen=True)
class Button:
    """A choice offered with a reply; `title` is put into words like any value."""

    title: Value
    press: Press
    primary: bool = False


@dataclass(frozen=True)
class Line:
    """One line of a summary or list: what it is, its value, and the press that changes it."""

    label: Value
    value: Value
    change: Press | None = None


@dataclass(frozen=True)
class Link:
    """A way out of the chat: a telephone number, an e-mail address, or a page without its scheme.

    A page of ours is for this citizen only, so its address stands in no record of the conversation.
    """

    title: Value
    scheme: Scheme
    address: Value


@dataclass(frozen=True)
class Card:
    """One thing of several ("item"), one thing in full ("detail"), or a service and how to reach it."""

    kind: CardKind
    title: Value
    text: Value = ""
    lines: tuple[Line, ...] = ()
    links: tuple[Link, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class FreeDay:
    """A day that may be answered, and how much is free on it: "3 vapaata aikaa"."""

    iso: str
    count: Value


@dataclass(frozen=True)
class Reply:
    """One message of the assistant, not yet in words.

    Attributes:
        key: text key, looked up in municipality → service → common texts.
        values: values for the text's placeholders.
        service: service whose texts are looked up before the common ones.
        kind: how a channel may show it.
        accepts: what the channel may offer besides text, e.g. "photo", "location".
        hint: of a question: what to write, or why it is asked, in a few plain words.
        progress: (number of this question, number of questions) of a form.
        lang: language of this one reply, where it is not the conversation's.
        days: of a question that a day answers: the days on which something is free.
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    service: str | None = None
    kind: Kind = "text"
    buttons: tuple[Button, ...] = ()
    lines: tuple[Line, ...] = ()
    cards: tuple[Card, ...] = ()
    links: tuple[Link, ...] = ()
    accepts: tuple[str, ...] = ()
    hint: Value | None = None
    progress: tuple[int, int] | None = None
    lang: str | None = None
    days: tuple[FreeDay, ...] = ()

    def bound(self, bind: Callable[[Press], Press]) -> "Reply":
        """The same reply, each of its presses put through `bind`."""
        return replace(
            self,
            buttons=_bound_buttons(self.buttons, bind),
            lines=_bound_lines(self.lines, bind),
            cards=tuple(
                replace(
                    card,
                    buttons=_bound_buttons(card.buttons, bind),
                    lines=_bound_lines(card.lines, bind),
                )
                for card in self.cards
            ),
        )


def _bound_buttons(buttons: tuple[Button, ...], bind: Callable[[Press], Press]) -> tuple[Button, ...]:
    return tuple(replace(button, press=bind(button.press)) for button in buttons)


def _bound_lines(lines: tuple[Line, ...], bind: Callable[[Press], Press]) -> tuple[Line, ...]:
    return tuple(replace(line, change=bind(line.change)) if line.change else line for line in lines)


@dataclass(frozen=True)
class RenderedButton:
    """A button in words; `payload` is ``b:<token>``, valid in its conversation only."""

    title: str
    payload: str
    primary: bool = False


@dataclass(frozen=True)
class RenderedLine:
    """A summary line in words; `change` is a payload or None, `value_lang` where it is not the message's."""

    label: str
    value: str
    change: str | None = None
    change_title: str | None = None
    value_lang: str | None = None


@dataclass(frozen=True)
class RenderedLink:
    """A link in words; `href` begins with a `Scheme`; `lang` is the title's where it is not the message's."""

    title: str
    href: str
    lang: str | None = None


@dataclass(frozen=True)
class RenderedCard:
    """A card in words; the languages of title and text are told where they are not the message's."""

    kind: CardKind
    title: str
    text: str = ""
    lines: tuple[RenderedLine, ...] = ()
    links: tuple[RenderedLink, ...] = ()
    buttons: tuple[RenderedButton, ...] = ()
    title_lang: str | None = None
    text_lang: str | None = None


@dataclass(frozen=True)
class RenderedDay:
    """A day in words; who answers with `answer` chooses it.

    Attributes:
        count: how much is free on it.
        answer: the day as both languages write it, "28.11.2026".
    """

    iso: str
    title: str
    count: str
    answer: str


@dataclass(frozen=True)
class Rendered:
    """One message in words, as the outbox keeps it and channels show it.

    Attributes:
        lang: language of the text, for the page's ``lang`` attribute.
        client_id: for ``kind == "citizen"`` (the echo of the citizen's own message): the id that
            the channel gave it.
        days: days on which something is free, each of which may be answered.
    """

    text: str
    lang: str
    kind: Kind = "text"
    key: str | None = None
    buttons: tuple[RenderedButton, ...] = ()
    lines: tuple[RenderedLine, ...] = ()
    cards: tuple[RenderedCard, ...] = ()
    links: tuple[RenderedLink, ...] = ()
    accepts: tuple[str, ...] = ()
    hint: str | None = None
    progress: tuple[int, int] | None = None
    client_id: str | None = None
    days: tuple[RenderedDay, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The shape that the outbox stores and `from_json` reads."""
        return {
            **vars(self),
            **_parts_as_json(self),
            "cards": [{**vars(card), **_parts_as_json(card)} for card in self.cards],
            "days": [dict(vars(day)) for day in self.days],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Rendered":
        """Reads what `as_json` wrote, today or before some of the keys were there.

        Unknown keys of a newer version are left out.
        """
        known = {name: data[name] for name in cls.__dataclass_fields__ if name in data}
        known |= _parts_from_json(data)
        known["cards"] = tuple(
            RenderedCard(**{**card, **_parts_from_json(card)}) for card in data.get("cards", ())
        )
        known["days"] = tuple(RenderedDay(**day) for day in data.get("days", ()))
        known["accepts"] = tuple(data.get("accepts", ()))
        if data.get("progress"):
            known["progress"] = tuple(data["progress"])
        return cls(**known)

    def presses(self) -> list[RenderedButton]:
        """All that can be pressed, each with a title that tells it from the others."""
        return [
            *self.buttons,
            *_changes(self.lines),
            *(
                replace(one, title=f"{one.title}: {card.title}")
                for card in self.cards
                for one in (*card.buttons, *_changes(card.lines))
            ),
        ]

    def next_days(self) -> tuple[RenderedDay, ...]:
        """The first of the days, as many as a channel without a calendar shows."""
        return self.days[:MOST_DAYS]

    def with_payloads(self, new: Callable[[str], str]) -> "Rendered":
        """The same message, each payload put through `new`."""
        return replace(
            self,
            buttons=_with_payloads(self.buttons, new),
            lines=_with_changes(self.lines, new),
            cards=tuple(
                replace(
                    card,
                    buttons=_with_payloads(card.buttons, new),
                    lines=_with_changes(card.lines, new),
                )
                for card in self.cards
            ),
        )

    def as_plain_text(self, base_url: str | None = None) -> str:
        """All that it says, for a channel that has nothing but text.

        Args:
            base_url: our public address; without it, links of ours are left out.
        """
        # A receipt's number stands by itself to be copied; read aloud or in a message, once is enough.
        lines = [one for one in self.lines if self.kind != "receipt" or one.value not in self.text]
        text = "\n".join([self.text, *([self.hint] if self.hint else []), *_plain_lines(lines)])
        if not self.cards:
            text += "".join(f"\n{day.title}: {day.count}" for day in self.next_days())
        for card in self.cards:
            told = [card.title, *([card.text] if card.text else []), *_plain_lines(card.lines)]
            text += "\n\n" + "\n".join([*told, *_plain_links(card.links, "", base_url)])
        return "\n".join([text, *_plain_links(self.links, text, base_url)])


def _parts_as_json(whole: Rendered | RenderedCard) -> dict[str, Any]:
    return {
        "buttons": [dict(vars(button)) for button in whole.buttons],
        "lines": [dict(vars(line)) for line in whole.lines],
        "links": [dict(vars(link)) for link in whole.links],
    }


def _parts_from_json(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "buttons": tuple(RenderedButton(**button) for button in data.get("buttons", ())),
        "lines": tuple(RenderedLine(**line) for line in data.get("lines", ())),
        "links": tuple(RenderedLink(**link) for link in data.get("links", ())),
    }


def _changes(lines: Iterable[RenderedLine]) -> Iterator[RenderedButton]:
    for line in lines:
        if line.change:
            yield RenderedButton(f"{line.change_title}: {line.label}", line.change)


def _with_payloads(
    buttons: tuple[RenderedButton, ...], new: Callable[[str], str]
) -> tuple[RenderedButton, ...]:
    return tuple(replace(button, payload=new(button.payload)) for button in buttons)


def _with_changes(lines: tuple[RenderedLine, ...], new: Callable[[str], str]) -> tuple[RenderedLine, ...]:
    return tuple(replace(line, change=new(line.change)) if line.change else line for line in lines)


def _plain_lines(lines: Iterable[RenderedLine]) -> Iterator[str]:
    for line in lines:
        yield f"{line.label}: {line.value}"


def _plain_links(links: Iterable[RenderedLink], told: str, base_url: str | None) -> Iterator[str]:
    """Links with their addresses, but for those that `told` names already."""
    for link in links:
        if link.href.startswith("/"):
            if base_url:
                yield f"{link.title}: {base_url}{link.href}"
            continue
        address = link.href.partition(":")[2].strip("/")
        if address not in _squeezed(told):
            yield link.title if address in _squeezed(link.title) else f"{link.title}: {address}"


def _squeezed(text: str) -> str:
    """Without spaces, as telephone numbers stand in links."""
    return "".join(text.split())
