"""The token of Suomi.fi messages: asked for once, kept until shortly before it expires."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from integrations.suomifi.token import Token

MARGIN_SECONDS = 60
"""A token is not used in its last minute: it might expire on its way."""


class KeptToken:
    """Gives the token, and asks for a new one when there is none that is good.

    Args:
        login: asks for a token.
        clock: monotonic seconds.
    """

    def __init__(
        self, login: Callable[[], Awaitable[Token]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._login, self._clock = login, clock
        self._token: Token | None = None
        self._good_until = 0.0
        self._asking = asyncio.Lock()

    async def get(self, refused: str | None = None) -> str:
        """The token; callers at the same time wait for one login.

        Args:
            refused: a token that was not accepted; another is given.

        Raises:
            whatever `login` raises.
        """
        async with self._asking:
            if self._token and self._token.value != refused and self._clock() < self._good_until:
                return self._token.value
            self._token = None
            asked_at = self._clock()
            self._token = await self._login()
            self._good_until = asked_at + self._token.expires_in - MARGIN_SECONDS
            return self._token.value
