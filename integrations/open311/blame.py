"""Which field a refusal complains of.

GeoReport v2 names no field in its errors: a list of ``{"code", "description"}`` with a sentence in English,
Finnish or Swedish. Servers also answer with one object, a list printed into a string, or bare text.
"""

import re
from typing import Any

# In this order: "the description of the service_code …" is about the code.
_WORDS = (
    ("service_code", r"service[ _]?code|palvelukoodi|tjänstekod|jurisdiction"),
    ("email", r"e-?mail|sähköposti|e-?post"),
    ("phone", r"phone|puhelin|telefon"),
    ("media", r"media|image|photo|picture|file|kuva\b|kuvan|kuvat|liite|tiedosto|bild|bilaga"),
    (
        "address",
        r"address|location|\blat\b|\blong\b|latitude|longitude|coordinat"
        r"|osoite|sijainti|koordinaa|adress|position|plats",
    ),
    ("description", r"description|kuvaus|kuvauks|beskrivning"),
)


def blamed_field(body: bytes) -> str | None:
    """The form field that an error answer is about; None if it cannot be told.

    Args:
        body: the answer, in any form.

    Returns:
        One of ``service_code``, ``email``, ``phone``, ``media``, ``address``, ``description``.
    """
    said = _sentences(body.decode("utf-8", "replace"))
    for field, words in _WORDS:
        if re.search(words, said, re.IGNORECASE):
            return field
    return None


def refusal_status(found: list[dict[str, Any]]) -> int | None:
    """The 4xx code of an error list that came with a status of success; None if it is no such list."""
    code = str(found[0].get("code", "")) if found else ""
    return int(code) if re.fullmatch(r"4\d\d", code) else None


def _sentences(said: str) -> str:
    """The text without the JSON key that is itself named "description"."""
    return re.sub(r"""\\*["']description\\*["']\s*:""", " ", said)
