"""Pictures that people send: only the picture survives."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from civic.adapters.pictures import FACE_SIDE, LONGEST_SIDE, MOST_BYTES, THUMB_SIDE, read_picture
from civic.errors import Invalid

GPS, MAKER, ORIENTATION = 0x8825, 0x010F, 0x0112


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **more: Any) -> bytes:
    """Return a picture, red on the left and blue on the right."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """Return an encoded picture, open."""
    return Image.open(io.BytesIO(data))


def taken_with(**tags: Any) -> Image.Exif:
    """Return what a camera writes into a picture."""
    exif = Image.Exif()
    exif[MAKER] = "Secret camera"
    exif[ORIENTATION] = tags.get("orientation", 1)
    exif.get_ifd(GPS)[2] = (49.0, 1.0, 2.0)
    return exif


def test_neither_camera_nor_place_survives() -> None:
    sent = picture(exif=taken_with(), comment=b"Secret words")
    assert b"Secret camera" in sent

    kept = read_picture(sent)

    for data in (kept.large, kept.small, kept.face):
        assert not opened(data).getexif()
        assert b"Secret" not in data


@pytest.mark.parametrize(
    ("orientation", "size", "left"),
    [
        pytest.param(1, (40, 20), "red", id="upright"),
        pytest.param(3, (40, 20), "blue", id="upside down"),
        pytest.param(6, (20, 40), "red", id="on its side"),
    ],
)
def test_a_picture_stands_upright(orientation: int, size: tuple[int, int], left: str) -> None:
    kept = read_picture(picture(exif=taken_with(orientation=orientation)))

    pixel = opened(kept.large).convert("RGB").getpixel((2, 2))
    assert isinstance(pixel, tuple)
    assert (kept.width, kept.height) == size
    assert (pixel[0] > pixel[2]) is (left == "red")


def test_a_large_picture_is_made_smaller_and_a_small_one_is_not_blown_up() -> None:
    large, small = read_picture(picture(size=(3000, 1000))), read_picture(picture())

    assert (large.width, large.height) == (LONGEST_SIDE, 533)
    assert max(opened(large.small).size) == THUMB_SIDE
    assert opened(large.face).size == opened(small.face).size == (FACE_SIDE, FACE_SIDE)
    assert (small.width, small.height) == (40, 20)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "HEIF"])
def test_every_usual_kind_becomes_webp(kind: str) -> None:
    kept = read_picture(picture(kind))

    assert {opened(data).format for data in (kept.large, kept.small, kept.face)} == {"WEBP"}


def test_what_is_transparent_stays_so() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")

    assert opened(read_picture(out.getvalue()).large).mode == "RGBA"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", id="SVG"),
        pytest.param(b"<html><script>alert(1)</script>", id="a page"),
        pytest.param(b"%PDF-1.7", id="a document"),
        pytest.param(b"GIF89a" + b"<script>alert(1)</script>", id="a page that says GIF"),
        pytest.param(b"MZ" + b"\x00" * 100, id="a program"),
        pytest.param(picture()[:200], id="half a picture"),
        pytest.param(picture("PNG")[:50], id="the beginning of a PNG"),
        pytest.param(picture("BMP"), id="a kind nobody sends"),
        pytest.param(picture("TIFF"), id="a kind with a hundred traps"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid) as wrong:
        read_picture(data)

    assert (wrong.value.field, wrong.value.key) == ("picture", "upload.not_a_picture")


def test_a_picture_that_hides_another_file_loses_it() -> None:
    kept = read_picture(picture() + b"PK\x03\x04 <?php secret(); ?>")

    assert b"secret" not in kept.large


@pytest.mark.parametrize("side", [8_000, 20_000, 60_000])
def test_a_bomb_is_not_unpacked(side: int) -> None:
    with pytest.raises(Invalid) as wrong:
        read_picture(bomb(side))

    assert wrong.value.key == "upload.too_large"


def test_a_file_that_is_too_heavy_is_not_even_opened() -> None:
    with pytest.raises(Invalid) as wrong:
        read_picture(b"\x00" * (MOST_BYTES + 1))

    assert wrong.value.key == "upload.too_heavy"


def bomb(side: int) -> bytes:
    """Return a PNG of a few bytes that says it is ``side`` pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 100_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
