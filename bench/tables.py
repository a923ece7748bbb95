"""The tables as text."""

from collections.abc import Sequence
from typing import Any

_TARGETS = {
    "turns_per_second": ("turns a second", "at least 10 times", 10.0),
    "p95": ("p95 at 8 connections", "at most 1/5", 5.0),
    "start": ("start to first answer", "at most 1/5", 5.0),
    "memory": ("memory (PSS)", "at most 1/2", 2.0),
}
_MOST_GROWTH = 1.2
_MOST_SEARCH_MS = 30.0
_MOST_BYTES = 60_000
_PAGE_ROWS = (
    ("before the first message", "chat", "bytes", "{:.1f} kB", 0.001),
    ("requests", "chat", "requests", "{:.0f}", 1),
    ("first paint", "chat", "first_paint_ms", "{:.0f} ms", 1),
    ("first contentful paint", "chat", "first_contentful_paint_ms", "{:.0f} ms", 1),
    ("field to write in", "chat", "field_ms", "{:.0f} ms", 1),
    ("first message on screen", "chat", "message_ms", "{:.0f} ms", 1),
    ("button on a site's page", "launcher", "bytes", "{:.1f} kB", 0.001),
    ("its requests", "launcher", "requests", "{:.0f}", 1),
    ("it is on screen", "launcher", "launcher_ms", "{:.0f} ms", 1),
)


def speed_table(measured: dict[str, Any]) -> str:
    """The assistant beside the starter bot, with where it is to be (`docs/` says what is measured)."""
    stock, ours, ratios = measured["stock"], measured["ours"], measured["ratios"]
    rows = [
        ("", "rasa init", "ours", "better by", "to be", ""),
        _row("turns_per_second", "{:.1f}/s", stock["turns_per_second"], ours["turns_per_second"], ratios),
        ("p50 at 8 connections", f"{stock['p50_ms']:.0f} ms", f"{ours['p50_ms']:.0f} ms", "", "", ""),
        ("processor time of a turn", f"{stock['cpu_ms']:.1f} ms", f"{ours['cpu_ms']:.1f} ms", "", "", ""),
        _row("p95", "{:.0f} ms", stock["p95_ms"], ours["p95_ms"], ratios),
        _row("start", "{:.1f} s", stock["start_seconds"], ours["start_seconds"], ratios),
        _row("memory", "{:.0f} MB", stock["megabytes"], ours["megabytes"], ratios),
        (
            "turn 200 against turn 2",
            f"{stock['growth']:.2f} times",
            f"{ours['growth']:.2f} times",
            "",
            f"at most {_MOST_GROWTH} times",
            _verdict(ours["growth"] <= _MOST_GROWTH),
        ),
    ]
    return aligned(rows)


def catalogue_table(measured: dict[str, Any]) -> str:
    """How well and how fast services are found (`bench.catalogue` says what is measured)."""
    rows: list[tuple[str, ...]] = [("search for services", "fi", "sv", "to be", "")]
    quality, p95 = measured["quality"], measured["p95_ms"]
    for title, name, form in (
        ("needs", "needs", "{:.0f}"),
        ("a right one among the first 3", "recall_at_3", "{:.1%}"),
        ("mean reciprocal rank", "mrr", "{:.3f}"),
    ):
        rows.append((title, *(form.format(quality[one][name]) for one in ("fi", "sv")), "", ""))
    title = f"p95 over {measured['services']:,} services".replace(",", " ")
    spent = tuple(f"{p95[one]:.1f} ms" for one in ("fi", "sv"))
    fast = max(p95.values()) <= _MOST_SEARCH_MS
    rows.append((title, *spent, f"at most {_MOST_SEARCH_MS:.0f} ms", _verdict(fast)))
    return aligned(rows)


def page_table(measured: dict[str, Any]) -> str:
    """The chat page beside rasa-webchat, with where it is to be (`bench.page` says what is measured)."""
    few = measured["ours"]["chat"]["bytes"] <= _MOST_BYTES
    targets = {"before the first message": (f"at most {_MOST_BYTES // 1000} kB", _verdict(few))}
    rows = [("chat page", "rasa-webchat", "ours", "better by", "to be", "")]
    for title, part, name, unit, scale in _PAGE_ROWS:
        theirs, ours = (unit.format(measured[side][part][name] * scale) for side in ("stock", "ours"))
        better = f"{measured['ratios'][part][name]:.1f} times"
        rows.append((title, theirs, ours, better, *targets.get(title, ("", ""))))
    return aligned(rows)


def _row(name: str, unit: str, stock: float, ours: float, ratios: dict[str, float]) -> tuple[str, ...]:
    title, words, least = _TARGETS[name]
    ratio = ratios[name]
    return title, unit.format(stock), unit.format(ours), f"{ratio:.1f} times", words, _verdict(ratio >= least)


def _verdict(reached: bool) -> str:
    return "reached" if reached else "NOT REACHED"


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows of equally many cells as lines, each column as wide as its widest cell."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
    return "\n".join(lines)
