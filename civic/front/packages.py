"""Fetching pinned npm packages, and placing the files the site serves itself."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

from civic.front.vendor import VENDORED, Vendored
from civic.icons import FILE, NAMES, PACKAGE, VERSION


class FetchFailed(Exception):
    """A package could not be fetched; the message says what to do."""


def place_vendored(
    workshop: Path,
    destination: Path,
    tell: Callable[[str], None],
    vendored: Sequence[Vendored] = VENDORED,
) -> None:
    """Install the pinned packages beside the build and copy their files, once per list.

    Raises:
        FetchFailed: if npm cannot fetch a package, or a package lacks a file.
    """
    stamp = destination / "packages.json"
    icons = Vendored(PACKAGE, VERSION, tuple((f"icons/{n}.svg", n) for n in sorted(NAMES)))
    listed = [[v.package, v.version, v.files] for v in (*vendored, icons)]
    wanted = json.dumps(listed, indent=1)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    tell("Fetching fonts and map parts…")
    folder = workshop.with_name("vendor")
    install(folder, (*vendored, icons))
    shutil.rmtree(destination, ignore_errors=True)
    destination.mkdir(parents=True)
    for item in vendored:
        for pattern, target in item.files:
            _place(folder / "node_modules" / item.package, pattern, destination, target)
    _draw(folder / "node_modules" / PACKAGE / "icons", destination / FILE)
    stamp.write_text(wanted)


def install(folder: Path, vendored: Sequence[Vendored]) -> None:
    """Let npm put pinned packages, and what they need, into a folder of their own.

    Raises:
        FetchFailed: if npm cannot fetch one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {"private": True, "dependencies": {v.package: v.version for v in vendored}}
    (folder / "package.json").write_text(json.dumps(wanted))
    done = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"],
        cwd=folder,
        env=node_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise FetchFailed(
            f"npm could not fetch the packages of the site:\n{done.stderr[-2000:]}\n"
            "Check the connection, or set NPM_CONFIG_REGISTRY to a mirror you can reach."
        )


def node_environment() -> dict[str, str]:
    """Return the environment in which Node is the one that pip installed beside this Python."""
    beside = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": f"{beside}{os.pathsep}{os.environ.get('PATH', '')}"}
    environment.setdefault("NPM_CONFIG_REGISTRY", "https://registry.npmjs.org")
    return environment


def _draw(drawings: Path, file: Path) -> None:
    """Put the icons that screens draw into one file, each a symbol by its name."""
    symbols = []
    for name in sorted(NAMES):
        drawing = drawings / f"{name}.svg"
        if not drawing.is_file():
            raise FetchFailed(f"{PACKAGE} has no icon {name}")
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{_inside(drawing)}</symbol>')
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>')


def _inside(drawing: Path) -> str:
    """Return the lines of a drawing without the frame around them."""
    svg = ElementTree.parse(drawing).getroot()  # noqa: S314  from a package pinned here
    for part in svg.iter():
        part.tag = part.tag.rpartition("}")[2]
    return "".join(ElementTree.tostring(part, "unicode").strip() for part in svg)


def _place(package: Path, pattern: str, destination: Path, target: str) -> None:
    found = sorted(package.glob(pattern))
    if not found:
        raise FetchFailed(f"{package.name} has no file {pattern}")
    for path in found:
        to = destination / target / path.name if target.endswith("/") else destination / target
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, to)
