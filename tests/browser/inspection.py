"""Everything that machines can tell of a state's accessibility, in one visit."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

from .chat_page import ChatPage
from .states import STATES
from .tree import faults

LOOKS: tuple[dict[str, Any], ...] = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)

AXE = """async (off) => {
  const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
  const { violations } = await axe.run(document, { rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
}"""


@dataclass
class Inspection:
    """What was found.

    Attributes:
        tree: faults of the accessibility tree.
        axe: what axe-core finds, light, dark and in forced colours.
        overflow: CSS pixels by which the page is wider than the narrowest screen.
        problems: script errors, policy violations and foreign requests.
    """

    tree: list[str] = field(default_factory=list)
    axe: list[str] = field(default_factory=list)
    overflow: int = 0
    problems: list[str] = field(default_factory=list)


def inspect_state(browser: Browser, address: str, axe: str, state: str, language: str) -> Inspection:
    """Brings a new page into the state, and looks at it on the narrowest screen."""
    context = browser.new_context(viewport={"width": 320, "height": 568}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    try:
        chat = ChatPage(context.new_page(), address)
        chat.open("/nivala", language)
        STATES[state](chat, language)
        found = Inspection(tree=faults(chat.page, whole=True), overflow=chat.overflow())
        found.axe = violations_in_all_looks(chat.page, axe)
        found.problems = chat.problems
        return found
    finally:
        context.close()


def violations_in_all_looks(page: Page, axe: str, off: tuple[str, ...] = ()) -> list[str]:
    """What axe-core finds, one line a rule and element, without the rules in `off`."""
    page.evaluate(axe)
    found = []
    for look in LOOKS:
        page.emulate_media(**look)
        found += [f"{look}: {one}" for one in page.evaluate(AXE, off)]
    return found
