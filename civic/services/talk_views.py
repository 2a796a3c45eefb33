"""What screens show of a conversation."""

from dataclasses import dataclass, field
from datetime import datetime

from civic.rules.mentions import Part
from civic.services.appealed import NOT_APPEALED, Appealed
from civic.services.views import NOBODY, Author
from civic.words import Order


@dataclass(frozen=True)
class Reply:
    """A comment as everybody sees it; a removed or hidden one keeps its place without its words.

    Its author alone also reads why it was hidden. Where it mentions somebody, ``parts`` says the
    same as ``body``, and whom.
    """

    id: str = ""
    parent_id: str = ""
    author: Author = NOBODY
    body: str = ""
    parts: list[Part] = field(default_factory=list)
    lang: str = ""
    created_at: datetime | None = None
    edited_at: datetime | None = None
    up: int = 0
    down: int = 0
    mine: int = 0
    is_own: bool = False
    is_team: bool = False
    gone: str = ""
    because: str = ""
    appealed: Appealed = NOT_APPEALED


@dataclass(frozen=True)
class CommentView(Reply):
    """A comment that begins a thread, with some answers to it and how many stand around them."""

    replies: list[Reply] = field(default_factory=list)
    earlier: int = 0
    later: int = 0


@dataclass(frozen=True)
class Talk:
    """A page of a conversation: threads in an order, how many stand around them, how many are new.

    ``fresh`` counts what others have said since, and is not among what is shown.
    """

    read_at: datetime | None = None
    threads: list[CommentView] = field(default_factory=list)
    order: str = Order.OLD
    before: int = 0
    after: int = 0
    fresh: int = 0


NO_TALK = Talk()


@dataclass(frozen=True)
class Offered:
    """Who may be mentioned, for what was typed."""

    typed: str = ""
    people: list[Author] = field(default_factory=list)


@dataclass(frozen=True)
class Span:
    """What of a conversation a reader has before them, so that the next look finds it again.

    ``answers`` says from which to which answer a thread is shown, where it is not the usual.
    ``until`` is when the newest was said that the reader knows of.
    """

    order: str = Order.OLD
    threads: tuple[str, ...] = ()
    answers: dict[str, tuple[int, int]] = field(default_factory=dict)
    until: datetime | None = None


@dataclass(frozen=True)
class Looked:
    """A look at a conversation: what there is to see, and what of it that is."""

    talk: Talk = NO_TALK
    span: Span = field(default_factory=Span)
    near: str = ""
    """The comment that the reader is led to."""
