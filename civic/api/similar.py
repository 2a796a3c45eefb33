"""What the form asks while somebody types a title: inputs like it."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from civic.api.answers import in_words
from civic.api.caller import reader_of
from civic.api.shell.identity import current
from civic.i18n import say
from civic.services import similar
from civic.services.house import house


@in_words
async def _similar(request: Request) -> Response:
    caller = reader_of(request)
    found = await asyncio.to_thread(
        similar.look,
        house(),
        caller,
        request.path_params["activity"],
        request.query_params.get("title", ""),
    )
    language = caller.language or (await current()).language
    cards = [
        {
            "id": card.id,
            "title": card.title,
            "lang": card.lang,
            "status": {"text": card.status.text, "lang": card.status.lang},
            "support": say("inputs.up", language, count=card.up),
            "mine": card.mine,
        }
        for card in found or ()
    ]
    answer = {"found": cards, "is_learning": found is None}
    return JSONResponse(answer, headers={"cache-control": "no-store"})


ROUTES = [Route("/api/activities/{activity}/similar", _similar)]
