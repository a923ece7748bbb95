"""Our metadata as others read them, and theirs as we do."""

import base64
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from onelogin.saml2.utils import OneLogin_Saml2_Utils
from onelogin.saml2.xml_utils import OneLogin_Saml2_XML

from integrations.suomifi.identification import idp_metadata, own_metadata
from integrations.suomifi.identification.attributes import Attribute, Scope
from integrations.suomifi.identification.errors import MetadataInvalid
from integrations.suomifi.identification.own_metadata import Contact, Description
from tests.security.saml.identity_provider import ACS, DS, IDP, LOA2, LOA3, SAMLP, SLO, SP, Signing, sign
from tests.security.saml.keys import Keys, keys
from tests.security.saml.parties import service_provider

MD = "urn:oasis:names:tc:SAML:2.0:metadata"
NS = {
    "md": MD,
    "ds": DS,
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "mdui": "urn:oasis:names:tc:SAML:metadata:ui",
    "mdattr": "urn:oasis:names:tc:SAML:metadata:attribute",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
TEXT = {"fi": "Kunta-akkuna & muut", "sv": "Kommunfönstret", "en": "Municipal <window>"}
URL = {language: f"https://chat.example.org/{language}" for language in ("fi", "sv", "en")}


def description(scope: Scope = Scope.EXTENSIVE, eidas: bool = True) -> Description:
    contact = Contact("Essi", "Esimerkki", "tuki@example.org")
    return Description(TEXT, TEXT, URL, URL, TEXT, URL, contact, scope, eidas)


def ours(*owners: str, scope: Scope = Scope.EXTENSIVE, eidas: bool = True) -> Any:
    return etree.fromstring(own_metadata.build(service_provider(*owners), description(scope, eidas)))


def pem_body(certificate: str) -> str:
    return "".join(certificate.split("-----")[2].split())


def test_they_follow_the_schema_and_are_signed_with_the_first_key() -> None:
    xml = own_metadata.build(service_provider("sp", "sp-next"), description())
    checked = OneLogin_Saml2_XML.validate_xml(xml, "saml-schema-metadata-2.0.xsd")
    assert not isinstance(checked, str)
    assert OneLogin_Saml2_Utils.validate_metadata_sign(xml, keys("sp").certificate)
    assert not OneLogin_Saml2_Utils.validate_metadata_sign(xml, keys("sp-next").certificate)
    assert b"rsa-sha256" in xml


def test_both_certificates_stand_for_signing_and_encryption() -> None:
    root = ours("sp", "sp-next")
    for use in ("signing", "encryption"):
        found = root.xpath(f"//md:KeyDescriptor[@use='{use}']//ds:X509Certificate/text()", namespaces=NS)
        assert found == [pem_body(keys(owner).certificate) for owner in ("sp", "sp-next")]


def test_endpoints() -> None:
    root = ours()
    assert root.get("entityID") == SP
    (acs,) = root.xpath("//md:AssertionConsumerService", namespaces=NS)
    assert dict(acs.attrib) == {"Binding": POST, "Location": ACS, "index": "1", "isDefault": "true"}
    (slo,) = root.xpath("//md:SingleLogoutService", namespaces=NS)
    assert dict(slo.attrib) == {"Binding": REDIRECT, "Location": SLO}


@pytest.mark.parametrize(
    "path",
    [
        "//mdui:DisplayName", "//mdui:Description", "//mdui:InformationURL", "//mdui:PrivacyStatementURL",
        "//md:ServiceName", "//md:OrganizationName", "//md:OrganizationDisplayName", "//md:OrganizationURL",
    ],
)  # fmt: skip
def test_every_text_in_three_languages(path: str) -> None:
    found = ours().xpath(path, namespaces=NS)
    assert {one.get(f"{{{NS['xml']}}}lang"): one.text for one in found} in (TEXT, URL)


def test_a_missing_language_is_refused() -> None:
    contact = Contact("Essi", "Esimerkki", "tuki@example.org")
    with pytest.raises(ValueError):
        Description({"fi": "x", "sv": "x"}, TEXT, URL, URL, TEXT, URL, contact, Scope.LIMITED)


def test_the_contact() -> None:
    (contact,) = ours().xpath("//md:ContactPerson", namespaces=NS)
    assert [one.text for one in contact] == ["Essi", "Esimerkki", "mailto:tuki@example.org"]
    assert contact.get("contactType") == "technical"


@pytest.mark.parametrize(("eidas", "support"), [(True, "full"), (False, "none")])
def test_entity_attributes(eidas: bool, support: str) -> None:
    found = ours(eidas=eidas).xpath("//mdattr:EntityAttributes/saml:Attribute", namespaces=NS)
    values = {one.get("Name"): [value.text for value in one] for one in found}
    assert values == {
        "FinnishAuthMethod": [LOA3, LOA2],
        "urn:oid:1.2.246.517.3003.111.3": ["true"],
        "urn:oid:1.2.246.517.3003.111.4": ["false"],
        "urn:oid:1.2.246.517.3003.111.14": [support],
    }


@pytest.mark.parametrize(
    ("scope", "has", "lacks"),
    [
        (Scope.LIMITED, Attribute.IDENTITY_CODE, Attribute.MUNICIPALITY_CODE),
        (Scope.MEDIUM, Attribute.TEMPORARY_POST_OFFICE_SV, Attribute.PROTECTED),
        (Scope.EXTENSIVE, Attribute.PROTECTED, Attribute.EIDAS_IDENTIFIER),
    ],
)
def test_no_more_is_asked_for_than_the_permit_gives(scope: Scope, has: Attribute, lacks: Attribute) -> None:
    asked = ours(scope=scope).xpath("//md:RequestedAttribute/@Name", namespaces=NS)
    assert has.value in asked and lacks.value not in asked
    assert len(asked) == len(set(asked)) == {"limited": 7, "medium": 25, "extensive": 28}[scope.value]


# Theirs


def key_descriptor(owner: Keys, use: str = ' use="signing"') -> str:
    return (
        f'<md:KeyDescriptor{use}><ds:KeyInfo xmlns:ds="{DS}"><ds:X509Data>'
        f"<ds:X509Certificate>\n{pem_body(owner.certificate)}\n</ds:X509Certificate>"
        "</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
    )


def entity(
    entity_id: str = IDP,
    keys_in_use: str | None = None,
    until: str = "",
    sso: str = "https://idp.example.org/sso",
    slo: str = f'<md:SingleLogoutService Binding="{REDIRECT}" Location="https://idp.example.org/slo"/>',
) -> str:
    listed = key_descriptor(keys("idp")) if keys_in_use is None else keys_in_use
    return (
        f'<md:EntityDescriptor xmlns:md="{MD}" entityID="{entity_id}"{until}>'
        f'<md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="{SAMLP}">{listed}'
        f'{slo}<md:SingleSignOnService Binding="{POST}" Location="https://idp.example.org/post"/>'
        f'<md:SingleSignOnService Binding="{REDIRECT}" Location="{sso}"/></md:IDPSSODescriptor>'
        "</md:EntityDescriptor>"
    )


def several(*entities: str, until: str = "") -> str:
    return f'<md:EntitiesDescriptor xmlns:md="{MD}"{until}>{"".join(entities)}</md:EntitiesDescriptor>'


def signed(text: str, how: Signing | None = None) -> bytes:
    root = etree.fromstring(text)
    root.set("ID", "_metadata")
    sign(root, how or Signing(signer=keys("metadata-signer")))
    return etree.tostring(root)  # type: ignore[no-any-return]


def test_a_file_is_read() -> None:
    idp = idp_metadata.trusted(entity().encode(), None, NOW)
    assert (idp.entity_id, idp.sso_url) == (IDP, "https://idp.example.org/sso")
    assert idp.slo_url == idp.slo_response_url == "https://idp.example.org/slo"
    assert [pem_body(one) for one in idp.certificates] == [pem_body(keys("idp").certificate)]
    assert idp.valid_until is None and not idp.is_stale(NOW)


def test_one_of_several_is_picked_by_its_entity_id() -> None:
    text = several(entity("https://a.example.org/"), several(entity(), entity("https://c.example.org/")))
    assert idp_metadata.trusted(text.encode(), IDP, NOW).entity_id == IDP
    for entity_id in (None, IDP.upper(), "https://d.example.org/"):
        with pytest.raises(MetadataInvalid):
            idp_metadata.trusted(text.encode(), entity_id, NOW)


def test_an_entity_id_that_is_listed_twice_is_refused() -> None:
    with pytest.raises(MetadataInvalid):
        idp_metadata.trusted(several(entity(), entity()).encode(), IDP, NOW)


def test_all_signing_certificates_are_taken_also_expired_ones() -> None:
    listed = (
        key_descriptor(keys("idp")) + key_descriptor(keys("idp-expired", days_left=-1), use="")
        + key_descriptor(keys("idp")) + key_descriptor(keys("idp-encryption"), use=' use="encryption"')
    )  # fmt: skip
    idp = idp_metadata.trusted(entity(keys_in_use=listed).encode(), IDP, NOW)
    wanted = [keys("idp"), keys("idp-expired", days_left=-1)]
    assert [pem_body(one) for one in idp.certificates] == [pem_body(one.certificate) for one in wanted]


def test_logout_may_be_missing_or_answered_elsewhere() -> None:
    idp = idp_metadata.trusted(entity(slo="").encode(), IDP, NOW)
    assert idp.slo_url is None and idp.slo_response_url is None
    slo = f'<md:SingleLogoutService Binding="{REDIRECT}" Location="https://a.example.org/" '
    idp = idp_metadata.trusted(
        entity(slo=slo + 'ResponseLocation="https://b.example.org/"/>').encode(), IDP, NOW
    )
    assert (idp.slo_url, idp.slo_response_url) == ("https://a.example.org/", "https://b.example.org/")


@pytest.mark.parametrize("outside", [True, False], ids=["of_the_file", "of_the_entity"])
def test_valid_until(outside: bool) -> None:
    until = ' validUntil="2026-11-24T12:00:00Z"'
    text = several(entity(), until=until) if outside else several(entity(until=until))
    idp = idp_metadata.trusted(text.encode(), IDP, NOW)
    assert not idp.is_stale(NOW) and idp.is_stale(NOW + timedelta(days=1))
    with pytest.raises(MetadataInvalid):
        idp_metadata.trusted(text.encode(), IDP, NOW + timedelta(days=1))


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "<x/>", "<!DOCTYPE x>" + entity(), entity(keys_in_use=""), entity(sso="javascript:alert(1)"),
        entity(until=' validUntil="soon"'), entity(keys_in_use=key_descriptor(keys("weak", bits=1024))),
        entity(keys_in_use=key_descriptor(keys("idp")).replace("MII", "MIJ", 1)), several(),
        entity().replace(SAMLP, "urn:oasis:names:tc:SAML:1.1:protocol"),
        entity().replace(REDIRECT, "urn:other"), " " * 5_000_000,
    ],
    ids=[
        "nothing", "no_XML", "no_metadata", "DOCTYPE", "no_certificate", "script", "no_time", "weak_key",
        "broken_certificate", "nobody", "SAML_1.1", "no_redirect", "too_large",
    ],
)  # fmt: skip
def test_what_cannot_be_used(text: str) -> None:
    with pytest.raises(MetadataInvalid):
        idp_metadata.trusted(text.encode(), None, NOW)


def test_fetched_metadata_count_with_the_signers_signature() -> None:
    signer = keys("metadata-signer").certificate
    assert idp_metadata.fetched(signed(several(entity())), IDP, (signer,), NOW).entity_id == IDP
    assert idp_metadata.fetched(signed(entity()), None, (signer,), NOW).entity_id == IDP


@pytest.mark.parametrize(
    "xml",
    [
        entity().encode(),
        signed(entity(), Signing(signer=keys("stranger"))),
        signed(entity(), Signing(signer=keys("metadata-signer#clone"))),
        signed(entity(), Signing(signer=keys("metadata-signer"), method=DS + "rsa-sha1")),
        signed(entity()).replace(b"idp.example.org/sso", b"attacker.example.org/sso"),
        several(signed(entity()).decode(), entity("https://b.example.org/")).encode(),
        several(signed(entity()).decode()).encode(),
        signed(entity()).replace(b'URI="#_metadata"', b'URI=""'),
    ],
    ids=[
        "not_signed", "stranger", "cloned_certificate", "SHA-1", "changed", "only_a_part_signed", "wrapped",
        "empty_reference",
    ],
)  # fmt: skip
def test_fetched_metadata_that_do_not_count(xml: bytes) -> None:
    with pytest.raises(MetadataInvalid):
        idp_metadata.fetched(xml, IDP, (keys("metadata-signer").certificate,), NOW)


def test_a_second_signature_or_doubled_id_does_not_count() -> None:
    for edit in ("double signature", "double id"):
        root = etree.fromstring(signed(several(entity())))
        if edit == "double id":
            root.find(f"{{{MD}}}EntityDescriptor").set("ID", "_metadata")
        else:
            root.find(f"{{{DS}}}Signature/{{{DS}}}SignedInfo").append(
                etree.fromstring(f'<ds:Reference xmlns:ds="{DS}" URI="#x"/>')
            )
        with pytest.raises(MetadataInvalid):
            idp_metadata.fetched(etree.tostring(root), IDP, (keys("metadata-signer").certificate,), NOW)


@settings(max_examples=100)
@given(position=st.integers(0, 100_000), byte=st.integers(0, 255))
def test_any_byte_of_fetched_metadata(position: int, byte: int) -> None:
    valid = signed(several(entity()))
    signer = keys("metadata-signer").certificate
    changed = bytearray(valid)
    changed[position % len(valid)] = byte
    try:
        after = idp_metadata.fetched(bytes(changed), IDP, (signer,), NOW)
    except MetadataInvalid:
        return
    assert after == idp_metadata.fetched(valid, IDP, (signer,), NOW)


def test_our_certificates_are_whole() -> None:
    found = ours().xpath("//md:KeyDescriptor//ds:X509Certificate/text()", namespaces=NS)
    assert all(base64.b64decode(one, validate=True).startswith(b"\x30\x82") for one in found)
