"""Display frames: German headings over German text, ready for screen, slide and sheet.

They hold plain objects: pandas' own strings take thrice the time to make and to send.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd


def of_rows(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> pd.DataFrame:
    """Put rows of text under their headings, of which two may be alike.

    ValueError where a row has more or fewer cells than there are headings.
    """
    rows = list(rows)
    cells = np.array(rows, dtype=object).reshape(len(rows), len(heads))
    return pd.DataFrame(cells, columns=pd.Index(list(heads), dtype="object"), dtype=object)


def of_columns(columns: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """Put columns of text, all as long, beside each other."""
    return of_rows(list(columns), zip(*columns.values(), strict=True))
