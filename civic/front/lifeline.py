"""A worker ends with the server that started it, however that ends."""

import logging
import os
import signal
import threading
import time

LOOKS_AGAIN_S = 1.0
GOODBYE_S = 15.0
log = logging.getLogger(__name__)


async def lifespan() -> None:
    """Watch over the server from now on; where it was killed, it could say nothing any more."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(server: int) -> None:
    """End as if told to when the server is gone, and without a word where that takes too long."""
    while os.getppid() == server:
        time.sleep(LOOKS_AGAIN_S)
    log.warning("the server is gone: this worker ends too")
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GOODBYE_S)
    os._exit(1)
