"""Written text as the server's pages show it: paragraphs, lists, and addresses that lead somewhere."""

import re
from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup, escape

ITEM = "- "
_ADDRESS = re.compile(r"https://[^\s<>\"”)]*[^\s<>\"”).,;:!?]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

Block = tuple[Literal["p", "ul"], list[str]]


def blocks(text: str) -> list[Block]:
    """Paragraphs, one a line, and lists of the lines that begin with ``- ``."""
    found: list[Block] = []
    for line in text.splitlines():
        kind: Literal["p", "ul"] = "ul" if line.startswith(ITEM) else "p"
        if kind == "ul" and found and found[-1][0] == "ul":
            found[-1][1].append(line.removeprefix(ITEM))
        elif line.strip():
            found.append((kind, [line.removeprefix(ITEM) if kind == "ul" else line]))
    return found


def linked(text: str) -> Markup:
    """The text, escaped, with links to the web addresses and e-mail addresses in it."""
    return Markup("").join(_pieces(text))


def _pieces(text: str) -> Iterator[Markup]:
    end = 0
    for match in _ADDRESS.finditer(text):
        yield escape(text[end : match.start()])
        address = match[0]
        href = address if address.startswith("https://") else f"mailto:{address}"
        yield Markup('<a href="{}">{}</a>').format(href, address.removeprefix("https://"))
        end = match.end()
    yield escape(text[end:])
