"""A process of the analysis ends with the one that started it, however that ends."""

import os
import threading
import time

LOOKS_AGAIN_S = 1


def end_with_parent() -> None:
    """Watch over the parent from now on; end when it is gone, even in the middle of a job."""
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKS_AGAIN_S)
    os._exit(0)
