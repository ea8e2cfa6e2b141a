"""Figures read as Germans write them, and lose nothing but what rounding takes."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.base.month import Month
from kim.present import formats

NAN = float("nan")
AMOUNTS = st.floats(-1e9, 1e9)


def plain(text: str) -> str:
    """Text with ordinary spaces, so that expectations can be typed."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("write", "value", "text"),
    [
        (formats.eur, 454923.63, "454.923,63 €"),
        (formats.eur, 0.0, "0,00 €"),
        (formats.eur, -0.001, "0,00 €"),
        (formats.eur, -1234.5, "−1.234,50 €"),
        (formats.eur, 2.675, "2,68 €"),
        (formats.eur_whole, 1234.5, "1.235 €"),
        (formats.eur_whole, 980800.0, "980.800 €"),
        (formats.eur_short, 1385226.92, "1,39 Mio. €"),
        (formats.eur_short, 980800.0, "980.800 €"),
        (formats.eur_short, 135308.31, "135 Tsd. €"),
        (formats.eur_short, 4850.25, "4.850 €"),
        (formats.eur_short, 999999.6, "1,00 Mio. €"),
        (formats.eur_short, -1385226.92, "−1,39 Mio. €"),
        (formats.pct, 2.0, "2 %"),
        (formats.pct, 2.5, "2,5 %"),
        (formats.pct, -0.75, "−0,75 %"),
        (formats.points, 1.0, "1 Prozentpunkt"),
        (formats.points, 1.5, "1,5 Prozentpunkte"),
        (formats.points, -1.0, "−1 Prozentpunkt"),
        (formats.fte, 3.5, "3,5 VZÄ"),
        (formats.fte, 17.0, "17 VZÄ"),
    ],
)
def test_a_figure_is_written_the_german_way(
    write: Callable[[float], str], value: float, text: str
) -> None:
    assert plain(write(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(980800.0, "+980.800,00 €"), (-1.5, "−1,50 €"), (0.0, "0,00 €"), (-0.004, "0,00 €")],
)
def test_a_difference_has_a_sign_unless_nothing_is_left(value: float, text: str) -> None:
    assert plain(formats.signed(formats.eur, value)) == text


@pytest.mark.parametrize(
    "write",
    [formats.eur, formats.eur_whole, formats.eur_short, formats.pct, formats.points, formats.fte],
)
def test_what_is_no_number_is_a_dash(write: Callable[[float], str]) -> None:
    assert write(NAN) == "–"
    assert formats.signed(write, NAN) == "–"


@pytest.mark.parametrize(
    ("month", "name", "last_day"),
    [
        (Month(2026, 12), "Dezember 2026", "31.12.2026"),
        (Month(2028, 2), "Februar 2028", "29.02.2028"),
        (Month(2025, 3), "März 2025", "31.03.2025"),
    ],
)
def test_dates_are_german(month: Month, name: str, last_day: str) -> None:
    assert (formats.month(month), formats.last_day_of(month)) == (name, last_day)


def test_a_day_has_two_digits_each() -> None:
    assert formats.day(date(2024, 4, 6)) == "06.04.2024"


@given(AMOUNTS)
def test_euro_and_cents_lose_at_most_half_a_cent(value: float) -> None:
    text = formats.eur(value).removesuffix("\u00a0€").replace("−", "-")
    read = Decimal(text.replace(".", "").replace(",", "."))
    assert read == Decimal(repr(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(AMOUNTS, st.sampled_from([formats.eur, formats.eur_short, formats.fte, formats.pct]))
def test_no_line_breaks_between_a_number_and_its_unit(
    value: float, write: Callable[[float], str]
) -> None:
    assert " " not in write(value)
    assert "-" not in write(value)


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ([568_100.0, 932_000.0, 1_300_000.0], ["0,57 Mio. €", "0,93 Mio. €", "1,30 Mio. €"]),
        ([-5_000.0, 0.0, 980_800.0], ["−5 Tsd. €", "0 Tsd. €", "981 Tsd. €"]),
    ],
)
def test_a_scale_has_one_unit(values: list[float], written: list[str]) -> None:
    assert [text.replace(formats.NBSP, " ") for text in formats.eur_alike(values)] == written
