"""The two parties of an identification, what is pending between them, and what comes of it."""

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from integrations.suomifi.identification.attributes import Identity
from integrations.suomifi.identification.levels import STRONG


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A key of ours with its certificate.

    Attributes:
        private_key: PEM, without a passphrase.
        certificate: PEM.
    """

    private_key: str = field(repr=False)
    certificate: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ServiceProvider:
    """We: the party that relies on an identification.

    Attributes:
        entity_id: our name in SAML, exactly as in our metadata; letter case counts.
        acs_url: where responses are posted to (AssertionConsumerService), without a query.
        slo_url: where logout messages come to (SingleLogoutService), without a query.
        keys: the first signs; every one decrypts and is published. Two while certificates are changed.
        levels: levels of assurance that are asked for and accepted, the most wanted first.
        allow_cbc: whether assertions encrypted with AES-CBC are taken too.
    """

    entity_id: str
    acs_url: str
    slo_url: str
    keys: tuple[KeyPair, ...]
    levels: tuple[str, ...] = STRONG
    allow_cbc: bool = False

    def __post_init__(self) -> None:
        if not self.keys or not self.levels:
            raise ValueError("a service provider needs a key and a level of assurance")

    @property
    def signing_key(self) -> KeyPair:
        """The key that signs what we send."""
        return self.keys[0]


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """They: the party that identifies, as its metadata describes it.

    Attributes:
        entity_id: its name in SAML.
        sso_url: where requests go (SingleSignOnService, HTTP-Redirect).
        slo_url: where logout requests go (SingleLogoutService, HTTP-Redirect); None if it has none.
        slo_response_url: where logout responses go; the same unless its metadata says otherwise.
        certificates: signing certificates, PEM. Any of them may have signed; expiry is not looked at, for the
            metadata decides which are in use.
        valid_until: when the metadata ends to be valid; None where it does not say.
    """

    entity_id: str
    sso_url: str
    slo_url: str | None
    slo_response_url: str | None
    certificates: tuple[str, ...] = field(repr=False)
    valid_until: datetime | None = None

    @property
    def is_production(self) -> bool:
        """Whether real people identify there, at Suomi.fi; its test environment is in another domain."""
        hosts = (urlsplit(url).hostname or "" for url in (self.entity_id, self.sso_url))
        return any(f".{host}".endswith(".suomi.fi") for host in hosts)

    def is_stale(self, now: datetime) -> bool:
        """Whether the metadata may not be used any more (SAML metadata §2.3.1, validUntil)."""
        return self.valid_until is not None and self.valid_until <= now


@dataclass(frozen=True, slots=True)
class PendingRequest:
    """A request that waits for its response. The caller stores it with the login that it belongs to.

    Attributes:
        id: ID of the AuthnRequest.
        issued_at: its IssueInstant.
        levels: levels of assurance that it asked for; no other is accepted.
    """

    id: str
    issued_at: datetime
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """What makes a message recognisable when it comes a second time.

    Attributes:
        issuer: who made it.
        message_id: ID of the assertion, or of the logout request; unique with `issuer`.
        keep_until: from then on the message is refused for its age.
    """

    issuer: str
    message_id: str
    keep_until: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """The identity provider's name for a login; a logout names it again.

    Attributes:
        name_id: transient NameID.
        session_index: SessionIndex of the AuthnStatement.
    """

    name_id: str = field(repr=False)
    session_index: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Login:
    """A validated response.

    Attributes:
        identity: who it is.
        session: to be stored with the session, for logout from either end.
        replay: to be stored, unique, in the transaction that uses up the pending request.
        authenticated_at: when the citizen identified at the identity provider; earlier than the response
            where a single sign-on was still valid.
    """

    identity: Identity
    session: Session
    replay: Replay
    authenticated_at: datetime
