"""What stands in one language stands in the other, with the same placeholders."""

from collections.abc import Iterator

from akkuna.texts import placeholders
from cli.checks.material import Material
from cli.checks.problem import Problem
from cli.checks.sheets import Sheet


def pair_problems(material: Material) -> Iterator[Problem]:
    """Texts that one language lacks, or that name other values in it."""
    for sheets in material.sheets.values():
        finnish, swedish = sheets.by_language.get("fi"), sheets.by_language.get("sv")
        if finnish and swedish:
            yield from _lacking(swedish, finnish)
            yield from _lacking(finnish, swedish)
            yield from _different_values(swedish, finnish)


def _lacking(sheet: Sheet, other: Sheet) -> Iterator[Problem]:
    for key in other.texts.keys() - sheet.texts.keys():
        text = f"{key}: the text is missing; {other.data.path.name} has it on line {other.line(key)}"
        yield Problem(sheet.data.path, sheet.line(key), text)


def _different_values(sheet: Sheet, other: Sheet) -> Iterator[Problem]:
    for key in sheet.texts.keys() & other.texts.keys():
        here, there = placeholders(sheet.texts[key]), placeholders(other.texts[key])
        if here != there and sheet.texts[key] and other.texts[key]:
            text = f"{key}: holds {_listed(here)}, but {other.data.path.name} has {_listed(there)}"
            yield Problem(sheet.data.path, sheet.line(key), text)


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"
