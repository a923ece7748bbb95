"""Reading PTV page by page, and waiting when it asks us to."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from akkuna.errors import BadAnswer, RequestRefused, SystemUnavailable
from integrations.http import Http
from integrations.tolerant import number, rows

SYSTEM = "suomifi/catalogue"
LONGEST_WAIT = 60.0
"""Seconds; an import has time, but where PTV asks for a longer wait it is begun again another time."""
WAITS = 3
MOST_PAGES = 10_000

Parameter = str | int | Sequence[str]
_Item = TypeVar("_Item")


class Pages:
    """Reads PTV.

    Args:
        base_url: such as ``https://api.palvelutietovaranto.suomi.fi/api``.
        headers: of every call.
        http: shared by the process.
        pages: how the number of pages is found in an answer.
    """

    def __init__(
        self, base_url: str, headers: Mapping[str, str], http: Http, pages: Callable[[Mapping[str, Any]], Any]
    ) -> None:
        self._client = http.client(SYSTEM, base_url)
        self._headers, self._pages = headers, pages

    async def one(self, path: str, **params: Parameter) -> Any:
        """The answer to a call; None where there is no such thing (404).

        Args:
            params: a sequence is sent as a repeated parameter.

        Raises:
            SystemUnavailable, RequestRefused, BadAnswer.
        """
        query = f"?{urlencode(params, doseq=True)}" if params else ""
        for _ in range(WAITS):
            try:
                return await self._read(path + query)
            except SystemUnavailable as error:
                if error.retry_after is None or error.retry_after > LONGEST_WAIT:
                    raise
                await asyncio.sleep(error.retry_after)
        return await self._read(path + query)

    async def all(self, path: str, *wrappers: str, **params: Parameter) -> AsyncIterator[dict[str, Any]]:
        """The rows of all pages.

        Args:
            wrappers: names under which the list of a page stands.
        """
        page, last = 1, 1
        while page <= min(last, MOST_PAGES):
            answer = await self.one(path, page=page, **params)
            if answer is None:
                return
            if not isinstance(answer, (list, Mapping)):
                raise BadAnswer(SYSTEM)
            found = rows(answer, *wrappers)
            if isinstance(answer, Mapping):
                if not any(name in answer for name in wrappers):
                    raise BadAnswer(SYSTEM)
                last = int(number(self._pages(answer)) or 1)
            for row in found:
                yield row
            page += 1

    async def _read(self, path: str) -> Any:
        try:
            return await self._client.read(path, headers=self._headers)
        except RequestRefused as error:
            if error.status == 404:
                return None
            raise


def chunks(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    """Items in pieces of at most a size."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
