"""Starts the application so that it can be killed at named points: ``python -m tests.resilience.killable``.

A point is armed by a file of its name in the folder ``KILL_SWITCHES``. The first process that comes there
removes the file and kills itself with SIGKILL, once. Without such files it is the application as it is,
but impatient with what is slow, so that tests are quick.
"""

import os
import signal
from collections.abc import Callable
from datetime import timedelta
from functools import partial, wraps
from inspect import iscoroutinefunction, unwrap
from pathlib import Path
from typing import Any

import actions.operations
import bot.jobs
import bot.record
import channels.app
from actions.faults import ReportFault
from actions.operations import Operations
from channels.intake import Intake
from cli.commands.run import run
from integrations.http import Http, Limits

MESSAGE_STORED = "message stored"
OPERATION_CONFIRMED = "operation confirmed"
SENDING_COMMITTED = "sending committed"
SYSTEM_HAS_IT = "the system has it"
OUTCOME_SETTLED = "outcome settled"
REPLY_NOT_STORED = "reply not stored"
REPLY_STORED = "reply stored"
POINTS = (
    MESSAGE_STORED,
    OPERATION_CONFIRMED,
    SENDING_COMMITTED,
    SYSTEM_HAS_IT,
    OUTCOME_SETTLED,
    REPLY_NOT_STORED,
    REPLY_STORED,
)
IMPATIENT = Limits(read=2.0, write=2.0, whole_read=4.0, whole_write=4.0, pause=0.01, open_seconds=0.05)
SOON = 1
"""Seconds."""


def may_die(point: str) -> None:
    """Kills this process if the point is armed."""
    try:
        os.unlink(Path(os.environ["KILL_SWITCHES"]) / point)
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


def before(point: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which may die before it begins."""

    @wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        may_die(point)
        return function(*args, **kwargs)

    return wrapped


def after(point: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function or coroutine function, which may die when it has ended."""

    @wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        result = function(*args, **kwargs)
        may_die(point)
        return result

    @wraps(function)
    async def wrapped_coroutine(*args: Any, **kwargs: Any) -> Any:
        result = await function(*args, **kwargs)
        may_die(point)
        return result

    return wrapped_coroutine if iscoroutinefunction(unwrap(function)) else wrapped


def put_points() -> None:
    """Wraps the functions that stand at the points."""
    for owner, name, wrapper, point in (
        (Intake, "_accept", after, MESSAGE_STORED),
        (Operations, "confirm", after, OPERATION_CONFIRMED),
        (ReportFault, "commit", before, SENDING_COMMITTED),
        (ReportFault, "commit", after, SYSTEM_HAS_IT),
        (Operations, "carry_out", after, OUTCOME_SETTLED),
        (bot.record, "store_turn", before, REPLY_NOT_STORED),
        (Intake, "wake", before, REPLY_STORED),
    ):
        setattr(owner, name, wrapper(point, getattr(owner, name)))


if __name__ == "__main__":
    put_points()
    actions.operations.RETRY_AFTER = (SOON,)
    bot.jobs.LEASE_SECONDS = SOON
    bot.jobs.OVERDUE = timedelta(seconds=SOON)
    channels.app.Http = partial(Http, IMPATIENT)
    run()
