"""The acts of the team on many inputs: status, tags, assignee, hiding, moving, seeing.

Inputs that are so already are left alone and not counted.
"""

from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import col

from civic.errors import Invalid
from civic.models import Input, Status
from civic.rules import editing, texts
from civic.rules.platform import MERGED
from civic.services.answers import NOTE_MOST, REASON_MOST, SIGNATURE_MOST, TAGS_MOST
from civic.services.aspects import Value, chunks, values_of
from civic.services.ballots import refuse_begun
from civic.services.bulk import Change, Chosen, Done, Target, add_steps, keep, targets
from civic.services.colleagues import colleagues
from civic.services.hiding_options import hide_options
from civic.services.log import PERSON
from civic.services.putting import put
from civic.services.rulings import count_inputs
from civic.services.unseen import unseen
from civic.services.work import Work
from civic.words import Act, Ruled


def give_status(
    work: Work, chosen: Chosen, status_id: str, note: object = "", department: object = ""
) -> Done:
    """Give many inputs a status, with why and in whose name; those that were merged keep theirs.

    Raises:
        Invalid: if there is no such status, or no hand gives it.
    """
    found = targets(work, chosen, Act.MANAGE_PROJECT)
    status = work.session.get(Status, status_id) if isinstance(status_id, str) else None
    if status is None or status.key == MERGED:
        raise Invalid("status", "invalid.choice")
    said = {
        "author_id": work.actor.person_id,
        "department": texts.line("department", department, most=SIGNATURE_MOST, least=0),
        "note": texts.paragraphs("note", note, most=NOTE_MOST, least=0),
        "language": work.reader,
        "at": work.now,
    }
    before = values_of(work, "status", [one.id for one in found])
    kept = {work.vocabulary.status_of_merged(), "" if said["note"] else status.id} - {None}
    changed = [one for one in found if before[one.id]["status"] not in kept]
    steps = add_steps(work, {one.id: {"status_id": status.id, **said} for one in changed})
    after: dict[str, Value] = {
        key: {"status": status.id, "steps": sorted([*before[key]["steps"], step])}
        for key, step in steps.items()
    }
    put(work, "status", after)
    name = work.say(status.name).text
    return keep(work, Change("status", before, after, "bulk_status", {"name": name}), changed)


def change_tags(work: Work, chosen: Chosen, add: object, remove: object) -> Done:
    """Give many inputs some tags, and take others from them.

    Raises:
        Invalid: if a tag does not exist or is not for one of them, or one would have too many.
    """
    found = targets(work, chosen)
    more = set(editing.chosen("tags", add, work.vocabulary.tags))
    less = set(editing.chosen("tags", remove, work.vocabulary.tags)) - more
    if not more | less:
        raise Invalid("tags", "invalid.missing")
    for activity_id in {one.activity_id for one in found}:
        if more - _offered(work, activity_id):
            raise Invalid("tags", "team_bulk.tags_elsewhere")
    before = values_of(work, "sort", [one.id for one in found])
    after: dict[str, Value] = {
        key: {**value, "tags": sorted((set(value["tags"]) - less) | more)}
        for key, value in before.items()
    }
    if any(len(value["tags"]) > TAGS_MOST for value in after.values()):
        raise Invalid("tags", "invalid.tags", most=str(TAGS_MOST))
    names = [work.vocabulary.tag(key, work.reader).text for key in sorted(more)]
    gone = [work.vocabulary.tag(key, work.reader).text for key in sorted(less)]
    said = ", ".join([*(f"+ {name}" for name in names), *(f"− {name}" for name in gone)])
    return _change(work, found, Change("sort", before, after, "bulk_tags", {"name": said}))


def assign(work: Work, chosen: Chosen, person_id: object) -> Done:
    """Let one of the team look after many inputs, or nobody where no person is named.

    Raises:
        Invalid: if the person is not of the team of one of them.
    """
    found = targets(work, chosen)
    person = to_assign(work, {one.project_id for one in found}, person_id)
    before = values_of(work, "assignee", [one.id for one in found])
    after: dict[str, Value] = {key: {"person": person} for key in before}
    figures = {PERSON: person} if person else {}
    what = "bulk_assigned" if person else "bulk_unassigned"
    return _change(work, found, Change("assignee", before, after, what, figures))


def to_assign(work: Work, projects: Collection[str], person_id: object) -> str:
    """Return who is to look after inputs of these projects, if they are of each team.

    Raises:
        Invalid: if they are not.
    """
    if not person_id:
        return ""
    if not isinstance(person_id, str):
        raise Invalid("assignee", "invalid.choice")
    for project_id in projects:
        if person_id not in {one.id for one in colleagues(work, [project_id])}:
            raise Invalid("assignee", "team_bulk.no_colleague")
    return person_id


def hide(work: Work, chosen: Chosen, because: object) -> Done:
    """Hide many inputs from everyone but the team, for a reason that their authors read.

    Raises:
        Invalid: if no reason is given.
    """
    found = _published(work, targets(work, chosen))
    reason = texts.paragraphs("because", because, most=REASON_MOST)
    hide_options(work, [one.id for one in found], reason)
    before = values_of(work, "shown", [one.id for one in found])
    after: dict[str, Value] = {
        key: value if value["hidden"] else {"hidden": work.now.isoformat(), "because": reason}
        for key, value in before.items()
    }
    return _change(
        work,
        found,
        Change("shown", before, after, "bulk_hidden", {"because": reason}),
        Ruled.HIDDEN,
    )


def show(work: Work, chosen: Chosen) -> Done:
    """Show many hidden inputs to everyone again; what waits to be read stays where it is."""
    found = _published(work, targets(work, chosen))
    before = values_of(work, "shown", [one.id for one in found])
    after: dict[str, Value] = {key: {"hidden": "", "because": ""} for key in before}
    return _change(work, found, Change("shown", before, after, "bulk_shown", {}), Ruled.SHOWN)


def see(work: Work, chosen: Chosen) -> Done:
    """Note of many inputs that the team has seen them; what was reported stays to be decided."""
    found = targets(work, chosen)
    ids = [one.id for one in found]
    new = {
        key
        for some in chunks(ids)
        for key in work.session.connection()
        .execute(select(col(Input.id)).where(col(Input.id).in_(some), *unseen(work.now)))
        .scalars()
    }
    before = values_of(work, "seen", ids)
    looked: Value = {"at": work.now.isoformat(), "by": work.actor.person_id}
    after = {key: looked if key in new else value for key, value in before.items()}
    return _change(work, found, Change("seen", before, after, "bulk_seen", {}))


def move(work: Work, chosen: Chosen, activity_id: str) -> Done:
    """Move many inputs to another activity of their project, where they keep what fits there.

    Raises:
        Invalid: if it collects no inputs, or one of them is of another project.
        Refused: if people have voted already where one of them is, or is to be.
    """
    found = targets(work, chosen, Act.MANAGE_PROJECT)
    if not isinstance(activity_id, str) or not activity_id:
        raise Invalid("activity", "invalid.choice")
    opened = work.visit(activity_id)
    if opened.method.collection(opened.settings) is None:
        raise Invalid("activity", "team_bulk.collects_nothing")
    if {one.project_id for one in found} != {opened.project.id}:
        raise Invalid("activity", "team_bulk.other_project")
    refuse_begun(work, {activity_id, *(one.activity_id for one in found)})
    offered = _offered(work, activity_id)
    before = values_of(work, "home", [one.id for one in found])
    after: dict[str, Value] = {
        key: value
        if value["activity"] == activity_id
        else {"activity": activity_id, "tags": [tag for tag in value["tags"] if tag in offered]}
        for key, value in before.items()
    }
    work.tell(f"activity:{activity_id}")
    title = work.say(opened.row.title).text
    return _change(work, found, Change("home", before, after, "bulk_moved", {"name": title}))


def _published(work: Work, found: list[Target]) -> list[Target]:
    """Return those that are not read before they are published: that is done one by one."""
    held = select(col(Input.id)).where(col(Input.held) != "")
    waiting: set[str] = set()
    for some in chunks([one.id for one in found]):
        those = held.where(col(Input.id).in_(some))
        waiting |= set(work.session.connection().execute(those).scalars())
    return [one for one in found if one.id not in waiting]


def _change(work: Work, found: list[Target], change: Change, ruled: Ruled | None = None) -> Done:
    changed = [one for one in found if change.before[one.id] != change.after[one.id]]
    if ruled:
        count_inputs(work, [one.id for one in changed], ruled)
    put(work, change.aspect, {one.id: change.after[one.id] for one in changed})
    return keep(work, change, changed)


def _offered(work: Work, activity_id: str) -> set[str]:
    return {label.id for label in work.vocabulary.tags_for(activity_id, work.reader)}
