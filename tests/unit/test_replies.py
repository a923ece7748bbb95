"""Messages with cards and links: kept, worded, and readable where there is only text."""

from dataclasses import replace

import pytest

from akkuna.catalogue import load_catalogue
from akkuna.replies import (
    LANGUAGES,
    Button,
    Card,
    Language,
    Line,
    Link,
    Press,
    Rendered,
    RenderedButton,
    RenderedCard,
    RenderedLine,
    RenderedLink,
    Reply,
    Term,
    Words,
)
from akkuna.settings import ROOT
from akkuna.wording import Wording
from bot.dialogue.safety import Emergency, notice_of
from bot.record import store_announcement
from integrations.database import Conversation, Database, conversations, messages
from tests.unit.database.conftest import NOW

CATALOGUE = load_catalogue(ROOT / "bot" / "municipalities")
CARD = RenderedCard(
    "service",
    "Nivalan asiakaspalvelu",
    "Avoinna tänään",
    (RenderedLine("Avoinna", "ma–pe", "b:line", "Muuta"),),
    (RenderedLink("Puhelin: +358 800 000 007", "tel:+358800000007"),),
    (RenderedButton("Näytä tiedot", "b:card"),),
)
FULL = Rendered(
    "Soita numeroon 112.",
    "fi",
    buttons=(RenderedButton("Ohita", "b:button"),),
    lines=(RenderedLine("Paikka", "Kalliontie 15"),),
    cards=(CARD,),
    links=(RenderedLink("Soita 112", "tel:112"), RenderedLink("Ohje", "https://pohde.fi")),
    hint="Osoite riittää.",
    progress=(2, 5),
)


def wording(language: Language = "fi") -> Wording:
    return Wording(CATALOGUE, language, CATALOGUE.municipalities["535"], lambda press: str(press.argument))


def test_what_the_outbox_keeps_is_read_back() -> None:
    assert Rendered.from_json(FULL.as_json()) == FULL


def test_a_row_of_before_there_were_cards_is_read() -> None:
    old = {
        "text": "Missä?",
        "lang": "fi",
        "kind": "question",
        "key": None,
        "buttons": [{"title": "Ohita", "payload": "b:1", "primary": False}],
        "lines": [],
        "accepts": ["location"],
        "progress": [1, 5],
        "client_id": None,
    }
    read = Rendered.from_json(old)
    assert read.cards == read.links == () and read.hint is None
    assert read.buttons[0].payload == "b:1"


def test_a_channel_with_text_only_says_everything_once() -> None:
    assert FULL.as_plain_text().split("\n") == [
        "Soita numeroon 112.",
        "Osoite riittää.",
        "Paikka: Kalliontie 15",
        "",
        "Nivalan asiakaspalvelu",
        "Avoinna tänään",
        "Avoinna: ma–pe",
        "Puhelin: +358 800 000 007",
        "Ohje: pohde.fi",
    ]


def test_a_receipts_number_is_said_once_and_stands_by_itself() -> None:
    number = RenderedLine("Numero", "123-2026")
    said = Rendered("Perillä, numero on 123-2026.", "fi", "receipt", lines=(number,))
    assert said.as_plain_text() == "Perillä, numero on 123-2026."
    short = Rendered("Perillä.", "fi", "receipt", lines=(number,))
    assert short.as_plain_text() == "Perillä.\nNumero: 123-2026"
    summary = Rendered("Onko 123-2026 oikein?", "fi", "summary", lines=(number,))
    assert summary.as_plain_text() == "Onko 123-2026 oikein?\nNumero: 123-2026"


def test_every_press_gets_its_own_token_and_title() -> None:
    assert [(one.title, one.payload) for one in FULL.presses()] == [
        ("Ohita", "b:button"),
        ("Näytä tiedot: Nivalan asiakaspalvelu", "b:card"),
        ("Muuta: Avoinna: Nivalan asiakaspalvelu", "b:line"),
    ]
    renamed = FULL.with_payloads(lambda payload: payload.upper())
    assert [one.payload for one in renamed.presses()] == ["B:BUTTON", "B:CARD", "B:LINE"]
    assert renamed.with_payloads(lambda payload: payload.lower()) == FULL


def test_presses_in_cards_are_bound_like_the_others() -> None:
    press = Press("inform", 1)
    card = Card("item", "x", lines=(Line("a", "b", press), Line("c", "d")), buttons=(Button("x", press),))
    bound = Reply("plain", buttons=(Button("x", press),), cards=(card,)).bound(
        lambda one: replace(one, operation="op")
    )
    [kept] = bound.cards
    assert bound.buttons[0].press.operation == kept.buttons[0].press.operation == "op"
    assert kept.lines[0].change and kept.lines[0].change.operation == "op"
    assert kept.lines[1].change is None


@pytest.mark.parametrize(("language", "href"), [("fi", "https://kela.fi"), ("sv", "https://fpa.fi")])
def test_links_are_in_the_citizens_language(language: Language, href: str) -> None:
    site = Words("kela.fi", "fpa.fi")
    reply = Reply("plain", {"text": ""}, links=(Link(site, "https://", site), Link("x", "tel:", "09 25 01")))
    first, second = wording(language).render(reply).links
    assert first.href == href
    assert second.href == "tel:092501"


def test_what_a_system_names_never_becomes_another_kind_of_link() -> None:
    reply = Reply("plain", {"text": ""}, links=(Link("x", "https://", "javascript:alert(1)"),))
    assert wording().render(reply).links[0].href.startswith("https://")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["danger", "crisis", "hazard"])
def test_every_number_to_call_in_danger_stands_in_the_text_too(kind: Emergency, language: Language) -> None:
    rendered = wording(language).render(notice_of(kind, language))
    assert rendered.links[0].href == "tel:112"
    squeezed = rendered.text.replace(" ", "")
    assert all(link.href.removeprefix("tel:") in squeezed for link in rendered.links)
    assert rendered.as_plain_text() == rendered.text


def test_the_record_masks_the_citizens_number_and_not_the_municipalitys(
    database: Database, conversation: Conversation
) -> None:
    told = replace(FULL, lines=(RenderedLine("Puhelin", "0457 5550 103"),))
    with database.transaction() as tx:
        store_announcement(tx, conversation, [told], None)
        [row] = messages.of_conversation(tx, conversation.id)
    assert "+358 800 000 007" in row.text
    assert "Puhelin: ‹phone›" in row.text


@pytest.fixture
def conversation(database: Database) -> Conversation:
    with database.transaction() as tx:
        return conversations.create(
            tx,
            channel="web",
            sender_hash="replies",
            municipality="535",
            language="fi",
            language_source=None,
            now=NOW,
        )


def test_a_hint_stands_in_words_with_its_question() -> None:
    question = Reply("field.place.ask", service="report_fault", hint=Term("field.place.hint"))
    assert (
        wording("sv").render(question).hint == "Det räcker med en adress, en korsning eller ett känt ställe."
    )
