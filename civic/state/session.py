"""Who is in front of the screen: loaded with each page, and the same for all its parts."""

import reflex as rx

from civic.services import people
from civic.state.base import Door


class SessionState(Door, rx.State):
    """The person, or nobody, and the platform they are on; shows, and proves nothing."""

    is_loaded: bool = False
    is_signed_in: bool = False
    me: people.Me = people.Me()

    @rx.event
    async def load(self) -> None:
        """Find out who is here."""
        self.me = await self._do(people.who)
        self.is_signed_in = bool(self.me.person_id)
        self.is_loaded = True
        if self.me.is_seen_again:
            await self._do(people.see_again)
