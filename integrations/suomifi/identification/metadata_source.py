"""Where the identity provider's metadata come from: a file, or a URL with a pinned signer."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import httpx

from integrations.suomifi.identification import idp_metadata
from integrations.suomifi.identification.errors import MetadataInvalid
from integrations.suomifi.identification.models import IdentityProvider

WHOLE_SECONDS = 20.0
"""How long the whole answer may take, however slowly it trickles."""


class SourceUnavailable(Exception):
    """The metadata cannot be fetched now."""


class MetadataSource:
    """One place of metadata.

    Args:
        location: path of a file, or ``https://`` URL.
        entity_id: which identity provider of several; None where there is one only.
        signers: PEM certificates of who may sign what is fetched; none for a file.
    """

    def __init__(self, location: str, entity_id: str | None, signers: Sequence[str]) -> None:
        self._location, self._entity_id, self._signers = location, entity_id, signers

    async def read(self, now: datetime) -> IdentityProvider:
        """The identity provider as it is described now.

        Raises:
            SourceUnavailable: nothing could be fetched.
            MetadataInvalid: what is there cannot be used; what was fetched is not signed by a signer.
            OSError: the file cannot be read.
        """
        if not self._location.startswith(("https://", "http://")):
            xml = await asyncio.to_thread(Path(self._location).read_bytes)
            return idp_metadata.trusted(xml, self._entity_id, now)
        if not self._signers:
            raise MetadataInvalid("metadata from a URL need the certificate of their signer")
        xml = await self._fetch()
        return await asyncio.to_thread(idp_metadata.fetched, xml, self._entity_id, self._signers, now)

    async def _fetch(self) -> bytes:
        try:
            return await asyncio.wait_for(self._download(), WHOLE_SECONDS)
        except (httpx.HTTPError, asyncio.TimeoutError) as error:
            raise SourceUnavailable(type(error).__name__) from error

    async def _download(self) -> bytes:
        received = b""
        async with (
            httpx.AsyncClient(trust_env=False, follow_redirects=False) as http,
            http.stream("GET", self._location) as response,
        ):
            if response.status_code != httpx.codes.OK:
                raise SourceUnavailable(f"status {response.status_code}")
            async for piece in response.aiter_bytes():
                received += piece
                if len(received) > idp_metadata.LARGEST:
                    raise MetadataInvalid("the metadata are too large")
        return received
