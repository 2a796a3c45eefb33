"""What a tab of the team's side holds while its forms are kept, refused and put back."""

from collections.abc import Iterator
from typing import Any

import pytest
from reflex.istate.data import HeaderData, ReflexURL, RouterData

from civic.services.house import serving
from civic.services.work import House, perform
from civic.state.base import SESSION_COOKIE
from civic.state.team.look import LookState
from tests import factories as make


class Team:
    """An organiser in front of a screen."""

    def __init__(self, house: House) -> None:
        self.house, self.admin = house, make.an_admin(house)
        self.token = make.signed_in(house, self.admin).token

    def opens(self, state: Any, path: str = "/admin") -> Any:
        """Open a page in a tab; return its state."""
        tab = state(_reflex_internal_init=True)
        cookies = HeaderData(cookie=f"{SESSION_COOKIE}={self.token}")
        address = ReflexURL(f"http://localhost:3000{path}")
        object.__setattr__(tab, "router", RouterData(headers=cookies, url=address))
        return tab

    def do(self, service: Any, *asked: Any) -> Any:
        """Let the organiser act."""
        return perform(self.house, self.admin, service, *asked)


@pytest.fixture
def team(house: House) -> Iterator[Team]:
    with serving(house):
        yield Team(house)


async def test_a_logo_that_is_chosen_stays_while_the_typefaces_are_kept(team: Team) -> None:
    tab = team.opens(LookState)
    await tab.load()
    tab.choose_logo([{"id": "the new one"}])

    await tab.save_fonts({"text_font": tab.text_font, "title_font": tab.title_font})

    assert (tab.errors, tab.logo_id) == ({}, "the new one")
