"""Turns a second, waiting times, growth with a conversation's length, start and memory, of both bots."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.bots import PROCESSES, Surroundings, serving_stock, stock_bot
from bench.scenarios import SCENARIOS
from bench.server import BotServer

CONNECTIONS = 8
RUNS = 3
WARM_UP_SENDERS = CONNECTIONS
WINDOW = 36
"""Turns on either side of a comparison of early and late ones: a multiple of the scenarios' length."""
LATE = 198
"""Turns before the late window: like the early one it begins with a scenario's second turn."""

Serving = Callable[[Path], AbstractContextManager[BotServer]]


@dataclass(frozen=True)
class Speed:
    """What was measured of one bot.

    Attributes:
        start_seconds: from the start of its process to the first answer; median of the starts.
        megabytes: PSS of all its processes, after the load.
        turns_per_second, p50_ms, p95_ms: medians of the runs.
        cpu_ms: processor time of a turn over all runs, which a busy machine disturbs least.
        early_ms, late_ms: a turn from turn 2 on, and from turn 200 on: mean of the medians of the scenario's
            steps, so that a moment's disturbance does not show, in that of three long conversations whose
            growth is the median.
        senders: conversations begun in the runs and before them, for the check against the ledger.
    """

    start_seconds: float
    megabytes: float
    turns_per_second: float
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    early_ms: float
    late_ms: float
    senders: int

    @property
    def growth(self) -> float:
        """How many times turn 2 costs what turn 200 does."""
        return self.late_ms / self.early_ms


def measure(serving: Serving, scenario: str, senders: int, starts: int, log: Path) -> Speed:
    """Starts the bot, loads it, follows long conversations, weighs it.

    Args:
        serving: starts it.
        scenario: name of what is said.
        senders: in each of the three runs.
        starts: how many times it is started; the last one is loaded.
        log: file for what it prints.
    """
    seconds = []
    for _ in range(starts - 1):
        with serving(log) as server:
            seconds.append(server.start_seconds)
    with serving(log) as server:
        seconds.append(server.start_seconds)
        server.load(scenario, connections=CONNECTIONS, senders=WARM_UP_SENDERS)
        cpu_before = server.cpu_seconds()
        runs = [server.load(scenario, connections=CONNECTIONS, senders=senders) for _ in range(RUNS)]
        cpu_ms = 1000 * (server.cpu_seconds() - cpu_before) / sum(len(run["turns"]) for run in runs)
        talks = [_early_and_late(server, scenario) for _ in range(RUNS)]
        early_ms, late_ms = sorted(talks, key=lambda talk: talk[1] / talk[0])[RUNS // 2]
        megabytes = server.megabytes()
    return Speed(
        start_seconds=median(seconds),
        megabytes=megabytes,
        turns_per_second=median(len(run["turns"]) / run["seconds"] for run in runs),
        p50_ms=median(_percentile(run["turns"], 50) for run in runs),
        p95_ms=median(_percentile(run["turns"], 95) for run in runs),
        cpu_ms=cpu_ms,
        early_ms=early_ms,
        late_ms=late_ms,
        senders=WARM_UP_SENDERS + RUNS * senders,
    )


def _early_and_late(server: BotServer, scenario: str) -> tuple[float, float]:
    """Milliseconds of a turn at the beginning of one long conversation and towards its end."""
    steps = len(SCENARIOS[scenario].steps)
    turns = server.load(scenario, turns=LATE + 1 + WINDOW)["turns"]
    return _turn_ms(turns[1 : 1 + WINDOW], steps), _turn_ms(turns[LATE + 1 : LATE + 1 + WINDOW], steps)


def compare(folder: Path) -> dict[str, Any]:
    """Measures both bots.

    Args:
        folder: for logs and storage.

    Returns:
        Table as JSON: `stock`, `ours` and `ratios` (theirs to ours, so that more is better for ours;
        `growth` is ours alone).

    Raises:
        RuntimeError: a bot does not start or answers wrongly, or the ledger has more or fewer reports than
            were confirmed.
    """
    stock_bot()
    surroundings = Surroundings(folder)
    try:
        ours = measure(surroundings.serving_ours, "fault_report", 80, 3, folder / "ours.log")
        _check_ledger(surroundings.sandbox.ledger(), ours.senders)
    finally:
        surroundings.close()
    stock = measure(serving_stock, "greeting", 32, 2, folder / "stock.log")
    return {
        "load": {"connections": CONNECTIONS, "runs": RUNS, "processes": PROCESSES},
        "stock": {**asdict(stock), "growth": stock.growth},
        "ours": {**asdict(ours), "growth": ours.growth},
        "ratios": {
            "turns_per_second": ours.turns_per_second / stock.turns_per_second,
            "p95": stock.p95_ms / ours.p95_ms,
            "start": stock.start_seconds / ours.start_seconds,
            "memory": stock.megabytes / ours.megabytes,
            "growth": ours.growth,
        },
    }


def _check_ledger(effects: Sequence[dict[str, Any]], senders: int) -> None:
    """One report for each sender of the runs, and one for each round of the long conversations."""
    rounds = RUNS * -(-(LATE + 1 + WINDOW - 4) // len(SCENARIOS["fault_report"].steps))
    reports = [one for one in effects if one["effect"] == "service_request.created"]
    if len(reports) != senders + rounds:
        raise RuntimeError(f"{len(reports)} reports in the ledger, not {senders} + {rounds}")


def _percentile(seconds: Sequence[float], percent: int) -> float:
    return 1000 * quantiles(seconds, n=100)[percent - 1]


def _turn_ms(seconds: Sequence[float], steps: int) -> float:
    return 1000 * sum(median(seconds[step::steps]) for step in range(steps)) / steps
