"""Finnish words: the dictionary's readings, and the written form behind a spoken or dotless one.

A word that the dictionary knows is never changed. For an unknown word, the forms that its writer may
have meant are tried in this order, and the first that the dictionary knows is taken: the list of
spoken forms, missing dots (``pimea``), sound rules of spoken and dialect Finnish (``pimeenä``,
``jäläkeen``, ``näkkyy``).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import yaml

from akkuna.words.model import Reading
from akkuna.words.voikko import LONGEST_WORD, readings

_SPOKEN_FILE = Path(__file__).parent / "data" / "spoken_fi.yml"

_DOTS = str.maketrans("ao", "äö")

_SOUND_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"ee(?=[nsltk]|$)", "eä"),  # pimeenä → pimeänä
        (r"ee(?=[nsltk]|$)", "ea"),  # korkeella → korkealla
        (r"ii(?=[nsltk]|$)", "iä"),  # pimiinä → pimiänä
        (r"ii(?=[nsltk]|$)", "ia"),
        (r"oo(?=[nsltk]|$)", "oa"),  # taloo → taloa
        (r"öö(?=[nsltk]|$)", "öä"),
        (r"iä(?=[nsltk]|$)", "eä"),  # pimiässä → pimeässä
        (r"ia(?=[nsltk]|$)", "ea"),
        (r"(?<=[aou])(?=ne|s[et])", "i"),  # semmosen → semmoisen
        (r"li(?=j)", "l"),  # palijo → paljo
        (r"([aeiouyäö])([lnh])\1(?=[bcdfghjklmnpqrstvwxz])", r"\1\2"),  # jäläkeen → jälkeen
        (r"([klmnprstv])\1(?=([aeiouyäö])\2)", r"\1"),  # näkkyy → näkyy
        (r"ij(?=[aeiouyäö])", "id"),  # meijän → meidän
        (r"h(?=[aeiouyäö])", "hd"),  # kaheksan → kahdeksan
        (r"(?<=[aeiouyäö])(?=[aeiouyäö])", "d"),  # eessä → edessä
        (r"(?<=[aeiouyäö])sä(?=$)", "ssä"),  # kyläsä → kylässä
        (r"(?<=[aeiouyäö])sa(?=$)", "ssa"),
        (r"tt(?=[aeiouyäö])", "ts"),  # kattoa → katsoa
        (r"ot(?=[aeitu])", "oit"),  # hiekotettu → hiekoitettu
        (r"is(?=k[oö]|$)", "isi"),  # voisko → voisiko
        (r"s$", "si"),  # yks → yksi
        (r"u$", "ut"),  # hajonnu → hajonnut
        (r"y$", "yt"),
        (r"l$", "lla"),
        (r"l$", "llä"),
        (r"$", "n"),  # sitte → sitten
        (r"ki$", "kin"),
        (r"([a-zäö])\1", r"\1"),  # lammppu → lamppu
    )
)


@lru_cache(maxsize=50_000)
def understand(word: str) -> tuple[Reading, ...]:
    """Readings of a lower-case Finnish word, through its written form where it is a spoken one.

    Returns:
        readings, likeliest first; empty where no written form is known.
    """
    known = readings(word)
    if known or len(word) > LONGEST_WORD or not word.isalpha() and "-" not in word:
        return known
    spoken = spoken_forms().get(word)
    if spoken:
        return readings(spoken) or (Reading(spoken, "", ""),)
    for form in _written_forms(word):
        found = readings(form)
        if found:
            return found
    return ()


def is_known(word: str) -> bool:
    """Whether the dictionary has this lower-case form as it stands."""
    return bool(readings(word))


def _written_forms(word: str) -> Iterator[str]:
    yield from _with_dots(word)
    for pattern, written in _SOUND_RULES:
        for match in pattern.finditer(word):
            form = word[: match.start()] + match.expand(written) + word[match.end() :]
            if form != word:
                yield form


def _with_dots(word: str) -> Iterator[str]:
    """Forms with ä and ö: the whole word, then its end only (vowel harmony holds within a part)."""
    previous = word
    for start in range(len(word)):
        form = word[:start] + word[start:].translate(_DOTS)
        if form != word and (start == 0 or form != previous):
            yield form
        previous = form


@lru_cache(maxsize=1)
def spoken_forms() -> dict[str, str]:
    """Spoken form → base form, from ``data/spoken_fi.yml``."""
    groups = yaml.safe_load(_SPOKEN_FILE.read_text(encoding="utf-8"))
    return {spoken: base for group in groups.values() for spoken, base in group.items()}
