"""Messages from outside keep only each other waiting."""

import asyncio
import threading

import pytest

from akkuna.errors import SystemUnavailable
from channels.login import validation
from channels.login.validation import Validation
from integrations.suomifi.identification.errors import LoginRejected, Reason


async def test_what_takes_too_long_is_given_up_and_nothing_else_waits_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(validation, "SECONDS", 0.05)
    end, own = threading.Event(), Validation()
    try:
        for _ in range(8):
            with pytest.raises(SystemUnavailable):
                await own.run(end.wait)
        assert await asyncio.wait_for(asyncio.to_thread(int, "1"), 5) == 1
    finally:
        end.set()
    monkeypatch.setattr(validation, "SECONDS", 5.0)
    assert await own.run(int, "2") == 2, "once it has ended, the next is looked at"
    own.close()


async def test_a_rejection_comes_through() -> None:
    def reject() -> None:
        raise LoginRejected(Reason.XML)

    own = Validation()
    with pytest.raises(LoginRejected):
        await own.run(reject)
    own.close()
