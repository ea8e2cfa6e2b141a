"""A table always fits its box: with smaller type, or else with fewer rows and a word about it."""

import pytest

from kim.export.pptx.box import EMU_PER_PT, Box
from kim.export.pptx.fitting import fitted_table
from kim.export.pptx.lettering import Lettering

HEAD, MORE = ["Angabe", "Wert"], ["… weitere in den Notizen", ""]
ROWS = [HEAD, *([f"Zeile {number}", "1,00 €"] for number in range(20))]
TWO_SMALL_ROWS_PT = 2 * (7 * 1.22 + 4)


def box(height_pt: float) -> Box:
    return Box(0, 0, 400 * EMU_PER_PT, round(height_pt * EMU_PER_PT))


@pytest.mark.parametrize("height_pt", [26, 40, 60, 100, 150, 250, 400, 800])
def test_a_table_fits_its_box_and_keeps_its_head(height_pt: float) -> None:
    fitted = fitted_table(ROWS, box(height_pt), Lettering("Arial"))
    assert sum(fitted.heights_pt) <= height_pt + 0.001
    assert len(fitted.heights_pt) == len(fitted.rows)
    assert fitted.rows[0] == HEAD
    *kept, last = fitted.rows[1:]
    assert last == MORE or [*kept, last] == ROWS[1:]
    assert kept == ROWS[1 : 1 + len(kept)]


@pytest.mark.parametrize("height_pt", [0, 1, 10, TWO_SMALL_ROWS_PT - 1])
def test_where_not_even_two_rows_fit_the_head_stays_and_the_rest_is_said_to_be_missing(
    height_pt: float,
) -> None:
    assert fitted_table(ROWS, box(height_pt), Lettering("Arial")).rows == [HEAD, MORE]


def test_two_rows_are_enough_for_head_and_hint() -> None:
    fitted = fitted_table(ROWS, box(TWO_SMALL_ROWS_PT + 0.1), Lettering("Arial"))
    assert sum(fitted.heights_pt) <= TWO_SMALL_ROWS_PT + 0.1
