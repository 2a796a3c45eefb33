"""Who is looking at what: tells open pages that something moved, after it is kept."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Lock

Listener = tuple[asyncio.AbstractEventLoop, asyncio.Queue[str]]

MOST_WAITING = 64


class Hub:
    """Passes topics from any thread of this process to those who listen for them."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)
        self._lock = Lock()

    def tell(self, topic: str) -> None:
        """Wake everybody who listens for ``topic``; nobody is waited for."""
        with self._lock:
            listeners = tuple(self._listeners.get(topic, ()))
        for loop, queue in listeners:
            if not loop.is_closed():
                loop.call_soon_threadsafe(_offer, queue, topic)

    @asynccontextmanager
    async def listening(self, topic: str) -> AsyncIterator[asyncio.Queue[str]]:
        """Open a queue into which ``topic`` falls each time it is told."""
        listener = (asyncio.get_running_loop(), asyncio.Queue[str](MOST_WAITING))
        with self._lock:
            self._listeners[topic].add(listener)
        try:
            yield listener[1]
        finally:
            with self._lock:
                self._listeners[topic].discard(listener)
                if not self._listeners[topic]:
                    del self._listeners[topic]


def _offer(queue: asyncio.Queue[str], topic: str) -> None:
    if not queue.full():
        queue.put_nowait(topic)
