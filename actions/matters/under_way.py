"""What the citizen has confirmed here and no system has yet: it waits, is looked into, or is with staff."""

from collections.abc import Sequence
from dataclasses import replace

from actions.evaka.applications import BEGUN
from actions.form.draft import Draft
from actions.matters.bookings import slot_key
from actions.matters.enrolments import enrolment_key
from actions.matters.fault_reports import kind_of
from actions.matters.matter import Look, Matter
from akkuna.replies import Button, Card, Line, Moment, Press, Term
from integrations.database import Operation

STATES = {
    "confirmed": "waiting",
    "waiting": "waiting",
    "sending": "checking",
    "checking": "checking",
    "with_staff": "with_staff",
    "refused": "refused",
}
"""State of an operation that no system has → what it is called. Others are done, or were never confirmed."""
BOOK = "book_space"


def with_under_way(matters: Sequence[Matter], look: Look) -> list[Matter]:
    """The matters, and what is under way: beside the matter that it is about, or as one of its own."""
    found = list(matters)
    for one in look.operations:
        if one.state not in STATES:
            continue
        about = _keys(one)
        at = next((at for at, matter in enumerate(found) if matter.keys & about), None)
        if at is None:
            found.append(_matter(one, look))
        elif one.service != BOOK and one.state != "refused":
            found[at] = found[at].changed_by(one, STATES[one.state])
    return found


def _keys(one: Operation) -> frozenset[str]:
    """The matter that an operation makes or changes, as the systems' matters are told apart."""
    draft = Draft.from_json(one.draft)
    if slot := draft.value("slot") if one.service == BOOK else None:
        return frozenset({slot_key(slot)})
    named = {
        "booking": (draft.value("booking") or {}).get("code"),
        "decision": (draft.value("decision") or {}).get("code"),
        "application": (draft.kept.get(BEGUN) or {}).get("id"),
    }
    chosen = draft.value("chosen") if one.service == "cancel_enrolment" else None
    enrolment = {enrolment_key(chosen["operation"])} if chosen else set()
    return frozenset({f"{kind}:{id}" for kind, id in named.items() if id} | enrolment)


def _matter(one: Operation, look: Look) -> Matter:
    state, context = STATES[one.state], look.context
    sent = one.confirmed_at or one.created_at
    lines = [
        Line(Term("label.state"), Term(f"state.{state}")),
        Line(Term("label.number"), one.external_id or one.reference or ""),
        Line(Term("label.confirmed"), Moment(sent.isoformat())),
    ]
    if one.municipality in context.catalogue.municipalities:
        name = context.catalogue.municipalities[one.municipality].names.words
        lines.append(Line(Term("label.municipality"), name))
    shown = Card("item", kind_of(one), text=Term(f"next.{state}"), lines=tuple(lines))
    if state == "refused" and one.conversation_id == context.conversation.id:
        mend = Button(Term("button.mend"), Press("resume", one.id))
        shown = replace(shown, buttons=(mend,))
    return Matter(shown, sent)
