"""What each service does with its answers. One handler a service, found by the service's name."""

from dataclasses import asdict, dataclass, field
from typing import Any

from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.municipality import Municipality
from akkuna.replies import Language, Reply
from akkuna.service import FieldSpec
from integrations.database import Attachment, Operation


@dataclass(frozen=True)
class Option:
    """One option of a "choice" field, in both languages; `source` where only one was given."""

    code: str
    fi: str
    sv: str
    source: Language | None = None

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
    """

    external_id: str | None
    token: str | None = None
    notice: str | None = None


@dataclass(frozen=True)
class Commission:
    """All that is needed to carry an operation out, in the turn or later by itself."""

    operation: Operation
    draft: Draft
    municipality: Municipality
    attachments: tuple[Attachment, ...] = field(default=())


class Handler:
    """One service. Subclasses are registered by `register`; they override what the service needs."""

    async def options(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """All options of a "choice" field."""
        raise KeyError(field.name)

    async def guess(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The one option that the words surely mean, or up to three that they may mean, or none."""
        return []

    def without_options(self, draft: Draft, context: TurnContext) -> dict[str, Any] | None:
        """Value of a "choice" while its options cannot be had; None where nothing can be done without."""
        return None

    def is_personal(self, draft: Draft) -> bool:
        """Whether it is about the citizen's own data, where login is "when_personal"."""
        return True

    async def more_fields(self, draft: Draft, context: TurnContext) -> tuple[FieldSpec, ...]:
        """Fields that the system asks for beside those of ``service.yml``, given the answers so far."""
        return ()

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
