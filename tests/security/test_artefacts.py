"""The search itself: what it could miss, nobody would notice."""

import base64
import json
from urllib.parse import quote

import pytest

from tests.security.artefacts import leaks

WORD = "Pöllöpuisto 12 B"


@pytest.mark.parametrize(
    "written",
    [
        WORD.encode(),
        WORD.upper().encode(),
        json.dumps({"text": f"x {WORD} y"}).encode(),
        json.dumps({"text": WORD}, ensure_ascii=False).encode(),
        quote(WORD).encode(),
        WORD.encode().hex().upper().encode(),
        WORD.encode("utf-16-le"),
        WORD.encode("latin-1"),
        str(WORD.encode()).encode(),
        *(base64.b64encode(b"x" * before + WORD.encode() + b"yz") for before in range(6)),
        *(base64.urlsafe_b64encode(b"?" * before + WORD.encode() + b"~~") for before in range(6)),
    ],
)
def test_it_is_found(written: bytes) -> None:
    assert leaks([WORD], {"log": b"before " + written + b" after"}) == [(WORD, "log")]


def test_what_is_not_there_is_not_found() -> None:
    assert leaks([WORD], {"log": b"Pollopuisto 12 B", "dump": b""}) == []
