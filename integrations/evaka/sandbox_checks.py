"""How strictly the stand-in reads what it is sent: the documented shapes, and nothing beside them.

Rules: https://github.com/espoon-voltti/evaka , ``ApplicationStateService.kt`` and ``…ControllerCitizen.kt``.
"""

import json as json_
import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import jwt
from sanic import Request

from integrations.evaka.sandbox_sample import units

APPLY_PERIOD = {
    "DAYCARE": "daycareApplyPeriod",
    "PRESCHOOL": "preschoolApplyPeriod",
    "CLUB": "clubApplyPeriod",
}
ABSENCES = ("SICKLEAVE", "OTHER_ABSENCE", "PLANNED_ABSENCE")
_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"

_TEXT, _FLAG, _NULLABLE = (str,), (bool,), (str, type(None))
_FORM: dict[str, Any] = {
    "child": {
        "allergies": _TEXT,
        "assistanceDescription": _TEXT,
        "assistanceNeeded": _FLAG,
        "diet": _TEXT,
        "futureAddress": (dict, type(None)),
    },
    "clubDetails": (dict, type(None)),
    "guardian": {"email": _NULLABLE, "futureAddress": (dict, type(None)), "phoneNumber": _TEXT},
    "maxFeeAccepted": _FLAG,
    "otherChildren": (list,),
    "otherInfo": _TEXT,
    "otherPartner": (dict, type(None)),
    "preferences": {
        "connectedDaycarePreferredStartDate": _NULLABLE,
        "preferredStartDate": _NULLABLE,
        "preferredUnits": (list,),
        "preparatory": _FLAG,
        "serviceNeed": (dict, type(None)),
        "siblingBasis": (dict, type(None)),
        "urgent": _FLAG,
    },
    "secondGuardian": (dict, type(None)),
}
_NEED: dict[str, Any] = {
    "startTime": _TEXT,
    "endTime": _TEXT,
    "partTime": _FLAG,
    "shiftCare": _FLAG,
    "serviceNeedOption": (dict, type(None)),
}


class Refused(Exception):
    """A request that eVaka does not carry out.

    Args:
        status: of the answer.
        code: eVaka's ``errorCode``; None for most refusals.
    """

    def __init__(self, status: int, code: str | None = None) -> None:
        super().__init__(str(status))
        self.status, self.code = status, code


def user_of(request: Request, public_key: str | None) -> dict[str, Any]:
    """The user that a call is made for, once its token has been checked.

    Args:
        public_key: PEM; None where any key will do, so that no key is needed to try things out.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    try:
        head = jwt.get_unverified_header(token)
        claims = jwt.decode(
            token,
            public_key or "",
            algorithms=["RS256"],
            options={"verify_signature": public_key is not None, "verify_exp": True, "require": ["exp"]},
        )
        user = json_.loads(request.headers.get("x-user", ""))
    except (jwt.PyJWTError, ValueError):
        raise Refused(401) from None
    if (
        scheme != "Bearer"
        or head.get("alg") != "RS256"
        or not head.get("kid")
        or set(claims) - {"iat", "exp"}
    ):
        raise Refused(401)
    if not isinstance(user, dict) or user.get("type") not in ("citizen", "citizen_weak", "system"):
        raise Refused(401)
    return user


def identity_code(value: Any) -> str:
    """A well-formed Finnish identity code."""
    found = re.fullmatch(r"(\d{6})[-+ABCDEFUVWXY](\d{3})([0-9A-Z])", value if isinstance(value, str) else "")
    if not found or _CHECK[int(found[1] + found[2]) % 31] != found[3]:
        raise Refused(400)
    return found[0]


def a_date(value: Any) -> date:
    """A date."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Refused(400) from None


def an_id(value: Any) -> str:
    """A UUID."""
    try:
        return str(UUID(value))
    except (TypeError, ValueError, AttributeError):
        raise Refused(400) from None


def exactly(value: Any, *names: str) -> dict[str, Any]:
    """An object with these keys and no others."""
    if not isinstance(value, dict) or set(value) != set(names):
        raise Refused(400)
    return value


def form(value: Any, type: str) -> dict[str, Any]:
    """A form that may be kept as a draft."""
    _fits(value, _FORM)
    wishes = value["preferences"]
    for name in ("preferredStartDate", "connectedDaycarePreferredStartDate"):
        if wishes[name] is not None:
            a_date(wishes[name])
    if wishes["serviceNeed"] is not None:
        _fits(wishes["serviceNeed"], _NEED)
    known = units()
    for wish in wishes["preferredUnits"]:
        unit = known.get(an_id(exactly(wish, "id", "name")["id"]))
        if unit is None or unit[APPLY_PERIOD[type]] is None:
            raise Refused(400)
    return dict(value)


def can_be_sent(kept: Mapping[str, Any], type: str) -> None:
    """Whether a draft may be sent."""
    wishes = kept["preferences"]
    if wishes["preferredStartDate"] is None or a_date(wishes["preferredStartDate"]) < date.today():
        raise Refused(400)
    if not wishes["preferredUnits"]:
        raise Refused(400)
    need = wishes["serviceNeed"]
    times = [need["startTime"], need["endTime"]] if need else []
    if type == "DAYCARE" and not need:
        raise Refused(400)
    if not all(re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", one) for one in times):
        raise Refused(400)


def _fits(value: Any, shape: Mapping[str, Any]) -> None:
    exactly(value, *shape)
    for name, kind in shape.items():
        if isinstance(kind, dict):
            _fits(value[name], kind)
        elif not isinstance(value[name], kind):
            raise Refused(400)
