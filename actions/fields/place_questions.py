"""Questions that settle a place: which of several, another municipality, one that is on no map."""

from typing import Any

from actions.fields.place_search import Candidate
from actions.form.draft import Draft
from akkuna.municipality import Municipality
from akkuna.replies import Button, Press, Reply, Term, Value


def outside_question(label: str, here: Municipality, other: Municipality) -> Reply:
    """Asks whether the matter is the other municipality's, since the place lies there."""
    buttons = (
        Button(Term("button.yes_to", {"municipality": other.form("to")}), Press("affirm"), primary=True),
        Button(Term("button.another_place"), Press("deny")),
    )
    values: dict[str, Value] = {
        "place": label,
        "there": other.form("in"),
        "other": other.form("to"),
        "here": here.form("in"),
    }
    return Reply("place.outside", values, kind="question", buttons=buttons)


def which_question(pending: dict[str, Any], draft: Draft, here: Municipality) -> Reply:
    """Asks which place is meant, and tells when it is none of those that the words name here."""
    candidates = [Candidate(**one) for one in pending["places"]]
    buttons = [Button(one.label, Press("inform", number)) for number, one in enumerate(candidates)]
    buttons.append(Button(Term("button.none_of_these"), Press("inform", "none")))
    key = "place.which" if pending["found"] else "place.like"
    if key == "place.which" and all(one.municipality != here.code for one in candidates):
        key = "place.only_elsewhere"
    values: dict[str, Value] = {"place": pending["asked"], "here": here.form("in")}
    return Reply(key, values, service=draft.service, kind="question", buttons=tuple(buttons))


def as_written_question(draft: Draft, written: str) -> Reply:
    """Tells that the place is on no map, and asks whether it shall be kept as it was written."""
    buttons = (
        Button(Term("button.keep_as_written"), Press("inform", "as_written"), primary=True),
        Button(Term("button.another_place"), Press("inform", "again")),
    )
    values: dict[str, Value] = {"place": written}
    return Reply(
        "place.not_found",
        values,
        service=draft.service,
        kind="question",
        buttons=buttons,
        accepts=("address", "location"),
    )
