"""What a message must say to be meant for us, in answer to our request, now.

python3-saml leaves these open: it takes a message that lacks InResponseTo, Destination, Recipient,
AudienceRestriction or NotOnOrAfter, and addresses that merely begin or contain ours. Here everything is
required and equal to the letter. Sources: SAML core §2.4–2.7 and §3.2, SAML profiles §4.1.4.
"""

import re
from datetime import datetime, timedelta, timezone

from integrations.suomifi.identification.document import Element, child, text
from integrations.suomifi.identification.errors import LoginRejected, Reason
from integrations.suomifi.identification.models import (
    IdentityProvider,
    PendingRequest,
    ServiceProvider,
    Session,
)
from integrations.suomifi.identification.names import BEARER, SAML, TRANSIENT

SKEW = timedelta(seconds=90)
"""How far the identity provider's clock may be from ours."""

LONGEST_LIFE = timedelta(minutes=10)
"""How long a message may be usable; Suomi.fi gives its assertions five minutes."""

LONGEST_SESSION = timedelta(minutes=32)
"""How long ago a citizen may have identified: so long lasts single sign-on at Suomi.fi."""

LONGEST_NAME = 256
"""Characters of a NameID or a SessionIndex (SAML core §8.3.8)."""

_UTC = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z", re.ASCII)


def check_message(message: Element, idp: IdentityProvider, destination: str, now: datetime) -> None:
    """What every message of the identity provider must have: issuer, destination, time of issue.

    Raises:
        LoginRejected: it has not.
    """
    _check_issuer(message, idp)
    if message.get("Destination") != destination:
        raise LoginRejected(Reason.DESTINATION)
    _check_issued(message, now)


def check_answer(message: Element, request_id: str) -> None:
    """That a message answers a request of ours.

    Raises:
        LoginRejected: it answers none, or another.
    """
    answers = message.get("InResponseTo")
    if answers is None:
        raise LoginRejected(Reason.UNSOLICITED)
    if answers != request_id:
        raise LoginRejected(Reason.IN_RESPONSE_TO)


def check_assertion(
    assertion: Element, pending: PendingRequest, sp: ServiceProvider, idp: IdentityProvider, now: datetime
) -> datetime:
    """That a signed assertion is for us, in answer to the request, and valid now.

    Returns:
        The end of its validity.

    Raises:
        LoginRejected: it is not.
    """
    _check_issuer(assertion, idp)
    _check_issued(assertion, now)
    confirmed_until = _check_confirmation(child(assertion, SAML, "Subject"), pending, sp, now)
    valid_until = _check_conditions(child(assertion, SAML, "Conditions"), sp, now)
    _check_authentication(child(assertion, SAML, "AuthnStatement"), now)
    return min(confirmed_until, valid_until)


def name_id(parent: Element, sp: ServiceProvider, idp: IdentityProvider) -> str:
    """The transient NameID of an element, given by this identity provider to us.

    Raises:
        LoginRejected: it is of another kind, empty, or between other parties.
    """
    name = child(parent, SAML, "NameID")
    if name.get("Format") != TRANSIENT or not 0 < len(text(name)) <= LONGEST_NAME:
        raise LoginRejected(Reason.NAME_ID)
    # Both may be left out (§2.2.2), and then mean the same.
    if name.get("NameQualifier", idp.entity_id) != idp.entity_id:
        raise LoginRejected(Reason.NAME_ID)
    if name.get("SPNameQualifier", sp.entity_id) != sp.entity_id:
        raise LoginRejected(Reason.NAME_ID)
    return text(name)


def session(assertion: Element, sp: ServiceProvider, idp: IdentityProvider) -> Session:
    """How a logout will name this login.

    Raises:
        LoginRejected: the assertion does not say.
    """
    index = child(assertion, SAML, "AuthnStatement").get("SessionIndex", "")
    if not 0 < len(index) <= LONGEST_NAME:
        raise LoginRejected(Reason.SESSION_INDEX)
    return Session(name_id(child(assertion, SAML, "Subject"), sp, idp), index)


def level(assertion: Element) -> str:
    """The authentication context class, the only one there is.

    Raises:
        LoginRejected: there is none, or another.
    """
    context = child(child(assertion, SAML, "AuthnStatement"), SAML, "AuthnContext")
    classes = context.findall(f"{{{SAML}}}AuthnContextClassRef")
    if len(classes) != 1:
        raise LoginRejected(Reason.LEVEL)
    return text(classes[0])


def instant(element: Element, attribute: str) -> datetime | None:
    """A point of time in an attribute; None where it is not there.

    Raises:
        LoginRejected: it is no UTC time as SAML writes it (core §1.3.3).
    """
    value = element.get(attribute)
    if value is None:
        return None
    match = _UTC.fullmatch(value)
    try:
        return datetime.fromisoformat(match[1]).replace(tzinfo=timezone.utc) if match else _no_time()
    except ValueError:
        return _no_time()


def end(element: Element, now: datetime) -> datetime:
    """The end of validity that an element states.

    Raises:
        LoginRejected: it states none, one too far away, or one that has passed.
    """
    not_on_or_after = instant(element, "NotOnOrAfter")
    if not_on_or_after is None or not_on_or_after > now + LONGEST_LIFE + SKEW:
        raise LoginRejected(Reason.LIFETIME)
    if not_on_or_after <= now:
        raise LoginRejected(Reason.EXPIRED)
    return not_on_or_after


def _no_time() -> datetime:
    raise LoginRejected(Reason.TIME)


def _check_issuer(message: Element, idp: IdentityProvider) -> None:
    if text(child(message, SAML, "Issuer")) != idp.entity_id:
        raise LoginRejected(Reason.ISSUER)


def _check_issued(message: Element, now: datetime) -> None:
    issued = instant(message, "IssueInstant") or _no_time()
    if issued > now + SKEW:
        raise LoginRejected(Reason.NOT_YET_VALID)
    if issued <= now - LONGEST_LIFE:
        raise LoginRejected(Reason.EXPIRED)


def _check_confirmation(
    subject: Element, pending: PendingRequest, sp: ServiceProvider, now: datetime
) -> datetime:
    confirmation = child(subject, SAML, "SubjectConfirmation")
    data = child(confirmation, SAML, "SubjectConfirmationData")
    # A bearer's data never have NotBefore (profiles §4.1.4.2).
    if confirmation.get("Method") != BEARER or data.get("NotBefore") is not None:
        raise LoginRejected(Reason.SUBJECT_CONFIRMATION)
    check_answer(data, pending.id)
    if data.get("Recipient") != sp.acs_url:
        raise LoginRejected(Reason.RECIPIENT)
    return end(data, now)


def _check_conditions(conditions: Element, sp: ServiceProvider, now: datetime) -> datetime:
    not_before = instant(conditions, "NotBefore")
    if not_before is not None and not_before > now + SKEW:
        raise LoginRejected(Reason.NOT_YET_VALID)
    audiences = [text(one) for one in conditions.iter(f"{{{SAML}}}Audience")]
    if audiences != [sp.entity_id]:
        raise LoginRejected(Reason.AUDIENCE)
    return end(conditions, now)


def _check_authentication(statement: Element, now: datetime) -> None:
    identified = instant(statement, "AuthnInstant") or _no_time()
    if identified > now + SKEW:
        raise LoginRejected(Reason.NOT_YET_VALID)
    if identified <= now - LONGEST_SESSION - SKEW:
        raise LoginRejected(Reason.EXPIRED)
    session_end = instant(statement, "SessionNotOnOrAfter")
    if session_end is not None and session_end <= now:
        raise LoginRejected(Reason.EXPIRED)
