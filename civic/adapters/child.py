"""A process of our own beside the server: begun on first need, kept warm, spoken to by lines."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import civic

GOODBYE = 5.0


class Child:
    """A module of ours as a process; one that died is begun anew by whoever needs it next."""

    def __init__(self, module: str, arguments: Sequence[str] = ()) -> None:
        self._command = [sys.executable, "-m", module, *arguments]
        self._process: subprocess.Popen[str] | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process number while it runs."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def running(self) -> subprocess.Popen[str]:
        """Return the process, begun if need be.

        Raises:
            RuntimeError: if it was closed for good.
        """
        if self._closed:
            raise RuntimeError(f"{self._command[-1]} is closed")
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603  our own module, our own arguments
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                cwd=Path(civic.__file__).parents[1],
                env={**os.environ, "HF_HUB_OFFLINE": "1"},
            )
        return self._process

    def close(self) -> None:
        """End the process, in the middle of a job if need be."""
        self._closed = True
        process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(GOODBYE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
