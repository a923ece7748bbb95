"""The command line starts without what most commands do not need."""

import subprocess
import sys

import pytest

from tests.unit.cli.conftest import Akkuna

COMMANDS = ("audit", "check", "closest", "describe", "doctor", "new", "run", "train")
HEAVY = ("rasa", "rasa_sdk", "tensorflow", "sklearn", "numpy", "sanic", "sqlalchemy", "httpx")


def test_help_names_every_command(akkuna: Akkuna) -> None:
    result = akkuna("--help")
    assert result.exit_code == 0
    for command in COMMANDS:
        assert f" {command} " in result.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["new", "--help"]])
def test_starts_light(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from cli.main import app\n"
        f"app({arguments!r}, standalone_mode=False)\n"
        f"sys.stderr.write(' '.join(name for name in {HEAVY!r} if name in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
