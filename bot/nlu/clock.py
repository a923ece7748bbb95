"""The clock that relative dates and times are counted from."""

from datetime import datetime
from zoneinfo import ZoneInfo

FINLAND = ZoneInfo("Europe/Helsinki")


def now_in_finland() -> datetime:
    """The present moment in Finland."""
    return datetime.now(FINLAND)
