"""The lists under ``nlu_data/lookups/``, which an official can read and edit."""

from functools import cache
from typing import Any

import yaml

from akkuna.errors import DataInvalid
from akkuna.settings import ROOT

FOLDER = ROOT / "nlu_data" / "lookups"


@cache
def lookup(name: str) -> dict[str, Any]:
    """The content of ``<name>.yml``.

    Raises:
        DataInvalid: the file is not a YAML mapping.
    """
    file = FOLDER / f"{name}.yml"
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise DataInvalid(file, line, "not valid YAML") from error
    if not isinstance(content, dict):
        raise DataInvalid(file, 0, "must be a mapping")
    return content
