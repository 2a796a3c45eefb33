"""What an open page may listen to."""

from civic.errors import NotFound
from civic.models import Input, Job
from civic.services.work import Work, reads
from civic.words import Role


@reads
def may_listen(work: Work, topic: str) -> None:
    """Let the reader listen to ``input:<id>`` or ``activity:<id>``, where they may look.

    Whoever knows the unguessable id of a job may listen to ``job:<id>``.

    Raises:
        NotFound: if there is no such thing, or the reader may not see it.
    """
    kind, _, name = topic.partition(":")
    if kind == "activity":
        work.visit(name)
        return
    if kind == "job" and work.session.get(Job, name) is not None:
        return
    row = work.session.get(Input, name) if kind == "input" else None
    if row is None:
        raise NotFound
    work.visible(row.project_id)
    if row.hidden_at and work.actor.role_in(row.project_id) is Role.CITIZEN:
        raise NotFound
