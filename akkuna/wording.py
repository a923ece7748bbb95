"""Puts replies into words: by municipality, then service, then common texts, in the citizen's language."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from akkuna.catalogue import Catalogue
from akkuna.municipality import Municipality
from akkuna.replies import (
    LANGUAGES,
    Button,
    Card,
    Day,
    FreeDay,
    Language,
    Line,
    Link,
    Moment,
    Press,
    Rendered,
    RenderedButton,
    RenderedCard,
    RenderedDay,
    RenderedLine,
    RenderedLink,
    Reply,
    Term,
    Value,
    Words,
)
from akkuna.times import HELSINKI

Seal = Callable[[Press], str]
"""Turns what a button means into the payload that a channel shows."""


class Wording:
    """Words for one conversation.

    Args:
        catalogue: where the texts are.
        language: the citizen's.
        municipality: whose texts come first, if it is known.
        seal: makes payloads of presses.
    """

    def __init__(
        self, catalogue: Catalogue, language: Language, municipality: Municipality | None, seal: Seal
    ) -> None:
        self._catalogue, self._municipality = catalogue, municipality
        self._texts, self._language, self._seal = catalogue.texts, language, seal
        self._folder = municipality.folder if municipality else None

    def render(self, reply: Reply) -> Rendered:
        """The reply in words."""
        other = next((one for one in LANGUAGES if one == reply.lang), self._language)
        if other != self._language:
            return self._in(other).render(reply)
        word = partial(self.words, service=reply.service)
        return Rendered(
            text=self.words(Term(reply.key, reply.values), reply.service),
            lang=reply.lang or self._language,
            kind=reply.kind,
            key=reply.key,
            buttons=tuple(self._button(button, word) for button in reply.buttons),
            lines=tuple(self._line(line, word) for line in reply.lines),
            cards=tuple(self._card(card, word) for card in reply.cards),
            links=tuple(self._link(link, word) for link in reply.links),
            accepts=reply.accepts,
            hint=None if reply.hint is None else word(reply.hint),
            progress=reply.progress,
            days=tuple(self._free_day(day, word) for day in reply.days),
        )

    def _in(self, language: Language) -> "Wording":
        return Wording(self._catalogue, language, self._municipality, self._seal)

    def words(self, value: Value, service: str | None = None) -> str:
        """A value in words."""
        if isinstance(value, Term):
            owner = value.service or service
            text = self._texts.find(value.key, self._language, service=owner, municipality=self._folder)
            return text.format_map({name: self.words(one, owner) for name, one in value.values.items()})
        if isinstance(value, Words):
            return value.fi if self._language == "fi" else value.sv
        if isinstance(value, Day):
            return self._day(date.fromisoformat(value.iso))
        if isinstance(value, Moment):
            return self._moment(datetime.fromisoformat(value.iso).astimezone(HELSINKI))
        if isinstance(value, tuple):
            return ", ".join(self.words(one, service) for one in value)
        return str(value)

    def _button(self, button: Button, word: Callable[[Value], str]) -> RenderedButton:
        return RenderedButton(word(button.title), self._seal(button.press), button.primary)

    def _line(self, line: Line, word: Callable[[Value], str]) -> RenderedLine:
        lang = self._other_language(line.value)
        if line.change is None:
            return RenderedLine(word(line.label), word(line.value), value_lang=lang)
        title = word(Term("button.change"))
        return RenderedLine(word(line.label), word(line.value), self._seal(line.change), title, lang)

    def _card(self, card: Card, word: Callable[[Value], str]) -> RenderedCard:
        return RenderedCard(
            kind=card.kind,
            title=word(card.title),
            text=word(card.text),
            lines=tuple(self._line(line, word) for line in card.lines),
            links=tuple(self._link(link, word) for link in card.links),
            buttons=tuple(self._button(button, word) for button in card.buttons),
            title_lang=self._other_language(card.title),
            text_lang=self._other_language(card.text),
        )

    def _link(self, link: Link, word: Callable[[Value], str]) -> RenderedLink:
        href = link.scheme + "".join(word(link.address).split())
        return RenderedLink(word(link.title), href, self._other_language(link.title))

    def _other_language(self, value: Value) -> Language | None:
        """The language of a value that a system gave in one language only, where it is not the citizen's."""
        source = value.source if isinstance(value, Words) else None
        return source if source != self._language else None

    def _free_day(self, free: FreeDay, word: Callable[[Value], str]) -> RenderedDay:
        day = date.fromisoformat(free.iso)
        return RenderedDay(free.iso, self._day(day), word(free.count), f"{day.day}.{day.month}.{day.year}")

    def _day(self, day: date) -> str:
        weekday = self.words(Term(f"weekday.{day.isoweekday()}"))
        return f"{weekday} {day.day}.{day.month}.{day.year}"

    def _moment(self, moment: datetime) -> str:
        clock = self.words(Term("clock", {"hour": moment.hour, "minute": f"{moment.minute:02}"}))
        return f"{moment.day}.{moment.month}.{moment.year} {clock}"
