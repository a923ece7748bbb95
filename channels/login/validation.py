"""Where messages from outside are looked at: apart from everything else that the application does."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from akkuna.errors import SystemUnavailable
from channels.login.parties import SYSTEM

SECONDS = 5.0
"""How long a message is waited for; a response takes some 30 milliseconds."""

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class Validation:
    """One thread of its own: who posts what is costly to read keeps only other logins waiting."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="validation")

    async def run(
        self, work: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Result:
        """What `work` gives or raises.

        Raises:
            SystemUnavailable: it takes too long, or what came before it does.
        """
        running = asyncio.get_running_loop().run_in_executor(self._thread, partial(work, *args, **kwargs))
        try:
            return await asyncio.wait_for(running, SECONDS)
        except asyncio.TimeoutError:
            raise SystemUnavailable(SYSTEM) from None

    def close(self) -> None:
        """Ends the thread; what is not done is left."""
        self._thread.shutdown(wait=False, cancel_futures=True)
