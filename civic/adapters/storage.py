"""Where files are kept."""

import os
import re
from pathlib import Path
from typing import Protocol

_KEY = re.compile(r"[a-z0-9]{1,40}(?:\.[a-z0-9]{1,8})?")


class Storage(Protocol):
    """Keeps bytes under a key of small letters and digits."""

    def put(self, key: str, data: bytes) -> None:
        """Keep ``data`` under ``key``, in place of what was there."""

    def get(self, key: str) -> bytes | None:
        """Return what is kept under ``key``, or nothing."""

    def remove(self, key: str) -> None:
        """Forget what is kept under ``key``, if anything is."""


class FolderStorage:
    """Keeps each file in a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, key: str, data: bytes) -> None:
        """Keep ``data`` under ``key``; a reader sees all of it or nothing."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f"{path.name}.{os.getpid()}.part")
        half.write_bytes(data)
        half.replace(path)

    def get(self, key: str) -> bytes | None:
        """Return what is kept under ``key``, or nothing."""
        path = self._path(key)
        return path.read_bytes() if path.is_file() else None

    def remove(self, key: str) -> None:
        """Forget what is kept under ``key``, if anything is."""
        self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a key of the storage: {key!r}")
        return self._folder / key[:2] / key


class MemoryStorage:
    """Keeps files in memory: the twin for tests."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def put(self, key: str, data: bytes) -> None:
        """Keep ``data`` under ``key``."""
        self.files[key] = data

    def get(self, key: str) -> bytes | None:
        """Return what is kept under ``key``, or nothing."""
        return self.files.get(key)

    def remove(self, key: str) -> None:
        """Forget what is kept under ``key``, if anything is."""
        self.files.pop(key, None)
