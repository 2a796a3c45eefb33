"""Counting a sealed vote once, from its files alone, as anybody can: what comes out is kept."""

from hashlib import sha256
from typing import Any

from sqlmodel import col, select

from civic.errors import NotFound
from civic.models import SealedFile, VoteResult
from civic.rules.access import SYSTEM
from civic.services.outbox import Progress
from civic.services.work import House, Work, perform, reads
from civic.tally import published
from civic.words import Act

COUNT = "count_vote"


def expect(work: Work, activity_id: str) -> None:
    """Leave the count of a vote that is being sealed to a job."""
    work.later(COUNT, {"activity": activity_id}, key=f"{COUNT}:{activity_id}")


@reads
def files(work: Work, activity_id: str) -> list[bytes]:
    """Return the files of a sealed vote, to count them.

    Raises:
        NotFound: if the storage has lost one.
    """
    work.require(Act.MANAGE_PLATFORM)
    query = select(SealedFile.file).where(SealedFile.activity_id == activity_id)
    names = work.session.exec(query.order_by(col(SealedFile.district))).all()
    found = [work.house.storage.get(name) for name in names]
    whole = [file for file in found if file is not None]
    if len(whole) < len(names):
        raise NotFound
    return whole


def keep(work: Work, activity_id: str, document: bytes) -> None:
    """Keep what a count gave, for the team alone; a result that is there stays as it is."""
    work.require(Act.MANAGE_PLATFORM)
    if work.session.get(VoteResult, activity_id, with_for_update=True):
        return
    opened, digest = work.visit(activity_id), sha256(document).hexdigest()
    said = document.decode()
    work.session.add(
        VoteResult(activity_id=activity_id, document=said, digest=digest, counted_at=work.now)
    )
    work.log("vote_counted", project_id=opened.project.id, subject_id=activity_id, digest=digest)
    work.tell(f"vote:{activity_id}")


def _count(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    activity_id = payload["activity"]
    document = published.document(perform(house, SYSTEM, files, activity_id))
    perform(house, SYSTEM, keep, activity_id, document)


JOBS = {COUNT: _count}
LONG_JOBS = frozenset(JOBS)
