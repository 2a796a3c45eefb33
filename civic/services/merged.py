"""What a page says of merges and splits: where a contribution leads, and what it stands for."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlmodel import col

from civic.models import (
    Input,
    InputSplit,
    Person,
    Reaction,
    StatusChange,
    is_readable,
    readable,
)
from civic.services import masks
from civic.services.input_views import Joined, Merge, Split
from civic.services.survivors import gathered, survivor_of
from civic.services.work import Work

MOST_SHOWN = 100


def merge_of(work: Work, row: Input, *, asks: bool) -> Merge | None:
    """Return what is merged of an input that the reader has been let into, if anything is.

    ``asks`` says whether the reader can be asked for their support.
    """
    if row.merged_into_id:
        return _leading(work, row)
    ids = gathered(work, [row.id])
    joined = joined_of(work, ids) if ids else []
    split, parts = _split_of(work, row), _parts_of(work, row)
    if not (ids or split or parts):
        return None
    return Merge(
        joined=joined, asks=_asked(work, ids, joined) if asks else None, split=split, parts=parts
    )


def joined_of(work: Work, ids: Sequence[str]) -> list[Joined]:
    """Return those of these inputs that everybody reads, in their order."""
    query = (
        select(
            col(Input.id), col(Input.title), col(Input.language), col(Input.author_id),
            col(Input.author_name), col(Input.mask_id), col(Person.name), col(Person.picture_id),
        )
        .outerjoin(Person, col(Person.id) == col(Input.author_id))
        .where(col(Input.id).in_(ids[:MOST_SHOWN]), readable())
    )  # fmt: skip
    found = {
        row.id: Joined(row.id, row.title, row.language, masks.author_in(work, row))
        for row in work.session.connection().execute(query)
    }
    return [found[key] for key in ids if key in found]


def _split_of(work: Work, row: Input) -> Split | None:
    kept = work.session.get(InputSplit, row.id)
    if kept is None:
        return None
    of = joined_of(work, [kept.of_id])
    return Split(of[0] if of else None, kept.at, kept.because, kept.language)


def _parts_of(work: Work, row: Input) -> list[Joined]:
    query = select(col(InputSplit.input_id)).where(col(InputSplit.of_id) == row.id)
    query = query.order_by(col(InputSplit.at), col(InputSplit.input_id))
    ids = list(work.session.connection().execute(query).scalars())
    return joined_of(work, ids) if ids else []


def _leading(work: Work, row: Input) -> Merge:
    into = survivor_of(work, row)
    step = (
        select(col(StatusChange.note), col(StatusChange.language))
        .where(col(StatusChange.input_id) == row.id, col(StatusChange.at) == row.merged_at)
        .limit(1)
    )
    said = work.session.connection().execute(step).first()
    return Merge(
        into=joined_of(work, [into.id])[0] if is_readable(into) else None,
        at=row.merged_at,
        because=said[0] if said else "",
        lang=said[1] if said else "",
    )


def _asked(work: Work, ids: Sequence[str], joined: Sequence[Joined]) -> Joined | None:
    """Return one of these that the reader wrote or supported."""
    own = work.actor.person_id
    if own is None:
        return None
    supported = select(col(Reaction.subject_id)).where(
        col(Reaction.person_id) == own, col(Reaction.value) == 1
    )
    query = select(col(Input.id)).where(
        col(Input.id).in_(ids), or_(masks.own(work, Input), col(Input.id).in_(supported))
    )
    mine = set(work.session.connection().execute(query).scalars())
    return next((one for one in joined if one.id in mine), None)
