"""``python -m bench``: measures, prints the tables and writes them to ``bench/results/``."""

import json
import os
import platform
import tempfile
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

from akkuna.settings import ROOT
from bench import speed
from bench.tables import speed_table

RESULTS = ROOT / "bench" / "results"


def main() -> None:
    """Measures everything; takes some minutes, more when the starter bot has to be trained first."""
    now = datetime.now(timezone.utc)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        result: dict[str, Any] = {
            "at": now.isoformat(timespec="seconds"),
            "machine": _machine(),
            "speed": speed.compare(Path(folder)),
        }
    print(speed_table(result["speed"]))
    text = json.dumps(result, indent=2) + "\n"
    for name in (f"{now:%Y%m%dT%H%M%SZ}.json", "latest.json"):
        (RESULTS / name).write_text(text, encoding="utf-8")


def _machine() -> dict[str, Any]:
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


if __name__ == "__main__":
    main()
