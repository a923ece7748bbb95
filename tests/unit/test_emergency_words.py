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

HAZARD = [
    "sähköjohto roikkuu poikki tien päällä",
    "sähkölinja poikki, johdot maassa",
    "puu kaatui sähkölinjan päälle",
    "sähkökaapin ovi on auki koulun pihalla",
    "lapsi putosi ja sen käsi murtui",
    "lapsi putosi keinusta ja sen käsi murtui",
    "mummo kaatui liukkaalla ja mursi lonkkansa",
    "en elledning hänger över vägen",
    "ett träd har fallit på elledningen",
    "elskåpet står öppet vid skolan",
    "barnet bröt armen",
    "min mamma halkade och bröt handleden",
    "hon bröt höften",
]

NO_EMERGENCY = [
    "penkin jalka murtui",
    "keinun tuki on murtunut",
    "joku murtaa vielä jalkansa tuossa",
    "patsaan käsi on poikki",
    "naapuri mursi aidan",
    "lapsi itki kun keinu meni poikki",
    "sähköpotkulauta makaa maassa",
    "missä sähkökaapelit menee maassa",
    "puhelinjohto roikkuu",
    "milloin sähkölaitos on auki",
    "bänkens ben bröts av",
    "någon har brutit benet på bordet",
    "barnen kan bryta benen där",
    "var ligger elkablarna i marken",
    "en elsparkcykel ligger på trottoaren",
    "när öppnar elskåpet",
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


@pytest.mark.parametrize("words", HAZARD)
def test_what_is_dangerous_or_has_hurt_somebody_is_noticed(words: str) -> None:
    assert emergency_in(words) == "hazard"


@pytest.mark.parametrize("words", NO_EMERGENCY)
def test_a_fault_report_is_no_emergency(words: str) -> None:
    assert emergency_in(words) is None


@pytest.mark.parametrize("kind", ["danger", "crisis", "hazard"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_phrase_is_found_and_stands_once(kind: str, language: str) -> None:
    phrases = DataFile(PHRASES).data[kind][language]
    assert len(phrases) == len(set(phrases))
    assert [phrase for phrase in phrases if emergency_in(_shortest(phrase)) is None] == []


def _shortest(phrase: str) -> str:
    words = phrase.strip("=").replace("...", "").split()
    return " ".join(word.partition("|")[0].rstrip("*") for word in words)
