"""Texts for citizens: YAML per language, found by municipality, then service, then common."""

import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from akkuna.data_files import DataFile
from akkuna.errors import DataInvalid
from akkuna.replies import LANGUAGES, Language


class TextFile:
    """The texts of one folder in one language, keys flattened with dots.

    Raises:
        DataInvalid: the file is missing, or a value is neither a text nor a mapping.
    """

    def __init__(self, folder: Path, language: Language) -> None:
        self.data = DataFile(folder / f"texts.{language}.yml")
        self.texts = dict(self._flatten(self.data.data, ()))

    def line(self, key: str) -> int:
        """Line of the text `key`."""
        return self.data.line(tuple(key.split(".")))

    def _flatten(self, part: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for name, value in part.items():
            location = (*above, str(name))
            if isinstance(value, Mapping):
                yield from self._flatten(value, location)
            elif isinstance(value, str) and value.strip():
                yield ".".join(location), value.strip()
            else:
                raise DataInvalid(self.data.path, self.data.line(location), f"{'.'.join(location)}: no text")


def placeholders(text: str) -> frozenset[str]:
    """Names in braces in `text`: ``"Hei {name}"`` has ``name``."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


class Texts:
    """All texts.

    Args:
        common: folder with the texts that hold everywhere.
        services: folder with one folder a service.
        municipalities: folder with one folder a municipality; its texts may differ from the others'.

    Raises:
        DataInvalid: a file is missing or wrong.
    """

    def __init__(self, common: Path, services: Path, municipalities: Path) -> None:
        self._texts: dict[tuple[str, Language], dict[str, str]] = {}
        for language in LANGUAGES:
            self._add("", common, language)
            for path in services.glob("*/service.yml"):
                self._add(f"service:{path.parent.name}", path.parent, language)
            for path in municipalities.glob(f"*/texts.{language}.yml"):
                self._add(f"municipality:{path.parent.name}", path.parent, language)

    def find(self, key: str, language: Language, *, service: str | None, municipality: str | None) -> str:
        """The text `key`, with placeholders still in it.

        Args:
            key: dotted key.
            service: service whose texts are looked up before the common ones.
            municipality: folder of the municipality whose texts come first; a text that differs for one
                service stands there under ``<service>.<key>``.

        Raises:
            KeyError: no such text; `akkuna check` would have refused it.
        """
        local = self._texts.get((f"municipality:{municipality}", language), {})
        for texts, name in (
            (local, f"{service}.{key}"),
            (local, key),
            (self._texts.get((f"service:{service}", language), {}), key),
            (self._texts["", language], key),
        ):
            if name in texts:
                return texts[name]
        raise KeyError(key)

    def has(self, key: str, language: Language, *, service: str | None = None) -> bool:
        """Whether `key` exists for `service` or in common."""
        try:
            self.find(key, language, service=service, municipality=None)
        except KeyError:
            return False
        return True

    def _add(self, name: str, folder: Path, language: Language) -> None:
        self._texts[name, language] = TextFile(folder, language).texts
