"""Running jobs in a process of their own."""

import typer


def add_to(app: typer.Typer) -> None:
    """Add ``worker``."""

    @app.command()
    def worker() -> None:
        """Run the jobs that the platform leaves, until stopped."""
        from civic.jobs import work_until_stopped

        work_until_stopped()
