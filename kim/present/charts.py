"""Charts of the page Szenario: projection in, `Chart` out."""

import pandas as pd

from kim.facts.paper import MODULES
from kim.model.projection import Projection
from kim.present import axes, formats, labels, names, tables, theme, traces
from kim.present.axes import EuroUnit
from kim.present.chart import Chart
from kim.present.theme import Figure, Fill


def own_share_by_module(projection: Projection) -> Chart:
    """Own share by year, stacked by module, with the paper's published total as a line."""
    paper = projection.paper
    cells, total = projection.by_module("own_share"), projection.total("own_share")
    printed = _published_total(projection)
    highest_eur = max(total.max(), printed.max())
    unit = axes.euro_unit(highest_eur)
    stack = [_of_module(labels.module(paper, n), cells[n], theme.MODULES[n], unit) for n in MODULES]
    stack = traces.uncovered(stack, printed)
    line = traces.line(labels.PRINTED_TOTAL, printed, theme.PAPER)
    return Chart(
        key="own_share_by_module",
        title=f"Eigenanteil des Kreises nach Modulen, {span(projection)}",
        figure=_figure([*stack, line, traces.totals("Summe", total, unit, printed)], highest_eur),
        alt=_own_share_alt(projection, printed),
        table=tables.own_share_beside_paper(projection),
        source=labels.source(paper),
    )


def who_pays(projection: Projection) -> Chart:
    """Gross cost by year, stacked from the county's own share and the state's funding."""
    own, funding, cost = map(projection.total, ("own_share", "funding", "gross_cost"))
    unit = axes.euro_unit(cost.max())
    data = [
        traces.bars("Eigenanteil des Kreises", own, theme.OWN_SHARE, unit),
        traces.bars("Landesförderung", funding, theme.FUNDING, unit),
        traces.totals("Gesamtkosten", cost, unit),
    ]
    sums = pd.DataFrame({"own_share": own, "funding": funding, "gross_cost": cost})
    return Chart(
        key="who_pays",
        title=f"Wer die Kosten trägt: Kreis und Land, {span(projection)}",
        figure=_figure(data, cost.max()),
        alt="Säulen je Jahr, gestapelt aus dem Eigenanteil des Kreises und der Landesförderung. "
        f"Eigenanteil {_course(own)}. Landesförderung {_course(funding)}.",
        table=tables.display(sums.reset_index(), projection.paper),
        source=labels.source(projection.paper),
    )


def span(projection: Projection) -> str:
    """Years of a projection: 2024 bis 2029."""
    return f"{projection.years[0]} bis {projection.years[-1]}"


def _of_module(name: str, by_year: pd.Series, fill: Fill, unit: EuroUnit) -> Figure:
    """Bars of a module, whose name comes from the facts file."""
    return traces.bars(names.in_legend(name), by_year, fill, unit) | {"meta": name}


def _published_total(projection: Projection) -> pd.Series:
    paper = projection.paper
    total = pd.Series(paper.own_share_total.value, index=list(paper.years))
    return total.loc[: projection.years[-1]]


def _figure(data: list[Figure], highest_eur: float) -> Figure:
    return {
        "data": data,
        "layout": {
            "barmode": "stack",
            "height": theme.HEIGHT_PX,
            "xaxis": axes.year_axis(data[0]["x"]),
            "yaxis": axes.euro_axis(0.0, highest_eur),
            "annotations": [traces.heading(axes.euro_unit(highest_eur).heading)],
        },
    }


def _own_share_alt(projection: Projection, printed: pd.Series) -> str:
    last = projection.by_module("own_share").iloc[-1]
    modules = "; ".join(
        f"{labels.module(projection.paper, module)} {formats.eur(last[module])}"
        for module in MODULES
    )
    return (
        "Säulen je Jahr, gestapelt aus den Modulen. "
        f"Eigenanteil {_course(projection.total('own_share'))}. "
        f"Davon {projection.years[-1]}: {modules}. "
        f"Linie, {labels.PRINTED_TOTAL}: {_at(printed, -1)}."
    )


def _course(by_year: pd.Series) -> str:
    """First and last year, and the highest one if it lies between them."""
    highest = int(by_year.argmax())
    course = f"{_at(by_year, 0)}; {_at(by_year, -1)}"
    if by_year.iloc[highest] > max(by_year.iloc[0], by_year.iloc[-1]):
        course += f"; am höchsten {_at(by_year, highest)}"
    return course


def _at(by_year: pd.Series, position: int) -> str:
    return f"{by_year.index[position]}: {formats.eur(by_year.iloc[position])}"
