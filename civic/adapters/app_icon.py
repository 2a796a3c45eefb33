"""The picture under which a telephone keeps the site among its apps."""

import io

from PIL import Image, ImageDraw, ImageOps

UNITS = 32
FINE = 4
BUBBLE = (9, 9, 23, 20)
BUBBLE_ROUND = 3
TAIL = ((11, 19), (11, 24), (16.5, 19.5))
CORNER = 8
SAFE = 0.6
"""How much of its side a logo fills: telephones cut the rest into their own shape."""


def app_icon(
    size: int, ground: str, figure: str, logo: bytes | None = None, *, bleeds: bool = False
) -> bytes:
    """Return a square PNG of ``size`` pixels: the logo on white, or our bubble on the brand.

    What ``bleeds`` is coloured up to its corners, for those who cut it into a shape themselves.
    """
    fine = size * FINE
    image = Image.new("RGBA", (fine, fine), "#ffffff" if logo else ground)
    if logo:
        _put(image, logo)
    else:
        _draw(image, figure)
    image = image.resize((size, size), Image.Resampling.LANCZOS)
    if not bleeds:
        image.putalpha(_corners(size))
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def square_icon(size: int, picture: bytes, *, bleeds: bool = False) -> bytes:
    """Return a square picture as an icon of ``size`` pixels; what ``bleeds`` stands on white."""
    with Image.open(io.BytesIO(picture)) as given:
        image = ImageOps.fit(given.convert("RGBA"), (size, size), Image.Resampling.LANCZOS)
    if bleeds:
        ground = Image.new("RGBA", (size, size), "#ffffff")
        ground.alpha_composite(image)
        image = ground
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _put(image: Image.Image, logo: bytes) -> None:
    side = int(image.width * SAFE)
    with Image.open(io.BytesIO(logo)) as given:
        fitted = ImageOps.contain(given.convert("RGBA"), (side, side), Image.Resampling.LANCZOS)
    at = ((image.width - fitted.width) // 2, (image.height - fitted.height) // 2)
    image.alpha_composite(fitted, at)


def _draw(image: Image.Image, figure: str) -> None:
    unit = image.width / UNITS
    draw = ImageDraw.Draw(image)
    left, top, right, bottom = (side * unit for side in BUBBLE)
    draw.rounded_rectangle((left, top, right, bottom), BUBBLE_ROUND * unit, fill=figure)
    draw.polygon([(x * unit, y * unit) for x, y in TAIL], fill=figure)


def _corners(size: int) -> Image.Image:
    fine = size * FINE
    mask = Image.new("L", (fine, fine), 0)
    area = (0, 0, fine - 1, fine - 1)
    ImageDraw.Draw(mask).rounded_rectangle(area, CORNER * fine / UNITS, fill=255)
    return mask.resize((size, size), Image.Resampling.LANCZOS)
