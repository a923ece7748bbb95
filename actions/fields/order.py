"""Which of several that were shown is meant: "2", "ensimmäinen", "den sista"."""

import re

from actions.phrases import in_order, is_heard
from akkuna.replies import LANGUAGES

NUMBER = re.compile(r"\D{0,3}(\d{1,2})\D{0,3}")


def place_in_order(text: str, count: int) -> int | None:
    """Its place, counted from zero; None where the words name none, or there are not so many.

    Args:
        count: how many were shown.
    """
    place = _place(text, count)
    return place if place is not None and 0 <= place < count else None


def _place(text: str, count: int) -> int | None:
    if number := NUMBER.fullmatch(text.strip()):
        return int(number[1]) - 1
    if is_heard("the_last", text):
        return count - 1
    said = set(re.findall(r"\w+", text.casefold()))
    for language in LANGUAGES:
        for place, words in enumerate(in_order("ordinals", language)):
            if set(words.split("/")) & said:
                return place
    return None
