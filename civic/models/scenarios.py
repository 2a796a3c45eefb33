"""What the team wrote in several languages, and what people would change in it."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from civic.models.base import moment


class InputText(SQLModel, table=True):
    """What an input of the team says in another language than the one it was written in."""

    input_id: str = Field(foreign_key="input.id", primary_key=True)
    language: str = Field(primary_key=True, max_length=8)
    title: str = Field(max_length=300)
    body: str = ""


class Amendment(SQLModel, table=True):
    """A comment that proposes to change a scenario; discussed and supported as any comment.

    ``verdict`` is empty until the team decides; ``version_at`` is when the scenario was changed
    into the version that took it up.
    """

    comment_id: str = Field(foreign_key="comment.id", primary_key=True)
    input_id: str = Field(foreign_key="input.id", index=True)
    verdict: str = Field(default="", max_length=16)
    because: str = Field(default="", max_length=2000)
    language: str = Field(default="", max_length=8)
    decided_at: datetime | None = moment(optional=True)
    version_at: datetime | None = moment(optional=True)
