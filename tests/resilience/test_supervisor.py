"""The supervisor by itself, with processes that only wait."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

from akkuna.settings import ROOT
from tests.resilience.server import until
from tests.servers import free_port

PROGRAM = """
import signal, subprocess, sys
from channels.supervisor import Supervisor
from akkuna import logs
logs.configure()
stranger = subprocess.Popen(["sleep", "1000"])
Supervisor(lambda listening: signal.pause(), 2, int(sys.argv[1])).run()
stranger.kill()
"""


@pytest.fixture
def supervisor() -> Iterator[psutil.Process]:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(free_port())], cwd=ROOT, stderr=subprocess.DEVNULL
    )
    supervisor = psutil.Process(process.pid)
    until(lambda: len(serving(supervisor)) == 2)
    yield supervisor
    process.terminate()
    process.wait(30)


def serving(supervisor: psutil.Process) -> list[int]:
    return [child.pid for child in supervisor.children() if name_of(child) == name_of(supervisor)]


def name_of(process: psutil.Process) -> str | None:
    """Its name; None if it has just ended."""
    try:
        return str(process.name())
    except psutil.NoSuchProcess:
        return None


def test_a_killed_process_is_replaced(supervisor: psutil.Process) -> None:
    killed, other = serving(supervisor)
    os.kill(killed, signal.SIGKILL)
    until(lambda: len(serving(supervisor)) == 2 and killed not in serving(supervisor))
    assert other in serving(supervisor)


def test_a_child_that_is_none_of_its_own_may_end(supervisor: psutil.Process) -> None:
    """A sandbox, or in a container any orphan."""
    (stranger,) = (child for child in supervisor.children() if name_of(child) == "sleep")
    before = serving(supervisor)
    stranger.kill()
    until(lambda: not stranger.is_running() or stranger.status() == psutil.STATUS_ZOMBIE)
    test_a_killed_process_is_replaced(supervisor)
    assert set(before) & set(serving(supervisor))


def test_it_ends_all_of_them(supervisor: psutil.Process) -> None:
    children = [psutil.Process(pid) for pid in serving(supervisor)]
    supervisor.terminate()
    _, alive = psutil.wait_procs(children, timeout=30)
    assert alive == []
