"""Who wrote what, also without their name: the only service that follows a mask to its person.

What is written under a pseudonym has no author, so that whoever shows authors shows none. Only
what a person may do with their own words, what they are told of them, and the platform's limits
lead through here. Callers have asked for leave.
"""

from dataclasses import replace
from typing import Protocol

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlmodel import col
from sqlmodel import select as rows_of

from civic.errors import Refused
from civic.i18n import say
from civic.models import Comment, Input, Mask, Person
from civic.rules.access import as_citizen
from civic.rules.pseudonyms import pseudonym
from civic.services.identity import keyed_hash
from civic.services.views import Author, author_of
from civic.services.work import Opened, Work
from civic.words import Act, Reason, Refusal


class Written(Protocol):
    """What somebody wrote, by name or under a mask."""

    @property
    def author_id(self) -> str | None:
        """Who wrote it, by name."""

    @property
    def mask_id(self) -> str | None:
        """Under which mask it was written."""

    @property
    def author_name(self) -> str:
        """The pseudonym, or the bare name that came with an import."""


class Shown(Written, Protocol):
    """The same with the name and the picture of its author."""

    @property
    def name(self) -> str | None:
        """What its author is called today."""

    @property
    def picture_id(self) -> str | None:
        """The picture of its author."""


def enter(work: Work, activity_id: str, act: Act, *, masked: object) -> Opened:
    """Enter an activity in order to write there; without their name all do so as citizens.

    What the team does outside the phases is logged with a name.

    Raises:
        Refused: if the act is closed to the actor.
    """
    if not masked:
        return work.enter(activity_id, act)
    actor = work.actor
    work.actor = replace(as_citizen(actor), is_previewing=actor.is_previewing)
    try:
        return work.enter(activity_id, act)
    finally:
        work.actor = actor


def sign(work: Work, opened: Opened, row: Input | Comment, *, masked: object) -> None:
    """Note who wrote a row: the actor by name, or under their pseudonym in this activity.

    Raises:
        Refused: if contributions here carry names.
    """
    if not masked:
        row.author_id = work.person_id
        return
    shown = opened.method.collection(opened.settings)
    if shown is None or not shown.lets_masks:
        raise Refused(Refusal(Reason.NAMES_ONLY))
    mask = _mask(work, opened)
    row.mask_id, row.author_name = mask.id, mask.name


def wrote(work: Work, row: Written) -> bool:
    """Say whether the actor wrote something, whatever name it carries."""
    person = work.actor.person_id
    return person is not None and person == writer_of(work, row)


def writer_of(work: Work, row: Written) -> str | None:
    """Return who wrote something, to be told of it or held to a limit: never to be shown."""
    mask = mask_of(work, row)
    return mask.person_id if mask else row.author_id


def mask_of(work: Work, row: Written) -> Mask | None:
    """Return the mask under which something was written, if it was."""
    return work.session.get(Mask, row.mask_id) if row.mask_id else None


def own_masks(work: Work) -> frozenset[str]:
    """Return the masks of the actor, by id."""
    if work.actor.person_id is None:
        return frozenset()
    query = select(col(Mask.id)).where(col(Mask.person_id) == work.actor.person_id)
    return frozenset(work.session.connection().execute(query).scalars())


def own(work: Work, table: type[Input | Comment]) -> ColumnElement[bool]:
    """Return the condition that the actor wrote a row."""
    return or_(col(table.author_id) == _actor(work), col(table.mask_id).in_(_masks(work)))


def others(work: Work, table: type[Input | Comment]) -> ColumnElement[bool]:
    """Return the condition that somebody else than the actor wrote a row."""
    return and_(
        or_(col(table.author_id).is_(None), col(table.author_id) != _actor(work)),
        or_(col(table.mask_id).is_(None), col(table.mask_id).not_in(_masks(work))),
    )


def writer(table: type[Input | Comment]) -> ColumnElement[str]:
    """Return who wrote a row, as a column for a condition alone."""
    behind = select(col(Mask.person_id)).where(col(Mask.id) == col(table.mask_id))
    return func.coalesce(col(table.author_id), behind.scalar_subquery())


def taking_part(table: type[Input | Comment]) -> ColumnElement[str]:
    """Return what counts as one person who takes part; who wears a mask counts as one more.

    A number that told them apart would tell who it is.
    """
    return func.coalesce(col(table.author_id), col(table.mask_id))


def author_in(work: Work, row: Shown) -> Author:
    """Return who wrote something as everybody may see them."""
    if row.mask_id:
        return _nameless(work, row)
    return author_of(row.author_id, row.name, row.picture_id, row.author_name)


def author_of_row(work: Work, row: Input | Comment) -> Author:
    """Return the same for a row that comes without the name of its author."""
    if row.mask_id or row.author_id is None:
        return _nameless(work, row)
    person = work.session.get_one(Person, row.author_id)
    return author_of(person.id, person.name, person.picture_id, row.author_name)


def _nameless(work: Work, row: Written) -> Author:
    if row.mask_id is None:
        return Author(name=row.author_name)
    return Author(name=say("server.pseudonym", work.reader, name=row.author_name))


def _actor(work: Work) -> str:
    return work.actor.person_id or ""


def _masks(work: Work) -> Select[*tuple[str]]:
    return select(col(Mask.id)).where(col(Mask.person_id) == _actor(work))


def _mask(work: Work, opened: Opened) -> Mask:
    """Return the actor's mask in an activity, a new one the first time."""
    work.lock_person()
    here = rows_of(Mask).where(Mask.activity_id == opened.row.id)
    found = work.session.exec(here.where(Mask.person_id == work.person_id)).first()
    if found is not None:
        return found
    mask = Mask(
        project_id=opened.project.id,
        activity_id=opened.row.id,
        person_id=work.person_id,
        name=_free_name(work, opened.row.id),
        created_at=work.now,
    )
    work.session.add(mask)
    work.session.flush()
    return mask


def _free_name(work: Work, activity_id: str) -> str:
    """Return a pseudonym that nobody else has there, and that tells nothing without the key."""
    taken = set(work.session.exec(rows_of(Mask.name).where(Mask.activity_id == activity_id)).all())
    for number in range(len(taken) + 1_000):
        value = f"{activity_id}|{work.person_id}|{number}"
        name = pseudonym(keyed_hash(work.house.secret, "mask", value))
        if name not in taken:
            return name
    raise Refused(Refusal(Reason.NOT_READY))
