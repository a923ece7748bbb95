"""The sandboxes' server, started as a real HTTP server, and its controls."""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

from akkuna.settings import ROOT
from integrations.sandbox.app import IDENTITY_PROVIDER, systems
from tests.servers import free_port

_WAIT_SECONDS = 30


class Sandbox:
    """The server of all sandboxes on a free port.

    Args:
        folder: where it keeps its storage and its log.

    Attributes:
        url: its address.
        keys: folder of the identity provider's keys.

    Raises:
        RuntimeError: it does not start; says where its log is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, free_port()
        self.keys = folder / "keys"
        self.url = f"http://127.0.0.1:{self._port}"
        self._http = httpx.Client(base_url=self.url, trust_env=False)
        self._process = self._start()
        self._first_switches = {system: self.mode(system) for system in (*systems(), IDENTITY_PROVIDER)}

    def fault(self, system: str, mode: str, count: int = 1, **wish: Any) -> None:
        """Orders a fault for the next requests."""
        self._control(f"/{system}/_faults", {"mode": mode, "count": count, **wish})

    def no_faults(self, system: str) -> None:
        """Ends the fault of a system."""
        self._control(f"/{system}/_faults", {"count": 0})

    def mode(self, system: str, **switches: Any) -> dict[str, Any]:
        """Sets switches; answers with all of them."""
        answer: dict[str, Any] = self._control(f"/{system}/_mode", switches)
        return answer

    def ledger(self) -> list[dict[str, Any]]:
        """All effects since the ledger was emptied."""
        entries: list[dict[str, Any]] = self.get("/ledger").json()
        return entries

    def post(self, path: str, body: Any) -> httpx.Response:
        """Posts JSON."""
        return self._http.post(path, json=body)

    def get(self, path: str, **params: str) -> httpx.Response:
        """GETs an answer as it is."""
        return self._http.get(path, params=params)

    def start_anew(self) -> None:
        """Forgets effects, faults and what was told or reserved, and sets all switches back."""
        for effect in self.ledger():
            if effect["effect"] == "reservation.created":
                self.post("/respa/_state", {"id": effect["id"], "state": "cancelled"})
        self._control("/ledger/_clear", {})
        self._control("/evaka/_anew", {})
        for system, switches in self._first_switches.items():
            self.no_faults(system)
            self.mode(system, **switches)

    def kill_and_restart(self) -> None:
        """Ends it without a warning and starts it again on the same storage."""
        self._process.kill()
        self._process.wait(_WAIT_SECONDS)
        self._process = self._start()

    def close(self) -> None:
        """Ends it."""
        self._http.close()
        self._process.kill()
        self._process.wait(_WAIT_SECONDS)

    def _control(self, path: str, body: Any) -> Any:
        return self.post(path, body).raise_for_status().json()

    def _start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "integrations.sandbox", "--port", str(self._port)]
        command += ["--storage", str(self._folder / "sandbox.db")]
        with (self._folder / "sandbox.log").open("ab") as log:
            process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        deadline = time.monotonic() + _WAIT_SECONDS
        while True:
            try:
                self.get("/ledger")
            except httpx.TransportError as error:
                if process.poll() is not None or time.monotonic() > deadline:
                    process.kill()
                    raise RuntimeError(
                        f"the sandbox did not start: {self._folder / 'sandbox.log'}"
                    ) from error
                time.sleep(0.05)
            else:
                return process
