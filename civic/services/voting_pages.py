"""The screen on which people vote: what can be chosen, by which rules, and their own ballot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from civic.errors import NotFound
from civic.methods.base import Collection
from civic.models import BallotOption, Input, Vote
from civic.rules import phases
from civic.rules.ballots import BallotRules
from civic.rules.forms import COUNTED
from civic.rules.how_counted import Sentence, rule_said, ties_said
from civic.services import ballots, projects
from civic.services.answer_files import FileView
from civic.services.ballots import BallotView, offered
from civic.services.cards import NOBODY, cards_of
from civic.services.demographics import areas_of, home_of
from civic.services.form_views import AnswerView
from civic.services.forms import answers_of, lines_of
from civic.services.input_lists import by_chance
from civic.services.input_pages import pictures_of
from civic.services.input_views import PictureView
from civic.services.layers import Ground, ground
from civic.services.project_views import ActivityPage
from civic.services.public_notes import PublicNote, public_notes
from civic.services.so_far import SoFar, so_far
from civic.services.spoken import spoken
from civic.services.views import CLOSED, Card, Permit
from civic.services.vocabulary import Label
from civic.services.voting_doors import outcome_of, permit_of
from civic.services.work import Opened, Work, reads
from civic.words import NOTHING_SAID, Act, Said, View


@dataclass(frozen=True)
class Fact:
    """What is said of a choice in answer to a question; a ``number`` is said with its unit."""

    text: str = ""
    number: float | None = None
    unit: str = ""


@dataclass(frozen=True)
class Choice:
    """Something that can be chosen, as the list shows it; ``district`` is the id of an area.

    ``facts`` is what everybody reads of its answers to the form, by the ids of the questions.
    """

    card: Card
    cost: int = 0
    district: str = ""
    lat: float | None = None
    lng: float | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True)
class ChoicePage:
    """Something that can be chosen, with all its words and pictures.

    ``files`` are what everybody may fetch of its answers, by the ids of the questions.
    """

    id: str = ""
    body: str = ""
    pictures: list[PictureView] = field(default_factory=list)
    files: Mapping[str, list[FileView]] = field(default_factory=dict)


@dataclass(frozen=True)
class VotePage:
    """A vote as one reader sees it now: open until, from or closed since ``date``.

    Once it is over it ``is_counting``, until ``result`` is the address of its result. ``rule`` and
    ``ties`` say how it is counted, wholly. ``facts`` names what choices are compared by: questions
    that everybody reads, by their ids. ``living`` are the areas whose people may vote, where that
    is limited, and ``home`` the reader's own, where it is asked for and their account says it.
    """

    me: str = ""
    permit: Permit = CLOSED
    standing: str = ""
    result: str = ""
    is_counting: bool = False
    date: datetime | None = None
    rules: BallotRules = field(default_factory=BallotRules)
    currency: str = "EUR"
    rule: list[Sentence] = field(default_factory=list)
    ties: list[Sentence] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    districts: list[Label] = field(default_factory=list)
    living: list[Label] = field(default_factory=list)
    home: Label | None = None
    facts: Mapping[str, Said] = field(default_factory=dict)
    ballot: BallotView = field(default_factory=BallotView)
    views: list[str] = field(default_factory=list)
    first_view: str = View.CARDS
    ground: Ground = field(default_factory=Ground)
    notes: list[PublicNote] = field(default_factory=list)
    so_far: SoFar | None = None


@dataclass(frozen=True)
class VoteHead:
    """Which vote an address is of; ``base`` is the address of its activity."""

    base: str = ""
    project: str = ""
    activity: str = ""
    title: Said = NOTHING_SAID


@dataclass(frozen=True)
class VoteLook:
    """The page of a vote: the head of its activity, and the vote itself."""

    page: ActivityPage
    vote: VotePage


@reads
def look(work: Work, project_slug: str, activity_slug: str) -> VoteLook:
    """Return the page of a vote.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    page = projects.activity(work, project_slug, activity_slug)
    return VoteLook(page, vote(work, page.activity.id))


@reads
def head(work: Work, project_slug: str, activity_slug: str) -> VoteHead:
    """Return the head of the page of a vote.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    page = projects.activity(work, project_slug, activity_slug)
    if page.activity.vote is None:
        raise NotFound
    base = f"/projects/{project_slug}/{activity_slug}"
    return VoteHead(base, page.project.id, page.activity.id, page.activity.title)


@reads
def vote(work: Work, activity_id: str) -> VotePage:
    """Return a vote as the reader sees it, what can be chosen in an order of their own.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    opened = work.visit(activity_id)
    planned = opened.method.ballot(opened.settings)
    shown = opened.method.collection(opened.settings)
    if planned is None or shown is None or Act.VOTE not in opened.method.acts(opened.settings):
        raise NotFound
    row = work.session.get(Vote, activity_id)
    rule = ballots.count_of(row) if row else opened.method.count(opened.settings)
    choices = _choices(work, activity_id)
    rules = ballots.rules_of(row) if row else planned
    return VotePage(
        me=work.actor.person_id or "",
        permit=permit_of(work, opened, row),
        rules=rules,
        currency=work.platform.currency,
        rule=rule_said(rule, rules.kind),
        ties=ties_said(rule, rules.kind),
        choices=choices,
        districts=_districts(work, choices),
        living=areas_of(work, rules),
        home=home_of(work, rules),
        facts=_facts(work, activity_id, choices),
        ballot=ballots.mine(work, activity_id),
        ground=ground(work) if _has_places(choices) else Ground(),
        notes=public_notes(work, activity_id),
        so_far=so_far(work, activity_id),
        **_stands(work, opened),
        **_views(shown, choices),
    )


def _stands(work: Work, opened: Opened) -> dict[str, Any]:
    """Return whether a vote is open, until or since when, and what came of it."""
    opening = phases.opening(opened.windows, Act.VOTE, work.now)
    result, is_counting = outcome_of(work, opened)
    return {
        "standing": opening.standing or "",
        "result": result,
        "is_counting": is_counting,
        "date": opening.date,
    }


@reads
def choice(work: Work, activity_id: str, input_id: str) -> ChoicePage:
    """Return all the words, pictures and files of something that can be chosen.

    Raises:
        NotFound: if it cannot be chosen in this vote.
    """
    work.visit(activity_id)
    row = work.session.get(Input, input_id)
    if row is None or input_id not in ballots.options_of(work, activity_id):
        raise NotFound
    said = spoken(work, {row.id: row.language})
    body = said[row.id].body if row.id in said else row.body
    answers = answers_of(work, [row.id]).get(row.id, [])
    files = {one.question_id: one.files for one in answers if one.files}
    return ChoicePage(row.id, body, pictures_of(work, input_id), files)


def _choices(work: Work, activity_id: str) -> list[Choice]:
    query = (
        select(*(col(one) for one in (Input.id, Input.lat, Input.lng, BallotOption.cost,
                                      BallotOption.area_id)))
        .join(BallotOption, col(BallotOption.input_id) == col(Input.id))
        .where(col(BallotOption.activity_id) == activity_id, offered())
        .order_by(*by_chance(work))
    )  # fmt: skip
    rows: list[Any] = list(work.session.connection().execute(query))
    cards = {card.id: card for card in _cards(work, activity_id, rows)}
    answers = answers_of(work, [row.id for row in rows])
    facts = {key: {one.question_id: _fact(one) for one in found} for key, found in answers.items()}
    return [
        Choice(cards[row.id], row.cost, row.area_id or "", row.lat, row.lng, facts.get(row.id, {}))
        for row in rows
        if row.id in cards
    ]


def _cards(work: Work, activity_id: str, rows: Sequence[Any]) -> list[Card]:
    """Return the cards, which are alike for all who read the same language."""
    ids = sorted(row.id for row in rows)
    key = ("choices", activity_id, tuple(ids), work.reader, work.vocabulary.version)
    return work.recall(key, lambda: cards_of(work, ids, NOBODY))


def _districts(work: Work, choices: Sequence[Choice]) -> list[Label]:
    named = {choice.district for choice in choices}
    areas = work.vocabulary.areas
    return [work.vocabulary.area(area, work.reader) for area in areas if area in named]


def _fact(answer: AnswerView) -> Fact:
    if answer.kind in COUNTED:
        return Fact(number=answer.number, unit=answer.unit)
    return Fact(answer.text)


def _facts(work: Work, activity_id: str, choices: Sequence[Choice]) -> dict[str, Said]:
    """Return the questions of the form that some choice answers, in their order."""
    answered = {key for choice in choices for key in choice.facts}
    lines = lines_of(work, activity_id) if answered else []
    return {line.id: work.say(line.wording) for line in lines if line.id in answered}


def _has_places(choices: Sequence[Choice]) -> bool:
    return any(choice.lat is not None for choice in choices)


def _views(shown: Collection, choices: Sequence[Choice]) -> dict[str, Any]:
    """Return how the choices may be looked at; a map needs something to show."""
    views = [str(view) for view in shown.views]
    offered = [view for view in views if view != View.MAP or _has_places(choices)] or [View.CARDS]
    first = shown.first_view if shown.first_view in offered else offered[0]
    return {"views": offered, "first_view": str(first)}
