"""Spectral, fetched when it is first needed, and what it finds in a description of an API."""

import json
import subprocess
from pathlib import Path
from typing import Any

from civic.front.packages import install, node_environment
from civic.front.vendor import Vendored

SPECTRAL = Vendored("@stoplight/spectral-cli", "6.16.3", ())
TOOLS = Path(__file__).parents[3] / "build" / "tools" / "spectral"
PROGRAM = TOOLS / "node_modules" / ".bin" / "spectral"
RULES = "extends: spectral:oas\n"


def faults(document: dict[str, Any], folder: Path) -> list[str]:
    """Return what Spectral has against a description, warnings included."""
    _fetch()
    described, rules = folder / "openapi.json", folder / ".spectral.yaml"
    described.write_text(json.dumps(document))
    rules.write_text(RULES)
    done = subprocess.run(
        [PROGRAM, "lint", described, "--ruleset", rules, "--format", "json", "--quiet"],
        env=node_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.stdout.strip():
        raise AssertionError(f"Spectral did not run:\n{done.stderr[-2000:]}")
    return [
        f"{fault['code']} {'.'.join(fault['path'])}: {fault['message']}"
        for fault in json.loads(done.stdout)
    ]


def _fetch() -> None:
    """Install the pinned program beside the build, once."""
    stamp = TOOLS / "version"
    if PROGRAM.exists() and stamp.is_file() and stamp.read_text() == SPECTRAL.version:
        return
    install(TOOLS, (SPECTRAL,))
    stamp.write_text(SPECTRAL.version)
