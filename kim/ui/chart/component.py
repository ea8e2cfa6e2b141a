"""Our Streamlit component: declares its files, and puts one on the page."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.bidi_component import ComponentResult
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

MANIFEST = ComponentManifest("kim", "1", [ComponentConfig("chart", asset_dir="assets")])
NAME = "kim.chart"


def mount(key: str, data: dict[str, Any]) -> ComponentResult:
    """Put the component on the page under ``key``, which keeps its browser node from run to run.

    Returns:
        what the browser reports: ``failed`` with the reason.
    """
    _declare_assets()
    return _renderer()(key=key, data=data, on_failed_change=_do_nothing)


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
