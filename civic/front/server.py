"""Starting the site: prepared, built where needed, on one port, and stopped without a trace."""

import argparse
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from civic import settings as deployment
from civic.front import beginning, garbage
from civic.front.build import SITE, BuildFailed, build, built_from
from civic.front.packages import FetchFailed

ROOT = Path(__file__).parents[2]
MB = 2**20
LEAST_FREE = 100 * MB


class CannotStart(Exception):
    """Why the site does not start, and what to do about it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the site and stay until it is told to stop."""
    os.umask(0o077)  # the database, files and mail are nobody else's
    asked = _asked(arguments)
    if asked.dev:
        from civic.front.dev import serve_while_working

        given = sys.argv[1:] if arguments is None else arguments
        return serve_while_working([word for word in given if word != "--dev"])
    if asked.port:
        os.environ["CIVIC_PORT"] = asked.port
    try:
        chosen = deployment.settings()
        _refuse_taken(chosen.listens_on, chosen.port)
        refuse_folder(chosen.data)
        _build()
        began = _prepare(chosen, empty=asked.empty)
    except (deployment.BadSettings, CannotStart, BuildFailed, FetchFailed) as fault:
        _tell(str(fault))
        return 1
    if beginning.is_trial(chosen, began):
        chosen = beginning.show_codes()
    _tell(beginning.welcome(chosen, began))
    _serve(chosen)
    return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("script/server", description="Start the site.")
    parser.add_argument("--port", default="", help="port of the site (CIVIC_PORT, 3000)")
    parser.add_argument("--empty", action="store_true", help="begin without the demo content")
    parser.add_argument("--dev", action="store_true", help="build and serve again at each change")
    return parser.parse_args(arguments)


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except socket.gaierror as fault:
            raise CannotStart(
                f"No machine is called {host}: {fault.strerror}.\n"
                "Set CIVIC_HOST to an address of this machine, as 127.0.0.1, or leave it empty."
            ) from None
        except OSError as fault:
            raise CannotStart(
                f"Port {port} on {host} cannot be used: {fault.strerror}.\n"
                f"Stop what uses it, or choose another: script/server --port {port + 1}"
            ) from None


def refuse_folder(data: Path, least: int = LEAST_FREE) -> None:
    """Refuse a data folder in which nothing can be kept.

    Raises:
        CannotStart: if it cannot be written, or fewer than ``least`` bytes are free there.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data):
            free = shutil.disk_usage(data).free
    except OSError as fault:
        raise CannotStart(
            f"The data folder {data} cannot be used: {fault.strerror}.\n"
            "Give it to the user that runs Civic, or choose another with CIVIC_DATA."
        ) from None
    if free < least:
        raise CannotStart(
            f"Only {free // MB} MB are free where the data folder {data} is; Civic begins with "
            f"{least // MB}.\nMake room, or choose another folder with CIVIC_DATA."
        )


def _build() -> None:
    """Build the site where needed; one that cannot be built leaves the one that worked."""
    try:
        build(_tell)
    except (BuildFailed, FetchFailed) as fault:
        if not built_from():
            raise
        _tell(f"{fault}\nThe site as it was last built is served instead.")


def _prepare(chosen: deployment.Settings, *, empty: bool) -> str:
    """Bring the database up to date and fill it where it is new; say what it began with."""
    from civic.commands.migrate import CannotMigrate, migrate

    try:
        migrate(chosen.database)
        return beginning.begin(chosen, empty=empty)
    except (CannotMigrate, beginning.NoDemo) as fault:
        raise CannotStart(str(fault)) from None


def _serve(chosen: deployment.Settings) -> None:
    garbage.wait()
    os.environ["REFLEX_WEB_WORKDIR"] = str(SITE)
    from reflex.utils.exec import run_granian_backend_prod
    from reflex_base.constants import Env
    from reflex_base.constants.base import LogLevel
    from reflex_base.environment import environment

    environment.REFLEX_ENV_MODE.set(Env.PROD)
    environment.REFLEX_SKIP_COMPILE.set(True)
    run_granian_backend_prod(chosen.listens_on, chosen.port, LogLevel.WARNING)


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
