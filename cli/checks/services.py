"""Services fit the intents, the systems and the code."""

from collections import Counter
from collections.abc import Iterator

from akkuna.service import ServiceSpec
from cli.checks.material import Entry, Material
from cli.checks.problem import Problem

PREFILLED_AS = {"name": "text", "address": "text", "home_municipality": "text", "email": "contact"}
"""What of a citizen answers a field → the field's type."""


def service_problems(material: Material) -> Iterator[Problem]:
    """What is wrong with the ``service.yml`` of each service."""
    begun_by: dict[str, str] = {}
    for name, entry in material.services.items():
        spec = entry.model
        if spec is None:
            continue
        if spec.service != name:
            yield entry.problem(f"service: must be {name}, as its folder", "service")
        if name not in material.source.handlers:
            yield entry.problem(f"service: no handler in actions/ is registered for {name}", "service")
        if spec.system is not None and spec.system not in material.manifests:
            yield entry.problem(f"system: no folder integrations/{spec.system} with a manifest.yml", "system")
        if spec.effect == "write" and spec.staff is None:
            yield entry.problem("staff: a service that writes says who handles it", "effect")
        if spec.digression and spec.effect == "write":
            yield entry.problem(
                "digression: only a service that reads can be answered in between", "digression"
            )
        yield from _intent_problems(entry, spec, material, begun_by)
        yield from _field_problems(entry, spec)


def _intent_problems(
    entry: Entry[ServiceSpec], spec: ServiceSpec, material: Material, begun_by: dict[str, str]
) -> Iterator[Problem]:
    """`begun_by` gathers which service each intent begins."""
    if spec.intent is None:
        return
    intent = material.intents.get(spec.intent)
    if intent is None:
        yield entry.problem(f"intent: {spec.intent} is not in nlu_data/intents.yml", "intent")
        return
    if intent.login is not None and intent.login != spec.login:
        expected = f"login: must be {intent.login}, as nlu_data/intents.yml says of {spec.intent}"
        yield entry.problem(expected, "login")
    other = begun_by.setdefault(spec.intent, spec.service)
    if other != spec.service:
        yield entry.problem(f"intent: {spec.intent} begins {other} already", "intent")


def _field_problems(entry: Entry[ServiceSpec], spec: ServiceSpec) -> Iterator[Problem]:
    counts = Counter(field.name for field in spec.fields)
    for number, field in enumerate(spec.fields):
        if counts[field.name] > 1:
            yield entry.problem(
                f"fields: {field.name} stands {counts[field.name]} times", "fields", number, "name"
            )
        if field.min_length > field.max_length:
            text = f"{field.name}: min_length is greater than max_length"
            yield entry.problem(text, "fields", number, "min_length")
        if field.prefill and field.type != PREFILLED_AS[field.prefill]:
            text = (
                f"{field.name}: what fills it in ({field.prefill}) is kept as {PREFILLED_AS[field.prefill]}"
            )
            yield entry.problem(text, "fields", number, "prefill")
        if field.fixed and (field.prefill is None or field.optional):
            text = f"{field.name}: fixed is only what identification fills in: a prefill that is required"
            yield entry.problem(text, "fields", number, "fixed")
        if field.asked_by_system is not None:
            text = f"{field.name}: asked_by_system is never written in a file"
            yield entry.problem(text, "fields", number, "asked_by_system")
