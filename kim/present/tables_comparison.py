"""Tables of the page Vergleich: scenarios beside each other, as German text."""

from collections.abc import Iterable, Sequence

import pandas as pd

from kim.facts.paper import Paper
from kim.model.attribution import Attribution
from kim.model.comparison import Comparison, differing_levers
from kim.model.scenario import LEVERS, Scenario
from kim.present import drivers, formats, frames, labels

SCENARIO = "Szenario"


def by_year(
    comparison: Comparison, names: Sequence[str], quantity: str = "own_share"
) -> pd.DataFrame:
    """Lay out a quantity by year, and its differences to the reference; own shares with sums."""
    write = labels.QUANTITIES[quantity].write
    values = comparison.by_year(quantity)
    heads: list[object] = values.index.tolist()
    amounts, differences = _columns(values), _columns(comparison.differences(quantity))
    if quantity == "own_share":
        heads.append(labels.span(comparison.common_years).replace(" ", formats.NBSP))
        for column, total in zip(amounts, comparison.sums(quantity), strict=True):
            column.append(total)
        for column, total in zip(differences, comparison.sum_differences(quantity), strict=True):
            column.append(total)
    columns = [(name, [write(v) for v in amounts[place]]) for place, name in enumerate(names)]
    columns += [
        (f"Unterschied: {name}", [formats.signed(write, d) for d in differences[place]])
        for place, name in enumerate(names)
        if place != comparison.reference
    ]
    return _of_years(heads, columns)


def _columns(frame: pd.DataFrame) -> list[list[float]]:
    """Give the columns as lists: adding a row to a frame takes longer than the whole table."""
    columns: list[list[float]] = frame.to_numpy().T.tolist()
    return columns


def own_shares(comparison: Comparison, names: Sequence[str]) -> pd.DataFrame:
    """Lay out own shares as the paper does: a row a scenario, a column a year, then the sum."""
    values, sums = comparison.by_year("own_share"), comparison.sums("own_share")
    rows = [
        [name, *map(formats.eur, values[place]), formats.eur(sums[place])]
        for place, name in enumerate(names)
    ]
    total = f"Summe bis {comparison.common_years[-1]}".replace(" ", formats.NBSP)
    return frames.of_rows([SCENARIO, *map(str, values.index), total], rows)


def refinancing(comparison: Comparison, names: Sequence[str]) -> pd.DataFrame:
    """Lay out the refinancing rate by year."""
    rate, values = labels.QUANTITIES["refinancing_rate"], comparison.refinancing_rate_pct()
    return _of_years(
        values.index,
        [(name, [rate.write(v) for v in values[place]]) for place, name in enumerate(names)],
    )


def summary(comparison: Comparison, names: Sequence[str]) -> pd.DataFrame:
    """Lay out each scenario's sum, its difference to the reference, and how its last year looks."""
    last = comparison.common_years[-1]
    sums, differences = comparison.sums("own_share"), comparison.sum_differences("own_share")
    fte, rate = comparison.by_year("fte"), comparison.refinancing_rate_pct()
    rows = [
        (
            name,
            formats.eur(sums[place]),
            formats.signed(formats.eur, differences[place]),
            labels.QUANTITIES["fte"].write(fte[place][last]),
            labels.QUANTITIES["refinancing_rate"].write(rate[place][last]),
        )
        for place, name in enumerate(names)
    ]
    heads = [
        SCENARIO,
        f"Eigenanteil {labels.span(comparison.common_years)}",
        f"Unterschied zu {names[comparison.reference]}",
        f"Stellen {last}",
        f"Refinanzierungsquote {last}",
    ]
    return frames.of_rows(heads, rows)


def levers(scenarios: Sequence[Scenario], names: Sequence[str], paper: Paper) -> pd.DataFrame:
    """List only what the scenarios do not agree on, with its kind."""
    rows = [
        (
            labels.lever(row.lever, paper, row.role),
            *(labels.lever_value(row.lever, value) for value in row.by_scenario),
            LEVERS[row.lever].kind.value,
        )
        for row in differing_levers(scenarios)
    ]
    return frames.of_rows(["Angabe", *names, "Art"], rows)


def contributions(attribution: Attribution, start: str, end: str) -> pd.DataFrame:
    """List from one scenario's sum to the other's what each driver contributes."""
    rows = [
        (start, formats.eur(attribution.start_eur)),
        *(
            (drivers.LABELS[each.driver], formats.signed(formats.eur, each.eur))
            for each in attribution.contributions
        ),
        (end, formats.eur(attribution.end_eur)),
    ]
    return frames.of_rows(["Beitrag", f"Eigenanteil {labels.span(attribution.years)}"], rows)


def _of_years(
    years: Iterable[object], columns: Sequence[tuple[str, Sequence[str]]]
) -> pd.DataFrame:
    """Put columns beside the years; a reader may have called a scenario as we call a column."""
    heads = [labels.YEAR, *(head for head, _ in columns)]
    cells = [map(str, years), *(texts for _, texts in columns)]
    return frames.of_rows(heads, zip(*cells, strict=True))
