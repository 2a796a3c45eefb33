"""How far a vote is for its team, so that its page says the one thing to do next."""

from enum import StrEnum


class Stage(StrEnum):
    """What the team of a vote does next.

    ``late`` is open before it is ready, ``empty`` over without any ballot.
    """

    PREPARE = "prepare"
    LATE = "late"
    READY = "ready"
    OPEN = "open"
    PAPER = "paper"
    EMPTY = "empty"
    COUNTING = "counting"
    CHECK = "check"
    FOLLOW = "follow"


STEPS = ("prepare", "vote", "close", "result", "follow")
"""What the path shows, in its order."""

_AT = {
    Stage.PREPARE: 0,
    Stage.LATE: 0,
    Stage.READY: 0,
    Stage.OPEN: 1,
    Stage.PAPER: 2,
    Stage.EMPTY: 2,
    Stage.COUNTING: 2,
    Stage.CHECK: 3,
    Stage.FOLLOW: 4,
}


def stage_of(standing: str, *, ready: bool, begun: bool, paper: bool, result: str) -> Stage:
    """Return the stage of a vote; ``paper`` says that some is awaited, ``result`` as it stands.

    ``result`` is empty while nothing is counted, ``draft`` until the team publishes, ``public``.
    """
    if result:
        return Stage.FOLLOW if result == "public" else Stage.CHECK
    if standing == "closed" and (paper or not begun):
        return Stage.PAPER if paper else Stage.EMPTY
    if standing in ("closed", "sealed"):
        return Stage.COUNTING
    if standing == "open":
        return Stage.OPEN if begun or ready else Stage.LATE
    return Stage.READY if ready else Stage.PREPARE


def step_of(stage: Stage) -> int:
    """Return at which of the steps a stage stands, from 0 on."""
    return _AT[stage]
