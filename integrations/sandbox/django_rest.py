"""What stand-ins for Django REST Framework servers have in common: refusals in three languages, and pages.

https://www.django-rest-framework.org/api-guide/exceptions/ .
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from sanic import Request
from sanic.response import HTTPResponse, json

WHOLE = "non_field_errors"
"""Under which a refusal stands that is about no single field."""

_LANGUAGES = ("en", "fi", "sv")
_SMALLEST_PAGE = 20


@dataclass(frozen=True)
class Said:
    """A message by its key in ``messages.yml``, with what stands in its braces."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


Complaints = Said | dict[str, Any] | list[Any]
"""One message, or messages by field, or a list of either for several rows."""


class Refusal(Exception):
    """The request cannot be done.

    Args:
        status: of the HTTP answer.
        said: one message for ``detail``, or messages by field.
    """

    def __init__(self, status: int, said: Complaints) -> None:
        super().__init__(str(status))
        self.status, self.said = status, said


def invalid(name: str, key: str, **values: object) -> Refusal:
    """A refusal with 400 that complains of one field, or of the `WHOLE`."""
    return Refusal(400, {name: Said(key, values)})


class Messages:
    """The messages of a server.

    Args:
        file: a YAML file with the texts by language, by key.
    """

    def __init__(self, file: Path) -> None:
        self._texts: dict[str, dict[str, str]] = yaml.safe_load(file.read_text(encoding="utf-8"))

    def answer(self, refusal: Refusal, request: Request, own: str | None) -> HTTPResponse:
        """The answer to what was refused, in the server's own language if it has one, else the caller's."""
        asked = str(request.headers.get("accept-language", "en"))[:2].lower()
        language = own or (asked if asked in _LANGUAGES else "en")
        said = {"detail": refusal.said} if isinstance(refusal.said, Said) else refusal.said
        body = self._worded(said, language)
        if isinstance(refusal.said, Said):
            body["detail"] = body["detail"][0]
        return answer(body, refusal.status)

    def _worded(self, said: Complaints, language: str) -> Any:
        if isinstance(said, Said):
            return [self._texts[said.key][language].format(**said.values)]
        if isinstance(said, list):
            return [self._worded(one, language) for one in said]
        return {name: self._worded(one, language) for name, one in said.items()}


def answer(body: Any, status: int = 200) -> HTTPResponse:
    """JSON as UTF-8."""
    return json(body, status=status, ensure_ascii=False, content_type="application/json; charset=utf-8")


def page(request: Request, found: list[Any], largest: int) -> tuple[list[Any], str | None, str | None]:
    """One page of a list, as `page` and `page_size` ask.

    Returns:
        The rows, and the addresses of the next and the previous page.

    Raises:
        Refusal: 404: there is no such page.
    """
    size = min(_whole(request, "page_size", _SMALLEST_PAGE), largest)
    number = _whole(request, "page", 1)
    first, last = (number - 1) * size, number * size
    if size < 1 or number < 1 or (first and first >= len(found)):
        raise Refusal(404, Said("not_found"))
    here = f"{request.scheme}://{request.host}{request.path}"
    following = f"{here}?page={number + 1}" if last < len(found) else None
    return found[first:last], following, f"{here}?page={number - 1}" if number > 1 else None


def read_object(request: Request) -> dict[str, Any]:
    """The JSON object of a body.

    Raises:
        Refusal: it is none.
    """
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise Refusal(415, Said("media_type"))
    if not isinstance(request.json, dict):
        raise invalid(WHOLE, "required")
    return dict(request.json)


def only(request: Request, known: set[str]) -> None:
    """A real server leaves unknown conditions out; here a slip of the caller's is seen.

    Raises:
        Refusal: 400: a condition that is not known.
    """
    for name in request.args:
        if name not in known:
            raise invalid(name, "unknown")


def _whole(request: Request, name: str, default: int) -> int:
    stated = str(request.args.get(name, default))
    return int(stated) if stated.isdecimal() else 0
