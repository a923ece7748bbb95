"""Telephone numbers, e-mail addresses and names, kept apart from words that others may read."""

import re
from dataclasses import dataclass
from functools import cache

from actions.phrases import phrases
from akkuna.masking import mask

CONTACTS = frozenset({"email", "phone"})
NAME = "‹name›"
_DETAIL = re.compile(r"‹(?:email|phone|name)›")
_CLAUSE_END = re.compile(r"((?:[,;!?\n]|(?<!\bpuh)(?<!\btel)(?<!\btfn)(?<!\bnro)\.(?=\s|$))+\s*)")
_OUTER = " .,:;!?()\"”'-–—"
_TWO_WORDS = r"[ ,:]+[^\W\d_][\w-]*(?:[ ]+(?!(?:ja|och|puh|tel|tfn|on|är)\b)[^\W\d_][\w-]*)?"
_TWO_CAPITALS = r"[ ,.:]+[A-ZÅÄÖ][a-zåäö-]+[ ]+[A-ZÅÄÖ][\w-]+(?=\s*(?:[,.;!?\n‹]|$))"


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
    named = _name().sub(NAME, marked) if names else marked
    if not _DETAIL.search(named):
        return Apart(text, False, False)
    parts = _CLAUSE_END.split(named)
    clauses, ends = parts[::2], [*parts[1::2], ""]
    with_detail = [bool(_DETAIL.search(clause)) for clause in clauses]
    kept = ""
    for at, clause in enumerate(clauses):
        beside = any(with_detail[max(0, at - 1) : at + 2])
        left = " ".join(_left_of(clause)) if with_detail[at] else clause
        if not (beside and all(map(_only_introduces, left.split()))):
            kept += left + ends[at]
    return Apart(kept.strip(" ,;:-–—\n"), contacts, named != marked)


def _left_of(clause: str) -> list[str]:
    """Words of a clause without its details and the words beside them that only introduce them."""
    words = _DETAIL.sub(lambda found: f" {found[0]} ", clause).split()
    dropped = {at for at, word in enumerate(words) if _DETAIL.fullmatch(word)}
    for step in (-1, 1):
        for at in sorted(dropped, reverse=step < 0):
            beside = at + step
            while 0 <= beside < len(words) and _only_introduces(words[beside]):
                dropped.add(beside)
                beside += step
    return [word for at, word in enumerate(words) if at not in dropped]


def _only_introduces(word: str) -> bool:
    bare = word.strip(_OUTER).casefold()
    return not bare or bool(phrases("around_contact").fullmatch(bare))


@cache
def _name() -> re.Pattern[str]:
    """One's own name with the words that begin it."""
    begins, capital = (phrases(group).pattern for group in ("name_begins", "name_begins_capital"))
    return re.compile(rf"(?i:{begins}){_TWO_WORDS}|(?i:{capital}){_TWO_CAPITALS}")
