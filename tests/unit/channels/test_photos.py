"""A photo is made small and clean, or refused; nothing that can be sent is a failure of ours."""

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from akkuna.errors import InputRejected
from channels.photos import LONGEST_SIDE, cleaned_photo

ORIENTATION = 0x0112


def picture(form: str, size: tuple[int, int] = (40, 30), mode: str = "RGB", orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    file = BytesIO()
    Image.new(mode, size, 1).save(file, form, exif=exif.tobytes())
    return file.getvalue()


PICTURES = [picture("JPEG"), picture("PNG"), picture("WEBP"), picture("PNG", mode="P")]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_stands_upright_and_carries_nothing_but_pixels(form: str) -> None:
    with Image.open(BytesIO(cleaned_photo(picture(form, orientation=6)))) as cleaned:
        assert (cleaned.format, cleaned.size, cleaned.info.get("exif")) == ("JPEG", (30, 40), None)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_large_picture_is_made_small(form: str, mode: str) -> None:
    with Image.open(BytesIO(cleaned_photo(picture(form, (5000, 2500), mode, orientation=8)))) as cleaned:
        assert cleaned.mode == "RGB"
        assert cleaned.size == (LONGEST_SIDE // 2, LONGEST_SIDE)


def exif_with(tag: int, kind: int) -> bytes:
    """EXIF that turns the picture and has one more value, of this TIFF type."""
    turned = struct.pack(">HHIHH", ORIENTATION, 3, 1, 6, 0)
    return b"Exif\0\0MM\0*\0\0\0\x08\0\2" + turned + struct.pack(">HHI", tag, kind, 2) + b"ab" + bytes(6)


@pytest.mark.parametrize(("tag", "kind"), [(0x011A, 2), (0x0103, 2), (0x0103, 11), (0x0128, 1)])
def test_exif_of_other_types_than_it_should_have_does_not_matter(tag: int, kind: int) -> None:
    file = BytesIO()
    Image.new("RGB", (40, 30)).save(file, "JPEG", exif=exif_with(tag, kind))
    with Image.open(BytesIO(cleaned_photo(file.getvalue()))) as cleaned:
        assert cleaned.size == (30, 40)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_to_hold_a_camera(orientation: int) -> None:
    content = picture("JPEG", orientation=orientation)
    with Image.open(BytesIO(content)) as sent, Image.open(BytesIO(cleaned_photo(content))) as cleaned:
        assert cleaned.size == ImageOps.exif_transpose(sent).size


@given(st.sampled_from(PICTURES), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=8))
def test_damage_is_told_of_or_does_not_matter(content: bytes, damage: list[tuple[int, int]]) -> None:
    damaged = bytearray(content)
    for place, value in damage:
        damaged[place % len(damaged)] = value
    try:
        cleaned_photo(bytes(damaged))
    except InputRejected as error:
        assert error.text_key.startswith("error.photo.")
