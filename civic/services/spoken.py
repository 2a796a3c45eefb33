"""What inputs of the team say in the reader's language; the caller has asked for leave."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import col, select

from civic.models import InputText
from civic.services.work import Work


@dataclass(frozen=True, slots=True)
class Spoken:
    """An input in a language."""

    title: str
    body: str
    lang: str


def spoken(work: Work, languages: Mapping[str, str]) -> dict[str, Spoken]:
    """Return those inputs that have a text in the reader's language, and were written in another.

    ``languages`` says in which each was written, by its id.
    """
    others = [key for key, language in languages.items() if language != work.reader]
    if not others:
        return {}
    query = select(InputText).where(
        col(InputText.input_id).in_(others), InputText.language == work.reader
    )
    return {
        row.input_id: Spoken(row.title, row.body, row.language) for row in work.session.exec(query)
    }
