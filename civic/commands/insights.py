"""What the texts of a file say, without a database."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Add ``insights``."""
    app.command("insights")(insights)


def insights(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A CSV or XLSX file.")],
    text: Annotated[str, typer.Option(help="The columns of the text, the title first: title,body")],
    id_column: Annotated[str, typer.Option("--id", help="The column of the identifier.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Group the texts of a file into themes."""
    import json

    from civic.adapters import sheets
    from civic.analysis.batch import analyse_rows
    from civic.analysis.embedding import embedder_for
    from civic.commands.exchange import refusals
    from civic.errors import Invalid
    from civic.rules.importing import RowError
    from civic.settings import settings

    rows: list[Mapping[str, str]] = []
    with refusals():
        for row in sheets.read(file, file.name).rows:
            if isinstance(row, RowError):
                raise Invalid("file", row.key, **row.all_figures)
            rows.append(row.cells)
    chosen = settings().embedding_model
    columns = [name.strip() for name in text.split(",") if name.strip()]
    try:
        found = analyse_rows(
            rows, columns, id_column, embedder=embedder_for("" if chosen == "default" else chosen)
        )
    except ValueError as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(1) from None
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    for theme in found["themes"]:
        typer.echo(f"{theme['size']:6}  {theme['name']}  ({', '.join(theme['keywords'])})")
