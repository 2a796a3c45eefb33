"""What a route of the API declares, and what its handler is given."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from pydantic import BaseModel

from civic.services import repeating
from civic.services.api_keys import KeyUse
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.repeating import Request, id_of
from civic.services.work import Caller, Work
from civic.words import Scope

P = ParamSpec("P")
Asking = Callable[[Work], None]
"""Refuses to act unless something is as it was read, within the work that acts."""
R = TypeVar("R")
Q = TypeVar("Q")
B = TypeVar("B")


class NoQuery(BaseModel, extra="forbid"):
    """A route that takes nothing in its query."""


@dataclass(frozen=True)
class Call(Generic[Q, B]):
    """One request: who calls, what the address names, asks, and what was sent with it."""

    caller: Caller
    use: KeyUse
    path: dict[str, str]
    query: Q
    body: B
    repeat: Request | None = None
    wants_places: bool = False
    asks: Asking | None = None

    async def do(
        self, service: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run one service for whoever calls."""
        return await performed(house(), self.caller, service, *args, **kwargs)

    async def act(
        self, service: Callable[Concatenate[Work, P], Any], *args: P.args, **kwargs: P.kwargs
    ) -> str:
        """Run one service that writes, once however often it is sent; return the id it gave."""

        def act(work: Work) -> object:
            if self.asks is not None:
                self.asks(work)
            return service(work, *args, **kwargs)

        if self.repeat is None:
            return id_of(await performed(house(), self.caller, act))
        return await performed(house(), self.caller, repeating.once, self.repeat, act)


@dataclass(frozen=True)
class Listed:
    """A piece of a list, ready to be sent, and the cursor that leads on."""

    items: list[Any]
    after: str = ""


Handler = Callable[[Call[Any, Any]], Awaitable[Any]]
Whole = Callable[[Work, Mapping[str, str]], BaseModel]


@dataclass(frozen=True)
class Endpoint:
    """A route: its name and words are those of its handler.

    ``gives`` is what it answers (nothing is 204), ``lists`` whether as a piece of a list, and
    ``places`` whether that can be GeoJSON. Without a ``scope`` no key is needed. ``whole`` gives
    what a write is about as it is read, for ``If-Match``; ``takes_file`` says that one is sent.
    """

    method: str
    path: str
    handler: Handler
    family: str
    scope: Scope | None = None
    gives: type[BaseModel] | None = None
    lists: bool = False
    places: bool = False
    query: type[BaseModel] = NoQuery
    body: type[BaseModel] | None = None
    whole: Whole | None = None
    takes_file: bool = False

    @property
    def name(self) -> str:
        """The name by which programs that are generated call the route."""
        return self.handler.__name__

    @property
    def status(self) -> HTTPStatus:
        """What is answered when all went well."""
        if self.gives is None:
            return HTTPStatus.NO_CONTENT
        return HTTPStatus.CREATED if self.method == "POST" else HTTPStatus.OK
