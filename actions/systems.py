"""Clients of the municipalities' systems, made once per address."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import structlog

from actions.find_service.search import ServiceSearch
from akkuna import settings
from akkuna.errors import SystemUnavailable
from akkuna.municipality import Municipality, SystemBinding
from integrations.digitransit.client import Digitransit
from integrations.evaka.client import Evaka
from integrations.evaka.token import Credentials as EvakaCredentials
from integrations.http import Http
from integrations.linkedevents.client import LinkedEvents
from integrations.open311.client import Open311
from integrations.respa.client import Respa
from integrations.suomifi.authorisations.client import Authorisations
from integrations.suomifi.authorisations.models import Credentials
from integrations.suomifi.messages.client import SYSTEM as MESSAGES
from integrations.suomifi.messages.client import Messages
from integrations.suomifi.messages.models import Account

Client = TypeVar("Client")
log = structlog.get_logger()


class Systems:
    """Gives the client of a municipality's system.

    Args:
        http: connections, time limits and circuit breakers shared by all clients.
        can_log_in: whether citizens can identify with Suomi.fi here.
        authorisations: how Suomi.fi e-Authorizations are reached, if they are in use.
        services: the search over the service catalogue, if there is one.
        base_url: public address of the chat, to which a citizen comes back from paying.
    """

    def __init__(
        self,
        http: Http,
        *,
        can_log_in: bool = False,
        authorisations: settings.Authorisations | None = None,
        services: ServiceSearch | None = None,
        base_url: str = "http://localhost:5005",
    ) -> None:
        self._http, self.can_log_in, self._valtuudet = http, can_log_in, authorisations
        self.services, self.base_url = services, base_url
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

    def respa(self, municipality: Municipality) -> Respa:
        """Client of the reservations.

        Raises:
            SystemUnavailable: the municipality has bound no such system.
        """
        return self._client(
            "respa",
            municipality,
            lambda binding: Respa(
                binding.base_url,
                secret=binding.secret,
                audience=binding.audience or "",
                issuer=binding.issuer or "",
                http=self._http,
            ),
        )

    def linkedevents(self, municipality: Municipality) -> LinkedEvents:
        """Client of the events and the enrolments in them.

        Raises:
            SystemUnavailable: the municipality has bound no such system.
        """
        return self._client(
            "linkedevents",
            municipality,
            lambda binding: LinkedEvents(binding.base_url, api_key=binding.secret, http=self._http),
        )

    def evaka(self, municipality: Municipality) -> Evaka:
        """Client of early childhood education.

        Raises:
            SystemUnavailable: the municipality has bound no such system, or its key cannot be used.
        """
        return self._client("evaka", municipality, self._evaka)

    def _evaka(self, binding: SystemBinding) -> Evaka:
        credentials = EvakaCredentials(binding.secret or "", binding.key_id or "")
        try:
            return Evaka(binding.base_url, credentials=credentials, http=self._http)
        except ValueError as error:
            log.error("system.key_unusable", system="evaka", key=binding.key)
            raise SystemUnavailable("evaka") from error

    def messages(self, municipality: Municipality) -> Messages:
        """Client of Suomi.fi messages (Viestit), as the municipality's sending service.

        Raises:
            SystemUnavailable: the municipality has bound no such system, or not said as whom it sends.
        """
        return self._client(MESSAGES, municipality, self._messages)

    def _messages(self, binding: SystemBinding) -> Messages:
        username, password, service = binding.username, binding.secret, binding.service
        if not (username and password and service):
            log.error("system.account_incomplete", system=MESSAGES, key=binding.key)
            raise SystemUnavailable(MESSAGES)
        return Messages(binding.base_url, account=Account(username, password, service), http=self._http)

    @property
    def return_url(self) -> str:
        """Where the citizen's browser comes back to from Valtuudet; empty where they are not in use."""
        return self._valtuudet.return_url if self._valtuudet else ""

    @property
    def can_act_for_others(self) -> bool:
        """Whether e-Authorizations are in use here."""
        return self._valtuudet is not None

    def authorisations(self) -> Authorisations:
        """Client of Suomi.fi e-Authorizations (Valtuudet), which is the same for all municipalities.

        Raises:
            SystemUnavailable: they are not in use.
        """
        given = self._valtuudet
        if given is None:
            raise SystemUnavailable("suomifi/authorisations")
        credentials = Credentials(given.client_id, given.api_key, given.oauth_password)
        return Authorisations(given.url, credentials=credentials, http=self._http)

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
