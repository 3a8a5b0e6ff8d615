"""Every scene, in both languages and on three sorts of projector: whole, readable, and without a complaint from QML."""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from cocreation_desk import design
from cocreation_desk.stage.codes import QUIET_ZONE, qr_image
from cocreation_desk.stage.window import StageWindow, descend
from tests.stage.picking import View
from tests.stage.sample_views import SAMPLES, languages, scene

SIZES = [(1920, 1080), (1280, 720), (1024, 768)]
LOUD = {name.lower() for name in ("ink", "ink_soft", "accent", "customer_ink", "company_ink", "ok", "warn", "stop")}
# What may give way, so that many or long names stand whole.
SMALLER = {
    "overline",
    "title",
    "subtitle",
    "facts",
    "commitment",
    "reason",
    "asked",
    "label",
    "name",
    "told",
    "n_text",
    "unit",
    "reached",
    "count",
    "grade",
    "by_side",
    "why",
}

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def painter() -> Iterator[StageWindow]:
    window = StageWindow(still=True)
    yield window
    window.put_away()
    window.deleteLater()


def paint(painter: StageWindow, sample: View, size: tuple[int, int] = (1920, 1080)) -> QImage:
    return painter.picture_of(sample, QSize(*size))


def every(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from every(child)


def texts(painter: StageWindow) -> list[QQuickItem]:
    return [item for item in every(painter.rootObject()) if item.property("font") is not None and item.property("text")]


def said(painter: StageWindow) -> str:
    return "\n".join(str(item.property("text")) for item in texts(painter))


def size_of(text: QQuickItem) -> int:
    """The pixel size after fitting, not the one that was wished."""
    return int(text.property("fontInfo").property("pixelSize").toInt())


def least_size(text: QQuickItem) -> float:
    """As a share of the picture's height: 28 pixels of 1080 for whatever one must read, and more where there is room."""
    name = text.objectName()
    if name.startswith("chrome"):
        return design.STAGE_TYPE.chrome
    return design.STAGE_TYPE.name if name in SMALLER else design.STAGE_TYPE.body


def place_of(text: QQuickItem) -> QRectF:
    """Where the words are, which may be less than their item."""
    context = qmlContext(text)
    assert context is not None
    across, down = (
        QQmlExpression(context, text, f"{side}Alignment").evaluate()[0] for side in ("horizontal", "vertical")
    )
    wide, high = text.property("contentWidth"), text.property("contentHeight")
    left = {Qt.AlignmentFlag.AlignRight: text.width() - wide, Qt.AlignmentFlag.AlignHCenter: (text.width() - wide) / 2}
    top = {
        Qt.AlignmentFlag.AlignBottom: text.height() - high,
        Qt.AlignmentFlag.AlignVCenter: (text.height() - high) / 2,
    }
    at = QRectF(left.get(Qt.AlignmentFlag(across), 0.0), top.get(Qt.AlignmentFlag(down), 0.0), wide, high)
    return text.mapRectToScene(at)


def ink_of(text: QQuickItem) -> QRectF:
    """The place of the words without the space above and below their letters."""
    above = 0.26 * size_of(text)
    return place_of(text).adjusted(2, above, -2, -above)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", SAMPLES)
def test_a_scene_is_whole_and_readable(
    name: str, language: str, size: tuple[int, int], painter: StageWindow, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        picture = paint(painter, scene(name, language), size)

    assert caplog.messages == []
    assert (picture.width(), picture.height()) == size
    unit = min(size[0] / 1920, size[1] / 1080)
    for text in texts(painter):
        words = text.property("text")
        assert size_of(text) >= int(least_size(text) * 1080 * unit), f"{words!r} is too small"
        assert not text.property("truncated"), f"{words!r} is cut"
        assert QRectF(-2, -2, size[0] + 4, size[1] + 4).contains(place_of(text)), f"{words!r} is beyond the edge"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", SAMPLES)
def test_no_words_stand_on_other_words(name: str, language: str, painter: StageWindow) -> None:
    paint(painter, scene(name, language))

    inked = [(str(text.property("text")), ink_of(text)) for text in texts(painter)]
    assert [(one, other) for (one, a), (other, b) in combinations(inked, 2) if a.intersects(b)] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_is_in_a_colour_that_stands_out_seven_to_one(name: str, painter: StageWindow) -> None:
    paint(painter, scene(name, "fr"))

    allowed = {getattr(design.PALETTE, key).lower() for key in LOUD} | {design.PALETTE.on_accent.lower()}
    assert {QColor(text.property("color")).name() for text in texts(painter)} <= allowed


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_code_fills_sixty_hundredths_of_the_height_in_whole_pixels(
    size: tuple[int, int], painter: StageWindow
) -> None:
    assert_the_code_is_read_far_away(scene("join", "fr"), size, painter)


@pytest.mark.parametrize("size", [each for each in SIZES if each[0] * 9 == each[1] * 16], ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize("code", ["qr", "wifi_qr"])
def test_two_codes_side_by_side_are_as_large(code: str, size: tuple[int, int], painter: StageWindow) -> None:
    assert_the_code_is_read_far_away(scene("wifi", "fr"), size, painter, code)


def assert_the_code_is_read_far_away(
    sample: View, size: tuple[int, int], painter: StageWindow, name: str = "qr"
) -> None:
    modules = qr_image(sample["view"][name])

    picture = paint(painter, sample, size)

    code = descend(painter.rootObject(), name)
    assert code is not None
    step, rest = divmod(code.width(), modules.width())
    assert rest == 0
    assert step * (modules.width() - 2 * QUIET_ZONE) >= 0.6 * size[1]
    corner = code.mapRectToScene(QRectF(0, 0, 1, 1)).topLeft()
    seen = [
        [
            QColor(picture.pixel(int(corner.x() + (x + 0.5) * step), int(corner.y() + (y + 0.5) * step))).lightness()
            > 128
            for x in range(modules.width())
        ]
        for y in range(modules.height())
    ]
    drawn = [
        [QColor(modules.pixel(x, y)).lightness() > 128 for x in range(modules.width())] for y in range(modules.height())
    ]
    assert seen == drawn


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.startswith("ballot.")])
def test_nothing_of_a_result_shows_before_it_is_revealed(name: str, painter: StageWindow) -> None:
    sample = scene(name, "fr")

    paint(painter, sample)

    if sample["view"]["phase"] != "revealed":
        assert descend(painter.rootObject(), "count") is None
        assert descend(painter.rootObject(), "n_text") is None
        assert sample["view"]["turnout_text"] in said(painter)


@pytest.mark.parametrize(
    "name", [name for name in SAMPLES if name.startswith("ballot.") and scene(name, "fr")["view"]["result"]]
)
def test_a_result_always_says_how_many_stand_behind_it(name: str, painter: StageWindow) -> None:
    sample = scene(name, "fr")

    paint(painter, sample)

    assert sample["view"]["result"]["n_text"] in said(painter)
    assert sample["view"]["result"]["note"] in said(painter)


def test_the_widest_gap_is_marked_and_only_that_one(painter: StageWindow) -> None:
    paint(painter, scene("ballot.scale", "fr"))

    gaps = [item for item in texts(painter) if item.objectName() == "gap"]
    marked = [item for item in gaps if QColor(item.property("color")) == QColor(design.PALETTE.on_accent)]
    assert [item.property("text") for item in marked] == ["−1,7"]
    assert len(gaps) == 8


def test_the_number_of_the_longest_bar_is_not_read_into_the_people_behind_it(painter: StageWindow) -> None:
    """« 7 6 personnes » would be a number nobody gave."""
    sample = copy.deepcopy(scene("ballot.dots", "fr"))
    for row in sample["view"]["result"]["rows"]:
        row["values"][1] |= {"count": 7, "share": 1.0, "text": "7"}

    paint(painter, sample)

    counts = [place_of(text) for text in texts(painter) if text.objectName() == "count"]
    people = [place_of(text) for text in texts(painter) if "personne" in str(text.property("text"))]
    assert min(at.left() for at in people) - max(at.right() for at in counts) >= design.SPACE.medium


def test_commitments_on_one_page_are_in_one_size(painter: StageWindow) -> None:
    sample = copy.deepcopy(scene("commit", "fr"))
    for line, words in zip(
        sample["view"]["lines"], ("Court.", "Un engagement bien plus long que les autres " * 2), strict=False
    ):
        line["text"] = words

    paint(painter, sample)

    said_by = [line["text"] for line in sample["view"]["lines"]]
    assert len({size_of(text) for text in texts(painter) if text.property("text") in said_by}) == 1


@pytest.mark.parametrize(
    ("quotation", "whole"), [("« La boîte revient »", True), ("« La nouvelle plateforme de marque »", False)]
)
def test_a_quotation_in_a_title_stays_in_one_piece_where_a_line_holds_it(
    quotation: str, whole: bool, painter: StageWindow
) -> None:
    sample = copy.deepcopy(scene("welcome", "fr"))
    sample["view"]["title"] = f"Open CoDir {quotation}"

    paint(painter, sample)

    assert (quotation.replace(" ", "\xa0") in said(painter)) is whole


def test_means_and_predictions_stand_where_their_values_are(painter: StageWindow) -> None:
    sample = scene("ballot.scale", "fr")

    paint(painter, sample)

    def across(name: str) -> list[float]:
        marks = [item for item in every(painter.rootObject()) if item.objectName() == name]
        return [item.x() + item.width() / 2 for item in marks]

    rows = sample["view"]["result"]["rows"]
    means, predictions = across("mean"), across("predicted")
    one_step = (means[0] - predictions[0]) / (rows[0]["mean"] - rows[0]["predicted"])
    for row, mean, prediction in zip(rows, means, predictions, strict=True):
        assert mean - prediction == pytest.approx((row["mean"] - row["predicted"]) * one_step, abs=1)


def test_a_suppressed_group_shows_no_figure_and_a_reason(painter: StageWindow) -> None:
    paint(painter, scene("ballot.scale_suppressed", "fr"))

    assert [item for item in every(painter.rootObject()) if item.objectName() == "mean"] == []
    assert "Moins de cinq réponses" in said(painter)


@pytest.mark.parametrize("language", languages())
def test_one_picture_gets_new_numbers_without_being_made_again(language: str, painter: StageWindow) -> None:
    sample = scene("ballot.open", language)
    paint(painter, sample)
    before = descend(painter.rootObject(), "turnout")

    view = sample["view"] | {
        "turnout_text": "13 / 18",
        "turnout": [line | {"n": 8} for line in sample["view"]["turnout"]],
    }
    paint(painter, sample | {"view": view})

    assert descend(painter.rootObject(), "turnout") is before
    assert "13 / 18" in said(painter)


def test_markup_in_what_people_wrote_stays_text(painter: StageWindow) -> None:
    sample = scene("discuss.question", "fr")
    question = sample["view"]["question"] | {"text": "<b>Pourquoi</b> <img src='x'> ?"}

    paint(painter, sample | {"view": sample["view"] | {"question": question}})

    assert "<b>Pourquoi</b>" in said(painter)
