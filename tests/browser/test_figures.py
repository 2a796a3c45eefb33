"""The figures of the team's side: asked for a project and some days, read and taken away."""

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.tabs import Tabs, settle
from tests.browser.town import ADMIN, Town

GIVEN = "main .cv-figure:has(.cv-figure__meaning:text-is('contributions')) .cv-figure__number"


def test_figures_follow_the_days_and_the_project_that_are_asked_for(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}/admin", token=town.enter(ADMIN).token)
    page.get_by_role("navigation", name="Espace équipe").get_by_role("link", name="Chiffres").press(
        "Enter"
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Chiffres")
    page.get_by_role("link", name="Tout", exact=True).press("Enter")
    expect(page).to_have_url(f"{town.url}/admin/figures?days=0&project=")
    expect(page.get_by_role("link", name="Tout", exact=True)).to_have_attribute(
        "aria-current", "true"
    )
    every = int(page.locator(GIVEN).inner_text())

    page.get_by_label("Projet", exact=True).select_option(town.project())
    expect(page).to_have_url(f"{town.url}/admin/figures?project={town.project()}&days=0")
    expect(page.locator(GIVEN)).not_to_have_text(f"{every}")
    assert 0 < int(page.locator(GIVEN).inner_text()) < every


def test_a_chart_is_read_as_a_table_and_taken_away(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}/admin/figures?days=0", token=town.enter(ADMIN).token)
    status = page.get_by_role("group", name="Par statut", exact=True)
    status.get_by_text("Voir le tableau").press("Enter")
    expect(status.get_by_role("table")).to_be_visible()
    settle(page)
    assert violations(page) == []

    for kind, ending in (("CSV", "csv"), ("Excel", "xlsx"), ("Image", "png")):
        with page.expect_download() as taken:
            status.get_by_role("button", name=kind).press("Enter")
        assert taken.value.suggested_filename == f"civic-status.{ending}"
