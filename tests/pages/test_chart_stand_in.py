"""A chart without its JavaScript: the same title, figures and source by Streamlit's own means."""

import pytest
from streamlit.testing.v1 import AppTest

from kim.ui.chart import library


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

    sent = app.get("bidi_component")[0].proto.json
    for part in ("Kosten <script>", "Eine S\\u00e4ule", "3,50 \\u20ac", "Quelle: erfunden"):
        assert part in sent


def test_without_plotlys_bundle_streamlits_chart_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "is_installed", lambda: False)
    app = AppTest.from_function(page).run()

    assert not app.exception
    assert len(app.get("bidi_component")) == 0
    assert app.get("plotly_chart")[0].proto.alt == "Eine Säule: 3,50 €."
    written = " ".join(element.proto.body for element in app.get("html"))
    for part in ("<h4>Kosten &lt;script&gt;</h4>", "3,50 €", "Quelle: erfunden"):
        assert part in written
