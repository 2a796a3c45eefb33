"""The door between a browser and the services."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie
from types import MappingProxyType
from typing import Concatenate, ParamSpec, TypeVar

import reflex as rx

from civic.errors import Invalid, Refused
from civic.i18n import LANGUAGES, catalogue
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.work import Caller, Work
from civic.state.notices import Complaint, Halted, attempt, complaint_of, step_before

P = ParamSpec("P")
R = TypeVar("R")

SESSION_COOKIE = "civic_session"
LANGUAGE_COOKIE = "civic_language"
PREVIEW_COOKIE = "civic_preview"
LINK_COOKIE = "civic_link"
WHOLE = "form"
SENTENCES = ("reasons.", "invalid.", "upload.")
FIGURES = ("left", "least", "most", "length", "minutes", "seconds")
FIGURE_MOST = 8
NO_COOKIES: Mapping[str, str] = MappingProxyType({})
KEPT = 500


class Door(rx.State, mixin=True):
    """Lets a state call a service, and reach the data in no other way."""

    errors: dict[str, Complaint] = {}

    async def _do(
        self, service: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run ``service`` as the person in front of the screen.

        A refusal that is not caught becomes a notice on screen. One that a missing step would
        lift takes the event along, which is sent again after that step.
        """
        try:
            return await performed(house(), self._caller(), service, *args, **kwargs)
        except Refused as no:
            raise Halted(no.refusal, attempt()) from no

    async def _form(
        self, service: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R | None:
        """Run ``service`` for a form: what is wrong is shown at its field, in ``errors``.

        A refusal of the whole stands under ``errors["form"]``. Nothing is wrong, and the act
        is done, exactly if ``errors`` is empty afterwards.
        """
        self.errors = {}
        try:
            return await self._do(service, *args, **kwargs)
        except Invalid as wrong:
            self.errors = {wrong.field: complaint_of(wrong)}
        except Refused as no:
            if step_before(no.refusal):
                raise
            self.errors = {WHOLE: complaint_of(no)}
        return None

    def _change(self, **shown: object) -> None:
        """Set what is not so already: whatever is set is sent to the browser again, whole."""
        for name, value in shown.items():
            if self.get_value(name) != value:
                setattr(self, name, value)

    def _part(self, at: int) -> str:
        """Return one part of the address, such as a project's slug; empty where there is none."""
        parts = self.router.url.path.strip("/").split("/")
        return parts[at] if len(parts) > at else ""

    def _caller(self) -> Caller:
        router = self.router  # made anew at each look
        headers = router.headers
        cookies = cookies_in(headers.cookie)
        return Caller(
            token=cookies.get(SESSION_COOKIE, ""),
            address=router.session.client_ip,
            language=language_of(cookies.get(LANGUAGE_COOKIE, ""), headers.accept_language),
            device=headers.user_agent,
            previews=PREVIEW_COOKIE in cookies,
            shows=cookies.get(LINK_COOKIE, ""),
        )


@lru_cache(KEPT)
def cookies_in(header: str) -> Mapping[str, str]:
    """Return the cookies of a request; none if they cannot be read."""
    try:
        read = SimpleCookie(header)
    except CookieError:
        return NO_COOKIES
    return MappingProxyType({name: morsel.value for name, morsel in read.items()})


def language_of(cookie: str, accepted: str) -> str:
    """Return the language a person chose, else the first of their browser's that we speak."""
    wished = [cookie, *(part.split(";")[0].strip().lower()[:2] for part in accepted.split(","))]
    return next((language for language in wished if language in LANGUAGES), "")


def complaint_in(query: Mapping[str, str]) -> dict[str, Complaint]:
    """Return what an address says was wrong; only sentences and figures of ours."""
    key = query.get("error", "")
    if not key.startswith(SENTENCES) or key not in catalogue("fr"):
        return {}
    figures = {name: query[name] for name in FIGURES if query.get(name, "").isdecimal()}
    short = {name: figure for name, figure in figures.items() if len(figure) < FIGURE_MOST}
    return {query.get("field", WHOLE): Complaint(key, short)}
