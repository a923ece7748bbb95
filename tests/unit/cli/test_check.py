"""`akkuna check` names the file and the line of everything that is wrong, and only that."""

from pathlib import Path

import pytest

from cli.checks import all_problems
from cli.project import Project, this_project
from tests.unit.cli.conftest import Akkuna

MEND, ASK = "bot/services/mend", "bot/services/ask"
STATEMENT = "channels/web/notices/accessibility.yml"
HERE, THERE = "bot/municipalities/here", "bot/municipalities/there"

BROKEN = [
    # services
    (
        f"{MEND}/service.yml",
        "effect: write",
        "effect: erase",
        "4: effect: unexpected value; permitted: 'read', 'write'",
    ),
    (f"{MEND}/service.yml", "effect: write", "affect: write", "4: affect: extra fields not permitted"),
    (f"{MEND}/service.yml", "service: mend", "service: mends", "1: service: must be mend, as its folder"),
    (f"{MEND}/service.yml", "intent: mend", "intent: fix", "2: intent: fix is not in nlu_data/intents.yml"),
    (
        f"{MEND}/service.yml",
        "login: none",
        "login: always",
        "5: login: must be none, as nlu_data/intents.yml says of mend",
    ),
    (
        f"{MEND}/service.yml",
        "system: tickets",
        "system: tockets",
        "3: system: no folder integrations/tockets with a manifest.yml",
    ),
    (f"{MEND}/service.yml", "staff:", "# staff:", "4: staff: a service that writes says who handles it"),
    (
        f"{MEND}/service.yml",
        "role: customer_service",
        "role: smith",
        "10: staff.role: smith has no words in cli/texts.fi.yml and cli/texts.sv.yml",
    ),
    (
        f"{MEND}/service.yml",
        "max_length: 50",
        "max_length: 1",
        "8: details: min_length is greater than max_length",
    ),
    (
        f"{MEND}/service.yml",
        "type: place",
        "type: place, prefill: email",
        "7: place: what fills it in (email) is kept as contact",
    ),
    (
        f"{MEND}/service.yml",
        "type: place",
        "type: place, fixed: true",
        "7: place: fixed is only what identification fills in: a prefill that is required",
    ),
    (
        "actions/registration.py",
        'register("mend", Handler())',
        "",
        f"{MEND}/service.yml:1: service: no handler in actions/ is registered for mend",
    ),
    # the accessibility statement
    (STATEMENT, "partial", "nearly", "1: status: unexpected value; permitted: 'full', 'partial', 'none'"),
    (STATEMENT, "partial", "full", "6: gaps: with a gap the status is partial or none"),
    (STATEMENT, "2026-03-04", "2025-03-04", "3: reviewed: lies before it was made"),
    (STATEMENT, "2026-03-04", "2999-03-04", "3: reviewed: lies in the future"),
    (STATEMENT, "2026-01-02", "in winter", "2: made: invalid date format"),
    (
        STATEMENT,
        '"3.1.2"',
        '"3.1"',
        '7: gaps.0.criterion: string does not match regex "^[1-4]\\.[1-9]\\.[1-9]\\d?$"',
    ),
    (STATEMENT, ", sv: Språk", "", "8: gaps.0.what.sv: field required"),
    (STATEMENT, "  - {fi: Itse, sv: Själv}", "  []", "4: methods: tell how it was found out"),
    (
        "channels/web/notices/texts.sv.yml",
        "title: Utlåtande",
        "name: Utlåtande",
        "1: title: the text is missing; texts.fi.yml has it on line 1",
    ),
    # texts
    (
        f"{MEND}/texts.sv.yml",
        "    label: Plats\n",
        "    label: Plats\n    hint: En adress räcker.\n",
        f"{MEND}/texts.fi.yml:5: field.place.hint: the text is missing; texts.sv.yml has it on line 7",
    ),
    (f"{MEND}/texts.sv.yml", "Plats\n", '""\n', "6: field.place.label: the text is empty"),
    (
        f"{MEND}/texts.sv.yml",
        "    label: Plats\n",
        "",
        "5: field.place.label: the text is missing; texts.fi.yml has it on line 6",
    ),
    (
        f"{MEND}/texts.sv.yml",
        "{municipality}",
        "{place}",
        "13: summary: holds {place}, but texts.fi.yml has {municipality}",
    ),
    (
        f"{MEND}/texts.fi.yml",
        "{municipality}",
        "{",
        "13: summary: a brace stands alone; a placeholder is written {name}",
    ),
    (
        f"{MEND}/texts.fi.yml",
        "confirm: Lähetä",
        "confirm: no",
        "14: confirm: YAML reads yes, no, on and off as true or false; put them in quotes",
    ),
    (
        f"{MEND}/texts.fi.yml",
        "Pyydä korjausta",
        "Pyydä kunnalta korjausta nyt",
        "2: button: 28 characters, at most 24 fit",
    ),
    (
        "bot/dialogue/texts.sv.yml",
        "greet: Hej.\n",
        "",
        "1: greet: the text is missing; texts.fi.yml has it on line 1",
    ),
    (
        "actions/registration.py",
        '"greet"',
        '"hello"',
        "10: hello: no such text, neither in the texts of any service nor in the common ones",
    ),
    (
        "actions/registration.py",
        'service="ask"',
        'service="mend"',
        "10: answer: no such text, neither in the texts of mend nor in the common ones",
    ),
    (
        f"{THERE}/texts.fi.yml",
        "confirm:",
        "confirms:",
        "3: mend.confirms: no text of this name for it to differ from",
    ),
    # municipalities
    (f"{HERE}/municipality.yml", 'code: "001"', "code: 1", '1: code: string does not match regex "^\\d{3}$"'),
    (f"{HERE}/municipality.yml", "in: i Täällä, ", "", "5: forms.sv.in: field required"),
    (
        f"{HERE}/municipality.yml",
        'code: "001"',
        'code: "002"',
        f"{THERE}/municipality.yml:1: code: 002 is that of here already",
    ),
    (
        f"{HERE}/municipality.yml",
        'code: "001"',
        'code: "004"',
        "1: code: 004 is not in nlu_data/lookups/municipality.yml, so nobody can name the municipality",
    ),
    (
        f"{HERE}/municipality.yml",
        '"002", ',
        "",
        "6: neighbours: 002 is missing, though there names 001",
    ),
    (f"{HERE}/municipality.yml", '"900"', '"9000"', "6: neighbours: 9000 is no neighbour's code"),
    (f"{HERE}/municipality.yml", "lat: 64.0", "lat: 66.0", "7: centre: lies outside the bounds"),
    (
        f"{HERE}/municipality.yml",
        "max_lat: 65.5",
        "max_lat: 63.0",
        "8: bounds: each min must be less than its max",
    ),
    (f"{HERE}/municipality.yml", '"15:00"', '"08:00"', "15: contact.hours: opens must be before closes"),
    *(
        (
            f"{HERE}/municipality.yml",
            'opens: "09:00"',
            f"opens: {written}",
            '15: contact.hours.0.opens: write the time in quotes, as "09:00"',
        )
        for written in ("9.00", "10:00", "9", '"9.00"', '"9:00"', '"24:00"', '"09:00:00"')
    ),
    (
        f"{HERE}/municipality.yml",
        'closes: "15:00"',
        "closes: 15:00",
        '15: contact.hours.0.closes: write the time in quotes, as "09:00"',
    ),
    *(
        (
            f"{HERE}/municipality.yml",
            '"+358 800 000 001"',
            written,
            "11: contact.phone: write the telephone number in quotes, digits and spaces,"
            ' as "+358 800 000 001"',
        )
        for written in ("ask at the desk", "+358800000001", '"0800"', '"800 000 001"', '"0800 000  001"')
    ),
    *(
        (
            f"{HERE}/municipality.yml",
            "kirjaamo@here.example.org",
            written,
            "12: contact.email: write an e-mail address, as kirjaamo@example.org",
        )
        for written in ("here.example.org", "kirjaamo@here", "kirjaamo(at)here.example.org")
    ),
    (
        f"{HERE}/municipality.yml",
        '"15:00"}\n',
        '"15:00"}\n    - {days: [2, 3], opens: "16:00", closes: "17:00"}\n',
        "14: contact.hours: weekday 2 stands twice; each day has one row",
    ),
    (f"{HERE}/municipality.yml", "[1, 2]", "[]", "15: contact.hours: name at least one day"),
    (
        f"{HERE}/municipality.yml",
        "sample: true",
        "sample: false",
        "11: contact.phone: is invented, but sample is not true",
    ),
    (
        f"{HERE}/municipality.yml",
        "tickets:",
        "ticket:",
        "18: systems: no folder integrations/ticket with a manifest.yml",
    ),
    (
        f"{HERE}/municipality.yml",
        "[https://www.here.example.org]",
        "[https://www.here.example.org, http://here.example.org]",
        "20: websites.1: write the site's origin and no more, as https://www.kunta.example.org",
    ),
    (f"{HERE}/municipality.yml", "[]}", "[book]}", "19: services.disabled: there is no service book"),
    # systems
    ("integrations/tickets/manifest.yml", "can: [take a ticket]\n", "", "1: can: field required"),
    ("integrations/tickets/manifest.yml", "  base_url:", "  address:", "6: needs: base_url is missing"),
    # examples
    ("nlu_data/fi/mend.yml", "intent: mend", "intent: ask", "3: intent: must be mend, as the file's name"),
    ("nlu_data/fi/mend.yml", "    - fi mend ten\n", "", "4: examples: 9 sentences, at least 10 are needed"),
    (
        "nlu_data/fi/mend.yml",
        "- fi mend ten",
        "fi mend ten",
        "14: examples: a line must be '- ' and a sentence",
    ),
    (
        "nlu_data/fi/mend.yml",
        "- fi mend ten",
        "- Fi mend  ONE!",
        '14: "Fi mend  ONE!" stands at nlu_data/fi/mend.yml:5 already',
    ),
    (
        "nlu_data/sv/mend.yml",
        "- sv mend two",
        "- Fi ask two?",
        '6: "Fi ask two?" means ask at nlu_data/fi/ask.yml:6',
    ),
    ("nlu_data/lookups/municipality.yml", ", sv: Tredje", "", "3: 003.sv: is missing or empty"),
    # conversations
    ("tests/conversations/mend.yml", "sv:\n  - citizen: sv mend one\n", "", "1: sv: is missing"),
]


@pytest.mark.parametrize(("file", "old", "new", "problem"), BROKEN)
def test_tells_file_and_line(root: Path, akkuna: Akkuna, file: str, old: str, new: str, problem: str) -> None:
    path = root / file
    whole = path.read_text(encoding="utf-8")
    assert old in whole
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")
    result = akkuna("check")
    place = problem if problem.startswith("bot/") else f"{file}:{problem}"
    assert place in result.stdout.splitlines()
    assert result.exit_code == 1


def test_a_whole_project_passes(root: Path, akkuna: Akkuna) -> None:
    result = akkuna("check")
    assert (result.stdout, result.exit_code) == ("Everything is complete, in both languages.\n", 0)


@pytest.mark.parametrize("written", ["0800 000 001", "+358 800 000001", "+358800000001"])
def test_a_telephone_number_may_be_national_or_without_spaces(
    root: Path, akkuna: Akkuna, written: str
) -> None:
    path = root / HERE / "municipality.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("+358 800 000 001", written), encoding="utf-8")
    assert akkuna("check").exit_code == 0


def test_this_project_passes() -> None:
    assert all_problems(this_project()) == []


def test_one_fault_gives_one_line(root: Path, akkuna: Akkuna) -> None:
    path = root / MEND / "texts.sv.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("title: Begäran om reparation\n", ""), encoding="utf-8"
    )
    assert akkuna("check").stdout == (
        f"{MEND}/texts.sv.yml:1: title: the text is missing; texts.fi.yml has it on line 1\n"
    )


def test_tells_all_at_once_sorted_by_place(root: Path, akkuna: Akkuna) -> None:
    for file, old in (("texts.sv.yml", "Sparat."), ("texts.fi.yml", "Tallessa."), ("texts.fi.yml", "Hei.")):
        path = root / "bot" / "dialogue" / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, "a { b"), encoding="utf-8")
    lines = akkuna("check").stdout.splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        "bot/dialogue/texts.fi.yml:1",
        "bot/dialogue/texts.fi.yml:10",
        "bot/dialogue/texts.sv.yml:10",
    ]


def test_without_the_common_texts_only_that_is_told(root: Path, akkuna: Akkuna) -> None:
    for language in ("fi", "sv"):
        (root / "bot" / "dialogue" / f"texts.{language}.yml").write_text("- no mapping", encoding="utf-8")
    assert akkuna("check").stdout.splitlines() == [
        "bot/dialogue/texts.fi.yml:1: the file must hold a mapping (key: value)",
        "bot/dialogue/texts.sv.yml:1: the file must hold a mapping (key: value)",
    ]


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        (f"{MEND}/texts.sv.yml", "0: the file is missing or cannot be read"),
        (f"{THERE}/texts.sv.yml", "0: the file is missing or cannot be read"),
        ("nlu_data/sv/ask.yml", "0: the examples are missing; the intent begins a service"),
        ("nlu_data/intents.yml", "0: the file is missing or cannot be read"),
        ("integrations/tickets/client.py", "0: the file is missing"),
        ("integrations/tickets/manifest.yml", "0: the file is missing or cannot be read"),
    ],
)
def test_misses_files(root: Path, akkuna: Akkuna, file: str, problem: str) -> None:
    (root / file).unlink()
    result = akkuna("check")
    assert f"{file}:{problem}" in result.stdout.splitlines()
    assert result.exit_code == 1


def test_an_intent_in_one_language_only(root: Path, akkuna: Akkuna) -> None:
    for language in ("fi", "sv"):
        text = (
            (root / "nlu_data" / language / "mend.yml").read_text(encoding="utf-8").replace("mend", "greet")
        )
        (root / "nlu_data" / language / "greet.yml").write_text(text, encoding="utf-8")
    assert akkuna("check").exit_code == 0
    (root / "nlu_data" / "fi" / "greet.yml").unlink()
    assert akkuna("check").stdout == (
        "nlu_data/fi/greet.yml:0: the examples are missing; the intent stands in the other language\n"
    )


def test_both_languages_may_share_a_sentence_of_one_intent(root: Path, akkuna: Akkuna) -> None:
    path = root / "nlu_data" / "sv" / "mend.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("sv mend one", "fi mend one"), encoding="utf-8")
    assert akkuna("check").exit_code == 0


def test_the_folders_are_those_that_the_assistant_reads() -> None:
    from akkuna.catalogue import COMMON_TEXTS, SERVICES
    from akkuna.settings import ROOT

    project = Project(ROOT, ROOT / "bot" / "municipalities")
    assert (project.services, project.common_texts) == (SERVICES, COMMON_TEXTS)
