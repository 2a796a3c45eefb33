"""An orchard in the morning, in rows: a header picture of the demo."""

from civic.demo.drawing import Sheet, clouds, hills, sun, tree


def orchard(sheet: Sheet) -> None:
    """Draw three rows of fruit trees under a light sky."""
    sheet.fade(0, 430, "#a9cbd6", "#f3ead2")
    sun(sheet, (330, 150), 60, "#fffdf4", "#f6ecc9")
    clouds(sheet, [(860, 110, 180), (1180, 160, 150), (560, 80, 110)], "#eef0e4")
    hills(sheet, (372, 34), (1.1, 0.4), "#b9c3a0")
    hills(sheet, (420, 18), (1.8, 2.0), "#9cad78")
    sheet.box(0, 440, 1600, 260, "#b3bd83")
    for row, (foot, size) in enumerate(((468, 96), (540, 140), (640, 200))):
        for at in range(8):
            tree(sheet, (60 + at * 230 + row * 60, foot), size, "#5f7d45")
