"""Looking up what a rule matched gives what matching it again would give."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot import rule_matches
from bot.rule_matches import remembering

TABLES = [{"greet": "answer", "begin": "form"}, {"greet": "form"}]
"""Two tables of rules, as the policy has one for the dialogue and one for what interrupts a form."""

states = st.lists(
    st.fixed_dictionaries({"user": st.fixed_dictionaries({"intent": st.sampled_from(["greet", "begin"])})}),
    max_size=2,
)
questions = st.lists(st.tuples(st.sampled_from([0, 1]), states), max_size=20)


def match(rules: dict[str, str], states: list[dict[str, Any]]) -> set[str]:
    """The rules whose name is the intent of a state."""
    return {name for name in rules for state in states if state["user"]["intent"] == name}


@given(asked=questions)
def test_same_as_matching_again(asked: list[tuple[int, list[dict[str, Any]]]]) -> None:
    look_up = remembering(match)
    for table, given_states in asked:
        assert look_up(TABLES[table], given_states) == match(TABLES[table], given_states)


def test_each_state_is_matched_once_until_there_are_too_many(monkeypatch: Any) -> None:
    monkeypatch.setattr(rule_matches, "MOST_REMEMBERED", 2)
    matched = []

    def counted(rules: dict[str, str], states: list[dict[str, Any]]) -> set[str]:
        matched.append(states[0]["number"])
        return set()

    look_up = remembering(counted)
    for number in (1, 1, 2, 2, 3, 3, 1):
        look_up(TABLES[0], [{"number": number}])
    assert matched == [1, 2, 3, 1]
