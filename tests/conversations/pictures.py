"""Pictures for tests, made when they are needed."""

from io import BytesIO

from PIL import Image

CAMERA = "A camera that nobody has"


def photo_with_position() -> bytes:
    """A small JPEG whose EXIF names a camera and a position."""
    exif = Image.Exif()
    exif[0x0110] = CAMERA
    exif[0x8825] = {1: "N", 2: (63.0, 55.0, 30.0), 3: "E", 4: (24.0, 58.0, 0.0)}
    file = BytesIO()
    Image.new("RGB", (64, 48), "darkslategrey").save(file, "JPEG", exif=exif)
    return file.getvalue()
