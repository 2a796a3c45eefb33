"""Counts a vote of a platform from its published files, as the platform counted it."""

from pathlib import Path
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Add ``recount``."""
    app.command("recount")(recount)


def recount(
    files: Annotated[
        list[Path],
        typer.Argument(exists=True, dir_okay=False, help="The files of ballots of one vote."),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print what the platform publishes, byte for byte.")
    ] = False,
) -> None:
    """Count a vote from its files, by the rule that they say; give all files of its districts."""
    import json

    from civic.tally import pabulib_in, published
    from civic.tally.rule import BadRule

    try:
        found = published.document(file.read_bytes() for file in files)
    except (BadRule, pabulib_in.BrokenFile) as wrong:
        typer.echo(f"{', '.join(map(str, files))}: {wrong}", err=True)
        raise typer.Exit(2) from None
    if as_json:
        typer.echo(found, nl=False)
        return
    for district in json.loads(found)["districts"]:
        typer.echo("\n".join(published.lines(district)))
