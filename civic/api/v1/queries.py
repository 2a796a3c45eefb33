"""What can be asked in the address of a request."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from civic.api.v1.endpoints import NoQuery
from civic.rules.listing import several
from civic.words import Order

Id = Annotated[str, Field(min_length=1, max_length=40)]
Cursor = Annotated[str, Field(max_length=400, description="Where to go on: `next` of a piece.")]
Limit = Annotated[int, Field(ge=1, le=100, description="How many things at most.")]
Ids = Annotated[str, Field(max_length=1200, description="One or several ids, joined by commas.")]


class Paged(BaseModel):
    """How much of a list, from where."""

    model_config = ConfigDict(extra="forbid")

    cursor: Cursor = ""
    limit: Limit = 20


class ProjectsQuery(Paged):
    """Which projects."""

    status: Literal["", "draft", "published", "archived"] = ""


class InputsQuery(Paged):
    """Which contributions; each filter narrows what the others keep, one of its ids is enough."""

    project: str = Field("", max_length=40)
    activity: str = Field("", max_length=40)
    q: str = Field("", max_length=100, description="Words that must all be in the text.")
    tag: Ids = ""
    area: Ids = ""
    status: Ids = ""
    order: Literal["new", "old", "popular", "discussed", "trending"] = Order.NEW.value
    since: AwareDatetime | None = Field(None, description="Only those handed in from then on.")
    format: Literal["", "json", "geojson"] = Field(
        "", description="`geojson` gives only what has a place, as a FeatureCollection."
    )

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the ids that a filter names."""
        return several(getattr(self, name))


class TagsQuery(NoQuery):
    """Which tags."""

    activity: str = Field("", max_length=40, description="Those that this activity offers.")


class AreasQuery(NoQuery):
    """How the areas are given."""

    format: Literal["", "json", "geojson"] = Field(
        "", description="`geojson` gives their shapes, as a FeatureCollection."
    )


class PeopleQuery(Paged):
    """Which people."""

    q: str = Field("", max_length=100, description="Words of their name or address.")
