"""What the accessibility tree must hold in every state of every page and component."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from akkuna.replies import LANGUAGES
from akkuna.settings import ROOT
from channels.web.texts import NOTICES, TEXTS

TOLD = {
    "DisclosureTriangle": "expanded",
    "combobox": "expanded",
    "radio": "checked",
    "checkbox": "checked",
    "option": "selected",
    "textbox": "invalid",
    "searchbox": "invalid",
}
"""The state that each kind of control always tells, as Chromium's tree calls both."""

CONTROLS = {*TOLD, "button", "link"}
PLACES = {"RootWebArea", "heading", "dialog", "paragraph"}
"""What may have the focus put on it without being a control."""

NAMED = {*CONTROLS, "RootWebArea", "heading", "dialog", "log", "image", "progressbar", "listbox", "grid"}

COUNTED = {
    ("disabled", True): ":disabled, [aria-disabled=true]",
    ("expanded", True): "details[open] > summary, [aria-expanded=true]",
    ("checked", "true"): "input:checked",
    ("selected", True): "[aria-selected=true], option:checked",
    ("invalid", "true"): "[aria-invalid=true]",
}
"""States in the tree, and the elements that are in them."""

COUNT = """(selectors) => {
  const root = document.querySelector("dialog[open]") ?? document;
  const seen = (node) => (node.closest("select") ?? node).checkVisibility();
  return selectors.map((selector) => [...root.querySelectorAll(selector)].filter(seen).length);
}"""

WORDS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (!parentElement.matches("script, style, noscript")) found.push([parentElement, data]);
  }
  for (const node of document.querySelectorAll("[aria-label], [title], [alt]")) {
    for (const name of ["aria-label", "title", "alt"]) found.push([node, node.getAttribute(name) ?? ""]);
  }
  return found.map(([node, words]) => [words.replace(/\\s+/g, " ").trim(), node.closest("[lang]").lang]);
}"""


@dataclass(frozen=True)
class Node:
    """A node that assistive technology is given."""

    id: str
    parent: str
    role: str
    name: str
    description: str
    properties: dict[str, Any]

    @property
    def is_usable(self) -> bool:
        """A control that can be used now."""
        return self.role in CONTROLS and not self.properties.get("disabled")

    def __str__(self) -> str:
        return f"{self.role} “{self.name}”"


class Tree:
    """The accessibility tree of a page as it is now."""

    def __init__(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        raw = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        self._parents = {each["nodeId"]: each.get("parentId", "") for each in raw}
        self._order = {id: number for number, id in enumerate(_in_order(raw))}
        self._all = {each["nodeId"]: _node(each) for each in raw if not each["ignored"]}
        self.nodes = sorted(self._all.values(), key=lambda node: self._order[node.id])

    @cached_property
    def is_in_dialog(self) -> bool:
        """A modal dialog is open: there is nothing else for who does not see the page."""
        return any(node.properties.get("modal") for node in self.nodes)

    def of(self, *roles: str) -> list[Node]:
        """Those with one of the roles, in the order in which they are read."""
        return [node for node in self.nodes if node.role in roles]

    def above(self, node: Node) -> Iterator[Node]:
        """What the node is in, from the inside out."""
        id = self._parents[node.id]
        while id:
            if id in self._all:
                yield self._all[id]
            id = self._parents.get(id, "")


def _in_order(raw: list[dict[str, Any]]) -> Iterator[str]:
    children = {each["nodeId"]: each.get("childIds", []) for each in raw}
    stack = [raw[0]["nodeId"]]
    while stack:
        id = stack.pop()
        if id in children:
            yield id
            stack += reversed(children[id])


def _node(raw: dict[str, Any]) -> Node:
    name, description = (raw.get(part, {}).get("value", "") for part in ("name", "description"))
    properties = {each["name"]: each["value"].get("value") for each in raw.get("properties", [])}
    return Node(raw["nodeId"], raw.get("parentId", ""), raw["role"]["value"], name, description, properties)


def faults(page: Page, *, whole: bool) -> list[str]:
    """What is wrong in the tree, one line each.

    Args:
        whole: it is a whole page, not a component alone; then headings and landmarks count too.
    """
    tree = Tree(page)
    found = [*_controls(tree), *_same_names(tree), *_states(tree, page), *_live(tree), *_languages(page)]
    return found + (list(_outline(tree)) if whole else [])


def _controls(tree: Tree) -> Iterator[str]:
    for node in tree.nodes:
        if node.role in NAMED and not node.name.strip():
            yield f"no name: {node.role} in {[str(each) for each in tree.above(node)][:4]}"
        if node.properties.get("focusable") and node.role not in CONTROLS | PLACES:
            yield f"can have the focus, but is no control: {node}"
        if node.role in TOLD and TOLD[node.role] not in node.properties:
            yield f"does not tell whether it is {TOLD[node.role]}: {node}"
        if node.role in CONTROLS and node.name and node.description.strip() == node.name.strip():
            yield f"is described by its own name: {node}"


def _same_names(tree: Tree) -> Iterator[str]:
    """Controls that stand together, do different things and are called the same."""
    uses: dict[tuple[str, str, str], set[str]] = {}
    for node in tree.nodes:
        if node.is_usable:
            does = str(node.properties.get("url", node.id))
            uses.setdefault((_surroundings(tree, node), node.role, node.name), set()).add(does)
    for (_, role, name), different in uses.items():
        if len(different) > 1:
            yield f"{len(different)} different things are called {role} “{name}”"


def _surroundings(tree: Tree, node: Node) -> str:
    """The message or the group that a control stands in; elsewhere the whole page is one."""
    above = list(tree.above(node))
    if node.role in ("radio", "option"):
        return above[0].id if node.role == "option" else next(a.id for a in above if a.role == "group")
    in_log = [index for index, each in enumerate(above) if each.role == "log"]
    messages = [each for each in above[: in_log[0]] if each.role == "listitem"] if in_log else []
    return messages[-1].id if messages else ""


def _states(tree: Tree, page: Page) -> Iterator[str]:
    for (name, value), wanted in zip(COUNTED, page.evaluate(COUNT, list(COUNTED.values())), strict=True):
        told = sum(node.role in CONTROLS and node.properties.get(name) == value for node in tree.nodes)
        if told != wanted:
            yield f"{wanted} are {name}, {told} tell it"


def _live(tree: Tree) -> Iterator[str]:
    """The conversation itself is no live region, and only one besides the controls' own is polite."""
    for log in tree.of("log"):
        for node in tree.nodes:
            if "live" in node.properties and log in (node, *tree.above(node)):
                yield f"would be told again with the conversation: {node}"
    regions = [node for node in tree.of("generic") if node.properties.get("live")]
    if len(regions) > 1:
        yield f"{len(regions)} live regions"


def _outline(tree: Tree) -> Iterator[str]:
    before = 1 if tree.is_in_dialog else 0
    for heading in tree.of("heading"):
        level = heading.properties["level"]
        if level > before + 1:
            yield f"level {level} comes after {before}: {heading}"
        before = level
    if tree.is_in_dialog:
        return
    ones = sum(node.properties["level"] == 1 for node in tree.of("heading"))
    if ones != 1:
        yield f"{ones} headings of the first level"
    if [node.role for node in tree.of("banner", "main")] != ["banner", "main"]:
        yield f"landmarks: {[str(node) for node in tree.of('banner', 'main')]}"


def _languages(page: Page) -> Iterator[str]:
    """Words that exist in one language only stand where that language is said to be."""
    for words, lang in page.evaluate(WORDS):
        for language in LANGUAGES:
            if words in ONLY[language] and lang != language:
                yield f"“{words}” is {language}, said to be {lang}"


def _texts(language: str) -> set[str]:
    files = (ROOT / "bot").glob(f"**/texts.{language}.yml")
    every = [*TEXTS[language].values(), *NOTICES[language].values()]
    every += [text for file in files for text in _strings(_read(file))]
    return {" ".join(text.split()) for text in every if "{" not in text}


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))


def _strings(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for each in content.values():
            yield from _strings(each)


_FINNISH, _SWEDISH = _texts("fi"), _texts("sv")
ONLY = {"fi": _FINNISH - _SWEDISH, "sv": _SWEDISH - _FINNISH}
"""All words of the assistant and its pages that are not the same in both languages."""
