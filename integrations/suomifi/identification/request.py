"""The request for identification (SAML profiles §4.1.4.1), sent by redirect."""

from dataclasses import dataclass, field
from datetime import datetime

from integrations.suomifi.identification import messages, redirect, relay_state
from integrations.suomifi.identification.models import IdentityProvider, PendingRequest, ServiceProvider
from integrations.suomifi.identification.redirect import Language


@dataclass(frozen=True, slots=True)
class StartedLogin:
    """A login that begins.

    Attributes:
        url: where to send the browser; holds the relay state.
        pending: to be stored before the browser is sent there.
        relay_state: the handle that will come back; to be stored hashed, for one use.
    """

    url: str = field(repr=False)
    pending: PendingRequest
    relay_state: str = field(repr=False)


def start(
    sp: ServiceProvider,
    idp: IdentityProvider,
    locale: Language,
    now: datetime,
    levels: tuple[str, ...] | None = None,
) -> StartedLogin:
    """A signed AuthnRequest for HTTP-Redirect, with a fresh id and relay state.

    Args:
        locale: language of the identity provider's pages.
        now: with a zone; Suomi.fi refuses a request whose time is some minutes off.
        levels: levels of assurance to ask for, of `sp.levels`; all of them where None.

    Raises:
        ValueError: a level that `sp` does not have.
    """
    if levels is not None and not (levels and set(levels) <= set(sp.levels)):
        raise ValueError("no such level of assurance")
    # SAML times are written in seconds here; what is stored says the same.
    issued_at = now.replace(microsecond=0)
    pending = PendingRequest(messages.new_id(), issued_at, levels or sp.levels)
    xml = messages.authn_request(sp, idp, pending)
    state = relay_state.new()
    url = redirect.url(idp.sso_url, "SAMLRequest", xml, state, sp.signing_key, locale)
    return StartedLogin(url, pending, state)
