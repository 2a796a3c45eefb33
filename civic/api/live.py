"""Telling open pages what moved: by a word, or at once by what all read alike.

Those who look at one thing are gathered in a room. What moved is read once for all of them in
each language; where that is not all, they are asked to look again for themselves, one after the
other, so that a crowd does not come at once.
"""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager

from starlette.requests import HTTPConnection
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from civic.api.caller import reader_of
from civic.errors import CivicError
from civic.services import live
from civic.services.house import hear_others, house
from civic.services.lanes import performed
from civic.services.work import Caller
from civic.state.wire import written

REFUSED = 4404
MOVED = "moved"
QUIET_SECONDS = 0.25
"""How long news is gathered before it is told: many thumbs at once are one word."""
APART_SECONDS = 0.02
"""How far apart those in a room are asked to look again."""
MOST_WAITING = 16
log = logging.getLogger(__name__)


async def lifespan() -> None:
    """Follow what other processes of the platform write, as long as the server runs."""
    hear_others(house())


class Listener:
    """One open page, and what it has not yet been told."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = asyncio.Queue[str](MOST_WAITING)
        self._asked: asyncio.TimerHandle | None = None

    def tell(self, word: str) -> None:
        """Tell a word; a page that takes none for long is told to look again instead."""
        if self.words.full():
            while not self.words.empty():
                self.words.get_nowait()
            word = MOVED
        self.words.put_nowait(word)

    def look_again(self, after: float) -> None:
        """Ask the page to look again in so many seconds; once is enough."""
        if self._asked is None:
            self._asked = asyncio.get_running_loop().call_later(after, self._ask)

    def _ask(self) -> None:
        self._asked = None
        self.tell(MOVED)

    def leave(self) -> None:
        """Be asked nothing any more."""
        if self._asked is not None:
            self._asked.cancel()


class Room:
    """Those in this process who look at one thing."""

    def __init__(self, topic: str) -> None:
        self.listeners: set[Listener] = set()
        self._topic = topic
        self.following = asyncio.create_task(self._follow())

    async def _follow(self) -> None:
        async with house().hub.listening(self._topic) as told:
            while True:
                parts = {await told.get()}
                await asyncio.sleep(QUIET_SECONDS)
                while not told.empty():
                    parts.add(told.get_nowait())
                await self._tell({part.partition("#")[2] for part in parts})

    async def _tell(self, parts: Collection[str]) -> None:
        words = await self._words(parts)
        most = len(self.listeners) * APART_SECONDS
        for listener in tuple(self.listeners):
            if listener.language in words:
                listener.tell(words[listener.language])
            if "" in parts or listener.language not in words:
                listener.look_again(random.uniform(0, most))  # noqa: S311  no secret

    async def _words(self, parts: Collection[str]) -> Mapping[str, str]:
        """Return what all are told alike, by language; nothing where not everybody may read it."""
        kind, _, name = self._topic.partition(":")
        if kind != "input":
            return {}
        words = {}
        for language in {one.language for one in self.listeners}:
            try:
                reader = Caller(language=language)
                words[language] = written(await performed(house(), reader, live.moved, name, parts))
            except CivicError:
                return {}
            except Exception:
                log.exception("what moved could not be read")
                return {}
        return words


_rooms: dict[tuple[asyncio.AbstractEventLoop, str], Room] = {}


@asynccontextmanager
async def joined(topic: str, language: str) -> AsyncIterator[Listener]:
    """Listen to a topic among all who do; the last to leave shuts the room."""
    key, listener = (asyncio.get_running_loop(), topic), Listener(language)
    if key not in _rooms:
        _rooms[key] = Room(topic)
    room = _rooms[key]
    room.listeners.add(listener)
    try:
        await asyncio.sleep(0)  # the room listens: from here on nothing is missed
        yield listener
    finally:
        listener.leave()
        room.listeners.discard(listener)
        if not room.listeners:
            room.following.cancel()
            _rooms.pop(key, None)


async def _listen(socket: WebSocket) -> None:
    topic, reader = socket.query_params.get("topic", ""), reader_of(HTTPConnection(socket.scope))
    await socket.accept()
    try:
        language = await performed(house(), reader, live.may_listen, topic)
    except CivicError:
        await socket.close(REFUSED)
        return
    async with joined(topic, language) as listener:
        leaving = asyncio.create_task(_left(socket))
        telling = asyncio.create_task(_tell(socket, listener))
        await asyncio.wait({leaving, telling}, return_when=asyncio.FIRST_COMPLETED)
        leaving.cancel()
        telling.cancel()


async def _left(socket: WebSocket) -> None:
    try:
        while True:
            await socket.receive_text()
    except WebSocketDisconnect:
        return


async def _tell(socket: WebSocket, listener: Listener) -> None:
    while True:
        await socket.send_text(await listener.words.get())


ROUTES = [WebSocketRoute("/live", _listen)]
