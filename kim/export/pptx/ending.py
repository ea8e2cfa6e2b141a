"""What the slide on the funding's end says: what it costs, and the ways out."""

from kim.export.pptx.case import Case
from kim.export.pptx.spec import Drawing, Placed, Slide, Table, Text
from kim.model.funding_end import FundingEnd, funding_end
from kim.model.ways_out import WaysOut, redeployment_asked_fte, ways_out
from kim.present import (
    charts_funding_end,
    story,
    story_funding_end,
    story_ways_out,
    tables_funding_end,
)

_WAYS = "Wege nach dem Förderende"


def comes(case: Case) -> bool:
    """Whether the scenario has an end of the funding, and months after it."""
    scenario = case.projection.scenario
    return scenario.funding_end is not None and funding_end(scenario, case.paper).shows


def slide(case: Case) -> Slide:
    """Answer what the end costs, beside a chart of who pays and a table of the ways out."""
    scenario = case.projection.scenario
    end = funding_end(scenario, case.paper)
    found = ways_out(end, case.paper, redeployment_asked_fte(scenario))
    drawn, said = charts_funding_end.cliff(end), _said(end)
    ways = Table(tables_funding_end.ways(found, end), _WAYS)
    return case.slide(
        "Was ist, wenn die Förderung endet?",
        (
            Placed(Text((" ".join(said),), 18), height=0.16),
            Placed(Drawing(drawn), y=0.17, width=0.41, height=0.83),
            Placed(ways, x=0.42, y=0.17, width=0.58, height=0.83),
        ),
        (*said, *_more(end, drawn.alt), *_points(found, end), drawn.source),
    )


def _said(end: FundingEnd) -> list[str]:
    said = (
        story_funding_end.answer(end),
        story_funding_end.later(end),
        story.redeployment(end.ending),
    )
    return list(filter(None, said))


def _more(end: FundingEnd, alt: str) -> list[str]:
    return list(filter(None, (story_funding_end.who_pays(end), alt)))


def _points(found: WaysOut, end: FundingEnd) -> list[str]:
    scenario = end.ending.scenario
    assumed = story_ways_out.assumed(scenario, redeployment_asked_fte(scenario))
    points = [f"{point.name}: {point.text}" for point in story_ways_out.points(found, end)]
    return [f"{_WAYS}:", *filter(None, [assumed]), *points]
