"""Acts that a program lets depend on what it read: nobody changes that between look and act."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from civic.errors import Refused
from civic.models import Activity, Input, Phase, Project
from civic.services.work import Work
from civic.words import Act, Reason, Refusal

ANYTHING = "*"
_TABLES: Mapping[str, type[Any]] = {
    "input_id": Input,
    "project_id": Project,
    "phase_id": Phase,
    "activity_id": Activity,
}


def hold(
    work: Work,
    path: Mapping[str, str],
    marks: Collection[str],
    mark_now: Callable[[Work, Mapping[str, str]], str],
) -> None:
    """Refuse unless what ``path`` names has one of the ``marks``, and keep it until work is done.

    Raises:
        NotFound: if it is not there, or not for this reader.
        Refused: if it is no longer as it was read.
    """
    work.require(Act.VIEW)
    for name, table in _TABLES.items():
        if name in path:
            work.session.get(table, path[name], with_for_update=True)
    now = mark_now(work, path)
    if ANYTHING not in marks and now not in marks:
        raise Refused(Refusal(Reason.NOT_AS_READ))
