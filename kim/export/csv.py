"""Scenarios as tables of text: one for programs, one for German Excel."""

from collections.abc import Sequence

import pandas as pd

from kim.export.stamp import NO_STAMP, Stamp
from kim.facts.paper import Paper
from kim.model import MODEL_VERSION
from kim.model.kernel import QUANTITIES
from kim.model.projection import project
from kim.model.scenario import Scenario
from kim.present import formats, labels
from kim.present.names import names

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DECIMALS = {"fte": 6, "funded_fte": 6}
"""Of yearly means; money has two."""


def tidy(scenarios: Sequence[Scenario], paper: Paper, stamp: Stamp = NO_STAMP) -> bytes:
    """Write a row a scenario, year and module: commas, decimal points, UTF-8, English names."""
    return _frame(scenarios, paper, stamp).to_csv(index=False, lineterminator="\n").encode()


def german(scenarios: Sequence[Scenario], paper: Paper, stamp: Stamp = NO_STAMP) -> bytes:
    """Write the same rows with semicolons, decimal commas, German names and a mark for UTF-8."""
    frame = _frame(scenarios, paper, stamp)
    frame["date"] = formats.day(stamp.day) if stamp.day else ""
    frame["module"] = [labels.module(paper, module) for module in frame["module"]]
    text = frame.rename(columns=_headings()).to_csv(
        index=False, sep=";", decimal=",", lineterminator="\r\n"
    )
    return text.encode("utf-8-sig")


def neutral(text: str) -> str:
    """Let no spreadsheet take a text for a formula: an apostrophe says that it is text."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _frame(scenarios: Sequence[Scenario], paper: Paper, stamp: Stamp) -> pd.DataFrame:
    """All projections below each other, and in every row what file and source they are from."""
    frames = [
        project(scenario, paper).frame.assign(scenario=neutral(name))
        for scenario, name in zip(scenarios, names(scenarios, paper), strict=True)
    ]
    frame = pd.concat(frames, ignore_index=True).round(_DECIMALS)
    origin = {
        "date": stamp.day.isoformat() if stamp.day else "",
        "model_version": MODEL_VERSION,
        "facts_version": paper.facts.version,
        "link": neutral(stamp.link),
        "source": labels.source(paper),
    }
    return frame[["scenario", "year", "module", *QUANTITIES]].assign(**origin)


def _headings() -> dict[str, str]:
    quantities = {key: f"{q.label} ({q.unit})" for key, q in labels.QUANTITIES.items()}
    return {
        "scenario": "Szenario",
        "year": labels.YEAR,
        "module": labels.MODULE,
        **quantities,
        "date": "Stand",
        "model_version": "Modellfassung",
        "facts_version": "Fassung der Eckdaten",
        "source": "Quelle",
        "link": "Link",
    }
