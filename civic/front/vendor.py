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
    Vendored(
        "leaflet.markercluster",
        "1.5.3",
        (
            ("dist/leaflet.markercluster.js", "leaflet.markercluster/"),
            ("dist/MarkerCluster.css", "leaflet.markercluster/"),
            ("dist/MarkerCluster.Default.css", "leaflet.markercluster/"),
            ("MIT-LICENCE.txt", "leaflet.markercluster/"),
        ),
    ),
    Vendored(
        "leaflet.heat",
        "0.2.0",
        (("dist/leaflet-heat.js", "leaflet.heat/"), ("LICENSE", "leaflet.heat/")),
    ),
    Vendored(
        "@fontsource-variable/atkinson-hyperlegible-next",
        "5.3.0",
        (
            ("files/*-next-latin-wght-normal.woff2", "fonts/atkinson-latin.woff2"),
            ("files/*-next-latin-ext-wght-normal.woff2", "fonts/atkinson-latin-ext.woff2"),
            ("LICENSE", "fonts/atkinson-LICENSE"),
        ),
    ),
    Vendored(
        "@fontsource-variable/bricolage-grotesque",
        "5.3.0",
        (
            ("files/*-grotesque-latin-wght-normal.woff2", "fonts/bricolage-latin.woff2"),
            ("files/*-grotesque-latin-ext-wght-normal.woff2", "fonts/bricolage-latin-ext.woff2"),
            ("LICENSE", "fonts/bricolage-LICENSE"),
        ),
    ),
    Vendored(
        "@fontsource/ibm-plex-sans-arabic",
        "5.3.0",
        (
            ("files/*-arabic-arabic-400-normal.woff2", "fonts/plex-arabic-400.woff2"),
            ("files/*-arabic-arabic-700-normal.woff2", "fonts/plex-arabic-700.woff2"),
            ("LICENSE", "fonts/plex-arabic-LICENSE"),
        ),
    ),
)
