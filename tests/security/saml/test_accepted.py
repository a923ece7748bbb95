"""What must be taken: other algorithms and forms of a right response, and certificates while they change."""

from dataclasses import replace
from datetime import datetime, timezone

import pytest
import xmlsec
from lxml import etree

from integrations.suomifi.identification.errors import Failure, LoginFailed, LoginRejected, Reason
from tests.security.saml.documents import at, flipped
from tests.security.saml.identity_provider import (
    DS,
    GCM128,
    HETU,
    NS,
    OAEP,
    SAML,
    STATUS,
    XENC,
    XENC11,
    Edit,
    Element,
    Message,
    Signing,
    attributes,
    encrypted,
    minutes,
)
from tests.security.saml.keys import keys
from tests.security.saml.parties import identity_provider, log_in, service_provider

CANCELLED = (STATUS + "Requester", STATUS + "AuthnFailed")


def beside_the_data(response: Element) -> None:
    """The encrypted key beside the encrypted data, which refer to it (XML Encryption §3.5)."""
    (key,) = response.xpath("//xenc:EncryptedKey", namespaces=NS)
    key.set("Id", "_key")
    info = key.getparent()
    info.remove(key)
    kind = attributes(Type=XENC + "EncryptedKey", URI="#_key")
    info.append(etree.fromstring(f'<ds:RetrievalMethod xmlns:ds="{DS}"{kind}/>'))
    response.find(f"{{{SAML}}}EncryptedAssertion").append(key)


def named_key(response: Element) -> None:
    (key,) = response.xpath("//xenc:EncryptedKey", namespaces=NS)
    info = etree.fromstring(f'<ds:KeyInfo xmlns:ds="{DS}"><ds:KeyName>some-key</ds:KeyName></ds:KeyInfo>')
    key.insert(1, info)


def as_shibboleth(assertion: Element) -> None:
    """What others write that we do not need: types, the address of the browser, further conditions."""
    for value in assertion.iter(f"{{{SAML}}}AttributeValue"):
        value.set("{http://www.w3.org/2001/XMLSchema-instance}type", "xs:string")
    for data in assertion.iter(f"{{{SAML}}}SubjectConfirmationData"):
        data.set("Address", "192.0.2.1")
    statement = assertion.find(f"{{{SAML}}}AuthnStatement")
    statement.insert(0, etree.Element(f"{{{SAML}}}SubjectLocality", Address="192.0.2.1"))
    authority = etree.SubElement(statement[1], f"{{{SAML}}}AuthenticatingAuthority")
    authority.text = "https://bank.example.org/"
    etree.SubElement(assertion.find(f"{{{SAML}}}Conditions"), f"{{{SAML}}}OneTimeUse")


def declares_xs(assertion: Element) -> Element:
    as_shibboleth(assertion)
    text = etree.tostring(assertion)
    xs = b' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    return etree.fromstring(text.replace(b"<saml:Assertion", b"<saml:Assertion" + xs, 1))


def prefixed(prefix: str) -> Edit:
    """Another prefix for the assertion's namespace than the response has for it."""

    def edit(element: Element) -> Element:
        text = etree.tostring(element).decode()
        new = f"{prefix}:" if prefix else ""
        text = text.replace("<saml:", f"<{new}").replace("</saml:", f"</{new}")
        return etree.fromstring(text.replace("xmlns:saml=", f"xmlns:{prefix}=" if prefix else "xmlns="))

    return edit


def beside_another_key(response: Element) -> None:
    """A key for somebody else comes first: one for each certificate in our metadata."""
    (key,) = response.xpath("//xenc:EncryptedKey", namespaces=NS)
    other = encrypted(b"<x/>", GCM128, OAEP, keys("sp-gone"))
    key.addprevious(other.xpath(".//xenc:EncryptedKey", namespaces=NS)[0])


def spread_over_lines(element: Element) -> None:
    etree.indent(element)


def is_taken(message: Message, *ours: str, allow_cbc: bool = False) -> None:
    login = log_in(message, service_provider(*ours, allow_cbc=allow_cbc))
    assert login.identity.identity_code is not None
    assert login.identity.identity_code.value == HETU


@pytest.mark.parametrize(
    "message",
    [
        Message(encryption=XENC11 + "aes192-gcm"),
        Message(encryption=XENC11 + "aes256-gcm"),
        Message(key_transport=XENC11 + "rsa-oaep"),
        Message(edit_response=beside_the_data),
        Message(edit_response=named_key),
        Message(edit_response=beside_another_key),
        *(Message(edit_assertion=prefixed(one)) for one in ("", "x", "saml2")),
        Message(edit_response=prefixed("s"), edit_assertion=prefixed("")),
        Message(response_signing=Signing(method="http://www.w3.org/2001/04/xmldsig-more#rsa-sha512")),
        Message(assertion_signing=Signing(digest=XENC + "sha512")),
        Message(edit_assertion=declares_xs, assertion_signing=Signing(inclusive_prefixes="xs")),
        Message(edit_assertion=spread_over_lines, edit_response=spread_over_lines),
        Message(edit_xml=lambda xml: b'<?xml version="1.0" encoding="UTF-8"?>\n' + xml),
        Message(
            edit_posted=lambda posted: "\r\n".join(posted[i : i + 76] for i in range(0, len(posted), 76))
        ),
        Message(name_qualifier=None, sp_name_qualifier=None),
        Message(time_format="%Y-%m-%dT%H:%M:%SZ"),
        Message(session_until=minutes(32)),
        Message(authenticated=minutes(-31)),
        *(Message(clock=minutes(off)) for off in (-4, -2, -1, 1)),
    ],
)
def test_other_forms(message: Message) -> None:
    message = replace(message, now=datetime.now(timezone.utc))  # the list was made when tests were collected
    is_taken(message)


@pytest.mark.parametrize("size", [128, 192, 256])
def test_cbc_behind_the_switch(size: int) -> None:
    message = Message(encryption=f"{XENC}aes{size}-cbc")
    is_taken(message, allow_cbc=True)
    with pytest.raises(LoginRejected) as rejected:
        log_in(message)
    assert rejected.value.reason is Reason.ENCRYPTION_ALGORITHM


def test_the_switch_does_not_let_pkcs1_in() -> None:
    message = Message(encryption=XENC + "aes128-cbc", key_transport=XENC + "rsa-1_5")
    with pytest.raises(LoginRejected) as rejected:
        log_in(message, service_provider(allow_cbc=True))
    assert rejected.value.reason is Reason.KEY_TRANSPORT


@pytest.mark.parametrize("used", ["idp", "idp-next"])
def test_either_listed_certificate_signs(used: str) -> None:
    both = identity_provider(keys("idp").certificate, keys("idp-next").certificate)
    signing = Signing(signer=keys(used))
    assert log_in(Message(response_signing=signing, assertion_signing=signing), idp=both)


def test_an_expired_certificate_signs_while_it_is_listed() -> None:
    expired = keys("idp-expired", days_left=-1)
    signing = Signing(signer=expired)
    message = Message(response_signing=signing, assertion_signing=signing)
    assert log_in(message, idp=identity_provider(expired.certificate))


@pytest.mark.parametrize("used", ["sp", "sp-next"])
def test_either_of_our_keys_decrypts(used: str) -> None:
    is_taken(Message(encrypted_for=keys(used)), "sp-next", "sp")


def test_the_same_response_has_the_same_replay_mark() -> None:
    message = Message()
    first, second, other = log_in(message), log_in(message), log_in(replace(message, assertion_id="_other"))
    assert first.replay == second.replay
    assert first.replay.message_id == message.assertion_id
    assert other.replay != first.replay
    # As long as the response itself is taken, its mark must be kept.
    assert first.replay.keep_until >= (message.now + minutes(5)).replace(microsecond=0)


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (CANCELLED, Failure.CANCELLED),
        ((STATUS + "Responder", STATUS + "AuthnFailed"), Failure.CANCELLED),
        ((STATUS + "Responder", STATUS + "RequestDenied"), Failure.CANCELLED),
        ((STATUS + "Responder", STATUS + "NoAuthnContext"), Failure.LEVEL_NOT_AVAILABLE),
        ((STATUS + "Responder",), Failure.OTHER),
        ((STATUS + "Requester", "urn:example:unheard-of"), Failure.OTHER),
    ],
)
@pytest.mark.parametrize("signing", [Signing(), None], ids=["signed", "unsigned"])
def test_a_failure_is_told_as_such(
    status: tuple[str, ...], failure: Failure, signing: Signing | None
) -> None:
    with pytest.raises(LoginFailed) as failed:
        log_in(Message(status=status, has_assertion=False, response_signing=signing))
    assert failed.value.status is failure


@pytest.mark.parametrize(
    ("defect", "reason"),
    [
        ({"in_response_to": "_other"}, Reason.IN_RESPONSE_TO),
        ({"in_response_to": None}, Reason.UNSOLICITED),
        ({"issuer": "https://attacker.example.org/"}, Reason.ISSUER),
        ({"destination": None}, Reason.DESTINATION),
        ({"issued": minutes(-11)}, Reason.EXPIRED),
        ({"response_signing": Signing(signer=keys("stranger"))}, Reason.SIGNATURE),
        ({"edit_signed_response": at("//ds:SignatureValue", flipped)}, Reason.SIGNATURE),
    ],
)
def test_a_failure_is_believed_only_in_answer_to_us(defect: dict[str, object], reason: Reason) -> None:
    failure = Message(status=CANCELLED, has_assertion=False)
    with pytest.raises(LoginRejected) as rejected:
        log_in(replace(failure, **defect))
    assert rejected.value.reason is reason
    with pytest.raises(LoginFailed):
        log_in(failure)


def test_nothing_personal_is_in_what_is_logged() -> None:
    login = log_in(Message())
    assert HETU not in repr(login) and "Esimerkki" not in repr(login) and "Keksintötie" not in repr(login)
    assert "_transient-name" not in repr(login)
    with pytest.raises(LoginRejected) as rejected:
        log_in(Message(attributes=(("urn:oid:1.2.246.21", ("010594Y9033",)),)))
    assert rejected.value.reason_code == "identity_code"
    assert "010594" not in repr(rejected.value) + str(rejected.value) + str(rejected.value.__cause__)


def test_both_xml_libraries_have_one_libxml2() -> None:
    # Trees made by one and read by the other are only safe so.
    assert tuple(xmlsec.get_libxml_version()) == etree.LIBXML_VERSION
