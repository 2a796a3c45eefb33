"""Merging inputs that say the same: they stay readable where they are, and lead to one of them.

Nothing of theirs is moved: support is asked for anew (see ``services.merge_news``), and merged
inputs go back to all they had when they are parted again.
"""

from sqlalchemy import select
from sqlmodel import col

from civic.errors import Invalid, NotFound, Refused
from civic.models import Input, Status
from civic.rules import texts
from civic.rules.platform import FIRST_STATUSES, MERGED
from civic.services.answers import NOTE_MOST
from civic.services.aspects import Value, chunks, values_of
from civic.services.ballots import refuse_offered
from civic.services.bulk import Change, Chosen, Done, Target, add_steps, keep, targets
from civic.services.putting import put
from civic.services.seen import same
from civic.services.survivors import gathered, refuse_merged, survivor_of
from civic.services.team_inputs import TeamRow, lines_of
from civic.services.team_query import Query, order_of, where
from civic.services.work import Work, reads
from civic.words import Act, Order, Reason, Refusal

OFFERED = 8
PICKED = 20


@reads
def candidates(work: Work, ids: tuple[str, ...], typed: object, *, among: bool) -> list[TeamRow]:
    """Return what inputs may be merged into: what is found by words, else those among them.

    Raises:
        NotFound: if the inputs are not there, or not the actor's to work on.
    """
    words = typed.strip() if isinstance(typed, str) else ""
    first = work.session.get(Input, ids[0]) if ids else None
    if first is None:
        raise NotFound
    work.manage(first.project_id, Act.MODERATE)
    found = where(work, Query(project=first.project_id, text=words))
    if not words:
        found.append(col(Input.id).in_(ids[:PICKED] if among else ()))
    elif not among:
        found.append(col(Input.id).not_in(ids))
    query = select(col(Input.id)).where(*found).order_by(*order_of(Order.POPULAR))
    most = OFFERED if words else PICKED
    return lines_of(work, list(work.session.connection().execute(query.limit(most)).scalars()))


def merge(
    work: Work, chosen: Chosen, into_id: object, because: object, *, seen: object = ""
) -> Done:
    """Merge inputs into one, or into what that one was merged into; ``seen`` as in ``seen.same``.

    The survivor may be among them; what is hidden, withdrawn or merged already is left alone.

    Raises:
        Invalid: if no reason is given, the survivor is no input that everybody sees, is of
            another project, or nothing remains to be merged.
        Refused: if a colleague has merged it, or given it a status, meanwhile; or people vote on
            one of them already.
    """
    found = _found(work, chosen, seen)
    into = _survivor(work, into_id)
    if {one.project_id for one in found} != {into.project_id}:
        raise Invalid("into", "team_merge.other_project")
    reason = texts.paragraphs("because", because, most=NOTE_MOST)
    shown = _shown(work, [one.id for one in found])
    changed = [one for one in found if one.id in shown and one.id != into.id]
    if not changed:
        raise Invalid("rows", "team_merge.nothing")
    refuse_offered(work, [one.id for one in changed])
    before = values_of(work, "merged", [one.id for one in changed])
    status = _status(work)
    said = _said(work, status, reason)
    steps = add_steps(work, dict.fromkeys(before, said))
    after: dict[str, Value] = {
        key: {
            "into": into.id,
            "at": work.now.isoformat(),
            "was": value["status"],
            "status": status,
            "steps": sorted([*value["steps"], steps[key]]),
        }
        for key, value in before.items()
    }
    put(work, "merged", after)
    figures = {"name": into.title}
    done = keep(work, Change("merged", before, after, "inputs_merged", figures, into.id), changed)
    _tell(work, into.id)
    return done


def merge_one(work: Work, input_id: str, into_id: str, because: str) -> Done:
    """Merge one input into another, and say why where it is not to be merged.

    Raises:
        NotFound: if it is not there, or not the actor's to work on.
        Refused: if it is merged already, or nobody sees it.
        Invalid: as ``merge``, or if the survivor would be itself.
    """
    row = work.session.get(Input, input_id)
    if row is None:
        raise NotFound
    work.manage(row.project_id)
    work.session.refresh(row, with_for_update=True)
    if refusal := refuse_merged(work, row):
        raise Refused(refusal)
    if not row.is_shown:
        raise Refused(Refusal(Reason.CONTENT_CLOSED))
    if into_id in (input_id, *gathered(work, [input_id])):
        raise Invalid("into", "team_merge.itself")
    return merge(work, Chosen((input_id,)), into_id, because)


def part(work: Work, chosen: Chosen, *, seen: object = "") -> Done:
    """Give merged inputs back all they had; those that were not merged are left alone.

    Raises:
        Refused: if a colleague has parted it meanwhile, or people have voted already.
    """
    found = _found(work, chosen, seen)
    before = values_of(work, "merged", [one.id for one in found])
    changed = [one for one in found if before[one.id]["into"]]
    refuse_offered(work, [one.id for one in changed])
    had = {one.id: before[one.id]["was"] for one in changed if before[one.id]["was"]}
    steps = add_steps(work, {key: _said(work, status) for key, status in had.items()})
    after: dict[str, Value] = {
        one.id: {
            "into": "",
            "at": "",
            "was": None,
            "status": before[one.id]["was"],
            "steps": sorted(
                [*before[one.id]["steps"], *([steps[one.id]] if one.id in had else [])]
            ),
        }
        for one in changed
    }
    put(work, "merged", after)
    for into in {before[one.id]["into"] for one in changed}:
        _tell(work, into)
    return keep(work, Change("merged", before, after, "inputs_unmerged"), changed)


def _found(work: Work, chosen: Chosen, seen: object) -> list[Target]:
    found = targets(work, chosen, Act.MANAGE_PROJECT)
    if seen and len(found) == 1:
        same(work, work.session.get_one(Input, found[0].id), "merged", seen)
    return found


def _survivor(work: Work, into_id: object) -> Input:
    """Return what is to stand for others, which nobody else changes until this work is kept."""
    named = work.session.get(Input, into_id) if isinstance(into_id, str) and into_id else None
    if named is None:
        raise Invalid("into", "team_merge.into_missing")
    into = survivor_of(work, named)
    work.session.refresh(into, with_for_update=True)
    if not into.is_shown:
        raise Invalid("into", "team_merge.not_shown")
    return into


def _shown(work: Work, ids: list[str]) -> set[str]:
    query = select(col(Input.id)).where(col(Input.is_shown).is_(True))
    return {
        key
        for some in chunks(ids)
        for key in work.session.connection().execute(query.where(col(Input.id).in_(some))).scalars()
    }


def _status(work: Work) -> str:
    """Return the status of inputs that were merged, made where there is none yet."""
    known = work.vocabulary.status_of_merged()
    if known:
        return known
    names = {key: (name, colour) for key, name, colour, _ in FIRST_STATUSES}
    name, colour = names[MERGED]
    last = len(work.vocabulary.statuses)
    row = Status(key=MERGED, name=name, colour=colour.lower(), is_closing=True, position=last)
    work.session.add(row)
    work.session.flush()
    return row.id


def _said(work: Work, status_id: str, note: str = "") -> dict[str, object]:
    return {
        "status_id": status_id,
        "author_id": work.actor.person_id,
        "department": "",
        "note": note,
        "language": work.reader,
        "at": work.now,
    }


def _tell(work: Work, into_id: str) -> None:
    """Wake the page of a survivor, and of those that lead to it by way of others."""
    for key in (into_id, *gathered(work, [into_id])):
        work.tell(f"input:{key}")
