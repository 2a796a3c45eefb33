"""A person's own account, and the page of another."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.errors import NotFound
from civic.rules.sign_in import local_address
from civic.services import (
    account,
    demographics,
    following,
    own_comments,
    own_inputs,
    profiles,
)
from civic.services.account import Account
from civic.services.demographics import AboutMe
from civic.services.following import FollowedThing
from civic.services.own_comments import CommentLines
from civic.services.own_inputs import OwnInputs
from civic.services.profiles import Profile
from civic.state.base import Door, complaint_in
from civic.state.session import SessionState

DIGITS = 6


class AccountState(Door, rx.State):
    """The account of the person in front of the screen, and what they change of it.

    ``back`` is where they were asked what they say of themselves, if they came from there.
    """

    account: Account = Account()
    own: OwnInputs = OwnInputs()
    written: CommentLines = CommentLines()
    followed: list[FollowedThing] = []
    about: AboutMe | None = None
    back: str = ""
    is_loaded: bool = False
    is_saved: bool = False
    is_about_saved: bool = False
    is_password_saved: bool = False

    @rx.event
    async def load(self) -> None:
        """Show the person's own account."""
        self.is_saved, self.is_password_saved, self.is_about_saved = False, False, False
        query = self.router.url.query_parameters
        self.back = local_address(query["next"]) if query.get("next") else ""
        self.errors = complaint_in(query)
        self.account = await self._do(account.mine)
        self.about = await self._do(demographics.mine)
        self.own = await self._do(own_inputs.mine, _page(query, "page"))
        self.written = await self._do(own_comments.mine, _page(query, "comments"))
        self.followed = (await self._do(following.mine)).things
        self.is_loaded = True

    @rx.event
    async def leave(self, kind: str, subject_id: str) -> None:
        """Follow something no longer."""
        await self._do(following.follow, kind, subject_id, on=False)
        self.followed = (await self._do(following.mine)).things

    @rx.event
    async def save(self, form: dict[str, Any]) -> Any:  # noqa: ANN401  an event, or nothing
        """Keep name, bio and language, and whether others find what one gave."""
        self.is_saved = False
        profile = {**form, "hides": bool(form.get("hides"))}
        saved = await self._form(account.edit, profile)
        if saved is None:
            return None
        self.account, self.is_saved = saved, True
        return SessionState.load

    @rx.event
    async def save_about(self, form: dict[str, Any]) -> Any:  # noqa: ANN401  an event, or nothing
        """Keep what one says of oneself, and go back to where it was asked."""
        self.is_about_saved = False
        saved = await self._form(demographics.say, form)
        if saved is None:
            return None
        self.about, self.is_about_saved = saved, True
        return rx.redirect(self.back) if self.back else None

    @rx.event
    async def drop_picture(self) -> Any:  # noqa: ANN401  an event
        """Take the picture away."""
        await self._do(account.show_picture, "")
        self.account = await self._do(account.mine)
        return SessionState.load

    @rx.event
    async def set_password(self, form: dict[str, Any]) -> None:
        """Set or change the password."""
        self.is_password_saved = False
        await self._form(account.set_password, form.get("current"), form.get("password"))
        if not self.errors:
            self.account = await self._do(account.mine)
            self.is_password_saved = True

    @rx.event
    async def remove_password(self, form: dict[str, Any]) -> None:
        """Go back to codes alone."""
        await self._form(account.remove_password, form.get("current"))
        self.account = await self._do(account.mine)

    @rx.event
    async def end_visit(self, visit_id: str) -> None:
        """Sign out of another browser."""
        await self._do(account.end_visit, visit_id)
        self.account = await self._do(account.mine)

    @rx.event
    async def end_other_visits(self) -> None:
        """Sign out everywhere but here."""
        await self._do(account.end_other_visits)
        self.account = await self._do(account.mine)


class PersonState(Door, rx.State):
    """The page of a person."""

    profile: Profile = Profile()
    is_loaded: bool = False
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        """Show the person of this address."""
        self.is_loaded = self.profile.id == self._part(1)
        query = self.router.url.query_parameters
        pages = _page(query, "page"), _page(query, "comments")
        try:
            self.profile = await self._do(profiles.profile, self._part(1), *pages)
            self.is_missing = False
        except NotFound:
            self.is_missing = True
        self.is_loaded = True


def _page(query: Mapping[str, str], name: str) -> int:
    asked = query.get(name, "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < DIGITS else 1
