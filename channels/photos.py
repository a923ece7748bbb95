"""Photos from citizens: told by their content, made small, freed of what the camera wrote into them."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError
from PIL.Image import Transpose

from akkuna.errors import InputRejected

LARGEST_BYTES = 10 * 1024 * 1024
LARGEST_PIXELS = 50_000_000
LONGEST_SIDE = 2048
"""Pixels; enough to see a pothole by."""
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 85
ORIENTATION = 0x0112
TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""What each value of the EXIF tag `ORIENTATION` but 1 asks for: CIPA DC-008 (EXIF), section 4.6.4."""


def cleaned_photo(content: bytes) -> bytes:
    """The picture as a new JPEG file: upright, without EXIF, position or other metadata.

    Args:
        content: the file as it was sent.

    Raises:
        InputRejected: it is too large, no picture of a kind we take, or broken.
    """
    if len(content) > LARGEST_BYTES:
        raise InputRejected("error.photo.size", most=LARGEST_BYTES // (1024 * 1024))
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > LARGEST_PIXELS:
                raise InputRejected("error.photo.size", most=LARGEST_BYTES // (1024 * 1024))
            # Made small before anything else: each full copy of a large picture takes 150 MB.
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            small = picture if picture.mode == "RGB" else picture.convert("RGB")
            small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            upright = _upright(small)
            # A new image takes nothing over but the pixels.
            clean = Image.new("RGB", upright.size)
            clean.paste(upright)
    except UnidentifiedImageError as error:
        raise InputRejected("error.photo.type") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise InputRejected("error.photo.broken") from error
    file = BytesIO()
    clean.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()


def _upright(picture: Image.Image) -> Image.Image:
    """The picture as its camera was held.

    Pillow's own function writes the EXIF anew as well, and fails where a camera wrote it in odd types.
    """
    turn = TURNS.get(picture.getexif().get(ORIENTATION, 1))
    return picture if turn is None else picture.transpose(turn)
