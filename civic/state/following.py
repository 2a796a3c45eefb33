"""What the person in front of the screen was told, what they follow, and which mails they get."""

from typing import Any

import reflex as rx

from civic.rules.following import MAILED
from civic.services import following, notifications
from civic.services.following import Following
from civic.services.notifications import A_PAGE, Notifications
from civic.state.base import Door
from civic.state.session import SessionState

MOST = 300


class NotificationsState(Door, rx.State):
    """The page of notifications."""

    told: Notifications = Notifications()
    following: Following = Following()
    most: int = A_PAGE
    is_loaded: bool = False

    @rx.event
    async def load(self) -> Any:  # noqa: ANN401  an event, or nothing
        """Show what is new, and remember that it was seen."""
        self.most = A_PAGE
        told = await self._do(notifications.mine, self.most)
        self._change(told=told, following=await self._do(following.mine), is_loaded=True)
        if not told.unseen:
            return None
        await self._do(notifications.see_all)
        return SessionState.load

    @rx.event
    async def show_more(self) -> None:
        """Show what was told before."""
        self.most = min(self.most + A_PAGE, MOST)
        self.told = await self._do(notifications.mine, self.most)

    @rx.event
    async def follow(self, kind: str, subject_id: str, on: bool) -> None:
        """Follow something, or leave it."""
        await self._do(following.follow, kind, subject_id, on=on)
        self.following = await self._do(following.mine)

    @rx.event
    async def want_mail(self, kind: str, on: bool) -> None:
        """Get one kind of mail, or no longer."""
        await self._do(following.want_mail, kind, on=on)
        self.following = await self._do(following.mine)


class LeavingState(Door, rx.State):
    """The page behind the last link of a mail: it works for whoever holds the link."""

    asked: str = ""
    left: str = ""
    is_missing: bool = False
    is_loaded: bool = False

    @rx.event
    def load(self) -> None:
        """Read what the address asks, or says was done."""
        query = self.router.url.query_parameters
        left = query.get("left", "")
        self._change(
            asked=query.get("t", "")[:200],
            left=left if left in MAILED else "",
            is_missing="error" in query,
            is_loaded=True,
        )
