"""The time zone that citizens live in."""

from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")
