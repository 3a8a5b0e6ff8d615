"""A candidate's picture as everybody will see it: square, of a sane size, and with nothing in the file but the picture."""

from __future__ import annotations

import hashlib
import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from cocreation_desk.domain.errors import Refused

MOST_BYTES = 20_000_000
MOST_PIXELS = 60_000_000
SMALLEST_SIDE = 200
SIDE = 640
QUALITY = 84
FORMATS = ("JPEG", "PNG", "WEBP")


def portrait(data: bytes) -> bytes:
    """The picture as a square JPEG of at most 640 pixels, upright, without where and by what it was taken."""
    if len(data) > MOST_BYTES:
        raise Refused("photo_too_heavy", most=MOST_BYTES // 1_000_000)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the size is looked at below
            opened = Image.open(BytesIO(data), formats=FORMATS)
        with opened as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused("photo_too_large", most=MOST_PIXELS // 1_000_000)
            if min(picture.size) < SMALLEST_SIDE:
                raise Refused("photo_too_small", least=SMALLEST_SIDE)
            picture.draft("RGB", (2 * SIDE, 2 * SIDE))
            upright = ImageOps.exif_transpose(picture)
            side = min(SIDE, *upright.size)
            square = ImageOps.fit(_on_paper(upright), (side, side), Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as unreadable:
        raise Refused("photo_unreadable") from unreadable
    written = BytesIO()
    square.save(written, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return written.getvalue()


def name_of(picture: bytes) -> str:
    """By which a picture is asked for: another picture has another name."""
    return hashlib.sha256(picture).hexdigest()[:20]


def _on_paper(picture: Image.Image) -> Image.Image:
    """What is transparent lets white through."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(white, layered).convert("RGB")
    return picture.convert("RGB")
