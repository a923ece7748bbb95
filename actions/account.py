"""Who the citizen is to the assistant: logging in and out, and acting for another."""

from functools import lru_cache

from actions.form.draft import Draft
from actions.handlers import Halt, Handler, Option, register
from actions.identity import mandates
from actions.identity.citizen import LOGGED_IN, citizen_of, note
from actions.identity.login import login_question
from actions.identity.mandates import MYSELF
from actions.phrases import is_heard
from actions.turn import TurnContext
from akkuna.citizen import logout_path
from akkuna.data_files import DataFile
from akkuna.errors import NotAllowed
from akkuna.replies import LANGUAGES, Link, Reply, Term, Value
from akkuna.service import FieldSpec
from akkuna.settings import ROOT
from akkuna.texts import Texts
from akkuna.words import lemmas
from integrations.database import citizens

ON_BEHALF = ROOT / "bot" / "dialogue" / "phrases" / "on_behalf.yml"

WHOM = ("person", "organisation")


class LogIn(Handler):
    """Asks to identify."""

    async def answer(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """The way to Suomi.fi, or the name of who is identified already and for whom they act."""
        citizen = await citizen_of(context)
        if citizen is None:
            asks_who = is_heard("who_am_i", context.turn.text)
            nobody = [Reply("nobody", service="log_in")] if asks_who else []
            return [*nobody, await login_question(context.catalogue.services["log_in"], context)]
        name, principal = citizen.person.display_name, citizen.acting_for
        if principal is None:
            return [Reply("already", {"name": name}, service="log_in")]
        values: dict[str, Value] = {"name": name, "principal": principal.name}
        return [Reply(f"already_for.{principal.kind}", values, service="log_in", buttons=(mandates.OWN,))]


class LogOut(Handler):
    """Ends the identification."""

    async def answer(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """That it has ended, with the way to end it at Suomi.fi too."""
        citizen, known = await citizen_of(context), context.memory.pop(LOGGED_IN, None)
        conversation, now = context.conversation.id, context.now
        handle = await context.store(lambda tx: citizens.end(tx, conversation, by="citizen", now=now))
        context.person_hash = None
        if citizen is None or handle is None:
            return [Reply("over" if known else "nobody", service="log_out")]
        await note("logged_out", citizen, context, by="citizen")
        link = Link(Term("link", service="log_out"), "/", logout_path(handle).removeprefix("/"))
        return [Reply("done", service="log_out", links=(link,))]


class ActForOther(Handler):
    """Lets the citizen choose in Suomi.fi for whom they act."""

    async def halt(self, draft: Draft, context: TurnContext) -> Halt | None:
        """Nobody can act for another where e-Authorizations are not in use."""
        if context.systems.can_act_for_others:
            return None
        return Halt((Reply("not_in_use", service="act_for_other"),))

    async def options(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """A person, an organisation, or themselves again."""
        citizen = await citizen_of(context)
        acting = citizen is not None and citizen.acting_for is not None
        return [_option(code, context.catalogue.texts) for code in (*WHOM, *([MYSELF] if acting else []))]

    async def guess(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """For whom, where the words tell."""
        texts, said = context.catalogue.texts, context.understood.lemmas
        named = [code for code in (*WHOM, MYSELF) if said & _words()[code]]
        return [_option(code, texts) for code in named] if len(named) == 1 else []

    async def answer(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """The way to Suomi.fi e-Authorizations; or that they act for themselves again."""
        citizen, whom = await citizen_of(context), draft.value("whom")["code"]
        if citizen is None:
            raise NotAllowed()
        if whom != MYSELF:
            return [await mandates.way_to_valtuudet(whom, citizen, context)]
        await mandates.end(citizen, context)
        return [Reply("own_name", {"name": citizen.person.display_name}, service="act_for_other")]


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """Base forms of the words that tell for whom one acts."""
    return {
        whom: frozenset(
            lemma for language in LANGUAGES for word in words[language] for lemma in lemmas(word, language)
        )
        for whom, words in DataFile(ON_BEHALF).data.items()
    }


def _option(code: str, texts: Texts) -> Option:
    finnish, swedish = (
        texts.find(f"whom.{code}", language, service="act_for_other", municipality=None)
        for language in LANGUAGES
    )
    return Option(code, finnish, swedish)


def register_account() -> None:
    """Registers the services."""
    register("log_in", LogIn())
    register("log_out", LogOut())
    register("act_for_other", ActForOther())
