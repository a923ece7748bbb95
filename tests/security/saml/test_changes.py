"""Whatever is changed in a valid response: it is rejected, or it means the same person."""

import base64
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from integrations.suomifi.identification.errors import LoginFailed, LoginRejected
from integrations.suomifi.identification.models import Login
from tests.security.saml.identity_provider import OTHER_HETU, Element, Message
from tests.security.saml.parties import log_in

CHANGES = ("delete", "double", "empty", "text", "attribute", "no attribute", "rename", "move to root", "swap")


@cache
def valid() -> tuple[bytes, Login]:
    xml = Message().xml()
    return xml, log_in(base64.b64encode(xml).decode())


def is_harmless(xml: bytes) -> None:
    before = valid()[1]
    try:
        login = log_in(base64.b64encode(xml).decode())
    except (LoginRejected, LoginFailed):
        return
    assert (login.identity, login.session) == (before.identity, before.session)


def changed(root: Element, change: str, number: int, value: str) -> None:
    """Changes one element of a tree."""
    elements = list(root.iter())
    element = elements[number % len(elements)]
    parent = element.getparent()
    if change == "text":
        element.text = value
    elif change == "empty":
        del element[:]
        element.text = None
    elif change == "rename":
        element.tag = element.tag + "x"
    elif change == "attribute" and element.attrib:
        name = element.keys()[number % len(element.attrib)]
        element.set(name, value)
    elif change == "no attribute" and element.attrib:
        del element.attrib[element.keys()[number % len(element.attrib)]]
    elif parent is not None:
        changed_place(element, parent, change)


def changed_place(element: Element, parent: Element, change: str) -> None:
    if change == "delete":
        parent.remove(element)
    elif change == "double":
        element.addnext(etree.fromstring(etree.tostring(element)))
    elif change == "move to root":
        element.getroottree().getroot().append(element)
    elif change == "swap" and element.getnext() is not None:
        element.getnext().addnext(element)


@settings(max_examples=300)
@given(position=st.integers(0, 100_000), byte=st.integers(0, 255))
def test_any_byte(position: int, byte: int) -> None:
    xml = bytearray(valid()[0])
    xml[position % len(xml)] = byte
    is_harmless(bytes(xml))


@settings(max_examples=100)
@given(position=st.integers(0, 100_000), length=st.integers(1, 200), inserted=st.binary(max_size=20))
def test_any_piece(position: int, length: int, inserted: bytes) -> None:
    xml = valid()[0]
    start = position % len(xml)
    is_harmless(xml[:start] + inserted + xml[start + length :])


@settings(max_examples=200)
@given(
    change=st.sampled_from(CHANGES), number=st.integers(0, 1000), value=st.sampled_from(["", "x", OTHER_HETU])
)
def test_any_element_of_the_response(change: str, number: int, value: str) -> None:
    root = etree.fromstring(valid()[0])
    changed(root, change, number, value)
    is_harmless(etree.tostring(root))


@settings(max_examples=200)
@given(
    change=st.sampled_from(CHANGES), number=st.integers(0, 1000), value=st.sampled_from(["", "x", OTHER_HETU])
)
def test_any_element_of_the_assertion(change: str, number: int, value: str) -> None:
    """After it was signed, and as if nothing but its own signature protected it."""
    message = replace(
        Message(), edit_signed_assertion=lambda assertion: changed(assertion, change, number, value)
    )
    is_harmless(message.xml())


def test_the_valid_one_is_taken() -> None:
    assert valid()[1].identity.full_name == "Esimerkki Aino Maria"
