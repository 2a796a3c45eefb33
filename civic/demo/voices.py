"""What the people of the demo commune said, and what the commune answered, as rows."""

import random
from typing import Any

from civic.demo import content
from civic.demo.ears import Ears
from civic.demo.town import Calendar, id_of
from civic.models import (
    BallotOption,
    Comment,
    Feedback,
    Input,
    InputTag,
    QuestionAnswer,
    Reaction,
    Review,
    StatusChange,
)
from civic.rules.texts import clean_html
from civic.words import News, Role, Subject

LATELY = -4
"""From which day on the team has not yet looked at what was written."""


class Voices:
    """Everything contributed to one activity."""

    def __init__(self, calendar: Calendar, box: dict[str, Any]) -> None:
        self._calendar = calendar
        self._project = id_of("project", box["project"])
        self._activity = id_of("activity", box["project"], box["activity"])
        self._departments = {
            department["key"]: department["name"]["fr"]
            for department in content.commune()["departments"]
        }
        self._citizens = [p["key"] for p in content.people() if p["role"] == Role.CITIZEN]
        self.inputs: list[Input] = []
        self.comments: list[Comment] = []
        self.reactions: list[Reaction] = []
        self.followers: list[InputTag | QuestionAnswer | StatusChange | Feedback] = []
        self.reviews: list[Review] = []
        self.options: list[BallotOption] = []
        self.ears = Ears(calendar, self._project)
        for told in box["inputs"]:
            self._add(told)

    def _add(self, told: dict[str, Any]) -> None:
        input_id = id_of("input", self._activity, told["key"])
        self.inputs.append(
            Input(
                id=input_id,
                project_id=self._project,
                activity_id=self._activity,
                author_id=id_of("person", told["author"]),
                title=told["title"],
                body=told["body"],
                language=told["language"],
                lat=told.get("lat"),
                lng=told.get("lng"),
                address=told.get("address", ""),
                area_id=id_of("area", told["area"]) if "area" in told else None,
                status_id=id_of("status", told["status"]) if "status" in told else None,
                created_at=self._calendar.at(told["day"], told["time"]),
            )
        )
        if "cost" in told:
            self._costs(input_id, told)
        author = told["author"]
        self.ears.follow(author, input_id, self.inputs[-1].created_at)
        self._said(input_id, told)
        self._looked_at(input_id, None, told["day"])
        self._became(input_id, told)
        writers = {one["key"]: one["author"] for one in told.get("comments", ())}
        for comment in told.get("comments", ()):
            self._comment(input_id, comment)
            self._heard(input_id, comment, writers.get(comment.get("parent", ""), ""))
        self._thumbs(Subject.INPUT, input_id, told)

    def _said(self, input_id: str, told: dict[str, Any]) -> None:
        """Add the tags of an input, and what it answers to the form of its activity."""
        self.followers += [
            InputTag(input_id=input_id, tag_id=id_of("tag", tag)) for tag in told["tags"]
        ]
        self.followers += [
            QuestionAnswer(
                input_id=input_id, question_id=id_of("question", self._activity, key), value=value
            )
            for key, value in told.get("form", {}).items()
        ]

    def _looked_at(self, input_id: str, comment_id: str | None, day: int) -> None:
        """Let the team have looked, the morning after, at what was not written lately."""
        if day < LATELY:
            self.reviews.append(
                Review(
                    subject_id=comment_id or input_id,
                    project_id=self._project,
                    input_id=input_id,
                    comment_id=comment_id,
                    at=self._calendar.at(day + 1, "09:00"),
                )
            )

    def _costs(self, input_id: str, told: dict[str, Any]) -> None:
        """Let an input be chosen in the vote of its activity."""
        self.options.append(
            BallotOption(
                input_id=input_id,
                activity_id=self._activity,
                cost=told["cost"],
                area_id=id_of("area", told["area"]) if "area" in told else None,
                position=len(self.options),
            )
        )

    def _became(self, input_id: str, told: dict[str, Any]) -> None:
        """Add what the commune made of an input, and let its author hear of it."""
        author = told["author"]
        for step in [self._step(input_id, step) for step in told.get("history", ())]:
            self.followers.append(step)
            self.ears.tell(author, News.STATUS, input_id, step.id, step.at)
        for answer in [self._answer(input_id, one) for one in told.get("answers", ())]:
            self.followers.append(answer)
            self.ears.tell(author, News.ANSWERED, input_id, answer.id, answer.at)

    def _step(self, input_id: str, told: dict[str, Any]) -> StatusChange:
        return StatusChange(
            id=id_of("step", input_id, told["status"]),
            input_id=input_id,
            status_id=id_of("status", told["status"]),
            author_id=id_of("person", told["by"]),
            department=self._departments[told["department"]],
            note=told.get("note", {}).get("fr", ""),
            language="fr",
            at=self._calendar.at(told["day"], told["time"]),
        )

    def _answer(self, input_id: str, told: dict[str, Any]) -> Feedback:
        at = self._calendar.at(told["day"], told["time"])
        return Feedback(
            id=id_of("answer", input_id, str(told["day"]), told["time"]),
            input_id=input_id,
            author_id=id_of("person", told["by"]),
            signature=self._departments[told["department"]],
            body=clean_html(told["body"]),
            language=told["language"],
            at=at,
        )

    def _comment(self, input_id: str, told: dict[str, Any]) -> None:
        comment_id = id_of("comment", input_id, told["key"])
        parent = told.get("parent")
        self.comments.append(
            Comment(
                id=comment_id,
                input_id=input_id,
                parent_id=id_of("comment", input_id, parent) if parent else None,
                author_id=id_of("person", told["author"]),
                body=told["body"],
                language=told["language"],
                created_at=self._calendar.at(told["day"], told["time"]),
            )
        )
        self._looked_at(input_id, comment_id, told["day"])
        self._thumbs(Subject.COMMENT, comment_id, told)

    def _heard(self, input_id: str, told: dict[str, Any], answered: str) -> None:
        """Let whoever comments follow, and whom they answer hear of it."""
        comment = self.comments[-1]
        self.ears.follow(told["author"], input_id, comment.created_at)
        if answered and answered != told["author"]:
            self.ears.tell(answered, News.REPLY, input_id, comment.id, comment.created_at)

    def _thumbs(self, kind: Subject, subject_id: str, told: dict[str, Any]) -> None:
        """Draw who gave their thumb, always the same people for the same thing."""
        draw = random.Random(subject_id)  # noqa: S311  a demo, not a secret
        up, down = told.get("up", 0), told.get("down", 0)
        others = [key for key in self._citizens if key != told["author"]]
        for position, key in enumerate(draw.sample(others, up + down)):
            day = draw.randint(told["day"], -1)
            self.reactions.append(
                Reaction(
                    person_id=id_of("person", key),
                    subject_id=subject_id,
                    subject=kind,
                    activity_id=self._activity,
                    value=1 if position < up else -1,
                    at=self._calendar.at(day, f"{draw.randint(18, 23)}:{draw.randint(0, 59):02}"),
                )
            )
