"""How far funded projects have come: what the team has kept of it, and as a few words."""

from datetime import UTC, date, datetime, time

from sqlmodel import col, select

from civic.i18n import say
from civic.i18n.dates import date_in
from civic.models import BallotOption, FollowUp, Milestone
from civic.rules import money
from civic.rules.texts import pick
from civic.services.work import Work


def kept_of(work: Work, ids: list[str]) -> dict[str, FollowUp]:
    """Return how much of some inputs is done and spent, as far as the team has said."""
    found = work.session.exec(select(FollowUp).where(col(FollowUp.input_id).in_(ids)))
    return {row.input_id: row for row in found}


def steps_of(work: Work, ids: list[str]) -> dict[str, list[Milestone]]:
    """Return the steps of some inputs, in the order of their days."""
    query = select(Milestone).where(col(Milestone.input_id).in_(ids))
    found: dict[str, list[Milestone]] = {}
    for one in work.session.exec(query.order_by(col(Milestone.due), col(Milestone.id))):
        found.setdefault(one.input_id, []).append(one)
    return found


def said_of(work: Work, ids: list[str], language: str) -> dict[str, list[str]]:
    """Say how some inputs get on: what is done and spent, the last step, and the next."""
    query = select(BallotOption.input_id, BallotOption.cost)
    costs = work.session.exec(query.where(col(BallotOption.input_id).in_(ids))).all()
    kept, steps = kept_of(work, ids), steps_of(work, ids)
    return {
        key: _figures(work, kept.get(key), cost, language)
        + _steps(work, steps.get(key, []), language)
        for key, cost in costs
    }


def _figures(work: Work, kept: FollowUp | None, cost: int, language: str) -> list[str]:
    if kept is None:
        return []
    done = say("outcome.progress", language, percent=kept.percent)
    if kept.spent is None:
        return [done]
    sums = {
        name: money.said(amount, work.platform.currency, language)
        for name, amount in (("spent", kept.spent), ("cost", cost))
    }
    return [done, say("outcome.spent", language, **sums)]


def _steps(work: Work, steps: list[Milestone], language: str) -> list[str]:
    done = [(one.done, one) for one in steps if one.done]
    last = max(done, key=lambda each: each[0], default=None)
    ahead = next((one for one in steps if not one.done), None)
    found = []
    if last:
        found.append(_step(work, "done", last[1], last[0], language))
    if ahead:
        found.append(_step(work, "next", ahead, ahead.due, language))
    return found


def _step(work: Work, word: str, one: Milestone, day: date, language: str) -> str:
    title = pick(one.title, language, work.platform.default_language).text
    noon = datetime.combine(day, time(12), UTC)
    return say(f"news.step_{word}", language, step=title, date=date_in(noon, language, "UTC"))
