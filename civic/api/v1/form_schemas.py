"""What the API answers about forms: what an activity asks, and what a contribution answers."""

from typing import Literal

from pydantic import Field

from civic.api.v1.schemas import Answer, Input, Moment, Shape, Step, Words


class AnswerFile(Shape):
    """A picture or file of an answer; its name is the description of a picture."""

    id: str
    url: str
    name: str


class FormAnswer(Shape):
    """What a contribution answers to a question of its activity's form, where all may read it."""

    question_id: str
    question: Words
    kind: str = Field(description="What the question asks for: short, number, choice…")
    text: str = Field(description="The answer in words.")
    options: list[str] = Field(description="The ids of the options picked; empty for others.")
    files: list[AnswerFile] = Field(description="Pictures or files; empty for others.")


class Option(Shape):
    """One of the answers that a question offers."""

    id: str
    name: Words


class Question(Shape):
    """A question of an activity's form."""

    id: str
    kind: Literal[
        "short",
        "long",
        "number",
        "budget",
        "date",
        "choice",
        "choices",
        "place",
        "link",
        "pictures",
        "files",
    ]
    wording: Words
    help: Words
    is_required: bool
    is_public: bool = Field(description="Whether everybody reads the answers, or the team alone.")
    options: list[Option]
    least: float | None
    most: float | None = Field(description="Of a number, of letters, of choices or of files.")
    unit: str
    types: list[str] = Field(description="The types that files may have; empty for others.")
    megabytes: int = Field(description="How heavy a picture or a file may be; 0 for others.")


class FormPage(Shape):
    """Questions that are asked together."""

    title: Words
    help: Words
    questions: list[Question]


class Form(Shape):
    """What an activity asks of who contributes, besides what every contribution says."""

    pages: list[FormPage]


class Update(Shape):
    """What the author of a contribution told later; plain text."""

    id: str
    body: str
    lang: str
    at: Moment


class InputDetail(Input):
    """A contribution with its history, its form, the organiser's replies and later updates."""

    history: list[Step]
    answers: list[Answer]
    form_answers: list[FormAnswer]
    updates: list[Update]
    merged_from: list[str] = Field(description="What it stands for since it was merged into it.")
