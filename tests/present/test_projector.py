"""On a projector all scenarios share one scale, one unit and large type; the figures stay."""

from kim import Scenario, load_paper, project
from kim.present import charts, projector

PAPER = load_paper()
LOW = charts.own_share_by_module(project(Scenario.of(PAPER), PAPER))
HIGH = charts.own_share_by_module(
    project(Scenario.of(PAPER, funding_end="2026-12", last_year=2033), PAPER)
)


def test_all_stand_on_the_axes_of_the_highest_and_the_longest() -> None:
    for steady in projector.steady([LOW, HIGH]):
        for name in ("xaxis", "yaxis"):
            axis, widest = steady.figure["layout"][name], HIGH.figure["layout"][name]
            assert axis["range"] == widest["range"]
            assert axis["ticktext"] == widest["ticktext"]


def test_labels_are_in_one_unit_that_the_heading_names() -> None:
    low, high = projector.steady([LOW, HIGH])
    heading = low.figure["layout"]["annotations"][0]["text"]
    assert heading == high.figure["layout"]["annotations"][0]["text"]
    assert heading.replace("\u00a0", " ") == "Euro im Jahr, an den Säulen in Mio. €"
    assert low.figure["data"][-1]["text"][0] == "0,33"


def test_nothing_else_changes() -> None:
    (alone,) = projector.steady([LOW])
    for drawn, was in zip(alone.figure["data"], LOW.figure["data"], strict=True):
        assert drawn["y"] == was["y"]
        assert drawn.get("text") == was.get("text")
    assert (alone.alt, alone.source) == (LOW.alt, LOW.source)
