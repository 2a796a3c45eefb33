"""The word between several processes of one platform: what one of them wrote, the others hear."""

import json
import logging
import threading
from collections.abc import Callable, Collection
from queue import SimpleQueue
from typing import Protocol
from uuid import uuid4

from redis import Redis
from redis.client import PubSub
from redis.exceptions import RedisError

WAITS_S = 5.0
AGAIN_S = 0.5
MOST_AT_ONCE = 500
log = logging.getLogger(__name__)

Heard = Callable[[Collection[str]], None]
"""Is given the topics that another process told."""


class Relay(Protocol):
    """Passes topics on to the other processes of a platform, and hears theirs."""

    def pass_on(self, topics: Collection[str]) -> None:
        """Tell the others that something was written, and about what; waits for nobody."""

    def listen(self, heard: Heard, missed: Callable[[], None]) -> None:
        """Give what others pass on to ``heard`` from now on; ``missed`` is called after a gap."""

    def close(self) -> None:
        """Say and hear nothing any more."""


class NoRelay:
    """There is no other process."""

    def pass_on(self, topics: Collection[str]) -> None:
        """Tell nobody."""

    def listen(self, heard: Heard, missed: Callable[[], None]) -> None:
        """Hear nothing."""

    def close(self) -> None:
        """Stay silent."""


class RedisRelay:
    """Passes topics on through Redis; while Redis is away nothing is said, and nobody waits.

    Its threads begin when they are first needed, so that a process may fork before. One Redis
    serves several platforms, each on a ``channel`` of its own.
    """

    def __init__(self, url: str, channel: str) -> None:
        self._channel = channel
        self._redis = Redis.from_url(
            url, socket_timeout=WAITS_S, socket_connect_timeout=WAITS_S, decode_responses=True
        )
        self._me = uuid4().hex
        self._said: SimpleQueue[list[str] | None] = SimpleQueue()
        self._speaker: threading.Thread | None = None
        self._starting = threading.Lock()
        self._closed = threading.Event()

    def pass_on(self, topics: Collection[str]) -> None:
        """Tell the others, from a thread beside the act."""
        self._said.put(list(topics))
        if self._speaker is None:
            with self._starting:
                self._speaker = self._speaker or _begin(self._speak)

    def listen(self, heard: Heard, missed: Callable[[], None]) -> None:
        """Give what others pass on to ``heard``, in a thread of its own."""
        _begin(lambda: self._hear(heard, missed))

    def close(self) -> None:
        """Say and hear nothing any more."""
        self._closed.set()
        self._said.put(None)

    def _speak(self) -> None:
        while (topics := self._said.get()) is not None:
            gathered = dict.fromkeys(topics)
            while len(gathered) < MOST_AT_ONCE and not self._said.empty():
                more = self._said.get()
                if more is None:
                    return
                gathered |= dict.fromkeys(more)
            try:
                word = json.dumps({"from": self._me, "topics": list(gathered)})
                self._redis.publish(self._channel, word)
            except RedisError as fault:
                log.warning("other processes were not told: %s", type(fault).__name__)

    def _hear(self, heard: Heard, missed: Callable[[], None]) -> None:
        was_cut = False
        while not self._closed.is_set():
            try:
                with PubSub(self._redis.connection_pool) as words:
                    words.subscribe(self._channel)  # type: ignore[no-untyped-call]  # redis has none
                    words.get_message(timeout=WAITS_S)  # that it is subscribed
                    if was_cut:
                        missed()
                    self._hear_while_there(words, heard)
            except (RedisError, ValueError, KeyError) as fault:
                log.warning("other processes are not heard: %s", type(fault).__name__)
            was_cut = True
            self._closed.wait(AGAIN_S)

    def _hear_while_there(self, words: PubSub, heard: Heard) -> None:
        while not self._closed.is_set():
            word = words.get_message(ignore_subscribe_messages=True, timeout=1.0)
            said = json.loads(word["data"]) if word else {"from": self._me}
            if said["from"] != self._me:
                heard(said["topics"])


def _begin(act: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=act, name="civic-relay", daemon=True)
    thread.start()
    return thread
