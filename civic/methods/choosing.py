"""Methods in which people choose by a vote: what they share."""

from pydantic import Field

from civic.methods.base import Settings


class ChoosingSettings(Settings):
    """Who may vote, by the age and the home area that they state; asked on the vote's own page."""

    least_age: int | None = Field(default=None, ge=1, le=120, json_schema_extra={"apart": True})
    home_areas: tuple[str, ...] = Field(default=(), json_schema_extra={"apart": True})
