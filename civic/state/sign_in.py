"""The pages on which people sign in: what they typed, what was wrong, where they were going."""

from typing import Any
from urllib.parse import unquote

import reflex as rx

from civic.errors import NotFound
from civic.rules.sign_in import local_address
from civic.services import account, set_up, sign_in
from civic.state.base import Door, complaint_in, cookies_in

ASK_COOKIE = "civic_ask"
TYPED_COOKIE = "civic_typed"
NAME_COOKIE = "civic_name"


class SignInState(Door, rx.State):
    """One step of signing in."""

    next: str = ""
    email: str = ""
    code: str = ""
    is_asked: bool = False
    is_waiting: bool = False

    @rx.event
    async def open(self) -> None:
        """Show the step with what was typed before and what was wrong with it."""
        await self._show()

    @rx.event
    async def open_setup(self) -> None:
        """Show the form of the first admin, if there is none yet."""
        await self._show()
        self.is_waiting = (await self._do(set_up.beginning)).is_waiting

    @rx.event
    async def name(self, form: dict[str, Any]) -> Any:  # noqa: ANN401  an event, or nothing
        """Take the name a new person gives themselves, and go on."""
        await self._form(account.name_myself, form.get("name"))
        return None if self.errors else rx.redirect(self._after())

    async def _show(self) -> None:
        cookies = cookies_in(self.router.headers.cookie)
        self.next = self._after()
        self.email = unquote(cookies.get(TYPED_COOKIE, ""))
        self.errors = complaint_in(self.router.url.query_parameters)
        self.is_asked, self.code = False, ""
        try:
            asked = await self._do(sign_in.asked, cookies.get(ASK_COOKIE, ""))
            self.is_asked, self.email, self.code = True, asked.email, asked.code
        except NotFound:
            self.is_asked = False

    def _after(self) -> str:
        """Return where the person was going, as the address of the page says."""
        return local_address(self.router.url.query_parameters.get("next", ""))
