"""How the sandbox answers ``GET /requests.json``.

Conditions: GeoReport v2, GET Service Requests; `lat`, `long`, `radius`, `updated_after` and `updated_before`
of https://github.com/Tampere/open311 .
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from integrations.geo import distance_m
from integrations.open311.client import LONGEST_SPAN
from integrations.tolerant import moment, number

MOST = 1000
"""A listing is cut here: GeoReport v2, GET Service Requests."""

Document = dict[str, Any]


def wanted(documents: list[Document], conditions: Mapping[str, str]) -> list[Document]:
    """The documents that match, newest first.

    Raises:
        ValueError: a condition cannot be read, or the dates span more than 90 days.
    """
    newest_first = documents[::-1]
    if ids := conditions.get("service_request_id"):
        return [document for document in newest_first if document["service_request_id"] in ids.split(",")]
    start, end = _dates(conditions)
    found = [
        document
        for document in newest_first
        if start <= datetime.fromisoformat(document["requested_datetime"]) <= end
        and _one_of(document["service_code"], conditions.get("service_code"))
        and _one_of(document["status"], conditions.get("status"))
        and _updated_within(document, conditions)
        and _near(document, conditions)
    ]
    return found[:MOST]


def _one_of(value: str, allowed: str | None) -> bool:
    return not allowed or value in allowed.split(",")


def _dates(conditions: Mapping[str, str]) -> tuple[datetime, datetime]:
    start, end = _moment(conditions, "start_date"), _moment(conditions, "end_date")
    last = end or (start + LONGEST_SPAN if start else datetime.now(timezone.utc) + timedelta(minutes=1))
    first = start or last - LONGEST_SPAN
    if last - first > LONGEST_SPAN:
        raise ValueError("start_date and end_date may not span more than 90 days")
    return first, last


def _updated_within(document: Document, conditions: Mapping[str, str]) -> bool:
    updated = datetime.fromisoformat(document["updated_datetime"])
    after, before = _moment(conditions, "updated_after"), _moment(conditions, "updated_before")
    return (after is None or after <= updated) and (before is None or updated <= before)


def _near(document: Document, conditions: Mapping[str, str]) -> bool:
    lat, long, radius = (number(conditions.get(name)) for name in ("lat", "long", "radius"))
    if lat is None or long is None or radius is None:
        return True
    if document["lat"] is None:
        return False
    return distance_m(document["lat"], document["long"], lat, long) <= radius


def _moment(conditions: Mapping[str, str], name: str) -> datetime | None:
    stated = conditions.get(name)
    read = moment(stated)
    if stated and read is None:
        raise ValueError(f"{name} is not a date and time")
    return read
