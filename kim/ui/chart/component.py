"""Our Streamlit component, which draws all charts of a page: its files, and putting it there."""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.bidi_component import ComponentResult
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from kim.ui.chart import library

MANIFEST = ComponentManifest("kim", "1", [ComponentConfig("charts", asset_dir="assets")])
NAME = "kim.charts"
ADDRESSES = {"plotly": library.PLOTLY_ADDRESS, "templates": library.TEMPLATES_ADDRESS}


def mount() -> ComponentResult:
    """Put the component on the page; what it is given never changes, so Streamlit lets it be.

    Returns:
        what the browser reports: ``failed`` with the reason.
    """
    _declare_assets()
    return _renderer()(key="kim_charts", data=ADDRESSES, on_failed_change=_do_nothing)


def _do_nothing() -> None:
    """Streamlit hands on only what has a callback."""


def _declare_assets() -> None:
    """Tell this runtime where the component's files are.

    Streamlit reads that from the pyproject.toml of *installed* packages only; ours also runs
    from a checkout. The public alternative, JavaScript as a string, becomes a blob: script,
    which our content security policy rightly refuses.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        manager.register_from_manifest(MANIFEST, Path(__file__).parent)


@cache
def _renderer() -> ComponentRenderer:
    return st.components.v2.component(
        NAME, css="component.css", js="component.js", isolate_styles=False
    )
