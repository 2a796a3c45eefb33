"""The first start of a platform: what it begins with, and how to sign in to it."""

import os
import subprocess
import sys
from pathlib import Path

from civic.settings import Settings, settings

ROOT = Path(__file__).parents[2]
DEMO, EMPTY = "demo", "empty"


class NoDemo(Exception):
    """The demo content could not be made."""


def begin(chosen: Settings, *, empty: bool) -> str:
    """Fill a platform that has never been used, and say what it began with.

    Raises:
        NoDemo: if the demo content cannot be made.
    """
    mark = chosen.data / "begun"
    if mark.exists():
        return mark.read_text().strip()
    if not empty:
        _tell("Making the demo town (half a minute, this once)…")
        command = [sys.executable, "-m", "civic", "demo", "--if-empty"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            raise NoDemo("The demo town could not be made; script/server --empty does without.")
    beginning = EMPTY if empty else DEMO
    mark.write_text(beginning + "\n")
    return beginning


def is_trial(chosen: Settings, beginning: str) -> bool:
    """Say whether this is the demo on somebody's own machine: no address, no mail server."""
    return beginning == DEMO and not (chosen.public_url or chosen.smtp_url)


def show_codes() -> Settings:
    """Show sign-in codes on screen, unless the deployment said otherwise; return its settings."""
    os.environ.setdefault("CIVIC_DEMO", "true")
    settings.cache_clear()
    return settings()


def welcome(chosen: Settings, beginning: str) -> str:
    """Say where the site is, and how to sign in."""
    lines = ["", f"Civic answers at {chosen.address} in a few seconds. Ctrl-C stops it."]
    if chosen.demo and not chosen.host:
        lines += ["As it shows sign-in codes, only this machine reaches it (see CIVIC_HOST)."]
    if key := _setup_key(chosen):
        lines += ["", f"Begin at {chosen.address}/setup with the set-up key {key}"]
    elif chosen.demo and beginning == DEMO:
        lines += ["", "Sign in with one of these addresses; the page shows the code:", *_people()]
    return "\n".join([*lines, ""])


def _setup_key(chosen: Settings) -> str:
    """Return the key to a platform that still waits for its first admin."""
    from civic.services import set_up
    from civic.services.house import house_from
    from civic.services.work import Caller, perform

    house = house_from(chosen)
    waiting = perform(house, Caller(), set_up.beginning).is_waiting
    house.engine.dispose()  # the server forks: no connection may cross over
    return set_up.setup_key(house) if waiting else ""


def _people() -> list[str]:
    from civic.demo import content

    first: dict[str, str] = {}
    for person in content.people():
        first.setdefault(person["role"].replace("_", " "), person["email"])
    return [f"  {role:<16} {email}" for role, email in first.items()]


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
