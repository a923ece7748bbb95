"""Rooms, halls, pitches and equipment to book, by the words of ``nlu_data/lookups/space_type.yml``."""

from collections.abc import Iterator, Sequence
from functools import cache

from akkuna.words import Word, analyse
from bot.nlu.entities.model import Entity
from bot.nlu.entities.phrases import entries, is_one_of
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage

_SHORT_MESSAGE = 3
"""Words of a message that is an answer, in which a weak word needs no word of booking beside it."""


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields what is to be booked; `normalized` is the purpose."""
    words = message.words
    booking = any(speaks_of_booking(word) for word in words)
    short = len(words) <= _SHORT_MESSAGE
    place = 0
    while place < len(words):
        purpose, length = _purpose(words, place, booking or short)
        if purpose and (booking or not short or purpose not in entries("space_type", "never_alone")):
            start, end = words[place].start, words[place + length - 1].end
            yield Entity("space_type", message.text[start:end], purpose, start, end, "space_type_list")
        place += length


def speaks_of_booking(word: Word) -> bool:
    """Whether the word says that something is to be booked or lent."""
    booking = entries("space_type", "booking")
    return is_one_of(word, booking) or any(part in booking for part in word.parts[-1:])


def _purpose(words: Sequence[Word], place: int, booking: bool) -> tuple[str | None, int]:
    """The purpose that is named at a place, and how many words name it."""
    numbered = place > 0 and words[place - 1].surface.isdecimal()  # "3. luokka"
    groups = ("sure", "weak") if booking and not numbered else ("sure",)
    for group in groups:
        known = _purposes(group)
        pair = _joined(words[place : place + 2], known)
        if pair:
            return pair, 2
        word = words[place]
        # a listed word's own meaning goes before that of its last part ("konserttisali")
        for form in (
            word.surface.lower(),
            *word.lemmas[: None if group == "sure" else 1],
            *_last_parts(word),
        ):
            if form in known and (
                group == "sure" or form not in word.parts or form in entries("space_type", "heads")
            ):
                return known[form], 1
    return None, 1


def _last_parts(word: Word) -> tuple[str, ...]:
    parts = word.parts
    if not parts or not word.lemmas[0].endswith(parts[-1]):
        return ()
    return ("".join(parts[-2:]), parts[-1])


def _joined(words: Sequence[Word], known: dict[str, str]) -> str | None:
    """A compound that was written apart ("tennis kenttä"), or a phrase of two words."""
    if len(words) < 2:
        return None
    first, last = words
    for head in (first.surface.lower(), *first.lemmas):
        for tail in (last.surface.lower(), *last.lemmas):
            for form in (f"{head} {tail}", head + tail):
                if form in known:
                    return known[form]
    return None


@cache
def _purposes(group: str) -> dict[str, str]:
    """Base form → purpose; the first purpose that lists a word has it."""
    table: dict[str, str] = {}
    for purpose, entry in lookup("space_type")["purposes"].items():
        for language in ("fi", "sv"):
            for text in entry.get(group, {}).get(language, []):
                for base in (text.lower(), *_bases(text.lower(), analyse(text, language))):
                    table.setdefault(base, purpose)
    return table


def _bases(text: str, words: list[Word]) -> tuple[str, ...]:
    """The base form of a listed word, where the dictionary gives it another one."""
    return () if len(words) != 1 or text in words[0].lemmas else words[0].lemmas[:1]
