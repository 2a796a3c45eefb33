"""What was imported is not looked at again when garbage is collected."""

import gc

from civic.front import garbage


async def test_nothing_is_collected_during_the_start_and_what_came_then_is_passed_over_later() -> (
    None
):
    usual = gc.get_threshold()
    garbage.wait()
    try:
        assert not gc.isenabled()

        await garbage.lifespan()

        assert gc.isenabled()
        assert gc.get_freeze_count() > len(gc.get_objects())
        assert gc.get_threshold()[0] == garbage.YOUNG
    finally:
        gc.enable()
        gc.unfreeze()
        gc.set_threshold(*usual)


def test_the_server_begins_with_it() -> None:
    from civic.civic import app

    assert garbage.lifespan in app.get_lifespan_tasks()
