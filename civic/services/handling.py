"""Who of the team looks after an input."""

from civic.services.bulk import Target, tell
from civic.services.bulk_acts import to_assign
from civic.services.log import PERSON
from civic.services.putting import put
from civic.services.seen import same
from civic.services.team_input import moderated
from civic.services.team_news import tell_assigned
from civic.services.work import Work


def assign(work: Work, input_id: str, person_id: object, *, seen: object = "") -> None:
    """Let one of the team look after an input, or nobody; ``seen`` as in ``seen.same``.

    Raises:
        Invalid: if the person is not of its project's team.
        Refused: if a colleague has changed it meanwhile.
    """
    row, project = moderated(work, input_id)
    person = to_assign(work, [project.id], person_id)
    same(work, row, "assignee", seen)
    put(work, "assignee", {row.id: {"person": person}})
    what = "input_assigned" if person else "input_unassigned"
    figures = {PERSON: person} if person else {}
    work.log(what, project_id=project.id, subject_id=row.id, title=row.title, **figures)
    if person:
        tell_assigned(work, person, f"assigned:{row.id}:{work.now:%Y%m%d%H%M%S}", row)
    tell(work, [Target(row.id, row.project_id, row.activity_id)], "assignee")
