"""Who is looking at what: tells open pages that something moved, after it is kept."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from threading import Lock

from civic.adapters.relay import NoRelay, Relay

Listener = tuple[asyncio.AbstractEventLoop, asyncio.Queue[str]]

MOST_WAITING = 64


class Hub:
    """Passes topics from any thread to those who listen, in this process and the others."""

    def __init__(self, relay: Relay | None = None) -> None:
        self._relay = relay or NoRelay()
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)
        self._lock = Lock()

    def tell(self, topic: str) -> None:
        """Wake everybody in this process who listens for ``topic``; nobody is waited for.

        What follows a ``#`` names the part that moved alone; who listens hears of each part.
        """
        with self._lock:
            listeners = tuple(self._listeners.get(whole(topic), ()))
        for loop, queue in listeners:
            if not loop.is_closed():
                loop.call_soon_threadsafe(_offer, queue, topic)

    def tell_everywhere(self, topics: Collection[str]) -> None:
        """Say in all processes that something was written, and wake who listens for ``topics``."""
        for topic in topics:
            self.tell(topic)
        self._relay.pass_on(topics)

    def hear_others(self, forget: Callable[[], None]) -> None:
        """Pass on here what other processes tell, after ``forget`` of what was read before."""

        def heard(topics: Collection[str]) -> None:
            forget()
            for topic in topics:
                self.tell(topic)

        def missed() -> None:
            with self._lock:
                topics = tuple(self._listeners)
            heard(topics)

        self._relay.listen(heard, missed)

    def close(self) -> None:
        """Say and hear nothing of other processes any more."""
        self._relay.close()

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


def whole(topic: str) -> str:
    """Return the topic without the part of it that moved."""
    return topic.partition("#")[0]


def _offer(queue: asyncio.Queue[str], topic: str) -> None:
    """Let a listener know; who has not listened for long only learns that all of it moved."""
    if queue.full():
        while not queue.empty():
            queue.get_nowait()
        topic = whole(topic)
    queue.put_nowait(topic)
