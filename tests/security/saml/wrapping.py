"""Signature wrapping: what was signed is moved aside and a forgery read in its place.

Shapes of Somorovsky et al., "On Breaking SAML: Be Whoever You Want to Be" (USENIX Security 2012), numbered as
the SAML Raider tool numbers them, and three further ones known from attacks on pysaml2.

One to two wrap a signed response. Three to eight wrap a signed assertion: they are put inside the response
before it is signed, so that nothing but the rules for the assertion stands against them.
"""

from copy import deepcopy

from lxml import etree

from integrations.suomifi.identification.errors import Reason
from tests.security.saml.attack import Attack, attack
from tests.security.saml.identity_provider import (
    DS,
    GCM128,
    HETU,
    NS,
    OAEP,
    OTHER_HETU,
    SAML,
    SAMLP,
    Element,
    encrypted,
)
from tests.security.saml.keys import keys


def signature_of(element: Element) -> Element:
    return element.find(f"{{{DS}}}Signature")


def without_signature(element: Element) -> Element:
    copy = deepcopy(element)
    copy.remove(signature_of(copy))
    return copy


def forged(assertion: Element, new_id: str | None = "_forged", signed: bool = False) -> Element:
    """The assertion with another person in it."""
    text = etree.tostring(assertion).replace(HETU.encode(), OTHER_HETU.encode())
    copy = etree.fromstring(text)
    if new_id:
        copy.set("ID", new_id)
    if not signed:
        copy.remove(signature_of(copy))
    return copy


def encrypted_for_us(assertion: Element) -> Element:
    """Everybody can encrypt for us: the key is in our metadata."""
    return encrypted(etree.tostring(assertion), GCM128, OAEP, keys("sp"))


def xsw1(response: Element) -> Element:
    forgery = deepcopy(response)
    forgery.set("ID", "_forged")
    signature_of(forgery).append(without_signature(response))
    return forgery


def xsw2(response: Element) -> Element:
    forgery = deepcopy(response)
    forgery.set("ID", "_forged")
    signature_of(forgery).addprevious(without_signature(response))
    return forgery


def xsw4(assertion: Element) -> Element:
    forgery = forged(assertion)
    forgery.append(assertion)
    return forgery


def xsw6(assertion: Element) -> Element:
    forgery = forged(assertion, signed=True)
    signature_of(forgery).append(without_signature(assertion))
    return forgery


def xsw8(assertion: Element) -> Element:
    forgery = forged(assertion, signed=True)
    holder = etree.SubElement(signature_of(forgery), f"{{{DS}}}Object")
    holder.append(without_signature(assertion))
    return forgery


class Sibling:
    """Remembers the assertion as it was signed, and puts a forgery into the response beside it."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._assertion: Element = None

    def remember(self, assertion: Element) -> None:
        self._assertion = deepcopy(assertion)

    def place(self, response: Element) -> None:
        original = response.find(f"{{{SAML}}}EncryptedAssertion")
        forgery = encrypted_for_us(forged(self._assertion))
        if self._kind == "before":
            original.addprevious(forgery)
        elif self._kind == "after":
            response.append(forgery)
        elif self._kind == "plain":
            response.append(forged(self._assertion))
        elif self._kind == "signature moved":
            forgery = encrypted_for_us(forged(self._assertion, signed=True))
            response.replace(original, forgery)
            response.append(encrypted_for_us(without_signature(self._assertion)))
        else:
            extensions = etree.Element(f"{{{SAMLP}}}Extensions")
            extensions.append(forgery)
            response.insert(1, extensions)


def sibling(name: str, kind: str) -> Attack:
    pair = Sibling(kind)
    return attack(
        name, Reason.UNEXPECTED_ELEMENT, edit_signed_assertion=pair.remember, edit_response=pair.place
    )


def response_in_response(response: Element) -> Element:
    forgery = deepcopy(response)
    forgery.set("ID", "_forged")
    forgery.append(response)
    return forgery


def wrapped_in_foreign_element(response: Element) -> Element:
    root = etree.Element("{urn:example:other}Wrapper")
    root.append(response)
    return root


def keeps_id(assertion: Element) -> Element:
    return forged(assertion, new_id=None, signed=True)


def takes_signature(assertion: Element) -> Element:
    return forged(assertion, signed=True)


def doubled_id(response: Element) -> None:
    response.find(f"{{{SAML}}}EncryptedAssertion").set("ID", response.get("ID"))


def same_id_in_assertion(assertion: Element) -> None:
    assertion.xpath(".//saml:AttributeStatement", namespaces=NS)[0].set("ID", assertion.get("ID"))


WRAPPINGS = [
    attack("XSW1 original response in the signature", Reason.SIGNATURE_SHAPE, edit_signed_response=xsw1),
    attack("XSW2 original response before the signature", Reason.UNEXPECTED_ELEMENT,
           edit_signed_response=xsw2),
    sibling("XSW3 forged assertion before the original", "before"),
    attack("XSW4 original inside the forged assertion", Reason.UNEXPECTED_ELEMENT,
           edit_signed_assertion=xsw4),
    sibling("XSW5 signature moved to the forged assertion", "signature moved"),
    attack("XSW6 original in the forged one's signature", Reason.SIGNATURE_SHAPE, edit_signed_assertion=xsw6),
    sibling("XSW7 forged assertion in Extensions", "extensions"),
    attack("XSW8 original in an Object of the signature", Reason.SIGNATURE_SHAPE, edit_signed_assertion=xsw8),
    sibling("CVE-2022-41912 second assertion, unsigned and plain", "plain"),
    sibling("second assertion, unsigned and encrypted", "after"),
    attack("pysaml2 response in response", Reason.UNEXPECTED_ELEMENT,
           edit_signed_response=response_in_response),
    attack("pysaml2 response in a wrapper", Reason.UNEXPECTED_ELEMENT,
           edit_signed_response=wrapped_in_foreign_element),
    attack("pysaml2 forged assertion with the original's signature", Reason.REFERENCE,
           edit_signed_assertion=takes_signature),
    attack("forged assertion with the original's signature and ID", Reason.SIGNATURE,
           edit_signed_assertion=keeps_id),
    attack("ID of the response used twice", Reason.DUPLICATE_ID, edit_response=doubled_id),
    attack("ID of the assertion used twice", Reason.DUPLICATE_ID, edit_assertion=same_id_in_assertion),
]  # fmt: skip
