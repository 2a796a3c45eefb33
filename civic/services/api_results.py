"""The result of a vote as programs read it."""

from civic.errors import NotFound
from civic.models import Activity, Project
from civic.services import results_pages
from civic.services.result_views import BallotFile, ResultPage
from civic.services.work import Work, reads


@reads
def result(work: Work, activity_id: str) -> ResultPage:
    """Return the published result of an activity.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    page = _page(work, activity_id)
    if not page.envelopes:
        raise NotFound
    return page


@reads
def files(work: Work, activity_id: str) -> list[BallotFile]:
    """Return the files of ballots of an activity; none while its result is not published."""
    return _page(work, activity_id).files


def _page(work: Work, activity_id: str) -> ResultPage:
    row = work.session.get(Activity, activity_id)
    if row is None:
        raise NotFound
    project = work.session.get_one(Project, row.project_id)
    return results_pages.page(work, project.slug, row.slug)
