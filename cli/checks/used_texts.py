"""Every text that the code names exists, and every text of a municipality stands in for one that does."""

from collections.abc import Iterator

from cli.checks.material import Material
from cli.checks.problem import Problem
from cli.checks.source import UsedText


def used_text_problems(material: Material) -> Iterator[Problem]:
    """Keys in the code that no text has, and a municipality's texts that nothing would show."""
    if not material.common.by_language:
        return  # without the common texts every key is unknown; that they are missing is told already
    yield from _unknown_in_code(material)
    for folder, sheets in material.sheets.items():
        if folder.parent != material.project.municipalities:
            continue
        for sheet in sheets.by_language.values():
            for key in sheet.texts:
                if not _stands_in(key, material):
                    text = f"{key}: no text of this name for it to differ from"
                    yield Problem(sheet.data.path, sheet.line(key), text)


def _unknown_in_code(material: Material) -> Iterator[Problem]:
    for used in material.source.texts:
        if not _exists(used, material):
            where = used.service or "any service"
            text = f"{used.key}: no such text, neither in the texts of {where} nor in the common ones"
            yield Problem(used.file, used.line, text)


def _exists(used: UsedText, material: Material) -> bool:
    if material.common.has(used.key):
        return True
    names = [used.service] if used.service else list(material.services)
    return any(name in material.services and material.own_texts(name).has(used.key) for name in names)


def _stands_in(key: str, material: Material) -> bool:
    service, _, rest = key.partition(".")
    if service in material.services and (material.own_texts(service).has(rest) or material.common.has(rest)):
        return True
    return _exists(UsedText(material.project.root, 0, key, None), material)
