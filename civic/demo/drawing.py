"""A drawing surface for flat landscapes, and what every landscape has: sky, hills, water."""

from collections.abc import Iterable
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw

WIDTH, HEIGHT = 1600, 700
FINE = 2  # drawn twice as large, then reduced: smooth edges

Point = tuple[float, float]

_HEADS = 0.3  # share of the stems that carry one


class Sheet:
    """A drawing surface measured in picture units."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE))
        self._draw = ImageDraw.Draw(self.image)

    def shape(self, points: Iterable[Point], colour: str) -> None:
        """Fill a polygon."""
        self._draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle given by its upper left corner."""
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def disc(self, x: float, y: float, rx: float, colour: str, ry: float | None = None) -> None:
        """Fill an ellipse around a middle; a circle when one radius is given."""
        ry = rx if ry is None else ry
        edges = ((x - rx) * FINE, (y - ry) * FINE, (x + rx) * FINE, (y + ry) * FINE)
        self._draw.ellipse(edges, fill=colour)

    def veil(self, middle: Point, reach: Point, colour: str, share: float) -> None:
        """Lay an ellipse of colour over the picture, letting the rest shine through."""
        x, y, rx, ry = (round(value * FINE) for value in (*middle, *reach))
        mask = Image.new("L", (2 * rx + 1, 2 * ry + 1))
        ImageDraw.Draw(mask).ellipse((0, 0, 2 * rx, 2 * ry), fill=round(255 * share))
        self.image.paste(colour, (x - rx, y - ry, x + rx + 1, y + ry + 1), mask)

    def stroke(self, points: Iterable[Point], colour: str, width: float) -> None:
        """Draw a line through the points."""
        line = [(x * FINE, y * FINE) for x, y in points]
        self._draw.line(line, fill=colour, width=round(width * FINE), joint="curve")

    def fade(self, top: float, bottom: float, first: str, last: str) -> None:
        """Fill the band between two heights with a vertical gradient."""
        for row in range(round(top * FINE), round(bottom * FINE)):
            colour = tone(first, last, (row / FINE - top) / (bottom - top))
            self._draw.line([(0, row), (WIDTH * FINE, row)], fill=colour)


def chance(seed: int) -> Random:
    """Return the same dice for the same seed, so that a picture never changes."""
    return Random(seed)  # noqa: S311  dice for a drawing, no secret


def tone(first: str, last: str, share: float) -> str:
    """Mix two colours: the first at 0, the last at 1."""
    one, two = (bytes.fromhex(colour[1:]) for colour in (first, last))
    mixed = (round(a + (b - a) * share) for a, b in zip(one, two, strict=True))
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def sun(sheet: Sheet, middle: Point, size: float, core: str, glow: str) -> None:
    """Draw a sun and the light around it."""
    for ring in range(9, 1, -1):
        reach = size * (1 + ring * 0.27)
        sheet.veil(middle, (reach, reach), glow, 0.11)
    sheet.disc(*middle, size, core)


def clouds(sheet: Sheet, places: Iterable[tuple[float, float, float]], colour: str) -> None:
    """Draw long flat clouds, each with a smaller one on its back."""
    for x, y, wide in places:
        sheet.veil((x, y), (wide, 9), colour, 0.5)
        sheet.veil((x + wide * 0.3, y - 10), (wide * 0.5, 8), colour, 0.7)


def hills(sheet: Sheet, height: Point, wave: Point, colour: str) -> None:
    """Draw a range of hills: (crest, rise) in height, (how many, shift) in its wave."""
    (crest, rise), (waves, shift) = height, wave
    line = [
        (
            x,
            crest
            - rise * (0.6 * sin(x / WIDTH * 2 * pi * waves + shift) + 0.4 * sin(x / 170 + shift)),
        )
        for x in range(0, WIDTH + 20, 20)
    ]
    sheet.shape([(0, HEIGHT), *line, (WIDTH, HEIGHT)], colour)


def poplars(sheet: Sheet, places: Iterable[Point], light: str, dark: str) -> None:
    """Draw poplars given by where they stand and how high they are."""
    for x, height in places:
        foot = 446.0
        sheet.box(x - 2, foot - 30, 4, 34, "#4e3d32")
        sheet.disc(x, foot - height / 2 - 12, height * 0.13, light, height / 2)
        sheet.disc(x - height * 0.035, foot - height / 2 - 8, height * 0.085, dark, height * 0.42)


def tree(sheet: Sheet, root: Point, size: float, shade: str) -> None:
    """Draw a round tree lit from the right, on its own shadow."""
    (x, foot), wide = root, size * 0.055
    sheet.veil((x - size * 0.08, foot + 3), (size * 0.5, size * 0.05), shade, 0.55)
    trunk = [(x - wide, foot + 4), (x - wide * 0.6, foot - size * 0.7)]
    sheet.shape([*trunk, (x + wide * 0.6, foot - size * 0.7), (x + wide, foot + 4)], "#6b4d37")
    for side in (-1, 1):
        branch = [(x, foot - size * 0.34), (x + side * size * 0.2, foot - size * 0.62)]
        sheet.stroke(branch, "#6b4d37", wide * 0.8)
    _crown(sheet, (x, foot - size * 0.82), size, chance(round(x + size)))


def stems(sheet: Sheet, draw: Random, span: Point, foot: float, colour: str) -> None:
    """Draw reeds between two places, some with their brown head."""
    for _ in range(round(span[1] - span[0]) // 6):
        x, height, lean = draw.uniform(*span), draw.uniform(40, 96), draw.uniform(-16, 16)
        low, tip = foot + draw.uniform(0, 40), (x + lean, foot + 20 - height)
        sheet.stroke([(x, low + 20), (x + lean / 3, low - height / 2), tip], colour, 2.6)
        if draw.random() < _HEADS:
            sheet.disc(*tip, 3.4, "#8a5a3c", 11)


def reflect(sheet: Sheet, line: int, near: str, deep: str) -> None:
    """Mirror what stands above the line into water that darkens towards the viewer."""
    edge, rows = line * FINE, (HEIGHT - line) * FINE
    above = sheet.image.copy()
    sheet.fade(line, HEIGHT, near, deep)
    for row in range(rows):
        share = row / rows
        shift = round(sin(row / (5 + 26 * share)) * (2 + 16 * share) * FINE / 2)
        source = max(edge - 1 - round(row * 1.25), 0)
        strip = ImageChops.offset(above.crop((0, source, WIDTH * FINE, source + 1)), shift, 0)
        water = sheet.image.crop((0, edge + row, WIDTH * FINE, edge + row + 1))
        sheet.image.paste(Image.blend(water, strip, 0.58 - 0.26 * share), (0, edge + row))


def ripples(sheet: Sheet, draw: Random, span: Point, colour: str) -> None:
    """Draw flat streaks of light on the water, longer towards the viewer."""
    for _ in range(64):
        y = span[0] + (span[1] - span[0]) * draw.random() ** 1.2
        width = draw.uniform(18, 50) * (0.6 + (y - span[0]) / 120)
        sheet.veil((draw.uniform(-60, WIDTH + 60), y), (width, 1.3), colour, 0.32)


def _crown(sheet: Sheet, middle: Point, size: float, draw: Random) -> None:
    x, y = middle
    for depth, colour in enumerate(("#52673a", "#667c45", "#7f9458")):
        lean, reach = size * 0.06 * depth, size * (0.3 - 0.055 * depth)
        for step in range(9):
            angle = 2 * pi * step / 9 + draw.uniform(-0.2, 0.2)
            puff = size * draw.uniform(0.13, 0.17) * (1 - 0.14 * depth)
            sheet.disc(
                x + lean + reach * cos(angle) * 1.15,
                y - lean + reach * sin(angle) * 0.8,
                puff,
                colour,
            )
        sheet.disc(x + lean, y - lean, reach, colour, reach * 0.85)
