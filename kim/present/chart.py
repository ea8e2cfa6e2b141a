"""A chart as its reader gets it: the picture, and what makes it trustworthy."""

from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Chart:
    """A picture with everything a reader needs to trust it.

    Attributes:
        key: stable name, such as "own_share_by_module"; the page finds its chart again by it.
        title: German, says what the picture shows.
        figure: a Plotly figure as a plain dict of data and layout, which gives its height and
            each axis' ticks; without fonts, backgrounds and grid colours, which the one template
            adds where it is drawn.
        alt: German text alternative: what one would say about the picture on the telephone.
        table: display frame with German headings and formatted strings; its first column names
            the row.
        source: German, begins with "Quelle:".
    """

    key: str
    title: str
    figure: dict[str, Any]
    alt: str
    table: pd.DataFrame
    source: str
