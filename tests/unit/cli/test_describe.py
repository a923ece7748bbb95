"""`akkuna describe` prints the whole path of a service in both languages."""

from pathlib import Path
from typing import get_args

import pytest

from akkuna.replies import LANGUAGES
from akkuna.service import FieldType
from akkuna.settings import ROOT
from akkuna.texts import TextFile
from cli.project import this_project
from tests.unit.cli.conftest import Akkuna

SERVICES = sorted(path.parent.name for path in this_project().services.glob("*/service.yml"))


def _pages(akkuna: Akkuna, service: str) -> tuple[str, str]:
    result = akkuna("describe", service)
    assert result.exit_code == 0, result.output
    finnish, swedish = (" ".join(page.split()) for page in result.stdout.split("\n\n\n"))
    return finnish, swedish


def test_a_service_that_writes(root: Path, akkuna: Akkuna) -> None:
    finnish, swedish = _pages(akkuna, "mend")
    in_order = [
        "Korjauspyyntö",
        "Pyydät kuntaa korjaamaan jotain.",
        "Et tarvitse tunnistautumista.",
        "1. Missä se on?",
        "Paikan avulla löydämme perille.",
        "2. Mitä muuta?",
        "2–50 merkkiä",
        "Voit ohittaa tämän.",
        "Lähetetään ….",
        "- Paikka - Lisätiedot",
        "”Lähetä”",
        "Tickets",
        "asiakaspalvelu",
        "työpäivinä: 3",
        "palvelupyynnöille",
        "Numero on ….",
        "Ota yhteys kuntaan ja kerro asian numero.",
        "Täällä: +358 800 000 001, kirjaamo@here.example.org, Katu 1 (esimerkkitiedot)",
    ]
    places = [finnish.find(part) for part in in_order]
    assert -1 not in places, in_order[places.index(-1)]
    assert places == sorted(places)
    for part in ("Begäran om reparation", "1. Var finns det?", "arbetsdagar: 3", "Numret är …", "Gatan 1"):
        assert part in swedish


def test_a_service_that_reads_sends_nothing(root: Path, akkuna: Akkuna) -> None:
    finnish, swedish = _pages(akkuna, "ask")
    assert "Vastauksen heti keskustelussa." in finnish
    assert "Ett svar genast i samtalet." in swedish
    for heading in ("ENNEN LÄHETTÄMISTÄ", "VOIKO ASIAN PERUA"):
        assert heading not in finnish


def test_only_municipalities_that_offer_it_are_named(root: Path, akkuna: Akkuna) -> None:
    path = root / "bot" / "municipalities" / "there" / "municipality.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("[]}", "[mend]}"), encoding="utf-8")
    finnish, _ = _pages(akkuna, "mend")
    assert "Täällä: " in finnish
    assert "Tuolla: " not in finnish


def test_an_unknown_service(root: Path, akkuna: Akkuna) -> None:
    result = akkuna("describe", "fly")
    assert result.exit_code == 1
    assert result.stderr == "There is no service fly. The services are: ask, mend.\n"


def test_an_incomplete_service_is_told_not_shown(root: Path, akkuna: Akkuna) -> None:
    path = root / "bot" / "services" / "mend" / "texts.sv.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("about:", "abut:"), encoding="utf-8")
    result = akkuna("describe", "mend")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "mend lacks the text about; `akkuna check` says what else is missing.\n"


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_of_this_project(akkuna: Akkuna, service: str) -> None:
    for page in _pages(akkuna, service):
        assert "{" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_of_field_has_words(language: str) -> None:
    texts = TextFile(ROOT / "cli", "sv" if language == "sv" else "fi").texts
    assert {f"type.{name}" for name in get_args(FieldType)} <= texts.keys()


def test_what_identification_answers_and_for_whom_it_may_be_done(root: Path, akkuna: Akkuna) -> None:
    path = root / "bot" / "services" / "mend" / "service.yml"
    written = path.read_text(encoding="utf-8")
    written = written.replace("type: text, optional: true", "type: text, prefill: name, fixed: true")
    path.write_text(written + "on_behalf: {roles: [PJ]}\n", encoding="utf-8")
    finnish, swedish = _pages(akkuna, "mend")
    for part in ("toisen puolesta", "kertoo sen: nimesi", "ei voi muuttaa tässä"):
        assert part in finnish
    for part in ("för någon annan", "berättar det: ditt namn", "kan inte ändras här"):
        assert part in swedish
