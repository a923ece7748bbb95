"""Suggestions for an address that is being written."""

import asyncio
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from akkuna.errors import BadAnswer, RequestRefused, SystemUnavailable
from channels.web import places
from channels.web.limits import Limiter, Limits, Rate
from integrations.digitransit.models import Place

from .conftest import Site

NIVALA = "535"


def place(label: str, locality: str = "Nivala", layer: str = "address") -> Place:
    properties = {"label": label, "localadmin": locality, "layer": layer}
    return Place.parse_obj({"properties": properties, "geometry": {"coordinates": [24.97, 63.92]}})


class ScriptedGeocoder:
    """Finds what it was told to, or fails; remembers what it was asked."""

    def __init__(self) -> None:
        self.found: list[Place] = []
        self.failure: Exception | None = None
        self.pauses: dict[str, float] = {}
        self.asked: list[dict[str, Any]] = []
        self.running = self.most_running = 0
        self.began, self.cancelled = asyncio.Event(), asyncio.Event()

    async def autocomplete(self, text: str, **options: Any) -> list[Place]:
        self.asked.append({"text": text, **options})
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        self.began.set()
        try:
            await asyncio.sleep(self.pauses.get(text, 0))
        except asyncio.CancelledError:
            self.cancelled.set()
            raise
        finally:
            self.running -= 1
        if self.failure:
            raise self.failure
        return self.found


@pytest.fixture
def geocoder(site: Site) -> ScriptedGeocoder:
    geocoder = ScriptedGeocoder()
    site.app.ctx.systems = SimpleNamespace(digitransit=lambda municipality: geocoder)
    return geocoder


async def ask(site: Site, text: str) -> httpx.Response:
    return await site.post("/chat/places", {"text": text})


def labels(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200
    return [each["label"] for each in answer.json()["places"]]


async def test_places_of_the_conversations_municipality_are_suggested(
    site: Site, geocoder: ScriptedGeocoder
) -> None:
    await site.open(municipality=NIVALA, language="sv")
    geocoder.found = [place("Kalliontie 15, Nivala")]
    assert labels(await ask(site, " kalliontie 1 ")) == ["Kalliontie 15, Nivala"]
    (asked,) = geocoder.asked
    bounds = site.app.ctx.municipalities[NIVALA].bounds
    assert (asked["text"], asked["language"]) == ("kalliontie 1", "sv")
    assert vars(asked["bounds"]) == bounds.dict()


async def test_a_neighbours_places_and_whole_municipalities_are_left_out(
    site: Site, geocoder: ScriptedGeocoder
) -> None:
    await site.open(municipality=NIVALA)
    geocoder.found = [
        place("Kalliontie 15, Ylivieska", "Ylivieska"),
        place("Nivala", layer="localadmin"),
        place("Kalliontie 15, Nivala"),
        place("Kalliontie 15, Nivala"),
        place("Kallio, Nivala", layer="street"),
    ]
    assert labels(await ask(site, "kallio")) == ["Kalliontie 15, Nivala", "Kallio, Nivala"]


async def test_at_most_five_are_suggested(site: Site, geocoder: ScriptedGeocoder) -> None:
    await site.open(municipality=NIVALA)
    geocoder.found = [place(f"Kalliontie {number}, Nivala") for number in range(1, 9)]
    assert labels(await ask(site, "kalliontie")) == [each.label for each in geocoder.found[:5]]


async def test_without_a_session_nothing_is_told(site: Site, geocoder: ScriptedGeocoder) -> None:
    assert (await ask(site, "kalliontie")).status_code == 401
    assert geocoder.asked == []


async def test_another_site_is_told_nothing(site: Site, geocoder: ScriptedGeocoder) -> None:
    await site.open(municipality=NIVALA)
    answer = await site.post("/chat/places", {"text": "kalliontie"}, Origin="https://evil.example.org")
    assert answer.status_code == 403
    assert geocoder.asked == []


@pytest.mark.parametrize("body", [{}, {"text": None}, {"text": ["kalliontie"]}, ["kalliontie"]])
async def test_another_shape_is_refused(site: Site, geocoder: ScriptedGeocoder, body: Any) -> None:
    await site.open(municipality=NIVALA)
    assert (await site.post("/chat/places", body)).status_code == 400
    assert geocoder.asked == []


@pytest.mark.parametrize("text", ["Matti 131052-308T", "Kalliontie 15 soita 0457 5550 100", "a@example.org"])
async def test_personal_data_goes_to_no_geocoder(site: Site, geocoder: ScriptedGeocoder, text: str) -> None:
    await site.open(municipality=NIVALA)
    geocoder.found = [place("Kalliontie 15, Nivala")]
    assert labels(await ask(site, text)) == []
    assert geocoder.asked == []


async def test_more_than_anybody_writes_is_refused(site: Site, geocoder: ScriptedGeocoder) -> None:
    site.app.ctx.limiter = Limiter(Limits(places=Rate(2, 60)), hidden=str)
    await site.open(municipality=NIVALA)
    assert [(await ask(site, "kalliontie")).status_code for _ in range(3)] == [200, 200, 429]


async def test_before_the_municipality_is_known_nothing_is_looked_for(
    site: Site, geocoder: ScriptedGeocoder
) -> None:
    await site.open()
    assert labels(await ask(site, "kalliontie")) == []
    assert geocoder.asked == []


@pytest.mark.parametrize("text", ["", "ka", "  ka  ", "a" * 101])
async def test_too_little_and_too_much_is_refused(site: Site, geocoder: ScriptedGeocoder, text: str) -> None:
    await site.open(municipality=NIVALA)
    assert (await ask(site, text)).status_code == 400
    assert geocoder.asked == []


@pytest.mark.parametrize(
    "failure",
    [SystemUnavailable("digitransit"), RequestRefused("digitransit", 400), BadAnswer("digitransit")],
)
async def test_a_failing_geocoder_is_no_error_to_the_citizen(
    site: Site, geocoder: ScriptedGeocoder, failure: Exception
) -> None:
    await site.open(municipality=NIVALA)
    geocoder.failure = failure
    assert labels(await ask(site, "kalliontie")) == []


async def test_a_slow_geocoder_is_not_waited_for(
    site: Site, geocoder: ScriptedGeocoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "PATIENCE", 0.05)
    await site.open(municipality=NIVALA)
    geocoder.found, geocoder.pauses = [place("Kalliontie 15, Nivala")], {"kalliontie": 60.0}
    assert labels(await asyncio.wait_for(ask(site, "kalliontie"), 2)) == []
    await asyncio.wait_for(geocoder.cancelled.wait(), 2)


async def test_a_newer_question_takes_the_place_of_the_older(site: Site, geocoder: ScriptedGeocoder) -> None:
    await site.open(municipality=NIVALA)
    geocoder.found, geocoder.pauses = [place("Kalliontie 15, Nivala")], {"kal": 60.0}
    older = asyncio.create_task(ask(site, "kal"))
    await geocoder.began.wait()
    assert labels(await ask(site, "kalli")) == ["Kalliontie 15, Nivala"]
    assert labels(await asyncio.wait_for(older, 2)) == []
    assert site.app.ctx.web_lookups._running == {}


async def test_sessions_do_not_wait_for_each_other(site: Site, geocoder: ScriptedGeocoder) -> None:
    await site.open(municipality=NIVALA)
    geocoder.found, geocoder.pauses = [place("Kalliontie 15, Nivala")], {"kal": 0.2}
    first = asyncio.create_task(ask(site, "kal"))
    await geocoder.began.wait()
    site.http.cookies.clear()
    await site.open(municipality=NIVALA)
    assert labels(await ask(site, "kalli")) == labels(await first) == ["Kalliontie 15, Nivala"]
    assert geocoder.most_running == 2


async def test_what_is_typed_is_in_no_log(
    site: Site,
    geocoder: ScriptedGeocoder,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level("DEBUG")
    await site.open(municipality=NIVALA)
    geocoder.failure = SystemUnavailable("digitransit")
    await ask(site, "Salainenkuja 7")
    await ask(site, "Salainenkuja" * 10)
    server_logs = [each.getMessage() for each in caplog.records if not each.name.startswith("http")]
    printed = capfd.readouterr()
    assert "Salainenkuja" not in "".join([*server_logs, printed.out, printed.err])
