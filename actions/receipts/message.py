"""The receipt of an operation as a message: title and body in the citizen's language."""

from collections.abc import Mapping

from actions.contacts import contact_card
from actions.receipts.offer import SEND_RECEIPT
from actions.service_form import outcome_of
from akkuna.catalogue import Catalogue
from akkuna.municipality import Municipality
from akkuna.replies import Language, Line, Moment, Reply, Term
from akkuna.wording import Wording
from integrations.database import Operation
from integrations.suomifi.messages.models import LONGEST_TITLE

PARAGRAPH = "\n\n"


def message_of(
    operation: Operation, municipality: Municipality, catalogue: Catalogue, language: Language
) -> dict[str, str]:
    """``{"title", "body"}``: what was done, when, with which number, and what became of it."""
    wording = Wording(catalogue, language, municipality, lambda press: "")

    def text(reply: Reply) -> str:
        return wording.render(reply).as_plain_text()

    matter = Term("title", service=operation.service)
    title = Term("message.title", {"matter": matter, "number": number_of(operation)}, service=SEND_RECEIPT)
    about = lines_of(facts_of(operation), municipality)
    contact = contact_card(municipality).links
    paragraphs = (
        text(Reply("message.about", service=SEND_RECEIPT, lines=about)),
        text(_outcome(operation)),
        text(Reply("message.no_reply", {"of": municipality.form("of")}, SEND_RECEIPT, links=contact)),
    )
    return {"title": wording.words(title)[:LONGEST_TITLE], "body": PARAGRAPH.join(paragraphs)}


def number_of(operation: Operation) -> str:
    """The system's number, or our reference while there is none."""
    return operation.external_id or operation.reference or ""


def facts_of(operation: Operation) -> dict[str, str]:
    """What `lines_of` tells, as a draft keeps it."""
    return {
        "service": operation.service,
        "number": number_of(operation),
        "at": operation.confirmed_at.isoformat() if operation.confirmed_at else "",
    }


def lines_of(facts: Mapping[str, str], municipality: Municipality) -> tuple[Line, ...]:
    """What the receipt is of: matter, number, municipality and when it was done."""
    lines = [
        Line(Term("label.matter"), Term("title", service=facts["service"])),
        Line(Term("receipt_line.number"), facts["number"]),
        Line(Term("label.municipality"), municipality.names.words),
    ]
    if facts["at"]:
        lines.append(Line(Term("label.when"), Moment(facts["at"])))
    return tuple(lines)


def _outcome(operation: Operation) -> Reply:
    """As the receipt in the chat told it; in words of its own where that speaks of what follows there."""
    settled = operation.state == "done" and (operation.external_id or operation.result.get("state"))
    if settled:
        return outcome_of(operation)
    state = operation.state
    if state == "with_staff" and operation.attempts:
        state = "checking"
    return Reply(f"message.state.{state}", service=SEND_RECEIPT)
