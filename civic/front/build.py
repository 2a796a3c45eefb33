"""Building the browser's half of the site, so that a failed build never breaks one that works."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from civic.front.packages import FetchFailed, node_environment, place_vendored

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build"
SITE = BUILD / "site"
WORKSHOP = BUILD / "web"
STAMP = "sources.json"
BEHIND = ("adapters", "analysis", "api", "commands", "demo", "models", "tally")
ADDRESS = re.compile(r"`(http|ws)://localhost:\d+(/[^`]*)`")
Tell = Callable[[str], None]


class BuildFailed(Exception):
    """The site could not be built; the message says where to look."""


def build(tell: Tell, *, force: bool = False) -> bool:
    """Build the site where its sources changed since; return whether anything was done.

    Raises:
        BuildFailed: if it did not work; the site that was there is untouched.
    """
    sources = fingerprint()
    if not force and sources == built_from():
        return False
    tell("Building the site (a minute or two the first time)…")
    place_vendored(WORKSHOP, ROOT / "assets" / "vendor", tell)
    _export(tell)
    _settle(ROOT / "reflex.lock" / "package.json")
    _swap_in(sources)
    return True


def fingerprint() -> str:
    """Return a digest of every file the browser's half depends on."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(_sources()):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def built_from() -> str:
    """Return the fingerprint of the site that is being served, or nothing when there is none."""
    stamp = SITE / STAMP
    if not stamp.is_file() or not (SITE / "build" / "client" / "index.html").is_file():
        return ""
    return str(json.loads(stamp.read_text())["sources"])


def _sources() -> Iterator[Path]:
    named = ("rxconfig.py", "requirements.txt", "reflex.lock/package-lock.json")
    yield from (path for name in named if (path := ROOT / name).is_file())
    for path in (ROOT / "civic").rglob("*"):
        behind = path.relative_to(ROOT / "civic").parts[0] in BEHIND
        if path.suffix in {".py", ".js", ".jsx", ".css"} and not behind:
            yield path
    for path in (ROOT / "assets").rglob("*"):
        made_here = path.relative_to(ROOT / "assets").parts[0] in ("vendor", "external")
        if path.is_file() and not made_here:
            yield path


def _export(tell: Tell) -> None:
    BUILD.mkdir(exist_ok=True)
    ignored = ROOT / ".gitignore"
    kept = ignored.read_bytes() if ignored.is_file() else None
    shutil.rmtree(WORKSHOP / "build", ignore_errors=True)
    journal = BUILD / "build.log"
    environment = _environment()
    with journal.open("w") as output:
        done = subprocess.run(
            [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if kept is not None and ignored.read_bytes() != kept:
        ignored.write_bytes(kept)  # Reflex adds its own lines on every first build
    made = WORKSHOP / "build" / "client" / "index.html"
    if done.returncode != 0 or not made.is_file():
        tell(journal.read_text()[-3000:])
        raise BuildFailed(f"The site could not be built; everything that was said is in {journal}.")


def _environment() -> dict[str, str]:
    """Return the environment of a build: no setting of the deployment has a part in it."""
    kept = {name: value for name, value in node_environment().items() if name[:6] != "CIVIC_"}
    return kept | {"REFLEX_WEB_WORKDIR": str(WORKSHOP), "CIVIC_PORT": "3000"}


def _swap_in(sources: str) -> None:
    """Put the finished build where the old one was, with one rename."""
    fresh, old = BUILD / "site.new", BUILD / "site.old"
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    fresh.mkdir()
    shutil.copytree(WORKSHOP / "build" / "client", fresh / "build" / "client")
    shutil.copytree(WORKSHOP / "backend", fresh / "backend")
    for name in ("routes.json", "reflex.json"):
        if (WORKSHOP / name).is_file():
            shutil.copy2(WORKSHOP / name, fresh / name)
    _forget_the_port(fresh / "build" / "client" / "assets")
    (fresh / STAMP).write_text(json.dumps({"sources": sources}))
    if SITE.exists():
        SITE.rename(old)
    fresh.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)


def _settle(path: Path) -> None:
    """Give the list of npm packages one form: npm and Reflex order it each in its way."""
    if path.is_file():
        path.write_text(json.dumps(json.loads(path.read_text()), indent=2, sort_keys=True) + "\n")


def _forget_the_port(assets: Path) -> None:
    """Make the browser speak to wherever the page came from, not to the port of the build."""
    for path in assets.glob("reflex-env-*.js"):
        path.write_text(ADDRESS.sub(_same_origin, path.read_text()))
        for packed in (".gz", ".br"):
            path.with_name(path.name + packed).unlink(missing_ok=True)


def _same_origin(address: re.Match[str]) -> str:
    origin = "location.origin" if address[1] == "http" else 'location.origin.replace("http","ws")'
    return f'({origin}+"{address[2]}")'


def main() -> int:
    """Build the site where needed, and say so."""
    try:
        built = build(_say)
    except (BuildFailed, FetchFailed) as fault:
        _say(str(fault))
        return 1
    _say("The site is built." if built else "The site is up to date.")
    return 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
