"""Municipalities fit each other, the services and the systems."""

import re
from collections.abc import Iterator

from akkuna.municipality import Municipality
from cli.checks.material import Entry, Material
from cli.checks.problem import Problem

INVENTED_PHONE = re.compile(r"\+358 ?(800 ?000 ?0|457 ?5550 ?1)")
"""Numbers that nobody has, kept for samples."""
INVENTED_DOMAIN = re.compile(r"\bexample\.(org|com|net)\b")
"""Domains that nobody has: RFC 2606, section 3."""


def municipality_problems(material: Material) -> Iterator[Problem]:
    """What is wrong with the ``municipality.yml`` of each municipality."""
    known = material.data(material.project.lookups / "municipality.yml")
    first: dict[str, str] = {}
    for name, entry in material.municipalities.items():
        municipality = entry.model
        if municipality is None:
            continue
        other = first.setdefault(municipality.code, name)
        if other != name:
            yield entry.problem(f"code: {municipality.code} is that of {other} already", "code")
        if known is not None and municipality.code not in known.data:
            where = material.project.shown(known.path)
            text = f"code: {municipality.code} is not in {where}, so nobody can name the municipality"
            yield entry.problem(text, "code")
        yield from _neighbour_problems(entry, municipality, material)
        yield from _map_problems(entry, municipality)
        yield from _contact_problems(entry, municipality)
        yield from _binding_problems(entry, municipality, material)


def _neighbour_problems(
    entry: Entry[Municipality], municipality: Municipality, material: Material
) -> Iterator[Problem]:
    by_code = {one.model.code: one for one in material.municipalities.values() if one.model}
    for number, code in enumerate(municipality.neighbours):
        if not re.fullmatch(r"\d{3}", code) or code == municipality.code:
            yield entry.problem(f"neighbours: {code} is no neighbour's code", "neighbours", number)
        other = by_code.get(code)
        if other is not None and other.model and municipality.code not in other.model.neighbours:
            text = f"neighbours: {municipality.code} is missing, though {entry.folder.name} names {code}"
            yield other.problem(text, "neighbours")


def _map_problems(entry: Entry[Municipality], municipality: Municipality) -> Iterator[Problem]:
    bounds, centre = municipality.bounds, municipality.centre
    if not bounds.min_lat < bounds.max_lat or not bounds.min_lon < bounds.max_lon:
        yield entry.problem("bounds: each min must be less than its max", "bounds")
    elif not (
        bounds.min_lat <= centre.lat <= bounds.max_lat and bounds.min_lon <= centre.lon <= bounds.max_lon
    ):
        yield entry.problem("centre: lies outside the bounds", "centre")


def _contact_problems(entry: Entry[Municipality], municipality: Municipality) -> Iterator[Problem]:
    contact = municipality.contact
    for number, hours in enumerate(contact.hours):
        if hours.opens >= hours.closes:
            yield entry.problem("contact.hours: opens must be before closes", "contact", "hours", number)
        if not hours.days:
            yield entry.problem("contact.hours: name at least one day", "contact", "hours", number, "days")
    if "sample" not in contact.__fields_set__:
        text = "contact.sample: say whether the details are invented (true) or real (false)"
        yield entry.problem(text, "contact", "sample")
    for name in ("phone", "email", "website"):
        value = getattr(contact, name)
        if not contact.sample and (INVENTED_PHONE.search(value) or INVENTED_DOMAIN.search(value)):
            yield entry.problem(f"contact.{name}: is invented, but sample is not true", "contact", name)
    for number, origin in enumerate(municipality.websites):
        if not contact.sample and INVENTED_DOMAIN.search(origin):
            text = f"websites: {origin} is invented, but contact.sample is not true"
            yield entry.problem(text, "websites", number)


def _binding_problems(
    entry: Entry[Municipality], municipality: Municipality, material: Material
) -> Iterator[Problem]:
    for name in municipality.systems:
        if name not in material.manifests:
            yield entry.problem(
                f"systems: no folder integrations/{name} with a manifest.yml", "systems", name
            )
    for number, name in enumerate(municipality.services.disabled):
        if name not in material.services:
            yield entry.problem(
                f"services.disabled: there is no service {name}", "services", "disabled", number
            )
