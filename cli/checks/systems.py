"""Folders of outside systems are whole."""

from collections.abc import Iterator

from cli.checks.material import Material
from cli.checks.problem import Problem

FILES = ("__init__.py", "client.py", "models.py", "sandbox.py", "README.md")


def system_problems(material: Material) -> Iterator[Problem]:
    """Files that a system's folder lacks, and a manifest that does not ask for an address."""
    for entry in material.manifests.values():
        for name in FILES:
            if not (entry.folder / name).is_file():
                yield Problem(entry.folder / name, 0, "the file is missing")
        if entry.model is not None and "base_url" not in entry.model.needs:
            yield entry.problem("needs: base_url is missing", "needs")
