"""Photos from citizens: told by their content, made small, freed of what the camera wrote into them."""

import struct
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from akkuna.errors import InputRejected

LARGEST_BYTES = 10 * 1024 * 1024
LARGEST_PIXELS = 50_000_000
LONGEST_SIDE = 2048
"""Pixels; enough to see a pothole by."""
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 85


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
            upright = ImageOps.exif_transpose(small)
    except UnidentifiedImageError as error:
        raise InputRejected("error.photo.type") from error
    except (OSError, SyntaxError, ValueError, TypeError, struct.error, Image.DecompressionBombError) as error:
        # TypeError and struct.error: EXIF values of other types than they say.
        raise InputRejected("error.photo.broken") from error
    # A new image takes nothing over but the pixels.
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    file = BytesIO()
    clean.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()
