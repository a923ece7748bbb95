"""What is looked at before any XML is parsed: size, encoding, and markup that SAML messages never need.

The parser drops comments and processing instructions silently, wherever they stand; parsers that differ in
how they do it have made one signed text mean two things. So no message with any of them gets that far.
"""

import base64
import binascii
import re
import zlib

from integrations.suomifi.identification.errors import LoginRejected, Reason

LARGEST_MESSAGE = 64 * 1024
"""Bytes of XML. A response with every attribute takes some 20 kB."""

MOST_NAMESPACES = 100
"""Declarations of namespaces. What a library does for each of them in each element grows with the square."""

_DECLARATION = re.compile(r"<\?xml(?P<content>\s[^<>?]*)\?>")
_ENCODING = re.compile(r"""encoding\s*=\s*["']utf-8["']""", re.IGNORECASE)


def posted(message: str) -> bytes:
    """The XML of a message of the HTTP-POST binding (SAML bindings §3.5.4).

    Args:
        message: Base64; line breaks are allowed.

    Raises:
        LoginRejected: it is too large, not Base64, or its XML fails `check`.
    """
    if len(message) > LARGEST_MESSAGE * 3 // 2:
        raise LoginRejected(Reason.TOO_LARGE)
    xml = _decode("".join(message.split(None)) if message.isascii() else "")
    return check(xml)


def redirected(message: str) -> bytes:
    """The XML of a message of the HTTP-Redirect binding (SAML bindings §3.4.4.1, DEFLATE).

    Args:
        message: Base64 of what is compressed; not percent-encoded any more.

    Raises:
        LoginRejected: it unpacks to too much or to nothing, or its XML fails `check`.
    """
    if len(message) > LARGEST_MESSAGE:
        raise LoginRejected(Reason.TOO_LARGE)
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        xml = unpacking.decompress(_decode(message), LARGEST_MESSAGE + 1)
    except zlib.error as error:
        raise LoginRejected(Reason.DEFLATE) from error
    if len(xml) > LARGEST_MESSAGE:
        raise LoginRejected(Reason.TOO_LARGE)
    if not unpacking.eof or unpacking.unused_data:
        raise LoginRejected(Reason.DEFLATE)
    return check(xml)


def check(xml: bytes) -> bytes:
    """Gives the XML back if it may be parsed.

    Raises:
        LoginRejected: too large, not UTF-8, or it holds a document type, a comment, a CDATA section, a
            processing instruction or very many namespaces.
    """
    if len(xml) > LARGEST_MESSAGE:
        raise LoginRejected(Reason.TOO_LARGE)
    try:
        text = xml.decode("utf-8")
    except UnicodeDecodeError:
        raise LoginRejected(Reason.ENCODING) from None
    declaration = _DECLARATION.match(text)
    if declaration:
        if "encoding" in declaration["content"] and not _ENCODING.search(declaration["content"]):
            raise LoginRejected(Reason.ENCODING)
        text = text[declaration.end() :]
    if not text.lstrip("\t\r\n ").startswith("<"):
        raise LoginRejected(Reason.XML)
    # "<" begins markup wherever it stands: in text and in attributes it is written as a reference.
    for markup, reason in _UNWANTED:
        if markup in text:
            raise LoginRejected(reason)
    if text.count("xmlns") > MOST_NAMESPACES:
        raise LoginRejected(Reason.NAMESPACE)
    return xml


_UNWANTED = (
    ("<!--", Reason.COMMENT),
    ("<![", Reason.CDATA),
    ("<!", Reason.DOCTYPE),
    ("<?", Reason.PROCESSING_INSTRUCTION),
)


def _decode(message: str) -> bytes:
    try:
        decoded = base64.b64decode(message, validate=True)
    except (binascii.Error, ValueError) as error:
        raise LoginRejected(Reason.BASE64) from error
    if not decoded:
        raise LoginRejected(Reason.BASE64)
    return decoded
