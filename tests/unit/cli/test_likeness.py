"""Examples that are nearly the same are found, whatever their order; others are left alone."""

from pathlib import Path

import pytest

from cli.checks.examples import Example
from cli.checks.likeness import FEWEST_LETTERS, NEARLY_THE_SAME, alike, closest_of_other_intents


def example(text: str, intent: str = "report_fault") -> Example:
    return Example(text, intent, "fi", Path(f"{intent}.yml"), 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("katuvalo on rikki meidän tiellä", "katuvalot on rikki meidän tiellä"),
        ("gatlyktan på vår gata är sönder", "gatlyktan på vår gata är sönder nu"),
        ("kuoppa Toritiellä auto rikki", "auto rikki kuoppa toritiellä"),
    ],
)
def test_one_of_these_would_do(one: str, other: str) -> None:
    pairs = list(alike([example(one), example("onko siellä ketään töissä"), example(other)], NEARLY_THE_SAME))
    assert [(first.text, second.text) for _, first, second in pairs] == [(one, other)]
    assert all(len(text) >= FEWEST_LETTERS for text in (one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("katuvalo ei pala meidän tiellä", "tiessä on iso kuoppa ja auto meni rikki"),
        ("det är rätt så där", "det är inte rätt alls"),
        ("siirrä varaus huomiselle", "peru varaus huomiselta, kiitos"),
    ],
)
def test_these_say_different_things(one: str, other: str) -> None:
    assert list(alike([example(one), example(other)], NEARLY_THE_SAME)) == []


def test_nothing_is_like_nothing() -> None:
    assert list(alike([], 0.0)) == list(alike([example("katuvalo")], 0.0)) == []


def test_the_closest_of_two_intents_come_first() -> None:
    examples = [
        example("mitä vikailmoitukselleni kuuluu", "ask_fault_status"),
        example("teen vikailmoituksen"),
        example("vikailmoitus katuvalosta"),
        example("onko vikailmoitus katuvalosta tehty", "ask_fault_status"),
        example("hei", "greet"),
    ]
    found = closest_of_other_intents(examples, 5)
    assert [pair[0] for pair in found] == sorted((pair[0] for pair in found), reverse=True)
    assert {found[0][1].text, found[0][2].text} == {examples[2].text, examples[3].text}
    assert closest_of_other_intents(examples, 5, "greet") == []
    assert len(closest_of_other_intents(examples, 1)) == 1
