"""What each service does with its answers. One handler a service, found by the service's name."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.municipality import Municipality
from akkuna.replies import Button, Language, Line, Link, Reply, Value
from akkuna.service import FieldSpec
from integrations.database import Attachment, Operation


@dataclass(frozen=True)
class Option:
    """One option of a "choice" or "several" field, in both languages.

    Attributes:
        source: the language that was given, where it is only one.
        beside: what its button tells more, the same in both languages: how far it is.
    """

    code: str
    fi: str
    sv: str
    source: Language | None = None
    beside: str = ""

    def as_json(self) -> dict[str, Any]:
        """The shape that a draft keeps."""
        return asdict(self)


@dataclass(frozen=True)
class Done:
    """The system has carried out the request.

    Attributes:
        external_id: the system's number, which the citizen sees; None while it gave only a token.
        token: to be turned into the number later.
        notice: what the system wants to tell the citizen, as it wrote it.
        state: what it has become, where there is more than one way: ``receipt.<state>`` tells it.
        facts: what else `Handler.receipt` and later turns need of the answer, JSON; kept encrypted.
    """

    external_id: str | None
    token: str | None = None
    notice: str | None = None
    state: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Receipt:
    """What a receipt tells besides number and reference.

    Attributes:
        values: for the placeholders of its text.
        links: such as the page where it is paid for.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    links: tuple[Link, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Halt:
    """Why a service cannot go on.

    Attributes:
        replies: that, and what can be done instead.
        may_go_on: the draft is put aside, to be gone on with later; otherwise it ends.
    """

    replies: tuple[Reply, ...]
    may_go_on: bool = False


@dataclass(frozen=True)
class Commission:
    """All that is needed to carry an operation out, in the turn or later by itself."""

    operation: Operation
    draft: Draft
    municipality: Municipality
    attachments: tuple[Attachment, ...] = field(default=())


class Handler:
    """One service. Subclasses are registered by `register`; they override what the service needs."""

    tells_updates_in_full = False
    """Whether ``update.<state>`` tells, with all that the receipt holds, what was carried out later."""

    async def options(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """All options of a "choice" field."""
        raise KeyError(field.name)

    async def guess(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The one option that the words surely mean, or up to three that they may mean, or none."""
        return []

    async def names(self, field: FieldSpec, draft: Draft, context: TurnContext) -> bool:
        """Whether the words surely name an option of a field, whatever else they sound like."""
        return False

    async def assumed(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Any:
        """What the words mean for a "day" or "days" that they do not name; None for nothing."""
        return None

    def is_asked(self, field: FieldSpec, draft: Draft) -> bool:
        """Whether a field of ``service.yml`` is asked for, given the answers so far."""
        return True

    async def halt(self, draft: Draft, context: TurnContext) -> Halt | None:
        """Why the service cannot go on with what is known by now; None where it can.

        Called before each next question. It may change the draft. Nothing is raised.
        """
        return None

    async def let_go(self, draft: Draft, context: TurnContext) -> None:
        """The citizen has ended the draft: what the systems hold for it is given back. Nothing is raised."""

    def without_options(self, draft: Draft, context: TurnContext) -> dict[str, Any] | None:
        """Value of a "choice" while its options cannot be had; None where nothing can be done without."""
        return None

    def is_personal(self, draft: Draft) -> bool:
        """Whether it is about the citizen's own data, where login is "when_personal"."""
        return True

    async def more_fields(self, draft: Draft, context: TurnContext) -> tuple[FieldSpec, ...]:
        """Fields that the system asks for beside those of ``service.yml``, given the answers so far."""
        return ()

    async def prepare(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """What must be known or held before everything is shown to be confirmed: a seat, a price.

        Called each time before the summary. It may change the draft; where it takes an answer back, that
        is asked instead.

        Returns:
            What is said before. A system that fails is told of here, too; nothing is raised.
        """
        return []

    def summary_lines(self, draft: Draft, context: TurnContext) -> tuple[Line, ...]:
        """Lines of the summary that are no answers: a price, how long a seat is held."""
        return ()

    def about_refusal(self, operation: Operation) -> Mapping[str, Value]:
        """Values for the text ``refused.<reason>`` of an operation that the system refused."""
        return {}

    def receipt(self, operation: Operation) -> Receipt:
        """What else a receipt tells of an operation that was carried out."""
        return Receipt()

    async def answer(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """Answers a "read" service."""
        raise KeyError(draft.service)

    async def commit(self, commission: Commission) -> Done:
        """Carries out a "write" service, once.

        Raises:
            SystemUnavailable: surely nothing was done.
            OutcomeUnknown: it may have been done.
            RequestRefused: the system refused it.
        """
        raise KeyError(commission.draft.service)

    async def look_up(self, commission: Commission) -> Done | None:
        """Whether the system has the operation; None when it cannot be seen there.

        Raises:
            SystemFailure: the system could not be asked.
        """
        return None

    async def number_of(self, commission: Commission, token: str) -> str | None:
        """The system's number for a token; None while there is none.

        Raises:
            SystemFailure: the system could not be asked.
        """
        return None


_HANDLERS: dict[str, Handler] = {}


def register(service: str, handler: Handler) -> None:
    """Binds a service's name to its handler."""
    _HANDLERS[service] = handler


def handler_of(service: str) -> Handler:
    """The handler of a service.

    Raises:
        KeyError: none is registered; `akkuna check` refuses such a service.
    """
    return _HANDLERS[service]


def registered() -> frozenset[str]:
    """Names of all services that have a handler."""
    return frozenset(_HANDLERS)
