"""What a tab of the team's side holds while its forms are kept, refused and put back."""

from collections.abc import Iterator
from typing import Any

import pytest
from reflex.istate.data import HeaderData, ReflexURL, RouterData

from civic.services import block_desk, block_editor, block_pages, page_editor
from civic.services.house import serving
from civic.services.work import House, perform
from civic.state.base import SESSION_COOKIE
from civic.state.notices import Halted
from civic.state.team.blocks import BlocksState
from civic.state.team.look import LookState
from civic.state.team.own_pages import OwnPageEditState
from civic.state.team.reach import ReachState
from tests import factories as make
from tests.pacing import counting, used_up


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


async def test_moving_what_a_block_lists_is_no_change_of_a_colleague(team: Team) -> None:
    block = team.do(block_editor.add, block_pages.HOME, "links")
    first = team.do(block_editor.add_item, block_pages.HOME, block)
    team.do(block_editor.add_item, block_pages.HOME, block)
    tab = team.opens(BlocksState, "/admin/home")
    await tab.load()
    tab.open(block, "")
    await tab.save({"id": block, "heading.fr": "x" * 10_000})
    assert tab.errors

    await tab.move_item(block, first, 1)
    await tab.remove_item(block, first)

    assert (tab.torn, tab.errors) == ("", {})
    lines = team.do(block_desk.desk_of, block_pages.HOME).blocks
    [line] = [one for one in lines if one.id == block]
    assert first not in {one.id for one in line.listed}


async def test_an_earlier_version_takes_the_place_of_what_is_typed(team: Team) -> None:
    slug = team.do(page_editor.add, {"title": {"fr": "Nos règles"}, "slug": "regles"})
    for title in ("Avant", "Après"):
        team.do(page_editor.save, slug, {"title": {"fr": title}, "body": {"fr": "<p>Oui</p>"}})
    tab = team.opens(OwnPageEditState, f"/admin/settings/pages/{slug}")
    await tab.load()
    drawn = tab.serial

    await tab.save({"title.fr": "Encore", "body.fr": "<p>Oui</p>"})
    assert tab.serial == drawn
    await tab.restore(tab.view.versions[-1].id)

    assert tab.serial == drawn + 1


async def test_a_mail_that_is_refused_is_not_waited_for(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = counting(team.house, monkeypatch)
    tab = team.opens(ReachState)
    await tab.load()
    await anext(tab.try_mail())
    assert tab.trial.state == "waiting"
    assert [_ async for _ in tab.try_mail()] == []

    await tab.load()
    used_up(strict, "invite", who=str(team.admin.person_id))
    with serving(strict), pytest.raises(Halted):
        await anext(tab.try_mail())

    assert not tab.trial.state
