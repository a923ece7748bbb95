"""Clients of the municipalities' systems, made once per address."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from akkuna.errors import SystemUnavailable
from akkuna.municipality import Municipality, SystemBinding
from integrations.digitransit.client import Digitransit
from integrations.http import Http
from integrations.open311.client import Open311

Client = TypeVar("Client")


class Systems:
    """Gives the client of a municipality's system.

    Args:
        http: connections, time limits and circuit breakers shared by all clients.
    """

    def __init__(self, http: Http) -> None:
        self._http = http
        self._clients: dict[tuple[str, str], Any] = {}

    def open311(self, municipality: Municipality) -> Open311:
        """Client of the fault reports.

        Raises:
            SystemUnavailable: the municipality has bound no such system.
        """
        return self._client(
            "open311",
            municipality,
            lambda binding: Open311(
                binding.base_url,
                api_key=binding.secret,
                jurisdiction=binding.jurisdiction,
                http=self._http,
            ),
        )

    def digitransit(self, municipality: Municipality) -> Digitransit:
        """Client of the geocoder.

        Raises:
            SystemUnavailable: the municipality has bound no such system.
        """
        return self._client(
            "digitransit",
            municipality,
            lambda binding: Digitransit(binding.base_url, key=binding.secret, http=self._http),
        )

    def _client(
        self, system: str, municipality: Municipality, make: Callable[[SystemBinding], Client]
    ) -> Client:
        binding = municipality.systems.get(system)
        if binding is None:
            raise SystemUnavailable(system)
        key = (system, municipality.code)
        if key not in self._clients:
            self._clients[key] = make(binding)
        return cast(Client, self._clients[key])
