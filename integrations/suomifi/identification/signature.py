"""Enveloped XML signatures of messages and metadata (SAML core §5.4): checked before anything is believed."""

from collections.abc import Sequence

import xmlsec
from onelogin.saml2.utils import OneLogin_Saml2_Utils

from integrations.suomifi.identification import algorithms
from integrations.suomifi.identification.document import Element, child
from integrations.suomifi.identification.errors import LoginRejected, Reason
from integrations.suomifi.identification.names import DS


def check(signed: Element, certificates: Sequence[str], missing: Reason) -> None:
    """Checks that an element carries a signature of its own, over itself, by one of the certificates.

    A certificate in the message itself is never believed, nor is a listed one's expiry looked at.

    Args:
        signed: the element; the shape of its signature has been checked.
        certificates: PEM.
        missing: the reason where there is no signature.

    Raises:
        LoginRejected: there is no such signature, or it uses an algorithm that we do not take.
    """
    signature = signed.find(f"{{{DS}}}Signature")
    if signature is None:
        raise LoginRejected(missing)
    _check_methods(signature, signed.get("ID"))
    try:
        xmlsec.tree.add_ids(signed, ["ID"])
    except xmlsec.Error as error:
        raise LoginRejected(Reason.DUPLICATE_ID) from error
    if not any(_is_signed_by(signature, signed, certificate) for certificate in certificates):
        raise LoginRejected(Reason.SIGNATURE)


def _is_signed_by(signature: Element, signed: Element, certificate: str) -> bool:
    return bool(OneLogin_Saml2_Utils.validate_node_sign(signature, signed, certificate))


def _check_methods(signature: Element, signed_id: str | None) -> None:
    info = child(signature, DS, "SignedInfo")
    if child(info, DS, "CanonicalizationMethod").get("Algorithm") not in algorithms.CANONICALIZATIONS:
        raise LoginRejected(Reason.CANONICALIZATION)
    if child(info, DS, "SignatureMethod").get("Algorithm") not in algorithms.SIGNATURES:
        raise LoginRejected(Reason.SIGNATURE_ALGORITHM)
    reference = child(info, DS, "Reference")
    if not signed_id or reference.get("URI") != f"#{signed_id}":
        raise LoginRejected(Reason.REFERENCE)
    if child(reference, DS, "DigestMethod").get("Algorithm") not in algorithms.DIGESTS:
        raise LoginRejected(Reason.DIGEST_ALGORITHM)
    transforms = tuple(one.get("Algorithm") for one in child(reference, DS, "Transforms"))
    if transforms != algorithms.TRANSFORMS:
        raise LoginRejected(Reason.TRANSFORM)
