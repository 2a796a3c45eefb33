"""The result of a vote as it is passed on, and as those see it who run no script."""

from dataclasses import dataclass

from civic.services import results_pages
from civic.services.result_views import ResultPage
from civic.services.sharing import Outside, outside_of
from civic.services.standing import is_found
from civic.services.work import Work, reads


@dataclass(frozen=True)
class SharedResult:
    """A result, and where it stands in the world."""

    outside: Outside
    page: ResultPage


@reads
def result(work: Work, project_slug: str, activity_slug: str) -> SharedResult:
    """Return the result of a vote as it is passed on.

    Raises:
        NotFound: if there is no such vote, or the reader may not see it.
    """
    page = results_pages.page(work, project_slug, activity_slug)
    project = work.visible(page.project_id)
    found = is_found(project, work.now)
    return SharedResult(outside_of(work, project.picture_id, is_public=found), page)
