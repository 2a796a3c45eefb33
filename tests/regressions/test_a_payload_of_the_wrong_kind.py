"""Any client may send any event with anything in it: type hints are checked by nobody.

Whatever comes, a handler does what it can or says no in words; it never trips.
"""

import inspect
from collections.abc import Iterator, Mapping
from typing import Any, get_origin, get_type_hints

import pytest
from reflex.istate.data import HeaderData, ReflexURL, RouterData
from reflex.state import BaseState
from reflex.utils.format import format_event_handler

from civic.errors import CivicError
from civic.front.discovery import find_pages
from civic.services.house import serving
from civic.services.work import Caller, House, work
from civic.state.base import SESSION_COOKIE, Door
from civic.state.payloads import fits
from tests import factories as make
from tests.factories import NOON
from tests.regressions.town import Town, services

ODD: dict[str, Any] = {
    "nothing": None,
    "a number": -1,
    "a huge number": 10**30,
    "no number": float("nan"),
    "a truth": True,
    "a list": [{"a": 1}, None],
    "an object": {"a": {"b": [1]}},
    "a sign that is none": "\x00",
    "half a sign": "\ud800",
    "a long text": "x" * 100_000,
}


class Anything(dict[str, Any]):
    """A form in which every field holds the same thing."""

    def __init__(self, held: Any) -> None:
        super().__init__({"title": held})
        self._held = held

    def get(self, key: str, default: Any = None) -> Any:
        """Return what every field holds."""
        return self._held

    def __getitem__(self, key: str) -> Any:
        return self._held


ODD |= {f"a form of {kind}": Anything(odd) for kind, odd in ODD.items()}


def handlers() -> list[Any]:
    """Return every event of every state of the house, by its name."""
    find_pages()
    waiting: list[type[BaseState]] = [BaseState]
    found = {}
    while waiting:
        state = waiting.pop()
        waiting += state.__subclasses__()
        if not state.__module__.startswith("civic.") or state._mixin or not issubclass(state, Door):
            continue
        for name, handler in state.event_handlers.items():
            if (
                name in vars(state)
                and name != "setvar"
                and len(inspect.signature(handler.fn).parameters) > 1
            ):
                found[f"{state.__name__}.{name}"] = (state, handler)
    return [pytest.param(*found[name], id=name) for name in sorted(found)]


@pytest.fixture
def person(house: House) -> Iterator[Caller]:
    """Serve a town, and sign in somebody who may do everything in it."""
    make.an_idea(house, make.an_idea_box(house))
    with serving(house):
        yield make.signed_in(house, make.an_admin(house))


async def outcome(state: type[BaseState], handler: Any, person: Caller, odd: Any) -> str:
    """Send one event with something odd in every place; return what goes wrong, if it does."""
    tab = state(_reflex_internal_init=True)
    cookies = HeaderData(cookie=f"{SESSION_COOKIE}={person.token}")
    address = ReflexURL("http://localhost:3000/projects/parks/box/new")
    object.__setattr__(tab, "router", RouterData(headers=cookies, url=address))
    places = list(inspect.signature(handler.fn).parameters)[1:]
    payload = dict.fromkeys(places, odd)
    if not fits(format_event_handler(handler), payload):
        return ""
    try:
        done = handler.fn(tab, **payload)
        if inspect.isawaitable(done):
            await done
    except CivicError:
        return ""
    except Exception as wrong:
        return f"{type(wrong).__name__}: {wrong}"[:200]
    return ""


@pytest.mark.parametrize(("state", "handler"), handlers())
async def test_an_event_takes_anything_and_says_no_in_words(
    person: Caller, state: type[BaseState], handler: Any
) -> None:
    wrong = {kind: await outcome(state, handler, person, odd) for kind, odd in ODD.items()}

    assert {kind: what for kind, what in wrong.items() if what} == {}


def forms() -> list[Any]:
    """Return every service that takes what somebody typed, whatever that is."""
    kinds = {object, Any, Mapping}
    found = []
    for name, service in services().items():
        hints = get_type_hints(service)
        typed = [
            place
            for place, kind in hints.items()
            if place != "return" and (get_origin(kind) or kind) in kinds
        ]
        if typed:
            found.append(pytest.param(service, typed, id=name))
    return found


@pytest.mark.parametrize(("service", "typed"), forms())
def test_a_service_takes_anything_that_was_typed_and_says_no_in_words(
    house: House, service: Any, typed: list[str]
) -> None:
    town, wrong = Town(house), {}
    admin = make.an_admin(house)
    hints = get_type_hints(service)
    for kind, odd in ODD.items():
        arguments = town.arguments(service)
        for place in typed:
            is_form = (get_origin(hints[place]) or hints[place]) is Mapping
            arguments[place] = odd if isinstance(odd, Anything) or not is_form else Anything(odd)
        try:
            with work(house, admin, now=NOON) as job:
                service(job, **arguments)
        except CivicError:
            continue
        except Exception as trip:
            wrong[kind] = f"{type(trip).__name__}: {trip}"[:200]

    assert wrong == {}
