"""Answers that are pictures or files: how many, how heavy, of which types."""

from collections.abc import Mapping, Sequence

from civic.errors import Invalid
from civic.rules import editing, texts

USUAL, MOST = 3, 10
ALT_MOST = 300
MEGABYTE = 1024 * 1024
MEGABYTES_MOST = 20
PICTURE_MEGABYTES = 12
"""How heavy a picture may be before it is encoded anew."""
TYPES = ("pdf", "odt", "docx", "txt", "ods", "xlsx", "csv", "odp", "pptx", "jpg", "png")
"""The types of file that a question may ask for; where it names none, it takes them all."""

SentFile = dict[str, str | int]
"""What is kept of one file of an answer: ``id``, ``alt``, ``name``, ``type`` and ``size``."""


def sent(field: str, typed: object, most: int, *, is_described: bool) -> list[SentFile]:
    """Return what was sent for a question, in order and once each; whose it is, a service asks.

    Raises:
        Invalid: if it is no list of files, or there are too many.
    """
    if not isinstance(typed, Sequence) or isinstance(typed, str):
        raise Invalid(field, "invalid.choice")
    found: dict[str, SentFile] = {}
    for each in typed:
        if not isinstance(each, Mapping) or not isinstance(each.get("id"), str):
            raise Invalid(field, "invalid.choice")
        alt = texts.line(field, each.get("alt") or "", most=ALT_MOST, least=0)
        found[each["id"]] = {"id": each["id"], "alt": alt if is_described else ""}
    if len(found) > most:
        raise Invalid(field, "invalid.too_large", most=str(most))
    return list(found.values())


def limits(megabytes: object, types: Sequence[object]) -> tuple[int | None, list[str]]:
    """Return how heavy a file may be and of which types, as they were typed.

    Raises:
        Invalid: if the weight is none, or a type none of ``TYPES``.
    """
    chosen = editing.chosen("types", list(types), TYPES)
    written = str(megabytes or "").strip()
    if not written:
        return None, chosen
    if not (written.isdecimal() and len(written) < MOST and 1 <= int(written) <= MEGABYTES_MOST):
        raise Invalid("megabytes", "team_form.limit_beyond", most=str(MEGABYTES_MOST))
    return int(written), chosen


def words_in(answer: object) -> str:
    """Return what an answer says in words: of files how they are called or described."""
    files = files_in(answer)
    return "\n".join(str(each.get("name") or each["alt"]) for each in files) or str(answer)


def files_in(answer: object) -> list[SentFile]:
    """Return the files of an answer, nothing where it has none."""
    return [each for each in answer if isinstance(each, dict)] if isinstance(answer, list) else []
