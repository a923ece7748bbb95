"""The HTTP-Redirect binding with its signature (SAML bindings §3.4)."""

import base64
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote, unquote_plus

import xmlsec
from onelogin.saml2.utils import OneLogin_Saml2_Utils

from integrations.suomifi.identification import algorithms, guard, relay_state
from integrations.suomifi.identification.errors import LoginRejected, Reason
from integrations.suomifi.identification.models import KeyPair
from integrations.suomifi.identification.names import DEFLATE

Parameter = Literal["SAMLRequest", "SAMLResponse"]
Language = Literal["fi", "sv", "en"]

LONGEST_QUERY = 64 * 1024
"""Characters; web servers take less."""

_PARAMETERS: tuple[Parameter, ...] = ("SAMLRequest", "SAMLResponse")
_NAMES = ("SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature", "SAMLEncoding")


@dataclass(frozen=True, slots=True)
class Received:
    """A message that came by redirect, signed by the identity provider.

    Attributes:
        parameter: which kind it came as.
        xml: the message.
        relay_state: None where none came.
    """

    parameter: Parameter
    xml: bytes = field(repr=False)
    relay_state: str | None = field(repr=False)


def url(
    location: str, parameter: Parameter, xml: bytes, state: str | None, key: KeyPair, locale: Language | None
) -> str:
    """The address to send the browser to, signed with RSA-SHA256.

    Args:
        location: the other party's endpoint.
        state: relay state; None for none.
        locale: language of the identity provider's pages. Suomi.fi reads it after the signature, unsigned.
    """
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = base64.b64encode(compressor.compress(xml) + compressor.flush()).decode("ascii")
    values = {parameter: packed} | ({} if state is None else {"RelayState": state})
    values["SigAlg"] = algorithms.RSA_SHA256
    signed = "&".join(f"{name}={quote(value, safe='')}" for name, value in values.items())
    signature = OneLogin_Saml2_Utils.sign_binary(signed, key.private_key, xmlsec.constants.TransformRsaSha256)
    signed += f"&Signature={quote(base64.b64encode(signature), safe='')}"
    if locale:
        signed += f"&locale={locale}"
    return f"{location}{'&' if '?' in location else '?'}{signed}"


def receive(query: str, certificates: Sequence[str]) -> Received:
    """The message in a query.

    Args:
        query: what stands after the question mark, exactly as it came: the signature is over these letters.
        certificates: PEM; any of them may have signed.

    Raises:
        LoginRejected: there is no such message, or no such signature.
    """
    raw = _raw_values(query)
    parameters = [one for one in _PARAMETERS if one in raw]
    if len(parameters) != 1 or _decoded(raw, "SAMLEncoding") not in (None, DEFLATE):
        raise LoginRejected(Reason.QUERY)
    _check_signature(raw, parameters[0], certificates)
    state = _decoded(raw, "RelayState")
    return Received(
        parameter=parameters[0],
        xml=guard.redirected(_decoded(raw, parameters[0]) or ""),
        relay_state=None if state is None else relay_state.echo(state),
    )


def _raw_values(query: str) -> dict[str, str]:
    if len(query) > LONGEST_QUERY or not re.fullmatch(r"[!-~]+", query):
        raise LoginRejected(Reason.QUERY)
    raw: dict[str, str] = {}
    for part in query.split("&"):
        name, _, value = part.partition("=")
        # A name written another way ("%53AMLRequest") would be read by some and signed by none.
        name_read = unquote_plus(name)
        if name_read in _NAMES and (name != name_read or name in raw):
            raise LoginRejected(Reason.QUERY)
        raw[name] = value
    return raw


def _decoded(raw: dict[str, str], name: str) -> str | None:
    try:
        return unquote_plus(raw[name], errors="strict") if name in raw else None
    except UnicodeDecodeError:
        raise LoginRejected(Reason.QUERY) from None


def _check_signature(raw: dict[str, str], parameter: Parameter, certificates: Sequence[str]) -> None:
    signature, algorithm = _decoded(raw, "Signature"), _decoded(raw, "SigAlg")
    if not signature or not algorithm:
        raise LoginRejected(Reason.MESSAGE_NOT_SIGNED)
    if algorithm not in algorithms.SIGNATURES:
        raise LoginRejected(Reason.SIGNATURE_ALGORITHM)
    try:
        signature_bytes = base64.b64decode(signature, validate=True)
    except ValueError:
        raise LoginRejected(Reason.SIGNATURE) from None
    names = (parameter, "RelayState", "SigAlg")
    signed = "&".join(f"{name}={raw[name]}" for name in names if name in raw)
    if not any(
        OneLogin_Saml2_Utils.validate_binary_sign(signed, signature_bytes, certificate, algorithm)
        for certificate in certificates
    ):
        raise LoginRejected(Reason.SIGNATURE)
