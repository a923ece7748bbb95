"""Finds words in whatever a session leaves behind, also when they are written in another way."""

import base64
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, quote_plus


def leaks(words: list[str], artefacts: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Each word that occurs, with the name of the artefact; letter case aside.

    Args:
        words: long enough not to occur by chance.
        artefacts: contents by name.
    """
    found = []
    for name, content in artefacts.items():
        lowered = content.lower()
        for word in words:
            if any(form in (content if exact else lowered) for form, exact in forms_of(word)):
                found.append((word, name))
    return found


def forms_of(word: str) -> Iterator[tuple[bytes, bool]]:
    """The word as it may be written; True for a form in which letter case matters."""
    plain = word.encode()
    # Only ASCII letters are folded in bytes: other letters are looked for in both cases.
    for cased in {word, word.lower(), word.upper()}:
        as_bytes = cased.encode()
        for written in (
            cased,
            json.dumps(cased)[1:-1],
            quote(cased),
            quote_plus(cased),
            repr(as_bytes)[2:-1],
        ):
            yield written.encode().lower(), False
        for encoding in ("utf-16-le", "latin-1"):
            yield cased.encode(encoding, "replace").lower(), False
    yield plain.hex().encode(), False
    yield from ((part, True) for part in _base64_parts(plain))


def _base64_parts(plain: bytes) -> Iterator[bytes]:
    """What stays the same in base64 at each of the three places where the word can begin."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + plain)
        first = -(-before * 8 // 6)
        last = (before + len(plain)) * 8 // 6
        for alphabet in (encoded, encoded.translate(bytes.maketrans(b"+/", b"-_"))):
            yield alphabet[first:last]


def files_in(folder: Path) -> dict[str, bytes]:
    """The contents of all files of a folder and of those below it."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
