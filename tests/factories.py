"""People, projects and inputs for tests; every text is hostile unless the test says otherwise.

Each text carries markup, a template and a formula, so that each page and each export that is
tested with these is tested against injection too.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from civic.models import (
    Activity,
    Comment,
    Input,
    Opening,
    Person,
    Phase,
    Project,
    Status,
    Trust,
    Visit,
)
from civic.rules.access import SYSTEM, Actor
from civic.rules.ranking import heat, shuffle_of
from civic.rules.texts import fold, plain
from civic.services.identity import keyed_hash, new_token
from civic.services.work import Caller, House, work
from civic.words import Act, ProjectStatus, Role, new_id

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
HOSTILE = "=cmd()|' /C calc'!A0 <script>alert(1)</script> {{7*7}} \"'><img src=x onerror=alert(1)>"
ALL_ACTS = (Act.SUBMIT_INPUT, Act.COMMENT, Act.REACT)


def keep(house: House, *rows: Any) -> None:
    """Write rows as they are."""
    with work(house, SYSTEM, now=NOON) as job:
        for row in rows:
            job.session.add(row)
            job.session.flush()


def a_person(house: House, name: str = f"Ana {HOSTILE}", **more: Any) -> Actor:
    """Add a confirmed person; return them as an actor."""
    person_id = new_id()
    usual = {"email": f"{person_id}@example.test", "confirmed_at": NOON, "created_at": NOON}
    person = Person(id=person_id, name=name[:80], **{**usual, **more})
    keep(house, person)
    return Actor(
        person_id=person.id,
        name=person.name,
        is_admin=person.is_admin,
        is_confirmed=person.confirmed_at is not None,
        blocked_until=person.blocked_until,
    )


def an_admin(house: House) -> Actor:
    """Add an admin; return them as an actor."""
    return a_person(house, is_admin=True)


def trusted(house: House, actor: Actor, project_id: str, role: Role) -> Actor:
    """Give ``actor`` a role in a project; return them with it."""
    keep(
        house,
        Trust(project_id=project_id, person_id=actor.person_id or "", role=role, created_at=NOON),
    )
    return Actor(
        person_id=actor.person_id, name=actor.name, roles=MappingProxyType({project_id: role})
    )


def signed_in(house: House, actor: Actor) -> Caller:
    """Open a session for ``actor``; return the caller that holds its cookie."""
    token = new_token()
    keep(
        house,
        Visit(
            token_hash=keyed_hash(house.secret, "visit", token),
            person_id=actor.person_id or "",
            created_at=NOON,
            seen_at=NOON,
            expires_at=datetime.now(UTC) + timedelta(days=30),
        ),
    )
    return Caller(token=token)


def a_project(
    house: House, slug: str = "parks", status: ProjectStatus = ProjectStatus.PUBLISHED
) -> str:
    """Add a project; return its id."""
    title = {"fr": f"Parcs {HOSTILE}", "en": f"Parks {HOSTILE}"}
    project = Project(slug=slug, status=status, title=title, question=title, created_at=NOON)
    keep(house, project)
    return project.id


def an_activity(
    house: House,
    project_id: str,
    method: str = "ideation",
    settings: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """Add an activity without phases, so that it is always open; return its id."""
    title = {"fr": f"Boîte à idées {HOSTILE}"}
    activity = Activity(project_id=project_id, method=method, title=title, settings=dict(settings))
    keep(house, activity)
    return activity.id


def a_phase(
    house: House,
    project_id: str,
    opens: Mapping[str, tuple[Act, ...]],
    *,
    starts: int = -1,
    ends: int | None = 1,
    period: Mapping[str, str] | None = None,
) -> str:
    """Add a phase, in days from noon or in words, that opens acts of activities; return its id."""
    phase = Phase(
        project_id=project_id,
        title={"fr": f"Phase {HOSTILE}"},
        period=dict(period or {}),
        starts_at=NOON + timedelta(days=starts),
        ends_at=None if ends is None else NOON + timedelta(days=ends),
    )
    links = [
        Opening(phase_id=phase.id, activity_id=activity_id, acts=[act.value for act in acts])
        for activity_id, acts in opens.items()
    ]
    keep(house, phase, *links)
    return phase.id


def an_idea_box(house: House, slug: str = "parks", **settings: Any) -> str:
    """Add a published project with an idea box that is open now; return the activity's id."""
    project_id = a_project(house, slug)
    activity_id = an_activity(house, project_id, settings=settings)
    a_phase(house, project_id, {activity_id: ALL_ACTS})
    return activity_id


def an_idea(
    house: House,
    activity_id: str,
    title: str = f"Un banc {HOSTILE}",
    *,
    author: Actor | None = None,
    **more: Any,
) -> str:
    """Add an input to an activity; return its id."""
    with work(house, SYSTEM, now=NOON) as job:
        activity = job.session.get(Activity, activity_id)
        assert activity is not None
        body = more.pop("body", f"<p>Près de l'école. {HOSTILE.replace('<', '&lt;')}</p>")
        created = more.pop("created_at", NOON)
        row = Input(
            project_id=activity.project_id,
            activity_id=activity_id,
            author_id=author.person_id if author else None,
            author_name=more.pop("author_name", ""),
            title=title,
            body=body,
            language="fr",
            created_at=created,
            folded=fold(f"{title} {plain(body)}"),
            **more,
        )
        row.net = row.up - row.down
        row.heat = heat(row.up, row.down, created)
        row.shuffle = shuffle_of(row.id)
        job.session.add(row)
        return row.id


def a_comment(house: House, input_id: str, author: Actor, body: str = HOSTILE) -> str:
    """Add a comment to an input; return its id."""
    comment = Comment(input_id=input_id, author_id=author.person_id, body=body, created_at=NOON)
    keep(house, comment)
    return comment.id


def a_status(house: House, key: str = "accepted", **more: Any) -> str:
    """Add a status; return its id."""
    status = Status(**{"key": key, "name": {"fr": f"Acceptée {HOSTILE}"}, **more})
    keep(house, status)
    return status.id
