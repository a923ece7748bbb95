"""Forks the serving processes from one that has loaded everything, and restarts those that die."""

import ctypes
import gc
import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

import structlog

log = structlog.get_logger()

BACKLOG = 1024
SHORTEST_LIFE = 1.0
"""Seconds; a process that dies sooner is restarted only after as long a pause."""
STOP_SECONDS = 10.0
PR_SET_PDEATHSIG = 1


class Supervisor:
    """Keeps a number of processes serving one listening socket.

    The parent opens no connection and runs no event loop, so that forking again at any time is safe.

    Args:
        serve: what each process runs; given the listening socket, returns when told to stop.
        processes: how many.
        port: TCP port on all addresses.
    """

    def __init__(self, serve: Callable[[socket.socket], None], processes: int, port: int) -> None:
        self._serve, self._processes = serve, processes
        self._socket = _listening(port)
        self._started: dict[int, float] = {}
        self._stopping = False

    def run(self) -> None:
        """Serves until SIGTERM or SIGINT, then ends the processes in good order."""
        # What is loaded stays shared between the processes only while the collector does not touch it.
        gc.collect()
        gc.freeze()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for _ in range(self._processes):
            self._fork()
        while self._started:
            try:
                pid, status = os.wait()
            except InterruptedError:
                continue
            except ChildProcessError:
                break
            self._ended(pid, status)
        self._socket.close()

    def _ended(self, pid: int, status: int) -> None:
        started = self._started.pop(pid, None)
        # The sandboxes are a child too, and in a container every orphan becomes one.
        if started is None or self._stopping:
            return
        lived = time.monotonic() - started
        log.error("process.died", pid=pid, status=status, seconds=round(lived, 1))
        if lived < SHORTEST_LIFE:
            time.sleep(SHORTEST_LIFE)
        if not self._stopping:
            self._fork()

    def _fork(self) -> None:
        supervisor = os.getpid()
        pid = os.fork()
        if pid:
            self._started[pid] = time.monotonic()
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        _end_with(supervisor)
        status = 1
        try:
            self._serve(self._socket)
            status = 0
        except Exception as error:
            log.error("process.failed", exc_info=error)
        finally:
            os._exit(status)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True
        self._signal(signal.SIGTERM)
        signal.signal(signal.SIGALRM, self._kill)
        signal.setitimer(signal.ITIMER_REAL, STOP_SECONDS)

    def _kill(self, number: int, frame: FrameType | None) -> None:
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        for pid in self._started:
            # It may have died a moment ago.
            with suppress(ProcessLookupError):
                os.kill(pid, number)


def _end_with(supervisor: int) -> None:
    """Ends this process when its supervisor dies: nobody would restart it, and it would keep the port.

    prctl(2), PR_SET_PDEATHSIG: https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html
    """
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != supervisor:
        os._exit(1)


def _listening(port: int) -> socket.socket:
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    opened.bind(("0.0.0.0", port))
    opened.listen(BACKLOG)
    opened.setblocking(False)
    return opened
