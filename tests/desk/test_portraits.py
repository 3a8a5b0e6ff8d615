"""Pictures of candidates: small, square, and without what the camera knew."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from cocreation_desk.desk import elections
from cocreation_desk.desk.portraits import SIDE, portrait
from cocreation_desk.domain.errors import Refused
from cocreation_desk.store import elections as rows
from tests.elected import Hold, photo


def test_a_picture_becomes_a_small_square_without_its_story(hold: Hold) -> None:
    evening = hold()
    taken = Image.new("RGB", (1200, 800), "#1F4257")
    exif = Image.Exif()
    exif[0x010E] = "chez Huguette"
    exif[0x0112] = 6  # to be turned
    written = BytesIO()
    taken.save(written, "JPEG", exif=exif)

    evening.do(elections.set_photo, evening.candidates[0], written.getvalue())

    (candidate,) = (each for each in evening.election.candidates if each.photo)
    with evening.desk.file.reader() as db:
        kept = rows.picture(db, candidate.photo)
    assert kept is not None and b"Huguette" not in kept and len(kept) < 60_000
    with Image.open(BytesIO(kept)) as shown:
        assert (shown.size, shown.format, dict(shown.getexif())) == ((SIDE, SIDE), "JPEG", {})


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"not a picture", "photo_unreadable"), (photo(150, 400), "photo_too_small"), (photo()[:300], "photo_unreadable")],
)
def test_what_is_no_picture_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(Refused, match=key):
        portrait(data)


def test_what_is_transparent_lets_white_through() -> None:
    clear = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    written = BytesIO()
    clear.save(written, "PNG")

    with Image.open(BytesIO(portrait(written.getvalue()))) as shown:
        assert shown.getpixel((150, 150)) == (255, 255, 255)
