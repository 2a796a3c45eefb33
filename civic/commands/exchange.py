"""Bringing inputs in from a file, and taking them out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from civic.services.import_trial import DryRun

ProjectName = Annotated[str, typer.Option("--project", help="The project's id or address.")]
ActivityName = Annotated[str, typer.Option("--activity", help="The activity's id or address.")]
Kind = Annotated[str, typer.Option("--format", help="csv, xlsx or geojson; else as --out ends.")]
Mapping = Annotated[
    list[str] | None, typer.Option("--map", help="A field and its column: title=Titre.")
]


def add_to(app: typer.Typer) -> None:
    """Add ``import`` and ``export``."""
    bring = typer.Typer(no_args_is_help=True)
    take = typer.Typer(no_args_is_help=True)
    bring.callback()(_bring)
    take.callback()(_take)
    bring.command("inputs")(import_inputs)
    take.command("inputs")(export_inputs)
    app.add_typer(bring, name="import")
    app.add_typer(take, name="export")


def _bring() -> None:
    """Bring contents in from a file."""


def _take() -> None:
    """Take contents out into a file."""


def import_inputs(  # noqa: PLR0913, PLR0917  each is an option of the command line
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A CSV or XLSX file.")],
    project: ProjectName,
    activity: ActivityName,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    mapping: Mapping = None,
    new_tags: Annotated[bool, typer.Option(help="Add the tags that are new here.")] = True,
) -> None:
    """Import inputs from a known export, or from the columns that --map names: all, or none."""
    from civic.rules.access import SYSTEM
    from civic.rules.import_plan import Plan
    from civic.services import activity_heads, import_trial, importing
    from civic.services.house import house
    from civic.services.work import perform

    with refusals():
        there = perform(house(), SYSTEM, activity_heads.named, project, activity).activity_id
        sent = importing.File(file.read_bytes(), file.name, Plan(_pairs(mapping), {}, new_tags))
        trial = perform(house(), SYSTEM, import_trial.try_out, there, sent)
        _tell(trial)
        if trial.bad:
            raise typer.Exit(1)
        if not dry_run:
            done = importing.import_inputs(house(), SYSTEM, there, sent)
            typer.echo(f"imported: {done.added}")


def export_inputs(
    project: ProjectName,
    activity: ActivityName,
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    kind: Kind = "",
    with_people: Annotated[
        bool, typer.Option("--with-addresses", help="With the e-mail addresses of authors.")
    ] = False,
) -> None:
    """Export the inputs of an activity as CSV, XLSX or GeoJSON."""
    from civic.rules.access import SYSTEM
    from civic.services import activity_heads, exporting
    from civic.services.house import house
    from civic.services.work import perform

    chosen = kind or out.suffix.removeprefix(".")
    if chosen not in set(exporting.Format):
        raise typer.BadParameter(f"{chosen or out.name}: csv, xlsx or geojson")
    with refusals():
        there = perform(house(), SYSTEM, activity_heads.named, project, activity).activity_id
        order = exporting.Order(there, with_people=with_people)
        _, parts = exporting.export(house(), SYSTEM, order, exporting.Format(chosen))
        half = out.with_name(f"{out.name}.part")
        with half.open("wb") as target:
            target.writelines(parts)
        half.replace(out)
    typer.echo(str(out))


def _pairs(typed: Sequence[str] | None) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in typed or ()]
    if wrong := next((name for name, _, column in pairs if not column), None):
        raise typer.BadParameter(f"{wrong}: --map takes a field and a column, as title=Titre")
    return {name: column for name, _, column in pairs}


def _tell(trial: "DryRun") -> None:
    for mistake in trial.mistakes:
        typer.echo(mistake.sentence, err=True)
    if trial.bad > len(trial.mistakes):
        typer.echo(f"… {trial.bad - len(trial.mistakes)}", err=True)
    for name in ("rows", "fresh", "already", "left_out", "bad"):
        typer.echo(f"{name}: {getattr(trial, name)}")


@contextmanager
def refusals() -> Iterator[None]:
    """Say a refusal in words, and end with an error."""
    from civic.errors import CivicError
    from civic.i18n import say
    from civic.settings import settings
    from civic.state.notices import complaint_of

    try:
        yield
    except CivicError as wrong:
        said = complaint_of(wrong)
        typer.echo(say(said.key, settings().language, date=said.date, **said.figures), err=True)
        raise typer.Exit(1) from None
