"""A bot under measurement: its server, started, asked, weighed and ended."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import psutil

from akkuna.settings import ROOT

START_SECONDS = 240
POLL_SECONDS = 0.05
LOAD_SECONDS = 300
MEGABYTE = 1 << 20


class BotServer:
    """A bot's server and all its processes.

    Args:
        command: what starts it.
        folder: where it is started.
        environment: variables besides ours.
        url: of its REST channel's webhook.
        log: file for what it prints.

    Attributes:
        start_seconds: from the start of the process to its first answer.

    Raises:
        RuntimeError: it does not answer in time.
    """

    def __init__(
        self, command: list[str], folder: Path, environment: Mapping[str, str], url: str, log: Path
    ) -> None:
        self.url, self._log, self._environment = url, log, {**os.environ, **environment}
        begun = time.perf_counter()
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                command, cwd=folder, env=self._environment, stdout=output, stderr=output
            )
        while not self._answers():
            if self._process.poll() is not None or time.perf_counter() - begun > START_SECONDS:
                self.stop()
                raise RuntimeError(f"no answer from {command[0]}: see {log}")
            time.sleep(POLL_SECONDS)
        self.start_seconds = time.perf_counter() - begun

    def load(self, scenario: str, **options: int) -> dict[str, Any]:
        """Runs the clients (`bench.load`) against it.

        Raises:
            RuntimeError: an answer was not as the scenario needs it.
        """
        command = [sys.executable, "-m", "bench.load", self.url, scenario]
        command += [f"--{name}={value}" for name, value in options.items()]
        done = subprocess.run(
            command, cwd=ROOT, env=self._environment, capture_output=True, text=True, timeout=LOAD_SECONDS
        )
        if done.returncode:
            raise RuntimeError(f"{scenario}: {done.stderr[-2000:]}\nthe server's log is {self._log}")
        result: dict[str, Any] = json.loads(done.stdout)
        return result

    def megabytes(self) -> float:
        """Proportional set size of all its processes: memory that is shared counts once."""
        return sum(process.memory_full_info().pss for process in self._processes()) / MEGABYTE

    def cpu_seconds(self) -> float:
        """Processor time that all its processes have used since their start."""
        times = [process.cpu_times() for process in self._processes()]
        return sum(time.user + time.system for time in times)

    def stop(self) -> None:
        """Ends it and waits."""
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _processes(self) -> list[psutil.Process]:
        parent = psutil.Process(self._process.pid)
        return [parent, *parent.children(recursive=True)]

    def _answers(self) -> bool:
        token = self._environment.get("AKKUNA_REST_TOKEN", "")
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        body = json.dumps({"sender": "first", "message": "hi"}).encode()
        try:
            with urlopen(Request(self.url, body, headers), timeout=30) as response:
                return bool(json.load(response))
        except (URLError, ConnectionError, TimeoutError):
            return False
