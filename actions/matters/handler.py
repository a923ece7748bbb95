"""What the citizen has under way with the municipalities, in one list."""

from collections.abc import Sequence

from actions.form.draft import Draft
from actions.handlers import Handler
from actions.identity.citizen import citizen_of, note
from actions.matters.gathering import gathered
from actions.matters.matter import Look, Matter, Source
from actions.matters.others import names_child, names_other
from actions.matters.under_way import with_under_way
from actions.respond import topic_buttons
from actions.turn import TurnContext
from akkuna.citizen import Citizen
from akkuna.errors import NotAllowed
from akkuna.municipality import Municipality
from akkuna.replies import LANGUAGES, Button, Press, Reply, Term, Value
from integrations.database import citizens, operations

MOST_LISTED = 20
MOST_REMEMBERED = 100
"""Operations of a citizen that are looked through."""
SERVICE = "my_matters"
AGAIN = Button(Term("again"), Press("start_service", SERVICE))
FOR_OTHER = Button(Term("button", service="act_for_other"), Press("start_service", "act_for_other"))


class MyMatters(Handler):
    """Lists the matters of who is identified, or of whom they act for, in all municipalities."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = tuple(sources)

    async def answer(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """Each matter: what is happening, who has it, what is next; and which systems did not answer."""
        citizen = await citizen_of(context)
        if citizen is None:
            raise NotAllowed()
        language = context.conversation.language or LANGUAGES[0]
        if citizen.acting_for is None and names_other(draft.opening, language):
            own = Button(Term("own"), Press("start_service", SERVICE))
            return [Reply("others", service=SERVICE, buttons=(FOR_OTHER, own))]
        look = await _look(citizen, context)
        found = await gathered(self._sources, look)
        matters = sorted(with_under_way(found.matters, look), key=lambda one: one.order)
        replies = _listed(matters, citizen)
        if found.silent:
            replies.append(_silent(found.silent))
        elif not matters:
            replies.append(_nothing(citizen, context))
        if citizen.acting_for is None and names_child(draft.opening, language):
            replies.append(Reply("others_child", service=SERVICE, buttons=(FOR_OTHER,)))
        return replies


async def _look(citizen: Citizen, context: TurnContext) -> Look:
    subject, session, now = citizen.subject_hash, citizen.session_id, context.now
    found = await context.store(lambda tx: operations.of_person(tx, subject, limit=MOST_REMEMBERED))
    await note("personal_data_read", citizen, context, purpose=SERVICE, source="operations")
    code = None
    if citizen.acting_for is None and citizen.has_identity_code:
        code = await context.store(lambda tx: citizens.identity_code(tx, session, now=now))
    return Look(citizen, tuple(found), code, context)


def _listed(matters: list[Matter], citizen: Citizen) -> list[Reply]:
    if not matters:
        return []
    cards = tuple(one.card for one in matters[:MOST_LISTED])
    key = "list_for" if citizen.acting_for else "list"
    replies = [Reply(key, {"name": _name(citizen)}, service=SERVICE, kind="list", cards=cards)]
    if len(matters) > MOST_LISTED:
        replies.append(Reply("more_than_shown", {"shown": MOST_LISTED, "all": len(matters)}, service=SERVICE))
    return replies


def _silent(silent: Sequence[tuple[str, Municipality]]) -> Reply:
    systems: tuple[Value, ...] = tuple(
        Term("silent_one", {"system": Term(f"system.{system}"), "municipality": one.names.words})
        for system, one in silent
    )
    return Reply("silent", {"systems": systems}, service=SERVICE, buttons=(AGAIN,))


def _nothing(citizen: Citizen, context: TurnContext) -> Reply:
    key = "none_for" if citizen.acting_for else "none"
    begun = tuple(one for one in topic_buttons(context) if one.press.argument != SERVICE)
    return Reply(key, {"name": _name(citizen)}, service=SERVICE, buttons=(*begun, FOR_OTHER))


def _name(citizen: Citizen) -> str:
    return citizen.acting_for.name if citizen.acting_for else ""
