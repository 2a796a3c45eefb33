"""What the people of the demo commune follow, and what they were told of it, as rows."""

from datetime import datetime, timedelta

from civic.demo.town import Calendar, id_of
from civic.models import Follow, Notification
from civic.words import Followed, News

STILL_NEW = timedelta(days=8)


class Ears:
    """Who takes part in an input follows it, and hears of what becomes of it."""

    def __init__(self, calendar: Calendar, project_id: str) -> None:
        self._calendar = calendar
        self._project = project_id
        self.follows: dict[tuple[str, str], Follow] = {}
        self.told: list[Notification] = []

    def follow(self, person: str, input_id: str, at: datetime) -> None:
        """Let somebody follow an input, once."""
        self.follows.setdefault(
            (person, input_id),
            Follow(
                id=id_of("follow", person, input_id),
                person_id=id_of("person", person),
                kind=Followed.INPUT,
                subject_id=input_id,
                project_id=self._project,
                created_at=at,
            ),
        )

    def tell(self, person: str, kind: News, input_id: str, subject_id: str, at: datetime) -> None:
        """Tell somebody of one thing; what is a few days old they have seen."""
        is_new = at > self._calendar.today - STILL_NEW
        self.told.append(
            Notification(
                id=id_of("told", person, kind, subject_id),
                person_id=id_of("person", person),
                key=f"{kind}:{subject_id}",
                kind=kind,
                project_id=self._project,
                input_id=input_id,
                subject_id=subject_id,
                at=at,
                seen_at=None if is_new else at,
            )
        )
