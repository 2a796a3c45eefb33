"""Browsers' tabs without browsers: the websocket that a page of ours opens, and what it sends."""

import asyncio
import itertools
import json
from time import perf_counter
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect

ROOT = "reflex___state____state"
SESSION = "civic___state___session____session_state"
PATIENCE = 30
_numbers = itertools.count()


class Tab:
    """One open page: it says where it is, sends events, and waits for what comes of them."""

    def __init__(self, door: ClientConnection, pattern: str, path: str) -> None:
        self._door = door
        self.pattern = pattern
        self.path = path

    async def load(self) -> None:
        """Do what a browser does when a page is opened."""
        hello = {"event": self._event("hydrate_and_load")}
        await self._door.send("40/_event," + json.dumps(hello))
        await self._until('"is_hydrated_rx_state_":true')

    async def send(self, state: str, act: str, **payload: object) -> float:
        """Send an event and wait until its state has changed; return how long, in ms."""
        begun = perf_counter()
        event = ["event", self._event(f"{state}.{act}", **payload)]
        await self._door.send("42/_event," + json.dumps(event))
        await self._until(f"{ROOT}.{state}")
        return (perf_counter() - begun) * 1000

    def _event(self, name: str, **payload: object) -> dict[str, Any]:
        path, _, query = self.path.partition("?")
        words = zip(self.pattern.split("/"), path.split("/"), strict=True)
        named = {key.strip("[]"): value for key, value in words if key.startswith("[")}
        asked = dict(pair.split("=") for pair in query.split("&") if pair)
        where = {"pathname": self.pattern, "query": named | asked, "asPath": self.path}
        return {"name": f"{ROOT}.{name}", "payload": payload, "router_data": where}

    async def _until(self, words: str) -> None:
        async with asyncio.timeout(PATIENCE):
            async for said in self._door:
                if said == "2":
                    await self._door.send("3")
                elif words in str(said):
                    return

    async def close(self) -> None:
        """Leave."""
        await self._door.close()


async def opened(port: int, token: str, pattern: str, path: str) -> Tab:
    """Open a page as the person of ``token``, from an address of their own, and load it."""
    number = next(_numbers)
    url = f"ws://127.0.0.1:{port}/_event/?EIO=4&transport=websocket&token={uuid4()}"
    headers = {
        "Cookie": f"civic_session={token}",
        "X-Forwarded-For": f"10.0.{number // 250}.{number % 250 + 1}",
    }
    door = await connect(url, additional_headers=headers, max_size=None)
    tab = Tab(door, pattern, path)
    await tab.load()
    return tab
