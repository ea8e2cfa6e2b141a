"""The one way a chart reaches the page.

Streamlit's own chart is built anew at every change. Ours keeps its Plotly node and updates it in
place: one component draws all charts of a page. If a browser cannot run it, Streamlit's own stand
in. docs/decisions/0002-charts-in-place.md says why, and what was measured.
"""

from kim.present.chart import Chart
from kim.ui.chart import delivery, slot, stock
from kim.ui.chart.delivery import offer_stand_in, prepare

__all__ = ["offer_stand_in", "prepare", "show"]


def show(chart: Chart, *, level: int = 3) -> None:
    """Draw a chart with title, text alternative, table on demand, source and picture download.

    Args:
        chart: its key must be unique on the page.
        level: of the title among the page's headings.
    """
    draw = slot.show if delivery.in_place() else stock.show
    draw(chart, level)
