"""Nothing that `akkuna new` left to be filled in is left so."""

from collections.abc import Iterator
from pathlib import Path

from cli.checks.problem import Problem
from cli.project import FILL_IN, Project

KINDS = frozenset({".yml", ".md", ".py"})


def unfilled(project: Project) -> Iterator[Problem]:
    """A problem for each line that still holds the mark."""
    folders = (
        project.services,
        project.municipalities,
        project.integrations,
        project.examples,
        project.conversations,
    )
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix in KINDS:
                yield from _gaps(file)


def _gaps(file: Path) -> Iterator[Problem]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if FILL_IN in line:
            before = line.split(FILL_IN)[0].strip(" -|#\"'[{(`")
            what = f" ({before.rstrip(': ')})" if before else ""
            yield Problem(file, number, f"still to be filled in{what}")
