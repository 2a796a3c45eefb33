"""The command line: ``python -m civic``; each module of ``civic.commands`` adds its own."""

import pkgutil
import sys
from importlib import import_module

import typer

from civic import commands
from civic.settings import BadSettings

app = typer.Typer(
    name="civic", help="Run and tend a Civic platform.", no_args_is_help=True, add_completion=False
)


def main() -> None:
    """Run the command that was asked for."""
    for name in sorted(found.name for found in pkgutil.iter_modules(commands.__path__)):
        import_module(f"civic.commands.{name}").add_to(app)
    try:
        app()
    except BadSettings as fault:
        sys.stderr.write(f"{fault}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
