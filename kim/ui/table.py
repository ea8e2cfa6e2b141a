"""Display frames as HTML tables: read aloud rightly, copied rightly, German in every browser."""

import re
from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd
import streamlit as st

_FIGURE = re.compile(r"[+−±]?[0-9][0-9.,]*(?:\s(?:€|%|VZÄ))?$|–$")


def show(frame: pd.DataFrame, caption: str) -> None:
    """Draw a display frame (kim.present.tables); its first column names the row."""
    st.html(html(frame, caption))


def html(frame: pd.DataFrame, caption: str) -> str:
    """Write a table that scrolls in its own box where it is wider than the page."""
    lines = frame.to_numpy(dtype=object).tolist()
    figures = [_holds_figures(line[place] for line in lines) for place in range(frame.shape[1])]
    heads = "".join(
        f'<th scope="col"{_class(is_figure)}>{escape(str(column))}</th>'
        for column, is_figure in zip(frame, figures, strict=True)
    )
    rows = "".join(_row(cells, figures) for cells in lines)
    return (
        f'<div class="kim-table" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(cells: Sequence[object], figures: Sequence[bool]) -> str:
    name, *values = cells
    written = "".join(
        f"<td{_class(is_figure)}>{escape(str(value))}</td>"
        for value, is_figure in zip(values, figures[1:], strict=True)
    )
    return f'<tr><th scope="row">{escape(str(name))}</th>{written}</tr>'


def _holds_figures(column: Iterable[object]) -> bool:
    """Whether a column is figures, which stand under each other at the right."""
    return all(_FIGURE.match(str(value)) for value in column)


def _class(is_figure: bool) -> str:  # noqa: FBT001 - one question, one answer
    return ' class="kim-figure"' if is_figure else ""
