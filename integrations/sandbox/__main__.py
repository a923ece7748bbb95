"""Starts the sandboxes' server on this machine only."""

import argparse
from pathlib import Path

from akkuna.settings import VAR
from integrations.sandbox.app import create_app


def main() -> None:
    """Serves until it is told to stop."""
    parser = argparse.ArgumentParser(prog="python -m integrations.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=5100)
    parser.add_argument("--storage", type=Path, default=VAR / "sandbox.db", help="SQLite file")
    arguments = parser.parse_args()
    app = create_app(arguments.storage)
    app.run(host="127.0.0.1", port=arguments.port, access_log=False, motd=False)


if __name__ == "__main__":
    main()
