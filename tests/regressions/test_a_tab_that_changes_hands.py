"""On a computer that people share, nobody is sent what the tab showed to the one before.

Reflex keeps a tab's state by a token that stays in the tab, and sends all of it with each page:
after an admin signed out, the addresses of everybody they had looked up went to the next.
"""

import pytest
from reflex.state import BaseState, State, StateUpdate
from reflex_base.event import Event

from civic.civic import app
from civic.services.team import Found, MemberView
from civic.state.base import SESSION_COOKIE
from civic.state.handover import Handover
from civic.state.team.people import PeopleState

OPENS = Event(name=f"{State.get_full_name()}.hydrate_and_load", payload={})
ACTS = Event(name=f"{PeopleState.get_full_name()}.read_on", payload={})
SECRET = "ana@example.test"


async def comes(root: BaseState, event: Event, token: str) -> StateUpdate | None:
    """Bring one event to a tab, as the browser that holds ``token`` sends it."""
    cookie = f"{SESSION_COOKIE}={token}" if token else "other=1"
    before, after = root.router_data, {"headers": {"cookie": cookie}}
    root.router_data = root._update_router_vars(after, before)
    return await Handover().preprocess(app, root, event)


@pytest.fixture
async def root() -> BaseState:
    """Return a tab in which the people of the platform were looked up by their admin."""
    kind: type[BaseState] = State
    tab = kind(_reflex_internal_init=True)
    assert await comes(tab, OPENS, "") is None
    assert await comes(tab, OPENS, "admin") is None
    people = await tab.get_state(PeopleState)
    people.found, people.is_loaded = Found((MemberView(email=SECRET),), 1), True
    return tab


@pytest.mark.parametrize("token", ["", "somebody else"])
async def test_the_next_person_is_sent_nothing_of_the_one_before(
    root: BaseState, token: str
) -> None:
    assert await comes(root, OPENS, token) is None

    assert SECRET not in str(root.dict())
    assert (await root.get_state(PeopleState)).is_loaded is False


@pytest.mark.parametrize("token", ["", "somebody else"])
async def test_nobody_acts_in_the_tab_of_another_before_it_is_emptied(
    root: BaseState, token: str
) -> None:
    assert await comes(root, ACTS, token) == StateUpdate()
    assert await comes(root, OPENS, token) is None
    assert await comes(root, ACTS, token) is None


async def test_a_person_keeps_their_own_tab(root: BaseState) -> None:
    assert await comes(root, OPENS, "admin") is None
    assert await comes(root, ACTS, "admin") is None

    assert SECRET in str(root.dict())


def test_every_event_of_the_site_passes_here() -> None:
    assert any(isinstance(one, Handover) for one in app._middlewares)
