"""The sandbox's service list and service definitions, out of ``services.yml``."""

from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("services.yml")
_CONTENT = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
_ENTRIES: dict[str, dict[str, Any]] = {entry["code"]: entry for entry in _CONTENT["services"]}

NOTICE = " / ".join(_CONTENT["notice"].values())
"""What everybody who reports is told, in both languages: a report does not say which one it is in."""


def services(language: str) -> list[dict[str, Any]]:
    """The rows of ``GET /services.json``.

    Args:
        language: ``sv``; anything else is Finnish.
    """
    return [_row(entry, _known(language)) for entry in _ENTRIES.values()]


def service(code: str, language: str) -> dict[str, Any] | None:
    """One row; None for an unknown code."""
    entry = _ENTRIES.get(code)
    return _row(entry, _known(language)) if entry else None


def attributes(code: str, language: str) -> list[dict[str, Any]]:
    """The attributes of ``GET /services/{code}.json``; empty where there is nothing more to ask."""
    spoken = _known(language)
    return [
        {
            "variable": True,
            "code": attribute["code"],
            "datatype": attribute["datatype"],
            "required": attribute["required"],
            "datatype_description": attribute["datatype_description"][spoken],
            "order": order,
            "description": attribute["description"][spoken],
            "values": [
                {"key": value["key"], "name": value["name"][spoken]} for value in attribute.get("values", [])
            ],
        }
        for order, attribute in enumerate(_ENTRIES.get(code, {}).get("attributes", []), start=1)
    ]


def _known(language: str) -> str:
    return "sv" if language.startswith("sv") else "fi"


def _row(entry: dict[str, Any], language: str) -> dict[str, Any]:
    return {
        "service_code": entry["code"],
        "service_name": entry["name"][language],
        "description": entry["description"][language],
        "metadata": "attributes" in entry,
        "type": "realtime",
        "keywords": ",".join(entry["keywords"][language]),
        "group": entry["group"][language],
    }
