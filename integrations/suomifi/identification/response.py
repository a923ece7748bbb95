"""A response of the identity provider (SAML profiles §4.1.4): what was posted to us becomes a `Login`.

In this order, so that nothing is believed before it is due: the bytes, the document's form, the signature of
the response, from whom and in answer to what, its status, how the assertion is encrypted, its decryption,
the form and the signature of the assertion, what it says, python3-saml's own judgement, the attributes. The
document is parsed by python3-saml's parser only, and what is read is the tree whose signatures were checked.
"""

from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from onelogin.saml2.errors import OneLogin_Saml2_ValidationError

from integrations.suomifi.identification import document, encryption, guard, rules, signature, toolkit
from integrations.suomifi.identification.attributes import identity
from integrations.suomifi.identification.document import Element, child
from integrations.suomifi.identification.errors import Failure, LoginFailed, LoginRejected, Reason
from integrations.suomifi.identification.models import (
    IdentityProvider,
    Login,
    PendingRequest,
    Replay,
    ServiceProvider,
)
from integrations.suomifi.identification.names import DS, SAML, SAMLP, STATUS, SUCCESS

_FINLAND = ZoneInfo("Europe/Helsinki")
_FAILURES = {
    STATUS + "AuthnFailed": Failure.CANCELLED,
    STATUS + "RequestDenied": Failure.CANCELLED,
    STATUS + "NoAuthnContext": Failure.LEVEL_NOT_AVAILABLE,
}
_TOOLKIT_REASONS = {
    OneLogin_Saml2_ValidationError.INVALID_XML_FORMAT: Reason.SCHEMA,
    OneLogin_Saml2_ValidationError.DUPLICATED_ATTRIBUTE_NAME_FOUND: Reason.ATTRIBUTE_NAME,
}


def validate(
    saml_response: str, pending: PendingRequest, sp: ServiceProvider, idp: IdentityProvider, now: datetime
) -> Login:
    """Who identified, in answer to a pending request.

    The caller finds the pending request by the relay state, and in one transaction stores `Login.replay`
    (unique) and marks the request used; a response whose replay mark exists, or whose request is used, is
    rejected like any other.

    Args:
        saml_response: form field ``SAMLResponse`` as it was posted.
        pending: the one request that may be answered.
        now: the time, with a zone; python3-saml looks at the system's clock too.

    Raises:
        LoginRejected: the response is not acceptable, for the one reason that it carries.
        LoginFailed: the identity provider says that nobody was identified. Such an answer may lack a
            signature, for it grants nothing.
    """
    try:
        return _validate(saml_response, pending, sp, idp, now)
    except (LoginRejected, LoginFailed):
        raise
    except Exception:
        # Whatever else the libraries raise may quote the message.
        raise LoginRejected(Reason.TOOLKIT) from None


def _validate(
    saml_response: str, pending: PendingRequest, sp: ServiceProvider, idp: IdentityProvider, now: datetime
) -> Login:
    xml = guard.posted(saml_response)
    envelope = document.parse(xml)
    _check_envelope(envelope, pending, sp, idp, now)
    root = encryption.decrypt(envelope, sp)
    document.check(root, document.DECRYPTED_RESPONSE)
    assertion = child(root, SAML, "Assertion")
    signature.check(assertion, idp.certificates, Reason.ASSERTION_NOT_SIGNED)
    ends = rules.check_assertion(assertion, pending, sp, idp, now)
    level = rules.level(assertion)
    if level not in pending.levels:
        raise LoginRejected(Reason.LEVEL)
    session = rules.session(assertion, sp, idp)
    response = toolkit.Response(toolkit.settings(sp, idp, pending.levels), xml, root)
    attributes = _judged_attributes(response, pending, sp)
    authenticated_at = rules.instant(child(assertion, SAML, "AuthnStatement"), "AuthnInstant")
    return Login(
        identity=identity(attributes, level, now.astimezone(_FINLAND).date()),
        session=session,
        replay=Replay(idp.entity_id, str(assertion.get("ID")), ends),
        authenticated_at=authenticated_at or now.astimezone(timezone.utc),
    )


def _check_envelope(
    root: Element, pending: PendingRequest, sp: ServiceProvider, idp: IdentityProvider, now: datetime
) -> None:
    """Checks all that can be seen before decryption."""
    if root.find(f"{{{SAML}}}Assertion") is not None and root.find(f"{{{SAML}}}EncryptedAssertion") is None:
        raise LoginRejected(Reason.NOT_ENCRYPTED)
    document.check(root, document.RESPONSE)
    failure = _failure(root)
    if failure is None or root.find(f"{{{DS}}}Signature") is not None:
        signature.check(root, idp.certificates, Reason.RESPONSE_NOT_SIGNED)
    rules.check_message(root, idp, sp.acs_url, now)
    rules.check_answer(root, pending.id)
    if failure is not None:
        if root.find(f"{{{SAML}}}EncryptedAssertion") is not None:
            raise LoginRejected(Reason.STATUS)
        raise LoginFailed(failure)
    encryption.check(root, sp.allow_cbc)


def _failure(root: Element) -> Failure | None:
    """How the status tells of a failure; None where it tells of success."""
    status = child(root, SAMLP, "Status")
    code = child(status, SAMLP, "StatusCode")
    if code.get("Value") == SUCCESS:
        return None
    detail = code.find(f"{{{SAMLP}}}StatusCode")
    return _FAILURES.get("" if detail is None else detail.get("Value", ""), Failure.OTHER)


def _judged_attributes(
    response: toolkit.Response, pending: PendingRequest, sp: ServiceProvider
) -> dict[str, list[str]]:
    """The attributes of a response that python3-saml finds valid, each with at most one value."""
    try:
        response.is_valid(toolkit.request_at(sp.acs_url), request_id=pending.id, raise_exceptions=True)
        # The toolkit leaves empty values out: two values, one of them empty, would look like one.
        for attribute in response.get_xml_document().iter(f"{{{SAML}}}Attribute"):
            if len(attribute) > 1:
                raise LoginRejected(Reason.ATTRIBUTE_VALUE)
        found: dict[str, list[str]] = response.get_attributes()
    except OneLogin_Saml2_ValidationError as error:
        raise LoginRejected(_TOOLKIT_REASONS.get(error.code, Reason.TOOLKIT)) from None
    return found
