"""Files of other people's packages that the site serves itself: fonts, styles, map parts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vendored:
    """One npm package, pinned, and where its files go below ``assets/vendor``.

    ``files`` maps a path, or a pattern of paths, inside the package to a destination;
    a destination that ends with ``/`` is a folder.
    """

    package: str
    version: str
    files: tuple[tuple[str, str], ...]


VENDORED: tuple[Vendored, ...] = (
    Vendored(
        "leaflet",
        "1.9.4",
        (
            ("dist/leaflet.js", "leaflet/"),
            ("dist/leaflet.css", "leaflet/"),
            ("dist/images/*.png", "leaflet/images/"),
            ("LICENSE", "leaflet/"),
        ),
    ),
)
