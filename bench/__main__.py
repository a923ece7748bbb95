"""``python -m bench [speed|page|catalogue]``: measures all or one, prints and keeps the results."""

import argparse
import tempfile
from pathlib import Path

from bench import catalogue, page, speed
from bench.record import Record
from bench.tables import catalogue_table, page_table, speed_table

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
    record = Record()
    for part in [only] if only else PARTS:
        compare, table = PARTS[part]
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            measured = compare(Path(folder))
        print(table(measured), flush=True)
        record.keep(part, measured)


if __name__ == "__main__":
    main()
