"""How funded projects get on: how much is done and spent, and the steps with their dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlmodel import func, select

from civic.errors import Invalid, NotFound
from civic.models import FollowUp, Input, Milestone, VoteResult
from civic.rules import editing, money, texts
from civic.services import progress, progress_news, vote_results
from civic.services.work import Opened, Work, reads
from civic.words import NOTHING_SAID, Act, Said

TITLE_MOST = 140
MOST = 50
WHOLE = 100


@dataclass(frozen=True)
class MilestoneView:
    """A step: what it is, and on which days it is due and was done."""

    id: str = ""
    title: Said = NOTHING_SAID
    due: str = ""
    done: str = ""


@dataclass(frozen=True)
class Funded:
    """What came of a project that was voted on, and how it gets on if it is funded.

    ``place`` is 0 and ``why`` says the reason if it is not. ``spent`` is -1 while nobody has said,
    ``done`` counts the steps that are, and ``is_told`` says whether the team has said anything yet.
    """

    place: int = 0
    cost: int = 0
    currency: str = ""
    percent: int = 0
    spent: int = -1
    milestones: list[MilestoneView] = field(default_factory=list)
    href: str = ""
    is_told: bool = False
    done: int = 0
    why: str = ""


@dataclass(frozen=True)
class MilestoneForm:
    """A step as the team edits it, by language."""

    id: str = ""
    title: dict[str, str] = field(default_factory=dict)
    due: str = ""
    done: str = ""


@dataclass(frozen=True)
class FollowForm:
    """How a funded project gets on, as the team edits it."""

    input_id: str = ""
    title: str = ""
    cost: int = 0
    currency: str = ""
    percent: int = 0
    spent: int | None = None
    milestones: list[MilestoneForm] = field(default_factory=list)


@reads
def form(work: Work, input_id: str) -> FollowForm:
    """Return how a funded project gets on, to its team.

    Raises:
        NotFound: if no published result funds it.
    """
    row, cost = _managed(work, input_id)
    kept = work.session.get(FollowUp, input_id)
    steps = [
        MilestoneForm(one.id, one.title, _day(one.due), _day(one.done))
        for one in progress.steps_of(work, [input_id]).get(input_id, [])
    ]
    return FollowForm(
        input_id, row.title, cost, work.platform.currency,
        kept.percent if kept else 0, kept.spent if kept else None, steps,
    )  # fmt: skip


def save(work: Work, input_id: str, typed: Mapping[str, Any]) -> None:
    """Keep how much of a funded project is done, in hundredths, and what was spent, if known.

    Raises:
        NotFound: if no published result funds it.
        Invalid: if these are no such numbers.
    """
    row, _ = _managed(work, input_id)
    percent = _number("percent", typed.get("percent"), WHOLE)
    if percent is None:
        raise Invalid("percent", "invalid.number")
    kept = work.session.get(FollowUp, input_id, with_for_update=True)
    kept = kept or FollowUp(input_id=input_id, at=work.now)
    before = kept.percent, kept.spent
    kept.percent, kept.at = percent, work.now
    kept.spent = _number("spent", typed.get("spent"), money.MOST)
    work.session.add(kept)
    if before != (kept.percent, kept.spent):
        progress_news.leave(work, row)
    spent = "" if kept.spent is None else str(kept.spent)
    _done(work, row, "follow_up_saved", percent=str(percent), spent=spent)


def save_milestone(
    work: Work, input_id: str, typed: Mapping[str, Any], milestone_id: str = ""
) -> str:
    """Keep a step of a funded project, a new one if it names none; return its id.

    Raises:
        NotFound: if no published result funds the project, or it has no such step.
        Invalid: if it has no title or no day, or there are too many steps.
    """
    row, _ = _managed(work, input_id)
    kept = work.session.get(Milestone, milestone_id) if milestone_id else None
    if milestone_id and (kept is None or kept.input_id != input_id):
        raise NotFound
    if kept is None and _steps(work, input_id) >= MOST:
        raise Invalid("milestones", "invalid.too_large", most=str(MOST))
    before = kept.title if kept else None
    title = editing.said("title", typed.get("title"), work.platform.languages, _clean, before)
    due = _date("due", typed.get("due"))
    if not title or due is None:
        raise Invalid("due" if title else "title", "invalid.missing")
    days = (kept.due, kept.done) if kept else None
    kept = kept or Milestone(input_id=input_id, title=title, due=due)
    kept.title, kept.due, kept.done = title, due, _date("done", typed.get("done"))
    work.session.add(kept)
    work.session.flush()
    if days != (kept.due, kept.done):
        progress_news.leave(work, row)
    _done(work, row, "milestone_saved", step=work.say(title).text, done=_day(kept.done))
    return kept.id


def remove_milestone(work: Work, milestone_id: str) -> None:
    """Take a step away."""
    kept = work.session.get(Milestone, milestone_id)
    if kept is None:
        raise NotFound
    row, _ = _managed(work, kept.input_id)
    work.session.delete(kept)
    _done(work, row, "milestone_removed", step=work.say(kept.title).text, done=_day(kept.done))


def funded_of(work: Work, row: Input, opened: Opened) -> Funded | None:
    """Return how an input gets on that a published result funds; the reader has been let in."""
    result = work.session.get(VoteResult, opened.row.id)
    if result is None or result.published_at is None:
        return None
    won = vote_results.winners_in(vote_results.read(work, result)).get(row.id)
    if won is None:
        return None
    found = progress_of(work, [row.id]).get(row.id, Funded())
    href = vote_results.address_of(work, opened)
    return replace(found, place=won.place, cost=won.cost, currency=won.currency, href=href)


def progress_of(work: Work, ids: list[str]) -> dict[str, Funded]:
    """Return how some inputs get on, as far as the team has said."""
    told, steps = progress.kept_of(work, ids), progress.steps_of(work, ids)
    return {
        key: Funded(
            percent=told[key].percent if key in told else 0,
            spent=_known(told[key].spent) if key in told else -1,
            milestones=[_step(work, one) for one in steps.get(key, [])],
            is_told=True,
            done=sum(one.done is not None for one in steps.get(key, ())),
        )
        for key in told.keys() | steps.keys()
    }


def _managed(work: Work, input_id: str) -> tuple[Input, int]:
    """Return an input that a published result of the actor's project funds, and its cost."""
    row = work.session.get(Input, input_id)
    if row is None:
        raise NotFound
    work.manage(row.project_id, Act.MANAGE_PROJECT)
    result = work.session.get(VoteResult, row.activity_id)
    found = vote_results.read(work, result) if result and result.published_at else {}
    won = vote_results.winners_in(found).get(input_id)
    if won is None:
        raise NotFound
    return row, won.cost


def _step(work: Work, one: Milestone) -> MilestoneView:
    return MilestoneView(one.id, work.say(one.title), _day(one.due), _day(one.done))


def _steps(work: Work, input_id: str) -> int:
    query = select(func.count()).select_from(Milestone).where(Milestone.input_id == input_id)
    return work.session.exec(query).one()


def _done(work: Work, row: Input, what: str, **figures: str) -> None:
    work.log(what, project_id=row.project_id, subject_id=row.id, title=row.title, **figures)
    work.tell(f"input:{row.id}")
    work.tell(f"vote:{row.activity_id}")


def _number(name: str, typed: object, most: int) -> int | None:
    """Return a whole number, as it is or as it was typed; nothing for an empty field."""
    if typed in (None, ""):
        return None
    if isinstance(typed, str) and typed.strip().isascii() and typed.strip().isdecimal():
        typed = int(typed.strip()[: len(str(most)) + 1])
    if isinstance(typed, bool) or not isinstance(typed, int) or typed < 0:
        raise Invalid(name, "invalid.number")
    if typed > most:
        raise Invalid(name, "invalid.too_large", most=str(most))
    return typed


def _date(name: str, typed: object) -> date | None:
    if typed in (None, ""):
        return None
    found = editing.moment(name, typed, "UTC")
    return found.date() if found else None


def _clean(name: str, typed: object) -> str:
    return texts.line(name, typed, most=TITLE_MOST, least=0)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _known(spent: int | None) -> int:
    return -1 if spent is None else spent
