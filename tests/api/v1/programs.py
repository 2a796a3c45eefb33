"""A program in front of the API: its key, and what it sends."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from starlette.testclient import TestClient
from starlette.types import ASGIApp

from civic.api.shell.guard import Guard
from civic.api.shell.routes import body_limits, found_routes
from civic.api.v1.routes import Nothing
from civic.rules.access import Actor
from civic.services import api_keys
from civic.services.work import House, work
from civic.words import Scope

ROOT = "/api/v1"
EVERY = tuple(Scope)


def the_app() -> ASGIApp:
    """Return all routes of the platform behind its guard, without its pages."""
    return Guard(found_routes(otherwise=Nothing()), body_limits())


def a_key(house: House, owner: Actor, scopes: Iterable[Scope] = EVERY) -> str:
    """Let somebody make a key; whether they may is not asked again here."""
    with work(house, owner) as job:
        typed = {"name": "Site", "scopes": [scope.value for scope in scopes], "days": 30}
        return api_keys.create(job, typed)


@dataclass(frozen=True)
class Program:
    """Somebody who asks over HTTP, with a key or without."""

    client: TestClient
    key: str = ""

    def get(self, path: str, **headers: str) -> Any:
        """Read."""
        return self.send("GET", path, None, **headers)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Send a request; underscores in the names of headers stand for hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.key:
            named["authorization"] = f"Bearer {self.key}"
        given: dict[str, Any] = {} if body is None else {"json": body}
        return self.client.request(method, ROOT + path, headers=named, **given)


def a_program(house: House, owner: Actor | None = None, *scopes: Scope) -> Program:
    """Return a program without a key, or with one of somebody's that has some scopes, or all."""
    client = TestClient(the_app(), base_url="http://localhost", raise_server_exceptions=True)
    return Program(client, a_key(house, owner, scopes or EVERY) if owner else "")
