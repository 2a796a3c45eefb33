"""Pictures that come in: measured, re-encoded, stripped of all that is not the picture."""

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from civic.errors import Invalid

MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 1600
THUMB_SIDE = 640
FACE_SIDE = 112
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF")

register_heif_opener()
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
SCANS: Mapping[str, str] = MappingProxyType({"jpg": "JPEG", "png": "PNG"})
"""The formats in which a picture is kept as a document, by their endings."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made harmless: large, small, and as small a square as a face is; all as WebP."""

    large: bytes
    small: bytes
    face: bytes
    width: int
    height: int


def read_picture(data: bytes) -> Picture:
    """Decode and encode again what somebody sent; no EXIF, place or comment survives.

    Raises:
        Invalid: if it is too heavy, too large, or no picture of a known format.
    """
    if len(data) > MOST_BYTES:
        raise Invalid("picture", "upload.too_heavy", most=str(MOST_BYTES // 1024 // 1024))
    image = _decode(data)
    large = _fit(image, LONGEST_SIDE)
    small = _fit(image, THUMB_SIDE)
    face = ImageOps.fit(small, (FACE_SIDE, FACE_SIDE), Image.Resampling.LANCZOS)
    return Picture(_webp(large), _webp(small), _webp(face), large.width, large.height)


def read_scan(data: bytes, kind: str) -> bytes:
    """Return a photo of a paper, large enough to be read and without what cameras note in it.

    Raises:
        Invalid: if it is too large, or no picture of a known format.
    """
    image, out = _decode(data), io.BytesIO()
    image.convert("RGB" if kind == "jpg" else image.mode).save(out, SCANS[kind], quality=85)
    return out.getvalue()


def _decode(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise Invalid("picture", "upload.too_large")
                image.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))
                upright = ImageOps.exif_transpose(image)
                return upright.convert("RGBA" if "A" in upright.getbands() else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Invalid("picture", "upload.too_large") from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as bad:
        raise Invalid("picture", "upload.not_a_picture") from bad


def _fit(image: Image.Image, side: int) -> Image.Image:
    copy = image.copy()
    copy.thumbnail((side, side), Image.Resampling.LANCZOS)
    return copy


def _webp(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=80, method=4)
    return out.getvalue()
