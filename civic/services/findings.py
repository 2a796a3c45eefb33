"""What the team has found of a contribution before a vote, as everybody and the team reads it."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import col, select

from civic import methods
from civic.models import Activity, BallotOption, Input, OptionStep, Vote
from civic.rules import money
from civic.rules.ballots import Verdict
from civic.services.vocabulary import Label
from civic.services.work import Work


@dataclass(frozen=True)
class FindingView:
    """A finding as everybody reads it."""

    verdict: str = Verdict.OPEN
    cost: str = ""
    district: str = ""
    reason: str = ""
    lang: str = ""
    department: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class OptionForm:
    """What was found so far, and among which districts one can choose."""

    verdict: str = Verdict.OPEN
    cost: str = ""
    district: str = ""
    department: str = ""
    districts: list[Label] = field(default_factory=list)
    findings: list[FindingView] = field(default_factory=list)
    is_settled: bool = False
    """People have voted: nothing changes any more."""


def option_of(work: Work, row: Input) -> OptionForm | None:
    """Return what the team assesses of a contribution; nothing where nobody votes, or it wrote it.

    The caller has asked for leave.
    """
    activity = work.session.get(Activity, row.activity_id)
    if activity is None:
        return None
    method = methods.catalogue()[activity.method]
    settings = method.settings.model_validate(activity.settings)
    rules, shown = method.ballot(settings), method.collection(settings)
    option, words = work.session.get(BallotOption, row.id), work.vocabulary
    if rules is None or (option and shown and shown.by_team):
        return None
    areas = [key for key in words.areas if key in rules.envelopes or not rules.envelopes]
    findings = findings_of(work, row.id)
    return OptionForm(
        verdict=option.verdict if option else Verdict.OPEN,
        cost=str(option.cost) if option and option.cost else "",
        district=(option.area_id if option else row.area_id) or "",
        department=findings[0].department if findings else "",
        districts=[words.area(key, work.reader) for key in areas],
        findings=findings,
        is_settled=work.session.get(Vote, row.activity_id) is not None,
    )


def findings_of(work: Work, input_id: str) -> list[FindingView]:
    """Return what the team has found of a contribution, the latest first.

    The caller has asked for leave to read it.
    """
    query = select(OptionStep).where(OptionStep.input_id == input_id)
    steps = work.session.exec(query.order_by(col(OptionStep.at).desc(), col(OptionStep.id))).all()
    areas = work.vocabulary.areas
    currency = work.platform.currency
    return [
        FindingView(
            verdict=step.verdict,
            cost=money.said(step.cost, currency, work.reader) if step.cost else "",
            district=work.say(areas[step.area_id].name).text if step.area_id in areas else "",
            reason=step.reason,
            lang=step.language,
            department=step.department,
            at=step.at,
        )
        for step in steps
    ]
