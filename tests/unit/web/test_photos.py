"""Photos on their way up."""

from io import BytesIO
from uuid import uuid4

import httpx
import pytest
from PIL import Image

from akkuna.errors import StorageUnavailable
from channels.photos import LARGEST_BYTES

from .conftest import Site
from .streams import until


def picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8), "green").save(file, "PNG")
    return file.getvalue()


async def send(site: Site, content: bytes, photo_id: str | None = None, **headers: str) -> httpx.Response:
    return await site.http.post(
        "/chat/photos",
        data={"id": photo_id or str(uuid4())},
        files={"file": ("kuva.png", content, "image/png")},
        headers={"Origin": site.address, **headers},
    )


async def test_a_photo_comes_back_as_the_citizens_message(site: Site) -> None:
    await site.open()
    photo_id = str(uuid4())
    assert (await send(site, picture(), photo_id)).status_code == 202
    assert (await send(site, picture(), photo_id)).status_code == 202
    async with site.http.stream("GET", "/chat/events") as response:
        said = await until(response, "question")
    assert [(event["data"]["key"], event["data"]["client_id"]) for event in said] == [
        ("photo", photo_id),
        (None, None),
    ]


async def test_what_is_no_photo_is_refused_in_words(site: Site) -> None:
    await site.open()
    answer = await send(site, b"%PDF-1.7", **{"Accept-Language": "sv"})
    assert answer.status_code == 400
    assert answer.json() == {"error": "Filen är inte en bild som vi kan läsa.", "retry": False}


async def test_a_body_that_is_too_large_is_refused(site: Site) -> None:
    await site.open()
    assert (await send(site, b"\x89PNG" + bytes(LARGEST_BYTES + 20_000))).status_code == 413


@pytest.mark.parametrize(
    ("content_type", "content"),
    [
        ("multipart/form-data; boundary=x", b"nothing of the kind"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken\r\n\r\n--x--\r\n"),
        ("multipart/form-data", b"--x--"),
        ("application/json", b"{}"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=id\r\n\r\n1\r\n--x--\r\n",
        ),
    ],
)
async def test_what_holds_no_photo_is_refused(site: Site, content_type: str, content: bytes) -> None:
    await site.open()
    headers = {"Origin": site.address, "Content-Type": content_type}
    assert (await site.http.post("/chat/photos", content=content, headers=headers)).status_code == 400


async def test_without_a_session_or_from_another_page_nothing_is_taken(site: Site) -> None:
    assert (await send(site, picture())).status_code == 401
    await site.open()
    assert (await send(site, picture(), Origin="https://evil.example.org")).status_code == 403


async def test_the_page_hears_that_it_can_be_sent_again(site: Site) -> None:
    await site.open()
    site.intake.failure = StorageUnavailable()
    answer = await send(site, picture())
    assert (answer.status_code, answer.json()["retry"]) == (503, True)
