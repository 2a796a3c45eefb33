"""The shapes of votes, as programs get them."""

from pydantic import Field

from civic.api.v1.schemas import Shape


class VoteOption(Shape):
    """Something that can be chosen in a vote."""

    id: str = Field(description="The contribution that it is.")
    title: str
    language: str = Field(description="The language its title is written in.")
    cost: int = Field(description="What it costs, in whole units of the platform's currency.")
    area: str | None = Field(description="The area that it belongs to, if it is one's.")
