"""The figures of the team's side as files: a table as CSV or a workbook, a picture."""

import asyncio
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from civic.adapters.chart_picture import chart_picture
from civic.adapters.sheets import write_csv, write_xlsx
from civic.api.answers import in_words
from civic.api.caller import caller_of
from civic.errors import NotFound
from civic.i18n import direction
from civic.rules.exporting import delimiter_for
from civic.services import dashboard_files
from civic.services.dashboard_files import Table
from civic.services.house import house
from civic.services.lanes import performed

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
}


@in_words
async def _file(request: Request) -> Response:
    name, kind = request.path_params["name"], request.path_params["kind"]
    if kind not in KINDS:
        raise NotFound
    project, days = request.query_params.get("project", ""), request.query_params.get("days", "")
    period = int(days) if days.isascii() and days.isdecimal() and len(days) < len("10000") else -1
    asked = (name, project, period)
    table = await performed(house(), caller_of(request), dashboard_files.table, *asked)
    headers = {
        "content-disposition": f'attachment; filename="civic-{name}.{kind}"',
        "cache-control": "no-store",
    }
    if kind == "png":
        drawn = await asyncio.to_thread(_picture, table)
        return Response(drawn, media_type=KINDS[kind], headers=headers)
    return StreamingResponse(sheet(table, kind), media_type=KINDS[kind], headers=headers)


def sheet(table: Table, kind: str) -> Iterable[bytes]:
    """Write a table as a workbook (``xlsx``), or as CSV."""
    if kind == "xlsx":
        return write_xlsx(table.heads, table.rows, name=table.title)
    return write_csv(table.heads, table.rows, delimiter=delimiter_for(table.language))


def _picture(table: Table) -> bytes:
    turned = direction(table.language) == "rtl"
    return chart_picture(
        table.title, table.heads, table.rows, colour=table.colour, is_right_to_left=turned
    )


ROUTES = [Route("/api/team/figures/{name}.{kind}", _file)]
