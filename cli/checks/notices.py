"""What the chat says of itself is whole."""

from collections.abc import Iterator

from akkuna.accessibility import AccessibilityStatement
from cli.checks.material import Material
from cli.checks.problem import Problem, model_problems


def notice_problems(material: Material) -> Iterator[Problem]:
    """What is wrong with the data of the accessibility statement."""
    data = material.data(material.project.accessibility_statement)
    if data is not None:
        yield from model_problems(data, AccessibilityStatement)
