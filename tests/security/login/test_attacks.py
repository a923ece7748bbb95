"""Attacks on the way between a browser, its conversation and Suomi.fi: none leaks, none binds.

Each attack fails for its own reason, and where a login is under way, its owner can still finish it.
"""

import base64
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta

import httpx
import pytest

from akkuna.citizen import Citizen
from tests.resilience.server import until
from tests.security.conftest import Tell
from tests.security.login.browser import Browser, relay_state_of, told_by
from tests.security.login.conftest import OWN, OWN_CODE, PROCESSES, Site
from tests.security.saml.test_bombs import BOMBS

Answer = httpx.Response
ACS = "/suomifi/acs"
NAMESPACES = BOMBS["namespaces"]


@dataclass
class Scene:
    """Everybody who takes part.

    Attributes:
        attacker, victim: browsers, each with an open chat of its own.
        owner: whose login it is that the attack is about.
        mended: the same without the defect, which logs its owner in. None where nothing is left to be mended:
            then the owner logs in anew.
    """

    site: Site
    attacker: Browser
    victim: Browser
    owner: Browser = field(init=False)
    mended: Callable[[], Answer] | None = None

    def __post_init__(self) -> None:
        self.owner = self.victim

    def mend(self, owner: Browser, mended: Callable[[], Answer]) -> None:
        """Says how it would have been right."""
        self.owner, self.mended = owner, mended

    def started(self, browser: Browser, path: str) -> tuple[str, Answer]:
        """A login that has begun: relay state, and the page on which a person is chosen."""
        sent = browser.get(path)
        return relay_state_of(sent.headers["location"]), browser.follow(sent)

    def answered(self, browser: Browser, path: str) -> tuple[Answer, str]:
        """A login that Suomi.fi has answered: the answer to its post, and where the browser would go on."""
        answer = browser.submit(browser.identify(path))
        assert answer.status_code == 303, answer.text
        return answer, answer.headers["location"]


def forwarded_link(scene: Scene) -> Answer:
    """The attacker sends the link of their own conversation to the victim."""
    path = scene.site.offer(scene.attacker)
    scene.mend(scene.attacker, lambda: scene.attacker.log_in(path))
    return scene.victim.get(path)


def forwarded_link_to_a_victim_who_is_logged_in(scene: Scene) -> Answer:
    """The victim's single sign-on would answer without asking."""
    scene.victim.log_in(scene.site.offer(scene.victim))
    return forwarded_link(scene)


def forwarded_link_of_a_window(scene: Scene) -> Answer:
    """A window leads to Suomi.fi only where the chat that opened it lets it; the victim's chat cannot."""
    path = scene.site.offer(scene.attacker)
    page = scene.victim.get(f"{path}&window=1")
    assert page.status_code == 200 and 'data-step="begin"' in page.text
    body = {"handle": path.partition("handle=")[2], "browser": told_by(page)}
    return scene.victim.post("/suomifi/window", body)


def window_let_begin_by_another_site(scene: Scene) -> Answer:
    """A page of another site lets the victim's browser begin."""
    path = scene.site.offer(scene.victim)
    body = {"handle": path.partition("handle=")[2], "browser": told_by(scene.victim.get(f"{path}&window=1"))}
    return scene.victim.post("/suomifi/window", body, Origin="https://evil.example.org")


def forwarded_code(scene: Scene) -> Answer:
    """The attacker identifies and lets the victim come back: the victim would act as the attacker."""
    _, finish = scene.answered(scene.attacker, scene.site.offer(scene.attacker))
    scene.mend(scene.attacker, lambda: scene.attacker.get(finish))
    return scene.victim.get(finish)


def stolen_code(scene: Scene) -> Answer:
    """The attacker has seen the address that the victim comes back to."""
    _, finish = scene.answered(scene.victim, scene.site.offer(scene.victim))
    scene.mend(scene.victim, lambda: scene.victim.get(finish))
    return scene.attacker.get(finish)


def stolen_claim(scene: Scene) -> Answer:
    """The attacker has seen the code that the victim's window hands to its chat."""
    page = scene.victim.log_in(scene.site.offer(scene.victim), in_window=True)
    scene.mend(scene.victim, lambda: scene.victim.post("/suomifi/claim", {"code": told_by(page)}))
    return scene.attacker.post("/suomifi/claim", {"code": told_by(page)})


def claim_from_another_site(scene: Scene) -> Answer:
    """A page of another site posts the victim's own code."""
    page = scene.victim.log_in(scene.site.offer(scene.victim), in_window=True)
    scene.mend(scene.victim, lambda: scene.victim.post("/suomifi/claim", {"code": told_by(page)}))
    return scene.victim.post("/suomifi/claim", {"code": told_by(page)}, Origin="https://evil.example.org")


def answer_posted_in_another_browser(scene: Scene) -> Answer:
    """Login CSRF: the victim's browser is made to post what Suomi.fi told of the attacker."""
    page = scene.attacker.identify(scene.site.offer(scene.attacker))
    finish = scene.victim.submit(page).headers["location"]
    scene.mend(scene.attacker, lambda: scene.attacker.get(finish))
    return scene.victim.get(finish)


def without_the_cookie_of_the_browser(scene: Scene) -> Answer:
    """Another tab of another profile comes back."""
    _, finish = scene.answered(scene.victim, scene.site.offer(scene.victim))
    return _without_cookie(scene, "akkuna-login", finish)


def without_the_cookie_of_the_conversation(scene: Scene) -> Answer:
    """The conversation was left in the meantime."""
    _, finish = scene.answered(scene.victim, scene.site.offer(scene.victim))
    return _without_cookie(scene, "akkuna", finish)


def another_conversation_of_the_browser(scene: Scene) -> Answer:
    """The browser has begun a new conversation: what was offered in the old one is not for it."""
    path = scene.site.offer(scene.victim)
    scene.victim.post("/chat/session", {"language": "fi", "municipality": "535", "new": True})
    return scene.victim.get(path)


def two_tabs(scene: Scene) -> Answer:
    """The attempt of the first tab is void when a second tab has begun one."""
    path = scene.site.offer(scene.victim)
    first, second = scene.victim.identify(path), scene.victim.identify(path)
    scene.mend(scene.victim, lambda: scene.victim.follow(scene.victim.submit(second)))
    return scene.victim.submit(first)


def answer_twice(scene: Scene) -> Answer:
    """The same answer is posted a second time."""
    page = scene.victim.identify(scene.site.offer(scene.victim))
    assert scene.victim.submit(page).status_code == 303
    return scene.victim.submit(page)


def answer_to_another_login(scene: Scene) -> Answer:
    """An answer is posted with the relay state of another login."""
    page = scene.attacker.identify(scene.site.offer(scene.attacker))
    state, _ = scene.started(scene.attacker, scene.site.offer(scene.attacker))
    return _with_state(scene, page, state)


def answer_to_a_finished_login(scene: Scene) -> Answer:
    """An answer is posted with the relay state of a login that has been finished."""
    state, choice = scene.started(scene.attacker, scene.site.offer(scene.attacker))
    answer = scene.attacker.submit(scene.attacker.submit(choice, person="liisa"))
    scene.attacker.follow(answer)
    return _with_state(scene, scene.attacker.identify(scene.site.offer(scene.attacker)), state)


def code_in_two_tabs_at_once(scene: Scene) -> Answer:
    """Two tabs come back at the same time; on PostgreSQL both have been looked at before one is let in."""
    _, finish = scene.answered(scene.victim, scene.site.offer(scene.victim))
    tabs = [_again(scene.victim) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        with scene.site.held(scene.victim) as waiting:
            coming = [pool.submit(tab.get, finish) for tab in tabs]
            until(lambda: waiting() == len(tabs))
        answers = [one.result() for one in coming]
    first, second = sorted(range(2), key=lambda number: answers[number].status_code)
    assert answers[first].status_code == 303
    scene.victim.cookies.update(tabs[first].cookies)
    return answers[second]


def namespace_bomb(scene: Scene) -> Answer:
    """What took ten seconds of the only threads that there were."""
    page = scene.attacker.identify(scene.site.offer(scene.attacker))
    scene.mend(scene.attacker, lambda: scene.attacker.follow(scene.attacker.submit(page)))
    began = time.monotonic()
    bomb = base64.b64encode(NAMESPACES.encode()).decode()
    refused = scene.attacker.submit(page, SAMLResponse=bomb)
    assert time.monotonic() - began < 5
    return refused


def code_twice(scene: Scene) -> Answer:
    """The browser comes back a second time."""
    _, finish = scene.answered(scene.victim, scene.site.offer(scene.victim))
    assert scene.victim.get(finish).status_code == 303
    return scene.victim.get(finish)


def claim_twice(scene: Scene) -> Answer:
    """A chat claims a second time."""
    page = scene.victim.log_in(scene.site.offer(scene.victim), in_window=True)
    assert scene.victim.post("/suomifi/claim", {"code": told_by(page)}).status_code == 200
    return scene.victim.post("/suomifi/claim", {"code": told_by(page)})


def link_twice(scene: Scene) -> Answer:
    """The link is followed again after the login."""
    path = scene.site.offer(scene.victim)
    scene.victim.log_in(path)
    return scene.victim.get(path)


def old_link(scene: Scene) -> Answer:
    """The link was offered an hour ago."""
    return scene.victim.get(scene.site.offer(scene.victim, age=timedelta(hours=1)))


def guessed_link(scene: Scene) -> Answer:
    """The handle was never given."""
    return scene.victim.get(f"/suomifi/login?handle={'A' * 43}")


def no_link(scene: Scene) -> Answer:
    """There is no handle at all."""
    return scene.victim.get("/suomifi/login")


def unsolicited(scene: Scene) -> Answer:
    """An answer to nothing."""
    page = scene.attacker.identify(scene.site.offer(scene.attacker))
    return _with_state(scene, page, "A" * 43)


def answer_at_another_service_provider(scene: Scene) -> Answer:
    """The shared service provider's answer is posted to a municipality's own."""
    page = scene.victim.identify(scene.site.offer(scene.victim))
    scene.mend(scene.victim, lambda: scene.victim.follow(scene.victim.submit(page)))
    return _posted_to(scene, page, f"/suomifi/{OWN}/acs")


def answer_of_another_service_provider(scene: Scene) -> Answer:
    """A municipality's own answer is posted to the shared service provider."""
    page = scene.victim.identify(scene.site.offer(scene.victim, provider=OWN_CODE))
    scene.mend(scene.victim, lambda: scene.victim.follow(scene.victim.submit(page)))
    return _posted_to(scene, page, ACS)


def link_at_another_service_provider(scene: Scene) -> Answer:
    """The shared one's link is followed at a municipality's own."""
    return _at_provider(scene, OWN)


def no_such_service_provider(scene: Scene) -> Answer:
    """A municipality that has none of its own."""
    return _at_provider(scene, "nivala")


def relay_state(value: str) -> Callable[[Scene], Answer]:
    """An answer with a relay state that is none of ours by its form."""

    def attack(scene: Scene) -> Answer:
        page = scene.attacker.identify(scene.site.offer(scene.attacker))
        return _with_state(scene, page, value)

    return attack


def no_relay_state(scene: Scene) -> Answer:
    """An answer without one."""
    return scene.victim.send(scene.site.address + ACS, {"SAMLResponse": "AAAA"}, "http://idp")


def changed_answer(scene: Scene) -> Answer:
    """A letter of the answer is another."""
    page = scene.attacker.identify(scene.site.offer(scene.attacker))
    scene.mend(scene.attacker, lambda: scene.attacker.follow(scene.attacker.submit(page)))
    return scene.attacker.submit(page, SAMLResponse="AAAA")


def empty_post(scene: Scene) -> Answer:
    """Nothing is posted."""
    return scene.victim.send(scene.site.address + ACS, {}, "http://idp")


def huge_post(scene: Scene) -> Answer:
    """Two megabytes are posted."""
    fields = {"SAMLResponse": "A" * 2_000_000, "RelayState": "A" * 43}
    return scene.victim.send(scene.site.address + ACS, fields, "http://idp")


ONE_OF_MANY = "used or unknown_login"
"""Of several at once, by whether they have been looked at before one was let in, or after."""
ATTACKS: list[tuple[Callable[[Scene], Answer], str]] = [
    (forwarded_link, "other_browser"),
    (forwarded_link_to_a_victim_who_is_logged_in, "other_browser"),
    (forwarded_link_of_a_window, "other_browser"),
    (window_let_begin_by_another_site, "web.origin"),
    (forwarded_code, "other_browser"),
    (stolen_code, "other_browser"),
    (stolen_claim, "other_browser"),
    (claim_from_another_site, "web.origin"),
    (answer_posted_in_another_browser, "other_browser"),
    (without_the_cookie_of_the_browser, "other_browser"),
    (without_the_cookie_of_the_conversation, "other_browser"),
    (another_conversation_of_the_browser, "other_browser"),
    (two_tabs, "unknown_login"),
    (answer_twice, "unknown_login"),
    (answer_to_another_login, "in_response_to"),
    (answer_to_a_finished_login, "unknown_login"),
    (code_in_two_tabs_at_once, ONE_OF_MANY),
    (namespace_bomb, "namespace"),
    (code_twice, "unknown_login"),
    (claim_twice, "unknown_login"),
    (link_twice, "unknown_login"),
    (old_link, "unknown_login"),
    (guessed_link, "unknown_login"),
    (no_link, "unknown_login"),
    (unsolicited, "unknown_login"),
    (answer_at_another_service_provider, "other_provider"),
    (answer_of_another_service_provider, "other_provider"),
    (link_at_another_service_provider, "other_provider"),
    (no_such_service_provider, "other_provider"),
    (changed_answer, "xml"),
    (no_relay_state, "relay_state"),
    (empty_post, "query"),
    (huge_post, "too_large"),
]
STATES = {
    "an_absolute_address": "https://evil.example.org/",
    "an_address_without_scheme": "//evil.example.org",
    "a_backslash": "\\evil.example.org",
    "a_line_break": "A" * 43 + "\r\nSet-Cookie: a=b",
    "ten_kilobytes": "A" * 10_000,
    "empty": "",
}
ATTACKS += [(relay_state(value), "relay_state") for value in STATES.values()]
NAMES = [attack.__name__ for attack, _ in ATTACKS[: -len(STATES)]] + [f"relay_state_{one}" for one in STATES]


HAVE_LOGGED_IN = {
    "answer_to_a_finished_login",
    "code_in_two_tabs_at_once",
    "code_twice",
    "claim_twice",
    "link_twice",
    "forwarded_link_to_a_victim_who_is_logged_in",
}
"""Attacks in which somebody has logged in as they may, before or beside."""


@pytest.mark.parametrize(("attack", "reason"), ATTACKS, ids=NAMES)
def test_attack(
    site: Site,
    citizen: Browser,
    other: Browser,
    attack: Callable[[Scene], Answer],
    reason: str,
    tell: Tell,
) -> None:
    conversations = {site.conversation_of(one) for one in (citizen, other)}
    sessions, scene = _sessions(site, citizen, other), Scene(site, citizen, other)
    refused = attack(scene)
    assert refused.status_code == 403, refused.text
    assert site.reasons()[-1] in reason.split(" or ")
    if getattr(attack, "__name__", "") not in HAVE_LOGGED_IN:
        assert [site.who(id) for id in conversations] == [None, None]
        assert site.who(citizen) == sessions[0], "the attacker is never logged in"
    known = {found.session_id for found in map(site.who, conversations) if found}
    assert _owner_after_mending(scene).session_id not in known
    tell(reason)


def _owner_after_mending(scene: Scene) -> Citizen:
    """Who is logged in once the one defect is mended."""
    owner = scene.owner
    mended = scene.mended or (lambda: owner.log_in(scene.site.offer(owner)))
    assert mended().status_code in (200, 303)
    after = scene.site.who(owner)
    assert after is not None
    return after


@pytest.mark.parametrize(
    "attacks",
    [
        (forwarded_link, guessed_link, old_link, link_twice),
        (changed_answer, answer_to_another_login),
        (empty_post, no_relay_state),
    ],
    ids=["links", "answers", "answers to nothing"],
)
def test_all_rejections_look_alike(
    site: Site, citizen: Browser, other: Browser, attacks: tuple[Callable[[Scene], Answer], ...]
) -> None:
    scene = Scene(site, citizen, other)
    pages = [attack(scene) for attack in attacks]
    assert len({(one.status_code, one.text, one.headers["content-type"]) for one in pages}) == 1
    assert all("set-cookie" not in one.headers for one in pages)


def test_a_window_that_was_let_begin_leads_no_other_browser_to_suomifi(
    site: Site, citizen: Browser, other: Browser
) -> None:
    path = site.offer(citizen)
    assert citizen.open_window(path).status_code == 303
    page = other.get(f"{path}&window=1")
    assert page.status_code == 200 and 'data-step="begin"' in page.text


def test_the_owner_finishes_what_others_have_tried(site: Site, citizen: Browser, other: Browser) -> None:
    _, finish = Scene(site, other, citizen).answered(citizen, site.offer(citizen))
    assert other.get(finish).status_code == 403
    assert citizen.follow(citizen.get(finish)).status_code == 200
    assert site.who(citizen) is not None and site.who(other) is None


def test_the_second_tab_goes_on(site: Site, citizen: Browser) -> None:
    path = site.offer(citizen)
    first, second = citizen.identify(path), citizen.identify(path)
    assert citizen.submit(first).status_code == 403
    assert citizen.follow(citizen.submit(second)).status_code == 200
    assert site.who(citizen) is not None


def test_of_many_that_post_one_answer_one_is_heard(site: Site, citizen: Browser) -> None:
    page = citizen.identify(site.offer(citizen))
    assert sorted(_at_once(lambda: citizen.submit(page))) == [303] + [403] * 7
    assert site.reasons()[-7:].count("replay") + site.reasons()[-7:].count("unknown_login") == 7


def test_of_many_that_come_back_one_is_let_in(site: Site, citizen: Browser) -> None:
    conversation_id = site.conversation_of(citizen)
    _, finish = Scene(site, citizen, citizen).answered(citizen, site.offer(citizen))
    assert sorted(_at_once(lambda: _again(citizen).get(finish))) == [303] + [403] * 7
    assert set(site.reasons()[-7:]) <= set(ONE_OF_MANY.split(" or ")), "it is not another browser"
    assert site.who(conversation_id) is not None and site.news(conversation_id) == 1


def test_of_many_that_claim_one_gets_it(site: Site, framed: Browser) -> None:
    conversation_id = site.conversation_of(framed)
    code = told_by(framed.log_in(site.offer(framed), in_window=True))
    claims = _at_once(lambda: _again(framed, embedded=True).post("/suomifi/claim", {"code": code}))
    assert sorted(claims) == [200] + [403] * 7
    assert set(site.reasons()[-7:]) <= set(ONE_OF_MANY.split(" or ")), "it is not another browser"
    assert site.who(conversation_id) is not None and site.news(conversation_id) == 1


def test_an_answer_is_not_taken_again_after_a_restart(site: Site, citizen: Browser) -> None:
    path = site.offer(citizen)
    page = citizen.identify(path)
    assert citizen.submit(page).status_code == 303
    read = site.server.log.read_text().count("login.metadata_read")
    site.server.stop()
    site.server.start()
    until(lambda: site.server.log.read_text().count("login.metadata_read") >= read + PROCESSES)
    assert citizen.submit(page).status_code == 403
    assert site.who(citizen) is None


def test_who_knew_the_cookie_before_sees_nothing_after(site: Site, citizen: Browser) -> None:
    old = _again(citizen)
    citizen.log_in(site.offer(citizen))
    assert citizen.get("/chat/transcript").status_code == 200
    assert old.get("/chat/transcript").status_code == 404
    assert old.get("/chat/events").status_code == 401


def test_an_answer_about_nobody_ends_one_login_only(site: Site, citizen: Browser) -> None:
    page = citizen.follow(citizen.get(site.offer(citizen)))
    cancelled = citizen.submit(page, cancel="1")
    citizen.log_in(site.offer(citizen))
    assert citizen.submit(cancelled).status_code == 303
    assert site.who(citizen) is not None


def test_nobody_fills_the_audit_log(site: Site, citizen: Browser) -> None:
    page, before = citizen.identify(site.offer(citizen)), len(site.audit())
    statuses = {citizen.submit(page, SAMLResponse="AAAA").status_code for _ in range(60)}
    assert statuses == {403} and len(site.audit()) - before <= 20 * PROCESSES
    assert set(site.reasons()[-60:]) == {"xml", "too_many"}, "each has its reason in the log"


def _without_cookie(scene: Scene, name: str, finish: str) -> Answer:
    cookie = scene.victim.cookies.pop(name)

    def with_cookie() -> Answer:
        scene.victim.cookies[name] = cookie
        return scene.victim.get(finish)

    scene.mend(scene.victim, with_cookie)
    return scene.victim.get(finish)


def _with_state(scene: Scene, page: Answer, state: str) -> Answer:
    """The attacker's own answer, posted with another relay state than its own."""
    scene.mend(scene.attacker, lambda: scene.attacker.follow(scene.attacker.submit(page)))
    return scene.attacker.submit(page, RelayState=state)


def _at_provider(scene: Scene, folder: str) -> Answer:
    path = scene.site.offer(scene.victim)
    scene.mend(scene.victim, lambda: scene.victim.log_in(path))
    return scene.victim.get(path.replace("/suomifi/", f"/suomifi/{folder}/"))


def _posted_to(scene: Scene, page: Answer, path: str) -> Answer:
    fields = {name: value for name, value in Browser.hidden(page).items()}
    return scene.victim.send(scene.site.address + path, fields, str(page.url))


def _sessions(site: Site, *browsers: Browser) -> list[object]:
    return [site.who(one) for one in browsers]


def _again(browser: Browser, embedded: bool = False) -> Browser:
    """Another window of the same browser."""
    copy = Browser(browser.address, embedded=embedded)
    copy.cookies.update(browser.cookies)
    return copy


def _at_once(work: Callable[[], Answer]) -> list[int]:
    with ThreadPoolExecutor(8) as pool:
        return [one.status_code for one in pool.map(lambda _: work(), range(8))]
