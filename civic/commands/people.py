"""Accounts and roles from the command line, by whoever holds the server."""

from typing import Any

import typer


def add_to(app: typer.Typer) -> None:
    """Add ``people`` and its commands."""
    people = typer.Typer(help="Make accounts and give roles.", no_args_is_help=True)

    @people.command()
    def create(email: str, name: str) -> None:
        """Make a confirmed account for an address."""
        from civic.services import team

        typer.echo(_done(team.create, email, name))

    @people.command()
    def grant(
        email: str,
        role: str = typer.Argument(help="admin, project_manager or moderator"),
        project: str = typer.Option("", help="The project's id, for all but admin."),
    ) -> None:
        """Trust somebody with a role."""
        from civic.services import team

        _done(team.grant, email, role, project)

    @people.command("setup-key")
    def setup_key() -> None:
        """Print the key with which the first admin opens an empty platform."""
        from civic.services import set_up
        from civic.services.house import house

        typer.echo(set_up.setup_key(house()))

    app.add_typer(people, name="people")


def _done(act: Any, *arguments: str) -> Any:  # noqa: ANN401  any act of the team, and its result
    from civic.errors import CivicError
    from civic.i18n import say
    from civic.rules.access import SYSTEM
    from civic.services.house import house
    from civic.services.work import perform
    from civic.state.notices import complaint_of

    try:
        return perform(house(), SYSTEM, act, *arguments)
    except CivicError as wrong:
        complaint = complaint_of(wrong)
        typer.echo(say(complaint.key, "en", **complaint.figures), err=True)
        raise typer.Exit(1) from None
