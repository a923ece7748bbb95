"""python3-saml with every strict setting: it judges a message once more after our rules.

It is given addresses from our settings only: what it would take from a request, such as Host, a stranger may
have chosen.
"""

import base64
from typing import Any
from urllib.parse import urlsplit

from onelogin.saml2.response import OneLogin_Saml2_Response
from onelogin.saml2.settings import OneLogin_Saml2_Settings

from integrations.suomifi.identification import algorithms
from integrations.suomifi.identification.document import Element
from integrations.suomifi.identification.models import IdentityProvider, ServiceProvider
from integrations.suomifi.identification.names import POST, REDIRECT, TRANSIENT, XENC


class Response(OneLogin_Saml2_Response):
    """A response that we have decrypted already.

    Args:
        xml: the response as it came.
        decrypted: the same, its assertion decrypted.
    """

    def __init__(self, settings: OneLogin_Saml2_Settings, xml: bytes, decrypted: Element) -> None:
        self._decrypted = decrypted
        super().__init__(settings, base64.b64encode(xml).decode("ascii"))

    def _decrypt_assertion(self, xml: Element) -> Element:
        """What the toolkit calls to decrypt."""
        return self._decrypted


def settings(sp: ServiceProvider, idp: IdentityProvider, levels: tuple[str, ...]) -> OneLogin_Saml2_Settings:
    """Settings for one request.

    Args:
        levels: levels of assurance that were asked for.
    """
    values: dict[str, Any] = {
        "strict": True,
        "debug": False,
        "sp": {
            "entityId": sp.entity_id,
            "assertionConsumerService": {"url": sp.acs_url, "binding": POST},
            "singleLogoutService": {"url": sp.slo_url, "binding": REDIRECT},
            "NameIDFormat": TRANSIENT,
            "x509cert": sp.signing_key.certificate,
            "privateKey": sp.signing_key.private_key,
        },
        "idp": {
            "entityId": idp.entity_id,
            "singleSignOnService": {"url": idp.sso_url, "binding": REDIRECT},
            # Never a fingerprint: with one, the toolkit takes the certificate from the message.
            "x509certMulti": {"signing": list(idp.certificates)},
        },
        "security": {
            "authnRequestsSigned": True,
            "logoutRequestSigned": True,
            "logoutResponseSigned": True,
            "signMetadata": True,
            "wantMessagesSigned": True,
            "wantAssertionsSigned": True,
            "wantAssertionsEncrypted": True,
            "wantNameId": True,
            "wantAttributeStatement": True,
            "allowRepeatAttributeName": False,
            "rejectDeprecatedAlgorithm": True,
            "signatureAlgorithm": algorithms.RSA_SHA256,
            "digestAlgorithm": XENC + "sha256",
            "requestedAuthnContext": list(levels),
            "failOnAuthnContextMismatch": True,
            "allowSingleLabelDomains": True,
        },
    }
    return OneLogin_Saml2_Settings(values)


def request_at(url: str) -> dict[str, Any]:
    """What the toolkit wants to know of a request, for one that came to an address of ours."""
    address = urlsplit(url)
    return {
        "https": "on" if address.scheme == "https" else "off",
        "http_host": address.netloc,
        "script_name": address.path,
        "get_data": {},
        "post_data": {},
    }
