"""Where every route of the site is to be seen, and as whom."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from civic.front.build import SITE
from tests.browser.town import ADMIN, BOX, BUDGET, PROJECT, VOTE, Resident, Town


@dataclass(frozen=True)
class Seen:
    """A route as a person sees it."""

    path: Callable[[Town, Resident], str]
    who: str = ""

    @property
    def is_public(self) -> bool:
        """Whether everybody may come here."""
        return self.who != ADMIN


CITIZEN = "citizen"
RESULT = "/projects/budget-participatif-premiere-edition/vos-projets"


def _at(path: str, who: str = "") -> Seen:
    return Seen(lambda town, person: path, who)


def _project(rest: str) -> Seen:
    return Seen(lambda town, person: f"/admin/projects/{town.project()}{rest}", ADMIN)


def _activity(rest: str) -> Seen:
    return Seen(
        lambda town, person: f"/admin/projects/{town.project()}/activities/{town.activity()}{rest}",
        ADMIN,
    )


ROUTES: dict[str, Seen] = {
    "index": _at("/"),
    "404": _at("/nothing-here"),
    "projects": _at("/projects"),
    "folders/[folder]": Seen(lambda town, person: f"/folders/{town.folder()}"),
    "projects/[project]": _at(f"/projects/{PROJECT}"),
    "projects/[project]/[activity]": _at(f"/projects/{PROJECT}/{BOX}?view=cards"),
    "projects/[project]/[activity]/new": _at(f"/projects/{PROJECT}/{BOX}/new", CITIZEN),
    "projects/[project]/[activity]/results": _at(f"{RESULT}/results"),
    "projects/[project]/[activity]/recount": _at(f"{RESULT}/recount"),
    "projects/[project]/[activity]/receipt": _at(f"{RESULT}/receipt"),
    "projects/[project]/[activity]/vote": _at(f"/projects/{BUDGET}/{VOTE}/vote"),
    "inputs/[input]": Seen(lambda town, person: f"/inputs/{town.discussed()}"),
    "inputs/[input]/edit": Seen(lambda town, person: f"/inputs/{town.idea(person)}/edit", CITIZEN),
    "inputs/[input]/amendments": Seen(lambda town, person: f"/inputs/{town.scenario()}/amendments"),
    "admin/scenarios/[input]": Seen(
        lambda town, person: f"/admin/scenarios/{town.scenario()}", ADMIN
    ),
    "pages/[page]": Seen(lambda town, person: f"/pages/{town.own_page()}"),
    "people/[person]": Seen(lambda town, person: f"/people/{town.author(town.discussed())}"),
    "me": _at("/me", CITIZEN),
    "notifications": _at("/notifications", CITIZEN),
    "moderation": _at("/moderation"),
    "plan": _at("/plan"),
    "search": _at("/search?q=banc"),
    "unsubscribe": _at("/unsubscribe?t=x"),
    "sign-in": _at("/sign-in"),
    "sign-in/code": _at("/sign-in/code"),
    "sign-in/password": _at("/sign-in/password"),
    "welcome": _at("/welcome", CITIZEN),
    "admin/figures": _at("/admin/figures", ADMIN),
    "setup": _at("/setup"),
    "admin": _at("/admin", ADMIN),
    "admin/folders": _at("/admin/folders", ADMIN),
    "admin/insights": _at("/admin/insights", ADMIN),
    "admin/inputs": _at("/admin/inputs", ADMIN),
    "admin/moderation": _at("/admin/moderation", ADMIN),
    "admin/people": _at("/admin/people", ADMIN),
    "admin/projects/new": _at("/admin/projects/new", ADMIN),
    "admin/projects/[project]": _project(""),
    "admin/projects/[project]/activities": _project("/activities"),
    "admin/projects/[project]/activities/[activity]/form": _activity("/form"),
    "admin/projects/[project]/activities/[activity]/import": _activity("/import"),
    "admin/projects/[project]/activities/[activity]/insights": _activity("/insights"),
    "admin/projects/[project]/activities/[activity]/vote": Seen(
        lambda town, person: (
            f"/admin/projects/{town.project(BUDGET)}/activities/{town.activity(VOTE, BUDGET)}/vote"
        ),
        ADMIN,
    ),
    "admin/projects/[project]/documents": _project("/documents"),
    "admin/projects/[project]/layers": _project("/layers"),
    "admin/projects/[project]/log": _project("/log"),
    "admin/projects/[project]/page": _project("/page"),
    "admin/projects/[project]/publish": _project("/publish"),
    "admin/projects/[project]/team": _project("/team"),
    "admin/settings": _at("/admin/settings", ADMIN),
    "admin/settings/home": _at("/admin/settings/home", ADMIN),
    "admin/settings/areas": _at("/admin/settings/areas", ADMIN),
    "admin/settings/keys": _at("/admin/settings/keys", ADMIN),
    "admin/settings/log": _at("/admin/settings/log", ADMIN),
    "admin/settings/look": _at("/admin/settings/look", ADMIN),
    "admin/settings/pages": _at("/admin/settings/pages", ADMIN),
    "admin/settings/pages/[page]": _at("/admin/settings/pages/privacy", ADMIN),
    "admin/settings/reach": _at("/admin/settings/reach", ADMIN),
    "admin/settings/statuses": _at("/admin/settings/statuses", ADMIN),
    "admin/settings/tags": _at("/admin/settings/tags", ADMIN),
    "admin/settings/texts": _at("/admin/settings/texts", ADMIN),
    "admin/settings/ways": _at("/admin/settings/ways", ADMIN),
    "admin/settings/webhooks": _at("/admin/settings/webhooks", ADMIN),
    "admin/settings/widget": _at("/admin/settings/widget", ADMIN),
}
MAIN = [
    "index",
    "projects/[project]",
    "projects/[project]/[activity]",
    "projects/[project]/[activity]/new",
    "inputs/[input]",
    "sign-in",
]


def routes_of_the_site() -> set[str]:
    """Return every route of the site as it was built."""
    return set(json.loads((SITE / "routes.json").read_text()))
