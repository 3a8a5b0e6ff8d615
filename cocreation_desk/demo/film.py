"""The demo's film, drawn here frame by frame: a tin that goes out, comes back, and is filled again."""

from __future__ import annotations

import math
import struct
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

WIDE, HIGH = 640, 360
FRAMES_A_SECOND = 12
SECONDS = 6

Colour = tuple[int, int, int]
NIGHT: Colour = (24, 32, 58)
DAWN: Colour = (244, 196, 138)
TIN: Colour = (33, 92, 122)
LID: Colour = (245, 236, 220)
CRUST: Colour = (214, 150, 84)


def frame(number: int, wide: int = WIDE, high: int = HIGH) -> Image.Image:
    """One picture of the film, at any size."""
    share = number / (FRAMES_A_SECOND * SECONDS)
    picture = Image.new("RGB", (wide, high))
    draw = ImageDraw.Draw(picture)
    for line in range(high):
        glow = min(1.0, line / high * (0.5 + share))
        draw.line(((0, line), (wide, line)), fill=_between(NIGHT, DAWN, glow))
    floor = high * 0.82
    draw.rectangle((0, floor, wide, high), fill=_between(NIGHT, CRUST, 0.35))
    swing = math.sin(share * 2 * math.pi)
    _tin(draw, wide / 2 + swing * wide * 0.28, floor, high * 0.34, lifted=max(0.0, math.sin(share * 4 * math.pi)))
    return picture


def write(path: Path) -> None:
    """The whole film as an AVI of JPEG pictures, which every player opens."""
    path.write_bytes(_avi([_jpeg(frame(number)) for number in range(FRAMES_A_SECOND * SECONDS)]))


def _tin(draw: ImageDraw.ImageDraw, middle: float, floor: float, size: float, lifted: float) -> None:
    left, right, top = middle - size * 0.62, middle + size * 0.62, floor - size
    for place in (-0.32, 0.0, 0.32):  # the biscuits, seen while the lid is up
        x, y = middle + place * size, top + size * (0.14 - 0.24 * lifted)
        draw.ellipse((x - size * 0.17, y - size * 0.17, x + size * 0.17, y + size * 0.17), fill=CRUST)
    draw.rounded_rectangle((left, top, right, floor), radius=size * 0.08, fill=TIN)
    draw.rectangle((left, top + size * 0.38, right, top + size * 0.62), fill=_between(TIN, LID, 0.85))
    lid = top - size * 0.1 - lifted * size * 0.42
    draw.rounded_rectangle(
        (left - size * 0.04, lid, right + size * 0.04, lid + size * 0.16), radius=size * 0.06, fill=LID
    )


def _between(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _jpeg(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.save(written, "JPEG", quality=82)
    return written.getvalue()


def _avi(pictures: list[bytes]) -> bytes:
    longest = max(map(len, pictures))
    micro = 1_000_000 // FRAMES_A_SECOND
    main = struct.pack(
        "<14I", micro, longest * FRAMES_A_SECOND, 0, 0x10, len(pictures), 0, 1, longest, WIDE, HIGH, *(0,) * 4
    )
    stream = b"vidsMJPG" + struct.pack(
        "<IHHIIIIIIII4H", 0, 0, 0, 0, 1, FRAMES_A_SECOND, 0, len(pictures), longest, 0xFFFFFFFF, 0, 0, 0, WIDE, HIGH
    )
    shape = struct.pack("<IiiHH4sIiiII", 40, WIDE, HIGH, 1, 24, b"MJPG", WIDE * HIGH * 3, 0, 0, 0, 0)
    headers = _list(b"hdrl", _part(b"avih", main) + _list(b"strl", _part(b"strh", stream) + _part(b"strf", shape)))
    index, at, movie = b"", 4, b""
    for picture in pictures:
        part = _part(b"00dc", picture)
        index += b"00dc" + struct.pack("<III", 0x10, at, len(picture))
        movie += part
        at += len(part)
    body = headers + _list(b"movi", movie) + _part(b"idx1", index)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"AVI " + body


def _part(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _list(name: bytes, body: bytes) -> bytes:
    return _part(b"LIST", name + body)
