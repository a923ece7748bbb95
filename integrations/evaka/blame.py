"""Which field a refusal of eVaka complains of.

eVaka answers ``{"errorCode": …}``, with null for most of its refusals; servers in front of it answer text.
Source: https://github.com/espoon-voltti/evaka , ``ApplicationStateService.kt``.
"""

import re

_WORDS = (
    ("start", r"start.?date|cannot apply to (preschool|club)|preferredStart|alkamispäiv|startdatum"),
    ("units", r"unit|yksikkö|yksiköt|enhet"),
    ("days", r"past days|date.?range|absence|poissaolo|frånvaro|not reservable|NON_RESERVABLE"),
    ("type", r"duplicate"),
    ("from_time", r"serviceNeed|startTime|endTime"),
    ("phone", r"phone|puhelin|telefon"),
    ("child", r"child|lapsi|barn"),
)


def blamed_field(body: bytes) -> str | None:
    """The field of ours that a refusal is about; None if it cannot be told.

    Returns:
        One of ``start``, ``units``, ``days``, ``type``, ``from_time``, ``phone``, ``child``.
    """
    said = body.decode("utf-8", "replace")
    return next((field for field, words in _WORDS if re.search(words, said, re.IGNORECASE)), None)
