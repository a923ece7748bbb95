"""Messages that the stand-in's pages never send, signed with its key."""

import base64
from urllib.parse import urlsplit

import httpx

from integrations.suomifi.identification.stand_in.messages import Writer
from integrations.suomifi.identification.stand_in.providers import described
from integrations.suomifi.identification.stand_in.security import Key, parse, redirect_url, unpack
from tests.contract.server import Sandbox

SAML = "{urn:oasis:names:tc:SAML:2.0:assertion}"
SAMLP = "{urn:oasis:names:tc:SAML:2.0:protocol}"


class IdentityProvider:
    """The stand-in as the application at an address knows it."""

    def __init__(self, sandbox: Sandbox, address: str) -> None:
        key = Key.kept_in(sandbox.keys, "suomifi-idp")
        self._writer = Writer(f"{sandbox.url}/suomifi-idp/metadata", key)
        entity_id = f"{address}/suomifi/metadata"
        self._provider = described(parse(httpx.get(entity_id, trust_env=False).content), entity_id)

    def logout(self, name_id: str, session_index: str) -> str:
        """Address with a request to end a session."""
        request = self._writer.logout_request(self._provider, name_id, session_index)
        return redirect_url(self._provider.slo_url, "SAMLRequest", request, "state", self._writer.key)

    def failed(self, request_id: str, *statuses: str) -> str:
        """A response, as it is posted: nobody was identified."""
        return base64.b64encode(self._writer.failed(self._provider, request_id, statuses)).decode()


def session_in(logout: str) -> tuple[str, str]:
    """Name and index of the session that a logout request in an address names."""
    _, root, _ = unpack(urlsplit(logout).query)
    return str(root.findtext(f"{SAML}NameID")), str(root.findtext(f"{SAMLP}SessionIndex"))


def request_in(url: str) -> str:
    """ID of the request in an address."""
    return str(unpack(urlsplit(url).query)[1].get("ID"))
