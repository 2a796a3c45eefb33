"""Header pictures of the demo projects, drawn flat by code so that they belong to nobody."""

from collections.abc import Callable
from io import BytesIO
from math import pi, sin

from PIL import Image, ImageDraw

from civic.demo.drawing import (
    FINE,
    HEIGHT,
    WIDTH,
    Point,
    Sheet,
    chance,
    clouds,
    hills,
    poplars,
    reflect,
    ripples,
    stems,
    sun,
    tone,
    tree,
)
from civic.demo.orchard import orchard

_TOWN = (560, 1380)  # from where to where its houses stand


def picture(name: str) -> bytes:
    """Return the picture `bridge`, `park`, `mill`, `orchard` or `square`: a WebP, 1600 by 700."""
    sheet = Sheet()
    _SCENES[name](sheet)
    small = sheet.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "WEBP", quality=88, method=6)
    return out.getvalue()


def _bridge(sheet: Sheet) -> None:
    sheet.fade(0, 470, "#f1c79b", "#fdf1de")
    sun(sheet, (390, 250), 60, "#fffaf0", "#fbe6c6")
    clouds(sheet, [(1290, 96, 150), (700, 130, 120), (120, 110, 130)], "#fae3c8")
    hills(sheet, (330, 46), (1.3, 0.4), "#e5bfa2")
    hills(sheet, (372, 34), (1.9, 2.1), "#cda491")
    hills(sheet, (404, 22), (2.6, 0.9), "#a98b82")
    _town(sheet)
    _belfry(sheet, 1010, 424)
    rows = [(150, 150), (186, 190), (226, 160), (1440, 170), (1480, 205), (1524, 160)]
    poplars(sheet, rows, "#7c8c5a", "#66774b")
    sheet.box(0, 426, WIDTH, 48, "#8f9566")
    sheet.box(0, 456, WIDTH, 18, "#b79a78")
    _arches(sheet)
    reflect(sheet, 470, "#8bb0ae", "#4a7c84")
    sheet.veil((399, 646), (66, 50), "#fde6c2", 0.6)
    ripples(sheet, chance(7), (482, 690), "#fdf0da")
    sheet.shape([(0, 596), (150, 612), (330, 660), (430, 700), (0, 700)], "#5d6f45")
    sheet.shape([(1600, 620), (1470, 640), (1330, 700), (1600, 700)], "#5d6f45")
    stems(sheet, chance(2), (10, 290), 650, "#46583a")
    stems(sheet, chance(9), (1430, 1590), 660, "#46583a")
    sheet.shape([(0, 640), (120, 652), (260, 700), (0, 700)], "#4b5b39")


def _park(sheet: Sheet) -> None:
    sheet.fade(0, 430, "#f4d59f", "#fdf4e0")
    sun(sheet, (1210, 170), 56, "#fffdf7", "#fdf0d2")
    clouds(sheet, [(300, 110, 160), (640, 70, 120), (880, 150, 110)], "#fdeccb")
    hills(sheet, (330, 40), (1.2, 2.6), "#dccba6")
    hills(sheet, (366, 28), (2.0, 0.6), "#bdb589")
    _grove(sheet)
    hills(sheet, (424, 16), (1.5, 1.4), "#98a66c")
    for x, foot, size in ((520, 430, 112), (600, 426, 86), (1060, 428, 96), (1400, 446, 150)):
        tree(sheet, (x, foot), size, "#6f834d")
    hills(sheet, (486, 12), (1.1, 3.6), "#82955b")
    tree(sheet, (268, 500), 232, "#5f7745")
    tree(sheet, (1290, 504), 250, "#5f7745")
    _path(sheet)
    _pond(sheet)
    _bench(sheet, 312, 524)
    _bench(sheet, 1150, 520)
    _walkers(sheet)
    tree(sheet, (60, 660), 380, "#4f653a")
    _meadow(sheet)


def _mill(sheet: Sheet) -> None:
    sheet.fade(0, 460, "#e08a5e", "#fbe2b8")
    sun(sheet, (1085, 290), 96, "#fff3d8", "#fbd59c")
    places = [(240, 120, 210), (420, 150, 150), (760, 84, 120), (1370, 150, 190), (1240, 190, 110)]
    clouds(sheet, places, "#f7c698")
    hills(sheet, (386, 30), (1.4, 0.8), "#c98466")
    hills(sheet, (418, 18), (2.2, 2.4), "#a4664f")
    rows = [(60, 150), (98, 190), (1468, 200), (1510, 160), (1556, 190)]
    poplars(sheet, rows, "#6d6247", "#564e3d")
    _chimney(sheet, 1010, 452)
    _sheds(sheet)
    _loom_hall(sheet)
    sheet.box(0, 446, WIDTH, 14, "#5b3a34")
    sheet.box(0, 458, WIDTH, 12, "#8a6a58")
    _person(sheet, (134, 449), 42, "#e3b36b")
    _person(sheet, (1424, 449), 42, "#4f6f78")
    reflect(sheet, 470, "#d69a78", "#6d5a5c")
    ripples(sheet, chance(3), (482, 690), "#fde2b6")
    sheet.shape([(0, 632), (170, 648), (360, 700), (0, 700)], "#46443f")
    sheet.shape([(1600, 644), (1420, 662), (1260, 700), (1600, 700)], "#46443f")
    stems(sheet, chance(5), (4, 250), 650, "#3b3a38")
    stems(sheet, chance(12), (1390, 1596), 660, "#3b3a38")


def _square(sheet: Sheet) -> None:
    sheet.fade(0, 440, "#bfd6dc", "#f8efdc")
    sun(sheet, (250, 150), 54, "#fffdf2", "#f6ecd2")
    clouds(sheet, [(520, 100, 150), (1180, 70, 140), (1420, 130, 120)], "#e9efe9")
    hills(sheet, (380, 26), (1.6, 1.8), "#b9c3ab")
    _town(sheet)
    _belfry(sheet, 800, 440)
    sheet.box(0, 430, WIDTH, 270, "#dcc7a3")
    sheet.box(0, 430, WIDTH, 12, "#b79a78")
    tree(sheet, (190, 470), 230, "#6b8450")
    tree(sheet, (1460, 476), 240, "#6b8450")
    for at, coat in enumerate(("#b5573a", "#4f6f78", "#e3b36b", "#6d7f4b", "#8a4f63")):
        _person(sheet, (430 + 170 * at, 560 + 22 * (at % 3)), 84, coat)
    _bench(sheet, 300, 540)
    _bench(sheet, 1300, 540)


_SCENES: dict[str, Callable[[Sheet], None]] = {
    "bridge": _bridge,
    "park": _park,
    "mill": _mill,
    "orchard": orchard,
    "square": _square,
}


def _town(sheet: Sheet) -> None:
    draw = chance(21)
    walls = ("#f2dfc2", "#ead0ae", "#e3c3a0", "#f6e8d2", "#dcb79a")
    roofs = ("#b5573a", "#9c4a38", "#c46c47", "#7d4640")
    for depth, foot in ((0.25, 408.0), (0.0, 432.0)):
        x = _TOWN[0] + 60 * depth
        while x < _TOWN[1]:
            size = draw.uniform(44, 74), draw.uniform(52, 104) + 50 * depth
            wall, roof = (tone(draw.choice(c), "#e8c9ae", depth * 1.4) for c in (walls, roofs))
            _house(sheet, (x, foot), size, wall, roof)
            x += size[0] + draw.choice((0, 0, 2, 9))


def _house(sheet: Sheet, corner: Point, size: Point, wall: str, roof: str) -> None:
    (left, foot), (width, height) = corner, size
    top, pitch = foot - height, width * 0.42
    sheet.box(left, top, width, height, wall)
    sheet.shape([(left - 3, top), (left + width / 2, top - pitch), (left + width + 3, top)], roof)
    columns = int(width // 22)
    for row in range(int(height // 30)):
        for column in range(columns):
            lit = (row * 7 + column * 5 + int(left)) % 6 == 0
            x = left + width / 2 + (column - (columns - 1) / 2) * 20 - 4
            sheet.box(x, top + 10 + row * 28, 8, 14, "#f8dd9c" if lit else "#6d5a58")


def _belfry(sheet: Sheet, x: float, foot: float) -> None:
    sheet.box(x - 26, foot - 226, 52, 226, "#c99a74")
    sheet.box(x + 6, foot - 226, 20, 226, "#b3835f")
    sheet.box(x - 31, foot - 232, 62, 9, "#8e5f48")
    sheet.box(x - 21, foot - 272, 42, 42, "#d8ac84")
    for side in (-11, 3):
        sheet.box(x + side, foot - 262, 8, 26, "#6a4a42")
        sheet.disc(x + side + 4, foot - 262, 4, "#6a4a42")
    sheet.shape([(x - 27, foot - 272), (x, foot - 352), (x + 27, foot - 272)], "#5f5560")
    sheet.shape([(x, foot - 352), (x + 27, foot - 272), (x + 4, foot - 272)], "#4e4650")
    sheet.box(x - 1.5, foot - 376, 3, 28, "#4e4650")
    sheet.disc(x, foot - 196, 14, "#f8ecd4")
    sheet.stroke([(x, foot - 205), (x, foot - 196), (x + 7, foot - 192)], "#6a4a42", 2.4)


def _arches(sheet: Sheet) -> None:
    """Draw the bridge over what lies behind it, so that the arches show the far bank."""
    behind = sheet.image.copy()
    deck = [(x, 404 - 34 * sin((x - 120) / 1360 * pi)) for x in range(120, 1490, 10)]
    sheet.shape([*deck, (1480, 474), (120, 474)], "#c7a07c")
    sheet.stroke([(x, y + 13) for x, y in deck], "#a98262", 5)
    sheet.stroke([(x, y - 3) for x, y in deck], "#e3c6a2", 9)
    mask = Image.new("L", behind.size)
    cut = ImageDraw.Draw(mask)
    for x, wide, tall in ((440, 128, 62), (800, 150, 80), (1160, 128, 62)):
        sheet.disc(x, 474, wide + 13, "#b38b69", tall + 11)
        edges = (x - wide, 474 - tall, x + wide, 474 + tall)
        cut.ellipse([edge * FINE for edge in edges], fill=255)
    sheet.image.paste(behind, (0, 0), mask)
    for x in (620, 980):
        sheet.shape([(x - 30, 474), (x - 18, 410), (x + 18, 410), (x + 30, 474)], "#b08763")


def _grove(sheet: Sheet) -> None:
    draw = chance(31)
    for x in range(-20, WIDTH + 40, 34):
        size = draw.uniform(24, 52)
        colour = draw.choice(("#a9b07c", "#9fa772", "#b2b785"))
        sheet.disc(x, 392 + 8 * sin(x / 150), size, colour, size * 0.8)


def _path(sheet: Sheet) -> None:
    near = [(1600, 560), (1330, 556), (1080, 548), (880, 532), (730, 506), (650, 482), (628, 470)]
    far = [(640, 469), (672, 480), (770, 500), (930, 521), (1120, 532), (1350, 534), (1600, 530)]
    sheet.shape([*near, *far], "#eddcb6")


def _pond(sheet: Sheet) -> None:
    sheet.disc(735, 592, 330, "#71874d", 58)
    sheet.disc(735, 590, 318, "#8fb4ae", 52)
    sheet.disc(735, 598, 296, "#a9c9bf", 41)
    sheet.disc(770, 602, 210, "#cfdcc4", 20)
    leaves = ((560, 600, 20), (596, 613, 15), (885, 584, 16), (930, 600, 22), (520, 582, 12))
    for x, y, size in leaves:
        sheet.disc(x, y, size, "#6f8b57", size * 0.3)
        sheet.disc(x + size * 0.3, y - 3, 4, "#f3d9cf", 3)
    stems(sheet, chance(8), (424, 500), 562, "#5b7041")
    stems(sheet, chance(6), (975, 1050), 560, "#5b7041")


def _bench(sheet: Sheet, x: float, y: float) -> None:
    for leg in (x + 8, x + 88):
        sheet.box(leg, y - 22, 5, 26, "#4c3a30")
    for slat in range(3):
        sheet.box(x, y - 50 + slat * 9, 101, 6, "#a9663f")
    sheet.box(x - 3, y - 23, 107, 7, "#bd7a4c")


def _person(sheet: Sheet, feet: Point, size: float, coat: str) -> None:
    x, foot = feet
    for step in (-0.07, 0.11):
        sheet.stroke([(x + size * step, foot), (x, foot - size * 0.45)], "#4a4550", size * 0.1)
    hem, shoulder = foot - size * 0.36, foot - size * 0.78
    upper = [(x - size * 0.11, shoulder), (x + size * 0.11, shoulder)]
    sheet.shape([*upper, (x + size * 0.15, hem), (x - size * 0.15, hem)], coat)
    sheet.disc(x, foot - size * 0.89, size * 0.1, "#8d5a44")


def _walkers(sheet: Sheet) -> None:
    _person(sheet, (900, 529), 64, "#b5573a")
    _person(sheet, (940, 532), 42, "#e0a94f")
    _person(sheet, (700, 500), 40, "#5d7f86")
    string = [(945, 503), (960, 440), (968, 360), (966, 268)]
    sheet.stroke(string, "#a58d6d", 1.2)
    sheet.shape([(966, 204), (990, 232), (966, 272), (944, 234)], "#c4593a")
    sheet.shape([(966, 204), (990, 232), (966, 272)], "#e0a94f")
    sheet.stroke([(966, 272), (974, 288), (962, 300), (972, 316)], "#c4593a", 2)


def _meadow(sheet: Sheet) -> None:
    draw = chance(11)
    for depth, colour in enumerate(("#7f9658", "#6b8450", "#5f7745")):
        hills(sheet, (630 + depth * 26, 12), (1.3 + depth * 0.5, depth * 2.2 + 3.4), colour)
    for _ in range(120):
        x, y = draw.uniform(0, WIDTH), draw.uniform(658, HEIGHT)
        colour = draw.choice(("#f4e3b5", "#e8b98c", "#d98466"))
        sheet.disc(x, y, draw.uniform(2, 4.5), colour, 2.6)


def _chimney(sheet: Sheet, x: float, foot: float) -> None:
    sheet.shape([(x - 24, foot), (x - 14, 66), (x + 14, 66), (x + 24, foot)], "#7d3d31")
    sheet.shape([(x + 4, foot), (x + 3, 66), (x + 14, 66), (x + 24, foot)], "#662f2a")
    for y, wide in ((60, 19), (76, 17), (150, 18), (240, 20)):
        sheet.box(x - wide, y, wide * 2, 6, "#93503d")


def _sheds(sheet: Sheet) -> None:
    """Draw the winding hall: twelve saw-tooth roofs, glazed towards the north."""
    left, foot, step = 170.0, 452.0, 56.0
    sheet.box(left, 356, step * 12, foot - 356, "#a4523c")
    for tooth in range(12):
        x = left + tooth * step
        sheet.shape([(x, 358), (x + 12, 306), (x + step, 358)], "#6f4038")
        sheet.shape([(x + 3, 356), (x + 13, 312), (x + 18, 318), (x + 16, 356)], "#f9d79a")
    for window in range(24):
        x, colour = left + 9 + window * 28, "#ffdf9c" if window % 7 in {2, 5} else "#5a3a3b"
        sheet.box(x, 386, 13, 44, colour)
        sheet.disc(x + 6.5, 386, 6.5, colour)
        sheet.box(x - 2, 430, 17, 4, "#c77a5c")
    sheet.box(left, 366, step * 12, 5, "#c0694c")


def _loom_hall(sheet: Sheet) -> None:
    """Draw the loom hall of three floors and the boiler house at the chimney's foot."""
    sheet.box(842, 356, 130, 96, "#8f4736")
    sheet.shape([(836, 358), (907, 318), (978, 358)], "#5f3733")
    sheet.box(1056, 262, 330, 190, "#93493a")
    sheet.box(1050, 254, 342, 11, "#c0694c")
    sheet.box(1330, 220, 56, 42, "#7f3f34")
    for floor in range(3):
        for window in range(11):
            lit = (floor * 5 + window * 3) % 8 == 1
            x, y = 1068 + window * 28.6, 282 + floor * 56
            sheet.box(x, y, 18, 34, "#ffdf9c" if lit else "#54383b")
            sheet.box(x + 8, y, 2, 34, "#93493a")
    for window in range(3):
        sheet.box(862 + window * 34, 384, 20, 50, "#54383b")
        sheet.disc(872 + window * 34, 384, 10, "#54383b")
