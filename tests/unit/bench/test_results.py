"""What is measured is kept, and the table says whether it is as it is to be."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.record import keep
from bench.tables import page_table

CHAT = ("requests", "first_paint_ms", "first_contentful_paint_ms", "field_ms", "message_ms")
LAUNCHER = ("bytes", "requests", "launcher_ms")


def test_a_part_that_is_measured_again_leaves_the_other_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "latest.json"
    keep(file, "speed", {"ours": 1})
    keep(file, "page", {"ours": 2})
    keep(file, "page", {"ours": 3})
    assert json.loads(file.read_text("utf-8")) == {"speed": {"ours": 1}, "page": {"ours": 3}}


@pytest.mark.parametrize(("count", "verdict"), [(60_000, "reached"), (60_001, "NOT REACHED")])
def test_the_page_may_cost_60_kilobytes(count: int, verdict: str) -> None:
    first = page_table(measured(count)).splitlines()[1]
    assert first.endswith(f"at most 60 kB  {verdict}")
    assert "240.0 kB" in first
    assert "4.0 times" in first


def measured(ours: int) -> dict[str, Any]:
    """A run in which everything but the bytes is one."""

    def side(count: float) -> dict[str, Any]:
        return {"chat": {"bytes": count} | dict.fromkeys(CHAT, 1), "launcher": dict.fromkeys(LAUNCHER, 1)}

    return {"stock": side(240_000), "ours": side(ours), "ratios": side(240_000 / ours)}
