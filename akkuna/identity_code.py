"""The Finnish personal identity code (henkilötunnus, HETU).

DDMMYY, a sign of the century, an individual number and a check character; DVV,
https://dvv.fi/en/personal-identity-code . Since 2023 the sign distinguishes people (government decree
690/2022): all eleven characters count, always.
"""

import re
from dataclasses import dataclass
from datetime import date

from stdnum.fi import hetu

_SHAPE = re.compile(r"[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-FHJ-NPR-Y]")
_CENTURIES = {"+": 1800, **dict.fromkeys("-UVWXY", 1900), **dict.fromkeys("ABCDEF", 2000)}


@dataclass(frozen=True, slots=True, repr=False)
class IdentityCode:
    """A valid identity code. Its `repr` and `str` show nothing of it.

    Attributes:
        value: the eleven characters, in capitals. For the few calls that need it; never for logs.
    """

    value: str

    def __post_init__(self) -> None:
        if not _SHAPE.fullmatch(self.value) or not hetu.is_valid(self.value, allow_temporary=True):
            raise ValueError("no valid identity code")

    @classmethod
    def parse(cls, text: str, today: date) -> "IdentityCode":
        """Checks shape, check character and date; artificial codes (900–999) pass.

        Args:
            text: the code and nothing else; small letters are taken for capitals.
            today: nobody is born later.

        Raises:
            ValueError: it is no identity code. The error does not quote it.
        """
        # Letters whose capital is ASCII although they are not ("ı") must not pass.
        code = cls(text.upper() if text.isascii() else "")
        if code.birth_date > today:
            raise ValueError("no valid identity code")
        return code

    @property
    def birth_date(self) -> date:
        """The date of birth that the code tells."""
        day, month, year = (int(self.value[start : start + 2]) for start in (0, 2, 4))
        return date(_CENTURIES[self.value[6]] + year, month, day)

    @property
    def is_artificial(self) -> bool:
        """Whether it is of the range 900–999, which the Population Information System never gives."""
        return self.value[7] == "9"

    def __repr__(self) -> str:
        return "IdentityCode(‹hetu›)"

    __str__ = __repr__
