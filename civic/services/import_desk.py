"""A file on its way into an activity: it waits in the storage while a person decides.

Each person has one waiting file for an activity; nobody else can name it. What nobody imported
is forgotten after a day, as it may hold what people wrote elsewhere in confidence.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from civic.errors import Invalid, NotFound
from civic.models import Job, LogEntry
from civic.rules.access import SYSTEM, Actor
from civic.rules.import_plan import Plan
from civic.services import identity, importing, outbox
from civic.services.activity_heads import Head, head_of
from civic.services.import_trial import DryRun, try_out
from civic.services.importing import File, Recognised
from civic.services.outbox import JobView, Progress
from civic.services.work import House, Work, perform, reads
from civic.words import new_id

WAITS = timedelta(days=1)
KEY_LENGTH = 32
NOT_BEGUN = JobView()


@dataclass(frozen=True)
class Latest:
    """The actor's latest import into an activity: how far it is, and what it brought."""

    job: JobView = NOT_BEGUN
    added: int = 0


@reads
def page_of(work: Work, activity_id: str) -> Head:
    """Return what stands above every page of the team about one activity.

    Raises:
        Refused: if the actor does not manage the project.
    """
    importing.context_of(work, activity_id)
    opened = work.visit(activity_id)
    return head_of(work, opened.row, opened.project)


def keep(work: Work, activity_id: str, data: bytes, filename: str) -> Recognised:
    """Keep a file until its sender has decided what to do with it.

    Raises:
        Refused: if the actor does not manage the project, or sends too many files.
        Invalid: if the file is no table, or one of comments.
    """
    work.pace("upload")
    found = importing.look(work, activity_id, data, filename[:200])
    key = _key(work, activity_id)
    storage = work.house.storage
    storage.put(f"{key}.name", filename[:200].encode())
    storage.put(f"{key}.file", data)
    work.later("forget_file", {"key": key, "digest": _digest(data)}, at=work.now + WAITS)
    return found


@reads
def waiting(work: Work, activity_id: str) -> Recognised | None:
    """Return what the actor's waiting file seems to be, if there is one."""
    importing.context_of(work, activity_id)
    found = _file(work, activity_id)
    return importing.look(work, activity_id, *found) if found else None


def forget(work: Work, activity_id: str) -> None:
    """Forget the actor's waiting file."""
    importing.context_of(work, activity_id)
    _forget(work.house, _key(work, activity_id))


@reads
def dry_run(
    work: Work, activity_id: str, mapping: object, statuses: object, tags: object
) -> DryRun:
    """Return what importing the waiting file would do.

    Raises:
        NotFound: if no file is waiting.
        Invalid: if the plan does not fit it.
    """
    importing.context_of(work, activity_id)
    found = _file(work, activity_id)
    if found is None:
        raise NotFound
    return try_out(work, activity_id, File(*found, plan_of(mapping, statuses, tags)))


def begin(work: Work, activity_id: str, mapping: object, statuses: object, tags: object) -> str:
    """Leave the import of the waiting file to the outbox; return the job's id.

    Raises:
        NotFound: if no file is waiting.
        Invalid: if the plan does not fit it.
    """
    importing.context_of(work, activity_id)
    found = _file(work, activity_id)
    if found is None:
        raise NotFound
    plan, key = plan_of(mapping, statuses, tags), new_id()
    data, filename = found
    work.house.storage.put(f"{key}.file", data)
    work.later("forget_file", {"key": key, "digest": _digest(data)}, at=work.now + WAITS)
    payload = {
        "key": key,
        "filename": filename,
        "activity_id": activity_id,
        "person_id": work.person_id,
        "mapping": dict(plan.mapping),
        "statuses": dict(plan.statuses),
        "new_tags": plan.new_tags,
    }
    job_id = work.later("import_inputs", payload, key=_jobs(work, activity_id) + key)
    _forget(work.house, _key(work, activity_id))
    return job_id


@reads
def latest(work: Work, activity_id: str) -> Latest | None:
    """Return how the actor's latest import into an activity goes, or went."""
    importing.context_of(work, activity_id)
    own = col(Job.key).startswith(_jobs(work, activity_id))
    row = work.session.exec(select(Job).where(own).order_by(col(Job.created_at).desc())).first()
    if row is None:
        return None
    done = (
        select(LogEntry.figures)
        .where(LogEntry.subject_id == activity_id, LogEntry.act == "inputs_imported")
        .where(LogEntry.actor_id == work.person_id, col(LogEntry.at) >= row.created_at)
    )
    figures = work.session.exec(done.order_by(col(LogEntry.at).desc())).first() or {}
    return Latest(outbox.look(work, row.id), int(figures.get("count", 0)))


def plan_of(mapping: object, statuses: object, tags: object) -> Plan:
    """Return a plan from what a browser sent.

    Raises:
        Invalid: if it is none.
    """
    return Plan(_texts("mapping", mapping), _texts("statuses", statuses), bool(tags))


def _texts(name: str, sent: object) -> Mapping[str, str]:
    if not isinstance(sent, Mapping):
        raise Invalid(name, "invalid.text")
    if not all(isinstance(key, str) and isinstance(value, str) for key, value in sent.items()):
        raise Invalid(name, "invalid.text")
    return {key: value for key, value in sent.items() if value or name == "statuses"}


def _file(work: Work, activity_id: str) -> tuple[bytes, str] | None:
    key = _key(work, activity_id)
    data = work.house.storage.get(f"{key}.file")
    name = work.house.storage.get(f"{key}.name")
    return (data, (name or b"").decode()) if data is not None else None


def _key(work: Work, activity_id: str) -> str:
    return _key_of(work, work.person_id, activity_id)


def _key_of(work: Work, person_id: str, activity_id: str) -> str:
    who = f"{person_id}|{activity_id}"
    return identity.keyed_hash(work.house.secret, "import", who)[:KEY_LENGTH]


def files_of(work: Work, people: Iterable[str], activities: Sequence[str]) -> list[str]:
    """Return where files of people would wait for activities that the actor manages."""
    for activity_id in activities:
        work.manage(work.visit(activity_id).project.id)
    return [
        f"{_key_of(work, person, activity)}.{part}"
        for person in people
        for activity in activities
        for part in ("file", "name")
    ]


def _jobs(work: Work, activity_id: str) -> str:
    return f"import:{activity_id}:{work.person_id}:"


def _person(work: Work, person_id: str) -> Actor:
    return identity.known(work.session, person_id)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _forget(house: House, key: str) -> None:
    for part in ("file", "name"):
        house.storage.remove(f"{key}.{part}")


def _forget_file(house: House, payload: dict[str, Any], progress: Progress) -> None:
    """Forget a file that still waits after a day, unless another took its place."""
    data = house.storage.get(f"{payload['key']}.file")
    if data is not None and _digest(data) == payload["digest"]:
        _forget(house, payload["key"])


def _import(house: House, payload: dict[str, Any], progress: Progress) -> None:
    """Import a file in the name of whoever asked for it, with the roles they hold by now."""
    data = house.storage.get(f"{payload['key']}.file")
    if data is None:  # it goes only once its inputs are kept: this is the job's second time
        return
    actor = perform(house, SYSTEM, _person, payload["person_id"])
    plan = Plan(payload["mapping"], payload["statuses"], payload["new_tags"])
    file = File(data, payload["filename"], plan)
    importing.import_inputs(house, actor, payload["activity_id"], file, progress)
    _forget(house, payload["key"])


JOBS = {"import_inputs": _import, "forget_file": _forget_file}
