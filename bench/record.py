"""What was measured, when and on what, in ``bench/results/``."""

import json
import os
import platform
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

from akkuna.settings import ROOT

RESULTS = ROOT / "bench" / "results"


class Record:
    """The results of one run: a file of its own, and ``latest.json``.

    Args:
        folder: where the files are.
    """

    def __init__(self, folder: Path = RESULTS) -> None:
        self._folder = folder
        self._begun = datetime.now(timezone.utc)
        self._machine = machine()

    def keep(self, part: str, measured: dict[str, Any]) -> None:
        """Writes what was measured of one part."""
        run = {"at": self._begun.isoformat(timespec="seconds"), "machine": self._machine}
        for name in (f"{self._begun:%Y%m%dT%H%M%SZ}.json", "latest.json"):
            keep(self._folder / name, part, {**run, **measured})


def keep(file: Path, part: str, measured: dict[str, Any]) -> None:
    """Writes what was measured of one part into a file of results; its other parts stay as they are."""
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    text = json.dumps({**known, part: measured}, indent=2) + "\n"
    file.write_text(text, encoding="utf-8")


def machine() -> dict[str, Any]:
    """What the figures depend on; `load` is of the minute before, and should be near zero."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    cpu = next(line for line in lines if line.startswith("model name"))
    return {
        "cpu": cpu.partition(":")[2].strip(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(psutil.virtual_memory().total / (1 << 30), 1),
        "load": os.getloadavg()[0],
        "python": platform.python_version(),
        "rasa": version("rasa"),
    }
