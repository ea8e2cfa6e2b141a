"""Display frames hold what they are given, cell by cell, or refuse it."""

import pytest

from kim.present import frames


def test_rows_stand_under_their_headings_of_which_two_may_be_alike() -> None:
    frame = frames.of_rows(["A", "A"], [["1", "2"], ["3", "4"]])
    assert list(frame.columns) == ["A", "A"]
    assert frame.to_numpy().tolist() == [["1", "2"], ["3", "4"]]


def test_no_rows_leave_the_headings() -> None:
    assert frames.of_rows(["A", "B"], []).shape == (0, 2)


@pytest.mark.parametrize("rows", [[["1", "2", "3", "4"]], [["1"], ["2"]], [["1", "2"], ["3"]]])
def test_rows_that_do_not_fit_their_headings_are_refused(rows: list[list[str]]) -> None:
    with pytest.raises(ValueError, match=r"reshape|inhomogeneous"):
        frames.of_rows(["A", "B"], rows)
