"""A published vote counted once more, for whoever has no program at hand: from its files alone."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from civic.adapters.recounter import recount
from civic.errors import NotFound
from civic.services import receipts, results_pages, vote_results
from civic.services.work import Work, reads

AT_ONCE = 2
_turns = ThreadPoolExecutor(AT_ONCE, "civic-recounts")


@dataclass(frozen=True)
class Published:
    """What a vote has published: its files by their names, and the fingerprint of its result."""

    files: Mapping[str, bytes]
    digest: str
    at: datetime


@dataclass(frozen=True)
class Recount:
    """What counting again gave: its fingerprint, empty if nothing; when; the same or not."""

    digest: str = ""
    at: datetime | None = None
    is_same: bool = False


@reads
def published(work: Work, project_slug: str, activity_slug: str) -> Published:
    """Return what is counted again.

    Raises:
        NotFound: if there is no result, or not for this reader.
        Refused: if somebody asks for it too fast.
    """
    work.pace("recount")
    opened = results_pages.named(work, project_slug, activity_slug)
    row = vote_results.result_of(work, opened)
    if row is None:
        raise NotFound
    activity = opened.row.id
    names = [one.name for one in receipts.files_of(work, activity)]
    files = {name: receipts.file(work, activity, name) for name in names}
    return Published(files, row.digest, work.now)


async def again(vote: Published) -> Recount:
    """Count the files in a process of its own, few at once, and compare what comes out."""
    found = await asyncio.get_running_loop().run_in_executor(_turns, recount, vote.files)
    digest = sha256(found).hexdigest() if found else ""
    return Recount(digest, vote.at, digest == vote.digest)
