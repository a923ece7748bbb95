"""What is kept and told of an enrolment that was made."""

from datetime import datetime
from typing import Any

from actions.form.draft import Draft
from actions.handlers import Done, Receipt
from actions.linkedevents.cards import euros, span, words_of
from actions.linkedevents.people import from_json
from actions.linkedevents.terms import Terms
from actions.payment import payment_link
from akkuna.replies import Button, Line, Press, Term, Value
from integrations.database import Operation
from integrations.linkedevents.enrolments import Enrolment

SERVICE, CANCEL = "enrol_event", "cancel_enrolment"


def done(made: Enrolment, draft: Draft, terms: Terms) -> Done:
    """What has become of it, with all that is needed to tell of it and to give it up later."""
    people = from_json(draft.value("participants"))
    names = [one.name for one in people]
    signups = [
        {"id": one.id, "name": _name(one.first_name, one.last_name, names, at), "status": one.status}
        for at, one in enumerate(made.signups)
    ]
    facts: dict[str, Any] = {
        "signups": signups,
        "group": made.group,
        "registration": terms.registration,
        "event": terms.name,
        "starts": terms.starts,
        "ends": terms.ends,
        "pay_at": made.payment.checkout_url if made.payment else None,
        "amount": made.payment.amount if made.payment else None,
        "instructions": terms.instructions,
    }
    state = "partly" if len(signups) < len(people) else made.status
    # The server's own ids are of no use to anybody; the organiser sees our reference.
    return Done(None, state=state, facts=facts)


def receipt(operation: Operation) -> Receipt:
    """The lines, links and buttons of a receipt."""
    facts = operation.result.get("facts") or {}
    event = words_of(facts["event"])
    lines = [Line(Term("label.when"), _when(facts))]
    statuses = {one["status"] for one in facts["signups"]}
    named = [one for one in facts["signups"] if one["name"]]
    if len(statuses) > 1:
        lines += [Line(one["name"] or "–", Term(f"status.{one['status']}")) for one in facts["signups"]]
    elif named:
        rest = len(facts["signups"]) - len(named)
        more = (Term("field.participants.more", {"count": rest}),) if rest else ()
        lines.append(Line(Term("label.people"), (*(str(one["name"]) for one in named), *more)))
    if facts["amount"] is not None:
        lines.append(Line(Term("label.to_pay"), euros(facts["amount"])))
    if facts["instructions"]:
        lines.append(Line(Term("label.instructions"), words_of(facts["instructions"])))
    link = payment_link(Term("pay"), facts["pay_at"])
    cancel = Button(Term("button", service=CANCEL), Press(CANCEL, operation.id))
    return Receipt({"event": event}, tuple(lines), (link,) if link else (), (cancel,))


def _when(facts: dict[str, Any]) -> Value:
    return span(datetime.fromisoformat(facts["starts"]), datetime.fromisoformat(facts["ends"]))


def _name(first: str | None, last: str | None, names: list[str], at: int) -> str:
    """As the server has it; it may leave names out of what it answers."""
    told = f"{first or ''} {last or ''}".strip()
    return told or (names[at] if at < len(names) else "")
