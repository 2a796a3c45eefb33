"""The exports of other platforms, and the columns by which each is recognised."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownExport:
    """A platform whose exports are recognised by the columns that only it writes."""

    name: str
    marks: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    kind_columns: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    withdrawn: tuple[str, ...] = ()
    published: tuple[str, ...] = ()


KNOWN_EXPORTS = (
    KnownExport(
        "cap_collectif_consultation",
        ("contributions_id", "contributions_title", "contributions_bodyText"),
        {
            "external_id": ("contributions_id",),
            "title": ("contributions_title",),
            "body": ("contributions_bodyText",),
            "category": ("contributions_section_title",),
            "author_name": ("contributions_author_username",),
            "created_at": ("contributions_createdAt",),
            "up": ("contributions_votesCountOk",),
            "down": ("contributions_votesCountNok",),
            "comments_count": ("contributions_argumentsCount",),
            "url": ("contributions_url",),
        },
        ("type", "contribution_type"),
        frozenset({"opinion"}),
        ("contributions_trashed", "contributions_trashedAt"),
        ("contributions_published",),
    ),
    KnownExport(
        "cap_collectif",
        ("proposal_id", "proposal_title"),
        {
            "external_id": ("proposal_id",),
            "title": ("proposal_title",),
            "body": ("proposal_body", "proposal_description", "proposal_bodyText"),
            "summary": ("proposal_summary",),
            "category": ("proposal_category_name", "proposal_theme_title"),
            "address": ("proposal_formattedAddress", "proposal_location", "proposal_address"),
            "lat": ("proposal_address_lat", "proposal_latitude"),
            "lng": ("proposal_address_lng", "proposal_longitude"),
            "author_name": ("proposal_author_username",),
            "status": ("proposal_status_name",),
            "created_at": ("proposal_publishedAt", "proposal_createdAt"),
            "up": ("proposal_votes_totalCount",),
            "comments_count": ("proposal_comments_totalCount",),
            "url": ("proposal_link", "proposal_url"),
        },
        ("contribution_type", "type"),
        frozenset({"proposal"}),
        ("proposal_trashedAt", "proposal_publicationStatus"),
    ),
    KnownExport(
        "decidim",
        ("id", "title", "body", "component/id"),
        {
            "external_id": ("id",),
            "title": ("title",),
            "body": ("body",),
            "category": ("category/name", "scope/name"),
            "tags": ("taxonomies/name",),
            "address": ("address",),
            "lat": ("latitude",),
            "lng": ("longitude",),
            "author_name": ("author/name", "authors/names"),
            "status": ("state",),
            "created_at": ("published_at", "created_at"),
            "up": ("votes", "supports", "proposal_votes_count"),
            "comments_count": ("comments",),
            "url": ("url",),
        },
        withdrawn=("withdrawn", "withdrawn_at", "state"),
    ),
    KnownExport(
        "decidim_debates",
        ("id", "title", "description", "component/id"),
        {
            "external_id": ("id",),
            "title": ("title",),
            "body": ("description",),
            "author_name": ("author/name",),
            "created_at": ("created_at",),
            "comments_count": ("comments",),
            "url": ("url",),
        },
    ),
    KnownExport(
        "consul",
        ("id", "title", "cached_votes_up"),
        {
            "external_id": ("id",),
            "title": ("title",),
            "summary": ("summary",),
            "body": ("description",),
            "tags": ("tags", "custom_tags"),
            "category": ("geozone", "subprefecture_tags", "district_tags"),
            "address": ("location",),
            "lat": ("map_latitude", "latitude"),
            "lng": ("map_longitude", "longitude"),
            "author_name": ("author", "username", "author_name"),
            "created_at": ("published_at", "created_at"),
            "up": ("cached_votes_up",),
            "down": ("cached_votes_down",),
            "comments_count": ("comments_count",),
            "url": ("url",),
        },
        withdrawn=("retired_at",),
    ),
)
