"""Single logout by redirect: what we send, what we take, and every attack on what we take."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.suomifi.identification import logout, relay_state
from integrations.suomifi.identification.errors import LoginRejected, Reason
from integrations.suomifi.identification.logout import LogoutOutcome, LogoutRequested
from integrations.suomifi.identification.models import Session
from tests.security.conftest import Tell
from tests.security.saml.identity_provider import (
    DS,
    IDP,
    NS,
    SAML,
    SAMLP,
    SLO,
    SP,
    STATUS,
    TRANSIENT,
    attributes,
    minutes,
)
from tests.security.saml.keys import Keys, keys
from tests.security.saml.parties import identity_provider, service_provider
from tests.security.saml.redirecting import pack, query, read

SESSION = Session("_transient-name", "_session-1")
REQUEST_ID = "_logout-request"


@dataclass(frozen=True)
class LogoutMessage:
    """A message of the identity provider to our logout address, valid as it stands."""

    kind: str = "LogoutRequest"
    message_id: str | None = "_their-message"
    version: str = "2.0"
    issuer: str = IDP
    destination: str | None = SLO
    issued: timedelta = timedelta()
    not_on_or_after: timedelta | None = None
    name_id: str = SESSION.name_id
    name_id_format: str = TRANSIENT
    name_qualifier: str | None = IDP
    sp_name_qualifier: str | None = SP
    session_indexes: tuple[str, ...] = (SESSION.session_index,)
    in_response_to: str | None = REQUEST_ID
    status: tuple[str, ...] = (STATUS + "Success",)
    extra: str = ""
    relay_state: str | None = "theirs=1&2"
    signer: Keys = keys("idp")
    algorithm: str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
    edit_xml: Callable[[bytes], bytes] = bytes
    edit_packed: Callable[[str], str] = str
    edit_query: Callable[[str], str] = str

    def query(self) -> str:
        """The query, signed."""
        parameter = "SAMLRequest" if self.kind == "LogoutRequest" else "SAMLResponse"
        packed = self.edit_packed(pack(self.edit_xml(self._xml().encode())))
        return self.edit_query(query(parameter, packed, self.relay_state, self.signer, self.algorithm))

    def _xml(self) -> str:
        now = datetime.now(timezone.utc)
        end = None if self.not_on_or_after is None else now + self.not_on_or_after
        own = attributes(
            ID=self.message_id,
            Version=self.version,
            IssueInstant=(now + self.issued).strftime("%Y-%m-%dT%H:%M:%SZ"),
            Destination=self.destination,
            NotOnOrAfter=end and end.strftime("%Y-%m-%dT%H:%M:%SZ"),
            InResponseTo=self.in_response_to if self.kind == "LogoutResponse" else None,
        )
        body = self._request() if self.kind == "LogoutRequest" else self._status()
        return (
            f'<samlp:{self.kind} xmlns:samlp="{SAMLP}" xmlns:saml="{SAML}"{own}>'
            f"<saml:Issuer>{self.issuer}</saml:Issuer>{self.extra}{body}</samlp:{self.kind}>"
        )

    def _request(self) -> str:
        name = attributes(
            Format=self.name_id_format,
            NameQualifier=self.name_qualifier,
            SPNameQualifier=self.sp_name_qualifier,
        )
        indexes = "".join(f"<samlp:SessionIndex>{one}</samlp:SessionIndex>" for one in self.session_indexes)
        return f"<saml:NameID{name}>{self.name_id}</saml:NameID>{indexes}"

    def _status(self) -> str:
        codes = ""
        for code in reversed(self.status):
            codes = f'<samlp:StatusCode Value="{code}">{codes}</samlp:StatusCode>'
        return f"<samlp:Status>{codes}</samlp:Status>"


REQUEST = LogoutMessage()
RESPONSE = LogoutMessage(kind="LogoutResponse", relay_state=relay_state.new())


def requested(message: LogoutMessage | str) -> LogoutRequested:
    text = message if isinstance(message, str) else message.query()
    idp = identity_provider()
    return logout.requested(logout.receive(text, idp), service_provider(), idp, datetime.now(timezone.utc))


def answered(message: LogoutMessage) -> LogoutOutcome:
    idp = identity_provider()
    received = logout.receive(message.query(), idp)
    return logout.answered(received, REQUEST_ID, service_provider(), idp, datetime.now(timezone.utc))


def take(message: LogoutMessage) -> object:
    return requested(message) if message.kind == "LogoutRequest" else answered(message)


def without(name: str) -> Callable[[str], str]:
    return lambda text: "&".join(part for part in text.split("&") if not part.startswith(name + "="))


def replaced(old: str, new: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


def followed_by(more: bytes) -> Callable[[str], str]:
    """Something after what is compressed, which some would read and others not."""
    return lambda packed: base64.b64encode(base64.b64decode(packed) + more).decode()


def bomb(xml: bytes) -> bytes:
    return xml + b" " * 30_000_000


BOTH: list[tuple[str, Reason, dict[str, object]]] = [
    ("not_signed", Reason.MESSAGE_NOT_SIGNED, {"edit_query": without("Signature")}),
    ("no_algorithm", Reason.MESSAGE_NOT_SIGNED, {"edit_query": without("SigAlg")}),
    ("empty_signature", Reason.MESSAGE_NOT_SIGNED,
     {"edit_query": lambda text: text.split("&Signature=")[0] + "&Signature="}),
    ("signed_by_a_stranger", Reason.SIGNATURE, {"signer": keys("stranger")}),
    ("cloned_certificate", Reason.SIGNATURE, {"signer": keys("idp#clone")}),
    ("SHA-1", Reason.SIGNATURE_ALGORITHM, {"algorithm": DS + "rsa-sha1"}),
    ("other_message_under_the_signature", Reason.SIGNATURE,
     {"edit_query": lambda text: text.replace("=", "=" + "A", 1)}),
    ("relay_state_taken_away", Reason.SIGNATURE, {"edit_query": without("RelayState")}),
    ("relay_state_changed", Reason.SIGNATURE, {"edit_query": replaced("RelayState=", "RelayState=x")}),
    ("parameter_twice", Reason.QUERY, {"edit_query": lambda text: text + "&RelayState=x"}),
    ("parameter_in_disguise", Reason.QUERY, {"edit_query": lambda text: text + "&Relay%53tate=x"}),
    ("request_and_response", Reason.QUERY,
     {"edit_query": lambda text: f"{text}&SAMLRequest=x&SAMLResponse=x"}),
    ("other_encoding", Reason.QUERY, {"edit_query": lambda text: text + "&SAMLEncoding=urn:other"}),
    ("no_message", Reason.QUERY, {"edit_query": lambda text: "RelayState=x"}),
    ("nothing", Reason.QUERY, {"edit_query": lambda text: ""}),
    ("line_break_in_the_query", Reason.QUERY, {"edit_query": lambda text: text + "\r\n"}),
    ("endless_query", Reason.QUERY, {"edit_query": lambda text: text + "&x=" + "x" * 70_000}),
    ("CVE-2025-25293_compressed_bomb", Reason.TOO_LARGE, {"edit_xml": bomb}),
    ("not_compressed", Reason.DEFLATE, {"edit_packed": lambda packed: "AAAA"}),
    ("cut_short", Reason.DEFLATE, {"edit_packed": lambda packed: packed[:40]}),
    ("more_after_the_end", Reason.DEFLATE, {"edit_packed": followed_by(b"x")}),
    ("another_message_after_the_end", Reason.DEFLATE,
     {"edit_packed": lambda packed: followed_by(base64.b64decode(packed))(packed)}),
    ("not_Base64", Reason.BASE64, {"edit_packed": lambda packed: "*" + packed}),
    ("DOCTYPE", Reason.DOCTYPE, {"edit_xml": lambda xml: b"<!DOCTYPE r>" + xml}),
    ("comment", Reason.COMMENT, {"edit_xml": lambda xml: xml.replace(b"idp1", b"idp1<!---->")}),
    ("not_XML", Reason.XML, {"edit_xml": lambda xml: xml[:-1]}),
    ("other_issuer", Reason.ISSUER, {"issuer": IDP + "x"}),
    ("no_destination", Reason.DESTINATION, {"destination": None}),
    ("destination_with_a_suffix", Reason.DESTINATION, {"destination": SLO + "/more"}),
    ("other_tenant", Reason.DESTINATION, {"destination": "https://other.example.org/suomifi/slo"}),
    ("issued_in_the_future", Reason.NOT_YET_VALID, {"issued": minutes(2)}),
    ("issued_long_ago", Reason.EXPIRED, {"issued": minutes(-11)}),
    ("no_ID", Reason.SCHEMA, {"message_id": None}),
    ("other_version", Reason.SCHEMA, {"version": "1.1"}),
    ("unknown_element", Reason.UNEXPECTED_ELEMENT, {"extra": "<x/>"}),
    ("control_characters_in_relay_state", Reason.RELAY_STATE, {"relay_state": "a\r\nb"}),
    ("endless_relay_state", Reason.RELAY_STATE, {"relay_state": "x" * 10_240}),
]  # fmt: skip
OF_REQUESTS: list[tuple[str, Reason, dict[str, object]]] = [
    ("expired", Reason.EXPIRED, {"not_on_or_after": minutes(-0.1)}),
    ("valid_for_an_hour", Reason.LIFETIME, {"not_on_or_after": minutes(60)}),
    ("other_tenants_name", Reason.NAME_ID, {"sp_name_qualifier": "https://other.example.org/"}),
    ("other_providers_name", Reason.NAME_ID, {"name_qualifier": IDP + "x"}),
    ("persistent_name", Reason.NAME_ID, {"name_id_format": TRANSIENT.replace("transient", "persistent")}),
    ("empty_name", Reason.NAME_ID, {"name_id": ""}),
    ("empty_session", Reason.SESSION_INDEX, {"session_indexes": ("",)}),
    ("response_in_its_place", Reason.UNEXPECTED_ELEMENT,
     {"edit_xml": lambda xml: xml.replace(b"LogoutRequest", b"LogoutResponse")}),
]  # fmt: skip
OF_RESPONSES: list[tuple[str, Reason, dict[str, object]]] = [
    ("unsolicited", Reason.UNSOLICITED, {"in_response_to": None}),
    ("answers_another_request", Reason.IN_RESPONSE_TO, {"in_response_to": "_other"}),
    ("no_status", Reason.MISSING_ELEMENT, {"status": ()}),
]
ATTACKS = [
    *((f"request_{name}", reason, replace(REQUEST, **defect), REQUEST)
      for name, reason, defect in [*BOTH, *OF_REQUESTS]),
    *((f"response_{name}", reason, replace(RESPONSE, **defect), RESPONSE)
      for name, reason, defect in [*BOTH, *OF_RESPONSES]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "attack", "mended"), [one[1:] for one in ATTACKS], ids=[one[0] for one in ATTACKS]
)
def test_attack(reason: Reason, attack: LogoutMessage, mended: LogoutMessage, tell: Tell) -> None:
    with pytest.raises(LoginRejected) as rejected:
        take(attack)
    assert rejected.value.reason is reason
    assert take(mended)
    tell(rejected.value.reason_code)


def test_a_request_names_the_session() -> None:
    wanted = requested(REQUEST)
    assert (wanted.name_id, wanted.session_indexes) == (SESSION.name_id, (SESSION.session_index,))
    assert (wanted.request_id, wanted.relay_state) == ("_their-message", "theirs=1&2")
    assert SESSION.name_id not in repr(wanted)


def test_a_request_without_session_means_all_of_them() -> None:
    assert requested(replace(REQUEST, session_indexes=())).session_indexes == ()


def test_a_repeated_request_has_the_same_replay_mark_for_as_long_as_it_is_taken() -> None:
    now = datetime.now(timezone.utc)
    first, again = requested(REQUEST), requested(REQUEST)
    assert first.replay.message_id == again.replay.message_id == "_their-message"
    assert first.replay.keep_until >= now + minutes(9)
    stated = requested(replace(REQUEST, not_on_or_after=minutes(2)))
    assert stated.replay.keep_until <= now + minutes(2.1)


@pytest.mark.parametrize("used", ["idp", "idp-next"])
def test_either_listed_certificate_signs(used: str) -> None:
    idp = identity_provider(keys("idp").certificate, keys("idp-next").certificate)
    assert logout.receive(replace(REQUEST, signer=keys(used)).query(), idp).parameter == "SAMLRequest"


@pytest.mark.parametrize(
    ("ended", "codes"),
    [(True, [STATUS + "Success"]), (False, [STATUS + "Responder", STATUS + "UnknownPrincipal"])],
)
def test_our_answer(ended: bool, codes: list[str]) -> None:
    now = datetime.now(timezone.utc)
    url = logout.answer(
        requested(REQUEST), ended, service_provider("sp-next", "sp"), identity_provider(), now
    )
    assert url.startswith("https://idp.example.org/slo?SAMLResponse=")
    sent = read(url, keys("sp-next"))
    assert sent.values["RelayState"] == "theirs=1&2"
    assert sent.xml.get("InResponseTo") == "_their-message"
    assert sent.xml.get("Destination") == "https://idp.example.org/slo"
    assert sent.xml.xpath("//samlp:StatusCode/@Value", namespaces=NS) == codes


def test_our_request() -> None:
    now = datetime.now(timezone.utc)
    session = Session("_name<&>", "_index<&>")
    started = logout.start(service_provider(), identity_provider(), session, "sv", now)
    assert started is not None
    sent = read(started.url, keys("sp"))
    assert sent.names == ["SAMLRequest", "RelayState", "SigAlg", "Signature", "locale"]
    assert sent.values["locale"] == "sv"
    assert sent.values["RelayState"] == relay_state.handle(started.relay_state)
    assert sent.xml.get("ID") == started.request_id
    (name,) = sent.xml.xpath("//saml:NameID", namespaces=NS)
    assert dict(name.attrib) == {"Format": TRANSIENT, "NameQualifier": IDP, "SPNameQualifier": SP}
    assert name.text == session.name_id
    assert sent.xml.findtext(f"{{{SAMLP}}}SessionIndex") == session.session_index
    assert session.name_id not in repr(started)


def test_a_provider_without_single_logout_is_sent_nothing() -> None:
    idp = replace(identity_provider(), slo_url=None, slo_response_url=None)
    now = datetime.now(timezone.utc)
    assert logout.start(service_provider(), idp, SESSION, "fi", now) is None


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ((STATUS + "Success",), LogoutOutcome.EVERYWHERE),
        ((STATUS + "Success", STATUS + "PartialLogout"), LogoutOutcome.PARTIAL),
        ((STATUS + "Responder", STATUS + "PartialLogout"), LogoutOutcome.PARTIAL),
        ((STATUS + "Responder",), LogoutOutcome.FAILED),
    ],
)
def test_what_our_logout_came_to(status: tuple[str, ...], outcome: LogoutOutcome) -> None:
    assert answered(replace(RESPONSE, status=status)) is outcome


@cache
def valid_query() -> str:
    """A request that is sent now, the same for all examples of a run."""
    return REQUEST.query()


@settings(max_examples=300)
@given(position=st.integers(0, 10_000), letter=st.characters(min_codepoint=1, max_codepoint=300))
def test_any_letter_of_the_query(position: int, letter: str) -> None:
    valid = valid_query()
    start = position % len(valid)
    before = requested(valid)
    try:
        after = requested(valid[:start] + letter + valid[start + 1 :])
    except LoginRejected:
        return
    assert after == before
