"""What must hold of the data. One file a subject; each yields the problems that it finds."""

from collections.abc import Callable, Iterable

from cli.checks.conversations import conversation_problems
from cli.checks.examples import example_problems
from cli.checks.filled import unfilled
from cli.checks.lookups import lookup_problems
from cli.checks.material import Material, read_material
from cli.checks.municipalities import municipality_problems
from cli.checks.notices import notice_problems
from cli.checks.pairs import pair_problems
from cli.checks.problem import Problem
from cli.checks.service_texts import service_text_problems
from cli.checks.services import service_problems
from cli.checks.systems import system_problems
from cli.checks.used_texts import used_text_problems
from cli.project import Project

__all__ = ["Material", "Problem", "all_problems", "read_material"]

CHECKS: tuple[Callable[[Material], Iterable[Problem]], ...] = (
    service_problems,
    service_text_problems,
    pair_problems,
    used_text_problems,
    municipality_problems,
    notice_problems,
    system_problems,
    example_problems,
    lookup_problems,
    conversation_problems,
)


def all_problems(project: Project) -> list[Problem]:
    """Everything that is wrong in the data of a project, by file and line.

    A line that is still to be filled in is told of once, whatever else is wrong with it.
    """
    gaps = list(unfilled(project))
    places = {(gap.file, gap.line) for gap in gaps}
    material = read_material(project)
    found = {problem for check in CHECKS for problem in check(material)}
    # The checks read further files, so the faults of reading are gathered last.
    found.update(material.problems)
    return sorted([*gaps, *(one for one in found if (one.file, one.line) not in places)])
