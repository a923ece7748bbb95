"""Words of danger and of self-harm are noticed; fault reports that only sound alike are not."""

import pytest

from akkuna.data_files import DataFile
from bot.dialogue.safety import PHRASES, emergency_in

DANGER = [
    "Talo palaa!",
    "naapurin talo palaa, mitä mää teen",
    "täällä on TULIPALO",
    "isä sai sydänkohtauksen",
    "vaimo ei hengitä",
    "joku putosi jäihin Pidisjärvellä",
    "mies hakkaa minua kotona",
    "lapsi jäi auton alle koulun edessä",
    "Det brinner i huset",
    "hjälp min man andas inte",
    "mamma har fått en hjärtinfarkt",
    "jag behöver en ambulans",
    "min man slår mig",
    "någon har fallit genom isen",
]

CRISIS = [
    "haluan kuolla",
    "mää en jaksa ennää ellää",
    "tekis mieli tappaa itteni",
    "olen ajatellut itsemurhaa",
    "kaveri on uhannut tappaa itsensä",
    "viiltelen itseäni",
    "Jag vill dö.",
    "ja orkar int leva meir",
    "jag vill inte leva längre",
    "har tänkt ta livet av mig",
    "min dotter har pratat om självmord",
]

NO_EMERGENCY = [
    "tappavan liukas jalkakäytävä, joku tappaa vielä ittensä tuossa",
    "kuollut lintu rannalla",
    "katuvalo palaa päivälläkin",
    "palanut lamppu Kalliontiellä",
    "täällä palaa katuvalot keskellä päivää",
    "koulussa palaa valot yöllä",
    "hirvi jäi auton alle ja raato on ojassa",
    "katu hukkuu lumeen",
    "lapset satuttavat itsensä tuossa keinussa",
    "jos ei aurata niin ei pääse ambulanssi tänne",
    "renkaat puukotettu parkkipaikalla",
    "vesi tunkeutuu sisään kellariin",
    "valo ei herää henkiin",
    "onko metsäpalovaroitus voimassa",
    "gatlyktan brinner på dagen",
    "lampan brinner i trapphuset dygnet runt",
    "det brinner inga lampor på Skolgatan",
    "död fågel på stranden",
    "någon kan göra sig illa på gungan",
    "älgen blev påkörd och ligger i diket",
    "vattnet har gått och kranen är torr",
    "det slår mig att skylten saknas",
    "kommunen måste göra slut på allt skräp",
    "livsfarligt hal trottoar",
]


@pytest.mark.parametrize("words", DANGER)
def test_danger_is_noticed(words: str) -> None:
    assert emergency_in(words) == "danger"


@pytest.mark.parametrize("words", CRISIS)
def test_self_harm_is_noticed(words: str) -> None:
    assert emergency_in(words) == "crisis"


@pytest.mark.parametrize("words", NO_EMERGENCY)
def test_a_fault_report_is_no_emergency(words: str) -> None:
    assert emergency_in(words) is None


@pytest.mark.parametrize("kind", ["danger", "crisis"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_phrase_is_found_and_stands_once(kind: str, language: str) -> None:
    phrases = DataFile(PHRASES).data[kind][language]
    assert len(phrases) == len(set(phrases))
    assert [phrase for phrase in phrases if emergency_in(phrase.strip("=*")) is None] == []
