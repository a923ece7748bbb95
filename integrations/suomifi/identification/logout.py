"""Single logout by redirect (SAML profiles §4.4), begun by us or by the identity provider.

Suomi.fi ends its own session and all others' in the browser, one service after another, in frames without
cookies: who is logged out is found by what the message names, never by a cookie. The local session is closed
before our request is sent.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from onelogin.saml2.xml_utils import OneLogin_Saml2_XML

from integrations.suomifi.identification import document, messages, redirect, relay_state, rules
from integrations.suomifi.identification.document import Element, child, text
from integrations.suomifi.identification.errors import LoginRejected, Reason
from integrations.suomifi.identification.models import IdentityProvider, Replay, ServiceProvider, Session
from integrations.suomifi.identification.names import SAMLP, STATUS, SUCCESS
from integrations.suomifi.identification.redirect import Language, Received

_SCHEMA = "saml-schema-protocol-2.0.xsd"


@dataclass(frozen=True, slots=True)
class StartedLogout:
    """A logout that we begin.

    Attributes:
        url: where to send the browser.
        request_id: ID that the response will name; to be stored.
        relay_state: the handle that will come back; to be stored hashed, for one use.
    """

    url: str = field(repr=False)
    request_id: str
    relay_state: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LogoutRequested:
    """The identity provider wants a session ended.

    Attributes:
        request_id: ID that our response names.
        name_id: whose session.
        session_indexes: which sessions of `name_id`; all of them where empty (SAML core §3.7.3.2).
        relay_state: to be given back; None where none came.
        replay: to be stored, unique, with what the request does.
    """

    request_id: str
    name_id: str = field(repr=False)
    session_indexes: tuple[str, ...] = field(repr=False)
    relay_state: str | None = field(repr=False)
    replay: Replay


class LogoutOutcome(str, Enum):
    """What a logout that we began came to."""

    EVERYWHERE = "everywhere"
    PARTIAL = "partial"
    """Some service did not end its session: the citizen closes the browser."""
    FAILED = "failed"


def start(
    sp: ServiceProvider, idp: IdentityProvider, session: Session, locale: Language, now: datetime
) -> StartedLogout | None:
    """A signed LogoutRequest; None where the identity provider has no single logout.

    Args:
        session: as the login gave it. The local session has been closed already.
        locale: language of the identity provider's pages.
        now: with a zone.
    """
    if idp.slo_url is None:
        return None
    request_id, state = messages.new_id(), relay_state.new()
    xml = messages.logout_request(sp, idp, session, idp.slo_url, request_id, now)
    url = redirect.url(idp.slo_url, "SAMLRequest", xml, state, sp.signing_key, locale)
    return StartedLogout(url, request_id, state)


def receive(query: str, idp: IdentityProvider) -> Received:
    """The message that came to our logout address; `Received.parameter` says which of the two kinds.

    Args:
        query: what stands after the question mark, exactly as it came.

    Raises:
        LoginRejected: it is no message, or not signed by the identity provider.
    """
    return redirect.receive(query, idp.certificates)


def requested(
    received: Received, sp: ServiceProvider, idp: IdentityProvider, now: datetime
) -> LogoutRequested:
    """What a signed LogoutRequest wants (SAML core §3.7.1).

    Raises:
        LoginRejected: it is no such request, not for us, or not of now.
    """
    root = _parse(received, "SAMLRequest", document.LOGOUT_REQUEST)
    rules.check_message(root, idp, sp.slo_url, now)
    # Without NotOnOrAfter, a request is refused by its age.
    stated = rules.end(root, now) if root.get("NotOnOrAfter") is not None else None
    oldest = (rules.instant(root, "IssueInstant") or now) + rules.LONGEST_LIFE
    indexes = tuple(text(one) for one in root.findall(f"{{{SAMLP}}}SessionIndex"))
    if not all(0 < len(index) <= rules.LONGEST_NAME for index in indexes):
        raise LoginRejected(Reason.SESSION_INDEX)
    return LogoutRequested(
        request_id=str(root.get("ID")),
        name_id=rules.name_id(root, sp, idp),
        session_indexes=indexes,
        relay_state=received.relay_state,
        replay=Replay(idp.entity_id, str(root.get("ID")), min(stated or oldest, oldest)),
    )


def answer(
    requested: LogoutRequested, ended: bool, sp: ServiceProvider, idp: IdentityProvider, now: datetime
) -> str:
    """The address to send the browser to with our signed LogoutResponse (SAML core §3.7.2).

    Args:
        ended: whether the sessions that were named are ended now. Success is said of nothing else.
        now: with a zone.

    Raises:
        LoginRejected: the identity provider has no address for it.
    """
    if idp.slo_response_url is None:
        raise LoginRejected(Reason.DESTINATION)
    statuses = (SUCCESS,) if ended else (STATUS + "Responder", STATUS + "UnknownPrincipal")
    xml = messages.logout_response(sp, idp.slo_response_url, requested.request_id, statuses, now)
    state = requested.relay_state
    return redirect.url(idp.slo_response_url, "SAMLResponse", xml, state, sp.signing_key, locale=None)


def answered(
    received: Received, request_id: str, sp: ServiceProvider, idp: IdentityProvider, now: datetime
) -> LogoutOutcome:
    """What the logout that we began came to.

    Args:
        request_id: of the request that was stored with the relay state (`relay_state.handle` reads it).

    Raises:
        LoginRejected: it is no such response, not for us, not of now, or in answer to something else.
    """
    root = _parse(received, "SAMLResponse", document.LOGOUT_RESPONSE)
    rules.check_message(root, idp, sp.slo_url, now)
    rules.check_answer(root, request_id)
    code = child(child(root, SAMLP, "Status"), SAMLP, "StatusCode")
    detail = code.find(f"{{{SAMLP}}}StatusCode")
    if detail is not None and detail.get("Value") == STATUS + "PartialLogout":
        return LogoutOutcome.PARTIAL
    return LogoutOutcome.EVERYWHERE if code.get("Value") == SUCCESS else LogoutOutcome.FAILED


def _parse(received: Received, parameter: str, shape: document.Shape) -> Element:
    if received.parameter != parameter:
        raise LoginRejected(Reason.QUERY)
    root = document.parse(received.xml)
    document.check(root, shape)
    # The toolkit says "invalid_xml" where it gives the document back otherwise.
    if isinstance(OneLogin_Saml2_XML.validate_xml(root, _SCHEMA), str):
        raise LoginRejected(Reason.SCHEMA)
    if root.get("Version") != "2.0":
        raise LoginRejected(Reason.SCHEMA)
    return root
