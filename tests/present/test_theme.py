"""Colours can be told from the page and from each other: in both themes, in grey, colour-blind."""

import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from kim.present import theme
from tests.present.colours import (
    DEUTERANOPIA,
    PROTANOPIA,
    contrast,
    lightness,
    seen_distance,
)

STYLE = Path(__file__).parents[2] / "kim" / "ui" / "style.css"
CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"

STACKS = [
    list(theme.MODULES.values()),
    [theme.OWN_SHARE, theme.LOST_FUNDING, theme.FUNDING],
    [theme.SUM, theme.MORE, theme.LESS],
    [theme.DOWN, theme.UP],
]
FILLS = [*(fill for stack in STACKS for fill in stack), *theme.SCENARIO_FILLS]
STROKES = [*theme.SCENARIOS, theme.PAPER]
FIGURE_COLOURS = sorted({*(f.colour for f in FILLS), *(s.colour for s in STROKES)})
FILL_PAIRS = [pair for stack in STACKS for pair in combinations(stack, 2)]
SCENARIO_PAIRS = list(combinations(theme.SCENARIOS, 2))


@pytest.mark.parametrize("colour", FIGURE_COLOURS)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_figure_stands_out_from_the_page(colour: str, mode: theme.Mode) -> None:
    assert contrast(colour, theme.INK[mode].page) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_can_be_read_on_page_and_panel(mode: theme.Mode) -> None:
    ink = theme.INK[mode]
    for colour in (ink.text, ink.accent):
        assert contrast(colour, ink.page) >= 4.5
        assert contrast(colour, ink.panel) >= 4.5


@pytest.mark.parametrize("fill", FILLS)
def test_an_amount_can_be_read_upon_its_bar(fill: theme.Fill) -> None:
    bold_text_needs = 3
    assert contrast(fill.label, fill.colour) >= bold_text_needs


@pytest.mark.parametrize(("one", "other"), FILL_PAIRS)
def test_parts_of_a_stack_differ_in_grey(one: theme.Fill, other: theme.Fill) -> None:
    apart = abs(lightness(one.colour) - lightness(other.colour))
    assert apart >= 15 or (apart >= 7 and one.pattern != other.pattern)


@pytest.mark.parametrize(("one", "other"), [*FILL_PAIRS, *SCENARIO_PAIRS])
def test_colours_of_one_chart_differ_for_colour_blind_eyes(
    one: theme.Fill | theme.Stroke, other: theme.Fill | theme.Stroke
) -> None:
    assert seen_distance(one.colour, other.colour, DEUTERANOPIA) >= 20
    assert seen_distance(one.colour, other.colour, PROTANOPIA) >= 20


def test_scenarios_as_bars_have_patterns_of_their_own() -> None:
    assert len({fill.pattern for fill in theme.SCENARIO_FILLS}) == len(theme.SCENARIOS)
    for fill, stroke in zip(theme.SCENARIO_FILLS, theme.SCENARIOS, strict=True):
        assert fill.colour == stroke.colour


@pytest.mark.parametrize(("one", "other"), SCENARIO_PAIRS)
def test_scenarios_differ_without_any_colour(one: theme.Stroke, other: theme.Stroke) -> None:
    assert one.dash != other.dash
    assert one.symbol != other.symbol
    assert abs(lightness(one.colour) - lightness(other.colour)) >= 5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_page_has_the_colours_of_the_charts(mode: theme.Mode) -> None:
    page = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][mode]
    ink = theme.INK[mode]
    assert page == {
        "primaryColor": ink.accent,
        "backgroundColor": ink.page,
        "secondaryBackgroundColor": ink.panel,
        "textColor": ink.text,
    }


def test_what_hides_the_shadow_of_a_table_has_the_colour_of_the_page() -> None:
    style = STYLE.read_text(encoding="utf-8")
    assert f"light-dark({theme.INK['light'].page}, {theme.INK['dark'].page})" in style


def test_the_templates_differ_in_colour_only() -> None:
    light, dark = (dict(_leaves(theme.template(mode))) for mode in theme.INK)
    assert list(light) == list(dark)
    changed = [key for key in light if light[key] != dark[key]]
    assert changed
    assert all("color" in key for key in changed)


def _leaves(tree: theme.Figure, path: str = "") -> Iterator[tuple[str, object]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{path}.{key}")
        else:
            yield f"{path}.{key}", value
