"""The foot of every page: what German law asks a public body to say about it, and the imprint."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from kim.ui import provider

PAGES = Path(__file__).parent / "pages"


def notices() -> list[st.Page]:
    """List the pages that only the foot links."""
    return [
        st.Page(
            PAGES / "barrierefreiheit.py", title="Barrierefreiheit", url_path="barrierefreiheit"
        ),
        st.Page(PAGES / "datenschutz.py", title="Datenschutz", url_path="datenschutz"),
    ]


def show(address: Mapping[str, Any]) -> None:
    """Draw the foot; its links carry the query parameters of an address."""
    with st.container(horizontal=True, key="footer"):
        for notice in notices():
            st.page_link(notice, query_params=address)
        if imprint := provider.imprint():
            st.page_link(imprint, label="Impressum")


def show_here() -> None:
    """Draw the foot where no visit is known that has an address."""
    show({key: st.query_params.get_all(key) for key in st.query_params})
