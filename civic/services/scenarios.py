"""What the team alone writes for people to choose among: open to change until the first ballot."""

from sqlalchemy import exists, func, select
from sqlmodel import col

from civic import methods
from civic.models import Activity, BallotOption, Input, InputPicture, Vote
from civic.services import masks
from civic.services.ballots import refuse_begun
from civic.services.standing import place_of
from civic.services.work import Opened, Work
from civic.words import Act, Reason, Refusal


def is_teams(opened: Opened) -> bool:
    """Say whether the team alone writes what an activity holds."""
    shown = opened.method.collection(opened.settings)
    return shown is not None and shown.by_team


def boxes_of(work: Work, project_id: str) -> list[str]:
    """Return the activities of a project of which the team alone writes what they hold."""
    query = select(Activity).where(col(Activity.project_id) == project_id)
    rows = work.session.execute(query).scalars()
    found = []
    for row in rows:
        method = methods.catalogue()[row.method]
        shown = method.collection(method.settings.model_validate(row.settings))
        if shown is not None and shown.by_team:
            found.append(row.id)
    return found


def enter(work: Work, activity_id: str, *, masked: object) -> Opened:
    """Enter an activity in order to write there, as its team where nobody else does.

    Raises:
        Refused: if the act is closed to the actor, or people vote on what the team wrote.
    """
    opened = work.visit(activity_id)
    if not is_teams(opened):
        return masks.enter(work, activity_id, Act.SUBMIT_INPUT, masked=masked)
    work.manage(opened.project.id)
    refuse_begun(work, [activity_id])
    return opened


def offer(work: Work, opened: Opened, row: Input) -> None:
    """Let people vote for what the team has just written, after all that was there before.

    It has no status: nobody waits for the team's word on its own.
    """
    if not is_teams(opened):
        return
    query = select(func.count()).where(col(BallotOption.activity_id) == opened.row.id)
    place = work.session.connection().execute(query).scalar_one()
    row.status_id = None
    option = BallotOption(input_id=row.id, activity_id=opened.row.id, position=int(place))
    work.session.add(option)
    work.tell(f"vote:{opened.row.id}")


def refuse_change(work: Work, opened: Opened) -> Refusal | None:
    """Say why the actor can't change what the team wrote, or nothing."""
    refusal = work.refusal(Act.MANAGE_PROJECT, place_of(opened.project, work.now))
    if refusal is None and work.session.get(Vote, opened.row.id) is not None:
        return Refusal(Reason.VOTE_BEGUN)
    return refusal


def is_pictured(work: Work, opened: Opened, upload_id: str) -> bool:
    """Say whether a colleague has put this picture into what the team writes here."""
    here = exists().where(
        col(InputPicture.upload_id) == upload_id,
        col(InputPicture.input_id) == col(Input.id),
        col(Input.activity_id) == opened.row.id,
    )
    return is_teams(opened) and bool(work.session.connection().execute(select(here)).scalar_one())
