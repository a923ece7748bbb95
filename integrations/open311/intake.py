"""How the sandbox reads and checks a posted report.

Rules: GeoReport v2, POST Service Request; lengths and media of https://github.com/Tampere/open311 .
"""

import hmac
import io
import re
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError
from sanic import Request
from sanic.request import File

from integrations.open311 import catalogue
from integrations.tolerant import number

DESCRIPTION_LENGTH = range(10, 5001)
MEDIA_BYTES = 40 * 1024 * 1024
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Refused(Exception):
    """The report cannot be taken.

    Args:
        status: of the HTTP answer.
        description: of the error, in English.
    """

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status, self.description = status, description


@dataclass(frozen=True)
class Report:
    """A report that was taken.

    Attributes:
        fields: the form's single fields, as sent.
        attributes: answers to the service's attributes by code.
        media: pictures sent along.
    """

    fields: dict[str, str]
    attributes: dict[str, str | list[str]]
    lat: float | None
    long: float | None
    media: list[File]


def read_report(request: Request, api_key: str | None) -> Report:
    """Reads the form of ``POST /requests.json``.

    Args:
        api_key: that must have been sent; None where anybody may report.

    Raises:
        Refused: with the first thing that is wrong.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in FORMS:
        raise Refused(415, f"content type must be one of {', '.join(FORMS)}")
    form = request.form
    fields = {name: values[0].strip() for name, values in form.items() if values[0].strip()}
    if api_key is not None and not hmac.compare_digest(fields.get("api_key", "").encode(), api_key.encode()):
        raise Refused(403, "api_key was not provided or is not valid")
    _check_texts(fields)
    lat, long = _position(fields)
    media = [file for name in ("media", "media[]") for file in request.files.getlist(name, [])]
    for file in media:
        _check_picture(file)
    attributes = _attributes(form)
    _check_attributes(fields["service_code"], attributes)
    return Report(fields, attributes, lat, long, media)


def _check_texts(fields: dict[str, str]) -> None:
    if "service_code" not in fields:
        raise Refused(400, "service_code was not provided")
    if catalogue.service(fields["service_code"], "fi") is None:
        raise Refused(404, "service_code was not found")
    if len(fields.get("description", "")) not in DESCRIPTION_LENGTH:
        raise Refused(
            400, f"description must be {DESCRIPTION_LENGTH.start}-{DESCRIPTION_LENGTH.stop - 1} characters"
        )
    if "email" in fields and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", fields["email"]):
        raise Refused(400, "email is not valid")


def _position(fields: dict[str, str]) -> tuple[float | None, float | None]:
    lat, long = number(fields.get("lat")), number(fields.get("long"))
    if lat is None or long is None:
        if "lat" in fields or "long" in fields:
            raise Refused(400, "lat and long must both be numbers")
        if "address_string" not in fields and "address_id" not in fields:
            raise Refused(400, "lat and long or address_string or address_id must be provided")
        return None, None
    if not (-90 <= lat <= 90 and -180 <= long <= 180):
        raise Refused(400, "lat or long is out of range")
    return lat, long


def _check_picture(file: File) -> None:
    if len(file.body) > MEDIA_BYTES:
        raise Refused(400, "media is larger than 40 MB")
    try:
        with Image.open(io.BytesIO(file.body)) as picture:
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused(400, "media is not an image") from error


def _attributes(form: Any) -> dict[str, str | list[str]]:
    """``attribute[CODE]=v`` as text and ``attribute[CODE][]=v`` as list."""
    answers: dict[str, str | list[str]] = {}
    for name, values in form.items():
        if match := re.fullmatch(r"attribute\[([^\]]+)\](\[\])?", name):
            answers[match[1]] = list(values) if match[2] else values[0]
    return answers


def _check_attributes(service_code: str, answers: dict[str, str | list[str]]) -> None:
    for attribute in catalogue.attributes(service_code, "fi"):
        answer = answers.get(attribute["code"])
        if not answer:
            if attribute["required"]:
                raise Refused(400, f"attribute {attribute['code']} was not provided")
            continue
        keys = {value["key"] for value in attribute["values"]}
        given = [answer] if isinstance(answer, str) else answer
        if keys and not keys.issuperset(given):
            raise Refused(400, f"attribute {attribute['code']} has no such value")
