"""Which processes of this machine still run: SQLite's counterpart to a connection that breaks.

Each process locks one byte, at a place of chance, of a file beside the database, for as long as it lives.
The kernel lifts the lock when the process ends, however it ends, and whatever container it ran in. POSIX
record locks belong to a process and are not inherited by a fork:
https://pubs.opengroup.org/onlinepubs/9699919799/functions/fcntl.html
"""

import fcntl
import os
import secrets
from pathlib import Path
from threading import Lock

_PLACES = 2**62
_guard = Lock()
_kept: dict[tuple[Path, int], tuple[int, int]] = {}
"""Open file and locked place, by database and process. One file a process: closing it ends all its locks."""


def own_place(database: Path) -> int:
    """The place that this process has locked in the database's file; locked at the first call.

    Raises:
        OSError: the file beside the database cannot be written.
    """
    with _guard:
        return _own(database)[1]


def is_alive(database: Path, place: int) -> bool:
    """Whether the process that locked the place still runs.

    Raises:
        OSError: the file beside the database cannot be written.
    """
    with _guard:
        file, own = _own(database)
        # One's own lock is no obstacle to oneself, and trying it would end it.
        if place == own:
            return True
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except (BlockingIOError, PermissionError):
            return True
        fcntl.lockf(file, fcntl.LOCK_UN, 1, place)
        return False


def end(database: Path) -> None:
    """Counts this process as dead for the database, until it calls `own_place` again."""
    with _guard:
        if kept := _kept.pop((database, os.getpid()), None):
            os.close(kept[0])


def _own(database: Path) -> tuple[int, int]:
    key = (database, os.getpid())
    if key not in _kept:
        beside = database.with_name(f"{database.name}-alive")
        file = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        place = secrets.randbelow(_PLACES)
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        _kept[key] = (file, place)
    return _kept[key]
