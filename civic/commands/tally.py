"""Counts a vote from its file, without a platform."""

from pathlib import Path
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Add ``tally``."""
    app.command("tally")(tally)


def tally(  # noqa: PLR0913, PLR0917  each is an option of the command
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A Pabulib .pb file.")],
    rule: Annotated[
        str, typer.Option(help="greedy, greedy-per-cost, equal-shares or phragmen.")
    ] = "greedy",
    utility: Annotated[
        str, typer.Option(help="Of equal shares, what a project is worth: cost or cardinality.")
    ] = "cost",
    completion: Annotated[
        str,
        typer.Option(
            help="Of equal shares: none, add1-exhaustive, add1-feasible, greedy, "
            "or endowment=X, X per voter in the file's money."
        ),
    ] = "none",
    stop: Annotated[
        str,
        typer.Option(
            help="At what does not fit: skip or end; by default end for phragmen only. "
            "With endowment=X, skip keeps to the envelope."
        ),
    ] = "",
    ties: Annotated[
        str,
        typer.Option(
            help="What parts equals, one after the other: "
            "id, order, votes, score, cheapest, dearest, lot:SEED."
        ),
    ] = "id",
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    explain: Annotated[bool, typer.Option(help="Say why each project was funded or not.")] = False,
) -> None:
    """Say which projects of a vote are funded."""
    import json
    from time import perf_counter

    from civic.tally import pabulib_in, telling
    from civic.tally.count import count
    from civic.tally.rule import BadRule, completion_of, from_dict

    start = perf_counter()
    try:
        complete, endowment = completion_of(completion)
        settled = {"utility": utility, "completion": complete, "endowment": endowment}
        by = from_dict({"method": rule, "stop": stop or None, "ties": ties.split(","), **settled})
        outcome = count(pabulib_in.read_file(file), by)
    except (BadRule, pabulib_in.BrokenFile) as wrong:
        typer.echo(f"{file}: {wrong}", err=True)
        raise typer.Exit(2) from None
    found = telling.told(outcome) | {"seconds": round(perf_counter() - start, 3)}
    if explain:
        found |= telling.explained(outcome)
    lines = [json.dumps(found, ensure_ascii=False)] if as_json else telling.lines(found)
    typer.echo("\n".join(lines))
    if not outcome.is_feasible:
        typer.echo(telling.TOO_GENEROUS, err=True)
        raise typer.Exit(1)
