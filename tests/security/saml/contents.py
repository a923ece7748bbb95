"""Attacks by what a well-formed message says, or does not say."""

from lxml import etree

from integrations.suomifi.identification.errors import Reason
from tests.security.saml.attack import Attack, attack
from tests.security.saml.documents import add, at, doubled, removed
from tests.security.saml.identity_provider import (
    ACS,
    C14N,
    DS,
    ENVELOPED,
    HETU,
    HETU_NAME,
    IDP,
    LOA2,
    PERSON,
    SAML,
    SP,
    STATUS,
    XENC,
    Edit,
    Signing,
    minutes,
    with_attribute,
)
from tests.security.saml.keys import keys

OTHER_ID = "_fedcba9876543210fedcba9876543210fedcba98"
OTHER_TENANT = "https://other.example.org/suomifi"
XSLT = "http://www.w3.org/TR/1999/REC-xslt-19991116"
XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116"
BASE64 = DS + "base64"


def as_certificate(owner: str) -> bytes:
    """A certificate taken for a shared secret."""
    return keys(owner).certificate.encode()


def code_of(birth: str, sign: str, number: str) -> str:
    """An identity code whose check character is right."""
    return birth + sign + number + "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(birth + number) % 31]


def transforms(*algorithms: str) -> Signing:
    return Signing(transforms=algorithms)


def add_transform(algorithm: str) -> Edit:
    """After signing: no library of the tests would sign with it."""
    return at(
        "//ds:Transforms", lambda found: etree.SubElement(found, f"{{{DS}}}Transform", Algorithm=algorithm)
    )


def first_transform(algorithm: str) -> Edit:
    return at("//ds:Transform[1]", lambda transform: transform.set("Algorithm", algorithm))


def method(name: str, algorithm: str) -> Edit:
    return at(f"//ds:{name}", lambda found: found.set("Algorithm", algorithm))


GAPS = [
    attack("G1 Response without InResponseTo", Reason.UNSOLICITED, in_response_to=None),
    attack("G1 subject without InResponseTo", Reason.UNSOLICITED, subject_in_response_to=None),
    attack("G2 unsolicited", Reason.UNSOLICITED, in_response_to=None, subject_in_response_to=None),
    attack("G3 answers another request", Reason.IN_RESPONSE_TO, in_response_to=OTHER_ID,
           subject_in_response_to=OTHER_ID),
    attack("G4 subject of another request", Reason.IN_RESPONSE_TO, subject_in_response_to=OTHER_ID),
    attack("G4 Response of another request", Reason.IN_RESPONSE_TO, in_response_to=OTHER_ID),
    attack("empty InResponseTo", Reason.IN_RESPONSE_TO, in_response_to=""),
    attack("G5 no Destination", Reason.DESTINATION, destination=None),
    attack("empty Destination", Reason.DESTINATION, destination=""),
    attack("G6 Destination with a suffix", Reason.DESTINATION, destination=ACS + "/more"),
    attack("Destination with a query", Reason.DESTINATION, destination=ACS + "?next=x"),
    attack("Destination in capitals", Reason.DESTINATION, destination=ACS.replace("chat", "CHAT")),
    attack("G12 Destination of another host", Reason.DESTINATION,
           destination=ACS.replace("chat.example.org", "attacker.example.org")),
    attack("G7 no Recipient", Reason.RECIPIENT, recipient=None),
    attack("G7 Recipient that contains ours", Reason.RECIPIENT, recipient=f"https://x.example.org/?{ACS}"),
    attack("G12 Recipient of another host", Reason.RECIPIENT,
           recipient=ACS.replace("chat.example.org", "attacker.example.org")),
    attack("G8 no AudienceRestriction", Reason.AUDIENCE, audiences=None),
    attack("G8 empty AudienceRestriction", Reason.AUDIENCE, audiences=()),
    attack("other Audience", Reason.AUDIENCE, audiences=(OTHER_TENANT,)),
    attack("two Audiences", Reason.AUDIENCE, audiences=(SP, OTHER_TENANT)),
    attack("Audience in capitals", Reason.AUDIENCE, audiences=(SP.upper(),)),
    attack("G9 no NotOnOrAfter of the subject", Reason.LIFETIME, confirmed_until=None),
    attack("G9 no NotOnOrAfter of the conditions", Reason.LIFETIME, valid_until=None),
    attack("G9 subject valid for an hour", Reason.LIFETIME, confirmed_until=minutes(60)),
    attack("G9 conditions valid for an hour", Reason.LIFETIME, valid_until=minutes(60)),
    attack("G10 no class of authentication", Reason.LEVEL, contexts=(), declaration=LOA2),
    attack("G10 two classes of authentication", Reason.LEVEL, contexts=(LOA2, LOA2)),
    attack("level that was not asked for", Reason.LEVEL, contexts=("urn:oid:1.2.246.517.3002.110.7",)),
    attack("level of the test environment", Reason.LEVEL, contexts=("urn:oid:1.2.246.517.3002.110.999",)),
    attack("password", Reason.LEVEL, contexts=("urn:oasis:names:tc:SAML:2.0:ac:classes:Password",)),
    attack("G13 identity code with two values", Reason.ATTRIBUTE_VALUE,
           attributes=with_attribute(HETU_NAME, HETU, "020594X903P")),
    attack("G13 same identity code twice", Reason.ATTRIBUTE_VALUE,
           attributes=with_attribute(HETU_NAME, HETU, HETU)),
    attack("identity code and an empty value", Reason.ATTRIBUTE_VALUE,
           attributes=with_attribute(HETU_NAME, "", HETU)),
    attack("G16 attribute twice", Reason.ATTRIBUTE_NAME, attributes=(*PERSON, (HETU_NAME, (HETU,)))),
    attack("another attribute twice", Reason.ATTRIBUTE_NAME,
           attributes=(*PERSON, ("urn:oid:2.5.4.4", ("Toinen",)))),
]  # fmt: skip

ALGORITHMS = [
    attack("G14 SHA-1 signature of the response", Reason.SIGNATURE_ALGORITHM,
           response_signing=Signing(method=DS + "rsa-sha1")),
    attack("G14 SHA-1 signature of the assertion", Reason.SIGNATURE_ALGORITHM,
           assertion_signing=Signing(method=DS + "rsa-sha1")),
    attack("G14 SHA-1 digest of the response", Reason.DIGEST_ALGORITHM,
           response_signing=Signing(digest=DS + "sha1")),
    attack("G14 SHA-1 digest of the assertion", Reason.DIGEST_ALGORITHM,
           assertion_signing=Signing(digest=DS + "sha1")),
    attack("MD5 signature", Reason.SIGNATURE_ALGORITHM,
           response_signing=Signing(method="http://www.w3.org/2001/04/xmldsig-more#rsa-md5")),
    attack("MD5 digest", Reason.DIGEST_ALGORITHM,
           edit_signed_response=method("DigestMethod", "http://www.w3.org/2001/04/xmldsig-more#md5")),
    attack("HMAC with the certificate as secret", Reason.SIGNATURE_ALGORITHM,
           response_signing=Signing(method="http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
                                    hmac_secret=as_certificate("idp"))),
    attack("algorithm none", Reason.SIGNATURE_ALGORITHM,
           edit_signed_response=method("SignatureMethod", "none")),
    attack("algorithm left out", Reason.SIGNATURE_ALGORITHM,
           edit_signed_response=at("//ds:SignatureMethod", lambda found: found.attrib.pop("Algorithm"))),
    attack("inclusive canonicalisation", Reason.CANONICALIZATION,
           response_signing=Signing(canonicalization="http://www.w3.org/TR/2001/REC-xml-c14n-20010315")),
    attack("canonicalisation that keeps comments", Reason.CANONICALIZATION,
           response_signing=Signing(canonicalization=C14N + "WithComments")),
    attack("only the enveloped transform", Reason.TRANSFORM, response_signing=transforms(ENVELOPED)),
    attack("transforms in another order", Reason.TRANSFORM, edit_signed_response=first_transform(C14N)),
    attack("three transforms", Reason.SIGNATURE_SHAPE, edit_signed_response=add_transform(C14N)),
    attack("XSLT transform", Reason.TRANSFORM, edit_signed_response=first_transform(XSLT)),
    attack("XPath transform", Reason.TRANSFORM, edit_signed_response=first_transform(XPATH)),
    attack("Base64 transform of the assertion", Reason.TRANSFORM,
           edit_signed_assertion=first_transform(BASE64)),
    attack("response without signature", Reason.RESPONSE_NOT_SIGNED, response_signing=None),
    attack("assertion without signature", Reason.ASSERTION_NOT_SIGNED, assertion_signing=None),
    attack("neither signed", Reason.RESPONSE_NOT_SIGNED, response_signing=None, assertion_signing=None),
    attack("signature cut out of the response", Reason.RESPONSE_NOT_SIGNED,
           edit_signed_response=at("/samlp:Response/ds:Signature", removed)),
    attack("stranger's key", Reason.SIGNATURE, response_signing=Signing(signer=keys("stranger")),
           assertion_signing=Signing(signer=keys("stranger"))),
    attack("stranger's key for the response", Reason.SIGNATURE,
           response_signing=Signing(signer=keys("stranger"))),
    attack("stranger's key for the assertion", Reason.SIGNATURE,
           assertion_signing=Signing(signer=keys("stranger"))),
    attack("cloned certificate", Reason.SIGNATURE, response_signing=Signing(signer=keys("idp#clone"))),
    attack("G18 certificate that only the message lists", Reason.SIGNATURE,
           assertion_signing=Signing(signer=keys("idp#clone"))),
    attack("our own key", Reason.SIGNATURE, response_signing=Signing(signer=keys("sp"))),
    attack("certificate removed from the metadata", Reason.SIGNATURE,
           response_signing=Signing(signer=keys("idp-removed"))),
    attack("G15 PKCS#1 v1.5 key transport", Reason.KEY_TRANSPORT, key_transport=XENC + "rsa-1_5"),
    attack("G15 AES-128-CBC", Reason.ENCRYPTION_ALGORITHM, encryption=XENC + "aes128-cbc"),
    attack("G15 AES-256-CBC", Reason.ENCRYPTION_ALGORITHM, encryption=XENC + "aes256-cbc"),
    attack("Triple DES", Reason.ENCRYPTION_ALGORITHM, encryption=XENC + "tripledes-cbc"),
    attack("not encrypted", Reason.NOT_ENCRYPTED, is_encrypted=False),
    attack("encrypted for somebody else", Reason.DECRYPTION, encrypted_for=keys("other-tenant")),
    attack("no assertion", Reason.NOT_ENCRYPTED, has_assertion=False),
]  # fmt: skip

STATEMENTS = [
    attack("other issuer of the response", Reason.ISSUER, issuer=IDP + "x"),
    attack("other issuer of the assertion", Reason.ISSUER, assertion_issuer=IDP + "x"),
    attack("issuer in capitals", Reason.ISSUER, issuer=IDP.upper()),
    attack("issuer with a space", Reason.ISSUER, assertion_issuer=IDP + " "),
    attack("other tenant's Destination", Reason.DESTINATION, destination=OTHER_TENANT + "/acs"),
    attack("other tenant's Recipient", Reason.RECIPIENT, recipient=OTHER_TENANT + "/acs"),
    attack("other tenant's NameID", Reason.NAME_ID, sp_name_qualifier=OTHER_TENANT),
    attack("other tenant's whole response", Reason.DESTINATION, destination=OTHER_TENANT + "/acs",
           recipient=OTHER_TENANT + "/acs", audiences=(OTHER_TENANT,), sp_name_qualifier=OTHER_TENANT),
    attack("other provider's NameID", Reason.NAME_ID, name_qualifier=IDP + "x"),
    attack("persistent NameID", Reason.NAME_ID,
           name_id_format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"),
    attack("NameID without format", Reason.NAME_ID, name_id_format=None),
    attack("empty NameID", Reason.NAME_ID, name_id=""),
    attack("endless NameID", Reason.NAME_ID, name_id="x" * 257),
    attack("no NameID", Reason.MISSING_ELEMENT, edit_assertion=at("//saml:NameID", removed)),
    attack("encrypted NameID", Reason.UNEXPECTED_ELEMENT,
           edit_assertion=at("//saml:Subject", add(f"{{{SAML}}}EncryptedID"))),
    attack("encrypted attribute", Reason.UNEXPECTED_ELEMENT,
           edit_assertion=at("//saml:AttributeStatement", add(f"{{{SAML}}}EncryptedAttribute"))),
    attack("no SessionIndex", Reason.SESSION_INDEX, session_index=None),
    attack("empty SessionIndex", Reason.SESSION_INDEX, session_index=""),
    attack("two subjects' confirmations", Reason.UNEXPECTED_ELEMENT,
           edit_assertion=at("//saml:SubjectConfirmation", doubled)),
    attack("no confirmation", Reason.MISSING_ELEMENT,
           edit_assertion=at("//saml:SubjectConfirmation", removed)),
    attack("holder of key", Reason.SUBJECT_CONFIRMATION,
           confirmation="urn:oasis:names:tc:SAML:2.0:cm:holder-of-key"),
    attack("sender vouches", Reason.SUBJECT_CONFIRMATION,
           confirmation="urn:oasis:names:tc:SAML:2.0:cm:sender-vouches"),
    attack("NotBefore of the subject", Reason.SUBJECT_CONFIRMATION, confirmed_from=minutes(-1)),
    attack("two conditions", Reason.UNEXPECTED_ELEMENT, edit_assertion=at("//saml:Conditions", doubled)),
    attack("no conditions", Reason.MISSING_ELEMENT, edit_assertion=at("//saml:Conditions", removed)),
    attack("unknown condition", Reason.UNEXPECTED_ELEMENT,
           edit_assertion=at("//saml:Conditions", add(f"{{{SAML}}}Condition"))),
    attack("two AuthnStatements", Reason.UNEXPECTED_ELEMENT,
           edit_assertion=at("//saml:AuthnStatement", doubled)),
    attack("no AuthnStatement", Reason.MISSING_ELEMENT, edit_assertion=at("//saml:AuthnStatement", removed)),
    attack("two AttributeStatements", Reason.UNEXPECTED_ELEMENT,
           edit_assertion=at("//saml:AttributeStatement", doubled)),
    attack("no AttributeStatement", Reason.MISSING_ELEMENT,
           edit_assertion=at("//saml:AttributeStatement", removed)),
    attack("SAML 1.1", Reason.TOOLKIT, version="1.1"),
    attack("attribute that the schema does not know", Reason.SCHEMA,
           edit_assertion=at("//saml:Conditions", lambda conditions: conditions.set("Extra", "1"))),
    attack("status of failure with an assertion", Reason.STATUS, status=(STATUS + "Responder",)),
    attack("identity code with a wrong check character", Reason.IDENTITY_CODE,
           attributes=with_attribute(HETU_NAME, "010594Y9033")),
    attack("identity code of no date", Reason.IDENTITY_CODE,
           attributes=with_attribute(HETU_NAME, code_of("310294", "Y", "903"))),
    attack("identity code with a look-alike letter", Reason.IDENTITY_CODE,
           attributes=with_attribute(HETU_NAME, "010594Υ9032")),
    attack("identity code with a space", Reason.IDENTITY_CODE,
           attributes=with_attribute(HETU_NAME, "010594 Y9032")),
    attack("identity code of tomorrow's child", Reason.IDENTITY_CODE,
           attributes=with_attribute(HETU_NAME, code_of("311299", "A", "916"))),
    attack("nothing that tells people apart", Reason.NO_IDENTIFIER, attributes=with_attribute(HETU_NAME)),
    attack("empty identity code", Reason.NO_IDENTIFIER, attributes=with_attribute(HETU_NAME, "")),
    attack("line break in a name", Reason.ATTRIBUTE_VALUE,
           attributes=with_attribute("urn:oid:2.5.4.4", "Esi\nmerkki")),
    attack("direction mark in a name", Reason.ATTRIBUTE_VALUE,
           attributes=with_attribute("urn:oid:2.5.4.4", "Esi\u202emerkki")),
    attack("endless name", Reason.ATTRIBUTE_VALUE,
           attributes=with_attribute("urn:oid:2.5.4.4", "x" * 513)),
]  # fmt: skip

TIMES = [
    attack("expired subject", Reason.EXPIRED, confirmed_until=minutes(-0.1)),
    attack("expired conditions", Reason.EXPIRED, valid_until=minutes(-0.1)),
    attack("conditions of four minutes from now", Reason.NOT_YET_VALID, not_before=minutes(4)),
    attack("response issued in the future", Reason.NOT_YET_VALID, issued=minutes(2)),
    attack("assertion issued in the future", Reason.NOT_YET_VALID, assertion_issued=minutes(2)),
    attack("response issued long ago", Reason.EXPIRED, issued=minutes(-11)),
    attack("assertion issued long ago", Reason.EXPIRED, assertion_issued=minutes(-11)),
    attack("identified in the future", Reason.NOT_YET_VALID, authenticated=minutes(2)),
    attack("identified 34 minutes ago", Reason.EXPIRED, authenticated=minutes(-34)),
    attack("identified three years ago", Reason.EXPIRED, authenticated=minutes(-60 * 24 * 365 * 3)),
    attack("session ended", Reason.EXPIRED, session_until=minutes(-1)),
    attack("time without a zone", Reason.TIME, time_format="%Y-%m-%dT%H:%M:%S"),
    attack("time of another zone", Reason.TIME, time_format="%Y-%m-%dT%H:%M:%S+00:00"),
    attack("no time", Reason.TIME, time_format="now"),
]  # fmt: skip


def clock_of_the_provider(off: float, reason: Reason) -> Attack:
    return attack(f"provider's clock {off:+} minutes", reason, clock=minutes(off))


CLOCKS = [
    *(clock_of_the_provider(off, Reason.NOT_YET_VALID) for off in (2, 3, 4, 5, 10)),
    *(clock_of_the_provider(off, Reason.EXPIRED) for off in (-5, -6, -10)),
]
