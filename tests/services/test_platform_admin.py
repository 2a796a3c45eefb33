"""The platform as a whole in the hands of its administrators."""

from typing import Any

import pytest

from civic.errors import Invalid, Refused
from civic.models import Platform
from civic.services import look_admin, platform_admin
from civic.services.work import House, Work
from civic.words import Role
from tests import factories as make
from tests.services.acting import do


def _version(work: Work) -> int:
    row = work.session.get(Platform, "platform")
    return row.version if row else 0


def test_settings_hold_at_once_and_raise_the_version(house: House) -> None:
    admin = make.an_admin(house)
    typed = {
        "name": "Ville de Serelle",
        "brand": "#AA3311",
        "welcome": {"fr": "Bonjour"},
        "languages": ["fr", "nl"],
        "timezone": "Europe/Brussels",
        "currency": "CHF",
        "channels": ["email"],
        "contact": "Participer@Serelle.fr",
        "map_centre": [48.1, 2.1],
        "map_zoom": 13,
    }
    before = do(house, admin, _version)

    kept = do(house, admin, platform_admin.save_settings, typed)

    assert (kept.name, kept.currency, kept.contact) == (
        "Ville de Serelle", "CHF", "participer@serelle.fr",
    )  # fmt: skip
    assert do(house, admin, look_admin.look_form).brand == "#aa3311"
    assert (kept.languages, kept.channels, kept.lat, kept.zoom) == (
        ("fr", "nl"), ("email",), 48.1, 13,
    )  # fmt: skip
    assert do(house, admin, platform_admin.settings_form) == kept
    assert do(house, admin, _version) > before


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        pytest.param({"name": ""}, "name", id="no name"),
        pytest.param({"brand": "red"}, "brand", id="a colour that is none"),
        pytest.param({"languages": []}, "languages", id="no language"),
        pytest.param({"languages": ["xx"]}, "languages", id="an unknown language"),
        pytest.param({"default_language": "xx"}, "default_language", id="a language not offered"),
        pytest.param({"timezone": "Mars/Olympus"}, "timezone", id="a zone that is none"),
        pytest.param({"currency": "XXQ"}, "currency", id="money that is none"),
        pytest.param({"channels": ["fax"]}, "channels", id="an unknown channel"),
        pytest.param({"logo_id": "nothing"}, "logo_id", id="a logo never uploaded"),
        pytest.param({"map_zoom": 40}, "map_zoom", id="a zoom too near"),
        pytest.param({"secret": 1}, "secret", id="a setting that does not exist"),
        pytest.param({"contact": "nobody"}, "email", id="a contact that is no address"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(
    house: House, typed: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        do(house, make.an_admin(house), platform_admin.save_settings, typed)
    assert refused.value.field == field


def test_only_an_admin_changes_the_platform(house: House) -> None:
    project_id = make.a_project(house)
    manager = make.trusted(house, make.a_person(house), project_id, Role.PROJECT_MANAGER)

    with pytest.raises(Refused):
        do(house, manager, platform_admin.settings_form)
    with pytest.raises(Refused):
        do(house, manager, platform_admin.save_settings, {"name": "Moi"})
