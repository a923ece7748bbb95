"""Nothing that a server can write stops the reading of it."""

import json
import math
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.digitransit.models import Place
from integrations.open311.models import Attribute, Created, Request, Service
from integrations.tolerant import TolerantModel, is_empty, moment, number, parse_rows, rows, text, truth

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
anything = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)
odd_words = st.sampled_from(
    ["", "true", "0", "nan", "-inf", "1e999", "9999-99-99T99:99:99", "2024-01-01T00:00:00+99:99"]
)


def filled(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    """Objects whose known fields hold anything."""
    return st.dictionaries(st.sampled_from(names), anything | odd_words)


@given(anything | anything.map(json.dumps))
def test_rows_are_always_a_list_of_objects(answer: Any) -> None:
    assert all(isinstance(row, dict) for row in rows(answer, "requests"))


@pytest.mark.parametrize(
    "answer",
    [
        [{"id": 1}],
        {"id": 1},
        {"requests": [{"id": 1}]},
        '[{"id": 1}]',
        '{"requests": "[{\\"id\\": 1}]"}',
        [None, {"id": 1}, "x", 3],
    ],
)
def test_rows_are_found_in_every_wrapping(answer: Any) -> None:
    assert rows(answer, "requests") == [{"id": 1}]


@pytest.mark.parametrize("answer", [None, 3, "text", "3", [], "[]", '"[]"', [[]], True])
def test_what_has_no_rows_is_empty(answer: Any) -> None:
    assert rows(answer) == []


@pytest.mark.parametrize("answer", [[], None, "[]", {"requests": []}, {"requests": "[]"}, {"requests": None}])
def test_a_list_with_nothing_in_it_is_empty(answer: Any) -> None:
    assert is_empty(answer, "requests")


@pytest.mark.parametrize("answer", [[{}], [[]], {}, "", "text", "{}", 0, False, {"other": []}, [None]])
def test_anything_else_is_not(answer: Any) -> None:
    assert not is_empty(answer, "requests")


@given(anything)
def test_text_is_none_or_not_empty(value: Any) -> None:
    read = text(value)
    assert read is None or read == read.strip() != ""


@pytest.mark.parametrize(
    ("value", "read"), [(7, "7"), (" a ", "a"), ("", None), ([], None), (True, None), (None, None)]
)
def test_text_of(value: Any, read: str | None) -> None:
    assert text(value) == read


@given(anything | odd_words)
def test_numbers_are_finite(value: Any) -> None:
    read = number(value)
    assert read is None or math.isfinite(read)


@pytest.mark.parametrize(
    ("value", "read"), [("63,9", 63.9), ("63.9", 63.9), (0, 0.0), (True, None), ("x", None), (10**400, None)]
)
def test_number_of(value: Any, read: float | None) -> None:
    assert number(value) == read


@pytest.mark.parametrize("value", [True, "true", "True", " TRUE ", 1, "1", "yes"])
def test_yes(value: Any) -> None:
    assert truth(value)


@pytest.mark.parametrize("value", [False, "false", "", None, 0, "0", 2, [], {}, "no"])
def test_no(value: Any) -> None:
    assert not truth(value)


@given(st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30), timezones=st.timezones()))
def test_a_moment_written_with_its_offset_is_read_back(at: datetime) -> None:
    offset = at.utcoffset()
    if offset is None or offset % timedelta(minutes=1):
        return
    read = moment(at.isoformat())
    assert read is not None and read.astimezone(timezone.utc) == at.astimezone(timezone.utc)


@given(anything | odd_words | st.text("0123456789-+:TZ. "))
def test_a_moment_is_none_or_has_an_offset_and_can_be_compared(value: Any) -> None:
    read = moment(value)
    assert read is None or (read.tzinfo is not None and (read < datetime.now(timezone.utc)) in (True, False))


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("2026-01-15T10:00:00", 8),
        ("2026-07-15T10:00:00", 7),
        ("2026-01-15T10:00:00Z", 10),
        ("2026-01-15T10:00:00+0300", 7),
        ("2026-01-15T10:00:00.1234567+03:00", 7),
        ("2026-01-15T10:00:00.123+03:00", 7),
        ("2026-01-15 10:00:00+03:00", 7),
        ("15.1.2026", None),
        ("0001-01-01T00:00:00", None),
        (1700000000, None),
    ],
)
def test_a_time_without_an_offset_is_finnish(written: Any, hours: int | None) -> None:
    read = moment(written)
    assert (read.astimezone(timezone.utc).hour if read else None) == hours


@given(
    st.lists(
        filled(
            "service_request_id", "status", "requested_datetime", "lat", "long", "description", "media_url"
        )
        | filled("service_code", "service_name", "keywords", "metadata", "type", "group", "description")
        | filled("code", "datatype", "required", "variable", "order", "values", "description")
        | filled("token", "service_notice")
        | filled("properties", "geometry")
        | anything
    )
)
def test_no_model_is_stopped_by_what_is_in_a_row(found: list[Any]) -> None:
    models: list[type[TolerantModel]] = [Request, Service, Attribute, Created, Place]
    for model in models:
        assert all(isinstance(one, model) for one in parse_rows(model, found))


def test_rows_left_out_are_counted_in_the_log_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    assert parse_rows(Request, [{"description": "private words"}, {"service_request_id": 1}])
    assert "1 unusable rows of Request" in caplog.text
    assert "private" not in caplog.text
