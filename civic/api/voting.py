"""What the screen of a vote fetches and sends: what can be chosen, and one's own ballot."""

from dataclasses import asdict, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from civic.api.answers import NOT_KEPT, in_words
from civic.api.caller import caller_of, reader_of
from civic.errors import Invalid
from civic.rules.ballots import BallotRules
from civic.rules.texts import clean_html
from civic.services import ballots, voting_pages
from civic.services.ballots import BallotView
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.so_far import SoFar
from civic.services.views import Permit
from civic.services.voting_pages import Choice, VotePage

VOTE = "/api/activities/{activity}/vote"
BALLOT = "/api/activities/{activity}/ballot"


@in_words
async def _vote(request: Request) -> Response:
    asked = request.path_params["activity"]
    found = await performed(house(), reader_of(request), voting_pages.vote, asked)
    return JSONResponse(_whole(found), headers=NOT_KEPT)


@in_words
async def _choice(request: Request) -> Response:
    asked = request.path_params["activity"], request.path_params["input"]
    found = await performed(house(), reader_of(request), voting_pages.choice, *asked)
    said = {**asdict(found), "body": clean_html(found.body)}
    return JSONResponse(said, headers=NOT_KEPT)


@in_words
async def _cast(request: Request) -> Response:
    try:
        sent = await request.json()
    except (ValueError, RecursionError):
        sent = None
    if not isinstance(sent, dict):
        raise Invalid("marks", "invalid.marks")
    kept = await performed(
        house(),
        caller_of(request),
        ballots.cast,
        request.path_params["activity"],
        sent.get("marks"),
        sent.get("district", ""),
        sent.get("seen", 0),
    )
    return JSONResponse(_ballot(kept), headers=NOT_KEPT)


def _whole(page: VotePage) -> dict[str, Any]:
    return {
        "me": page.me,
        "permit": _permit(page.permit),
        "standing": page.standing,
        "result": page.result,
        "is_counting": page.is_counting,
        "date": page.date.isoformat() if page.date else "",
        "rules": _rules(page.rules),
        "currency": page.currency,
        "facts": [{"id": key, **asdict(name)} for key, name in page.facts.items()],
        "rule": [asdict(one) for one in page.rule],
        "ties": [asdict(one) for one in page.ties],
        "choices": [_choice_in_short(choice) for choice in page.choices],
        "districts": [asdict(district) for district in page.districts],
        "living": [asdict(area) for area in page.living],
        "home": asdict(page.home) if page.home else None,
        "ballot": _ballot(page.ballot),
        "views": page.views,
        "first_view": page.first_view,
        "ground": {"bounds": page.ground.bounds, "tile_url": page.ground.tile_url,
                   "attribution": page.ground.attribution},
        "notes": [{"kind": note.kind, "because": note.because, "at": note.at.isoformat()}
                  for note in page.notes],
        "so_far": _so_far(page.so_far) if page.so_far else None,
    }  # fmt: skip


def _rules(rules: BallotRules) -> dict[str, Any]:
    """Return rules as JSON can say them, and whether what is chosen has costs."""
    said = asdict(replace(rules, envelopes=dict(rules.envelopes)))
    return {**said, "has_money": rules.has_money}


def _so_far(count: SoFar) -> dict[str, Any]:
    return {**asdict(count), "at": count.at.isoformat() if count.at else ""}


def _choice_in_short(choice: Choice) -> dict[str, Any]:
    card = choice.card
    return {
        "id": card.id,
        "title": card.title,
        "lang": card.lang,
        "excerpt": card.excerpt,
        "author": card.author.name,
        "address": card.address,
        "tags": [asdict(tag) for tag in card.tags],
        "picture": card.picture,
        "picture_alt": card.picture_alt,
        "comments": card.comments,
        "cost": choice.cost,
        "district": choice.district,
        "lat": choice.lat,
        "lng": choice.lng,
        "facts": {key: asdict(fact) for key, fact in choice.facts.items()},
    }


def _ballot(ballot: BallotView) -> dict[str, Any]:
    return {
        "marks": dict(ballot.marks),
        "district": ballot.district,
        "revision": ballot.revision,
        "counts": ballot.counts,
        "lacking": _permit(ballot.lacking),
        "receipt": ballot.receipt,
        "is_sealed": ballot.is_sealed,
    }


def _permit(permit: Permit) -> dict[str, Any]:
    date = permit.date.isoformat() if permit.date else ""
    return {**asdict(permit), "date": date}


ROUTES = [
    Route(VOTE, _vote),
    Route("/api/activities/{activity}/choices/{input}", _choice),
    Route(BALLOT, _cast, methods=["PUT"]),
]
