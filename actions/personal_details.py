"""Telephone numbers, e-mail addresses and names, kept apart from words that others may read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from actions.phrases import is_heard, phrases
from akkuna.masking import mask
from akkuna.words.voikko import readings

CONTACTS = frozenset({"email", "phone"})
NAME = "‹name›"
_DETAIL = re.compile(r"‹(?:email|phone|name)›")
_CLAUSE_END = re.compile(r"((?:[,;!?\n]|(?<!\bpuh)(?<!\btel)(?<!\btfn)(?<!\bnro)\.(?=\s|$))+\s*)")
_OUTER = " .,:;!?()\"”'-–—"
_WORD = r"[^\W\d_][\w-]*"
_NO_STREET = r"(?![\w-]*\s*\d)"
_MORE_NAMES = rf"(?:[ ]+{_NO_STREET}[A-ZÅÄÖ][\w-]+){{0,2}}"
_TWO_WORDS = rf"[ ,:]+{_WORD}(?:[ ]+(?!(?:ja|och|puh|tel|tfn|on|är)\b){_WORD}{_MORE_NAMES})?"
_TWO_CAPITALS = r"[\s,.:]+[A-ZÅÄÖ][a-zåäö-]+[ ]+[A-ZÅÄÖ][\w-]+(?=\s*(?:[,.;!?\n‹]|$))"
_AFTER_STOP = r"(?<![^.,;!?\n] )"
_CAPITAL = re.compile(r"(?<![\w-])[A-ZÅÄÖ][\w-]*[a-zåäöéü]")
_NAMESAKE = re.compile(
    r"\s*\d|\s+-?(?:tie(?:n|lle|llä|ltä|stä|tä)?|(?:ka[td]u|kuja|pol[kv]?u|puisto|aukio|koulu|museo|patsa|talo"
    r"|gat|väg|park|skol|staty)\w*)\b"
)
"""What follows the name of a street, a school or a statue that is called after somebody."""


@dataclass(frozen=True)
class Apart:
    """Words without personal details.

    Attributes:
        text: what is left; empty where nothing else was said.
        contacts: a telephone number or an e-mail address was left out.
        name: a name was left out.
    """

    text: str
    contacts: bool
    name: bool


def without_details(text: str, *, names: bool) -> Apart:
    """The words without telephone numbers and e-mail addresses, and what is said only to introduce them.

    Args:
        text: the citizen's words.
        names: leaves out the citizen's own name, too.
    """
    marked = mask(text, CONTACTS).text
    contacts = marked != text
    named = _with_names_marked(marked) if names else marked
    if not _DETAIL.search(named):
        return Apart(text, False, False)
    parts = _CLAUSE_END.split(named)
    clauses, ends = parts[::2], [*parts[1::2], ""]
    with_detail = [bool(_DETAIL.search(clause)) for clause in clauses]
    kept = ""
    for at, clause in enumerate(clauses):
        beside = any(with_detail[max(0, at - 1) : at + 2])
        left = _kept_of(clause) if with_detail[at] else clause
        if not (beside and all(map(_only_introduces, left.split()))):
            kept += left + ends[at]
    return Apart(kept.strip(" ,;:-–—\n"), contacts, named != marked)


def own_details(text: str) -> str:
    """The parts of the words in which one gives one's own number or address, rather than tells of one.

    "My number is …" and a number alone are one's own; "… is painted on the wall" tells of one.
    """
    return "\n".join(clause for clause in _CLAUSE_END.split(text)[::2] if _gives_own(clause))


def _gives_own(clause: str) -> bool:
    marked = mask(clause, CONTACTS).text
    left, introducing = _left_of(marked)
    asks_for_call = phrases("call_now").match(clause.strip().casefold()) is not None
    own = not left or asks_for_call or is_heard("own_contact", " ".join(introducing))
    return marked != clause and own


def _kept_of(clause: str) -> str:
    """What a clause tells beside its details; what introduces a number that is not one's own tells, too."""
    left, introducing = _left_of(clause)
    own = not left or NAME in clause or is_heard("own_contact", " ".join(introducing))
    return " ".join(left if own else _DETAIL.sub(" ", clause).split())


def _left_of(clause: str) -> tuple[list[str], list[str]]:
    """Words of a clause without its details, and the words beside these that only introduce them."""
    words = _DETAIL.sub(lambda found: f" {found[0]} ", clause).split()
    details = [at for at, word in enumerate(words) if _DETAIL.fullmatch(word)]
    dropped = set(details)
    for at in details:
        for step in (-1, 1):
            beside = at + step
            while 0 <= beside < len(words) and beside not in dropped and _only_introduces(words[beside]):
                dropped.add(beside)
                beside += step
    introducing = [words[at] for at in sorted(dropped.difference(details))]
    return [word for at, word in enumerate(words) if at not in dropped], introducing


def _only_introduces(word: str) -> bool:
    bare = word.strip(_OUTER).casefold()
    return not bare or bool(phrases("around_contact").fullmatch(bare))


def _with_names_marked(text: str) -> str:
    """The words with `NAME` for one's own name, with what begins it, and for anybody's full name."""
    marked = _name().sub(NAME, text)
    pieces, after = [], 0
    for start, end in _full_names(marked):
        pieces += [marked[after:start], NAME]
        after = end
    return "".join([*pieces, marked[after:]])


@cache
def _name() -> re.Pattern[str]:
    """One's own name with the words that begin it."""
    groups = ("name_begins", "name_begins_capital", "name_begins_sentence")
    begins, capital, sentence = (phrases(group).pattern for group in groups)
    return re.compile(
        rf"(?i:{begins}){_TWO_WORDS}|(?i:{capital}){_TWO_CAPITALS}|{_AFTER_STOP}(?i:{sentence}){_TWO_CAPITALS}"
    )


def _full_names(text: str) -> Iterator[tuple[int, int]]:
    """Where a first name of the dictionary stands before one or more that may be surnames."""
    words = list(_CAPITAL.finditer(text))
    at = 0
    while at < len(words):
        last = at
        while last + 1 < len(words) and _goes_on(text, words[last], words[last + 1]):
            last += 1
        follows = last > at and "etunimi" in _classes(words[at])
        if follows and not _NAMESAKE.match(text, words[last].end()):
            yield words[at].start(), words[last].end()
            at = last
        at += 1


def _goes_on(text: str, word: re.Match[str], after: re.Match[str]) -> bool:
    classes = _classes(after)
    beside = text[word.end() : after.start()].strip(" ") == "" and word.end() < after.start()
    return beside and (not classes or bool(classes & {"etunimi", "sukunimi"}))


def _classes(word: re.Match[str]) -> set[str]:
    return {reading.word_class for reading in readings(word[0].lower())}
