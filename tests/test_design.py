"""The design language keeps what it promises: contrast, sizes that read from the last row, sides told apart without colour."""

from __future__ import annotations

import pytest

from cocreation_desk import design
from cocreation_desk.design import COMPANY, CUSTOMERS, EVERYONE, PALETTE, contrast

GROUNDS = ("paper", "surface", "sunken")
STAGE_TEXT = ("ink", "ink_soft", "accent", "customer_ink", "company_ink", "ok", "warn", "stop")
SOFT_GROUNDS = {
    "customer_soft": "customer_ink",
    "company_soft": "company_ink",
    "accent_soft": "accent",
    "ok_soft": "ok",
    "warn_soft": "warn",
    "stop_soft": "stop",
}


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#0000FF", "#FFFFFF", 8.59),
    ],
)
def test_contrast_agrees_with_published_ratios(one: str, other: str, ratio: float) -> None:
    """Black on white is 21:1 by definition; #777 and pure blue on white are the figures WebAIM's contrast checker gives."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("text", STAGE_TEXT)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_on_the_stage_stands_out_seven_to_one(text: str, ground: str) -> None:
    assert contrast(getattr(PALETTE, text), getattr(PALETTE, ground)) >= 7


@pytest.mark.parametrize(("ground", "text"), SOFT_GROUNDS.items())
def test_text_on_its_soft_ground_stands_out_seven_to_one(ground: str, text: str) -> None:
    assert contrast(getattr(PALETTE, text), getattr(PALETTE, ground)) >= 7
    assert contrast(PALETTE.ink_soft, getattr(PALETTE, ground)) >= 7


@pytest.mark.parametrize("ground", GROUNDS)
def test_quiet_text_elsewhere_stands_out_four_and_a_half_to_one(ground: str) -> None:
    assert contrast(PALETTE.muted, getattr(PALETTE, ground)) >= 4.5


@pytest.mark.parametrize("graphic", ["customer", "company", "everyone", "edge", "accent"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_what_is_drawn_stands_out_three_to_one(graphic: str, ground: str) -> None:
    assert contrast(getattr(PALETTE, graphic), getattr(PALETTE, ground)) >= 3


@pytest.mark.parametrize("ground", ["accent", "accent_deep", "company", "ok", "stop", "warn"])
def test_white_text_reads_on_the_strong_colours(ground: str) -> None:
    assert contrast(PALETTE.on_accent, getattr(PALETTE, ground)) >= 7


def test_the_sides_differ_in_luminance_shape_and_pattern() -> None:
    assert contrast(CUSTOMERS.colour, COMPANY.colour) >= 2
    assert len({side.shape for side in (CUSTOMERS, COMPANY, EVERYONE)}) == 3
    assert CUSTOMERS.pattern != COMPANY.pattern


def test_stage_sizes_read_from_the_last_row() -> None:
    sizes = design.STAGE_TYPE

    assert sizes.body >= 0.04
    assert sizes.title >= 0.07
    assert sizes.figure >= 0.15
    assert sizes.chrome >= 0.02  # 1/50 of the height, the 8H rule's floor


def test_the_phones_and_the_console_get_the_same_colours() -> None:
    assert f"--accent: {PALETTE.accent};" in design.css_variables().splitlines()
    assert design.qss_values()["accent"] == PALETTE.accent


def test_a_wall_page_holds_what_can_be_read_and_loses_nothing() -> None:
    texts = ["un mot"] * 30 + ["x" * 200] * 9

    pages = design.wall_pages([texts])

    assert sorted(index for page in pages for column in page for index in column) == list(range(39))
    assert max(sum(map(len, page)) for page in pages) == design.WALL_CARDS
    assert design.wall_pages([]) == []


def test_labelled_columns_keep_their_own_texts_on_the_wall() -> None:
    pages = design.wall_pages([["a"] * 12, ["b"], []], labelled=True)

    assert [[len(column) for column in page] for page in pages] == [[7, 1, 0], [5, 0, 0]]


def test_nothing_that_stands_on_the_wall_moves_when_more_comes() -> None:
    texts = [f"une idée {'très ' * (n % 7)}longue" for n in range(20)]

    before, after = design.wall_pages([texts[:-1]]), design.wall_pages([texts])

    assert all(
        set(old) <= set(new)
        for old_page, new_page in zip(before, after, strict=False)
        for old, new in zip(old_page, new_page, strict=True)
    )
