"""Reading answers of municipal systems tolerantly: the shared ground of every system's ``models.py``.

Ids come as numbers or strings, fields are missing or null, numbers and truth values come as text, lists
come alone, inside an object, or printed into a string. What cannot be read becomes None and never stops
the rest.
"""

import json
import logging
import math
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pydantic

HELSINKI = ZoneInfo("Europe/Helsinki")
"""Time zone of a time that a Finnish system gives without one."""

_log = logging.getLogger(__name__)
_Model = TypeVar("_Model", bound="TolerantModel")


class TolerantModel(pydantic.BaseModel):
    """Base of all answers' models: cannot be changed, ignores fields it does not know."""

    class Config:
        frozen = True
        extra = "ignore"
        allow_population_by_field_name = True


def rows(answer: Any, *wrappers: str) -> list[dict[str, Any]]:
    """The objects of an answer.

    Args:
        answer: parsed JSON: a list, one object, an object that wraps a list, or any of them in a string.
        wrappers: names under which a list may be wrapped.

    Returns:
        The objects in their order; empty if there are none.
    """
    if isinstance(answer, str):
        return rows(_unquoted(answer), *wrappers)
    if isinstance(answer, Mapping):
        for name in wrappers:
            if isinstance(answer.get(name), (list, str)):
                return rows(answer[name], *wrappers)
        return [dict(answer)]
    return [dict(row) for row in answer if isinstance(row, Mapping)] if isinstance(answer, list) else []


def is_empty(answer: Any, *wrappers: str) -> bool:
    """Whether the answer is a list with nothing in it, in any of the wrappings that `rows` knows."""
    if isinstance(answer, str):
        inner = _unquoted(answer)
        return inner is not None and is_empty(inner, *wrappers)
    if isinstance(answer, Mapping):
        return any(name in answer and is_empty(answer[name]) for name in wrappers)
    return answer is None or answer == []


def parse_rows(model: type[_Model], answer: Any, *wrappers: str) -> list[_Model]:
    """Like `rows`, as models. Rows that lack what the model cannot do without are left out and logged."""
    found = rows(answer, *wrappers)
    parsed = [one for one in (_usable(model, row) for row in found) if one is not None]
    if len(parsed) < len(found):
        _log.warning("%d unusable rows of %s left out", len(found) - len(parsed), model.__name__)
    return parsed


def text(value: Any) -> str | None:
    """The value as text without spaces around it; None for null, empty, and what is no single value."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    # No database keeps a NUL in a text, and half a surrogate pair cannot be sent on.
    return str(value).replace("\0", "").encode("utf-8", "ignore").decode().strip() or None


def number(value: Any) -> float | None:
    """The value as a finite number; a decimal comma will do."""
    if isinstance(value, bool):
        return None
    try:
        parsed = float(value.replace(",", ".") if isinstance(value, str) else value)
    except (TypeError, ValueError, OverflowError):
        return None
    return parsed if math.isfinite(parsed) else None


def truth(value: Any) -> bool:
    """Whether the value says yes, in any of the ways that JSON writers have."""
    return value == 1 or (isinstance(value, str) and value.strip().lower() in ("true", "1", "yes"))


def moment(value: Any) -> datetime | None:
    """An ISO 8601 time of our age; without an offset it is Finnish time."""
    stated = text(value)
    if stated is None or not re.match(r"(19|20|21)\d\d-\d\d-\d\d", stated):
        return None
    if stated.endswith(("Z", "z")):
        stated = stated[:-1] + "+00:00"
    elif len(stated) > 5 and stated[-5] in "+-" and stated[-4:].isdigit():
        stated = f"{stated[:-2]}:{stated[-2:]}"
    try:
        parsed = pydantic.datetime_parse.parse_datetime(stated)
    except ValueError:
        return None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=HELSINKI)


def _usable(model: type[_Model], row: dict[str, Any]) -> _Model | None:
    try:
        return model.parse_obj(row)
    except pydantic.ValidationError:
        return None


def _unquoted(answer: str) -> Any:
    """What a list or an object printed into a string holds; None if it is other text."""
    try:
        inner = json.loads(answer)
    except (ValueError, RecursionError):
        return None
    return inner if isinstance(inner, (list, dict)) else None
