"""What a published result made of one input: funded, and how it gets on, or why it is not."""

from civic.models import BallotOption, Input, Vote, VoteResult
from civic.services import follow_ups, result_files, vote_results
from civic.services.ballots import rules_of
from civic.services.follow_ups import Funded
from civic.services.result_envelopes import Known, choices_of
from civic.services.work import Opened, Work


def came_of(work: Work, row: Input, opened: Opened) -> Funded | None:
    """Return what came of an input that was voted on; the reader has been let in."""
    if work.session.get(BallotOption, row.id) is None:
        return None
    return follow_ups.funded_of(work, row, opened) or _lost(work, row, opened)


def _lost(work: Work, row: Input, opened: Opened) -> Funded | None:
    vote = work.session.get(Vote, opened.row.id)
    result = work.session.get(VoteResult, opened.row.id)
    if vote is None or result is None or result.published_at is None:
        return None
    known = Known({}, {}, rules_of(vote).kind)
    for each in vote_results.read(work, result)["districts"]:
        if any(one["id"] == row.id for one in each["projects"]):
            lost = choices_of(work, each, known)[row.id]
            why = result_files.sentence(lost, each["currency"], work.reader)
            href = vote_results.address_of(work, opened)
            return Funded(cost=lost.cost, currency=each["currency"], href=href, why=why)
    return None
