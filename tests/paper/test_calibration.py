"""The table implies what the model's description says it implies."""

import pytest

from kim import load_paper

PAPER = load_paper()
CALIBRATION = PAPER.calibration


def test_salaries_grow_by_two_percent() -> None:
    assert CALIBRATION.salary_growth_pct == 2.0


def test_the_guideline_grants_rates_times_posts() -> None:
    assert PAPER.guideline_funding_eur == (
        3.5 * (57_000 + 9_700) + 0.5 * (45_000 + 9_700),
        10 * 57_000,
        3 * 50_000,
    )
    assert PAPER.guideline_funding_eur == (260_800, 570_000, 150_000)


def test_the_cost_that_grows_with_salaries() -> None:
    expected = (248_530.75, 740_493.5, 188_801.98)
    assert CALIBRATION.guideline.salary_cost_eur == pytest.approx(expected, abs=0.03)


def test_the_cost_that_does_not() -> None:
    expected = (100_932.5, 34_375.8, 0.0)
    assert CALIBRATION.guideline.fixed_cost_eur == pytest.approx(expected, abs=0.05)


def test_gross_cost_is_own_share_and_funding_of_the_base_year() -> None:
    reading = CALIBRATION.guideline
    gross_eur = [
        a + f for a, f in zip(reading.salary_cost_eur, reading.fixed_cost_eur, strict=True)
    ]
    assert gross_eur == pytest.approx([88_663.26 + 260_800, 204_869.27 + 570_000, 38_802 + 150_000])


def test_the_table_alone_knows_no_fixed_cost_and_less_funding() -> None:
    reading = CALIBRATION.table
    assert reading.salary_cost_eur == CALIBRATION.guideline.salary_cost_eur
    assert reading.fixed_cost_eur == (0, 0, 0)
    booked_eur = [
        share * eur
        for share, eur in zip(reading.funding_share, PAPER.guideline_funding_eur, strict=True)
    ]
    expected = (248_530.76 - 88_663.26, 740_493.50 - 204_869.27, 188_801.96 - 38_802.00)
    assert booked_eur == pytest.approx(expected, abs=0.01)
