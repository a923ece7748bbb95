"""Every text that the code says exists in both languages, with the values that it is given."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import get_args

import pytest

from actions.form.draft import Draft
from actions.other_authorities import AUTHORITIES
from actions.registration import register_handlers
from actions.service_form import outcome_of
from actions.systems import Systems
from akkuna import errors
from akkuna.catalogue import COMMON_TEXTS, SERVICES, load_catalogue
from akkuna.data_files import DataFile
from akkuna.replies import LANGUAGES, Language
from akkuna.settings import ROOT
from akkuna.texts import TextFile, placeholders
from integrations.database import Operation
from integrations.database.operations import UNDER_WAY, State
from integrations.http import Http
from integrations.open311.models import Status
from tests.unit.text_keys import Use, uses

CATALOGUE = load_catalogue(ROOT / "bot" / "municipalities")
FOLDERS = [COMMON_TEXTS, *sorted(path.parent for path in SERVICES.glob("*/service.yml"))]
WRITING = sorted(name for name, spec in CATALOGUE.services.items() if spec.effect == "write")
LONGEST_TITLE = 24
"""Characters of a button's title that every channel shows whole."""

SAME_IN_BOTH = {
    "authority.health",
    "button.language_fi",
    "button.language_sv",
    "source.undated",
    "weekday.2",
    "weekday.4",
}
"""The names of the languages, Tuesday and Thursday, and addresses."""

FACTS = {
    "answer_decision": {"child": "Aino", "unit": "Nivalan päiväkoti", "start": "2025-08-01"},
    "enrol_event": {
        "signups": [{"id": 1, "name": "Aino Esimerkki", "status": "attending"}],
        "event": {"fi": "Satutunti", "sv": "Sagostund"},
        "starts": "2025-03-08T10:00:00+02:00",
        "ends": "2025-03-08T11:00:00+02:00",
        "pay_at": None,
        "amount": None,
        "instructions": {},
    },
}
"""By service: what is kept of every operation that was done, where its receipt needs that."""

SAID_AFTER_A_BUTTON = {"button.outdated", "button.unknown"}
"""Messages, not titles."""

FAMILIES = [
    *(f"out_of_scope.{authority}" for authority in (*DataFile(AUTHORITIES).data, "other")),
    *(f"authority.{authority}" for authority in DataFile(AUTHORITIES).data),
    *(f"emergency.{kind}" for kind in ("danger", "crisis", "hazard")),
    *(f"meaning.{intent}" for intent in ("help", "change_language", "change_municipality")),
    *(f"state.{status}" for status in get_args(Status)),
    *(f"weekday.{day}" for day in range(1, 8)),
    *(f"button.language_{language}" for language in LANGUAGES),
    *(f"error.{key}" for key in ("too_many", "too_many_photos", "too_many_openings")),
    *("field.asked_by_system", "field.municipality.label", "button.change", "clock"),
]
"""Keys that the code puts together, or takes from elsewhere, at run time."""


def every_text() -> Iterator[tuple[str, str, Language, str]]:
    """Folder, key, language and text of all that stands in the common texts and those of the services."""
    for folder in FOLDERS:
        for language in LANGUAGES:
            for key, text in TextFile(folder, language).texts.items():
                yield folder.name, key, language, text


TEXTS = list(every_text())


def texts_of(pattern: re.Pattern[str], language: Language) -> list[str]:
    return [text for _, key, lang, text in TEXTS if lang == language and pattern.fullmatch(key)]


def texts_said(use: Use, language: Language) -> list[str]:
    """The texts that may be meant: where the code names the service, its own and the common ones."""
    folders = {use.service, COMMON_TEXTS.name} if use.service else {folder.name for folder in FOLDERS}
    return [
        text
        for folder, key, lang, text in TEXTS
        if folder in folders and lang == language and use.pattern.fullmatch(key)
    ]


def has_words(text: str) -> bool:
    """Whether there is more in it than placeholders and what stands between them."""
    return any(letter.isalpha() for letter in re.sub(r"\{\w+\}", "", text))


def all_errors(kind: type[errors.AkkunaError] = errors.AkkunaError) -> Iterator[type[errors.AkkunaError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from all_errors(narrower)


def operation(service: str, state: State, external_id: str | None, attempts: int) -> Operation:
    now = datetime(2025, 3, 3, tzinfo=timezone.utc)
    return Operation(
        id="0" * 32,
        reference="KA-234567",
        conversation_id="1" * 32,
        municipality="535",
        service=service,
        state=state,
        draft=Draft(service).as_json(),
        result={"facts": FACTS.get(service, {})} if state == "done" else {},
        external_id=external_id,
        confirmed_by=1,
        attempts=attempts,
        next_attempt_at=None,
        lease_until=None,
        created_at=now,
        updated_at=now,
        confirmed_at=now,
        settled_at=None,
    )


OURS = [use for use in uses() if not use.key.startswith("web.")]
"""The page's own texts are tested with the page."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_code_says_exists(language: Language) -> None:
    assert [use for use in OURS if not texts_said(use, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_asks_for_a_value_that_the_code_does_not_give(language: Language) -> None:
    asked = {
        use: frozenset().union(*map(placeholders, texts_said(use, language)))
        for use in OURS
        if use.values is not None
    }
    assert {use: names for use, names in asked.items() if not names <= (use.values or frozenset())} == {}


def test_the_code_was_read() -> None:
    keys = {use.key for use in OURS}
    assert {"first", "cancel.ask", "own_waiting", "answer", "field.*.explain", "error.photo.size"} <= keys


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", FAMILIES)
def test_every_member_of_a_family_of_keys_exists(key: str, language: Language) -> None:
    assert texts_of(re.compile(re.escape(key)), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(dict.fromkeys(all_errors())))
def test_every_error_has_words_without_values(kind: type[errors.AkkunaError], language: Language) -> None:
    assert not placeholders(CATALOGUE.texts.find(kind.text_key, language, service=None, municipality=None))


@pytest.fixture(autouse=True)
def _handlers() -> None:
    """What a receipt tells of each service."""
    register_handlers(Systems(Http()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", sorted({*UNDER_WAY, "done", "refused"}))
@pytest.mark.parametrize("service", WRITING)
def test_every_outcome_is_told(service: str, state: State, language: Language) -> None:
    for external_id in (None, "123"):
        for attempts in (0, 1):
            told = outcome_of(operation(service, state, external_id, attempts))
            text = CATALOGUE.texts.find(told.key, language, service=service, municipality=None)
            assert placeholders(text) <= told.values.keys()


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("638344", ["638344"]),
        ("8fmht6g1470b3qk8pthg", ["8fmht6g1470b3qk8pthg", "KA-234567"]),
        (None, ["KA-234567"]),
    ],
)
def test_every_receipt_holds_something_that_can_be_said_on_the_telephone(
    number: str | None, kept: list[str]
) -> None:
    told = outcome_of(operation("report_fault", "done", number, attempts=1))
    assert [line.value for line in told.lines] == kept


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_both_languages_say_the_same_things(folder: Path) -> None:
    finnish, swedish = (TextFile(folder, language).texts for language in LANGUAGES)
    assert finnish.keys() == swedish.keys()
    for key, text in finnish.items():
        assert placeholders(text) == placeholders(swedish[key]), key


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_text_was_left_in_the_other_language(folder: Path) -> None:
    finnish, swedish = (TextFile(folder, language).texts for language in LANGUAGES)
    same = {key for key, text in finnish.items() if text == swedish[key] and has_words(text)}
    assert same <= SAME_IN_BOTH


def test_titles_of_buttons_fit() -> None:
    for name, key, language, text in TEXTS:
        if key in SAID_AFTER_A_BUTTON or not re.fullmatch(r"button(\..+)?|meaning\..+|confirm", key):
            continue
        for municipality in CATALOGUE.municipalities.values():
            place = getattr(municipality.form("to"), language)
            assert len(text.format(municipality=place)) <= LONGEST_TITLE, (name, key, language)


def test_the_tone_is_calm() -> None:
    """No exclamation marks, no emojis."""
    loud = [
        (name, key, language)
        for name, key, language, text in TEXTS
        if any(letter == "!" or unicodedata.category(letter) == "So" for letter in text)
    ]
    assert loud == []


def test_other_languages_name_both_ways_to_a_person() -> None:
    said = DataFile(ROOT / "bot" / "dialogue" / "other_languages.yml").data
    assert set(said) == {"en", "no", "et", "ru", "uk", "ar"}
    for texts in said.values():
        assert placeholders(texts["reach"]) == {"phone", "email"}
        assert not placeholders(texts["about"]) | placeholders(texts["choose"])
