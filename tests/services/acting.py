"""Doing what a person asks, at noon on the day of the tests."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from civic.rules.access import Actor
from civic.services.work import House, Work, work
from tests.factories import NOON

P = ParamSpec("P")
R = TypeVar("R")


def do(
    house: House,
    actor: Actor,
    service: Callable[Concatenate[Work, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """Run a service as ``actor``, reading only if that is all it does."""
    reading = service.__dict__.get("reads", False)
    with work(house, actor, now=NOON, reading=reading) as job:
        return service(job, *args, **kwargs)
