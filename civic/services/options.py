"""What the team finds of contributions before a vote: feasible or not, at what cost, and why.

Each finding is kept, and read by everybody on the page of the contribution.
"""

from dataclasses import dataclass

from civic import methods
from civic.errors import Invalid, NotFound, Refused
from civic.i18n import say
from civic.models import Activity, Area, BallotOption, Input, OptionStep
from civic.rules import editing, money, texts
from civic.rules.ballots import BallotRules, Verdict
from civic.services.answers import SIGNATURE_MOST
from civic.services.ballots import refuse_begun
from civic.services.seen import same
from civic.services.survivors import refuse_merged
from civic.services.team_input import moderated
from civic.services.work import Work
from civic.words import Act

REASON_MOST = 2000


@dataclass(frozen=True)
class Finding:
    """What the team has found: a verdict, and what it rests on."""

    verdict: str = Verdict.OPEN
    cost: object = 0
    district: str = ""
    reason: object = ""
    department: object = ""


def assess(work: Work, input_id: str, finding: Finding, *, seen: object = "") -> None:
    """Keep what the team has found of a contribution; one that is offered can be voted for.

    Raises:
        Refused: if people have voted already, it was merged, or a colleague was faster.
        Invalid: if an offer cannot be paid, or a refusal gives no reason.
    """
    row, _ = moderated(work, input_id, Act.MANAGE_PROJECT)
    rules = rules_for(work, row.activity_id)
    same(work, row, "option", seen)
    if refusal := refuse_merged(work, row):
        raise Refused(refusal)
    refuse_begun(work, [row.activity_id])
    step = _read(work, rules, row, finding)
    option = work.session.get(BallotOption, row.id) or BallotOption(
        input_id=row.id, activity_id=row.activity_id
    )
    option.verdict, option.cost, option.area_id = step.verdict, step.cost, step.area_id
    work.session.add(option)
    work.session.add(step)
    said = say(f"team_vote.verdict.{step.verdict}", work.reader)
    work.log("option_assessed", project_id=row.project_id, subject_id=row.id,
             title=row.title, name=said)  # fmt: skip
    work.tell(f"input:{row.id}")
    work.tell(f"vote:{row.activity_id}")


def rules_for(work: Work, activity_id: str) -> BallotRules:
    """Return how ballots of an activity are to be filled in; ``NotFound`` where nobody votes."""
    activity = work.session.get(Activity, activity_id)
    if activity is None:
        raise NotFound
    method = methods.catalogue()[activity.method]
    rules = method.ballot(method.settings.model_validate(activity.settings))
    if rules is None:
        raise NotFound
    return rules


def _read(work: Work, rules: BallotRules, row: Input, finding: Finding) -> OptionStep:
    """Return the step that was typed, or say what is wrong with it."""
    if finding.verdict not in set(Verdict):
        raise Invalid("verdict", "invalid.choice")
    is_refused = finding.verdict == Verdict.REFUSED
    reason = texts.paragraphs("reason", finding.reason, most=REASON_MOST, least=0)
    if is_refused and not reason:
        raise Invalid("reason", "team_vote.no_reason")
    cost, area = editing.whole("cost", finding.cost, money.MOST), _area(work, finding.district)
    if finding.verdict == Verdict.OFFERED:
        refuse_offer(work, rules, cost, area or "")
    return OptionStep(
        input_id=row.id,
        verdict=finding.verdict,
        cost=cost,
        area_id=area,
        reason=reason,
        department=texts.line("department", finding.department, most=SIGNATURE_MOST, least=0),
        author_id=work.actor.person_id,
        language=work.reader,
        at=work.now,
    )


def refuse_offer(work: Work, rules: BallotRules, cost: int, area: str) -> None:
    """Offer nothing that no ballot could hold: without a cost, a district, or money enough."""
    if not rules.has_money:
        return
    if not cost:
        raise Invalid("cost", "team_vote.no_cost")
    if rules.envelopes and area not in rules.envelopes:
        raise Invalid("district", "team_vote.no_district")
    most = rules.envelopes.get(area) if rules.envelopes else rules.envelope
    if most and cost > most:
        said = money.said(most, work.platform.currency, work.reader)
        raise Invalid("cost", "team_vote.too_dear", most=said)


def _area(work: Work, typed: object) -> str | None:
    if not typed:
        return None
    if not isinstance(typed, str) or work.session.get(Area, typed) is None:
        raise Invalid("district", "invalid.choice")
    return typed
