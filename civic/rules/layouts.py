"""Which column of somebody's file says what: known exports, and guesses for all others."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civic.errors import Invalid
from civic.rules.foreign_exports import KNOWN_EXPORTS, KnownExport

OWN_ID = "civic_id"
"""The one header of our own exports that is the same in every language."""

FIELDS = (
    "external_id",
    "title",
    "body",
    "summary",
    "tags",
    "category",
    "lat",
    "lng",
    "point",
    "address",
    "author_name",
    "status",
    "created_at",
    "up",
    "down",
    "comments_count",
    "language",
    "url",
)
"""What a column can be mapped to, in the order a form offers it."""

_NAMES: Mapping[str, str] = {
    "external_id": "id identifier identifiant identificatie identificador numero nummer reference "
    "référence referencia kennung project_id معرف",
    "title": "title titre titel título intitulé name nom naam nombre onderwerp objet betreff "
    "überschrift asunto العنوان",
    "body": "body description descripción contenu contenido content texte texto text tekst inhalt "
    "inhoud beschreibung begründung beschrijving omschrijving corps proposition الوصف النص",
    "summary": "summary résumé resumen samenvatting zusammenfassung abstract chapo",
    "tags": "tags étiquettes etiquetas labels trefwoorden schlagwörter stichwörter mots-clés "
    "keywords palabras_clave temas themen الوسوم",
    "category": "category catégorie categoría categorie kategorie thème thématique theme thema "
    "tema topic rubriek rubrik",
    "lat": "lat latitude latitud breedtegraad breitengrad y_lat خط_العرض",
    "lng": "lng lon long longitude longitud lengtegraad längengrad خط_الطول",
    "point": "point geo_point geo_point_2d coordinates coordonnées coördinaten koordinaten "
    "coordenadas geopoint",
    "address": "address adresse adres dirección anschrift location lieu lugar plaats ort standort "
    "ubicación localisation emplacement المكان",
    "author_name": "author auteur autor autora author_name nom_auteur pseudo username indiener "
    "verfasser verfasst_von autoría الكاتب",
    "status": "status state statut état estado stand toestand الحالة",
    "created_at": "created_at published_at createdat publishedat date date_creation "
    "date_de_création date_de_publication datum aanmaakdatum erstellt erstellt_am "
    "eingereicht_am fecha fecha_de_creación submitted_at التاريخ",
    "up": "up votes_up likes supports soutiens votes votes_pour in_favour voor stemmen pour "
    "stimmen unterstützungen dafür apoyos votos a_favor مؤيد",
    "down": "down votes_down dislikes votes_contre tegen contre against dagegen en_contra معارض",
    "comments_count": "comments comments_count commentaires nombre_de_commentaires reacties "
    "opmerkingen kommentare comentarios التعليقات",
    "language": "language langue taal sprache idioma locale lang اللغة",
    "url": "url link lien enlace permalink الرابط",
}
_CODE = (
    "(ar|bg|br|ca|co|cs|da|de|el|en|es|et|eu|fi|fr|ga|gl|hr|hu|is|it|ja|ko|lb|lt|lv|mt|nl|oc|"
    "pl|pt|ro|ru|sk|sl|sq|sr|sv|tr|uk|zh)"
)
_LANGUAGE = re.compile(rf"[/_:]{_CODE}(?:[-_][A-Za-z]{{2}})?$|\s*\({_CODE}\)$")
_LONG_WORD = 5


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each of our fields stands in a file.

    A field may stand in several columns: of a text the first filled one counts (one per
    language), of tags and categories all do. Where ``kind_column`` is set only rows whose
    kind is among ``kinds`` are inputs. Where one of ``withdrawn_columns`` says yes or holds
    a date, or one of ``published_columns`` says no, nobody could see the contribution there.
    """

    name: str
    columns: Mapping[str, tuple[str, ...]]
    kind_column: str = ""
    kinds: frozenset[str] = frozenset()
    withdrawn_columns: tuple[str, ...] = ()
    published_columns: tuple[str, ...] = ()
    tag_separators: str = ";|\n,"


_COMMENTS = ({"body", "root_commentable_url"}, {"body", "commentable_id", "commentable_type"})


def recognise(columns: Sequence[str], headers: Mapping[str, str] | None = None) -> Layout | None:
    """Return the layout of an export of ours or of a known platform, or nothing.

    ``headers`` says which field stands under a header of our own exports, in any language;
    those it does not name are found as in any other file.

    Raises:
        Invalid: if the file is an export of comments, which are no inputs.
    """
    if any(marks <= set(columns) for marks in _COMMENTS):
        raise Invalid("file", "team_import.holds_comments")
    if OWN_ID in columns:
        return _own(columns, headers or {})
    for known in KNOWN_EXPORTS:
        if all(_written(mark, columns) for mark in known.marks):
            return _layout(known, columns)
    return None


def guess_mapping(columns: Sequence[str]) -> dict[str, str]:
    """Suggest {our field: their column} by the names columns have in the usual languages."""
    plain = {column: _plain(column) for column in columns}
    found: dict[str, str] = {}
    for is_called in (_exactly, _among_others):
        for field in (f for f in FIELDS if f not in found):
            names = [_plain(word) for word in _NAMES[field].split()]
            free = [c for c in columns if c not in found.values()]
            for name in names:
                if column := next((c for c in free if is_called(plain[c], name)), ""):
                    found[field] = column
                    break
    return found


def layout_of(mapping: Mapping[str, str], columns: Sequence[str]) -> Layout:
    """Return the layout that ``mapping`` {our field: their column} describes.

    Raises:
        Invalid: if it names an unknown field or column, or no title.
    """
    chosen = {field: column for field, column in mapping.items() if column}
    for field, column in chosen.items():
        if field not in FIELDS:
            raise Invalid(field, "team_import.unknown_field", name=field)
        if not _written(column, columns):
            raise Invalid(field, "team_import.no_such_column", column=column)
    if "title" not in chosen:
        raise Invalid("title", "team_import.title_not_mapped")
    return Layout("columns", {f: _written(c, columns) for f, c in chosen.items()})


def field_key(field: str) -> str:
    """Return the key of the name of one of ``FIELDS``."""
    return f"team_import.field.{field}"


def language_in(column: str) -> str:
    """Return the language that a header as “title/fr” or “Titre (fr)” ends with, or nothing."""
    found = _LANGUAGE.search(column)
    return (found.group(1) or found.group(2)) if found else ""


def without_language(column: str) -> str:
    """Return a header without the language it ends with."""
    return _LANGUAGE.sub("", column)


def _own(columns: Sequence[str], headers: Mapping[str, str]) -> Layout:
    named = {field: column for column, field in headers.items() if column in columns}
    guessed = guess_mapping([c for c in columns if c not in named.values()])
    mapping = guessed | named | {"external_id": OWN_ID}
    columns_of = {field: (column,) for field, column in mapping.items()}
    return Layout("civic", columns_of, tag_separators=";")


def _layout(known: KnownExport, columns: Sequence[str]) -> Layout:
    found = {f: tuple(w for n in names for w in _written(n, columns))
             for f, names in known.columns.items()}  # fmt: skip
    kind = next((c for c in known.kind_columns if c in columns), "")
    return Layout(
        known.name,
        {field: names for field, names in found.items() if names},
        kind,
        known.kinds,
        tuple(c for c in known.withdrawn if c in columns),
        tuple(c for c in known.published if c in columns),
    )


def _written(name: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns called ``name``: that very one, or one per language."""
    if name in columns:
        return (name,)
    return tuple(c for c in columns if language_in(c) and without_language(c) == name)


def _exactly(column: str, name: str) -> bool:
    return column == name


def _among_others(column: str, name: str) -> bool:
    words = column.split("_")
    return len(name) >= _LONG_WORD and name in words and words[-1] != "id"


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", without_language(name.strip().casefold()))
    kept = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "_", kept).strip("_")
