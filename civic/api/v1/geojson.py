"""What the API answers where there are places: GeoJSON."""

from typing import Any, Literal

from pydantic import Field

from civic.api.v1.schemas import Shape


class Feature(Shape):
    """Something on the map."""

    type: Literal["Feature"] = "Feature"
    id: str
    geometry: dict[str, Any]
    properties: dict[str, Any]


class FeatureCollection(Shape):
    """Things on the map, as RFC 7946 writes them."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[Feature]
    next: str | None = Field(None, description="Cursor of the next piece; absent at the end.")
