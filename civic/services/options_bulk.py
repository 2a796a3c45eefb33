"""The findings of the team on many contributions at once: offered for the vote, or refused."""

from collections.abc import Mapping, Sequence

from sqlmodel import col, select

from civic.errors import Invalid
from civic.models import BallotOption, OptionStep
from civic.rules import texts
from civic.rules.ballots import Verdict
from civic.services.answers import SIGNATURE_MOST
from civic.services.aspects import Value, chunks, values_of
from civic.services.ballots import refuse_begun
from civic.services.bulk import Change, Chosen, Done, Target, add_steps, keep, targets
from civic.services.options import REASON_MOST, refuse_offer, rules_for
from civic.services.putting import put
from civic.services.work import Work
from civic.words import Act

ACTS = {Verdict.OFFERED: "bulk_offered", Verdict.REFUSED: "bulk_refused"}
Held = tuple[str, int, str | None]


def assess_all(
    work: Work, chosen: Chosen, verdict: object, reason: object = "", department: object = ""
) -> Done:
    """Offer many contributions for the vote at the costs they have, or refuse them for a reason.

    Raises:
        Refused: if people have voted already.
        Invalid: if no reason is given for a refusal, or one of them cannot be offered yet.
    """
    found = targets(work, chosen, Act.MANAGE_PROJECT)
    if verdict not in (Verdict.OFFERED, Verdict.REFUSED):
        raise Invalid("verdict", "invalid.choice")
    given = Verdict(str(verdict))
    why = texts.paragraphs("reason", reason, most=REASON_MOST, least=0)
    if given is Verdict.REFUSED and not why:
        raise Invalid("reason", "team_vote.no_reason")
    refuse_begun(work, {one.activity_id for one in found})
    held = _held(work, [one.id for one in found])
    if given is Verdict.OFFERED:
        _refuse_unready(work, found, held)
    said = {
        "verdict": given.value,
        "reason": why,
        "department": texts.line("department", department, most=SIGNATURE_MOST, least=0),
        "author_id": work.actor.person_id,
        "language": work.reader,
        "at": work.now,
    }
    changed = [one for one in found if why or held.get(one.id, ("",))[0] != given]
    return _keep(work, changed, held, said)


def _keep(
    work: Work, changed: Sequence[Target], held: dict[str, Held], said: Mapping[str, object]
) -> Done:
    before = values_of(work, "option", [one.id for one in changed])
    lines = {one.id: {**said, "cost": 0, "area_id": None} for one in changed}
    for key in lines.keys() & held.keys():
        lines[key] |= {"cost": held[key][1], "area_id": held[key][2]}
    steps = add_steps(work, lines, OptionStep)
    after: dict[str, Value] = {
        key: {"verdict": said["verdict"], "steps": sorted([*before[key]["steps"], step])}
        for key, step in steps.items()
    }
    put(work, "option", after)
    for activity_id in {one.activity_id for one in changed}:
        work.tell(f"vote:{activity_id}")
    what = ACTS[Verdict(str(said["verdict"]))]
    return keep(work, Change("option", before, after, what), changed)


def _held(work: Work, ids: Sequence[str]) -> dict[str, Held]:
    """Return verdict, cost and district of those that the team has assessed."""
    found: dict[str, Held] = {}
    for some in chunks(ids):
        query = select(BallotOption).where(col(BallotOption.input_id).in_(some))
        for row in work.session.exec(query):
            found[row.input_id] = row.verdict, row.cost, row.area_id
    return found


def _refuse_unready(work: Work, found: Sequence[Target], held: dict[str, Held]) -> None:
    """Offer none before each can be; say how many have no cost yet, or no district that pays."""
    rules = {key: rules_for(work, key) for key in {one.activity_id for one in found}}
    unready = 0
    for one in found:
        _, cost, area = held.get(one.id, ("", 0, None))
        try:
            refuse_offer(work, rules[one.activity_id], cost, area or "")
        except Invalid:
            unready += 1
    if unready:
        raise Invalid("rows", "team_vote.unready", count=str(unready))
