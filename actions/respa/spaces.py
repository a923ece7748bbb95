"""Which kind of room or thing the citizen's words mean."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from actions.handlers import Option
from akkuna.data_files import DataFile
from akkuna.replies import LANGUAGES
from akkuna.words import lemmas
from integrations.django_rest import Texts
from integrations.respa.models import Resource

WORDS = Path(__file__).with_name("spaces.yml")
ITEM = "item"
NAME, PURPOSE, DESCRIPTION = 3.0, 2.0, 0.5
"""How much a word of each tells of a kind."""
LEAST_SCORE = 0.9
CLEAR_LEAD = 1.5
"""How many times the runner-up's score the best must have to be taken without asking."""
MOST_GUESSES = 3
LONG, LONGEST_ENDING = 6, 3
"""Letters of a word that is recognised without its ending, and of that ending."""


def kinds(resources: Iterable[Resource]) -> list[Option]:
    """The kinds of what can be booked, each once, in the order of their Finnish names."""
    found = {kind_of(one): _option(one) for one in resources}
    return sorted(found.values(), key=lambda one: one.fi.casefold())


def kind_of(resource: Resource) -> str:
    """Code of a resource's kind: ``space:hall``. Its own id where the server tells no kind."""
    return f"{resource.kind}:{resource.type_id or resource.id}"


def is_of_kind(resource: Resource, kind: Mapping[str, str | None]) -> bool:
    """Whether a resource, of whichever municipality's server, is of a kind: by its id or its name."""
    own = _option(resource)
    same_name = own.fi.casefold() == (kind["fi"] or "").casefold()
    return own.code == kind["code"] or same_name


def is_item(kind: Mapping[str, str | None] | None) -> bool:
    """Whether things are meant, which hold no people."""
    return bool(kind and kind.get("code") and str(kind["code"]).startswith(f"{ITEM}:"))


def likely(resources: list[Resource], said: frozenset[str], named: Iterable[str]) -> list[Option]:
    """The one kind that the words surely mean, or up to three that they may mean, best first.

    Args:
        said: base forms of the citizen's words.
        named: keys of ``spaces.yml`` of what was found in the words.
    """
    weights: dict[str, Counter[str]] = {}
    for one in resources:
        _weigh(weights.setdefault(kind_of(one), Counter()), one)
    keys = {*named, *(_said()[word] for word in said if word in _said())}
    meant = {word for key in keys for word in _names().get(key, frozenset())}
    named_by = {word for own in weights.values() for word in own}
    said = said | {word for word in named_by if _is_longer(word, said)}
    telling = {word: _rarity(word, weights) for word in said | meant}
    score = {
        kind: max((own[word] * telling[word] for word in said), default=0.0)
        + 2 * max((own[word] * telling[word] for word in meant), default=0.0)
        for kind, own in weights.items()
    }
    options = {one.code: one for one in kinds(resources)}
    best = sorted((one for one in score if score[one] >= LEAST_SCORE), key=lambda one: -score[one])
    if len(best) > 1 and score[best[0]] >= CLEAR_LEAD * score[best[1]]:
        best = best[:1]
    return [options[one] for one in best[:MOST_GUESSES]]


def names_occasion(said: frozenset[str]) -> bool:
    """Whether the words name what a room may be wanted for: a birthday, a meeting."""
    return not said.isdisjoint(_said())


def is_telling(words: str) -> bool:
    """Whether a name of something to book tells its kind: a bare "hall" may be any."""
    said = {lemma for language in LANGUAGES for lemma in lemmas(words, language)}
    return not said & _anything() or bool(said - _anything() - set(words.casefold().split()))


def words_of_house(resource: Resource) -> frozenset[str]:
    """Base forms by which one of several rooms is told from the others: its name's and its house's."""
    unit = resource.unit
    return _lemmas(resource.name) | (_lemmas(unit.name) if unit else frozenset())


def in_both(texts: Texts, otherwise: str) -> tuple[str, str, bool]:
    """A server's name in Finnish and Swedish, and whether it gave both."""
    finnish, swedish = texts.get("fi"), texts.get("sv")
    other = finnish or swedish or texts.get("en") or otherwise
    return finnish or other, swedish or other, bool(finnish and swedish)


def _is_longer(word: str, said: frozenset[str]) -> bool:
    """Whether the citizen said it with an ending that the word list does not know."""
    return len(word) >= LONG and any(
        one.startswith(word) and len(one) - len(word) <= LONGEST_ENDING for one in said
    )


def _option(resource: Resource) -> Option:
    name = resource.type_name or resource.name
    finnish, swedish, both = in_both(name, resource.id)
    return Option(kind_of(resource), finnish, swedish, None if both else ("fi" if name.get("fi") else "sv"))


def _weigh(weights: Counter[str], resource: Resource) -> None:
    purposes = [one.name for one in resource.purposes]
    for texts, weight in (
        (resource.type_name, NAME),
        (resource.name, NAME),
        *((one, PURPOSE) for one in purposes),
        (resource.description, DESCRIPTION),
    ):
        for lemma in _lemmas(texts):
            weights[lemma] = max(weights[lemma], weight)  # type: ignore[assignment]


def _lemmas(texts: Texts) -> frozenset[str]:
    return frozenset(
        lemma for language in LANGUAGES if texts.get(language) for lemma in lemmas(texts[language], language)
    )


def _rarity(word: str, weights: Mapping[str, Counter[str]]) -> float:
    """How telling a word is: one that every kind has says little."""
    having = sum(1 for own in weights.values() if own[word])
    return math.log(1 + len(weights) / having) / math.log(1 + len(weights)) if having else 0.0


@cache
def _names() -> dict[str, frozenset[str]]:
    """Key → words of the names that systems give."""
    return {kind: frozenset(words["named"]) for kind, words in DataFile(WORDS).data["kinds"].items()}


@cache
def _said() -> dict[str, str]:
    """Word of the citizens' → key."""
    kinds = DataFile(WORDS).data["kinds"]
    return {word: kind for kind, words in kinds.items() for word in words.get("said", ())}


@cache
def _anything() -> frozenset[str]:
    return frozenset(DataFile(WORDS).data["anything"])
