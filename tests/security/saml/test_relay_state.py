"""Relay state that comes back: a handle of ours, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.suomifi.identification import relay_state
from integrations.suomifi.identification.errors import LoginRejected, Reason

HANDLE = relay_state.new()


@pytest.mark.parametrize(
    "sent",
    [
        None,
        "",
        "https://attacker.example.org/",
        "//attacker.example.org/",
        "\\\\attacker.example.org",
        "/nivala",
        "javascript:alert(1)",
        HANDLE + "\r\nSet-Cookie: a=b",
        HANDLE + "\n",
        HANDLE[:-1],
        HANDLE + "x",
        HANDLE[:-1] + "Ａ",
        HANDLE[:-1] + "\x00",
        "x" * 10_240,
    ],
    ids=[
        "none", "empty", "absolute_URL", "other_host", "backslashes", "path", "script", "header",
        "line_break", "too_short", "too_long", "full-width_letter", "NUL", "10_kB",
    ],
)  # fmt: skip
def test_what_is_no_handle(sent: str | None) -> None:
    with pytest.raises(LoginRejected) as rejected:
        relay_state.handle(sent)
    assert rejected.value.reason is Reason.RELAY_STATE
    assert relay_state.handle(HANDLE) == HANDLE


@given(st.text())
def test_what_is_taken_needs_no_escaping(sent: str) -> None:
    try:
        taken = relay_state.handle(sent)
    except LoginRejected:
        return
    assert taken.replace("-", "").replace("_", "").isalnum() and taken.isascii()


def test_handles_differ() -> None:
    assert len({relay_state.new() for _ in range(100)}) == 100
