"""Sessions and mandates of the invented people, as the login channel makes them, without a browser."""

import re
from dataclasses import asdict
from datetime import datetime, timezone
from urllib.parse import parse_qs, urlsplit

import httpx

from actions.systems import Systems
from akkuna.citizen import Address, Level, Person
from akkuna.settings import Authorisations
from integrations.database import Database, citizens, mandates
from integrations.database.citizens import NewSession
from integrations.sandbox import persons
from integrations.suomifi.authorisations.models import Registration

BACK = "https://akkuna.example.org/suomifi/mandate"


def authorisations_at(sandbox_url: str) -> Authorisations:
    """Suomi.fi e-Authorizations in the sandboxes, with their first credentials."""
    url = f"{sandbox_url}/suomifi/authorisations"
    return Authorisations(url, "sandbox1", "sandbox-api-key", "sandbox-oauth-password", BACK)


async def choose_principal(database: Database, systems: Systems, path: str, key: str) -> None:
    """Goes the conversation's way to Valtuudet, chooses there, and keeps what it gives.

    Args:
        path: of the link that the conversation gave.
        key: of a person or an organisation.
    """
    [state] = parse_qs(urlsplit(path).query)["state"]
    now = datetime.now(timezone.utc)
    with database.transaction() as tx:
        taken = mandates.take(tx, state, now=now)
    assert taken is not None
    language = "sv" if taken.registration["language"] == "sv" else "fi"
    registration, client = Registration.from_json(taken.registration), systems.authorisations()
    url = client.authorise_url(registration, return_url=BACK, state=state, language=language)
    async with httpx.AsyncClient(trust_env=False) as browser:
        page = (await browser.get(url)).raise_for_status().text
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
        back = await browser.post(url, data=fields | {"principal": key})
    [code] = parse_qs(urlsplit(back.headers["location"]).query)["code"]
    access = await client.exchange(registration, code, return_url=BACK)
    with database.transaction() as tx:
        assert mandates.keep(tx, taken, asdict(access), now=now)


def log_in(database: Database, conversation_id: str, key: str, level: Level = "substantial") -> None:
    """Begins a session of one of ``persons.yml``; nothing is told to the conversation."""
    found = persons.population().persons[key]
    kind = "identity_code" if found.identity_code else "eidas"
    identifier = found.identity_code or (found.eidas.person_identifier if found.eidas else "")
    now = datetime.now(timezone.utc)
    session = NewSession(
        municipality=None,
        provider="",
        kind=kind,
        identifier=identifier,
        person=told_of(found),
        level=level,
        name_id=f"name of {conversation_id} {now.isoformat()}",
        session_index=f"index of {conversation_id} {now.isoformat()}",
        authenticated_at=now,
    )
    with database.transaction() as tx:
        citizens.begin(tx, conversation_id, session, now=now)


def told_of(found: persons.Person) -> Person:
    """What identification tells of somebody."""
    names = {
        "display_name": f"{found.calling_name} {found.family_name}",
        "full_name": f"{found.family_name} {found.given_names}",
        "calling_name": found.calling_name,
        "family_name": found.family_name,
        "given_names": found.given_names,
    }
    if found.protected:
        return Person(**names, is_protected=True)
    home, address = found.home, found.address
    return Person(
        **names,
        address=Address(
            street_fi=address.street.fi,
            street_sv=address.street.sv,
            postcode=address.postal_code,
            place_fi=address.post_office.fi,
            place_sv=address.post_office.sv,
        )
        if address
        else None,
        home_code=home.code if home else "",
        home_fi=home.fi if home else "",
        home_sv=home.sv if home else "",
        email=found.email,
        is_verified=True,
    )
