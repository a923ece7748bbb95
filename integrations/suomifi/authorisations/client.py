"""Client of the Web API of Suomi.fi e-Authorizations (Valtuudet).

Contract: https://github.com/vrk-kpa/roles-auths-web-api-node-client and
https://kehittajille.suomi.fi/services/e-authorizations

The way of a citizen: `register`, their browser to `authorise_url`, back with a code, `exchange`; then
`principals` or `organisations`, `is_allowed` or `holds_role` whenever something is done for the principal,
and `unregister`.

Addresses of these calls hold identity codes. They are never logged and stand in no error.
"""

import base64
import logging
import re
from collections.abc import Collection
from datetime import datetime, timezone
from typing import Any, Literal, TypeVar
from urllib.parse import quote, urlencode, urlsplit
from uuid import uuid4

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused, SystemFailure
from integrations.http import Http
from integrations.suomifi.authorisations.checksum import HEADER, checksum_value
from integrations.suomifi.authorisations.models import (
    Access,
    Credentials,
    Mode,
    Organisation,
    Principal,
    Registration,
    Session,
)
from integrations.suomifi.token import Token
from integrations.tolerant import TolerantModel, is_empty, parse_rows, text

SYSTEM = "suomifi/authorisations"

_Model = TypeVar("_Model", bound=TolerantModel)
# RFC 6749 appendix A.11; the citizen's browser brings the code, so it may be anything.
_CODE = re.compile(r"[\x20-\x7e]{1,1000}")
_log = logging.getLogger(__name__)


class SessionExpired(SystemFailure):
    """The Web API session is over, or its code cannot be used: only a new `register` helps."""


class Authorisations:
    """Asks for whom a citizen may act.

    Args:
        base_url: such as ``https://asiointivaltuustarkastus.test.suomi.fi``; the citizen's browser goes
            there too.
        credentials: of the service whose mandates are asked for.
        http: shared by the process.

    Every method that calls out raises, of `akkuna.errors`, SystemUnavailable, BadAnswer, and RequestRefused
    with the field ``credentials`` where DVV does not know ours.
    """

    def __init__(self, base_url: str, *, credentials: Credentials, http: Http) -> None:
        self._client = http.client(SYSTEM, base_url)
        self._base_url = base_url.rstrip("/")
        self._base_path = urlsplit(self._base_url).path
        self._credentials = credentials

    async def register(self, mode: Mode, identity_code: str, *, end_user: str) -> Registration:
        """Begins a session for a citizen. Begun twice, there are two, and the unused one expires.

        Args:
            identity_code: of the citizen, as Suomi.fi identification gave it.
            end_user: our own id of the citizen, for Valtuudet's log; tells nobody who it is.

        Raises:
            RequestRefused: status 403, field ``identity_code``: Valtuudet cannot serve this person.
        """
        path = f"/service/{mode}/user/register/{_part(self._credentials.client_id)}/{_part(identity_code)}"
        try:
            answer = await self._read(path, end_user)
        except RequestRefused as error:
            if error.status == 401:
                raise self._unknown_to_dvv(error) from error
            if error.status == 403:
                raise RequestRefused(SYSTEM, 403, "identity_code") from error
            raise
        session = _one(Session, answer)
        return Registration(mode, session.session_id, session.user_id, end_user)

    def authorise_url(
        self, registration: Registration, *, return_url: str, state: str, language: Literal["fi", "sv"]
    ) -> str:
        """Where the citizen's browser goes to choose a principal.

        It comes back to `return_url` with `state` and either ``code``, or ``error`` where the citizen
        cancelled or Valtuudet failed: RFC 6749 section 4.1.2.

        Args:
            return_url: of ours, as registered with DVV.
            state: opaque, of one use, bound to the browser.
        """
        query = {
            "client_id": self._credentials.client_id,
            "response_type": "code",
            "redirect_uri": return_url,
            "user": registration.user_id,
            "lang": language,
            "state": state,
        }
        return f"{self._base_url}/oauth/authorize?{urlencode(query)}"

    async def exchange(self, registration: Registration, code: str, *, return_url: str) -> Access:
        """Turns the code that the browser came back with into a token. A code can be used once.

        Args:
            return_url: the same as in `authorise_url`.

        Raises:
            SessionExpired: the code is used, too old or not of ours, or the answer with the token was lost.
        """
        if not _CODE.fullmatch(code):
            raise SessionExpired(SYSTEM)
        query = {"code": code, "grant_type": "authorization_code", "redirect_uri": return_url}
        account = f"{self._credentials.client_id}:{self._credentials.oauth_password}"
        basic = base64.b64encode(account.encode()).decode("ascii")
        try:
            answer = await self._client.write(
                "POST", f"/oauth/token?{urlencode(query)}", headers={"Authorization": f"Basic {basic}"}
            )
        except OutcomeUnknown as error:
            raise SessionExpired(SYSTEM) from error
        except RequestRefused as error:
            # RFC 6749 section 5.2: 401 is for the client, 400 for the code.
            if error.status == 401:
                raise self._unknown_to_dvv(error) from error
            raise SessionExpired(SYSTEM) from error
        token = _one(Token, answer)
        return Access(
            registration.mode, registration.session_id, registration.end_user, token.value, token.expires_in
        )

    async def principals(self, access: Access) -> list[Principal]:
        """The persons for whom the citizen has chosen to act. That they are listed allows nothing yet.

        Raises:
            SessionExpired: begin again with `register`.
        """
        return _listed(Principal, await self._ask(access, "hpa", f"delegate/{_part(access.session_id)}"))

    async def is_allowed(self, access: Access, principal_id: str, *, issue: str | None) -> bool:
        """Whether the citizen may act for a person now. Ask when acting: a mandate may have been withdrawn.

        Args:
            principal_id: of one of `principals`.
            issue: URI of the matter in the register of mandates; None asks for the service's own issues.

        Raises:
            SessionExpired: begin again with `register`.
        """
        path = f"authorization/{_part(access.session_id)}/{_part(principal_id)}"
        answer = await self._ask(access, "hpa", path, issue)
        result = text(answer.get("result")) if isinstance(answer, dict) else None
        if result not in ("ALLOWED", "DISALLOWED"):
            raise BadAnswer(SYSTEM)
        return result == "ALLOWED"

    async def organisations(self, access: Access) -> list[Organisation]:
        """The organisations for which the citizen has chosen to act, with their roles as they are now.

        Raises:
            SessionExpired: begin again with `register`.
        """
        answer = await self._ask(access, "ypa", f"organizationRoles/{_part(access.session_id)}")
        return _listed(Organisation, answer)

    async def holds_role(self, access: Access, business_id: str, roles: Collection[str]) -> bool:
        """Whether the citizen has one of the roles in an organisation now. Ask when acting.

        Args:
            business_id: of one of `organisations`.
            roles: role codes or issue URIs, each of which is enough for the matter.

        Raises:
            SessionExpired: begin again with `register`.
        """
        held = {one.id: one.roles for one in await self.organisations(access)}
        return not held.get(business_id, frozenset()).isdisjoint(roles)

    async def unregister(self, session: Registration | Access) -> None:
        """Ends a session. One that is over already is none to end."""
        try:
            await self._read(
                f"/service/{session.mode}/user/unregister/{_part(session.session_id)}", session.end_user
            )
        except RequestRefused as error:
            if error.status not in (401, 404):
                raise

    async def _ask(self, access: Access, mode: Mode, path: str, issue: str | None = None) -> Any:
        if access.mode != mode:
            raise ValueError(f"this session is of the mode {access.mode}")
        try:
            return await self._read(f"/service/{mode}/api/{path}", access.end_user, issue, access.token)
        except RequestRefused as error:
            if error.status == 401:
                raise SessionExpired(SYSTEM) from error
            raise

    async def _read(
        self, path: str, end_user: str, issue: str | None = None, token: str | None = None
    ) -> Any:
        query = {"requestId": str(uuid4()), "endUserId": end_user} | ({"issues": issue} if issue else {})
        # Encoded here, not by httpx: the checksum is of what stands on the line.
        path = f"{path}?{urlencode(query, quote_via=quote)}"
        headers = {
            HEADER: checksum_value(
                self._credentials.client_id,
                self._credentials.api_key,
                self._base_path + path,
                datetime.now(timezone.utc),
            )
        }
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        return await self._client.read(path, headers=headers)

    def _unknown_to_dvv(self, error: RequestRefused) -> RequestRefused:
        _log.error("Valtuudet refused the credentials of client %s", self._credentials.client_id)
        return RequestRefused(SYSTEM, error.status, "credentials")


def _part(value: str) -> str:
    """An id as a part of a path, which cannot become two.

    Raises:
        BadAnswer: no id that Valtuudet gave looks like this, and it would lead elsewhere.
    """
    if value in ("", ".", ".."):
        raise BadAnswer(SYSTEM)
    return quote(value, safe="")


def _one(model: type[_Model], answer: Any) -> _Model:
    parsed = parse_rows(model, answer)
    if not isinstance(answer, dict) or not parsed:
        raise BadAnswer(SYSTEM)
    return parsed[0]


def _listed(model: type[_Model], answer: Any) -> list[_Model]:
    parsed = parse_rows(model, answer)
    if not isinstance(answer, list) or (not parsed and not is_empty(answer)):
        raise BadAnswer(SYSTEM)
    return parsed
