"""The public figures of moderation: as files, and for those who run no script."""

import re

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from civic.api import plain
from civic.api.answers import in_words
from civic.api.caller import caller_behind, reader_of
from civic.api.figures import KINDS, sheet
from civic.api.shell.heads import Head, Visitor
from civic.errors import NotFound
from civic.i18n import say
from civic.services import ruled, sharing
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.work import perform


@in_words
async def _file(request: Request) -> Response:
    kind = request.path_params["kind"]
    if kind not in ("csv", "xlsx"):
        raise NotFound
    table = await performed(house(), reader_of(request), ruled.table)
    headers = {"content-disposition": f'attachment; filename="civic-moderation.{kind}"'}
    return StreamingResponse(sheet(table, kind), media_type=KINDS[kind], headers=headers)


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    outside = perform(house(), caller_behind(visitor), sharing.home).outside
    language = visitor.language
    title = say("ruled.title", language)
    return Head(
        title=f"{title} · {outside.platform}",
        description=say("ruled.lead", language),
        canonical=f"{outside.site}/moderation",
        content=plain.page(
            plain.link("/", outside.platform),
            plain.heading(title),
            plain.items([plain.link("/api/moderation.csv", say("ruled.csv", language))]),
        ),
    )


ROUTES = [Route("/api/moderation.{kind}", _file)]
HEADS = [(r"/moderation", _head)]
