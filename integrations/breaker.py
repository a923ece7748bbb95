"""Circuit breaker: a system that keeps failing is left alone for a while.

Closed: calls pass. After `failures` failures in a row it opens: calls are refused at once for `seconds`.
Then one call is let through to try (half-open): if it succeeds the breaker closes, else it opens again.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from akkuna.errors import RequestRefused, SystemFailure, SystemUnavailable


class Breaker:
    """Guards the calls to one system at one address.

    Args:
        system: folder name of the system under ``integrations/``.
        failures: failures in a row that open the breaker.
        seconds: how long it stays open.
        clock: monotonic seconds.
    """

    def __init__(
        self, system: str, failures: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._system, self._failures, self._seconds, self._clock = system, failures, seconds, clock
        self._in_a_row = 0
        self._closes_at = 0.0
        self._probing = False

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Lets the call inside pass, and learns from how it ends.

        A refusal of the request is an answer of a living system, so it counts as success.
        A call that is cancelled says nothing about the system.

        Raises:
            SystemUnavailable: the breaker is open; nothing was sent.
        """
        probe = self._admit()
        try:
            yield
        except RequestRefused:
            self._in_a_row = 0
            raise
        except SystemFailure:
            self._count_failure()
            raise
        else:
            self._in_a_row = 0
        finally:
            if probe:
                self._probing = False

    def _admit(self) -> bool:
        """Whether the call about to be made is the probe of a half-open breaker."""
        if self._in_a_row < self._failures:
            return False
        remaining = self._closes_at - self._clock()
        if remaining > 0 or self._probing:
            raise SystemUnavailable(self._system, retry_after=max(remaining, 0.0))
        self._probing = True
        return True

    def _count_failure(self) -> None:
        self._in_a_row += 1
        if self._in_a_row >= self._failures:
            self._closes_at = self._clock() + self._seconds
