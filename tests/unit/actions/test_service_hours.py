"""Opening hours of services in words, in both languages."""

from datetime import date, datetime, time

import pytest

from actions.find_service.opening import exceptions, state_now, state_on, usual_week
from akkuna.catalogue import load_catalogue
from akkuna.replies import Language, Press, Value
from akkuna.settings import ROOT
from akkuna.times import HELSINKI
from akkuna.wording import Wording
from integrations.suomifi.catalogue.models import Hours, OpenTime

CATALOGUE = load_catalogue(ROOT / "bot" / "municipalities")
MONDAY = date(2026, 11, 23)
WEEK = Hours(
    times=tuple(
        OpenTime(weekday=day, opens=time(9), closes=time(closes))
        for day, closes in ((1, 17), (2, 15), (3, 17), (4, 15), (5, 15), (6, 12))
    )
)
INDEPENDENCE = Hours(
    kind="exceptional", valid_from=date(2026, 12, 5), valid_to=date(2026, 12, 6), closed=True
)
HOURS = (WEEK, INDEPENDENCE)


def words(value: Value | None, language: Language = "fi") -> str:
    assert value is not None

    def seal(press: Press) -> str:
        raise AssertionError("no button here")

    return Wording(CATALOGUE, language, None, seal).words(value, "find_service")


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time(hour, minute), HELSINKI)


@pytest.mark.parametrize(
    ("moment", "fi", "sv"),
    [
        (at(10), "nyt auki ja sulkeutuu klo 17.00", "öppet nu och stänger kl. 17.00"),
        (at(8, 30), "nyt kiinni ja aukeaa klo 9.00", "stängt nu och öppnar kl. 9.00"),
        (at(18), "nyt kiinni ja aukeaa huomenna klo 9.00", "stängt nu och öppnar i morgon kl. 9.00"),
        (
            at(13, day=date(2026, 11, 28)),
            "nyt kiinni ja aukeaa ma 30.11.2026 klo 9.00",
            "stängt nu och öppnar må 30.11.2026 kl. 9.00",
        ),
    ],
)  # fmt: skip
def test_now(moment: datetime, fi: str, sv: str) -> None:
    assert words(state_now(HOURS, moment)) == fi
    assert words(state_now(HOURS, moment), "sv") == sv


def test_on_a_day() -> None:
    assert words(state_on(HOURS, date(2026, 11, 28))) == "auki klo 9.00–12.00"
    assert words(state_on(HOURS, date(2026, 11, 29))) == "kiinni"
    assert words(state_on(HOURS, date(2026, 12, 5)), "sv") == "stängt", "a holiday goes before the week"


def test_two_openings_on_a_day_and_those_by_appointment() -> None:
    twice = Hours(
        times=(
            OpenTime(weekday=1, opens=time(9), closes=time(11)),
            OpenTime(weekday=1, opens=time(13), closes=time(15), by_appointment=True),
        )
    )
    told = words(state_on([twice], MONDAY))
    assert told == "auki klo 9.00–11.00 ja ajanvarauksella klo 13.00–15.00"
    assert words(state_now([twice], at(14))) == "nyt auki vain ajanvarauksella, klo 15.00 asti"


def test_day_and_night() -> None:
    always = [Hours(always_open=True)]
    assert words(state_now(always, at(3)), "sv") == "alltid öppet, dygnet runt"
    assert words(state_on(always, MONDAY)) == "auki koko vuorokauden"


def test_the_usual_week_puts_equal_days_together() -> None:
    assert words(usual_week(HOURS, MONDAY)) == (
        "ma, ke klo 9.00–17.00; ti, to, pe klo 9.00–15.00; la klo 9.00–12.00"
    )
    same = Hours(times=tuple(OpenTime(weekday=day, opens=time(8), closes=time(16)) for day in range(1, 6)))
    assert words(usual_week([same], MONDAY), "sv") == "må–fr kl. 8.00–16.00"


def test_the_week_is_the_usual_one_also_when_this_one_is_not() -> None:
    assert words(usual_week(HOURS, date(2026, 12, 1))) == words(usual_week(HOURS, MONDAY))


def test_exceptions_are_days_that_differ() -> None:
    assert words(exceptions(HOURS, MONDAY)) == "la 5.12.2026 kiinni"
    assert exceptions([WEEK], MONDAY) is None


@pytest.mark.parametrize("hours", [(), (Hours(),)])
def test_what_is_not_told_is_not_closed(hours: tuple[Hours, ...]) -> None:
    assert state_now(hours, at(10)) is None and state_on(hours, MONDAY) is None
