"""The chat on a municipality's own site: another origin, the strictest policy, every way of using it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Route, expect

from channels.web.texts import TEXTS
from tests.contract.server import Sandbox
from tests.resilience.server import Server

from .conftest import ARGUMENTS, CHROMIUM
from .host_site import HostPage, HostSite
from .journeys import FIRST_WORDS, be_asked_for_the_municipality, begin_report, report_fault
from .states import BROKEN
from .test_accessibility import violations

LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
TARGET = 44
"""Pixels: WCAG 2.5.5."""

Visit = Callable[..., HostPage]


@pytest.fixture(scope="module")
def site(server: Server) -> Iterator[HostSite]:
    site = HostSite(server.address)
    for language in ("fi", "sv"):
        site.write(f"/{language}", {"municipality": "nivala", "lang": language}, lang=language)
    site.write("/toinen", {"municipality": "nivala"})
    yield site
    site.close()


@pytest.fixture
def visit(browser: Browser, site: HostSite, tmp_path: Path) -> Iterator[Visit]:
    """Opens a page of the site: ``visit("/sv", "sv", **context_options)``.

    Chromium forbids the frame to store anything but partitioned cookies there, as in a private window. With
    ``stores=True`` it lets it, as most browsers do.

    At the end every page must be free of script errors, of attempts that a policy stopped, of the site's
    or of the chat's, and of requests to anywhere else.
    """
    pages: list[HostPage] = []

    def visit_one(
        path: str = "/fi",
        language: str = "fi",
        origin: str | None = None,
        *,
        stores: bool = False,
        **options: Any,
    ) -> HostPage:
        options = {"reduced_motion": "reduce", **options}
        context = with_storage(browser, tmp_path, options) if stores else browser.new_context(**options)
        context.set_default_timeout(10_000)
        page = HostPage(context.new_page(), site, language)
        pages.append(page)
        page.visit(path, origin)
        return page

    yield visit_one
    problems = [problem for page in pages for problem in page.problems]
    for page in pages:
        page.tab.context.close()
    assert problems == []


def with_storage(browser: Browser, folder: Path, options: dict[str, Any]) -> BrowserContext:
    """A profile in which frames of other sites may store something, kept apart for each site around them."""
    preferences = folder / "Default" / "Preferences"
    preferences.parent.mkdir()
    preferences.write_text('{"profile": {"cookie_controls_mode": 0, "block_third_party_cookies": false}}')
    return browser.browser_type.launch_persistent_context(
        folder, executable_path=CHROMIUM, args=ARGUMENTS, **options
    )


def reports(sandbox: Sandbox) -> int:
    return sum(entry["effect"] == "service_request.created" for entry in sandbox.ledger())


def box(locator: Locator) -> dict[str, float]:
    found = locator.bounding_box()
    assert found is not None
    return dict(found)


# ---------------------------------------------------------------------- opening, using, closing


@LANGUAGES
def test_a_whole_report_is_made_on_the_municipalitys_site(
    visit: Visit, sandbox: Sandbox, language: str
) -> None:
    host = visit(f"/{language}", language)
    host.open_chat()
    report_fault(host, language)
    assert reports(sandbox) == 1
    cookies = {cookie["name"]: cookie for cookie in host.tab.context.cookies()}
    assert list(cookies) == ["akkuna-embedded-nivala"]
    (cookie,) = cookies.values()
    assert cookie["sameSite"] == "None"
    assert "localhost" in str(cookie.get("partitionKey")), "kept apart for this site"


@LANGUAGES
def test_the_keyboard_goes_in_and_comes_back(visit: Visit, language: str) -> None:
    host = visit(f"/{language}", language)
    keyboard = host.tab.keyboard
    host.tab.get_by_role("link").focus()
    keyboard.press("Tab")
    expect(host.launcher).to_be_focused()
    keyboard.press("Enter")
    host.enter()
    host.expect_answered(0)
    expect(host.field).to_be_focused()
    keyboard.type(FIRST_WORDS[language])
    keyboard.press("Enter")
    host.expect_answered(1)
    keyboard.press("Escape")
    host.expect_closed()
    keyboard.press("Space")
    expect(host.field).to_be_focused()
    host.expect_answered(1)
    # Out of the frame backwards, to the panel's own button.
    while not host.close_button.evaluate("node => node.getRootNode().activeElement === node"):
        keyboard.press("Shift+Tab")
    keyboard.press("Enter")
    host.expect_closed()


def test_escape_closes_what_is_open_in_the_chat_first(visit: Visit) -> None:
    host = visit()
    host.open_chat()
    host.expect_answered(0)
    host.page.locator("#menu summary").focus()
    host.tab.keyboard.press("Enter")
    expect(host.page.locator("#menu")).to_have_attribute("open", "")
    host.tab.keyboard.press("Escape")
    expect(host.page.locator("#menu")).not_to_have_attribute("open", "")
    expect(host.dialog).to_be_visible()
    host.tab.keyboard.press("Escape")
    host.expect_closed()


def test_beside_the_panel_the_site_can_be_used(visit: Visit) -> None:
    host = visit()
    host.open_chat()
    assert not host.dialog.evaluate("node => node.matches(':modal')")
    host.tab.get_by_role("link").focus()
    expect(host.tab.get_by_role("link")).to_be_focused()


@LANGUAGES
def test_on_a_phone_it_fills_the_screen_and_nothing_behind_it_is_reached(visit: Visit, language: str) -> None:
    host = visit(f"/{language}", language, **PHONE)
    host.launcher.tap()
    host.enter()
    assert host.dialog.evaluate("node => node.matches(':modal')")
    assert box(host.dialog) == {"x": 0, "y": 0, "width": 360, "height": 740}
    host.expect_answered(0)
    expect(host.field).not_to_be_focused()  # the phone's keyboard would cover the greeting
    told = host.page.get_by_text(host.words["client.automated"])
    expect(told).to_be_focused()
    expect(told).to_have_css("outline-style", "none")
    assert host.dialog.locator("iframe").get_attribute("title") == host.words["widget.conversation"]
    host.tab.get_by_role("link").focus()
    expect(host.tab.get_by_role("link")).not_to_be_focused()
    begin_report(host, language)
    host.close_button.tap()
    host.expect_closed()
    expect(host.tab.get_by_role("link")).to_be_visible()


def test_a_phone_that_is_turned_keeps_the_chat_as_it_is(visit: Visit) -> None:
    host = visit(**PHONE)
    host.open_chat()
    begin_report(host, "fi")
    host.field.fill("Kalliontie")
    for width, height in ((740, 360), (1024, 768), (360, 740)):
        host.tab.set_viewport_size({"width": width, "height": height})
        expect(host.dialog).to_be_visible()
        expect(host.field).to_have_value("Kalliontie")
    assert box(host.dialog)["width"] == 360


# ---------------------------------------------------------------------- keeping everything


@LANGUAGES
def test_after_a_reload_of_the_site_the_chat_is_open_and_goes_on(visit: Visit, language: str) -> None:
    host = visit(f"/{language}", language)
    host.open_chat()
    begin_report(host, language)
    before = host.texts()
    host.tab.reload()
    host.enter()
    host.expect_answered(1)
    assert host.texts() == before
    expect(host.tab.locator("kunta-akkuna iframe")).not_to_be_focused()


def test_the_chat_stays_as_it_was_on_the_sites_other_pages(visit: Visit) -> None:
    host = visit()
    host.open_chat()
    begin_report(host, "fi")
    host.visit("/toinen")
    host.enter()
    host.expect_answered(1)
    host.close_button.click()
    host.expect_closed()
    host.visit("/fi")
    expect(host.launcher).to_be_visible()
    expect(host.dialog).to_have_count(0)
    host.open_chat()
    host.expect_answered(1)


def test_what_was_written_without_a_connection_is_sent_once_after_a_reload(visit: Visit) -> None:
    host = visit(stores=True)
    host.open_chat()
    host.expect_answered(0)
    host.expect_failures(BROKEN)
    host.tab.route("**/chat/messages", lambda route: route.abort())
    host.say(FIRST_WORDS["fi"])
    expect(host.page.locator(".state")).to_have_attribute("data-state", "waiting")
    host.tab.unroute("**/chat/messages")
    host.tab.reload()
    host.enter()
    host.expect_answered(1)
    assert host.own.locator(".bubble").all_inner_texts() == [FIRST_WORDS["fi"]]


def test_the_chat_follows_the_language_of_the_sites_pages(visit: Visit) -> None:
    host = visit(stores=True)
    host.open_chat()
    begin_report(host, "fi")
    for language in ("sv", "fi"):
        host.visit(f"/{language}")
        host.words = TEXTS[language]
        host.enter()
        expect(host.page.locator("html")).to_have_attribute("lang", language)
        expect(host.replies.last).to_have_attribute("lang", language)
    host.page.get_by_role("link", name="På svenska").click()
    expect(host.replies.last).to_have_attribute("lang", "sv")
    host.tab.reload()  # what the citizen chose stays
    host.enter()
    host.expect_answered(1)
    expect(host.page.locator("html")).to_have_attribute("lang", "sv")


def test_replies_that_come_while_it_is_closed_are_told(visit: Visit) -> None:
    host = visit()
    host.open_chat()
    host.expect_answered(0)
    held: list[Route] = []
    host.tab.route("**/chat/messages", lambda route: held.append(route), times=1)
    host.say(FIRST_WORDS["fi"])
    expect(host.own).to_have_count(1)
    host.tab.keyboard.press("Escape")
    host.expect_closed()
    expect(host.launcher).to_have_accessible_description("")
    while not held:
        host.tab.wait_for_timeout(20)
    held[0].continue_()
    expect(host.launcher).to_have_accessible_description(re.compile(r"^Uusia viestejä: [1-9]$"))
    expect(host.tab.locator("kunta-akkuna [role=status]").first).to_have_text(re.compile("Uusia viestejä"))
    host.launcher.click()
    expect(host.dialog).to_be_visible()
    host.expect_answered(1)
    host.tab.keyboard.press("Escape")
    expect(host.launcher).to_have_accessible_description("")


def test_a_reply_that_came_while_it_was_closed_is_in_view_when_a_phone_opens_it_again(visit: Visit) -> None:
    host = visit(**PHONE)
    host.open_chat()
    begin_report(host, "fi")
    held: list[Route] = []
    host.tab.route("**/chat/messages", lambda route: held.append(route))
    host.say("Kalliontie 15")
    host.close_button.click()
    # Only now does the message reach the server, however fast it answers.
    while not held:
        host.tab.wait_for_timeout(20)
    held[0].continue_()
    expect(host.launcher.locator(".badge")).to_be_visible()
    host.launcher.click()
    expect(host.last).to_have_class(re.compile(r"^message (?!citizen)"))
    expect(host.last).to_be_in_viewport(ratio=0.9)


def test_the_conversation_on_the_chats_own_page_is_another(visit: Visit, site: HostSite) -> None:
    host = visit()
    host.open_chat()
    begin_report(host, "fi")
    own = host.tab.context.new_page()
    own.goto(f"{site.chat}/nivala?lang=fi")
    expect(own.locator(".message").first).to_be_visible()
    expect(own.locator(".message.citizen")).to_have_count(0)


def test_the_conversation_is_saved_from_the_frame(visit: Visit) -> None:
    host = visit()
    host.open_chat()
    begin_report(host, "fi")
    host.page.locator("#menu summary").click()
    with host.tab.expect_download() as download:
        host.page.get_by_role("link", name="Tallenna tekstinä").click()
    assert FIRST_WORDS["fi"] in download.value.path().read_text("utf-8")


def test_the_conversation_is_printed_from_the_frame(visit: Visit, site: HostSite) -> None:
    host = visit()
    host.open_chat()
    begin_report(host, "fi")
    host.page.evaluate("window.print = () => { window.printed = !document.querySelector('.panel[open]') }")
    host.page.locator("#menu summary").click()
    host.page.get_by_role("button", name="Tulosta").click()
    assert host.page.evaluate("window.printed")
    # On paper, where there is only the frame.
    alone = host.tab.context.new_page()
    alone.goto(f"{site.chat}/nivala?lang=fi&embedded=1")
    expect(alone.locator(".message").first).to_be_visible()
    alone.emulate_media(media="print")
    expect(alone.locator(".message").first).to_be_visible()
    expect(alone.locator("h1")).to_have_text("Nivala")
    expect(alone.locator("#text, #menu summary, #language").locator("visible=true")).to_have_count(0)


# ---------------------------------------------------------------------- where it may be shown


def test_a_site_that_is_not_allowed_gets_a_link_and_no_frame(visit: Visit, site: HostSite) -> None:
    host = visit(origin=site.stranger)
    host.expect_failures("frame-ancestors|Framing|Refused to frame|ERR_BLOCKED")
    host.tab.clock.install()
    host.launcher.click()
    frame = host.dialog.locator("iframe").element_handle().content_frame()
    assert frame is not None
    expect(host.dialog.get_by_role("link")).to_have_count(0)
    host.tab.clock.fast_forward(16_000)
    link = host.dialog.get_by_role("link", name="Avaa chat uudelle välilehdelle")
    assert not frame.url.startswith(site.chat)
    with host.tab.expect_popup() as popup:
        link.click()
    expect(popup.value).to_have_url(f"{site.chat}/nivala?lang=fi")
    expect(popup.value.locator(".message").first).to_be_visible()


@LANGUAGES
def test_a_browser_that_keeps_no_cookies_there_is_led_to_the_chats_own_page(
    visit: Visit, site: HostSite, language: str
) -> None:
    host = visit(f"/{language}", language)
    host.expect_failures("401")
    session = {"language": language, "municipality": "535", "now": "2026-01-01T00:00:00+00:00"}
    session["expires"] = "2026-02-01T00:00:00+00:00"
    host.tab.route("**/chat/session", lambda route: route.fulfill(json=session))
    host.open_chat()
    name = {"fi": "Avaa keskustelu omalla sivullaan", "sv": "Öppna samtalet på en egen sida"}[language]
    link = host.page.get_by_role("link", name=name)
    assert link.get_attribute("href") == f"{site.chat}/nivala?lang={language}"
    assert link.get_attribute("target") == "_blank"


# ---------------------------------------------------------------------- several, and other sites' ways


TWO = [{"municipality": "nivala", "lang": "fi"}, {"municipality": "kalajoki", "lang": "sv"}]


def test_two_chats_on_a_page_do_not_quarrel(visit: Visit, site: HostSite) -> None:
    site.write("/two", *TWO, *TWO)  # whichever of two equal scripts comes first
    host = visit("/two")
    other = host.tab.get_by_role("button", name="Fråga i chatten: Kalajoki")
    expect(host.tab.locator("kunta-akkuna")).to_have_count(2)
    one, two = sorted((box(host.launcher), box(other)), key=lambda each: each["y"])
    assert one["y"] + one["height"] <= two["y"]
    host.open_chat()
    begin_report(host, "fi")
    # In this window the open panel may cover the other launcher, but not from the keyboard.
    other.press("Enter")
    expect(host.tab.get_by_role("dialog")).to_have_count(1)
    expect(host.tab.get_by_role("dialog", name="Chatt: Kalajoki")).to_be_visible()


def test_each_of_two_chats_on_a_page_has_its_own_conversation(visit: Visit, site: HostSite) -> None:
    site.write("/two", *TWO)
    host = visit("/two", stores=True)
    host.open_chat()
    begin_report(host, "fi")
    host.field.fill("Kesken")
    before, own = host.texts(), host.page
    other = HostPage(host.tab, site, "sv", "Kalajoki")
    other.launcher.press("Enter")  # the open panel covers it
    other.enter()
    other.expect_answered(0)
    expect(other.field).to_have_value("")
    expect(other.page.locator("h1")).to_have_text("Kalajoki")
    begin_report(other, "sv")
    host.page = own
    assert host.texts() == before
    host.visit("/two")  # Kalajoki's is open, Nivala's goes on when it is
    other.enter()
    other.expect_answered(1)
    host.launcher.press("Enter")
    host.enter()
    host.expect_answered(1)
    assert host.texts() == before
    expect(host.field).to_have_value("Kesken")
    expect(host.page.locator("h1")).to_have_text("Nivala")


@pytest.mark.parametrize("width", [360, 1280])
def test_launchers_in_both_corners_leave_each_other_room(visit: Visit, site: HostSite, width: int) -> None:
    tags = [{**TWO[0], "side": "left"}, {**TWO[1], "side": "right"}]
    site.write("/corners", *tags)
    host = visit("/corners", viewport={"width": width, "height": 740})
    other = host.tab.get_by_role("button", name="Fråga i chatten: Kalajoki")
    one, two = sorted((box(host.launcher), box(other)), key=lambda each: each["y"])
    beside = one["x"] + one["width"] <= two["x"] or two["x"] + two["width"] <= one["x"]
    assert one["y"] + one["height"] <= two["y"] or beside
    assert (one["y"] == two["y"]) == (width == 1280)


def test_without_a_language_it_speaks_that_of_the_site(visit: Visit, site: HostSite) -> None:
    site.write("/page", {"municipality": "nivala"}, lang="sv-FI")
    host = visit("/page", "sv")
    host.open_chat()
    expect(host.page.locator("html")).to_have_attribute("lang", "sv")


def test_the_site_opens_and_closes_it_by_its_own_buttons(visit: Visit) -> None:
    host = visit()
    assert host.tab.evaluate("Object.keys(window.KuntaAkkuna)") == ["open", "close"]
    host.tab.evaluate("KuntaAkkuna.open()")
    host.enter()
    host.expect_answered(0)
    host.tab.evaluate("KuntaAkkuna.close()")
    host.expect_closed()


@LANGUAGES
def test_with_an_unknown_municipality_the_chat_asks_and_the_sites_maker_is_told(
    visit: Visit, site: HostSite, language: str
) -> None:
    site.write("/wrong", {"municipality": "atlantis", "lang": language})
    host = visit(f"/{language}", language)
    host.name = "Kunta-Akkuna"
    host.expect_failures('data-municipality="atlantis"')
    with host.tab.expect_console_message(lambda message: "nivala" in message.text):
        host.visit("/wrong")
    host.open_chat()
    host.expect_answered(0)
    expect(host.page.locator("h1")).to_have_text("Kunta-Akkuna")
    be_asked_for_the_municipality(host)
    host.press("Nivala")
    expect(host.page.locator("h1")).to_have_text("Nivala")


def test_the_sites_own_styles_do_not_reach_it(visit: Visit, site: HostSite) -> None:
    hostile = """<style>
      html { font-size: 3px } * { display: none !important; opacity: 0 !important; color: red !important }
      html, body, main { display: block !important; opacity: 1 !important }
    </style>"""
    policy = "script-src {chat}; frame-src {chat}; style-src 'unsafe-inline'"
    site.write("/hostile", {"municipality": "nivala"}, body=hostile, policy=policy)
    plain, host = visit(), visit("/hostile")
    assert box(host.launcher) == box(plain.launcher)
    host.open_chat()
    begin_report(host, "fi")
    assert box(host.close_button)["width"] >= TARGET


def test_the_sites_colour_is_used_where_it_can_be_seen(visit: Visit, site: HostSite) -> None:
    site.write("/colour", {"municipality": "nivala", "color": "#1f4d2b", "side": "left"})
    host = visit("/colour")
    background = host.launcher.evaluate("node => getComputedStyle(node).backgroundColor")
    assert background == "rgb(31, 77, 43)"
    assert box(host.launcher)["x"] < 40
    host.open_chat()
    for part in (host.dialog.locator("header"), host.page.locator("header")):
        expect(part).to_have_css("background-color", "rgb(31, 77, 43)")
        expect(part).to_have_css("color", "rgb(255, 255, 255)")


# ---------------------------------------------------------------------- seeing and hearing


@LANGUAGES
@pytest.mark.parametrize(
    "options",
    [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, {"viewport": {"width": 320, "height": 256}}],
    ids=["light", "dark", "forced colours", "400 % zoom"],
)
def test_axe_finds_nothing(visit: Visit, axe: str, options: dict[str, Any], language: str) -> None:
    host = visit(f"/{language}", language, **options)
    around = HostPageAround(host)
    assert violations(around, axe) == []
    host.open_chat()
    begin_report(host, language)
    assert violations(around, axe) == []
    assert violations(host, axe) == []
    assert host.overflow() == 0


class HostPageAround:
    """The site's page without the chat's frame, which axe looks through by itself."""

    def __init__(self, host: HostPage) -> None:
        self.page = host.tab


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_to_press_is_large_enough_and_has_a_visible_focus(visit: Visit, width: int) -> None:
    host = visit(viewport={"width": width, "height": 600})
    expect_easy_to_press(host, host.launcher, width)
    host.tab.keyboard.press("Enter")
    host.enter()
    expect(host.field).to_be_focused()  # the chat takes the focus once, when it is there
    expect_easy_to_press(host, host.close_button, width)


def expect_easy_to_press(host: HostPage, press: Locator, width: int) -> None:
    """By a finger, `width` pixels being there; and seen where it is when keys are used."""
    size = box(press)
    assert min(size["width"], size["height"]) >= TARGET
    assert size["x"] >= 0
    assert size["x"] + size["width"] <= width
    host.tab.keyboard.press("Shift+Tab")
    press.focus()
    expect(press).to_have_css("outline-style", "solid")


def test_each_reply_is_announced_once_and_by_the_chat_only(visit: Visit) -> None:
    host = visit()
    host.open_chat()
    begin_report(host, "fi")
    heard = [each["text"] for each in host.announced() if each["text"].startswith("Avustaja:")]
    assert len(heard) == host.replies.count()
    expect(host.tab.locator("kunta-akkuna [role=status]").first).to_be_empty()


def test_nothing_moves_where_motion_is_unwanted(visit: Visit) -> None:
    for motion, animation in (("reduce", "none"), ("no-preference", "appear")):
        host = visit(reduced_motion=motion)
        host.launcher.click()
        assert host.dialog.evaluate("node => getComputedStyle(node).animationName") == animation
