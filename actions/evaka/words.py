"""What words say of early education, and whose or which name they mention, inflected as it may be."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from actions.evaka.application_form import unit_name
from actions.handlers import Option
from actions.turn import TurnContext
from akkuna.data_files import DataFile
from akkuna.phrases import anywhere_in
from akkuna.replies import LANGUAGES
from akkuna.settings import ROOT
from akkuna.texts import Texts

PHRASES = ROOT / "bot" / "dialogue" / "phrases" / "early_education.yml"
_WORD = re.compile(r"[\w'’:-]+")
_ENDING = re.compile(
    r"[:'’]?i?(?:n|a|ä|ta|tä|lle|lla|llä|lta|ltä|ssa|ssä|sta|stä|na|nä|ksi|an|en|in|on|un|än|ön|s)?(?:k?kin|k?ki|kaan|kään|han|hän)?"
)
_LIKE = 4
"""Letters that two forms of a word of a unit's name have in common at least."""


def heard(group: str, text: str) -> bool:
    """Whether one of the group's phrases stands in the words."""
    return bool(_phrases(group).search(text.casefold()))


def kinds_heard(groups: Sequence[str], text: str) -> list[str]:
    """The groups of which a phrase stands in the words."""
    return [group for group in groups if heard(group, text)]


def children_named(options: Sequence[Option], context: TurnContext) -> list[Option]:
    """The children whose given names stand in the words, in the order of the words."""
    said = [one.casefold() for one in _WORD.findall(context.turn.text)]
    found = []
    for child in options:
        given = [name.casefold() for name in child.fi.split()[:-1] or [child.fi]]
        places = [at for at, word in enumerate(said) if any(_is_form_of(word, name) for name in given)]
        if places:
            found.append((places[0], child))
    return [child for _, child in sorted(found, key=lambda pair: pair[0])]


def units_named(options: Sequence[Option], context: TurnContext) -> list[Option]:
    """The units whose names stand in the words, nearest of one name, in the order of the words."""
    said = [one.casefold() for one in _WORD.findall(context.turn.text)]
    found: dict[str, tuple[int, Option]] = {}
    for unit in options:
        name = unit_name(unit.fi)
        at = None if name in found else _place_of(name, said, [unit_name(one.fi) for one in options])
        if at is not None:
            found[name] = (at, unit)
    return [unit for _, unit in sorted(found.values(), key=lambda pair: pair[0])]


def _place_of(name: str, said: Sequence[str], names: Sequence[str]) -> int | None:
    """Where the name stands: whole, or without the word for what it is where nothing else is called so."""
    whole = _WORD.findall(name.casefold())
    own = [word for word in whole if not heard("kind_of_unit", word)]
    at = _at(whole, said)
    if at is not None or not own:
        return at
    shared = any(set(own) <= set(_WORD.findall(other.casefold())) for other in names if other != name)
    return None if shared else _at(own, said)


def _at(words: Sequence[str], said: Sequence[str]) -> int | None:
    """Where the words stand one after the other."""
    for at in range(len(said) - len(words) + 1):
        if all(_alike(one, other) for one, other in zip(said[at:], words, strict=False)):
            return at
    return None


def option(code: str, field: str, service: str, texts: Texts) -> Option:
    """An option whose words are the service's own texts: ``option.<field>.<code>``."""
    finnish, swedish = (
        texts.find(f"option.{field}.{code}", language, service=service, municipality=None)
        for language in LANGUAGES
    )
    return Option(code, finnish, swedish)


def agreed(context: TurnContext) -> str | None:
    """ "yes" or "no", where the words or the button are one."""
    return {"affirm": "yes", "deny": "no"}.get(context.understood.intent)


def _is_form_of(word: str, name: str) -> bool:
    return word.startswith(name) and _ENDING.fullmatch(word[len(name) :]) is not None


def _alike(one: str, other: str) -> bool:
    shared = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    least = min(len(one), len(other))
    shared = least if shared is None else shared
    return one == other or (shared >= max(_LIKE, least - 2) and abs(len(one) - len(other)) <= _LIKE)


@cache
def _phrases(group: str) -> re.Pattern[str]:
    listed: Mapping[str, Sequence[str]] = DataFile(PHRASES).data[group]
    return anywhere_in(phrase for language in LANGUAGES for phrase in listed[language])
