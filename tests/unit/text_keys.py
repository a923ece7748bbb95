"""Finds, in the code's syntax, the text keys that it names and the values that it gives with them."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from akkuna.settings import ROOT

FOLDERS = ("actions", "bot", "channels")
VALUES_IN_A_MAPPING = frozenset({"Reply", "Term", "say"})
VALUES_BY_NAME = frozenset({"problem", "InputRejected", "NotAllowed"})
NOT_VALUES = frozenset({"service", "kind", "buttons", "lines", "accepts", "progress", "lang", "values"})
ANYTHING = "*"
"""Stands in a key for a part that is known at run time only."""

Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Use:
    """A place where the code says something.

    Attributes:
        place: file and line.
        key: text key; parts known at run time only are `ANYTHING`.
        values: names of the values given with it; None where they are known at run time only.
        service: whose text it is; None where that is known at run time only.
    """

    place: str
    key: str
    values: frozenset[str] | None
    service: str | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Matches the keys that may be meant."""
        return re.compile(re.escape(self.key).replace(re.escape(ANYTHING), r"[\w.]+"))


@lru_cache(maxsize=1)
def uses() -> tuple[Use, ...]:
    """All places of the code, also those that pass the key through a function of the same file."""
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    return tuple(use for path in files for use in _uses_in(path))


def _uses_in(path: Path) -> Iterator[Use]:
    module = ast.parse(path.read_text(encoding="utf-8"))
    calls = [(scope, call) for scope in _scopes(module) for call in _calls(scope)]
    passing: dict[str, set[int]] = {}
    for scope, call in calls:
        if _name(call) in VALUES_IN_A_MAPPING | VALUES_BY_NAME:
            for number in _parameters_in(_key(call), scope):
                passing.setdefault(getattr(scope, "name", ""), set()).add(number)
    for scope, call in calls:
        name = _name(call)
        direct = name in VALUES_IN_A_MAPPING | VALUES_BY_NAME
        passed = [call.args[number] for number in passing.get(name, ()) if number < len(call.args)]
        arguments = [_key(call)] if direct else passed
        for key in {key for argument in arguments for key in _texts(argument, scope)}:
            place = f"{path.relative_to(ROOT)}:{call.lineno}"
            values = _values(call, scope) if direct else None
            yield Use(place, key, values, _service(call, scope, module) if direct else None)


def _scopes(module: ast.Module) -> Iterator[Scope]:
    """The module and its functions; a function in a function belongs to the outer one."""
    yield module
    for node in _shallow(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _shallow(node: ast.AST) -> Iterator[ast.AST]:
    """What stands under a node, down to functions and not into them."""
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _shallow(child)


def _calls(scope: Scope) -> Iterator[ast.Call]:
    nodes: Iterable[ast.AST] = _shallow(scope) if isinstance(scope, ast.Module) else ast.walk(scope)
    yield from (node for node in nodes if isinstance(node, ast.Call) and (node.args or node.keywords))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _key(call: ast.Call) -> ast.expr | None:
    return call.args[0] if call.args else None


def _parameters_in(node: ast.expr | None, scope: Scope) -> Iterator[int]:
    """Numbers of the function's parameters that an expression is made of."""
    if node is None or isinstance(scope, ast.Module):
        return
    names = [argument.arg for argument in scope.args.args]
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and part.id in names:
            yield names.index(part.id)


def _assigned(name: str, scope: Scope) -> Iterator[ast.expr]:
    for node in ast.walk(scope):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(value, ast.expr):
            for target in targets:
                if isinstance(target, ast.Name) and target.id == name:
                    yield value


def _texts(node: ast.expr | None, scope: Scope) -> Iterator[str]:
    """The texts that an expression may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else ANYTHING for part in node.values]
        yield "".join(map(str, parts))
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, scope)
        yield from _texts(node.orelse, scope)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _texts(value, scope)
    elif isinstance(node, ast.Subscript):
        yield from _texts(node.value, scope)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        yield from _texts(node.func.value, scope)
        yield from _texts(node.args[-1], scope)
    elif isinstance(node, ast.Name):
        for value in _assigned(node.id, scope):
            yield from _texts(value, scope)


def _service(call: ast.Call, scope: Scope, module: ast.Module) -> str | None:
    """The service that is named, where it is written out here or at the top of the file."""
    named = [keyword.value for keyword in call.keywords if keyword.arg == "service"]
    found = {text for node in named for at in (scope, module) for text in _texts(node, at)}
    return found.pop() if len(found) == 1 else None


def _values(call: ast.Call, scope: Scope) -> frozenset[str] | None:
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    named = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    if _name(call) in VALUES_BY_NAME:
        return frozenset(named.keys() - NOT_VALUES)
    if len(call.args) > 1:
        return _names_in(call.args[1], scope)
    return _names_in(named["values"], scope) if "values" in named else frozenset()


def _names_in(node: ast.expr, scope: Scope) -> frozenset[str] | None:
    """Keys of a mapping that is written out, also with another in it (`**`); None where it is not."""
    if isinstance(node, ast.Name):
        found = list(_assigned(node.id, scope))
        return _names_in(found[0], scope) if len(found) == 1 else None
    if not isinstance(node, ast.Dict):
        return None
    names: set[str] = set()
    for key, value in zip(node.keys, node.values, strict=True):
        inner = _names_in(value, scope) if key is None else frozenset()
        if inner is None:
            return None
        names |= {str(key.value)} if isinstance(key, ast.Constant) else inner
    return frozenset(names)
