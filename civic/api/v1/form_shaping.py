"""From the forms that services show to what the API answers."""

from civic.api.v1 import form_schemas, shaping
from civic.api.v1.shaping import words
from civic.services.api_inputs import InputWhole
from civic.services.form_views import AnswerView, FormPage, QuestionView


def whole(found: InputWhole) -> form_schemas.InputDetail:
    """Return a contribution with what it answers and what became of it."""
    return form_schemas.InputDetail.model_validate(
        {
            **shaping.input_fields(found.item),
            "history": [shaping.step(each) for each in found.history],
            "answers": [shaping.answer(each) for each in found.answers],
            "form_answers": [answer(each) for each in found.form_answers],
            "merged_from": found.merged_from,
            "updates": [
                {"id": each.id, "body": each.body, "lang": each.lang, "at": each.at}
                for each in found.updates
                if not each.gone
            ],
        }
    )


def form(pages: list[FormPage]) -> form_schemas.Form:
    """Return the form of an activity."""
    return form_schemas.Form(pages=[_page(page) for page in pages])


def _page(page: FormPage) -> form_schemas.FormPage:
    return form_schemas.FormPage(
        title=words(page.title),
        help=words(page.help),
        questions=[_question(each) for each in page.questions],
    )


AS_THEY_ARE = ("id", "kind", "unit", "types", "megabytes")


def _question(view: QuestionView) -> form_schemas.Question:
    return form_schemas.Question.model_validate(
        {
            **{name: getattr(view, name) for name in AS_THEY_ARE},
            "wording": words(view.wording),
            "help": words(view.help),
            "is_required": view.is_required,
            "is_public": view.is_public,
            "options": [{"id": each.id, "name": words(each.name)} for each in view.options],
            "least": float(view.least) if view.least else None,
            "most": float(view.most) if view.most else float(view.slots) if view.slots else None,
        }
    )


def answer(view: AnswerView) -> form_schemas.FormAnswer:
    """Return an answer to a question of a form."""
    return form_schemas.FormAnswer(
        question_id=view.question_id,
        question=words(view.wording),
        kind=view.kind,
        text=view.text,
        options=view.picked,
        files=[
            form_schemas.AnswerFile(id=file.id, url=shaping.address(file.url), name=file.name)
            for file in view.files
        ],
    )
