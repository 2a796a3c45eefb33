"""The one secret of a platform, made on first start and kept in a file of its own."""

import logging
import os
import secrets
from pathlib import Path

log = logging.getLogger(__name__)


def secret_in(path: Path) -> str:
    """Return the secret in ``path``; make it where there is none yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _make(path)
    return path.read_text().strip()


def _make(path: Path) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_hex(32))
    try:
        os.link(fresh, path)  # the first of several processes wins, whole or not at all
    except FileExistsError:
        log.debug("another process made the secret first")
    finally:
        fresh.unlink()
