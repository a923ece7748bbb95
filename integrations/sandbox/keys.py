"""Keys and self-signed certificates for trying things out, made once and kept."""

import os
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

_BITS = 2048
_VALID = timedelta(days=3650)


def key_pair(folder: Path, name: str) -> tuple[Path, Path]:
    """Files of a private key and its certificate, PEM; made where there are none yet.

    Several processes may ask at once: all get the same.

    Args:
        folder: made if it is not there.
        name: of the files, and of whom the certificate is for.
    """
    folder.mkdir(parents=True, exist_ok=True)
    both = folder / f"{name}.pem"
    if not both.exists():
        _write_once(both, _made(name))
    key, certificate = folder / f"{name}.key", folder / f"{name}.crt"
    whole = both.read_text()
    end = whole.index("-----BEGIN CERTIFICATE")
    for path, part in ((key, whole[:end]), (certificate, whole[end:])):
        if not path.exists():
            _write_once(path, part)
    return key, certificate


def _made(name: str) -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _VALID)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return (private + certificate.public_bytes(Encoding.PEM)).decode("ascii")


def _write_once(path: Path, content: str) -> None:
    """Writes a whole file that nobody else has written before; theirs stays otherwise."""
    made = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(made, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
        file.write(content)
    with suppress(FileExistsError):
        os.link(made, path)
    made.unlink()
