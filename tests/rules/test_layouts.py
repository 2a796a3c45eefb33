"""We know the exports of other platforms, and guess the columns of other files."""

import pytest

from civic.errors import Invalid
from civic.rules.layouts import FIELDS, Layout, guess_mapping, language_in, layout_of, recognise

DECIDIM = [
    "id", "category/id", "category/name/en", "category/name/fr", "scope/id", "scope/name/fr",
    "participatory_space/id", "component/id", "title/fr", "title/nl", "body/fr", "body/nl",
    "address", "latitude", "longitude", "state", "reference", "supports", "endorsements",
    "comments", "published_at", "url",
]  # fmt: skip
CAP_PROPOSALS = [
    "contribution_type", "proposal_id", "proposal_reference", "proposal_title",
    "proposal_votes_totalCount", "proposal_createdAt", "proposal_publishedAt",
    "proposal_trashedAt", "proposal_link", "proposal_author_username", "proposal_status_name",
    "proposal_category_name", "proposal_formattedAddress", "proposal_summary",
    "proposal_description", "proposal_votes_id", "proposal_comments_id", "proposal_comments_body",
]  # fmt: skip
CAP_CONSULTATION = [
    "type", "contributions_id", "contributions_author_id", "contributions_section_title",
    "contributions_title", "contributions_bodyText", "contributions_createdAt",
    "contributions_trashed", "contributions_votesCountOk", "contributions_votesCountNok",
    "contributions_votes_id", "contributions_arguments_body",
]  # fmt: skip
CONSUL = [
    "id", "created_at", "author", "title", "summary", "description", "custom_tags",
    "district_tags", "cached_votes_up", "cached_votes_down", "comments_count", "retired_at",
    "map_latitude", "map_longitude",
]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        pytest.param(DECIDIM, "decidim", id="Decidim"),
        pytest.param(CAP_PROPOSALS, "cap_collectif", id="Cap Collectif, proposals"),
        pytest.param(CAP_CONSULTATION, "cap_collectif_consultation", id="Cap Collectif, opinions"),
        pytest.param(CONSUL, "consul", id="Consul"),
        pytest.param(["civic_id", "Titre", "Texte"], "civic", id="our own"),
        pytest.param(["id", "title", "body"], None, id="nobody's"),
    ],
)
def test_an_export_is_recognised_by_its_columns(columns: list[str], name: str | None) -> None:
    layout = recognise(columns)

    assert (layout.name if layout else None) == name


def test_a_field_in_several_languages_stands_in_several_columns() -> None:
    layout = recognise(DECIDIM)

    assert layout is not None
    assert layout.columns["title"] == ("title/fr", "title/nl")
    assert layout.columns["category"] == ("category/name/en", "category/name/fr", "scope/name/fr")


def test_only_the_contributions_among_the_rows_are_inputs() -> None:
    layout = recognise(CAP_CONSULTATION)

    assert layout is not None
    assert (layout.kind_column, layout.kinds) == ("type", frozenset({"opinion"}))


def test_every_column_that_a_layout_names_is_one_of_the_file() -> None:
    for columns in (DECIDIM, CAP_PROPOSALS, CAP_CONSULTATION, CONSUL):
        layout = recognise(columns)
        assert layout is not None
        assert {c for names in layout.columns.values() for c in names} <= set(columns)
        assert set(layout.columns) <= set(FIELDS)


def test_an_export_of_comments_is_refused_as_such() -> None:
    with pytest.raises(Invalid, match=r"team_import\.holds_comments"):
        recognise(["id", "body", "commentable_id", "commentable_type", "root_commentable_url"])


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param(["Titre", "Contenu", "Étiquettes", "Auteur", "Soutiens"], id="French"),
        pytest.param(["Title", "Description", "Tags", "Author", "Likes"], id="English"),
        pytest.param(["TITEL", "Inhoud", "Trefwoorden", "Auteur", "Stemmen"], id="Dutch"),
        pytest.param(["Titel", "Beschreibung", "Schlagwörter", "Autor", "Stimmen"], id="German"),
        pytest.param(["Título", "Descripción", "Etiquetas", "Autora", "Apoyos"], id="Spanish"),
        pytest.param(["العنوان", "النص", "الوسوم", "الكاتب", "مؤيد"], id="Arabic"),
    ],
)
def test_columns_are_guessed_by_their_names(columns: list[str]) -> None:
    fields = ("title", "body", "tags", "author_name", "up")

    assert guess_mapping(columns) == dict(zip(fields, columns, strict=True))


def test_a_name_among_other_words_is_guessed_too() -> None:
    assert guess_mapping(["titre_projet_gagnant", "adresse_projet", "auteur_id"]) == {
        "title": "titre_projet_gagnant",
        "address": "adresse_projet",
    }


def test_a_column_is_guessed_for_one_field_only() -> None:
    guessed = guess_mapping(["name", "Nom", "description", "texte"])

    assert len(set(guessed.values())) == len(guessed)


def test_our_own_headers_are_found_in_a_language_nobody_guesses() -> None:
    layout = recognise(["civic_id", "Pealkiri", "Sisu"], {"Pealkiri": "title", "Sisu": "body"})

    assert layout is not None
    assert layout.columns["title"] == ("Pealkiri",)
    assert layout.columns["external_id"] == ("civic_id",)


def test_a_mapping_becomes_a_layout() -> None:
    layout = layout_of({"title": "Nom", "body": "texte", "tags": ""}, ["Nom", "texte/fr"])

    assert layout == Layout("columns", {"title": ("Nom",), "body": ("texte/fr",)})


@pytest.mark.parametrize(
    ("mapping", "field", "key"),
    [
        pytest.param(
            {"title": "a", "colour": "a"}, "colour", "team_import.unknown_field", id="field"
        ),
        pytest.param({"title": "z"}, "title", "team_import.no_such_column", id="column"),
        pytest.param({"body": "a"}, "title", "team_import.title_not_mapped", id="no title"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(mapping: dict[str, str], field: str, key: str) -> None:
    with pytest.raises(Invalid) as error:
        layout_of(mapping, ["a"])

    assert (error.value.field, error.value.key) == (field, key)


@pytest.mark.parametrize(
    ("column", "language"),
    [
        ("title/fr", "fr"),
        ("title_nl", "nl"),
        ("Titre (ar)", "ar"),
        ("title/pt-BR", "pt"),
        ("created_at", ""),
        ("author/id", ""),
        ("title", ""),
    ],
)
def test_a_header_may_end_with_a_language(column: str, language: str) -> None:
    assert language_in(column) == language
