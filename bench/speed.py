"""Turns a second, waiting times, growth with a conversation's length, start and memory, of both bots."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.bots import PROCESSES, Surroundings, serving_stock, stock_bot
from bench.scenarios import SCENARIOS
from bench.server import BotServer

CONNECTIONS = 8
RUNS = 5
TALKS = 3
WARM_UP_SENDERS = CONNECTIONS
WINDOW = 36
"""Turns on either side of a comparison of early and late ones: a multiple of the scenarios' length."""
LATE = 198
"""Turns before the late window: like the early one it begins with a scenario's second turn."""

Serving = Callable[[Path], AbstractContextManager[BotServer]]


@dataclass(frozen=True)
class Bot:
    """A bot to measure.

    Attributes:
        serving: starts it.
        log: file for what it prints.
        scenario: name of what is said.
        senders: in each run.
        starts: how many times its start is timed.
    """

    serving: Serving
    log: Path
    scenario: str
    senders: int
    starts: int


@dataclass
class Load:
    """What the clients saw, a run each, and the processor time that the bot took for all of it."""

    runs: list[dict[str, Any]]
    cpu_seconds: float


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
    """

    start_seconds: float
    megabytes: float
    turns_per_second: float
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    early_ms: float
    late_ms: float

    @property
    def growth(self) -> float:
        """How many times turn 2 costs what turn 200 does."""
        return self.late_ms / self.early_ms


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
        bots = (
            Bot(surroundings.serving_ours, folder / "ours.log", "fault_report", senders=240, starts=3),
            Bot(serving_stock, folder / "stock.log", "greeting", senders=64, starts=2),
        )
        loads = _in_turns(bots)
        ours, stock = (_speed(bot, load) for bot, load in zip(bots, loads, strict=True))
        _check_ledger(surroundings.sandbox.ledger(), bots[0].senders)
    finally:
        surroundings.close()
    return {
        "load": {"connections": CONNECTIONS, "runs": RUNS, "processes": PROCESSES},
        "stock": {**asdict(stock), "growth": stock.growth},
        "ours": {**asdict(ours), "growth": ours.growth},
        "ratios": {
            "turns_per_second": ours.turns_per_second / stock.turns_per_second,
            "p95": stock.p95_ms / ours.p95_ms,
            "start": stock.start_seconds / ours.start_seconds,
            "memory": stock.megabytes / ours.megabytes,
        },
    }


def _in_turns(bots: Sequence[Bot]) -> list[Load]:
    """Loads the bots in turns, so that the machine's good and bad minutes meet both."""
    with ExitStack() as stack:
        servers = [stack.enter_context(bot.serving(bot.log)) for bot in bots]
        for bot, server in zip(bots, servers, strict=True):
            server.load(bot.scenario, connections=CONNECTIONS, senders=WARM_UP_SENDERS)
        loads = [Load([], 0.0) for _ in bots]
        for _ in range(RUNS):
            for bot, server, load in zip(bots, servers, loads, strict=True):
                before = server.cpu_seconds()
                load.runs.append(server.load(bot.scenario, connections=CONNECTIONS, senders=bot.senders))
                load.cpu_seconds += server.cpu_seconds() - before
    return loads


def _speed(bot: Bot, load: Load) -> Speed:
    """Starts the bot some times, alone; follows long conversations of the last start, and weighs it."""
    seconds = []
    for _ in range(bot.starts - 1):
        with bot.serving(bot.log) as server:
            seconds.append(server.start_seconds)
    with bot.serving(bot.log) as server:
        seconds.append(server.start_seconds)
        server.load(bot.scenario, connections=CONNECTIONS, senders=WARM_UP_SENDERS)
        talks = [_early_and_late(server, bot.scenario) for _ in range(TALKS)]
        megabytes = server.megabytes()
    early_ms, late_ms = sorted(talks, key=lambda talk: talk[1] / talk[0])[TALKS // 2]
    return Speed(
        start_seconds=median(seconds),
        megabytes=megabytes,
        turns_per_second=median(len(run["turns"]) / run["seconds"] for run in load.runs),
        p50_ms=median(_percentile(run["turns"], 50) for run in load.runs),
        p95_ms=median(_percentile(run["turns"], 95) for run in load.runs),
        cpu_ms=1000 * load.cpu_seconds / sum(len(run["turns"]) for run in load.runs),
        early_ms=early_ms,
        late_ms=late_ms,
    )


def _early_and_late(server: BotServer, scenario: str) -> tuple[float, float]:
    """Milliseconds of a turn at the beginning of one long conversation and towards its end."""
    steps = len(SCENARIOS[scenario].steps)
    turns = server.load(scenario, turns=LATE + 1 + WINDOW)["turns"]
    return _turn_ms(turns[1 : 1 + WINDOW], steps), _turn_ms(turns[LATE + 1 : LATE + 1 + WINDOW], steps)


def _check_ledger(effects: Sequence[dict[str, Any]], senders: int) -> None:
    """One report for each sender of the runs, and one for each round of the long conversations."""
    begun = 2 * WARM_UP_SENDERS + RUNS * senders
    rounds = TALKS * -(-(LATE + 1 + WINDOW - 4) // len(SCENARIOS["fault_report"].steps))
    reports = [one for one in effects if one["effect"] == "service_request.created"]
    if len(reports) != begun + rounds:
        raise RuntimeError(f"{len(reports)} reports in the ledger, not {begun} + {rounds}")


def _percentile(seconds: Sequence[float], percent: int) -> float:
    return 1000 * quantiles(seconds, n=100)[percent - 1]


def _turn_ms(seconds: Sequence[float], steps: int) -> float:
    return 1000 * sum(median(seconds[step::steps]) for step in range(steps)) / steps
