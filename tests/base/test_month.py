"""Months are read in one form, ordered, and counted across years."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kim.base.month import Month
from kim.base.problems import problems_of

MONTHS = st.builds(Month, st.integers(1000, 2999), st.integers(1, 12))


@given(MONTHS)
def test_a_month_is_read_as_it_is_written(month: Month) -> None:
    assert Month.parse(str(month)) == month
    assert TypeAdapter(Month).validate_json(f'"{month}"') == month


@given(MONTHS, MONTHS)
def test_months_are_ordered_as_their_texts_and_ordinals(one: Month, other: Month) -> None:
    assert (one < other) == (str(one) < str(other)) == (one.ordinal < other.ordinal)


@given(MONTHS)
def test_ordinals_count_as_numpy_does(month: Month) -> None:
    assert month.ordinal == int(np.datetime64(str(month), "M").astype(int))
    assert Month.from_ordinal(month.ordinal) == month


def test_months_are_counted_across_years() -> None:
    assert Month(2026, 12).plus(1) == Month(2027, 1)
    assert Month(2026, 12).plus(-12) == Month(2025, 12)
    assert Month(2024, 1).plus(-1) == Month(2023, 12)


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026-1", "12/2026", "2026", "", "0999-01"])
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="JJJJ-MM"):
        Month.parse(text)


@pytest.mark.parametrize("value", ["2026-13", 2026, None, 2026.12, ["2026-12"]])
def test_another_form_or_type_in_an_input_is_told_in_words(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Month).validate_python(value)
    (problem,) = problems_of(caught.value)
    assert problem.allowed == "ein Monat in der Form JJJJ-MM, zum Beispiel 2026-12"


@pytest.mark.parametrize(("year", "month"), [(2026, 0), (2026, 13), (999, 1), (3000, 1)])
def test_there_is_no_month_outside_the_calendar(year: int, month: int) -> None:
    with pytest.raises(ValueError, match="JJJJ-MM"):
        Month(year, month)
