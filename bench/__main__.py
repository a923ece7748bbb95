"""``python -m bench [speed|page|catalogue]``: measures all or one, prints and keeps the results."""

import argparse
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
from bench import catalogue, page, speed
from bench.tables import catalogue_table, page_table, speed_table

RESULTS = ROOT / "bench" / "results"
PARTS = {
    "speed": (speed.compare, speed_table),
    "page": (page.compare, page_table),
    "catalogue": (catalogue.compare, catalogue_table),
}


def main() -> None:
    """Measures; takes some minutes, more when the starter bot has to be trained first."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("part", nargs="?", choices=PARTS, help="only this one")
    only = parser.parse_args().part
    now = datetime.now(timezone.utc)
    run = {"at": now.isoformat(timespec="seconds"), "machine": _machine()}
    for part in [only] if only else PARTS:
        compare, table = PARTS[part]
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            measured = {**run, **compare(Path(folder))}
        print(table(measured), flush=True)
        for name in (f"{now:%Y%m%dT%H%M%SZ}.json", "latest.json"):
            keep(RESULTS / name, part, measured)


def keep(file: Path, part: str, measured: dict[str, Any]) -> None:
    """Writes what was measured of one part into a file of results; its other parts stay as they are."""
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    text = json.dumps({**known, part: measured}, indent=2) + "\n"
    file.write_text(text, encoding="utf-8")


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
