"""The one way a chart reaches the page.

Streamlit's own chart is built anew at every change. Ours is a component that keeps its Plotly
node and updates it in place; if a browser cannot run it, Streamlit's own stands in.
docs/decisions/0002-charts-in-place.md says why, and what was measured.
"""

from typing import Any

from kim.present.chart import Chart
from kim.ui.chart import component, delivery, library, stock
from kim.ui.chart.delivery import offer_stand_in

__all__ = ["offer_stand_in", "show"]


def show(chart: Chart, *, level: int = 3) -> None:
    """Draw a chart with title, text alternative, table on demand, source and picture download.

    Args:
        chart: its key must be unique on the page.
        level: of the title among the page's headings.
    """
    if not delivery.in_place():
        stock.show(chart, level)
        return
    result = component.mount(f"kim_chart_{chart.key}", _payload(chart, level))
    if result.failed:
        delivery.fall_back(result.failed)


def _payload(chart: Chart, level: int) -> dict[str, Any]:
    """What the component draws from, in JSON's types."""
    return {
        "key": chart.key,
        "title": chart.title,
        "level": level,
        "figure": chart.figure,
        "alt": chart.alt,
        "table": {"columns": list(chart.table), "rows": chart.table.to_numpy().tolist()},
        "source": chart.source,
        "library": {"plotly": library.PLOTLY_ADDRESS, "templates": library.TEMPLATES_ADDRESS},
    }
