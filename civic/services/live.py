"""What an open page may listen to."""

from civic.errors import NotFound
from civic.models import Input, Job
from civic.services import block_pages
from civic.services.team_query import projects_of
from civic.services.work import Work, reads
from civic.words import Role


@reads
def may_listen(work: Work, topic: str) -> None:
    """Let the reader listen to ``input:<id>`` or ``activity:<id>``, where they may look.

    The team may listen to ``desk`` for what colleagues do, to ``moderation``, and to
    ``moderation:new`` for all that is written, and to ``blocks:<owner>`` for a page of theirs.

    Whoever knows the unguessable id of a job may listen to ``job:<id>``.

    Raises:
        Refused: if only the team may listen, and the reader is of none.
        NotFound: if there is no such thing, or the reader may not see it.
    """
    kind, _, name = topic.partition(":")
    if kind in ("moderation", "desk"):
        projects_of(work)
        return
    if kind == "blocks":
        block_pages.ask(work, name)
        return
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
