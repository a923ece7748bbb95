"""One thing that is wrong in the data, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from akkuna.data_files import DataFile
from akkuna.errors import DataInvalid


@dataclass(frozen=True, order=True)
class Problem:
    """Something to be mended.

    Attributes:
        file: where.
        line: counted from one; 0 where the whole file is meant.
        text: what is wrong, in English, for the person who edits the file.
    """

    file: Path
    line: int
    text: str

    @classmethod
    def of(cls, error: DataInvalid) -> "Problem":
        """The problem that an error of reading tells of."""
        return cls(error.file, error.line, error.problem)


def model_problems(data: DataFile, model: type[BaseModel]) -> Iterator[Problem]:
    """Everything that keeps a file from being a `model`; `DataFile.parse` tells only the first."""
    try:
        model.parse_obj(data.data)
    except ValidationError as error:
        for one in error.errors():
            where = ".".join(str(part) for part in one["loc"])
            yield Problem(data.path, data.line(one["loc"]), f"{where}: {one['msg']}")
