"""A link to what the server answers itself is no link of the app's router, which knows pages only.

Such a link is ``ui.route_link``; through the router it would say that the page does not exist.
"""

import re

import pytest

from civic.front.build import SITE

ASSETS = SITE / "build" / "client" / "assets"
THROUGH_THE_ROUTER = re.compile(
    r"\bto:[^,{}]{0,120}?[\"'`](/(?:api|auth|files|fonts|room|sitemap|video)\b)"
)
A_FEED = re.compile(r"\bto:[^,{}]{0,120}?\.(?:xml|json|csv|xlsx|pb|ics)[\"'`]")


@pytest.mark.parametrize("pattern", [THROUGH_THE_ROUTER, A_FEED], ids=["route", "file"])
def test_no_link_of_the_router_leads_to_a_route_or_a_file(pattern: re.Pattern[str]) -> None:
    scripts = {script.name: script.read_text("utf-8") for script in ASSETS.glob("*.js")}
    lost = {name: pattern.findall(text) for name, text in scripts.items() if pattern.search(text)}

    assert scripts
    assert lost == {}
