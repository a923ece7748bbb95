"""What the assistant says, before and after it is put into words.

`Reply` leaves the dialogue: a text key and references. `Rendered` leaves the wording: text in one
language, with buttons whose payloads are tokens. Channels get `Rendered` only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, Union

Language = Literal["fi", "sv"]
LANGUAGES: tuple[Language, ...] = ("fi", "sv")

Kind = Literal["text", "question", "summary", "receipt", "notice", "list", "citizen"]


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
    """

    intent: str
    argument: Any = None
    operation: str | None = None
    revision: int | None = None


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
class Reply:
    """One message of the assistant, not yet in words.

    Attributes:
        key: text key, looked up in municipality → service → common texts.
        values: values for the text's placeholders.
        service: service whose texts are looked up before the common ones.
        kind: how a channel may show it.
        accepts: what the channel may offer besides text, e.g. "photo", "location".
        progress: (number of this question, number of questions) of a form.
        lang: language of this one reply, where it is not the conversation's.
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    service: str | None = None
    kind: Kind = "text"
    buttons: tuple[Button, ...] = ()
    lines: tuple[Line, ...] = ()
    accepts: tuple[str, ...] = ()
    progress: tuple[int, int] | None = None
    lang: str | None = None


@dataclass(frozen=True)
class RenderedButton:
    """A button in words; `payload` is ``b:<token>``, valid in its conversation only."""

    title: str
    payload: str
    primary: bool = False


@dataclass(frozen=True)
class RenderedLine:
    """A summary line in words; `change` is a payload or None."""

    label: str
    value: str
    change: str | None = None
    change_title: str | None = None


@dataclass(frozen=True)
class Rendered:
    """One message in words, as the outbox keeps it and channels show it.

    Attributes:
        lang: language of the text, for the page's ``lang`` attribute.
        client_id: for ``kind == "citizen"`` (the echo of the citizen's own message): the id that
            the channel gave it.
    """

    text: str
    lang: str
    kind: Kind = "text"
    key: str | None = None
    buttons: tuple[RenderedButton, ...] = ()
    lines: tuple[RenderedLine, ...] = ()
    accepts: tuple[str, ...] = ()
    progress: tuple[int, int] | None = None
    client_id: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The shape that the outbox stores and `from_json` reads."""
        shape = dict(vars(self))
        shape["buttons"] = [dict(vars(button)) for button in self.buttons]
        shape["lines"] = [dict(vars(line)) for line in self.lines]
        return shape

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Rendered":
        """Reads what `as_json` wrote; unknown keys of a newer version are left out."""
        known = {name: data[name] for name in cls.__dataclass_fields__ if name in data}
        known["buttons"] = tuple(RenderedButton(**b) for b in data.get("buttons", ()))
        known["lines"] = tuple(RenderedLine(**line) for line in data.get("lines", ()))
        known["accepts"] = tuple(data.get("accepts", ()))
        if data.get("progress"):
            known["progress"] = tuple(data["progress"])
        return cls(**known)

    def as_plain_text(self) -> str:
        """Text with its lines below it, for a channel that has nothing but text."""
        return "\n".join([self.text, *(f"{line.label}: {line.value}" for line in self.lines)])
