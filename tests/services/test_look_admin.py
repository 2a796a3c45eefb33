"""How the platform looks: colours that everybody reads, a square icon, typefaces of one's own."""

import io
from typing import Any

import pytest
from PIL import Image
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api import own_fonts
from civic.api.shell import installed
from civic.api.shell.installed import favicon_of
from civic.errors import Invalid, NotFound, Refused
from civic.rules.access import Actor
from civic.rules.theme import suggestion_of
from civic.services import fonts, look_admin, platform_admin, site, uploads
from civic.services.house import serving
from civic.services.work import House
from tests import factories as make
from tests.rules.test_fonts import WHOLE, woff2
from tests.services.acting import do

NOBODY = Actor()


def picture(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#336699").save(out, "PNG")
    return out.getvalue()


def sent(house: House, admin: Actor, width: int, height: int) -> str:
    return do(house, admin, uploads.keep, picture(width, height)).id


@pytest.mark.parametrize("brand", ["#ffe066", "#7fffd4", "#ffffff"])
def test_a_colour_that_not_all_can_read_is_refused_with_the_nearest_that_they_can(
    house: House, brand: str
) -> None:
    admin = make.an_admin(house)

    with pytest.raises(Invalid) as refused:
        do(house, admin, platform_admin.save_settings, {"brand": brand})

    near = refused.value.figures["colour"]
    assert near == suggestion_of(brand).shown
    do(house, admin, platform_admin.save_settings, {"brand": near})
    assert do(house, NOBODY, site.site).brand == near


@pytest.mark.parametrize(
    ("width", "height", "fault"),
    [(400, 300, "team_look.not_square"), (100, 100, "team_look.icon_small")],
)
def test_an_icon_is_square_and_large_enough(
    house: House, width: int, height: int, fault: str
) -> None:
    admin = make.an_admin(house)

    with pytest.raises(Invalid) as refused:
        typed = {"icon_id": sent(house, admin, width, height)}
        do(house, admin, platform_admin.save_settings, typed)
    assert refused.value.key == fault


def test_every_size_of_the_icon_is_made_of_the_one_picture(house: House) -> None:
    admin = make.an_admin(house)
    do(house, admin, platform_admin.save_settings, {"icon_id": sent(house, admin, 300, 300)})
    said = favicon_of(do(house, NOBODY, site.site))
    assert 'sizes="32x32"' in said
    assert 'sizes="192x192"' in said

    with serving(house):
        client = TestClient(Router(routes=installed.ROUTES))
        for size in (32, 48, 180, 192, 512):
            answer = client.get(f"/app-icon-{size}.png")
            drawn = Image.open(io.BytesIO(answer.content)).convert("RGB")
            assert drawn.size == (size, size)
            middle = drawn.getpixel((size // 2, size // 2))
            assert isinstance(middle, tuple)
            assert abs(middle[2] - 0x99) < 12
        assert client.get("/favicon.ico").status_code == 200


def test_a_typeface_is_taken_with_its_licence_used_and_served(house: House) -> None:
    admin = make.an_admin(house)
    font = do(house, admin, fonts.add_font, "Marianne", "Etalab", woff2(*WHOLE))

    typed = {"text_font": font.id, "title_font": font.id}
    do(house, admin, platform_admin.save_settings, typed)

    shown = do(house, NOBODY, site.site)
    assert shown.first_fonts == (f"/fonts/own-{font.id}.woff2",)
    assert f'"own-{font.id}"' in shown.fonts_css
    assert do(house, NOBODY, fonts.font_file, font.id) == woff2(*WHOLE)
    with serving(house):
        client = TestClient(Router(routes=own_fonts.ROUTES))
        answer = client.get(f"/fonts/own-{font.id}.woff2")
        assert answer.headers["content-type"] == "font/woff2"
        assert "immutable" in answer.headers["cache-control"]
        assert client.get("/fonts/own-nothing.woff2").status_code == 404


@pytest.mark.parametrize(
    ("name", "licence", "data", "field"),
    [
        pytest.param("", "OFL", woff2(*WHOLE), "name", id="no name"),
        pytest.param("A", " ", woff2(*WHOLE), "licence", id="no licence"),
        pytest.param("A", "OFL", b"nothing", "font", id="no typeface"),
    ],
)
def test_a_typeface_without_name_licence_or_letters_is_refused(
    house: House, name: str, licence: str, data: bytes, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        do(house, make.an_admin(house), fonts.add_font, name, licence, data)
    assert refused.value.field == field


def test_a_typeface_in_use_stays_and_another_goes(house: House) -> None:
    admin = make.an_admin(house)
    font = do(house, admin, fonts.add_font, "A", "OFL", woff2(*WHOLE))
    do(house, admin, platform_admin.save_settings, {"title_font": font.id})

    with pytest.raises(Refused):
        do(house, admin, fonts.remove_font, font.id)
    do(house, admin, platform_admin.save_settings, {"title_font": "system"})
    do(house, admin, fonts.remove_font, font.id)

    assert [one.id for one in do(house, admin, look_admin.look_form).fonts] == [
        "atkinson", "bricolage", "system",
    ]  # fmt: skip
    with pytest.raises(NotFound):
        do(house, NOBODY, fonts.font_file, font.id)
    assert house.storage.get(f"{font.id}.font") is None


def test_only_an_admin_changes_the_look(house: House) -> None:
    somebody = make.a_person(house)

    acts: list[Any] = [
        (look_admin.look_form,),
        (fonts.may_add,),
        (fonts.add_font, "A", "OFL", woff2(*WHOLE)),
        (fonts.remove_font, "x"),
    ]
    for service, *given in acts:
        with pytest.raises(Refused):
            do(house, somebody, service, *given)
    with pytest.raises(Invalid):
        do(house, make.an_admin(house), platform_admin.save_settings, {"text_font": "comic"})
