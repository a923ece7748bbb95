"""What the accessibility statement says of the chat, as data (``channels/web/notices/accessibility.yml``).

Content: Act 306/2019 on digital services and Commission Implementing Decision (EU) 2018/1523.
"""

from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, validator

from akkuna.data_files import DataFile
from akkuna.municipality import Bilingual, Strict


class Gap(Strict):
    """Something that is not accessible.

    Attributes:
        criterion: number of the WCAG success criterion that is not met.
        what: what it is and why.
        instead: how to do without it.
    """

    criterion: str = Field(regex=r"^[1-4]\.[1-9]\.[1-9]\d?$")
    what: Bilingual
    instead: Bilingual


class AccessibilityStatement(Strict):
    """The statement.

    Attributes:
        status: how far the requirements are met.
        made: when it was first made.
        reviewed: when it was last gone through.
        methods: how it was found out.
        gaps: all that is known not to be accessible.
    """

    status: Literal["full", "partial", "none"]
    made: date
    reviewed: date
    methods: tuple[Bilingual, ...]
    gaps: tuple[Gap, ...] = ()

    @validator("made", "reviewed")
    def _not_to_come(cls, value: date) -> date:
        if value > date.today():
            raise ValueError("lies in the future")
        return value

    @validator("reviewed")
    def _after_it_was_made(cls, value: date, values: dict[str, Any]) -> date:
        if "made" in values and value < values["made"]:
            raise ValueError("lies before it was made")
        return value

    @validator("methods")
    def _at_least_one(cls, value: tuple[Bilingual, ...]) -> tuple[Bilingual, ...]:
        if not value:
            raise ValueError("tell how it was found out")
        return value

    @validator("gaps", always=True)
    def _as_the_status_says(cls, value: tuple[Gap, ...], values: dict[str, Any]) -> tuple[Gap, ...]:
        if values.get("status") == "full" and value:
            raise ValueError("with a gap the status is partial or none")
        if values.get("status") in ("partial", "none") and not value:
            raise ValueError("tell what is not accessible, or make the status full")
        return value


def load_statement(path: Path) -> AccessibilityStatement:
    """Reads the statement.

    Raises:
        DataInvalid: the file is incomplete or wrong.
    """
    return DataFile(path).parse(AccessibilityStatement)
