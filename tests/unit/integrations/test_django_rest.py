"""Pages, refusals and values of Django REST Framework servers, well and badly written."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkuna.errors import BadAnswer, RequestRefused
from integrations.django_rest import (
    Complaint,
    Problem,
    Refused,
    cents,
    complaints,
    has_next,
    in_language,
    is_list,
    pages,
    refusals,
    texts,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.mark.parametrize(
    "body",
    [
        {"seats": ["Too few."]},
        {"seats": "Too few."},
        [{}, {"seats": ["Too few."]}],
        '{"seats": ["Too few."]}',
        "{'seats': ['Too few.']}",
        {"seats": "['Too few.']"},
        {"seats": [["Too few."]]},
    ],
)
def test_a_complaint_is_found_in_every_form(body: Any) -> None:
    (complaint,) = complaints(json.dumps(body).encode())
    assert complaint.said == "Too few."
    assert [part for part in complaint.path if not part.isdecimal()] == ["seats"]


def test_a_complaint_keeps_its_place() -> None:
    body = {"signups": [{}, {"last_name": ["Missing."], "contact_person": {"email": ["Wrong."]}}]}
    assert complaints(json.dumps(body).encode()) == (
        Complaint(("signups", "1", "last_name"), "Missing."),
        Complaint(("signups", "1", "contact_person", "email"), "Wrong."),
    )


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"{}", b"[{}, null]"])
def test_nothing_said_is_nothing_heard(body: bytes) -> None:
    assert complaints(body) == ()


@pytest.mark.parametrize("body", [b"<html>Server error</html>", b"[not JSON", b"'", b"\xff\xfe", b'"["'])
def test_what_is_no_json_is_a_sentence(body: bytes) -> None:
    (complaint,) = complaints(body)
    assert complaint.path == () and complaint.said


@given(st.binary(max_size=300))
def test_any_bytes_are_read(body: bytes) -> None:
    assert all(one.said.strip() for one in complaints(body))


@given(JSON)
def test_any_json_is_read_and_printed_into_a_string_too(body: Any) -> None:
    read = complaints(json.dumps(body).encode())
    assert all(one.said.strip() for one in read)
    if isinstance(body, (dict, list)):
        assert complaints(json.dumps(json.dumps(body)).encode()) == read


def test_deep_nests_are_left() -> None:
    assert complaints(b"[" * 50 + b'"x"' + b"]" * 50) == ()
    assert len(complaints(json.dumps("[" * 9_000).encode())) == 1


def test_a_refusal_holds_problems_and_no_words() -> None:
    def explain(status: int, said: tuple[Complaint, ...]) -> tuple[Problem, ...]:
        assert (status, said) == (400, (Complaint(("name",), "Aino Esimerkki is wrong"),))
        return (Problem("invalid"), Problem("invalid", "name", 1, 2))

    with pytest.raises(Refused) as raised, refusals(explain) as hear:
        raise RequestRefused("system", 400, hear(b'{"name": "Aino Esimerkki is wrong"}'))
    error = raised.value
    assert (error.reason, error.field, error.status, error.system) == ("invalid", "name", 400, "system")
    assert "Aino" not in repr(error) + repr(error.problems) + str(error.__cause__) + str(error.values)


def test_a_refusal_without_a_problem_is_another() -> None:
    assert Refused("system", 400, ()).reason == "other"


async def read_all(*answers: Any, most: int = 100) -> list[dict[str, Any]]:
    async def read(number: int) -> Any:
        answer = answers[number - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer

    return await pages("system", read, most)


async def test_pages_of_both_kinds_come_whole() -> None:
    assert await read_all({"next": "x", "results": [{"id": 1}]}, {"next": None, "results": [{"id": 2}]}) == [
        {"id": 1},
        {"id": 2},
    ]
    assert await read_all({"meta": {"next": "x"}, "data": [{"id": 1}]}, {"meta": {}, "data": []}) == [
        {"id": 1}
    ]
    assert await read_all([{"id": 1}, None, {"id": 2}]) == [{"id": 1}, {"id": 2}]


async def test_what_moved_to_the_next_page_meanwhile_is_given_once() -> None:
    first = {"next": "x", "results": [{"id": 1}, {"id": 2}]}
    second = {"next": None, "results": [{"id": "2"}, {"id": 3}]}
    assert [row["id"] for row in await read_all(first, second)] == [1, 2, 3]


async def test_a_server_that_gives_the_same_page_for_ever_is_left() -> None:
    same = {"next": "x", "results": [{"id": 1}]}
    assert await read_all(*[same] * 9) == [{"id": 1}]


async def test_no_more_than_wanted_is_read() -> None:
    endless = [{"next": "x", "results": [{"id": number}]} for number in range(9)]
    assert len(await read_all(*endless, most=3)) == 3


async def test_a_list_that_became_shorter_ends() -> None:
    first = {"next": "x", "results": [{"id": 1}]}
    assert await read_all(first, RequestRefused("system", 404)) == [{"id": 1}]
    with pytest.raises(RequestRefused):
        await read_all(RequestRefused("system", 404))
    with pytest.raises(RequestRefused):
        await read_all(first, RequestRefused("system", 403))


@pytest.mark.parametrize("answer", ["no list", 1, {"detail": "x"}, {"results": 1}])
async def test_what_is_no_list_is_no_empty_list(answer: Any) -> None:
    with pytest.raises(BadAnswer):
        await read_all(answer)


@given(JSON)
def test_any_answer_is_a_page_or_not(answer: Any) -> None:
    assert is_list(answer) in (True, False) and has_next(answer) in (True, False)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"fi": "Sali", "sv": " Sal ", "en": None}, {"fi": "Sali", "sv": "Sal"}),
        ({"FI": "Sali", "sv-FI": "Sal"}, {"fi": "Sali", "sv": "Sal"}),
        ("Sali", {"fi": "Sali"}),
        (None, {}),
        ([], {}),
        ({}, {}),
    ],
)
def test_texts_by_language(value: Any, expected: dict[str, str]) -> None:
    assert texts(value) == expected


def test_the_next_best_language_says_which_it_is() -> None:
    assert in_language({"fi": "Sali", "sv": "Sal"}, "sv") == ("Sal", "sv")
    assert in_language({"fi": "Sali"}, "sv") == ("Sali", "fi")
    assert in_language({"ru": "Зал"}, "sv") == ("Зал", "ru")
    assert in_language({}, "sv") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("10.00", 1000),
        ("10,5", 1050),
        (10, 1000),
        (0.29, 29),
        ("0", 0),
        ("19.995", 2000),
        (None, None),
        ("", None),
        (True, None),
        ("free", None),
        ("NaN", None),
        ("Infinity", None),
        ("1e99", None),
    ],
)
def test_money_is_cents(value: Any, expected: int | None) -> None:
    assert cents(value) == expected
