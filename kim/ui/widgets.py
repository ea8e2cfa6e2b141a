"""One widget for each kind of lever value.

All texts are made on the server, so they are German in any browser. Decimals are typed into text
fields that read both marks: the browser's own number field takes `2,5` for 25 where its language
is English.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import NoneType
from typing import Any, get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kim.base.german import number, parse_typed_number
from kim.base.month import Month
from kim.base.problems import InputError, Problem
from kim.facts.paper import MODULES, ROLES
from kim.model.scenario import LEVERS, Scenario
from kim.present import labels
from kim.ui.field import REMEMBERED, Field, marked
from kim.ui.session import Session
from kim.ui.text import literal

TYPED_PX = 64
_GRIDS = 128
"""Slider positions to keep: a value between two of them is one, too."""
ROLE_PX = 140


def amount(field: Field) -> None:
    """Draw a decimal: a slider to move and a field to type into, side by side."""
    low, high = field.lever.bounds(field.session.paper)
    options = _grid(low, high, field.lever.step, field.value)
    st.markdown(f":small[{field.label}]", help=field.help)
    with st.container(horizontal=True, vertical_alignment="bottom", wrap=False):
        field.bind(
            lambda shown, **bound: st.select_slider(
                field.lever.label,
                options,
                shown,
                format_func=field.written,
                label_visibility="collapsed",
                **bound,
            ),
            kind="slider",
        )
        typed(field, f"{field.lever.label}, {field.lever.unit}")
    field.show_refusal()


def typed(field: Field, label: str) -> None:
    """Draw a small field to type a decimal into."""
    field.bind(
        lambda shown, **bound: st.text_input(
            label, shown, label_visibility="collapsed", width=TYPED_PX, **bound
        ),
        kind="text",
        shown=_written(field.value),
        read=lambda text: _decimals(field, text, [text])[0],
    )


def path(field: Field) -> None:
    """Draw a field for several decimals, one a year."""
    field.bind(
        lambda shown, **bound: st.text_input(
            field.label, shown, help=field.help, placeholder="2,25; 2,61; 0,92", **bound
        ),
        kind="text",
        shown="; ".join(map(_written, field.value)),
        read=lambda text: _decimals(field, text, [e for e in text.split(";") if e.strip()]),
    )
    field.show_refusal()


def steps(field: Field) -> None:
    """Draw a whole number, such as a year."""
    low, high = field.lever.bounds(field.session.paper)
    field.bind(
        lambda shown, **bound: st.select_slider(
            field.label,
            range(low, high + 1),
            shown,
            format_func=field.written,
            help=field.help,
            **bound,
        )
    )
    field.show_refusal()


def switch(field: Field) -> None:
    """Draw a yes or no."""
    field.bind(lambda shown, **bound: st.toggle(field.label, shown, help=field.help, **bound))
    field.show_refusal()


def month(field: Field) -> None:
    """Draw a month, or none where the lever may do without."""
    months = _months(*field.lever.bounds(field.session.paper))
    may_be_none = NoneType in get_args(Scenario.model_fields[field.lever_name].annotation)
    choice(field, (None, *months) if may_be_none else months)


def choice(field: Field, options: Sequence[Any]) -> None:
    """Draw one of several values in words."""
    field.bind(
        lambda shown, **bound: st.selectbox(
            field.label,
            options,
            options.index(shown),
            format_func=field.written,
            help=field.help,
            **bound,
        )
    )
    field.show_refusal()


def modules(field: Field) -> None:
    """Draw a choice of modules."""
    field.bind(
        lambda shown, **bound: st.pills(
            field.label,
            MODULES,
            selection_mode="multi",
            default=shown,
            format_func=lambda module: labels.module(field.session.paper, module),
            help=field.help,
            **bound,
        ),
        shown=list(field.value),
        read=sorted,
    )
    field.show_refusal()


def posts(session: Session, columns: Mapping[str, str]) -> None:
    """Draw posts by role; `columns`: a heading for each lever."""
    levers = [LEVERS[name] for name in columns]
    st.markdown(
        f":small[{marked('Vollzeitäquivalente je Rolle', levers[0].kind)}]",
        help="\n\n".join(f"**{lever.label}**: {lever.help}" for lever in levers),
    )
    with _line():
        st.caption("Rolle", width=ROLE_PX)
        for heading in columns.values():
            st.caption(heading, width=TYPED_PX)
    for role in ROLES:
        fields = [Field(session, name, role) for name in columns]
        with _line():
            st.markdown(f":small[{literal(labels.role(session.paper, role))}]", width=ROLE_PX)
            for field in fields:
                typed(field, labels.lever(field.lever_name, session.paper, role))
        for field in fields:
            field.show_refusal()


def _line() -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="center", wrap=False, gap="xsmall")


def _decimals(field: Field, text: str, entries: Sequence[str]) -> list[float]:
    """Read decimals, or say what the lever allows."""
    try:
        return [parse_typed_number(entry, unit=field.lever.unit) for entry in entries]
    except ValueError as error:
        allowed = f"{error}; möglich ist {field.lever.allowed(field.session.paper)}"
        raise InputError(field.name, [Problem(field.lever_name, text, allowed)]) from None


@lru_cache(REMEMBERED)
def _written(value: float) -> str:
    return number(value)


@lru_cache
def _months(low: Month, high: Month) -> tuple[Month, ...]:
    return tuple(map(Month.from_ordinal, range(low.ordinal, high.ordinal + 1)))


@lru_cache(_GRIDS)
def _grid(low: float, high: float, step: float, value: float) -> tuple[float, ...]:
    """List a slider's positions, with the value among them."""
    count = round((high - low) / step)
    positions = {round(low + step * position, 6) for position in range(count + 1)}
    return tuple(sorted(positions | {value}))
