"""The two parties as the code under test knows them."""

from datetime import datetime, timezone

from integrations.suomifi.identification.models import (
    IdentityProvider,
    KeyPair,
    Login,
    PendingRequest,
    ServiceProvider,
)
from integrations.suomifi.identification.response import validate
from tests.security.saml.identity_provider import ACS, IDP, LOA2, LOA3, REQUEST_ID, SLO, SP, Message
from tests.security.saml.keys import Keys, keys


def key_pair(of: Keys) -> KeyPair:
    return KeyPair(private_key=of.private, certificate=of.certificate)


def service_provider(*owners: str, allow_cbc: bool = False) -> ServiceProvider:
    pairs = tuple(key_pair(keys(owner)) for owner in owners or ("sp",))
    return ServiceProvider(SP, ACS, SLO, pairs, levels=(LOA3, LOA2), allow_cbc=allow_cbc)


def identity_provider(*certificates: str) -> IdentityProvider:
    return IdentityProvider(
        entity_id=IDP,
        sso_url="https://idp.example.org/sso",
        slo_url="https://idp.example.org/slo",
        slo_response_url="https://idp.example.org/slo",
        certificates=certificates or (keys("idp").certificate,),
    )


def pending() -> PendingRequest:
    return PendingRequest(REQUEST_ID, datetime.now(timezone.utc), (LOA3, LOA2))


def log_in(
    message: Message | str, sp: ServiceProvider | None = None, idp: IdentityProvider | None = None
) -> Login:
    """What our side makes of a response."""
    posted = message if isinstance(message, str) else message.posted()
    now = datetime.now(timezone.utc)
    return validate(posted, pending(), sp or service_provider(), idp or identity_provider(), now)
