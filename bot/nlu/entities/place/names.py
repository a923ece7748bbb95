"""Places by name: listed villages, and capitalised words that look like a place ("Ruokoperän")."""

from collections.abc import Iterator
from functools import lru_cache

from akkuna.words import finnish
from bot.nlu.entities.model import Entity
from bot.nlu.entities.place.context import Context, base, is_listed, is_locative, may_be_name
from bot.nlu.lookups import lookup

_SHORTEST = 5
"""Letters of a word whose ending makes it a place."""

_STEM_ENDINGS = (
    "",
    "n",
    "ssa",
    "ssä",
    "sta",
    "stä",
    "lla",
    "llä",
    "lta",
    "ltä",
    "lle",
    "a",
    "ä",
    "an",
    "än",
    "lä",
    "la",
    "s",
)


def find(context: Context) -> Iterator[Entity]:
    """Yields named places; `normalized` is the name in its base form."""
    for place, word in enumerate(context.words):
        name = _listed().get(word.surface.lower()) or _by_form(context, place)
        if name:
            yield Entity("place", word.surface, name, word.start, word.end, "place_name")


def _by_form(context: Context, place: int) -> str | None:
    word = context.words[place]
    if not word.surface[0].isupper() or len(word.surface) < _SHORTEST or _is_other(word.surface.lower()):
        return None
    if is_listed(word, "nouns_fi") or is_listed(word, "nouns_sv") or is_listed(word, "not_names"):
        return None
    name = base(word)
    if name.lower().endswith(tuple(lookup("place")["name_endings"])):
        sure = not context.begins_sentence(place) or name.lower().endswith(
            tuple(lookup("place")["sure_name_endings"])
        )
        return name if sure or may_be_name(word) else None
    if context.is_name(place) and is_locative(word) and may_be_name(word):
        return name
    return None


def _is_other(form: str) -> bool:
    """Whether the word is a date or another list's word rather than a place."""
    lists = lookup("date")
    return any(
        reading.lemma in lists[group]
        for reading in finnish.understand(form)
        for group in ("weekdays", "months", "holidays")
    )


@lru_cache(maxsize=1)
def _listed() -> dict[str, str]:
    """Form of a listed name → the name."""
    forms: dict[str, str] = {}
    for name in lookup("place")["names"]:
        for stem in _stems(name.lower()):
            forms.update({stem + ending: name for ending in _STEM_ENDINGS})
    return forms


def _stems(name: str) -> Iterator[str]:
    """Stems of a Finnish name to which case endings are added: Pirttikoski, Pirttikose-."""
    yield name
    for nominative, stem in _STEMS:
        if name.endswith(nominative):
            yield name.removesuffix(nominative) + stem


_STEMS = (
    ("joki", "joe"),
    ("järvi", "järve"),
    ("koski", "kose"),
    ("mäki", "mäe"),
    ("niemi", "nieme"),
    ("kangas", "kankaa"),
    ("lahti", "lahde"),
    ("ranta", "ranna"),
    ("särkät", "särki"),
    ("särkät", "särkkie"),
)
