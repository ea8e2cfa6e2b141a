"""A chart without its JavaScript: the same title, figures and source by Streamlit's own means."""

import json
import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from kim.ui.chart import library
from tests.pages.conftest import html_of


def page() -> None:
    import pandas as pd  # noqa: PLC0415 - AppTest runs this function's source on its own

    from kim.present.chart import Chart  # noqa: PLC0415 - the same
    from kim.ui import chart  # noqa: PLC0415 - the same

    chart.show(
        Chart(
            key="costs",
            title="Kosten <script>",
            figure={"data": [{"type": "bar", "x": [2024], "y": [3.5]}], "layout": {"height": 300}},
            alt="Eine Säule: 3,50 €.",
            table=pd.DataFrame({"Jahr": ["2024"], "Kosten": ["3,50 €"]}),
            source="Quelle: erfunden",
        ),
        level=4,
    )


def test_the_component_gets_everything_a_reader_needs() -> None:
    app = AppTest.from_function(page).run()

    _, sent = html_of(app)
    assert "<script" not in sent
    written = re.search(r"data-chart='([^']*)'", sent)
    assert written
    chart = json.loads(unescape(written[1]))
    assert chart["title"] == "Kosten <script>"
    assert chart["level"] == 4
    assert chart["figure"]["data"] == [{"type": "bar", "x": [2024], "y": [3.5]}]
    assert chart["alt"] == "Eine Säule: 3,50 €."
    assert chart["table"] == {"columns": ["Jahr", "Kosten"], "rows": [["2024", "3,50 €"]]}
    assert chart["source"] == "Quelle: erfunden"


def test_without_plotlys_bundle_streamlits_chart_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "is_installed", lambda: False)
    app = AppTest.from_function(page).run()

    assert not app.exception
    assert app.get("plotly_chart")[0].proto.alt == "Eine Säule: 3,50 €."
    written = " ".join(html_of(app))
    assert "kim-chart-data" not in written
    for part in ("<h4>Kosten &lt;script&gt;</h4>", "3,50 €", "Quelle: erfunden"):
        assert part in written
