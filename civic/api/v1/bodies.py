"""What can be sent with a request; services measure and clean it as they do for people."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from civic.words import Act

Id = Annotated[str, Field(max_length=40)]
Text = Annotated[str, Field(max_length=60_000)]
ByLanguage = Annotated[
    dict[str, Text], Field(description='By language: `{"fr": "…", "en": "…"}`.', max_length=20)
]


class Sent(BaseModel):
    """The common ground of all bodies: nothing unknown, nothing of another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class NewPicture(Sent):
    """A picture, or a file, that the key's owner has sent before."""

    id: Id
    alt: Text = ""


class AnsweredPlace(Sent):
    """A place that a question asked for."""

    lat: float = Field(ge=-90, le=90)
    lng: float = Field(ge=-180, le=180)
    address: Text = ""


class NewInput(Sent):
    """A contribution."""

    title: Text
    body: Text = Field("", description="HTML; only its harmless part is kept.")
    lat: float | None = Field(None, ge=-90, le=90)
    lng: float | None = Field(None, ge=-180, le=180)
    address: Text = ""
    tags: list[Id] = Field([], max_length=50)
    masked: bool = Field(
        False, description="Under a pseudonym, where the activity allows it; an edit leaves it."
    )
    pictures: list[NewPicture] = Field([], max_length=50)
    form_answers: (
        dict[Id, Text | float | list[Id] | list[NewPicture] | AnsweredPlace | None] | None
    ) = Field(
        None,
        description="Answers to the activity's form, by question; null leaves those there are. "
        "Pictures and files are named by the ids that sending them gave.",
        max_length=100,
    )

    def answers(self) -> dict[str, object] | None:
        """Return what is answered to the form, as the form of the site would send it."""
        if self.form_answers is None:
            return None
        return {question: _plain(answer) for question, answer in self.form_answers.items()}


def _plain(answer: object) -> object:
    if isinstance(answer, list):
        return [_plain(each) for each in answer]
    return answer.model_dump() if isinstance(answer, BaseModel) else answer


class NewComment(Sent):
    """A comment, or an answer to one."""

    body: Text = Field(description="Plain text; `@name` mentions somebody of the conversation.")
    parent_id: Id = ""
    masked: bool = Field(False, description="Under a pseudonym, where the activity allows it.")


class NewWords(Sent):
    """Other words of a comment."""

    body: Text


class Thumb(Sent):
    """A thumb up (1), down (-1) or none (0)."""

    value: Literal[-1, 0, 1]


class GivenStatus(Sent):
    """The status of a contribution, why, and in whose name."""

    status_id: Id
    note: Text = ""
    department: Text = ""


class NewAnswer(Sent):
    """An official reply."""

    body: Text = Field(description="HTML; only its harmless part is kept.")
    signature: Text


class Sorting(Sent):
    """The tags of a contribution, and its area where no place says it."""

    tags: list[Id] = Field(max_length=50)
    area_id: Id = ""


class Spot(Sent):
    """Where a contribution is; null for nowhere."""

    lat: float | None = Field(ge=-90, le=90)
    lng: float | None = Field(ge=-180, le=180)
    address: Text = ""


class Because(Sent):
    """The reason for hiding something; its author reads it."""

    because: Text


class NewMerge(Sent):
    """What a contribution is merged into, and why; everybody reads the reason on its page."""

    into: Id
    because: Text


class NewTag(Sent):
    """A tag of the platform."""

    name: ByLanguage


class NewStatus(Sent):
    """A status of contributions."""

    name: ByLanguage
    colour: str = Field("#5b6b7a", pattern="^#[0-9A-Fa-f]{6}$")
    is_first: bool = False
    is_closing: bool = False


class NewArea(Sent):
    """An area; its shape is a GeoJSON with one polygon, as text."""

    name: ByLanguage
    shape: str = Field("", max_length=200_000, description="Larger ones come by file, in Settings.")


class NewProject(Sent):
    """A draft project that begins as a preset of a method proposes."""

    method: str = Field(max_length=40)
    preset: str = Field(max_length=40)
    title: Text
    question: Text = ""
    starts_on: str = Field("", max_length=10, pattern=r"^(\d{4}-\d{2}-\d{2})?$")


class ProjectTexts(Sent):
    """What changes of a project; what is not sent stays."""

    title: ByLanguage | None = None
    question: ByLanguage | None = None
    description: ByLanguage | None = None
    picture_alt: ByLanguage | None = None
    contact: Text | None = None


class ProjectState(Sent):
    """Where a project is to stand in its life."""

    status: Literal["draft", "published", "archived"]


class NewPhase(Sent):
    """A span of time in a project; without an end it stays open."""

    title: ByLanguage
    text: ByLanguage = Field(default_factory=dict)
    period: ByLanguage = Field(
        default_factory=dict, description="When it is, in words, while its dates are not settled."
    )
    starts_at: AwareDatetime
    ends_at: AwareDatetime | None = None

    def typed(self) -> dict[str, object]:
        """Return it as the team's form would send it."""
        return {
            "title": self.title,
            "text": self.text,
            "period": self.period,
            "starts": _iso(self.starts_at),
            "ends": _iso(self.ends_at),
        }


class NewActivity(Sent):
    """An activity that begins as a preset of a method proposes."""

    method: str = Field(max_length=40)
    preset: str = Field(max_length=40)


class ActivityChange(Sent):
    """The title of an activity, and what is open when: no phases at all mean always."""

    title: ByLanguage
    openings: dict[Id, list[Act]] | None = Field(
        None, description="Acts by phase; null leaves the activity always open."
    )

    def grid(self) -> dict[str, list[str]] | None:
        """Return what is open in each phase."""
        if self.openings is None:
            return None
        return {phase: [act.value for act in acts] for phase, acts in self.openings.items()}


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at else ""
