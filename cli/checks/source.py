"""What the code of actions and dialogue needs from the data, read from its syntax without running it.

Importing the code would take longer than all checks together, and a fault in it would hide those of the data.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cli.project import Project

SAYING = frozenset({"Reply", "Term", "say", "problem", "_plain"})
"""Calls whose first argument is the key of a text."""


@dataclass(frozen=True)
class UsedText:
    """A text key that the code names; `service` is None where it is decided at run time whose it is."""

    file: Path
    line: int
    key: str
    service: str | None


@dataclass
class Source:
    """What the code needs.

    Attributes:
        handlers: names of the services that have a handler.
        texts: text keys in the code.
    """

    handlers: set[str] = field(default_factory=set)
    texts: list[UsedText] = field(default_factory=list)


def read_source(project: Project) -> Source:
    """Reads the code in ``actions/`` and ``bot/``."""
    source = Source()
    for folder in (project.actions, project.bot):
        for file in sorted(folder.rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and node.args:
                    _note_call(source, file, node)
    return source


def _note_call(source: Source, file: Path, call: ast.Call) -> None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "register":
        source.handlers.update(_constants(call.args[0]))
    elif name in SAYING:
        named = (keyword.value for keyword in call.keywords if keyword.arg == "service")
        service = next((value for node in named for value in _constants(node)), None)
        for key in _constants(call.args[0]):
            source.texts.append(UsedText(file, call.lineno, key, service))


def _constants(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be, where they stand in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)
