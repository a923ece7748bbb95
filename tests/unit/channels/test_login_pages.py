"""What the login channel sends beside its pages: cookies and headers over HTTPS, words to the operator."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from sanic import HTTPResponse
from structlog.testing import capture_logs

from akkuna.errors import AkkunaError, NotAllowed, StorageUnavailable, SystemUnavailable, TooMany
from akkuna.settings import Settings
from channels.login.begin import _cookie_of, _set_cookie
from channels.login.pages import answer_error
from channels.login.routes import add_headers

VALUE = "A" * 43


def request(base_url: str, **cookies: str) -> Any:
    """As much of a request as is looked at."""
    settings = replace(Settings.from_environment(), base_url=base_url)
    ctx = SimpleNamespace(settings=settings, municipalities={})
    return SimpleNamespace(
        app=SimpleNamespace(ctx=ctx), cookies=cookies, args={}, headers={}, ctx=SimpleNamespace()
    )


@pytest.mark.parametrize(
    ("base_url", "name", "is_secure"),
    [
        ("https://chat.example.org", "__Host-akkuna-login", True),
        ("http://localhost:5005", "akkuna-login", False),
    ],
)
async def test_over_https_everything_stays_there(base_url: str, name: str, is_secure: bool) -> None:
    answer = HTTPResponse()
    _set_cookie(request(base_url), answer, VALUE)
    cookie, *attributes = str(answer.headers["set-cookie"]).split("; ")
    assert cookie == f"{name}={VALUE}" and {"Path=/", "HttpOnly", "SameSite=Lax"} <= set(attributes)
    assert ("Secure" in attributes) is is_secure and not any(one.startswith("Domain") for one in attributes)
    assert _cookie_of(request(base_url, **{name: VALUE})) == VALUE
    await add_headers(request(base_url), answer)
    told = answer.headers.get("Strict-Transport-Security", "")
    assert told == ("max-age=31536000; includeSubDomains" if is_secure else "")


async def test_over_https_no_other_cookie_counts() -> None:
    """One without the prefix may have been set by a neighbour of the domain."""
    assert _cookie_of(request("https://chat.example.org", **{"akkuna-login": VALUE})) is None


@pytest.mark.parametrize(
    ("error", "status", "level"),
    [
        (AkkunaError(), 503, "error"),
        (NotAllowed(), 403, "warning"),
        (TooMany("error.too_many", 1.0), 429, None),
        (StorageUnavailable(), 503, None),
        (SystemUnavailable("suomifi/identification"), 503, None),
    ],
)
async def test_what_nobody_expects_is_told_to_the_operator(
    error: AkkunaError, status: int, level: str | None
) -> None:
    with capture_logs() as logged:
        answer = await answer_error(request("http://localhost:5005"), error)
    assert answer.status == status
    assert [one["log_level"] for one in logged] == ([level] if level else [])
