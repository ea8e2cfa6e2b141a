"""Numbers are written as Germans write them, and a mark never changes a magnitude in reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.base.german import number, parse_number, parse_typed_number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (454923.63, "454.923,63"),
        (2.5, "2,5"),
        (10.0, "10"),
        (-0.25, "−0,25"),
        (1234, "1.234"),
        (0.1 + 0.2, "0,3"),
    ],
)
def test_a_number_is_written_the_german_way(value: float, text: str) -> None:
    assert number(value) == text


def test_decimals_are_as_many_as_asked_for() -> None:
    assert number(3, least_decimals=2) == "3,00"
    assert number(3.14159, most_decimals=2) == "3,14"
    assert number(1234.5, least_decimals=2, most_decimals=2) == "1.234,50"


@pytest.mark.parametrize("text", ["2,5", "2.5", " 2,5 ", "+2,5", "2,50", "2,5 %", "2,5%"])
def test_comma_and_point_are_the_decimal_mark(text: str) -> None:
    assert parse_number(text, unit="%") == 2.5


@pytest.mark.parametrize("text", ["-0,5", "−0,5", "–0,5", "\u00a0−,5"])
def test_a_minus_may_be_any_dash(text: str) -> None:
    assert parse_number(text) == -0.5


@pytest.mark.parametrize(
    "text",
    ["", ",", "1.234,5", "1,234.5", "1.234.567", "2,5,0", "zwei", "2 5", "1e3", "nan", "inf", "٢"],
)
def test_what_is_not_one_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="eine Zahl wie 2,5"):
        parse_number(text)


@pytest.mark.parametrize("text", ["1.000", "−2.500", "1.234.567", " 12.500 % "])
def test_what_may_be_thousands_is_not_taken_for_decimals(text: str) -> None:
    with pytest.raises(ValueError, match="ohne Punkt nach Tausendern"):
        parse_typed_number(text, unit="%")


@pytest.mark.parametrize(
    ("text", "value"), [("0.125", 0.125), ("1,000", 1.0), ("2.5 %", 2.5), ("1.0000", 1.0)]
)
def test_other_decimals_are_typed_with_either_mark(text: str, value: float) -> None:
    assert parse_typed_number(text, unit="%") == value


@given(st.decimals(-999, 999, places=3))
def test_what_is_written_without_thousands_is_read_back(value: float) -> None:
    assert parse_number(number(float(value))) == float(value)
