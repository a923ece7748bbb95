"""Fresh keys and self-signed certificates, made once a run."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

SERIAL = 4711


@dataclass(frozen=True, repr=False)
class Keys:
    """A private key and its certificate, PEM."""

    private: str
    certificate: str


@cache
def keys(owner: str, days_left: int = 30, bits: int = 2048) -> Keys:
    """The keys of an owner; the same each time. `owner` may hold a number after "#": same name, other key."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, owner.split("#")[0])])
    now = datetime.now(timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(SERIAL)
        .not_valid_before(now - timedelta(days=700))
        .not_valid_after(now + timedelta(days=days_left))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return Keys(private.decode(), certificate.public_bytes(Encoding.PEM).decode())
