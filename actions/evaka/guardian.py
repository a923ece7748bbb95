"""The citizen as eVaka knows them: their id, their children; and why a service cannot go on without."""

from actions.contacts import contact_card
from actions.form.draft import Draft
from actions.handlers import Commission, Halt, Handler, Option
from actions.identity.citizen import citizen_of, note
from actions.systems import Systems
from actions.turn import TurnContext
from akkuna.citizen import Citizen
from akkuna.errors import RequestRefused, SystemFailure, SystemUnavailable
from akkuna.municipality import Municipality
from akkuna.replies import Button, Press, Reply, Term, Value
from integrations.database import citizens
from integrations.evaka import client
from integrations.evaka.client import Evaka

SYSTEM = "evaka"
GUARDIAN, CHILDREN = "guardian", "children"
"""In what a draft keeps: whose it is and by which id; their children."""
REFUSED, FORBIDDEN, NOT_FOUND = 400, 403, 404
PERSON = Button(Term("button.person"), Press("contact_human"))


class EarlyEducation(Handler):
    """What the services of early education share."""

    def __init__(self, systems: Systems) -> None:
        self.systems = systems

    async def halt(self, draft: Draft, context: TurnContext) -> Halt | None:
        """That nobody can be known without an identity code, or that the system is silent."""
        citizen = await citizen_of(context)
        if citizen is None or context.municipality is None:
            return None
        if not citizen.has_identity_code:
            return Halt((other_way("no_identity_code", draft, context),))
        try:
            return await self.go_on(draft, context)
        except SystemFailure:
            return Halt((other_way("unavailable", draft, context),), may_go_on=True)

    async def go_on(self, draft: Draft, context: TurnContext) -> Halt | None:
        """Makes sure of what the next question needs.

        Raises:
            SystemFailure: the system cannot tell.
        """
        raise KeyError(draft.service)

    async def guardian(self, draft: Draft, context: TurnContext) -> client.Citizen | None:
        """Who is identified now, as eVaka knows them; None for nobody.

        Raises:
            SystemFailure: eVaka cannot be asked.
        """
        citizen, municipality = await citizen_of(context), context.municipality
        if citizen is None or municipality is None or not citizen.has_identity_code:
            return None
        evaka = self.systems.evaka(municipality)
        whose = {"municipality": municipality.code, "person": citizen.person_hash}
        kept = draft.kept.get(GUARDIAN, {})
        if {name: kept.get(name) for name in whose} != whose:
            draft.kept.clear()
            kept = {**whose, "id": await person_id(evaka, citizen, context)}
            draft.kept[GUARDIAN] = kept
            await note("personal_data_read", citizen, context, purpose=draft.service, source=SYSTEM)
        return evaka.citizen(kept["id"])

    async def children(self, draft: Draft, context: TurnContext) -> list[Option]:
        """The children for whom the citizen may act in early education.

        Raises:
            SystemFailure: eVaka cannot be asked.
        """
        guardian = await self.guardian(draft, context)
        if guardian is None:
            return []
        if CHILDREN not in draft.kept:
            draft.kept[CHILDREN] = await self.listed(guardian)
        return [Option(one["id"], one["name"], one["name"]) for one in draft.kept[CHILDREN]]

    async def listed(self, guardian: client.Citizen) -> list[dict[str, str]]:
        """Id and name of each child that the service is about."""
        return [
            {"id": one.id, "name": f"{one.first_name} {one.last_name}".strip()}
            for one in await guardian.children()
        ]

    def guardian_of(self, commission: Commission) -> client.Citizen:
        """Who confirmed it, as eVaka knows them, also after their identification has ended.

        Raises:
            SystemUnavailable: eVaka could not be asked who they are, or another municipality's was.
        """
        kept = commission.draft.kept.get(GUARDIAN)
        if not kept or kept["municipality"] != commission.municipality.code:
            raise SystemUnavailable(SYSTEM)
        return self.systems.evaka(commission.municipality).citizen(kept["id"])


async def person_id(evaka: Evaka, citizen: Citizen, context: TurnContext) -> str:
    """The id by which eVaka knows the citizen, asked for with the identity code of their session.

    Raises:
        SystemFailure: eVaka cannot be asked, or the session has just ended.
    """
    session, now = citizen.session_id, context.now
    code = await context.store(lambda tx: citizens.identity_code(tx, session, now=now))
    if code is None:
        raise SystemUnavailable(SYSTEM)
    return await person_id_by(evaka, citizen, code)


async def person_id_by(evaka: Evaka, citizen: Citizen, code: str) -> str:
    """The same where the identity code of their session has been read.

    Raises:
        SystemFailure: eVaka cannot be asked.
    """
    person = citizen.person
    return await evaka.person(
        identity_code=code, first_names=person.given_names, last_name=person.family_name
    )


def other_way(key: str, draft: Draft, context: TurnContext, **values: Value) -> Reply:
    """Why it does not go on here, with the municipality's contacts."""
    municipality: Municipality | None = context.municipality
    cards = (contact_card(municipality),) if municipality else ()
    return Reply(key, values, service=draft.service, cards=cards, buttons=(PERSON,))


def final(error: RequestRefused, field: str | None = None, reason: str | None = None) -> RequestRefused:
    """A refusal that is told to the citizen: eVaka's 403 and 404 are about them, not about our key."""
    known = {FORBIDDEN: "not_allowed", NOT_FOUND: "gone"}.get(error.status)
    return RequestRefused(SYSTEM, REFUSED, field, known or reason)


def code_of(draft: Draft, field: str) -> str | None:
    """The code of a choice; None while nothing is chosen."""
    code = (draft.value(field) or {}).get("code")
    return None if code is None else str(code)
