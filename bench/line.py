"""A kept connection to a bot that costs as little as possible: the clients share the machine with the bot."""

import asyncio
from urllib.parse import urlsplit


class Line:
    """One HTTP/1.1 connection, for one request after the other.

    Args:
        url: where everything is posted to; ``http`` only.
        headers: of every request.
    """

    def __init__(self, url: str, headers: dict[str, str]) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 80
        lines = [f"POST {parts.path} HTTP/1.1", f"Host: {parts.netloc}", "Content-Type: application/json"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self._head = "\r\n".join(lines).encode() + b"\r\nContent-Length: "
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, body: bytes) -> tuple[int, bytes]:
        """Posts JSON; gives status and body of the answer.

        Raises:
            OSError, asyncio.IncompleteReadError: the connection broke.
            KeyError: the answer does not say how long it is.
        """
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._streams
        writer.write(self._head + str(len(body)).encode() + b"\r\n\r\n" + body)
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).lower().split(b"\r\n")
        fields = dict(line.split(b": ", 1) for line in lines if line)
        answer = await reader.readexactly(int(fields[b"content-length"]))
        if fields.get(b"connection") == b"close":
            self.close()
        return int(first.split()[1]), answer

    def close(self) -> None:
        """Hangs up; the next request connects anew."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None
