"""What the team wrote, in the languages of the platform: each reader has their own, if it is there.

An input that has no text in a reader's language is read as it was written.
"""

from dataclasses import dataclass, field

from sqlmodel import col, select

from civic.errors import Invalid, NotFound
from civic.i18n import LANGUAGES
from civic.models import Input, InputText
from civic.rules.texts import line, rich
from civic.services.ballots import refuse_begun
from civic.services.inputs import LEAST_TITLE, MOST_BODY, MOST_TITLE
from civic.services.scenarios import is_teams
from civic.services.work import Work, reads


@dataclass(frozen=True)
class Tongue:
    """A language of the platform, and whether there is a text in it."""

    code: str
    name: str
    is_there: bool


@dataclass(frozen=True)
class TranslationPage:
    """An input of the team as it was written, and as it reads in one other language."""

    id: str = ""
    title: str = ""
    lang: str = ""
    body: str = ""
    language: str = ""
    written_title: str = ""
    written_body: str = ""
    tongues: list[Tongue] = field(default_factory=list)


@reads
def page(work: Work, input_id: str, language: str) -> TranslationPage:
    """Return an input of the team in one language, the first that is another if none is asked for.

    Raises:
        NotFound: if the team did not write it, or there is no other language.
        Refused: if the actor does not manage its project.
    """
    row = _managed(work, input_id)
    others = [code for code in work.platform.languages if code != row.language]
    if not others:
        raise NotFound
    chosen = language if language in others else others[0]
    query = select(InputText).where(col(InputText.input_id) == input_id)
    found = {text.language: text for text in work.session.exec(query)}
    text = found.get(chosen)
    return TranslationPage(
        id=row.id,
        title=row.title,
        lang=row.language,
        body=row.body,
        language=chosen,
        written_title=text.title if text else "",
        written_body=text.body if text else "",
        tongues=[Tongue(code, LANGUAGES[code], code in found) for code in others],
    )


def save(work: Work, input_id: str, language: object, title: object, body: object) -> None:
    """Keep what an input of the team says in a language; without a title it says nothing there.

    Raises:
        Refused: if the actor does not manage its project, or people vote already.
        Invalid: if a text cannot be read, with its field.
    """
    row = _managed(work, input_id)
    refuse_begun(work, [row.activity_id])
    if language not in work.platform.languages or language == row.language:
        raise Invalid("language", "invalid.choice")
    kept = work.session.get(InputText, (input_id, language))
    if not str(title or "").strip():
        if kept is not None:
            work.session.delete(kept)
    else:
        kept = kept or InputText(input_id=input_id, language=str(language), title="")
        kept.title = line("title", title, most=MOST_TITLE, least=LEAST_TITLE)
        kept.body = rich("body", body, most=MOST_BODY)
        if not kept.body:
            raise Invalid("body", "invalid.missing")
        work.session.add(kept)
    for topic in (f"input:{input_id}", f"activity:{row.activity_id}", f"vote:{row.activity_id}"):
        work.tell(topic)


def _managed(work: Work, input_id: str) -> Input:
    row = work.session.get(Input, input_id)
    if row is None or row.withdrawn_at:
        raise NotFound
    if not is_teams(work.visit(row.activity_id)):
        raise NotFound
    work.manage(row.project_id)
    return row
