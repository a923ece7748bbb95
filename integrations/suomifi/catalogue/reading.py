"""Values that both versions of PTV write, read tolerantly."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from integrations.suomifi.catalogue.models import Charge, OpenTime, Texts, Weeks, in_language
from integrations.tolerant import HELSINKI, moment, text

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(:[0-5]\d(\.\d+)?)?")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MIDNIGHT = time(0)


def clock(value: Any) -> time | None:
    """A time of day, of ``hh:mm`` or ``hh:mm:ss``; 24:00 is midnight."""
    found = _CLOCK.fullmatch(text(value) or "")
    if not found or (found[1] == "24" and found[2] != "00"):
        return None
    return time(int(found[1]) % 24, int(found[2]))


def day(value: Any) -> date | None:
    """A date, of a date or of a time, which PTV writes in UTC for midnight in Finland."""
    stated = text(value) or ""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", stated):
        stated += "T00:00:00"
    found = moment(stated)
    return found.astimezone(HELSINKI).date() if found else None


def weekday(value: Any) -> int | None:
    """ISO number of an English name of a weekday."""
    name = (text(value) or "").lower()
    return _WEEKDAYS.index(name) + 1 if name in _WEEKDAYS else None


def weekdays_between(first: int, last: int) -> list[int]:
    """ISO numbers from a weekday to another, both counted, over the turn of the week where need be."""
    return [(first - 1 + ahead) % 7 + 1 for ahead in range((last - first) % 7 + 1)]


def continuous(first: int, opens: time, last: int, closes: time, by_appointment: bool) -> Iterator[OpenTime]:
    """Open without a break from a time on a weekday to a time on another, as one piece a day."""
    for place, weekday_ in enumerate(days := weekdays_between(first, last)):
        is_first, is_last = place == 0, place == len(days) - 1
        if is_last and not is_first and closes == _MIDNIGHT:
            return
        # A piece that ends in the next night ends there once, and is not continued on the next day.
        if len(days) == 2 and closes <= opens:
            yield OpenTime(weekday=first, opens=opens, closes=closes, by_appointment=by_appointment)
            return
        yield OpenTime(
            weekday=weekday_,
            opens=opens if is_first else _MIDNIGHT,
            closes=closes if is_last else _MIDNIGHT,
            by_appointment=by_appointment,
        )


def weeks(value: Any) -> Weeks:
    """In which weeks hours hold, of PTV's ``Weekly``, ``OddWeeks`` or ``EvenWeeks``."""
    name = (text(value) or "").lower()
    return "odd" if name.startswith("odd") else "even" if name.startswith("even") else "every"


def charge(value: Any) -> Charge:
    """What PTV says of cost: ``Free``, ``FreeOfCharge``, ``Charged``, ``Chargeable`` and others."""
    name = (text(value) or "").lower()
    if name.startswith("free"):
        return "free"
    return "charged" if name.startswith("charge") else "other" if name else "unknown"


def address_of_page(value: Any) -> str | None:
    """A web address that may be shown as a link: http or https, and nothing else."""
    found = text(value)
    return found if found and re.fullmatch(r"(?i)https?://[^\s<>\"]+", found) else None


def code_of_municipality(value: Any) -> str | None:
    """A municipality's code, padded to three digits; PTV's clients write it as a number too."""
    found = text(value) or ""
    return found.zfill(3) if re.fullmatch(r"\d{1,3}", found) else None


def telephone(prefix: str | None, number: str | None) -> str | None:
    """A telephone number as it is dialled: with the prefix of the country the first 0 is left out."""
    digits = re.sub(r"[^\d+]", "", number or "")
    if not digits:
        return None
    return f"{prefix}{digits.lstrip('0')}" if prefix and not digits.startswith("+") else digits


def page_in_suomifi(id: str, names: Texts, organisation: Texts) -> str:
    """The page of a service in Suomi.fi: words for people, and the id, by which it is found."""
    words = [found.text for found in (in_language(names, "fi"), in_language(organisation, "fi")) if found]
    return f"https://www.suomi.fi/palvelut/{_slug(words) or 'palvelu'}/{id}"


def _slug(words: Iterable[str]) -> str:
    plain = unicodedata.normalize("NFKD", " ".join(words)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
