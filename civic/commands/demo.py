"""Filling an empty platform with the demo commune."""

import typer


def add_to(app: typer.Typer) -> None:
    """Add ``demo``."""

    @app.command("demo")
    def run(if_empty: bool = typer.Option(False, help="Say nothing where people are.")) -> None:
        """Fill an empty platform with an invented town and what its people say."""
        from civic.demo.load import load
        from civic.services.house import house

        if load(house()):
            typer.echo("The demo town is there.")
        elif not if_empty:
            typer.echo("This platform has people already: nothing was changed.", err=True)
            raise typer.Exit(1)
