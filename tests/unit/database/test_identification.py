"""Logins, sessions, logouts, mandates, used messages and the audit log."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from akkuna.citizen import Address, Citizen, Person, Principal
from integrations.database import (
    Conversation,
    Database,
    audit,
    citizens,
    conversations,
    logins,
    logouts,
    mandates,
    operations,
    retention,
    used_messages,
)
from integrations.database.citizens import IDLE, LONGEST, NewSession
from tests.unit.database.conftest import NOW, new_operation

CODE = "010594Y9021"
PERSON = Person("Liisa Esimerkki", family_name="Esimerkki", address=Address("Kalliontie 15"))
SESSION = NewSession("535", "", "identity_code", CODE, PERSON, "substantial", "name", "index", NOW)
SECOND = timedelta(seconds=1)


def begin(database: Database, conversation: Conversation, new: NewSession = SESSION) -> str:
    with database.transaction() as tx:
        return citizens.begin(tx, conversation.id, new, now=NOW)


def who(database: Database, conversation: Conversation, now: datetime, use: bool = True) -> Citizen | None:
    with database.transaction() as tx:
        ask = citizens.of_conversation if use else citizens.peek
        return ask(tx, conversation.id, now=now)


def test_a_session_tells_who_it_is(database: Database, conversation: Conversation) -> None:
    person_hash = begin(database, conversation)
    found = who(database, conversation, NOW)
    assert found is not None and found.person == PERSON and found.acting_for is None
    assert found.person_hash == found.subject_hash == person_hash
    assert CODE not in repr(found) and "Liisa" not in repr(found)


def test_a_session_ends_where_nobody_uses_it(database: Database, conversation: Conversation) -> None:
    begin(database, conversation)
    assert who(database, conversation, NOW + IDLE - SECOND) is not None
    assert who(database, conversation, NOW + 2 * IDLE - 2 * SECOND) is not None
    assert who(database, conversation, NOW + 3 * IDLE) is None


def test_looking_is_no_use(database: Database, conversation: Conversation) -> None:
    begin(database, conversation)
    assert who(database, conversation, NOW + IDLE - SECOND, use=False) is not None
    assert who(database, conversation, NOW + IDLE, use=False) is None


def test_a_session_ends_however_much_it_is_used(database: Database, conversation: Conversation) -> None:
    begin(database, conversation)
    for minute in range(0, 32, 8):
        assert who(database, conversation, NOW + timedelta(minutes=minute)) is not None
    assert who(database, conversation, NOW + LONGEST) is None


def test_what_tells_who_it_was_is_emptied(
    database: Database, database_url: str, conversation: Conversation
) -> None:
    begin(database, conversation)
    with database.transaction() as tx:
        assert citizens.end(tx, conversation.id, by="citizen", now=NOW) is not None
        assert citizens.end(tx, conversation.id, by="citizen", now=NOW) is None
    sql = (
        "SELECT identifier, person, saml, principal, access FROM citizen_session WHERE conversation_id = :id"
    )
    with create_engine(database_url).connect() as connection:
        assert connection.execute(text(sql), {"id": conversation.id}).all() == [(None,) * 5]


def test_expired_sessions_are_emptied_too(database: Database, conversation: Conversation) -> None:
    begin(database, conversation)
    with database.transaction() as tx:
        assert citizens.end_expired(tx, now=NOW + IDLE) >= 1
        assert citizens.end(tx, conversation.id, by="citizen", now=NOW) is None


def test_a_new_login_ends_the_one_before(database: Database, conversation: Conversation) -> None:
    begin(database, conversation)
    before = who(database, conversation, NOW)
    begin(database, conversation, replace(SESSION, identifier="020594X902N", name_id="other"))
    after = who(database, conversation, NOW)
    assert before is not None and after is not None
    assert before.person_hash != after.person_hash and before.session_id != after.session_id
    with database.transaction() as tx:
        assert citizens.identity_code(tx, before.session_id, now=NOW) is None
        assert citizens.identity_code(tx, after.session_id, now=NOW) == "020594X902N"


def test_who_has_no_identity_code_has_none(database: Database, conversation: Conversation) -> None:
    begin(database, conversation, replace(SESSION, kind="eidas", identifier="ES/FI/1"))
    found = who(database, conversation, NOW)
    assert found is not None and not found.has_identity_code
    with database.transaction() as tx:
        assert citizens.identity_code(tx, found.session_id, now=NOW) is None


def test_the_identity_provider_ends_what_it_names(
    database: Database, new_conversation: Callable[[], Conversation]
) -> None:
    one, two = new_conversation(), new_conversation()
    begin(database, one, replace(SESSION, name_id="n1", session_index="i1"))
    begin(database, two, replace(SESSION, name_id="n1", session_index="i2"))
    with database.transaction() as tx:
        assert citizens.end_named(tx, "", "n2", [], now=NOW) == (False, [])
        assert citizens.end_named(tx, "208", "n1", [], now=NOW) == (False, [])
        assert citizens.end_named(tx, "", "n1", ["i1"], now=NOW) == (True, [one.id])
        assert citizens.end_named(tx, "", "n1", [], now=NOW) == (True, [two.id])
        assert citizens.end_named(tx, "", "n1", [], now=NOW) == (True, [])


def test_whom_a_citizen_acts_for(database: Database, new_conversation: Callable[[], Conversation]) -> None:
    conversation, childs = new_conversation(), new_conversation()
    begin(database, conversation)
    own = begin(database, childs, replace(SESSION, identifier="010516B903X", name_id="child"))
    citizen = who(database, conversation, NOW)
    assert citizen is not None
    with database.transaction() as tx:
        child = Principal("person", "Onni Esimerkki")
        assert citizens.choose_principal(tx, citizen.session_id, child, "010516B903X", now=NOW)
        assert citizens.principal_id(tx, citizen.session_id, now=NOW) == "010516B903X"
    acting = who(database, conversation, NOW)
    assert acting is not None and acting.acting_for == child and acting.subject_hash == own
    with database.transaction() as tx:
        assert citizens.clear_principal(tx, citizen.session_id, now=NOW)
        assert not citizens.choose_principal(tx, citizen.session_id, child, "x", now=NOW + LONGEST)
    assert who(database, conversation, NOW) == citizen


def test_of_many_logins_at_once_one_session_is_left(database: Database, conversation: Conversation) -> None:
    names = [f"at-once-{number}" for number in range(6)]

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda name: begin(database, conversation, replace(SESSION, name_id=name)), names))
    with database.transaction() as tx:
        ended = [citizens.end_named(tx, "", name, [], now=NOW)[1] for name in names]
    assert sum(map(len, ended)) == 1


def offer(database: Database, conversation: Conversation) -> str:
    with database.transaction() as tx:
        return logins.offer(
            tx, conversation.id, municipality="535", language="fi", purpose="my_matters", now=NOW
        )


def start(database: Database, login: logins.Login, state: str) -> bool:
    with database.transaction() as tx:
        return logins.start(
            tx, login, relay_state=state, request={"id": "_1"}, browser_hash="b", in_window=False, now=NOW
        )


def test_a_login_goes_its_way_once(database: Database, conversation: Conversation) -> None:
    handle = offer(database, conversation)
    with database.transaction() as tx:
        login = logins.offered(tx, handle, now=NOW)
        assert login is not None and logins.offered(tx, handle + "x", now=NOW) is None
    assert start(database, login, "first") and start(database, login, "second")
    with database.transaction() as tx:
        assert logins.started(tx, "first", now=NOW) is None, "the second attempt has taken its place"
        begun = logins.started(tx, "second", now=NOW)
        assert begun is not None and begun.request == {"id": "_1"}
        assert logins.park(tx, begun, "first", {}, now=NOW) is None
        code = logins.park(tx, begun, "second", {"who": "x"}, now=NOW)
        assert code is not None and logins.park(tx, begun, "second", {}, now=NOW) is None
        parked = logins.parked(tx, code, now=NOW)
        assert parked is not None and parked.result == {"who": "x"}
        assert logins.take(tx, parked, code) and not logins.take(tx, parked, code)
        assert logins.parked(tx, code, now=NOW) is None and logins.offered(tx, handle, now=NOW) is None
    assert not start(database, login, "third")


def test_each_step_of_a_login_runs_out(database: Database, conversation: Conversation) -> None:
    handle = offer(database, conversation)
    with database.transaction() as tx:
        assert logins.offered(tx, handle, now=NOW + logins.OFFERED_FOR) is None
        login = logins.offered(tx, handle, now=NOW)
    assert login is not None and start(database, login, "runs out")
    with database.transaction() as tx:
        assert logins.started(tx, "runs out", now=NOW + logins.STARTED_FOR) is None
        code = logins.park(tx, login, "runs out", {}, now=NOW)
        assert code is not None and logins.parked(tx, code, now=NOW + logins.PARKED_FOR) is None


def test_a_logout_is_started_and_answered_once(database: Database, conversation: Conversation) -> None:
    begin(database, conversation)
    with database.transaction() as tx:
        handle = citizens.end(tx, conversation.id, by="citizen", now=NOW)
        assert handle is not None
        logout = logouts.offered(tx, handle, now=NOW)
        assert logout is not None and logout.saml == {"name_id": "name", "session_index": "index"}
        assert logouts.start(tx, logout, relay_state="r", request_id="_2")
        assert not logouts.start(tx, logout, relay_state="s", request_id="_3")
        answered = logouts.take(tx, "r", now=NOW)
        assert answered is not None and answered.request_id == "_2"
        assert logouts.take(tx, "r", now=NOW) is None


REGISTRATION = {"mode": "hpa", "session_id": "there"}
ACCESS = {"token": "t"}


def chosen(database: Database, conversation: Conversation, name: str = "there") -> Citizen:
    """Somebody who has chosen in Valtuudet."""
    citizen = who(database, conversation, NOW)
    assert citizen is not None
    with database.transaction() as tx:
        registration = REGISTRATION | {"session_id": f"{conversation.id} {name}"}
        state = mandates.begin(tx, citizen.session_id, registration=registration, now=NOW)
        taken = mandates.take(tx, state, now=NOW)
        assert taken is not None and mandates.keep(tx, taken, ACCESS | {"token": name}, now=NOW)
    return citizen


def over(database: Database, conversation: Conversation, now: datetime = NOW) -> list[str]:
    """Names of the sessions in Valtuudet that are to be closed, of those that this conversation has begun."""
    with database.transaction() as tx:
        found = [one["session_id"].partition(" ") for one in mandates.claim_over(tx, now=now)]
    return [name for begun_in, _, name in found if begun_in == conversation.id]


def test_a_choice_at_valtuudet_comes_back_once(database: Database, conversation: Conversation) -> None:
    begin(database, conversation, replace(SESSION, browser_hash="b" * 64))
    citizen = who(database, conversation, NOW)
    assert citizen is not None
    with database.transaction() as tx:
        state = mandates.begin(tx, citizen.session_id, registration=REGISTRATION, now=NOW)
        begun = mandates.begun(tx, state, now=NOW)
        assert begun is not None and begun.registration == REGISTRATION
        assert mandates.take(tx, state, now=NOW + mandates.OFFERED_FOR) is None
        taken = mandates.take(tx, state, now=NOW)
        assert taken is not None and taken.registration == REGISTRATION
        chooser = mandates.chooser_of(tx, taken, now=NOW)
        assert chooser == mandates.Chooser(conversation.id, "b" * 64)
        assert mandates.take(tx, state, now=NOW) is None
        assert mandates.keep(tx, taken, ACCESS, now=NOW)
        assert mandates.access_of(tx, citizen.session_id, now=NOW) == ACCESS
        citizens.end(tx, conversation.id, by="citizen", now=NOW)
        assert mandates.access_of(tx, citizen.session_id, now=NOW) is None
        assert not mandates.keep(tx, taken, ACCESS, now=NOW)


def test_nobody_acts_for_another_in_a_session_that_nobody_has_used(
    database: Database, conversation: Conversation
) -> None:
    begin(database, conversation)
    citizen, late = chosen(database, conversation), NOW + IDLE
    with database.transaction() as tx:
        state = mandates.begin(tx, citizen.session_id, registration=REGISTRATION, now=late)
        taken = mandates.take(tx, state, now=late)
        assert taken is not None
        assert mandates.chooser_of(tx, taken, now=late) is None
        assert mandates.access_of(tx, citizen.session_id, now=late) is None
        assert not mandates.keep(tx, taken, ACCESS, now=late)


def test_a_session_in_valtuudet_is_closed_when_ours_ends(
    database: Database, conversation: Conversation
) -> None:
    begin(database, conversation)
    chosen(database, conversation)
    assert over(database, conversation) == []
    with database.transaction() as tx:
        citizens.end(tx, conversation.id, by="citizen", now=NOW)
    assert (over(database, conversation), over(database, conversation)) == (["there"], []), "once"


@pytest.mark.parametrize("how", ["identity_provider", "new_login", "idle", "longest"])
def test_it_is_closed_however_ours_ends(database: Database, conversation: Conversation, how: str) -> None:
    begin(database, conversation, replace(SESSION, name_id=conversation.id))
    chosen(database, conversation)
    if how == "identity_provider":
        with database.transaction() as tx:
            citizens.end_named(tx, "", conversation.id, ["index"], now=NOW)
    elif how == "new_login":
        begin(database, conversation)
    elif how == "longest":
        for minute in range(0, 32, 8):
            assert who(database, conversation, NOW + timedelta(minutes=minute)) is not None
    at = {"idle": NOW + IDLE, "longest": NOW + LONGEST}.get(how, NOW)
    assert over(database, conversation, at) == ["there"]


def test_a_second_choice_closes_the_first(database: Database, conversation: Conversation) -> None:
    begin(database, conversation)
    chosen(database, conversation, "first")
    citizen = chosen(database, conversation, "second")
    assert over(database, conversation) == ["first"]
    with database.transaction() as tx:
        assert mandates.access_of(tx, citizen.session_id, now=NOW) == ACCESS | {"token": "second"}
        mandates.forget(tx, citizen.session_id, now=NOW)
        assert mandates.access_of(tx, citizen.session_id, now=NOW) is None
    assert over(database, conversation) == ["second"]


def test_a_choice_of_which_nothing_came_is_closed(database: Database, conversation: Conversation) -> None:
    begin(database, conversation)
    citizen = chosen(database, conversation, "chosen")
    with database.transaction() as tx:
        for name in ("left", "cancelled"):
            registration = REGISTRATION | {"session_id": f"{conversation.id} {name}"}
            state = mandates.begin(tx, citizen.session_id, registration=registration, now=NOW)
        taken = mandates.take(tx, state, now=NOW)
        assert taken is not None
        mandates.drop(tx, taken, now=NOW)
    assert over(database, conversation) == ["cancelled"]
    assert who(database, conversation, NOW + IDLE - SECOND) is not None
    assert over(database, conversation, NOW + mandates.OFFERED_FOR) == ["left"], "the citizen never came back"


def test_a_session_lasts_no_longer_than_the_identification(
    database: Database, conversation: Conversation
) -> None:
    """With single sign-on it began before we heard of it."""
    begin(database, conversation, replace(SESSION, authenticated_at=NOW - timedelta(minutes=30)))
    found = who(database, conversation, NOW)
    assert found is not None and found.expires_at == NOW + timedelta(minutes=2)
    assert who(database, conversation, NOW + timedelta(minutes=2)) is None


def test_an_identification_in_the_future_makes_a_session_no_longer(
    database: Database, conversation: Conversation
) -> None:
    begin(database, conversation, replace(SESSION, authenticated_at=NOW + timedelta(minutes=1)))
    found = who(database, conversation, NOW)
    assert found is not None and found.expires_at == NOW + LONGEST


def test_a_message_is_used_once_by_all_who_try(database: Database) -> None:
    def use(_: int) -> bool:
        with database.transaction() as tx:
            return used_messages.use(tx, "https://idp", "_at_once", NOW)

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(use, range(6))) == [False] * 5 + [True]
    with database.transaction() as tx:
        assert used_messages.use(tx, "https://idp_", "at_once", NOW), "another issuer's"


def test_marks_are_kept_as_long_as_the_message_is_believed(database: Database) -> None:
    with database.transaction() as tx:
        used_messages.use(tx, "https://idp", "_kept", NOW)
        retention.delete_logins_passed_before(tx, NOW)
        assert not used_messages.use(tx, "https://idp", "_kept", NOW)
        retention.delete_logins_passed_before(tx, NOW + 2 * used_messages.CLOCK_DIFFERENCE)
        assert used_messages.use(tx, "https://idp", "_kept", NOW)


def test_what_a_citizen_did_is_found_by_who_did_it(
    database: Database, new_conversation: Callable[[], Conversation]
) -> None:
    ids = []
    for minute in range(3):
        at = NOW + timedelta(minutes=minute)
        done = new_operation(new_conversation().id, person_hash="p" * 64, confirmed_at=at, state="done")
        draft = new_operation(done.conversation_id, person_hash="p" * 64)
        ids.append(done.id)
        with database.transaction() as tx:
            operations.create(tx, done)
            operations.create(tx, draft)
    with database.transaction() as tx:
        assert [one.id for one in operations.of_person(tx, "p" * 64)] == ids[::-1]
        assert operations.of_person(tx, "q" * 64) == []


def test_a_conversation_gets_a_new_cookie(database: Database, conversation: Conversation) -> None:
    with database.transaction() as tx:
        conversations.rebind(tx, conversation.id, "n" * 64)
        assert conversations.find(tx, "web", conversation.sender_hash) is None
        found = conversations.find(tx, "web", "n" * 64)
    assert found is not None and found.id == conversation.id


def test_many_write_the_audit_log_at_once(database: Database) -> None:
    with database.transaction() as tx:
        before = audit.verify(tx)

    def write(number: int) -> None:
        with database.transaction() as tx:
            audit.record(tx, "login_failed", details={"reason": str(number)}, now=NOW)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(24)))
    with database.transaction() as tx:
        after = audit.verify(tx)
    assert after.broken_at is None and after.entries == before.entries + 24


REPLACED = (
    "INSERT OR REPLACE INTO audit (id, at, event, details, previous, digest)"
    " SELECT id, at, 'x', details, previous, digest FROM audit"
)


@pytest.mark.parametrize("sql", ["UPDATE audit SET event = 'x'", "DELETE FROM audit", REPLACED])
def test_the_database_lets_nobody_change_the_audit_log(
    database: Database, database_url: str, sql: str
) -> None:
    if sql == REPLACED and not database_url.startswith("sqlite"):
        pytest.skip("PostgreSQL has no such statement")
    with database.transaction() as tx:
        audit.record(tx, "logged_out", now=NOW)
    with pytest.raises(DBAPIError, match="only added to"), create_engine(database_url).begin() as connection:
        connection.execute(text(sql))
