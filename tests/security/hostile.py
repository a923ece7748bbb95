"""Bodies that are no message, for every channel that takes JSON."""

NO_JSON = [
    b"",
    b"{",
    b"null",
    b"[]",
    b'"hei"',
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"sender=x&message=hei",
]
TOO_LARGE = b'{"text": "' + b"a" * (256 * 1024) + b'"}'
