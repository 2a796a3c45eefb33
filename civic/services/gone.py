"""Why an input is no longer before everybody, as its author and the team are told."""

from dataclasses import dataclass
from datetime import datetime

from civic.models import Activity, Input, Project
from civic.services.appealed import NOT_APPEALED, Appealed, appealed
from civic.services.standing import place_of
from civic.services.work import Work
from civic.words import Act


@dataclass(frozen=True)
class Gone:
    """How an input was taken away: ``hidden``, ``withdrawn``, ``merged`` or ``unpublished``.

    Empty if it was not; what was merged is still read.

    ``waiting`` and ``refused`` are said of what the team reads before everybody does.

    ``box`` is where another can be handed in, ``contact`` whom to write to.
    """

    how: str = ""
    at: datetime | None = None
    because: str = ""
    contact: str = ""
    box: str = ""
    appealed: Appealed = NOT_APPEALED


NOT_GONE = Gone()


def gone_of(work: Work, row: Input, project: Project, activity: Activity) -> Gone:
    """Say how an input was taken away from everybody, if it was."""
    place = place_of(project, work.now)
    contact = project.contact or work.platform.contact
    box = f"/projects/{project.slug}/{activity.slug}"
    if work.refusal(Act.VIEW, place):
        return Gone("unpublished", contact=work.platform.contact)
    if row.hidden_at and not (row.held and row.withdrawn_at):
        contested = appealed(work, row.id, row.hidden_at)
        how = row.held or "hidden"
        return Gone(how, row.hidden_at, row.hidden_because, contact, box, contested)
    if row.withdrawn_at:
        return Gone("withdrawn", row.withdrawn_at, "", contact, box)
    if row.merged_into_id:
        return Gone("merged", row.merged_at, box=box)
    return NOT_GONE
