"""Where ideas lie beside each other, and which pairs of them say the same."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import col

from civic.errors import NotFound
from civic.models import Input, Theme, ThemeMember
from civic.services.cards import cards_of
from civic.services.input_lists import shown_in
from civic.services.insight_figures import pairs_of, standings
from civic.services.insights import entered, finished
from civic.services.views import EMPTY_CARD, Card
from civic.services.work import Work, reads

MOST_TITLE = 90
PAIRS = 20


@dataclass(frozen=True)
class Points:
    """The ideas on their map: columns of the same length; theme 0 stands for none."""

    ids: list[str]
    titles: list[str]
    themes: list[int]
    xs: list[float]
    ys: list[float]


@dataclass(frozen=True)
class Pair:
    """Two inputs that may say the same, and why they are shown side by side."""

    left: Card = EMPTY_CARD
    right: Card = EMPTY_CARD
    score: int = 0
    likeness: str = ""
    reasons: list[str] = field(default_factory=list)
    words: str = ""


@dataclass(frozen=True)
class Pairs:
    """Some pairs, the likeliest first, and how many there are in all."""

    pairs: list[Pair] = field(default_factory=list)
    total: int = 0
    page: int = 1
    pages: int = 1


@reads
def points(work: Work, activity_id: str) -> Points:
    """Return where each idea lies; neighbours say similar things, the axes mean nothing.

    Raises:
        Refused: if the actor is not of the project's team.
        NotFound: if there is no analysis yet.
    """
    entered(work, activity_id)
    run = finished(work, activity_id)
    if run is None:
        raise NotFound
    query = (
        select(
            col(Input.id), col(Input.title), col(Theme.number),
            col(ThemeMember.x), col(ThemeMember.y),
        )
        .join(ThemeMember, col(ThemeMember.input_id) == col(Input.id))
        .outerjoin(Theme, col(Theme.id) == col(ThemeMember.theme_id))
        .where(col(ThemeMember.run_id) == run.id, *shown_in(activity_id))
        .order_by(col(Theme.number), col(ThemeMember.membership).desc(), col(Input.id))
    )  # fmt: skip
    rows = work.session.connection().execute(query).all()
    return Points(
        [row[0] for row in rows],
        [row[1][:MOST_TITLE] for row in rows],
        [row[2] or 0 for row in rows],
        [round(row[3], 4) for row in rows],
        [round(row[4], 4) for row in rows],
    )


@reads
def pairs(work: Work, activity_id: str, at: int = 1) -> Pairs:
    """Return pairs of inputs that may say the same, as far as both are still shown.

    Raises:
        Refused: if the actor is not of the project's team.
    """
    entered(work, activity_id)
    run = finished(work, activity_id)
    found = pairs_of(run, standings(work, run)) if run else []
    found = sorted(found, key=lambda one: (-one["score"], one["left"], one["right"]))
    pages = max(1, -(-len(found) // PAIRS))
    shown = min(max(1, at if isinstance(at, int) else 1), pages)
    chosen = found[(shown - 1) * PAIRS : shown * PAIRS]
    ids = list(dict.fromkeys(one[side] for one in chosen for side in ("left", "right")))
    cards = {card.id: card for card in cards_of(work, ids)}
    both = [
        Pair(
            cards[one["left"]],
            cards[one["right"]],
            round(one["score"] * 100),
            one["likeness"],
            list(one["reasons"]),
            ", ".join(one["words"]),
        )
        for one in chosen
    ]
    return Pairs(both, len(found), shown, pages)
