"""Every line of the log is JSON and holds no words, no identities, no texts of foreign exceptions."""

import json
import subprocess
import sys
from typing import Any

import pytest

CANARY = "Kanarianlintu"

SCENARIO = """
import asyncio, logging, threading, warnings
from datetime import datetime
from pathlib import Path

import structlog

early = structlog.get_logger("bot.early")
noisy = logging.getLogger("sanic.access")
noisy.addHandler(logging.StreamHandler())
noisy.setLevel("DEBUG")
noisy.propagate = False

from akkuna import logs
from akkuna.errors import DataInvalid, StorageUnavailable
from akkuna.settings import ROOT

logs.configure()
log = structlog.get_logger("bot.assistant")
early.info("early")
log.info("identity 010594Y9032", sender="puh. 040 123 4567", nested=[{"who": "nimi@example.org"}], n=1)
log.info("words", text="Kanarianlintu", nested={"message": "Kanarianlintu", "kept": 1}, slot_values=[1])
log.info("objects", thing=type("Thing", (), {"__repr__": lambda self: "Kanarianlintu"})())
log.info("plain", when=datetime(2026, 1, 2), path=Path("/tmp/x"), none=None, key={"nimi@example.org": 1})
log.info("with %s", "argument")
log.debug("debug")
structlog.contextvars.bind_contextvars(turn=7)
log.warning("bound")
structlog.contextvars.clear_contextvars()

logging.getLogger("channels.web").info("ours says %s", "010594-9032")
logging.getLogger("elsewhere").warning("theirs says %s", "Kanarianlintu")
logging.getLogger("elsewhere").warning("first line\\nKanarianlintu")
logging.getLogger("rasa.core.processor").warning(f"built of Kanarianlintu")
for name in ("rasa.core", "httpx", "sqlalchemy.engine", "sanic.access", "alembic.runtime"):
    logging.getLogger(name).info("quiet Kanarianlintu")
noisy.warning("noisy")
warnings.warn("Kanarianlintu")

try:
    try:
        int("Kanarianlintu")
    except ValueError as error:
        raise StorageUnavailable() from error
except StorageUnavailable:
    log.exception("ours failed")
    logging.getLogger("elsewhere").exception("theirs failed")
try:
    raise DataInvalid(ROOT / "bot" / "x.yml", 3, "no such field")
except DataInvalid as error:
    log.error("data", exc_info=error)
try:
    {}["Kanarianlintu"]
except KeyError:
    log.exception("foreign")

logging.getLogger("akkuna").error("two %s %s", "Kanarianlintu")
thread = threading.Thread(target=lambda: int("Kanarianlintu"))
thread.start()
thread.join()

async def fail():
    raise RuntimeError("Kanarianlintu")

async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)

asyncio.run(main())

class Unraisable:
    def __del__(self):
        raise RuntimeError("Kanarianlintu")

Unraisable()
raise RuntimeError("Kanarianlintu")
"""


@pytest.fixture(scope="module")
def output() -> str:
    finished = subprocess.run([sys.executable, "-c", SCENARIO], capture_output=True, text=True, timeout=60)
    assert finished.stdout == ""
    return finished.stderr


@pytest.fixture(scope="module")
def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def only(lines: list[dict[str, Any]], event: str) -> dict[str, Any]:
    (line,) = [line for line in lines if line["event"] == event]
    return line


def test_no_line_holds_a_word_of_the_citizen(output: str) -> None:
    assert CANARY not in output


def test_values_are_masked_at_every_depth(lines: list[dict[str, Any]]) -> None:
    line = only(lines, "identity ‹hetu›")
    assert line["sender"] == "puh. ‹phone›"
    assert line["nested"] == [{"who": "‹email›"}]
    assert line["n"] == 1


def test_a_line_says_when_where_and_how_bad(lines: list[dict[str, Any]]) -> None:
    line = only(lines, "bound")
    assert (line["level"], line["logger"], line["turn"]) == ("warning", "bot.assistant", 7)
    assert line["at"].endswith("+00:00")


def test_keys_that_hold_words_are_dropped_at_every_depth(lines: list[dict[str, Any]]) -> None:
    line = only(lines, "words")
    assert line["nested"] == {"kept": 1}
    assert not {"text", "slot_values"} & set(line)


def test_objects_are_logged_as_their_class(lines: list[dict[str, Any]]) -> None:
    assert only(lines, "objects")["thing"] == "<Thing>"


def test_plain_values_are_kept(lines: list[dict[str, Any]]) -> None:
    line = only(lines, "plain")
    assert line["when"] == "2026-01-02T00:00:00"
    assert line["path"] == "/tmp/x"
    assert line["none"] is None
    assert line["key"] == {"‹email›": 1}


def test_loggers_made_before_count_too(lines: list[dict[str, Any]]) -> None:
    assert only(lines, "early")["logger"] == "bot.early"
    assert only(lines, "noisy")["logger"] == "sanic.access"


def test_arguments_of_ours_are_put_in_and_of_others_left_out(lines: list[dict[str, Any]]) -> None:
    assert only(lines, "with argument")
    assert only(lines, "ours says ‹hetu›")
    assert only(lines, "theirs says %s")["place"].startswith("<string>:")
    assert only(lines, "first line")
    assert only(lines, "(text withheld)")["logger"] == "rasa.core.processor"


def test_what_is_below_the_level_is_not_logged(lines: list[dict[str, Any]]) -> None:
    assert not [line for line in lines if "debug" in line["event"] or "quiet" in line["event"]]


def test_a_warning_is_logged_by_its_kind_and_place(lines: list[dict[str, Any]]) -> None:
    assert [line for line in lines if line["event"].startswith("UserWarning from <string>:")]


@pytest.mark.parametrize("event", ["ours failed", "theirs failed"])
def test_an_exception_is_logged_by_kinds_and_places(lines: list[dict[str, Any]], event: str) -> None:
    outer, cause = only(lines, event)["exception"]
    assert (outer["type"], outer["problem"]) == ("StorageUnavailable", "error.storage_unavailable")
    assert cause["type"] == "ValueError" and "problem" not in cause
    assert all(place.startswith("<string>:") for place in outer["places"] + cause["places"])


def test_errors_of_ours_keep_their_text(lines: list[dict[str, Any]]) -> None:
    (described,) = only(lines, "data")["exception"]
    assert described["problem"].endswith("x.yml:3: no such field")


def test_what_cannot_be_formatted_is_reported_by_its_place(lines: list[dict[str, Any]]) -> None:
    assert only(lines, "unusable log record")["type"] == "TypeError"


def test_uncaught_exceptions_are_logged_the_same_way(lines: list[dict[str, Any]]) -> None:
    uncaught = [line["exception"][0]["type"] for line in lines if line["event"] == "uncaught exception"]
    assert uncaught == ["ValueError", "RuntimeError", "RuntimeError"]
    task = only(lines, "Task exception was never retrieved")
    assert task["exception"][0]["type"] == "RuntimeError"


def test_an_unknown_level_is_refused() -> None:
    from akkuna import logs

    with pytest.raises(ValueError, match="LOUD"):
        logs.configure("LOUD")
