"""Keys and ciphers: everything that protects a stored value comes from one master secret.

Layout of a sealed value: one byte key version, twelve bytes random nonce, ciphertext with its tag
(AES-256-GCM, NIST SP 800-38D). The place, ``table.column``, is authenticated, so that a sealed value
cannot be moved to another column. Keys are derived by HKDF-SHA256 (RFC 5869), one for each purpose.
"""

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from akkuna.errors import StorageUnavailable

KEY_VERSION = b"\x01"
_NONCE_BYTES = 12


class Keys:
    """Seals, opens and hashes with keys derived from a master secret.

    Args:
        secret: the master secret; any non-empty text, of at least 128 bits of chance in production.

    Raises:
        ValueError: the secret is empty.
    """

    def __init__(self, secret: str) -> None:
        if not secret:
            raise ValueError("the master secret is empty")
        self._secret = secret.encode()
        self._ciphers: dict[str, AESGCM] = {}
        self._hash_keys: dict[str, bytes] = {}

    def seal(self, place: str, plain: bytes) -> bytes:
        """Encrypts ``plain`` for ``place`` (``table.column``)."""
        nonce = os.urandom(_NONCE_BYTES)
        return KEY_VERSION + nonce + self._cipher(place).encrypt(nonce, plain, place.encode())

    def open(self, place: str, sealed: bytes) -> bytes:
        """Decrypts what `seal` made for the same place.

        Raises:
            StorageUnavailable: made with another secret, for another place, by an unknown key version,
                or changed since.
        """
        nonce, ciphertext = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        if sealed[:1] != KEY_VERSION or len(nonce) != _NONCE_BYTES:
            raise StorageUnavailable()
        try:
            return self._cipher(place).decrypt(nonce, ciphertext, place.encode())
        except InvalidTag as error:
            raise StorageUnavailable() from error

    def hash(self, purpose: str, value: str) -> str:
        """Keyed hash (HMAC-SHA256, 64 hex digits): equal for equal values of one purpose, else unlinkable."""
        key = self._hash_keys.get(purpose)
        if key is None:
            key = self._hash_keys[purpose] = self._derive(f"hash:{purpose}")
        return hmac.new(key, value.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def _cipher(self, place: str) -> AESGCM:
        cipher = self._ciphers.get(place)
        if cipher is None:
            cipher = self._ciphers[place] = AESGCM(self._derive(f"column:{place}"))
        return cipher

    def _derive(self, purpose: str) -> bytes:
        hkdf = HKDF(algorithm=SHA256(), length=32, salt=b"kunta-akkuna", info=purpose.encode())
        return hkdf.derive(self._secret)
