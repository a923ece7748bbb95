"""What a citizen is told when something waiting has moved by itself."""

from actions.handlers import handler_of
from akkuna.replies import Reply, Value
from integrations.database import Operation
from integrations.database.operations import State


def update_of(
    before: State, had_number: bool, operation: Operation, *, is_there: bool = False
) -> Reply | None:
    """The news about an operation; None when nothing has changed for the citizen.

    Args:
        before: state in which a job took it up.
        had_number: whether the system's number was known then.
        operation: as it now stands.
        is_there: whether the one whose it is is identified in the conversation, and may read all of it.
    """
    values: dict[str, Value] = {
        "reference": operation.reference or "",
        "number": operation.external_id or "",
    }
    if operation.state == "done" and operation.external_id and not had_number:
        key = "update.number" if before == "done" else "update.done"
    elif operation.state == "done" and before != "done":
        if is_there and handler_of(operation.service).tells_updates_in_full:
            return _told_in_full(operation, values)
        key = "update.done_without_number"
    elif operation.state == "refused":
        key = "update.refused"
    elif operation.state == "with_staff" and before != "with_staff":
        key = "update.staff"
    else:
        return None
    return Reply(key, values, service=operation.service, kind="notice")


def _told_in_full(operation: Operation, values: dict[str, Value]) -> Reply:
    """What has become of it, with all that a receipt would have told, such as where to pay."""
    more = handler_of(operation.service).receipt(operation)
    return Reply(
        f"update.{operation.result['state']}",
        {**values, **more.values},
        service=operation.service,
        kind="notice",
        lines=more.lines,
        links=more.links,
        buttons=more.buttons,
    )
