"""A project with its moderator, one of another project, and words that people wrote there."""

from sqlmodel import select

from civic.models import Comment, Input, LogEntry
from civic.rules.access import SYSTEM, Actor
from civic.services import moderation_queue, reports
from civic.services.moderation_entries import Entry
from civic.services.work import House, work
from civic.words import Role, Subject
from tests import factories as make
from tests.services.acting import do


class Square:
    """Where people write, and who looks at it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.ana = make.a_person(house, "Ana")
        self.project = make.a_project(house)
        self.box = make.an_activity(house, self.project)
        self.idea = make.an_idea(house, self.box, author=self.ana)
        self.comment = make.a_comment(house, self.idea, self.ana)
        elsewhere = make.a_project(house, "elsewhere")
        self.moderator = make.trusted(
            house, make.a_person(house, "Mo"), self.project, Role.MODERATOR
        )
        self.stranger = make.trusted(
            house, make.a_person(house, "Sam"), elsewhere, Role.PROJECT_MANAGER
        )

    def pieces(self) -> list[tuple[str, str]]:
        """Return both pieces, each with its kind."""
        return [(Subject.INPUT.value, self.idea), (Subject.COMMENT.value, self.comment)]

    def report(self, subject: str, piece: str, reason: str = "insult", text: str = "") -> Actor:
        """Let somebody report a piece; return them."""
        who = make.a_person(self.house, "Rita")
        do(self.house, who, reports.report, subject, piece, reason, text)
        return who

    def queue(self, tab: str, who: Actor | None = None) -> list[Entry]:
        """Return a part of the queue as its moderator sees it."""
        return do(self.house, who or self.moderator, moderation_queue.queue, tab).pieces

    def row(self, subject: str, piece: str) -> Input | Comment:
        """Return a piece as it is kept."""
        with work(self.house, SYSTEM, reading=True) as job:
            if subject == Subject.INPUT:
                return job.session.get_one(Input, piece)
            return job.session.get_one(Comment, piece)

    def logged(self) -> list[str]:
        """Return what the team did, in the order it did."""
        with work(self.house, SYSTEM, reading=True) as job:
            return list(job.session.exec(select(LogEntry.act)).all())
