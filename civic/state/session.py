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
        me = await self._do(people.who)
        self._change(me=me, is_signed_in=bool(me.person_id), is_loaded=True)
        if me.is_seen_again:
            await self._do(people.see_again)
