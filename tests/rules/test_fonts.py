"""Typefaces: a file is one or is not, and styles name nothing that people wrote."""

import struct
from pathlib import Path

import pytest

from civic.errors import Invalid
from civic.front.build import SITE
from civic.rules.fonts import MOST_BYTES, OwnFont, first_files, fonts_css, read_font

GLYF, CFF, FVAR = 10, 13, 47
HOSTILE = '"}</style><script>alert(1)</script>'


def woff2(
    *tables: int, sign: bytes = b"wOF2", flavor: int = 0x00010000, body: int = 60, says: int = 0
) -> bytes:
    """Return a file whose header and list of tables are those of a typeface."""
    listed = b"".join(bytes([number | (0xC0 if number in (10, 11) else 0), 8]) for number in tables)
    length = 48 + len(listed) + body
    head = struct.pack(
        ">4sIIHHIIHHIIIII",
        sign, flavor, says or length, len(tables), 0, 400, body, 1, 0, 0, 0, 0, 0, 0,
    )  # fmt: skip
    return head + listed + bytes(body)


WHOLE = (0, 1, 2, 3, 4, 5, 6, 7, GLYF, 11)


def test_a_typeface_is_taken_and_says_whether_it_has_all_weights() -> None:
    assert read_font(woff2(*WHOLE)) is False
    assert read_font(woff2(*WHOLE, FVAR)) is True
    assert read_font(woff2(0, 1, 4, CFF, flavor=int.from_bytes(b"OTTO"))) is False


def test_the_typefaces_we_ship_are_such_files() -> None:
    shipped = sorted(Path(SITE, "build/client/vendor/fonts").glob("*-latin.woff2"))

    assert all(read_font(path.read_bytes()) for path in shipped)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<svg onload=alert(1)>" * 9, id="a picture"),
        pytest.param(woff2(*WHOLE, sign=b"wOFF"), id="the older format"),
        pytest.param(woff2(*WHOLE, flavor=int.from_bytes(b"ttcf")), id="a collection"),
        pytest.param(woff2(*WHOLE)[:-1], id="cut short"),
        pytest.param(woff2(*WHOLE) + b"<script>", id="with something behind"),
        pytest.param(woff2(*WHOLE, says=9), id="a length that is not its own"),
        pytest.param(woff2(0, 1, 4), id="no letters in it"),
        pytest.param(woff2(1, 4, GLYF), id="no list of letters"),
        pytest.param(woff2(*WHOLE, body=0), id="no content"),
        pytest.param(woff2(*WHOLE)[:50], id="a list that ends too soon"),
    ],
)
def test_what_is_no_typeface_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        read_font(data)
    assert refused.value.key == "team_look.not_a_font"


def test_a_typeface_that_is_too_heavy_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        read_font(woff2(*WHOLE, body=MOST_BYTES))
    assert refused.value.key == "team_look.font_too_heavy"


def test_styles_name_a_typeface_by_its_id_and_keep_the_arabic_one() -> None:
    font = OwnFont(id="abc", name=HOSTILE, licence=HOSTILE, size=9, is_variable=True)

    css = fonts_css("abc", "system", [font])

    assert "script" not in css
    assert '@font-face{font-family:"own-abc";font-display:swap;font-weight:100 900;' in css
    assert ':root{--cv-font-text:"own-abc","IBM Plex Sans Arabic",system-ui' in css
    assert ':lang(ar){--cv-font-text:"IBM Plex Sans Arabic","own-abc",system-ui' in css
    assert fonts_css("atkinson", "bricolage", [font]) == ""


def test_no_page_begins_with_more_than_two_files() -> None:
    font = OwnFont(id="abc", name="A", licence="B", size=9)

    assert first_files("abc", "bricolage", [font]) == (
        "/fonts/own-abc.woff2", "/vendor/fonts/bricolage-latin.woff2",
    )  # fmt: skip
    assert first_files("abc", "abc", [font]) == ("/fonts/own-abc.woff2",)
    assert first_files("system", "system", [font]) == ()
