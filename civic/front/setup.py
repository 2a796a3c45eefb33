"""Preparing the folder: a virtual environment, the pinned packages, the built site.

This runs before anything is installed, so it imports nothing but the standard library.
"""

import argparse
import hashlib
import os
import platform
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

ROOT = Path(__file__).parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
CPU_WHEELS = "https://download.pytorch.org/whl/cpu"
TORCH = "torch==2.13.0"


class SetupFailed(Exception):
    """A step that did not work, and what to do about it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare what is missing; do nothing where all is there."""
    parser = argparse.ArgumentParser("script/setup", description="Prepare this folder.")
    parser.add_argument("--dev", action="store_true", help="also what tests and checks need")
    parser.add_argument("--only-packages", action="store_true", help="do not build the site")
    asked = parser.parse_args(arguments)
    try:
        _packages(dev=asked.dev)
    except SetupFailed as fault:
        _tell(f"\nSetup stopped: {fault}")
        return 1
    if asked.only_packages:
        return 0
    return subprocess.run([PYTHON, "-m", "civic.front.build"], cwd=ROOT, check=False).returncode


def _packages(*, dev: bool) -> None:
    lists = ["requirements-dev.txt", "requirements.txt"] if dev else ["requirements.txt"]
    if all(_stamp(name).is_file() and _stamp(name).read_text() == _mark(name) for name in lists):
        return
    if not PYTHON.exists():
        _tell("1/3 Creating .venv")
        _run(
            [sys.executable, "-m", "venv", str(VENV)],
            "the virtual environment could not be created.\n"
            "On Debian or Ubuntu: sudo apt install python3-venv",
        )
    _tell("2/3 Installing PyTorch for processors without a graphics card")
    _install_torch()
    _tell(f"3/3 Installing the packages of {lists[0]}")
    _pip(
        ["-r", str(ROOT / lists[0])],
        "pip could not install the packages (see above).\n"
        "Check the connection, or set PIP_INDEX_URL to a mirror you can reach, and run it again.",
    )
    for name in lists:
        _stamp(name).write_text(_mark(name))


def _install_torch() -> None:
    """Prefer PyTorch's own processor build: the usual one for Linux brings gigabytes of CUDA."""
    if platform.system() == "Linux" and _reachable(f"{CPU_WHEELS}/torch/"):
        done = subprocess.run(
            [*_pip_command(), TORCH, "--index-url", CPU_WHEELS, "--extra-index-url", _index()],
            check=False,
        )
        if done.returncode == 0:
            return
    _tell(
        "    its own index gives none: taking the usual build, which may be some gigabytes larger"
    )
    _pip([TORCH], f"pip could not install {TORCH}; check the connection and the free space.")


def _reachable(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  our own constant
            return bool(answer.status == HTTPStatus.OK)
    except (urllib.error.URLError, OSError):
        return False


def _index() -> str:
    return os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple")


def _pip(arguments: list[str], advice: str) -> None:
    _run([*_pip_command(), *arguments], advice)


def _pip_command() -> list[str]:
    options = ["--disable-pip-version-check", "--quiet", "--progress-bar", "on"]
    return [str(PYTHON), "-m", "pip", "install", *options]


def _run(command: list[str], advice: str) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise SetupFailed(advice)


def _mark(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes() + sys.version.encode()).hexdigest()


def _stamp(name: str) -> Path:
    return VENV / f".{name}.installed"


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
