"""The same words mean different things at the start and in answer to a question."""

import pytest

from actions.turn import UNCLEAR, Entity, Understood

EVEN = (("skip", 0.4), ("find_events", 0.38), ("deny", 0.2), ("greet", 0.02))


def test_what_steers_a_service_is_seldom_meant_where_none_is_under_way() -> None:
    assert Understood("skip", 0.4, EVEN).as_opening().intent == "find_events"


def test_an_answer_is_likelier_where_something_was_asked() -> None:
    ranking = (("find_events", 0.4), ("deny", 0.35), ("skip", 0.25))
    reply = Understood("find_events", 0.4, ranking).as_reply()
    assert [name for name, _ in reply.ranking] == ["deny", "skip", "find_events"]
    assert (reply.intent, reply.confidence) == reply.ranking[0]


def test_what_is_wrong_inside_a_form_is_an_answer_unless_the_words_are_plain() -> None:
    unsure = Understood("correct_my_data", 0.7, (("correct_my_data", 0.7), ("correct_answer", 0.3)))
    assert unsure.as_reply().intent == "correct_answer"
    plain = Understood("correct_my_data", 0.95, (("correct_my_data", 0.95), ("correct_answer", 0.05)))
    assert plain.as_reply().intent == "correct_my_data"


def test_a_clear_new_request_stays_one_inside_a_form() -> None:
    understood = Understood("book_space", 0.95, (("book_space", 0.95), ("cancel", 0.03), ("inform", 0.02)))
    reply = understood.as_reply()
    assert reply.intent == "book_space"
    assert reply.confidence > 0.9


@pytest.mark.parametrize(
    "understood", [Understood("skip", 0.4, EVEN).as_reply(), Understood("skip", 0.4, EVEN).as_opening()]
)
def test_chances_add_up_to_what_they_did(understood: Understood) -> None:
    assert sum(chance for _, chance in understood.ranking) == pytest.approx(1.0)


def test_a_button_means_the_same_everywhere() -> None:
    pressed = Understood("skip")
    assert pressed.as_reply() == pressed.as_opening() == pressed


def test_a_bare_value_begins_the_service_that_it_is_a_value_of() -> None:
    ranking = (("inform", 0.8), ("report_fault", 0.2))
    value = Entity("fault_type", "katuvalo", "katuvalo")
    assert Understood("inform", 0.8, ranking, (value,)).as_opening().decided == "report_fault"
    assert Understood("inform", 0.8, ranking).as_opening().intent == "inform"


def test_a_matter_whose_number_is_given_is_looked_up() -> None:
    ranking = (("my_matters", 0.8), ("ask_notices", 0.2))
    number = Entity("reference_number", "KA-7K8MJ2", "KA-7K8MJ2")
    assert Understood("my_matters", 0.8, ranking, (number,)).as_opening().decided == "ask_fault_status"
    assert Understood("my_matters", 0.8, ranking).as_opening().decided == "my_matters"


def test_what_leads_too_little_is_unclear() -> None:
    assert Understood("inform", 0.3, (("inform", 0.3), ("greet", 0.29))).as_opening().decided == UNCLEAR
