"""Published results of votes, read, and the files of ballots that they come from."""

from typing import Any

from pydantic import Field

from civic.api.v1.endpoints import Call, Endpoint, Listed
from civic.api.v1.schemas import Moment, Shape, Words
from civic.api.v1.shaping import address, words
from civic.services import api_results
from civic.services.result_views import UNTOLD, BallotFile, Choice, Envelope, ResultPage
from civic.services.vocabulary import Label
from civic.words import Said


class ResultChoice(Shape):
    """A project that was voted on; sums are in whole units of money."""

    input_id: str
    title: str = Field(description="Empty where it is no longer shown.")
    cost: int
    votes: int
    score: int = Field(description="Its points, or votes for less votes against; or its votes.")
    place: int | None = Field(description="As which one it was funded; null if it was not.")
    why: str = Field(description="Why it was funded or not, in one word.")
    left: int | None = Field(description="What the envelope had left when its turn came.")
    short: int | None = Field(description="How much money was missing.")
    more: int | None = Field(description="How many more voters, or points, would have done.")


class ResultEnvelope(Shape):
    """One sum of money that was shared out: a district's, or the whole."""

    district: Words
    currency: str
    budget: int
    spent: int
    ballots: int
    rule: str
    choices: list[ResultChoice] = Field(description="The funded in their order, then the rest.")


class Result(Shape):
    """The published result of a vote; its document has all of it, as anybody can recount it."""

    activity_id: str
    url: str
    published_at: Moment | None
    document: str = Field(description="Address of the whole result as one JSON document.")
    sha256: str = Field(description="SHA-256 of that document.")
    voters: int
    ballots: int
    envelopes: list[ResultEnvelope]


class BallotsFile(Shape):
    """The ballots of a vote as a Pabulib file."""

    url: str
    district: Words
    sha256: str
    merkle_root: str
    ballots: int


async def read_result(call: Call[Any, None]) -> Result:
    """Read the published result of a vote."""
    return _result(await call.do(api_results.result, call.path["activity_id"]))


async def list_ballot_files(call: Call[Any, None]) -> Listed:
    """List the files of ballots of a vote, once its result is published.

    `python -m civic recount` counts them again.
    """
    found = await call.do(api_results.files, call.path["activity_id"])
    return Listed([_file(each) for each in found])


def _result(page: ResultPage) -> Result:
    base = f"/projects/{page.project_slug}/{page.activity_slug}"
    return Result(
        activity_id=page.activity_id,
        url=address(f"{base}/results"),
        published_at=page.published_at,
        document=address(f"/api/activities/{page.activity_id}/result.json"),
        sha256=page.digest,
        voters=page.voters,
        ballots=page.ballots,
        envelopes=[_envelope(each) for each in page.envelopes],
    )


def _envelope(one: Envelope) -> ResultEnvelope:
    return ResultEnvelope(
        district=_named(one.name),
        currency=one.currency,
        budget=one.budget,
        spent=one.spent,
        ballots=one.ballots,
        rule=one.contest.method if one.contest else one.counts[0].method,
        choices=[_choice(each) for each in (*one.winners, *one.others)],
    )


def _choice(one: Choice) -> ResultChoice:
    return ResultChoice(
        input_id=one.id,
        title=one.title,
        cost=one.cost,
        votes=one.votes,
        score=one.score,
        place=one.place or None,
        why=one.why,
        left=_told(one.left),
        short=_told(one.short),
        more=_told(one.more),
    )


def _file(one: BallotFile) -> BallotsFile:
    return BallotsFile(
        url=address(one.href),
        district=_named(one.name),
        sha256=one.digest,
        merkle_root=one.root,
        ballots=one.ballots,
    )


def _named(label: Label) -> Words:
    return words(Said(label.text, label.lang))


def _told(amount: int) -> int | None:
    return None if amount == UNTOLD else amount


_ACTIVITY = "/activities/{activity_id}"
ENDPOINTS = [
    Endpoint("GET", f"{_ACTIVITY}/result", read_result, "activities", gives=Result),
    Endpoint(
        "GET", f"{_ACTIVITY}/ballot-files", list_ballot_files, "activities",
        gives=BallotsFile, lists=True,
    ),
]  # fmt: skip
