"""Logging: JSON lines on stderr, of which no line holds a citizen's words or identity.

structlog and the standard library's logging both end in one processor, `_without_personal_data`:

- keys that are known to hold words are dropped, at any depth;
- every string, the event included, is masked (`akkuna.masking`);
- an object that is no plain value is logged as the name of its class;
- an exception is logged as its class and the places it passed, without its text unless it is ours;
- of other packages' records only the fixed part of the first line is kept, of those that build their lines
  from words nothing but the place.
"""

import json
import logging
import sys
import threading
import traceback
import warnings
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timezone
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO, cast

import structlog

from akkuna.errors import AkkunaError
from akkuna.masking import mask
from akkuna.settings import ROOT

_OURS = ("akkuna", "integrations", "actions", "bot", "channels", "cli", "__main__")
_WITHHELD = ("rasa", "rasa_sdk")
_QUIET = ("httpx", "httpcore", "sqlalchemy", "alembic", "rasa", "rasa_sdk", "sanic", "asyncio")
_FRAMES = 20

# What Rasa's own anonymiser is told of (rasa.utils.log_utils, 3.6.21), and names of the same kind.
_NAMES_OF_WORDS = """
    text response_text user_text slot_values parse_data_text parse_data_entities prediction_events
    tracker_latest_message prefilled_slots message response slot_candidates rasa_event rasa_events
    tracker_states current_states old_states successes current_entity next_entity states entity
    token_text user_message json_message
    answer answers body content draft entities event_info events latest_message memory messages
    parse_data payload press replies reply slots stack_info title titles utterance words
"""
_KEYS_WITH_WORDS = frozenset(_NAMES_OF_WORDS.split())


def configure(level: str = "INFO") -> None:
    """Sends all logging of this process through the masking processor to stderr.

    Call it once, before anything logs and before forking; packages that set up logging of their own
    (Sanic's ``configure_logging``) must be told not to.

    Args:
        level: lowest level that is logged, by name; other packages' loggers start at WARNING.

    Raises:
        ValueError: there is no such level.
    """
    logging.root.setLevel(level)
    handler = _StderrHandler()
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=[_without_personal_data, _render]))
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.handlers.clear()
            logger.propagate = True
            logger.setLevel(logging.NOTSET)
    logging.root.handlers[:] = [handler]
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    _configure_structlog()
    warnings.showwarning = _log_warning
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda args: _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)


class _StderrHandler(logging.Handler):
    """Writes lines; of a record that cannot be formatted it says where it came from, not what it held."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = self.format(record)
        except Exception as error:
            place = f"{_short(record.pathname)}:{record.lineno}"
            line = json.dumps({"event": "unusable log record", "place": place, "type": type(error).__name__})
        # Where stderr itself is gone there is nobody left to tell.
        with suppress(OSError, ValueError):
            sys.stderr.write(line + "\n")


def _configure_structlog() -> None:
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.root.level),
        cache_logger_on_first_use=True,
    )


def _log_uncaught(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("akkuna").critical("uncaught exception", exc_info=error and (kind, error, trace))


def _log_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Stands in for `warnings.showwarning`: a warning's text may quote anything."""
    logging.getLogger("akkuna").warning("%s from %s:%d", category.__name__, _short(filename), lineno)


def _without_personal_data(_logger: Any, _method: str, event: structlog.types.EventDict) -> dict[str, Any]:
    """The one place through which every line goes."""
    record: logging.LogRecord = event.pop("_record")
    from_structlog = event.pop("_from_structlog")
    exception = _exception(event.pop("exc_info", None))
    line = {
        "at": datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        **_safe_items(event),
    }
    if not from_structlog and not _is_of(record.name, _OURS):
        line["event"] = _fixed_part(record)
        line["place"] = f"{_short(record.pathname)}:{record.lineno}"
    if exception is not None:
        line["exception"] = _chain(exception)
    return line


def _render(_logger: Any, _method: str, line: Mapping[str, Any]) -> str:
    return json.dumps(line)


def _safe(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str | Path):
        return mask(str(value)).text
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _safe_items(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [_safe(item) for item in value]
    return f"<{type(value).__name__}>"


def _safe_items(values: Mapping[Any, Any]) -> dict[str, Any]:
    return {mask(str(key)).text: _safe(value) for key, value in values.items() if key not in _KEYS_WITH_WORDS}


def _is_of(logger_name: str, packages: tuple[str, ...]) -> bool:
    return logger_name.split(".")[0] in packages or logger_name in packages


def _fixed_part(record: logging.LogRecord) -> str:
    if _is_of(record.name, _WITHHELD):
        return "(text withheld)"
    # The record's message before its arguments are put in.
    lines = str(record.msg).splitlines()
    return mask(lines[0]).text if lines else ""


def _exception(exc_info: Any) -> BaseException | None:
    if isinstance(exc_info, BaseException):
        return exc_info
    if isinstance(exc_info, tuple):
        return cast("BaseException | None", exc_info[1])
    return sys.exc_info()[1] if exc_info else None


def _chain(error: BaseException | None) -> list[dict[str, Any]]:
    """The exception and what caused it, the outermost first."""
    described: list[dict[str, Any]] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        described.append(_describe(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return described


def _describe(error: BaseException) -> dict[str, Any]:
    frames = [
        f"{_short(frame.f_code.co_filename)}:{line}" for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    described: dict[str, Any] = {"type": type(error).__qualname__, "places": frames[-_FRAMES:]}
    if isinstance(error, AkkunaError):
        described["problem"] = mask(str(error)).text
    return described


def _short(path: str) -> str:
    return path.rpartition("/site-packages/")[2].removeprefix(f"{ROOT}/")
