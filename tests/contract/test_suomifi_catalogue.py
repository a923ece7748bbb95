"""PTV versions 11 and 12 as our clients read them, against the sandbox or a server that is named."""

from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkuna.errors import BadAnswer, RequestRefused, SystemUnavailable
from integrations.http import Http, Limits
from integrations.suomifi.catalogue import reading_v11, reading_v12
from integrations.suomifi.catalogue.client import Catalogue, catalogue
from integrations.suomifi.catalogue.coordinates import to_map, to_wgs84
from integrations.suomifi.catalogue.holidays import easter, holidays_on
from integrations.suomifi.catalogue.models import Area, Hours, OpenTime, Service, in_language
from integrations.suomifi.catalogue.opening import spans_on, status
from integrations.suomifi.catalogue.reading import clock, continuous, day, telephone, weekdays_between
from integrations.suomifi.catalogue.sample.combine import catalogue as sample
from integrations.tolerant import HELSINKI
from tests.contract.conftest import IMPATIENT, real
from tests.contract.server import Sandbox

NIVALA = Area(municipality="535", county="20")
SYSTEM = "suomifi/catalogue"
REAL = bool(real("ptv", "URL"))

PATIENT = Limits(read=8.0, whole_read=25.0, pause=0.01)
"""As an import is: it reads much at a time."""

only_sandbox = pytest.mark.skipif(REAL, reason="what is in a real catalogue is not ours to say")


@pytest.fixture
async def http() -> AsyncIterator[Http]:
    """Connections of one test, in place of the impatient ones."""
    shared = Http(PATIENT)
    yield shared
    await shared.aclose()


def client(sandbox: Sandbox, http: Http, key: str | None) -> Catalogue:
    return catalogue(f"{sandbox.url}/{SYSTEM}", api_key=key, http=http)


@pytest.fixture(params=[None] if REAL and not real("ptv", "KEY") else ["real"] if REAL else [None, "sandbox"])
def ptv(request: pytest.FixtureRequest, sandbox: Sandbox, http: Http) -> Catalogue:
    """Version 11 without a key, version 12 with one."""
    if REAL:
        return catalogue(str(real("ptv", "URL")), api_key=real("ptv", "KEY"), http=http)
    return client(sandbox, http, request.param)


async def services(ptv: Catalogue, area: Area = NIVALA) -> dict[str, Service]:
    """The services of an area by their Finnish name."""
    return {service.names["fi"]: service for service in await ptv.services(area)}


async def test_every_service_can_be_shown(ptv: Catalogue) -> None:
    found = await ptv.services(NIVALA)
    assert len(found) >= 50
    assert all(one.id and in_language(one.names, "sv") and one.source_url for one in found)
    assert any(one.channels for one in found)


@only_sandbox
@pytest.mark.parametrize("code", sorted(sample().municipalities))
async def test_every_municipality_has_a_rich_catalogue(sandbox: Sandbox, http: Http, code: str) -> None:
    found = await services(client(sandbox, http, None), Area(municipality=code, county="20"))
    assert len(found) >= 60
    for one in found.values():
        assert set(one.names) == set(one.summaries) == set(one.descriptions) == {"fi", "sv"}
        assert one.channels and one.keywords["fi"] and one.keywords["sv"]
        assert one.target_groups and one.classes and one.subjects and one.organisations
        assert one.changed is not None and one.changed.tzinfo is not None


@only_sandbox
async def test_a_service_is_read_whole(ptv: Catalogue) -> None:
    hall = (await services(ptv))["Uimahalli"]
    assert hall.names["sv"] == "Simhall"
    assert hall.charge == "charged" and "6,50 €" in hall.charge_notes["fi"]
    assert "simskola" in hall.keywords["sv"]
    assert [group.names["sv"] for group in hall.target_groups] == ["Medborgare"]
    assert {"fi": "uimahallit", "sv": "simhallar"} in [subject.names for subject in hall.subjects]
    assert hall.organisations[0].names["fi"] == "Nivalan kaupunki"
    assert hall.municipalities == ("535",) and not hall.everywhere
    assert hall.source_url == f"https://www.suomi.fi/palvelut/uimahalli-nivalan-kaupunki/{hall.id}"
    (place,) = hall.channels
    assert (place.kind, place.names["sv"]) == ("location", "Nivala simhall")
    (address,) = place.addresses
    assert (address.street["fi"], address.number, address.postal_code) == ("Urheilutie", "4", "85500")
    assert address.lat == pytest.approx(63.92, abs=0.03) and address.lon == pytest.approx(24.97, abs=0.05)
    assert {phone.number for phone in place.phones} == {"+358800007121"}
    assert {phone.language for phone in place.phones} == {"fi", "sv"}
    assert place.emails == ("swimming.hall@nivala.example.org",)


@only_sandbox
async def test_opening_hours_are_ordinary_and_exceptional(ptv: Catalogue) -> None:
    hours = (await services(ptv))["Uimahalli"].channels[0].hours
    year = date.today().year
    monday = next(date(year, 3, one) for one in range(1, 8) if date(year, 3, one).isoweekday() == 1)
    (span,) = spans_on(hours, monday)
    assert (span.opens, span.closes) == (at(monday, 6, 30), at(monday, 20))
    assert spans_on(hours, date(year, 12, 24)) == []
    assert spans_on(hours, date(year, 7, 1)) == []
    assert spans_on(hours, date(year, 8, 3)) or spans_on(hours, date(year, 8, 4))


@only_sandbox
async def test_an_e_service_says_whether_it_asks_who_you_are(ptv: Catalogue) -> None:
    found = await services(ptv)
    (online,) = [one for one in found["Esiopetus"].channels if one.kind == "e_service"]
    assert online.requires_identification is True
    assert {page.url for page in online.pages} == {"https://www.nivala.example.org/esiopetus"}
    (open_to_all,) = [one for one in found["Kirjasto"].channels if one.kind == "e_service"]
    assert open_to_all.requires_identification is False


@only_sandbox
async def test_a_permit_is_told_from_a_service(ptv: Catalogue) -> None:
    found = await services(ptv)
    assert found["Rakentamislupa"].kind == "PermitOrObligation"
    assert found["Kirjasto"].kind == "Service" and found["Kirjasto"].charge == "free"


@only_sandbox
async def test_the_county_is_asked_for_by_itself(ptv: Catalogue) -> None:
    with_county = await services(ptv)
    without = await services(ptv, Area(municipality="535"))
    assert "Suun terveydenhuolto" in with_county and "Suun terveydenhuolto" not in without
    clinics = {channel.names["fi"] for channel in with_county["Suun terveydenhuolto"].channels}
    assert len(clinics) == 11 and "Nivalan hammashoitola" in clinics


@only_sandbox
async def test_a_municipality_without_a_swimming_hall_offers_none(ptv: Catalogue) -> None:
    assert "Uimahalli" not in await services(ptv, Area(municipality="009"))


@only_sandbox
async def test_both_versions_tell_the_same(sandbox: Sandbox, http: Http) -> None:
    old = await services(client(sandbox, http, None))
    new = await services(client(sandbox, http, "sandbox"))
    assert old.keys() == new.keys()
    for name, one in old.items():
        other = new[name]
        assert (one.id, one.names, one.descriptions, one.charge_notes) == (
            other.id, other.names, other.descriptions, other.charge_notes,
        )  # fmt: skip
        assert (one.keywords, one.life_events, one.changed) == (
            other.keywords,
            other.life_events,
            other.changed,
        )
        assert [c.id for c in one.channels] == [c.id for c in other.channels]
        assert [c.phones for c in one.channels] == [c.phones for c in other.channels]
        for mine, theirs in zip(one.channels, other.channels, strict=True):
            for ahead in range(7):
                today = date.today() + timedelta(ahead)
                assert spans_on(mine.hours, today) == spans_on(theirs.hours, today)


@only_sandbox
async def test_many_pages_are_all_read(sandbox: Sandbox, http: Http) -> None:
    whole = await services(client(sandbox, http, None))
    sandbox.mode(SYSTEM, page_size=7)
    assert (await services(client(sandbox, http, None))).keys() == whole.keys()


@only_sandbox
async def test_a_busy_server_is_asked_again(ptv: Catalogue, sandbox: Sandbox) -> None:
    sandbox.mode(SYSTEM, busy=True)
    assert len(await services(ptv)) >= 60


@only_sandbox
async def test_what_is_changed_is_read_by_itself(ptv: Catalogue, sandbox: Sandbox) -> None:
    library = (await services(ptv))["Kirjastoauto"]
    since = datetime.now(timezone.utc) - timedelta(seconds=5)
    before = {one.id for one in await ptv.services(NIVALA, since=since)}
    names = {"fi": "Kirjastoauto", "sv": "Bokbussen"}
    sandbox.post(f"/{SYSTEM}/_change", {"id": library.id, "names": names})
    changed = await ptv.services(NIVALA, since=since)
    assert {one.id for one in changed} - before == {library.id} or library.id in before
    (found,) = [one for one in changed if one.id == library.id]
    assert found.names["sv"] == "Bokbussen" and found.channels
    assert await ptv.services(NIVALA, since=since + timedelta(days=1)) == []


@only_sandbox
async def test_a_changed_channel_brings_its_services(ptv: Catalogue, sandbox: Sandbox) -> None:
    school = (await services(ptv))["Lukiokoulutus"]
    since = datetime.now(timezone.utc) - timedelta(seconds=5)
    sandbox.post(f"/{SYSTEM}/_change", {"id": school.channels[0].id})
    changed = {one.id for one in await ptv.services(NIVALA, since=since)}
    assert school.id in changed
    assert school.id not in {one.id for one in await ptv.services(Area(municipality="977"), since=since)}


@only_sandbox
async def test_what_is_taken_away_is_told(ptv: Catalogue, sandbox: Sandbox) -> None:
    area = Area(municipality="494")
    gone = (await services(ptv, area)).get("Jäähalli ja yleisöluistelu") or next(
        one for one in sample().offers.values() if one.key == "ice_hall"
    )
    since = datetime.now(timezone.utc) - timedelta(seconds=5)
    sandbox.post(f"/{SYSTEM}/_change", {"id": gone.id, "archived": True})
    assert gone.id in await ptv.archived(since)
    assert gone.id not in {one.id for one in await ptv.services(area)}
    assert await ptv.archived(since + timedelta(days=1)) == frozenset()
    sandbox.post(f"/{SYSTEM}/_change", {"id": gone.id, "archived": False})


@only_sandbox
async def test_a_wrong_key_is_refused(sandbox: Sandbox, http: Http) -> None:
    with pytest.raises(RequestRefused) as raised:
        await client(sandbox, http, "another").services(NIVALA)
    assert raised.value.status == 401 and "another" not in repr(raised.value)


@only_sandbox
@pytest.mark.parametrize(
    ("mode", "error"),
    [
        ("fail", SystemUnavailable),
        ("slow", SystemUnavailable),
        ("drop_answer", SystemUnavailable),
        ("garbage", BadAnswer),
    ],
)
@pytest.mark.parametrize("key", [None, "sandbox"])
async def test_an_outage_is_told(
    sandbox: Sandbox, mode: str, error: type[Exception], key: str | None
) -> None:
    sandbox.fault(SYSTEM, mode, count=100)
    impatient = Http(IMPATIENT)
    with pytest.raises(error):
        await client(sandbox, impatient, key).services(NIVALA)
    await impatient.aclose()


@only_sandbox
@pytest.mark.parametrize(
    ("path", "params", "field"),
    [
        ("service/search", {"page": 1}, "pageSize"),
        ("service/search", {"page": 1, "pageSize": 101}, "pageSize"),
        ("service/search", {"page": 1, "pageSize": 10, "text": "uimahalli"}, "text"),
        ("service/search", {"page": 1, "pageSize": 10, "municipalities": "535"}, "areaType"),
        ("service/search", {"page": 1, "pageSize": 10, "municipalities": "9"}, "municipalities"),
        (
            "connection/search",
            {"page": 1, "pageSize": 10, "serviceContentIds": ["x"] * 21},
            "serviceContentIds",
        ),
    ],
)
def test_the_stand_in_is_as_strict_as_version_12(
    sandbox: Sandbox, path: str, params: dict[str, Any], field: str
) -> None:
    url = f"{sandbox.url}/{SYSTEM}/v12/{path}"
    answer = httpx.get(url, params=params, headers={"x-api-key": "sandbox"}, trust_env=False)
    assert answer.status_code == 400
    assert field in [error["path"] for error in answer.json()["errors"]]


@only_sandbox
@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("Service/serviceWithGD/list?guids=not-a-guid", {}, 400),
        ("Service/serviceWithGD/list?guids=00000000-0000-0000-0000-000000000001", {}, 404),
        ("Service/area/Municipality/code/535?date=2026-01-01", {}, 400),
        ("Service/list/area/Town/code/535", {}, 400),
        ("CodeList/GetMunicipalityCodes", {"Authorization": "Bearer x"}, 500),
        ("CodeList/GetMunicipalityCodes", {}, 200),
    ],
)
def test_the_stand_in_is_as_strict_as_version_11(
    sandbox: Sandbox, path: str, headers: dict[str, str], status: int
) -> None:
    answer = httpx.get(f"{sandbox.url}/{SYSTEM}/v11/{path}", headers=headers, trust_env=False)
    assert answer.status_code == status


# Reading odd shapes

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def mangled(keys: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(keys), JSON)


@given(
    mangled(
        ["id", "serviceNames", "serviceDescriptions", "keywords", "areas", "organizations", "webPages",
         "serviceChannels", "targetGroups", "modified", "serviceChannelNames", "addresses", "phoneNumbers",
         "serviceHours"]
    )
)  # fmt: skip
def test_no_shape_of_version_11_stops_the_reader(row: dict[str, Any]) -> None:
    sound = {"id": 17, "serviceNames": [{"language": "fi", "value": "Kirjasto"}]}
    assert reading_v11.read_service(sound | {k: v for k, v in row.items() if k not in sound}, NIVALA)
    reading_v11.read_service(row, NIVALA)
    reading_v11.read_channel(row | {"id": "x"})
    assert isinstance(reading_v11.channels_of(row), list)


@given(
    mangled(
        ["contentId", "languageVersions", "area", "targetGroups", "ontologyTerms", "publishedAt",
         "chargeType", "location", "contactAddresses", "serviceHours", "serviceLanguages",
         "otherResponsibleOrganizations"]
    )
)  # fmt: skip
def test_no_shape_of_version_12_stops_the_reader(row: dict[str, Any]) -> None:
    sound = {"contentId": "x", "languageVersions": {"fi": {"name": "Kirjasto"}}}
    rest = {key: value for key, value in row.items() if key not in sound}
    assert reading_v12.read_service(sound | rest, NIVALA, {}, {}, {})
    reading_v12.read_service(row, NIVALA, {}, {}, row)
    reading_v12.read_channel(row)


@given(JSON)
def test_no_hours_stop_the_readers(value: Any) -> None:
    old = {"id": "x", "serviceChannelNames": [{"language": "fi", "value": "Halli"}], "serviceHours": value}
    new = {"contentId": "x", "languageVersions": {"fi": {"name": "Halli"}}, "serviceHours": value}
    for channel in (reading_v11.read_channel(old), reading_v12.read_channel(new)):
        assert channel is not None
        status(channel.hours, datetime.now(timezone.utc))


def test_a_missing_translation_is_no_text() -> None:
    row = {
        "contentId": 5,
        "languageVersions": {"fi": {"name": "Kirjasto"}, "sv": {"name": "", "summary": " "}},
    }
    service = reading_v12.read_service(row, NIVALA, {}, {}, {})
    assert service is not None
    assert service.names == {"fi": "Kirjasto"} and service.summaries == {}
    spoken = in_language(service.names, "sv")
    assert spoken is not None and spoken.language == "fi"


def test_a_general_description_follows_the_services_own() -> None:
    row = {
        "id": "x",
        "serviceNames": [{"language": "fi", "value": "Kirjasto", "type": "Name"}],
        "serviceDescriptions": [
            {"language": "fi", "value": "Yhteinen.", "type": "GD_Description"},
            {"language": "fi", "value": "Oma.", "type": "Description"},
        ],
    }
    service = reading_v11.read_service(row, NIVALA)
    assert service is not None and service.descriptions["fi"] == "Oma.\n\nYhteinen."


def test_links_are_web_addresses_only() -> None:
    row = {
        "id": "x",
        "serviceChannelNames": [{"language": "fi", "value": "Lomake"}],
        "webPages": [{"url": "javascript:alert(1)"}, {"url": "https://www.example.org/a", "language": "sv"}],
    }
    channel = reading_v11.read_channel(row)
    assert channel is not None and [page.url for page in channel.pages] == ["https://www.example.org/a"]


def test_municipality_codes_are_padded() -> None:
    areas = [{"type": "Municipality", "municipalities": [{"code": 9}, {"code": "69"}]}]
    row = {"id": "x", "serviceNames": [{"language": "fi", "value": "Tori"}], "areas": areas}
    service = reading_v11.read_service(row, NIVALA)
    assert service is not None and service.municipalities == ("009", "069")


@pytest.mark.parametrize(
    ("prefix", "number", "dialled"),
    [
        ("+358", "0400 123 456", "+358400123456"),
        ("+358", "800007121", "+358800007121"),
        (None, "116 117", "116117"),
        (None, "+358 8 123", "+3588123"),
        ("+358", "ei ole", None),
    ],
)
def test_a_telephone_number_can_be_dialled(prefix: str | None, number: str, dialled: str | None) -> None:
    assert telephone(prefix, number) == dialled


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("09:00:00", time(9)),
        ("9:30", time(9, 30)),
        ("24:00", time(0)),
        ("24:30", None),
        ("klo 9", None),
        (9, None),
    ],
)
def test_times_of_day(written: Any, read: time | None) -> None:
    assert clock(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-12-23T22:00:00Z", date(2026, 12, 24)),
        ("2026-06-18T21:00:00+00:00", date(2026, 6, 19)),
        ("2026-12-24", date(2026, 12, 24)),
        ("2026-12-24T00:00:00", date(2026, 12, 24)),
        (None, None),
    ],
)
def test_days_are_finnish_days(written: Any, read: date | None) -> None:
    assert day(written) == read


# Opening


def at(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=HELSINKI)


MONDAY = date(2026, 11, 23)
OFFICE = Hours(times=tuple(OpenTime(weekday=one, opens=time(9), closes=time(15)) for one in range(1, 6)))
BAR = Hours(times=(OpenTime(weekday=5, opens=time(22), closes=time(2)),))


def test_open_now_and_until_when() -> None:
    found = status([OFFICE], at(MONDAY, 10))
    assert found is not None and found.span is not None
    assert found.span.closes == at(MONDAY, 15)


def test_closed_now_and_open_next() -> None:
    found = status([OFFICE], at(MONDAY + timedelta(4), 15))
    assert found is not None and found.span is None and found.next is not None
    assert found.next.opens == at(MONDAY + timedelta(7), 9)


def test_open_over_midnight() -> None:
    saturday = MONDAY + timedelta(5)
    found = status([BAR], at(saturday, 1))
    assert found is not None and found.span is not None and found.span.closes == at(saturday, 2)
    closed = status([BAR], at(saturday, 2))
    assert closed is not None and closed.span is None


def test_always_open() -> None:
    found = status([Hours(always_open=True)], at(MONDAY, 3))
    assert found is not None and found.always and found.span is not None


def test_nothing_told_is_not_closed() -> None:
    assert status([], at(MONDAY, 10)) is None
    assert status([Hours(notes={"fi": "Sopimuksen mukaan"})], at(MONDAY, 10)) is None


def test_an_exception_goes_before_the_week() -> None:
    short = Hours(
        kind="exceptional",
        valid_from=MONDAY,
        valid_to=MONDAY,
        times=(OpenTime(weekday=1, opens=time(9), closes=time(11)),),
    )
    (span,) = spans_on([OFFICE, short], MONDAY)
    assert span.closes == at(MONDAY, 11)
    (ordinary,) = spans_on([OFFICE, short], MONDAY + timedelta(1))
    assert ordinary.closes == at(MONDAY + timedelta(1), 15)


def test_an_exception_may_close_one_weekday() -> None:
    ordinary = {"hours": [{"start": "09:00", "end": "15:00", "openingStatus": "Open"}]}
    closed = {"hours": [{"start": "00:00", "end": "00:00", "openingStatus": "Closed"}]}
    short = {"hours": [{"start": "10:00", "end": "12:00", "openingStatus": "Open"}]}
    weekly = {
        "type": "WeeklyUntilFurtherNoticeServiceHour",
        "weeklyHours": {"monday": ordinary, "tuesday": ordinary},
    }
    exceptional = {
        "type": "ExceptionalDateRangeServiceHour",
        "fromDate": "2026-11-23",
        "toDate": "2026-11-29",
        "weeklyHours": {"monday": closed, "tuesday": short},
    }
    row = {
        "contentId": "x",
        "languageVersions": {"fi": {"name": "Halli"}},
        "serviceHours": {"hours": [weekly, exceptional]},
    }
    channel = reading_v12.read_channel(row)
    assert channel is not None
    assert spans_on(channel.hours, MONDAY) == []
    (tuesday,) = spans_on(channel.hours, MONDAY + timedelta(1))
    assert tuesday.opens == at(MONDAY + timedelta(1), 10)
    (next_week,) = spans_on(channel.hours, MONDAY + timedelta(7))
    assert next_week.opens == at(MONDAY + timedelta(7), 9)


def test_a_holiday_goes_before_everything() -> None:
    closed = Hours(kind="holiday", holiday="ChristmasEve", closed=True)
    assert spans_on([OFFICE, closed], date(2026, 12, 24)) == []
    assert spans_on([OFFICE, closed], date(2026, 12, 23))


def test_odd_weeks() -> None:
    odd = Hours(times=(OpenTime(weekday=1, opens=time(9), closes=time(10), weeks="odd"),))
    assert [bool(spans_on([odd], MONDAY + timedelta(7 * ahead))) for ahead in range(2)] == [False, True]


def test_a_long_opening_is_one_opening() -> None:
    hours = Hours(times=tuple(continuous(1, time(6), 3, time(18), False)))
    found = status([hours], at(MONDAY + timedelta(1), 3))
    assert found is not None and found.span is not None
    assert (found.span.opens, found.span.closes) == (at(MONDAY, 6), at(MONDAY + timedelta(2), 18))


@given(st.integers(1, 7), st.integers(1, 7))
def test_days_from_one_to_another(first: int, last: int) -> None:
    days = weekdays_between(first, last)
    assert days[0] == first and days[-1] == last and len(set(days)) == len(days)


@pytest.mark.parametrize(
    ("year", "month", "on"),
    [(2000, 4, 23), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)],
)
def test_easter(year: int, month: int, on: int) -> None:
    assert easter(year) == date(year, month, on)


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2026, 6, 19), "MidsummerEve"),
        (date(2027, 6, 26), "MidsummerDay"),
        (date(2026, 10, 31), "AllSaintsDay"),
        (date(2026, 5, 14), "AscensionDay"),
    ],
)
def test_holidays(on: date, name: str) -> None:
    assert name in holidays_on(on)
    assert name not in holidays_on(on + timedelta(1))


def test_coordinates_of_the_published_example() -> None:
    # JHS 197, appendix 2: the example of the transverse Mercator projection.
    east, north = to_map(60.3851068722, 19.84813676944)
    assert (east, north) == (pytest.approx(106256.35961, abs=0.001), pytest.approx(6715706.37708, abs=0.001))


@given(st.floats(59.8, 70.0), st.floats(20.0, 31.5))
def test_coordinates_there_and_back(lat: float, lon: float) -> None:
    assert to_wgs84(*to_map(lat, lon)) == (pytest.approx(lat, abs=1e-7), pytest.approx(lon, abs=1e-7))


def test_what_is_no_place_in_finland_is_no_place() -> None:
    assert to_wgs84(24.97, 63.92) is None
    assert to_wgs84(0, 0) is None


def test_a_service_can_be_kept_as_json() -> None:
    service = Service(id="x", names={"fi": "Kirjasto"}, changed=datetime(2026, 1, 1, tzinfo=timezone.utc))
    assert Service.parse_raw(service.json()) == service
