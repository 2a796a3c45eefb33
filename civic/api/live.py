"""Telling open pages that something moved: a word over a websocket, never the thing itself."""

import asyncio

from starlette.requests import HTTPConnection
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from civic.api.caller import reader_of
from civic.errors import CivicError
from civic.services.house import hear_others, house
from civic.services.lanes import performed
from civic.services.live import may_listen

REFUSED = 4404
QUIET_SECONDS = 0.25
"""How long news is gathered before it is told: many thumbs at once are one word."""


async def lifespan() -> None:
    """Follow what other processes of the platform write, as long as the server runs."""
    hear_others(house())


async def _listen(socket: WebSocket) -> None:
    topic = socket.query_params.get("topic", "")
    await socket.accept()
    try:
        await performed(house(), reader_of(HTTPConnection(socket.scope)), may_listen, topic)
    except CivicError:
        await socket.close(REFUSED)
        return
    async with house().hub.listening(topic) as news:
        leaving = asyncio.create_task(_left(socket))
        telling = asyncio.create_task(_tell(socket, news))
        await asyncio.wait({leaving, telling}, return_when=asyncio.FIRST_COMPLETED)
        leaving.cancel()
        telling.cancel()


async def _left(socket: WebSocket) -> None:
    try:
        while True:
            await socket.receive_text()
    except WebSocketDisconnect:
        return


async def _tell(socket: WebSocket, news: "asyncio.Queue[str]") -> None:
    while True:
        await news.get()
        await asyncio.sleep(QUIET_SECONDS)
        while not news.empty():
            news.get_nowait()
        await socket.send_text("moved")


ROUTES = [WebSocketRoute("/live", _listen)]
