"""Whether each municipality's outside systems answer."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from akkuna.data_files import DataFile
from akkuna.errors import BadAnswer, DataInvalid, RequestRefused, SystemFailure
from akkuna.municipality import Municipality, load_municipalities
from cli.doctor.finding import Finding
from cli.manifest import Manifest
from cli.project import Project
from integrations.http import Http


def keys_of_systems(project: Project) -> Iterator[Finding]:
    """Whether the variables are set that hold the systems' secrets; never what they hold."""
    unset = defaultdict(set)
    for municipality in _municipalities(project):
        for name, binding in municipality.systems.items():
            if binding.key and binding.secret is None:
                unset[binding.key].add(name)
    for key, names in sorted(unset.items()):
        yield Finding.note(f"{key} is not set; {', '.join(sorted(names))} will be called without a key.")


def systems_online(project: Project) -> list[Finding]:
    """Asks each system at each address once, with the harmless call of its manifest."""
    users: dict[tuple[str, str], list[str]] = defaultdict(list)
    for municipality in _municipalities(project):
        for name, binding in municipality.systems.items():
            users[name, binding.base_url].append(municipality.names.fi)
    return asyncio.run(_ask_all(project.integrations, users))


async def _ask_all(integrations: Path, users: dict[tuple[str, str], list[str]]) -> list[Finding]:
    http = Http()
    try:
        findings = []
        for (system, address), names in sorted(users.items()):
            failure = await _failure(http, integrations, system, address)
            findings.append(_finding(f"{system} at {address} ({', '.join(names)})", failure))
        return findings
    finally:
        await http.aclose()


async def _failure(http: Http, integrations: Path, system: str, address: str) -> SystemFailure | None:
    try:
        probe = DataFile(integrations / system / "manifest.yml").parse(Manifest).probe
        await http.client(system, address).read(probe.path, dict(probe.params))
    except SystemFailure as failure:
        return failure
    return None


def _finding(which: str, failure: SystemFailure | None) -> Finding:
    if failure is None:
        return Finding.ok(f"{which}: answers")
    if isinstance(failure, RequestRefused):
        return Finding.note(f"{which}: answers, but refuses a call without a key (status {failure.status}).")
    if isinstance(failure, BadAnswer):
        return Finding.missing(f"{which}: answers something that its contract does not know.")
    return Finding.missing(f"{which}: does not answer.")


def _municipalities(project: Project) -> list[Municipality]:
    try:
        found = load_municipalities(project.municipalities)
    except DataInvalid:
        return []  # told of already, as data to mend
    return sorted(found.values(), key=lambda one: one.names.fi)
