"""The stand-ins' sample data: whole, in both languages, and on the same map."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from integrations.sandbox.app import INTEGRATIONS

SYSTEMS = ("linkedevents", "respa")


def content(path: str) -> Any:
    return yaml.safe_load((INTEGRATIONS / path).read_text(encoding="utf-8"))


def sources(system: str) -> str:
    files = [*(INTEGRATIONS / system).glob("*.py"), INTEGRATIONS / "sandbox" / "django_rest.py"]
    return "\n".join(Path(file).read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_message_is_said_in_three_languages_somewhere(system: str) -> None:
    said = sources(system)
    for key, message in content(f"{system}/messages.yml").items():
        assert set(message) == {"en", "fi", "sv"} and all(message.values())
        assert f'"{key}"' in said, key


@pytest.mark.parametrize(
    ("file", "part"), [("linkedevents/events.yml", "places"), ("respa/rooms.yml", "houses")]
)
def test_houses_stand_where_the_map_has_them(file: str, part: str) -> None:
    towns = content("digitransit/region.yml")["municipalities"]
    here = content(file)["municipalities"]
    assert here.keys() == towns.keys()
    for name, town in here.items():
        venues = {venue["fi"]: venue for venue in towns[name]["venues"]}
        for house in town[part]:
            venue = venues[house["name"]["fi"]]
            assert house["name"]["sv"] == venue["sv"]
            assert (house["lat"], house["lon"]) == (venue["lat"], venue["lon"])
            assert house["address"]["fi"] == f"{venue['street']} {venue['number']}"


def test_every_room_fits_its_own_rules() -> None:
    rooms = content("respa/rooms.yml")
    purposes = {purpose["id"] for purpose in rooms["purposes"]}
    types = {kind["id"] for kind in rooms["types"]}
    used: set[str] = set()
    for town in rooms["municipalities"].values():
        for room in town["rooms"]:
            assert set(room["purposes"]) <= purposes and room["type"] in types
            assert set(rooms["forms"][room["form"]]["must"]) <= set(rooms["forms"][room["form"]]["may"])
            assert (room["form"] == "paid") == ("price" in room)
            used |= {room["type"], room["form"]}
    assert used == types | rooms["forms"].keys()


def test_every_registration_has_a_number_of_its_own() -> None:
    events = [
        event
        for town in content("linkedevents/events.yml")["municipalities"].values()
        for event in town["events"]
    ]
    numbers = [event["registration"]["number"] for event in events if "registration" in event]
    assert len(numbers) == len(set(numbers))
