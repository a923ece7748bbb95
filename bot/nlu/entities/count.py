"""How many people or things: "neljälle hengelle", "meitä on kuusi", "20 personer", "tre barn"."""

from collections.abc import Iterator, Sequence

from akkuna.words import Language, Word, finnish, swedish
from bot.nlu.entities.model import Entity
from bot.nlu.entities.numbers import Number
from bot.nlu.entities.phrases import entries, forms, is_one_of
from bot.nlu.entities.place.context import cases
from bot.nlu.message import AnalysedMessage

_LARGEST = 9999

_NOUNS = frozenset({"nimisana", "nimisana_laatusana", "asemosana"})
_ADJECTIVES = frozenset({"laatusana", "nimisana_laatusana"})
_SWEDISH_PLURALS = ("ar", "er", "or", "n", "r")

_SHORT_MESSAGE = 2
"""Words of a message that is nothing but a number."""

_REACH = 3
"""How many words may stand between the counted and the number: "asukkaita siellä on kolme"."""


def find(message: AnalysedMessage, numbers: Sequence[Number]) -> Iterator[Entity]:
    """Yields numbers that count; `normalized` is the integer."""
    language = message.readings[0][0] if message.readings else "fi"
    words = message.words
    for number in numbers:
        if (
            _is_year(words, number)
            or not 1 <= number.value <= _LARGEST
            or number.value != int(number.value)
            or _is_part(words, number)
        ):
            continue
        alone = (
            number.value > 1 and len(words) <= _SHORT_MESSAGE and number.after - number.first == len(words)
        )
        after = alone or _counts_after(words, number, language)
        if after or number.value > 1 and (_counts_before(words, number) or _counts_for(words, number)):
            start, end = words[number.first].start, words[number.after - 1].end
            yield Entity("count", message.text[start:end], str(int(number.value)), start, end, "count_rules")


def _is_year(words: Sequence[Word], number: Number) -> bool:
    return not number.written and number.value in _YEARS and number.after - number.first == 1


_YEARS = range(1900, 2100)


def _is_part(words: Sequence[Word], number: Number) -> bool:
    """Whether the words around make the number something else: "klo 8", "3 km", "numero 15"."""
    if number.first and words[number.first - 1].surface.lower() in entries("count", "not_after"):
        return True
    if number.after >= len(words):
        return False
    following = words[number.after]
    return is_one_of(following, entries("count", "not_things")) and not is_one_of(
        following, entries("count", "things")
    )


def _counts_after(words: Sequence[Word], number: Number, language: Language) -> bool:
    """Whether a counted noun follows, perhaps after an adjective: "kolme isoa astiaa"."""
    if number.after >= len(words):
        return False
    following = words[number.after]
    if following.surface.lower() in entries("count", "of_whom") and number.value > 1:
        return True
    if is_one_of(following, entries("count", "things")):
        return number.value > 1 or following.surface.lower() in _PEOPLE or not number.written
    if number.value == 1:
        return False
    last = words[number.after - 1]
    if language == "fi":
        return _is_counted_in_finnish(words, number.after, last)
    if _is_plural_in_swedish(following):
        return True
    return number.after + 1 < len(words) and is_one_of(words[number.after + 1], entries("count", "things"))


_PEOPLE = frozenset({"hengelle", "hengen", "henkilö", "henkilölle", "person", "st", "kpl", "kappale"})


def _is_counted_in_finnish(words: Sequence[Word], place: int, number: Word) -> bool:
    """Whether a noun stands here in the partitive or in the number's own case, perhaps after an adjective."""
    readings = finnish.understand(words[place].surface.lower())
    if not readings:
        return False
    if readings[0].word_class in _ADJECTIVES and place + 1 < len(words):
        return _is_noun(words[place + 1], number) or _is_noun(words[place], number)
    return _is_noun(words[place], number)


def _is_noun(word: Word, number: Word) -> bool:
    readings = finnish.understand(word.surface.lower())
    own = cases(number.surface.lower()) - {"nimento"}
    return bool(readings) and any(
        reading.word_class in _NOUNS and (reading.case == "osanto" or reading.case in own)
        for reading in readings[:2]
    )


def _is_plural_in_swedish(word: Word) -> bool:
    surface = word.surface.lower()
    base = swedish.lemma(surface)
    verb = base.endswith("a") and surface in (base + "r", base[:-1] + "er")  # "passar", "behöver"
    plural = surface.endswith(_SWEDISH_PLURALS) and base != surface and not verb
    return surface.isalpha() and plural and surface not in _SMALL


_SMALL = frozenset(
    {
        "är",
        "var",
        "har",
        "gör",
        "en",
        "men",
        "den",
        "går",
        "får",
        "kommer",
        "blir",
        "fyller",
        "ringer",
        "eller",
        "efter",
        "under",
        "än",
        "igen",
    }
)
"""Swedish words that end like plurals."""


def _counts_before(words: Sequence[Word], number: Number) -> bool:
    """Whether who or what is counted stands before: "meitä on kuusi", "vi är ungefär tolv"."""
    place = number.first - 1
    while place >= 0 and words[place].surface.lower() in entries("count", "about"):
        place -= 1
    if place < 0:
        return False
    listed = entries("count", "counted_before")
    if is_one_of(words[place], listed - _PRONOUNS) or _is_many(words[place]):
        return True
    if not is_one_of(words[place], entries("count", "verbs")):
        return False
    before = words[max(0, place - _REACH) : place]
    return any(
        is_one_of(word, listed) or "osanto" in cases(word.surface.lower()) and _is_finnish_noun(word)
        for word in before
    )


def _is_many(word: Word) -> bool:
    """Whether the word is a Finnish noun in the partitive plural, as in "jäseniä 46"."""
    form = word.surface.lower()
    return form.endswith(("ia", "iä", "ja", "jä")) and "osanto" in cases(form) and _is_finnish_noun(word)


_PRONOUNS = frozenset({"vi", "oss", "de", "dom", "meitä", "heitä", "meit"})


def _is_finnish_noun(word: Word) -> bool:
    return any(reading.word_class in _NOUNS for reading in finnish.understand(word.surface.lower()))


def _counts_for(words: Sequence[Word], number: Number) -> bool:
    """Whether "för" stands before and nothing is counted after: "bord för sex"."""
    return (
        number.first > 0
        and words[number.first - 1].surface.lower() in entries("count", "for")
        and (number.after == len(words) or not forms(words[number.after])[0].isalpha())
    )
