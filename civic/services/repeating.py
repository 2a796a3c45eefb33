"""Acts that a program may send twice: the second time it is told what the first one gave."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, delete, select

from civic.errors import Invalid, Refused
from civic.models import RepeatableAct
from civic.services.work import Work
from civic.words import Reason, Refusal

KEPT = timedelta(hours=24)
MOST = 255


@dataclass(frozen=True, slots=True)
class Request:
    """What names a request (its ``Idempotency-Key``), and a hash of what it asks."""

    token: str
    hash: str

    def __post_init__(self) -> None:
        """Refuse what is no name, whatever is done with it."""
        if not 0 < len(self.token) <= MOST:
            raise Invalid("Idempotency-Key", "invalid.idempotency_key")


def once(work: Work, request: Request, act: Callable[[Work], object]) -> str:
    """Do an act, or return what it gave when the same key asked the same; an id, or nothing.

    The answer is kept in the transaction of the act: either both are there, or none.

    Raises:
        Refused: if no key is at work, or the same name was given to another request.
    """
    if not work.person_id or not work.actor.key_id:
        raise Refused(Refusal(Reason.KEY_NEEDED))
    known = select(RepeatableAct).where(
        RepeatableAct.key_id == work.actor.key_id,
        RepeatableAct.token == request.token,
        RepeatableAct.at > work.now - KEPT,
    )
    before = work.session.exec(known).first()
    if before is not None:
        if before.request_hash != request.hash:
            raise Refused(Refusal(Reason.REQUEST_REPEATED))
        return str(before.result["id"])
    work.session.exec(delete(RepeatableAct).where(col(RepeatableAct.at) <= work.now - KEPT))
    made = id_of(act(work))
    row = RepeatableAct(
        key_id=work.actor.key_id,
        token=request.token,
        request_hash=request.hash,
        result={"id": made},
        at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    return made


def id_of(result: object) -> str:
    """Return the id that a service gave: itself, or that of the view it gave; nothing else."""
    return result if isinstance(result, str) else str(getattr(result, "id", ""))
