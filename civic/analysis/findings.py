"""What an analysis found: values only, the same bytes for the same texts.

Light to import: the web process reads findings without loading any of the mathematics.
"""

import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a run can be told."""

    languages: tuple[str, ...] = ("fr", "nl", "en", "de", "es")
    """Languages among which that of a text is looked for."""
    resolution: float = 1.0
    """From 0.5, fewer and larger themes, to 2.0, more and smaller ones."""
    neighbours: int = 15
    duplicate_from: float = 0.62
    similar_from: float = 0.45
    same_place_metres: float = 500.0
    firm_from: float = 0.6
    """A theme that fewer of the runs agree on is soft."""
    isolated_below: float = 0.25
    """An idea outside the dense cores whose nearest is further away stands alone."""


class Firmness(StrEnum):
    """Whether the runs agree on a theme."""

    FIRM = "firm"
    SOFT = "soft"


class Likeness(StrEnum):
    """What two like texts are to each other."""

    DUPLICATE = "duplicate"
    ELSEWHERE = "elsewhere"


class Because(StrEnum):
    """Why two texts are shown side by side."""

    SAME_TEXT = "same_text"
    SAME_PLACE = "same_place"
    OTHER_PLACE = "other_place"
    WORDS_IN_COMMON = "words_in_common"
    SAME_MEANING = "same_meaning"


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word or phrase of a theme, and the inputs that hold it."""

    text: str
    count: int
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of inputs; one with a ``parent`` is a dense core inside another."""

    id: str
    name: str
    keywords: tuple[Keyword, ...]
    size: int
    medoid: str
    central: tuple[str, ...]
    peripheral: str
    stability: float
    firmness: Firmness
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Where one input stands; one without a theme is unclassified."""

    id: str
    theme: str = ""
    core: str = ""
    membership: float = 0.0
    x: float = 0.0
    y: float = 0.0
    isolated: bool = False
    attached: bool = False
    """Nearest to its core without being part of its dense middle."""
    provisional: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two inputs that may say the same, ``left`` before ``right``."""

    left: str
    right: str
    score: float
    likeness: Likeness
    reasons: tuple[Because, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What is needed to do it again."""

    model_id: str
    model_hash: str
    parameters: Parameters
    corpus_hash: str
    versions: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, int], ...]
    documents: int
    unclassified: int


@dataclass(frozen=True, slots=True)
class Findings:
    """The themes of a set of inputs, where each input stands, and which are alike."""

    run: Run
    themes: tuple[Theme, ...]
    rows: tuple[Row, ...]
    duplicates: tuple[Duplicate, ...]

    def members(self, theme: str) -> tuple[Row, ...]:
        """Return the rows of a theme or of a core inside one."""
        return tuple(row for row in self.rows if theme in (row.theme, row.core) and theme)

    def to_json(self) -> str:
        """Return the findings as text; equal findings give equal bytes."""
        return json.dumps(asdict(self), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def findings_of(text: str) -> Findings:
    """Read what ``to_json`` wrote."""
    found = json.loads(text)
    run = found["run"]
    return Findings(
        run=Run(
            **{
                **run,
                "parameters": parameters_of(run["parameters"]),
                "versions": _pairs(run["versions"]),
                "languages": _pairs(run["languages"]),
            }
        ),
        themes=tuple(_theme_of(theme) for theme in found["themes"]),
        rows=tuple(Row(**row) for row in found["rows"]),
        duplicates=tuple(_duplicate_of(pair) for pair in found["duplicates"]),
    )


def parameters_of(found: dict[str, Any]) -> Parameters:
    """Read parameters back; what is missing keeps its default, what is unknown is left."""
    known = {field.name for field in fields(Parameters)}
    values = {name: value for name, value in found.items() if name in known}
    if "languages" in values:
        values["languages"] = tuple(values["languages"])
    return Parameters(**values)


def _pairs(found: list[list[Any]]) -> tuple[tuple[str, Any], ...]:
    return tuple((name, value) for name, value in found)


def _theme_of(found: dict[str, Any]) -> Theme:
    keywords = tuple(
        Keyword(word["text"], word["count"], tuple(word["inputs"])) for word in found["keywords"]
    )
    own = {"keywords": keywords, "central": tuple(found["central"])}
    return Theme(**{**found, **own, "firmness": Firmness(found["firmness"])})


def _duplicate_of(found: dict[str, Any]) -> Duplicate:
    reasons = tuple(Because(reason) for reason in found["reasons"])
    own = {"reasons": reasons, "words": tuple(found["words"])}
    return Duplicate(**{**found, **own, "likeness": Likeness(found["likeness"])})
