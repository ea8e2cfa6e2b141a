"""Display frames: what a table shows, as German text, ready for screen, slide and sheet."""

from collections.abc import Iterable, Mapping
from math import nan

import pandas as pd

from kim.facts.paper import MODULES, Paper
from kim.model.projection import Projection
from kim.model.scenario import LEVERS, Scenario
from kim.present import formats, frames, labels

LINE = "Zeile"


def display(frame: pd.DataFrame, paper: Paper) -> pd.DataFrame:
    """Write a tidy frame in German: each known quantity with its label, unit and format.

    `frame`: columns `year`, `module` and quantities of `labels.QUANTITIES`, in any selection.
    """
    return frames.of_columns(
        {_heading(str(key)): _texts(frame[key], paper) for key in frame.columns}
    )


def own_share_table(projection: Projection) -> pd.DataFrame:
    """Lay out own shares as the paper's own table does: modules and total by year, with cents."""
    return _by_year(_own_share_lines(projection), projection.years)


def own_share_beside_paper(projection: Projection) -> pd.DataFrame:
    """Add to `own_share_table` the total that the paper prints, as far as it reaches."""
    paper = projection.paper
    printed = dict(zip(paper.years, paper.own_share_total.value, strict=True))
    texts = [formats.eur(printed.get(year, nan)) for year in projection.years]
    lines = _own_share_lines(projection) | {(labels.PRINTED_TOTAL,): texts}
    return _by_year(lines, projection.years)


def check_table(baseline: Projection) -> pd.DataFrame:
    """Set each cell and total of the paper against the recomputed one, with the deviation.

    `baseline`: the projection of the paper's own scenario, at any horizon.
    """
    paper = baseline.paper
    printed, difference = published(paper), deviations_eur(baseline)
    computed = own_shares(baseline).loc[list(paper.years)]
    lines: dict[tuple[str, ...], Iterable[str]] = {}
    for name in map(str, printed):
        lines[name, "Vorlage"] = map(formats.eur, printed[name])
        lines[name, "Nachgerechnet"] = map(formats.eur, computed[name])
        lines[name, "Abweichung"] = [formats.signed(formats.eur, d) for d in difference[name]]
    return _by_year(lines, paper.years)


def deviations_eur(baseline: Projection) -> pd.DataFrame:
    """Recomputed minus printed own share, in euro to the cent: rows as `published`."""
    printed = published(baseline.paper)
    return (own_shares(baseline).loc[printed.index] - printed).round(2)


def published(paper: Paper) -> pd.DataFrame:
    """Own shares as the paper prints them, in euro: a row a year, a column a module and total."""
    cells = {labels.module(paper, m): paper.modules[m].own_share.value for m in MODULES}
    totals = {labels.TOTAL: paper.own_share_total.value}
    return pd.DataFrame(cells | totals, index=list(paper.years))


def own_shares(projection: Projection) -> pd.DataFrame:
    """Own shares of a projection, in euro, in the form of `published`."""
    cells = projection.by_module("own_share")
    named = cells.rename(columns=lambda module: labels.module(projection.paper, module))
    return named.assign(**{labels.TOTAL: projection.total("own_share")})


def lever_table(scenario: Scenario, paper: Paper) -> pd.DataFrame:
    """List what differs from the paper's proposal: lever, both values, and its kind."""
    rows = [
        (
            labels.lever(deviation.lever, paper, deviation.role),
            labels.lever_value(deviation.lever, deviation.paper_value),
            labels.lever_value(deviation.lever, deviation.value),
            LEVERS[deviation.lever].kind.value,
        )
        for deviation in scenario.deviations(paper)
    ]
    return frames.of_rows(["Angabe", "Vorlage", "Szenario", "Art"], rows)


def _own_share_lines(projection: Projection) -> dict[tuple[str, ...], Iterable[str]]:
    cells, total = projection.by_module("own_share"), projection.total("own_share")
    columns = {labels.module(projection.paper, module): cells[module] for module in MODULES}
    columns[labels.TOTAL] = total
    return {(name,): map(formats.eur, column) for name, column in columns.items()}


def _by_year(lines: Mapping[tuple[str, ...], Iterable[str]], years: Iterable[int]) -> pd.DataFrame:
    names = next(iter(lines))
    heads = [labels.MODULE, LINE][: len(names)]
    rows = [[*name, *texts] for name, texts in lines.items()]
    return frames.of_rows([*heads, *map(str, years)], rows)


def _heading(key: str) -> str:
    heading = {"year": labels.YEAR, "module": labels.MODULE}.get(key)
    return heading or labels.QUANTITIES[key].label


def _texts(column: pd.Series, paper: Paper) -> list[str]:
    if column.name == "year":
        return [str(year) for year in column]
    if column.name == "module":
        return [labels.module(paper, int(module)) for module in column]
    return [labels.QUANTITIES[str(column.name)].write(value) for value in column]
