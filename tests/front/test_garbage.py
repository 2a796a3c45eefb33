"""What was imported is not looked at again when garbage is collected."""

import gc

from civic.front import garbage


async def test_collecting_passes_over_what_was_there_at_the_start() -> None:
    usual = gc.get_threshold()
    try:
        await garbage.lifespan()

        assert gc.get_freeze_count() > len(gc.get_objects())
        assert gc.get_threshold()[0] == garbage.YOUNG
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)


def test_the_server_begins_with_it() -> None:
    from civic.civic import app

    assert garbage.lifespan in app.get_lifespan_tasks()
