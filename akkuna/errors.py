"""The one error tree of Kunta-Akkuna.

    AkkunaError
    ├── InputRejected            what the citizen gave cannot be used; they can mend it
    ├── NotAllowed               the caller may not do this (another's conversation, a forged button)
    ├── TooMany                  the caller has asked for much in a short time: try again later
    ├── SystemFailure            a municipal system …
    │   ├── SystemUnavailable      could not be reached, surely nothing was done: try again later
    │   ├── OutcomeUnknown         may or may not have done it: look it up before anything else
    │   ├── RequestRefused         answered that the request is wrong: never repeat it unchanged
    │   └── BadAnswer              answered something that its contract does not know
    ├── StorageUnavailable       the database cannot be used: refuse the turn, never start anew
    └── DataInvalid              a YAML file of ours is incomplete; carries file and line

Each boundary translates foreign errors into this tree once, chained with ``from``.
No error carries a citizen's words: `text_key` names a text, `values` hold references only.
"""

import math
from collections.abc import Mapping
from pathlib import Path


class AkkunaError(Exception):
    """Root of the tree.

    Args:
        text_key: key of the text that tells the citizen what happened and what they can do.
        values: values for that text; never a citizen's words.
    """

    text_key = "error.unexpected"

    def __init__(self, text_key: str | None = None, **values: object) -> None:
        self.text_key = text_key or type(self).text_key
        self.values: Mapping[str, object] = values
        super().__init__(self.text_key)


class InputRejected(AkkunaError):
    """What the citizen gave cannot be used; `text_key` says why and what would do."""

    text_key = "error.input"


class NotAllowed(AkkunaError):
    """The caller may not do this."""

    text_key = "error.not_allowed"


class TooMany(AkkunaError):
    """The caller has asked for much in a short time; later it may ask again.

    Args:
        retry_after: seconds until then.
    """

    text_key = "error.too_many"

    def __init__(self, text_key: str | None = None, retry_after: float = 60.0) -> None:
        super().__init__(text_key, minutes=math.ceil(retry_after / 60))
        self.retry_after = retry_after


class SystemFailure(AkkunaError):
    """A municipal system did not do what was asked.

    Args:
        system: folder name of the system under ``integrations/``.
    """

    def __init__(self, system: str, text_key: str | None = None, **values: object) -> None:
        super().__init__(text_key, system=system, **values)
        self.system = system


class SystemUnavailable(SystemFailure):
    """The system could not be reached, or said that it did not take the request.

    Surely nothing was done: the same request may be sent again later.

    Args:
        retry_after: seconds that the system asked us to wait, if it did.
    """

    text_key = "error.system_unavailable"

    def __init__(self, system: str, retry_after: float | None = None) -> None:
        super().__init__(system)
        self.retry_after = retry_after


class OutcomeUnknown(SystemFailure):
    """The request went out and no usable answer came: it may or may not have been carried out."""

    text_key = "error.outcome_unknown"


class RequestRefused(SystemFailure):
    """The system answered that the request is wrong; repeating it unchanged is useless.

    Args:
        status: HTTP status of the answer.
        field: name of the field in our form that the answer complains of, if it can be told.
        reason: why, in our words, such as ``taken``; the service's text ``refused.<reason>`` tells it.
        at: position, from zero, of the one that it is about, where the form holds several.
    """

    text_key = "error.request_refused"

    def __init__(
        self,
        system: str,
        status: int,
        field: str | None = None,
        reason: str | None = None,
        at: int | None = None,
    ) -> None:
        super().__init__(system, field=field)
        self.status = status
        self.field = field
        self.reason = reason
        self.at = at


class BadAnswer(SystemFailure):
    """The answer to a *reading* request does not follow the system's contract."""

    text_key = "error.system_unavailable"


class StorageUnavailable(AkkunaError):
    """The database cannot be used now. The turn is refused; nothing is acknowledged."""

    text_key = "error.storage_unavailable"


class DataInvalid(AkkunaError):
    """A data file of ours is incomplete or wrong.

    Args:
        file: the file.
        line: line number, counted from one; 0 where the whole file is meant.
        problem: what is wrong, in English, for the person who edits the file.
    """

    def __init__(self, file: Path, line: int, problem: str) -> None:
        super().__init__("error.unexpected")
        self.file, self.line, self.problem = file, line, problem

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}"
