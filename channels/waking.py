"""Wakes the other processes through Redis when replies have been stored.

Without Redis, or while it is down, every process looks into the outbox twice a second; nothing is lost
either way.
"""

import asyncio
from collections.abc import Callable

import redis.asyncio
import structlog
from redis.exceptions import RedisError

log = structlog.get_logger()

CHANNEL = "akkuna:replies"
PAUSE_SECONDS = 5.0
"""How long to wait before Redis is tried again."""


class Waking:
    """One process's connection.

    Args:
        url: of the Redis server.
        wake: called with a conversation's id when another process has stored replies for it.
    """

    def __init__(self, url: str, wake: Callable[[str], None]) -> None:
        self._redis = redis.asyncio.Redis.from_url(url, socket_timeout=None, socket_connect_timeout=2)
        self._wake = wake
        self._told: asyncio.Queue[str] = asyncio.Queue()
        self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._tell())]

    def tell(self, conversation_id: str) -> None:
        """Tells the other processes, soon and without waiting for it."""
        self._told.put_nowait(conversation_id)

    async def close(self) -> None:
        """Lets the connection go."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._redis.close()

    async def _listen(self) -> None:
        while True:
            try:
                async with self._redis.pubsub(ignore_subscribe_messages=True) as subscription:
                    await subscription.subscribe(CHANNEL)
                    async for message in subscription.listen():
                        self._wake(message["data"].decode())
            except (RedisError, OSError):
                log.warning("waking.without_redis")
            await asyncio.sleep(PAUSE_SECONDS)

    async def _tell(self) -> None:
        while True:
            conversation_id = await self._told.get()
            try:
                await self._redis.publish(CHANNEL, conversation_id)
            except (RedisError, OSError):
                # They will look by themselves.
                continue
