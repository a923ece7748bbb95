"""Reads the YAML data files so that every complaint names the file and the line."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from akkuna.errors import DataInvalid

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[str | int, ...]


class DataFile:
    """One YAML file: its data, and the line of each part.

    Args:
        path: the file.

    Raises:
        DataInvalid: the file is missing or is not YAML with a mapping at its top.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            loader = yaml.CSafeLoader(path.read_text(encoding="utf-8"))
            node = loader.get_single_node()
            if not isinstance(node, yaml.MappingNode):
                raise DataInvalid(path, 1, "the file must hold a mapping (key: value)")
            self._lines: dict[Location, int] = {}
            self._note_lines(node, ())
            self.data: Mapping[str, Any] = loader.construct_document(node)
        except OSError as error:
            raise DataInvalid(path, 0, "the file is missing or cannot be read") from error
        except (yaml.YAMLError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            raise DataInvalid(path, mark.line + 1 if mark else 0, "this is not YAML") from error

    def line(self, location: Location) -> int:
        """Line of the part at `location`, or of the nearest part above it that exists."""
        while location and location not in self._lines:
            location = location[:-1]
        return self._lines.get(location, 1)

    def parse(self, model: type[Model]) -> Model:
        """The data as `model`.

        Raises:
            DataInvalid: names the first wrong part and its line.
        """
        try:
            return model.parse_obj(self.data)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise DataInvalid(self.path, self.line(first["loc"]), f"{where}: {first['msg']}") from error

    def _note_lines(self, node: yaml.Node, location: Location) -> None:
        self._lines[location] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            seen = set()
            for key, value in node.value:
                if key.value in seen:
                    raise DataInvalid(self.path, key.start_mark.line + 1, f"{key.value}: stands twice")
                seen.add(key.value)
                self._note_lines(value, (*location, key.value))
                self._lines[(*location, key.value)] = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                self._note_lines(value, (*location, number))
