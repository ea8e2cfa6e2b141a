"""What we have Plotly remember of its series is what it would find anew at each drawing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import PLOTLY
from tests.browser.visitor import NewPage, all_charts, settle

ARRAYS = "({ _fullData }) => _fullData.map(({ _arrayAttrs }) => _arrayAttrs)"
FIGURES = "(plots) => plots.map(({ data, layout }) => ({ data, layout }))"
DRAW = f"""async (figures) => {{
    const place = () => document.createElement("div");
    const draw = ({{ data, layout }}) => Plotly.newPlot(place(), data, layout);
    return (await Promise.all(figures.map(draw))).map({ARRAYS});
}}"""
COUNT_WALKS = """() => {
    const { crawl } = Plotly.PlotSchema;
    window.walks = 0;
    Plotly.PlotSchema.crawl = (...how) => { walks += 1; crawl(...how); };
}"""
DRAW_ANOTHER = "Plotly.newPlot(document.createElement('div'), [{ type: 'pie', values: [1] }])"


def raise_salaries(page: Page) -> None:
    all_charts(page)
    field = page.get_by_label("Gehälter steigen jährlich um, %", exact=True)
    field.fill("3")
    field.press("Enter")
    expect(page).to_have_url(re.compile("gehalt=3"))
    settle(page)


@pytest.mark.parametrize("path", ["/", "/foerderende", "/vergleich", "/unsicherheit"])
def test_series_hold_their_arrays_where_plotly_by_itself_finds_them(
    new_page: NewPage, path: str
) -> None:
    page = new_page(path)
    raise_salaries(page)
    plots = page.locator(".js-plotly-plot")

    remembered = plots.evaluate_all(f"(plots) => plots.map({ARRAYS})")
    by_itself = page.context.new_page()
    by_itself.add_script_tag(path=PLOTLY)
    assert remembered == by_itself.evaluate(DRAW, plots.evaluate_all(FIGURES))
    assert all("y" in series for chart in remembered for series in chart)


def test_plotly_does_not_look_through_its_schema_at_each_change(page: Page) -> None:
    all_charts(page)
    page.evaluate(COUNT_WALKS)
    raise_salaries(page)
    expect(page.locator(".kim-chart").first).to_contain_text("323")  # module 2 in 2029, at 3 %

    assert page.evaluate("walks") == 0
    page.evaluate(DRAW_ANOTHER)
    assert page.evaluate("walks") > 0
