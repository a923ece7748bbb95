"""The answers of an application as eVaka's form, and which questions belong to it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from actions.evaka.guardian import code_of
from actions.form.draft import Draft
from akkuna.times import HELSINKI
from integrations.evaka.form import ApplicationForm, WishedUnit

USUAL_DAYS = 122
"""Four months: so long before it is needed a place in day care is applied for, at the latest; two weeks where
work or studies begin suddenly (Act on Early Childhood Education and Care 540/2018, section 17)."""
PLACE = " – "
"""Between a unit's name and its place, where several units have one name."""
SHORT_DAY = timedelta(hours=5)
"""What eVaka calls part-time."""


def unit_name(shown: str) -> str:
    """A unit's own name, without the place that tells it from another of the same name."""
    return shown.partition(PLACE)[0]


def cares(draft: Draft) -> bool:
    """Whether it is about day care, also beside pre-school."""
    if code_of(draft, "type") == "PRESCHOOL":
        return code_of(draft, "beside") == "yes"
    return code_of(draft, "type") == "DAYCARE"


def is_soon(draft: Draft) -> bool:
    """Whether day care is wished sooner than it must be applied for."""
    start = draft.value("start")
    soon = datetime.now(HELSINKI).date() + timedelta(days=USUAL_DAYS)
    if not start or code_of(draft, "type") != "DAYCARE":
        return False
    return date.fromisoformat(start) < soon


RULES: Mapping[str, Callable[[Draft], bool]] = {
    "beside": lambda draft: code_of(draft, "type") == "PRESCHOOL",
    "hours": cares,
    "shift_care": cares,
    "max_fee": cares,
    "urgent": is_soon,
}
"""Questions that are not asked of everybody → of whom they are."""


def filled(draft: Draft, form: ApplicationForm | None = None) -> ApplicationForm:
    """The form with the answers filled in; what they do not tell stays as it is in `form`."""
    base, answers = form or ApplicationForm(), draft.answers
    hours = answers.get("hours") if cares(draft) else None
    start = answers.get("start")
    return replace(
        base,
        start=date.fromisoformat(start) if start else base.start,
        units=tuple(WishedUnit(one["code"], unit_name(one["fi"])) for one in answers.get("units") or ()),
        from_time=time.fromisoformat(hours["from"]) if hours else None,
        to_time=time.fromisoformat(hours["to"]) if hours else None,
        part_time=_is_short(hours) if hours else False,
        shift_care=cares(draft) and code_of(draft, "shift_care") == "yes",
        day_care_beside=code_of(draft, "beside") == "yes" and code_of(draft, "type") == "PRESCHOOL",
        urgent=is_soon(draft) and code_of(draft, "urgent") == "yes",
        phone=answers.get("phone") or base.phone,
        other_info=answers.get("other_info") or base.other_info,
        max_fee_accepted=cares(draft) and code_of(draft, "max_fee") == "yes",
    )


def _is_short(hours: Mapping[str, str]) -> bool:
    first, last = (datetime.combine(date.min, time.fromisoformat(hours[end])) for end in ("from", "to"))
    return timedelta() < last - first <= SHORT_DAY
