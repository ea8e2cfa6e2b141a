"""Page Mitnehmen: what it offers, for one scenario and for several, with names that say which."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from kim import Scenario, load_paper
from kim.base.month import Month
from kim.export.pptx import deck
from kim.share.link import parameters
from kim.ui import clock
from tests.exports import templates
from tests.pages.conftest import Visit, html_of

PAPER = load_paper()
STOP = Scenario(title="Förderende <b>2026</b>", funding_end=Month(2026, 12))


@pytest.fixture(autouse=True)
def _first_of_december(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 12, 1))


def take(visit: Visit, *scenarios: Scenario) -> AppTest:
    return visit("mitnehmen", **parameters(scenarios, PAPER))


def labels(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_one_scenario_is_offered_as_slides_workbook_and_tables(visit: Visit) -> None:
    app = take(visit, STOP)

    assert labels(app) == [
        "Folien herunterladen",
        "Rechenblatt herunterladen",
        "Tabelle für Excel herunterladen",
        "Tabelle für Programme herunterladen",
    ]
    assert any("„Förderende &lt;b&gt;2026&lt;/b&gt;“" in body for body in html_of(app))
    assert not app.radio


def test_nothing_is_made_before_somebody_asks(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unasked(*_: object) -> bytes:
        raise AssertionError("made without being asked for")

    for name in ("deck", "workbook"):
        monkeypatch.setattr(f"kim.ui.take_along.{name}", unasked)
    take(visit, STOP)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Guten Tag", "lässt sich nicht verwenden; die Folien kommen ohne dieses Foliendesign"),
        (templates.saved(templates.foreign()), "Die Folien kommen mit diesem Foliendesign"),
    ],
    ids=["refused", "used"],
)
def test_a_template_is_tried_once(
    content: bytes, said: str, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[bytes] = []

    def counted(*given: Any) -> bytes:  # noqa: ANN401 - whatever a deck is made from
        tried.append(given[2])
        return deck(*given)

    monkeypatch.setattr("kim.ui.take_along.deck", counted)
    app = take(visit, STOP)
    app.file_uploader(key="take.template").upload("vorlage.pptx", content).run()
    app.run()
    assert tried == [content]
    assert any(said in each.value for each in [*app.error, *app.success])


def test_of_a_comparison_all_or_only_the_current_scenario(visit: Visit) -> None:
    app = take(visit, STOP, Scenario())
    answers = [body for body in html_of(app) if "kim-answer" in body]
    assert "und „Vorlage“" in answers[0]

    app.radio(key="take.scope").set_value("Nur das aktuelle Szenario").run()
    answers = [body for body in html_of(app) if "kim-answer" in body]
    assert "Vorlage" not in answers[0]


def test_the_parts_say_what_each_file_holds(visit: Visit) -> None:
    app = take(visit, STOP)

    assert [header.value for header in app.main.header] == [
        "Folien",
        "Rechenblatt",
        "Tabellen",
        "Link, QR-Code und Szenariodatei",
        "Bilder",
        "Vortrag",
    ]
    assert all("{" not in markdown.value for markdown in app.main.markdown)
