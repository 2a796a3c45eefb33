"""A table of figures drawn as a picture, to be put into a report."""

import io
import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont, truetype

from civic.rules.exporting import Cell

FONTS = Path(__file__).parents[2] / "assets" / "vendor" / "fonts"
LATIN, MORE_LATIN = "atkinson-latin.woff2", "atkinson-latin-ext.woff2"
ARABIC = "plex-arabic-400.woff2"
LETTERS = (
    (re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"), ARABIC),
    (re.compile(r"[\u0100-\u024f\u1e00-\u1eff]"), MORE_LATIN),
)
"""Which letters are drawn from which file; all others from that of the Latin ones."""
WIDTH, EDGE = 1600, 64
LINE, GAP = 52, 20
NAME_SHARE = 0.38
PAPER, INK, TRACK = "#ffffff", "#26221c", "#e9e4da"
TITLE_SIZE, TEXT_SIZE = 40, 26
ELLIPSIS = "…"


def chart_picture(
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    colour: str,
    is_right_to_left: bool = False,
) -> bytes:
    """Return a PNG of a table: one bar for each figure of a row, with the figure beside it.

    Rows with several figures give a bar for each, headed as their columns are.
    """
    lines = _lines(heads, rows)
    height = EDGE * 2 + TITLE_SIZE + GAP * 2 + len(lines) * LINE
    image = Image.new("RGB", (WIDTH, height), PAPER)
    pen = _Pen(ImageDraw.Draw(image), colour, turned=is_right_to_left)
    pen.text(EDGE, EDGE, title, TITLE_SIZE, WIDTH - 2 * EDGE)
    most = max((value for _, value in lines), default=0) or 1
    for at, (name, value) in enumerate(lines):
        pen.bar(EDGE + TITLE_SIZE + GAP * 2 + at * LINE, name, value, most)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _lines(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[tuple[str, int]]:
    several = len(heads) > len(("name", "value"))
    return [
        (f"{row[0]} · {head}" if several else f"{row[0]}", int(value or 0))
        for row in rows
        for head, value in zip(heads[1:], row[1:], strict=True)
        if not isinstance(value, str)
    ]


class _Pen:
    """Writes from where the language begins, and draws bars in a colour."""

    def __init__(self, draw: ImageDraw.ImageDraw, colour: str, *, turned: bool) -> None:
        self._draw, self._colour, self._turned = draw, colour, turned

    def text(self, at: float, top: float, words: str, size: int, room: float) -> None:
        """Write words at a distance from the beginning of the line, cut where room ends."""
        shown = words
        while len(shown) > 1 and _length(shown, size) > room:
            shown = shown[:-2].rstrip() + ELLIPSIS
        baseline = top + size
        for runs in _phrases(shown, apart=self._turned):
            long = sum(_font(name, size).getlength(run) for name, run in runs)
            across = WIDTH - at - long if self._turned else at
            for name, run in runs:
                font = _font(name, size)
                self._draw.text((across, baseline), run, INK, font, anchor="ls")
                across += font.getlength(run)
            at += long

    def bar(self, top: float, name: str, value: int, most: int) -> None:
        """Draw a name, its bar and its figure."""
        begin = EDGE + (WIDTH - 2 * EDGE) * NAME_SHARE
        room = WIDTH - EDGE - begin - LINE * 2
        self.text(EDGE, top, name, TEXT_SIZE, begin - EDGE - GAP)
        self._fill(begin, top, room, TRACK)
        self._fill(begin, top, room * value / most, self._colour)
        self.text(begin + room + GAP, top, f"{value}", TEXT_SIZE, LINE * 2)

    def _fill(self, at: float, top: float, length: float, colour: str) -> None:
        if length <= 0:
            return
        left = WIDTH - at - length if self._turned else at
        box = (left, top + 4, left + length, top + LINE - GAP)
        self._draw.rounded_rectangle(box, 6, fill=colour)


def _runs(words: str) -> list[tuple[str, str]]:
    """Return the parts of a text that are drawn from one file, each with its name.

    A space belongs to the word before it.
    """
    files: list[str] = []
    for letter in words:
        files.append(files[-1] if letter == " " and files else _file_of(letter))
    found = groupby(zip(files, words, strict=True), key=lambda pair: pair[0])
    return [(name, "".join(letter for _, letter in run)) for name, run in found]


def _phrases(words: str, *, apart: bool) -> list[list[tuple[str, str]]]:
    """Return the runs of a text; those that are written the other way stand ``apart``."""
    runs = _runs(words)
    if not apart:
        return [runs]
    return [list(each) for _, each in groupby(runs, key=lambda run: run[0] == ARABIC)]


def _file_of(letter: str) -> str:
    return next((name for letters, name in LETTERS if letters.match(letter)), LATIN)


def _length(words: str, size: int) -> float:
    return sum(_font(name, size).getlength(run) for name, run in _runs(words))


@cache
def _font(name: str, size: int) -> FreeTypeFont:
    return truetype(str(FONTS / name), size)
