"""What a page says of itself where its form is not: on the projector, on paper, in a picture.

On the screen it is hidden, since the form says the same (style.css); print.css and
presentation.css show it, and chart/assets/picture.js puts the assumptions below a picture.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from kim.export.stamp import Stamp
from kim.facts.paper import Paper
from kim.model.scenario import Scenario
from kim.present import changes
from kim.present.names import names
from kim.ui import clock


def show(scenarios: Sequence[Scenario], paper: Paper, of_page: str = "") -> None:
    """Say what the page's scenarios assume, and its day and versions.

    `of_page`: a sentence on what the page assumes beyond them.
    """
    assumed(scenarios, names(scenarios, paper), paper, of_page)
    stamp(paper)


def assumed(
    scenarios: Sequence[Scenario], named: Sequence[str], paper: Paper, of_page: str = ""
) -> None:
    """Say under each scenario's name how it differs from the paper."""
    said = [
        changes.against_paper(scenario, name, paper)
        for scenario, name in zip(scenarios, named, strict=True)
    ]
    st.html(f'<p class="kim-caption kim-assumed">{escape(" ".join([of_page, *said]).strip())}</p>')


def stamp(paper: Paper) -> None:
    """Say the day and the versions."""
    st.html(f'<p class="kim-caption">{escape(Stamp(clock.today()).line(paper))}</p>')
