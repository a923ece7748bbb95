"""Every service has all texts that the form, the receipts and `akkuna describe` use."""

from collections.abc import Iterator

from akkuna.service import ServiceSpec
from cli.checks.material import Entry, Material
from cli.checks.problem import Problem
from cli.checks.sheets import Sheets

TITLES_OF_BUTTONS = ("button", "confirm")
LONGEST_TITLE = 24
"""Characters of a button's title that every channel shows whole."""

OWN = ("title", "button", "about")
"""What no service can share with another."""
OF_A_FIELD = ("label", "ask", "explain")
OF_A_FORM = ("start", "unfinished")
OF_WRITING = ("summary", "summary_explain", "confirm")
RECEIPTS_OF_A_SYSTEM = (
    "receipt",
    "receipt_number_later",
    "receipt_waiting",
    "receipt_checking",
    "receipt_refused",
    "refused_offer",
)
RECEIPTS_OF_STAFF = ("receipt_staff",)


def service_text_problems(material: Material) -> Iterator[Problem]:
    """Texts that a service lacks, buttons that are too long, words that `akkuna describe` lacks."""
    for name, entry in material.services.items():
        own = material.own_texts(name)
        yield from _long_buttons(own)
        if entry.model is not None:
            yield from own.missing(OWN)
            if material.common.by_language:
                shared = sharable_keys(entry.model)
                yield from own.missing(key for key in shared if not material.common.has(key))
            yield from _undescribed(entry, entry.model, material)


def sharable_keys(spec: ServiceSpec) -> list[str]:
    """Keys that a service needs of its own or in common."""
    keys = [f"field.{field.name}.{part}" for field in spec.fields for part in OF_A_FIELD]
    if spec.fields:
        keys += OF_A_FORM
    if spec.effect == "write":
        keys += OF_WRITING
        keys += RECEIPTS_OF_STAFF if spec.system is None else RECEIPTS_OF_A_SYSTEM
    return keys


def _long_buttons(own: Sheets) -> Iterator[Problem]:
    for sheet in own.by_language.values():
        for key in TITLES_OF_BUTTONS:
            length = len(sheet.texts.get(key, ""))
            if length > LONGEST_TITLE:
                text = f"{key}: {length} characters, at most {LONGEST_TITLE} fit"
                yield Problem(sheet.data.path, sheet.line(key), text)


def _undescribed(entry: Entry[ServiceSpec], spec: ServiceSpec, material: Material) -> Iterator[Problem]:
    """Roles and classes of retention are the municipality's words: the page needs them in both languages."""
    if spec.staff is None:
        return
    words = material.sheets[material.project.root / "cli"]
    for part, value in (("role", spec.staff.role), ("retention", spec.staff.retention)):
        if not words.has(f"{part}.{value}"):
            text = f"staff.{part}: {value} has no words in cli/texts.fi.yml and cli/texts.sv.yml"
            yield entry.problem(text, "staff", part)
