"""Handles of one use: 256 random bits for the outside, their hash in the database."""

import hashlib
import secrets

_BYTES = 32


def new() -> str:
    """A handle of 43 characters, safe in a URL."""
    return secrets.token_urlsafe(_BYTES)


def hash_of(handle: str) -> str:
    """What is stored of a handle; without a key, for nobody guesses 256 bits."""
    return hashlib.sha256(handle.encode("utf-8", "surrogatepass")).hexdigest()
