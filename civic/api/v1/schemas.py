"""What the API answers: every shape that a program may meet, described for it."""

from datetime import datetime
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, PlainSerializer

T = TypeVar("T")


def _in_utc(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


Moment = Annotated[
    AwareDatetime,
    PlainSerializer(
        _in_utc, return_type=Annotated[str, Field(json_schema_extra={"format": "date-time"})]
    ),
]


class Shape(BaseModel):
    """The common ground of all answers."""

    model_config = ConfigDict(frozen=True)


class Page(Shape, Generic[T]):
    """A piece of a list."""

    data: list[T] = Field(description="The things of this piece, in the order asked for.")
    next: str | None = Field(description="Cursor of the next piece; null at the end.")


class Words(Shape):
    """A text of the organiser, in the language of Accept-Language where it has it."""

    text: str = Field(description="The words; empty where nothing was written.")
    lang: str = Field(description="Language the words are written in.")


class Term(Shape):
    """A tag or an area, by its name."""

    id: str
    name: Words


class Status(Shape):
    """What became of a contribution."""

    id: str
    key: str = Field(description="Stays the same whatever the status is called.")
    name: Words
    colour: str
    is_closing: bool = Field(description="Whether a contribution with it can change no more.")


class Author(Shape):
    """Who wrote something; whoever was imported or wrote under a pseudonym has no id."""

    id: str | None
    name: str


class Picture(Shape):
    """A picture, and the words for those who do not see it."""

    url: str
    alt: str
    width: int
    height: int


class Point(Shape):
    """A GeoJSON point: longitude, then latitude."""

    type: Literal["Point"] = "Point"
    coordinates: list[float] = Field(min_length=2, max_length=2)


class Place(Shape):
    """Where something is."""

    point: Point
    address: str


class Input(Shape):
    """A contribution: idea, proposal, question… as its activity calls it."""

    id: str
    url: str = Field(description="Address of its page.")
    title: str
    body: str = Field(description="Safe HTML.")
    lang: str = Field(description="Language of title, body and descriptions of pictures.")
    author: Author
    project_id: str
    activity_id: str
    created_at: Moment
    edited_at: Moment | None
    place: Place | None
    area: Term | None
    tags: list[Term]
    status: Status | None
    up: int
    down: int
    comments: int
    pictures: list[Picture]
    is_answered: bool = Field(description="Whether the organiser has replied officially.")
    is_hidden: bool
    is_withdrawn: bool
    held: Literal["waiting", "refused"] | None = Field(description="How it stands unpublished.")
    merged_into: str | None = Field(description="The contribution that stands for it if merged.")


class Step(Shape):
    """A status that a contribution was given."""

    status: Status
    at: Moment
    department: str = Field(description="In whose name, in the language of the note.")
    note: Words


class Answer(Shape):
    """An official reply of the organiser."""

    id: str
    body: str = Field(description="Safe HTML.")
    lang: str = Field(description="Language of body and signature.")
    signature: str
    at: Moment
    edited_at: Moment | None


class Comment(Shape):
    """A comment; one that is gone keeps its place without its words."""

    id: str
    input_id: str
    parent_id: str | None = Field(description="The comment it answers; null for none.")
    author: Author | None
    body: str
    mentions: list[Author] = Field(description="Whom it mentions, as `@name` in its body.")
    lang: str
    created_at: Moment
    edited_at: Moment | None = Field(description="When its words were last changed.")
    up: int
    down: int
    is_team: bool = Field(description="Whether its author speaks for the organiser.")
    gone: Literal["removed", "hidden", "waiting", "refused"] | None


class Thumbs(Shape):
    """How many thumbs something has, and the one of the key's owner (-1, 0 or 1)."""

    up: int
    down: int
    mine: int


class Project(Shape):
    """A participation process."""

    id: str
    slug: str
    url: str = Field(description="Address of its page.")
    status: Literal["draft", "published", "archived"]
    title: Words
    question: Words
    description: Words
    folder: Words | None
    picture: str | None
    picture_alt: Words
    created_at: Moment
    published_at: Moment | None
    archived_at: Moment | None
    standing: Literal["upcoming", "open", "closed"] | None
    changes_at: Moment | None = Field(description="When the standing changes, or last changed.")
    inputs: int
    people: int = Field(description="How many people have contributed.")
    tags: list[Term]
    areas: list[Term]


class Phase(Shape):
    """A span of time in a project."""

    id: str
    project_id: str
    title: Words
    text: Words
    period: Words
    starts_at: Moment
    ends_at: Moment | None
    standing: Literal["upcoming", "open", "closed"]


class Permit(Shape):
    """Whether the caller may do an act here and now; when not, why."""

    is_open: bool
    reason: str | None
    date: Moment | None = Field(description="From or since when, where that is settled.")
    period: str | None = Field(description="When in words, where the dates are not settled.")


class Activity(Shape):
    """A participation method at work in a project."""

    id: str
    project_id: str
    slug: str
    url: str = Field(description="Address of its page.")
    method: str
    title: Words
    text: Words
    noun: str | None = Field(description="What a contribution is called here; null without any.")
    asks_place: bool
    lets_masks: bool = Field(description="Whether one may write under a pseudonym.")
    inputs: int
    comments: int
    submit: Permit
    react: Permit
    comment: Permit
    tags: list[Term]


class Area(Term):
    """A district of the organiser's territory."""

    has_shape: bool


class Role(Shape):
    """Something a person is trusted with."""

    role: Literal["admin", "project_manager", "moderator"]
    project_id: str | None


class Person(Shape):
    """An account."""

    id: str
    name: str
    email: str
    language: str | None
    created_at: Moment
    confirmed_at: Moment | None
    blocked_until: Moment | None
    roles: list[Role]


class Me(Shape):
    """The key that was used, and whose it is."""

    name: str
    prefix: str
    owner: Author
    scopes: list[str]
    expires_at: str | None


class Problem(Shape):
    """Why a request was refused, as RFC 9457 writes it."""

    type: str = Field(description="Where the documentation speaks of it.")
    title: str
    status: int
    detail: str = Field(description="The reason for a human being, in their language.")
    code: str = Field(description="The reason for a program.")
    field: str | None = Field(None, description="The field that is wrong, if one is.")
