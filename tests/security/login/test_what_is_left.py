"""What all the tests of this folder leave behind: it comes last, by its name."""

from pathlib import Path

from integrations.sandbox.persons import population
from tests.security.artefacts import files_in, leaks
from tests.security.login.browser import Browser
from tests.security.login.conftest import Site
from tests.security.test_no_words_left import stored


def codes() -> list[str]:
    """Identity codes and identifiers of other countries of everybody, also of whom others act for."""
    persons = population().persons.values()
    found = [one.identity_code for one in persons] + [
        one.eidas.person_identifier for one in persons if one.eidas
    ]
    return [one for one in found if one]


def test_identity_codes_are_nowhere(site: Site, folder: Path, database_url: str) -> None:
    for person in ("liisa", "eino", "helmi", "johan", "ines"):
        browser = Browser(site.address).open()
        browser.log_in(site.offer(browser), person)
    left = files_in(folder) | stored(database_url)
    assert leaks(["login_succeeded"], left), "what stands there in plain words is found"
    assert "010516B903X" in codes(), "a child's, who never logs in"
    assert leaks([*codes(), "Esimerkki Liisa", "Kalliontie 15"], _of_people(left)) == []


def test_all_others_come_before() -> None:
    assert max(path.name for path in Path(__file__).parent.glob("test_*.py")) == Path(__file__).name


def _of_people(left: dict[str, bytes]) -> dict[str, bytes]:
    """Without the municipalities' own files."""
    return {name: content for name, content in left.items() if "municipalit" not in name}
