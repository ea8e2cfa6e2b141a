"""Pages Barrierefreiheit and Datenschutz: from every page, and honest about what is missing."""

import pytest
from streamlit.testing.v1 import AppTest

from kim.ui.provider import FIELDS, IMPRINT
from tests.pages.conftest import Visit

NOTICES = ("barrierefreiheit", "datenschutz")


def prose(app: AppTest) -> str:
    return " ".join(markdown.value for markdown in app.main.markdown)


@pytest.mark.parametrize("prepared", [None, "", " "])
def test_every_entry_of_the_operator_is_asked_for(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, prepared: str | None
) -> None:
    for variable, _ in FIELDS.values():
        if prepared is not None:
            monkeypatch.setenv(variable, prepared)
    pages = " ".join(prose(visit(page)) for page in NOTICES)

    for variable, wanted in FIELDS.values():
        assert f"[Vom Betreiber zu ergänzen: {wanted} (`{variable}`)]" in pages
    assert "{" not in pages


@pytest.mark.parametrize("variable", [variable for variable, _ in FIELDS.values()])
def test_the_operators_entry_stands_there(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "Kreis Musterland, Am Markt 1")
    pages = " ".join(prose(visit(page)) for page in NOTICES)

    assert "Kreis Musterland, Am Markt 1" in pages
    assert variable not in pages


def test_the_declaration_has_what_the_law_asks_for(visit: Visit) -> None:
    page = prose(visit("barrierefreiheit"))

    for part in (
        "teilweise vereinbar",
        "## Nicht barrierefreie Inhalte",
        "## Barrieren melden",
        "§ 10d BGG NRW",
        "ombudsstelle-barrierefreie-it@mags.nrw.de",
        "Selbstbewertung",
    ):
        assert part in page


def test_both_pages_are_linked_below_every_page_with_the_scenario(visit: Visit) -> None:
    app = visit(v="1", gehalt="3")
    links = {link.proto.label: link.proto.query_string for link in app.main.get("page_link")}

    assert "gehalt=3" in links["Barrierefreiheit"]
    assert "gehalt=3" in links["Datenschutz"]


@pytest.mark.parametrize(
    ("entered", "linked"),
    [
        (" https://kreis.example/impressum ", ["https://kreis.example/impressum"]),
        ("http://kreis.example", ["http://kreis.example"]),
        ("", []),
        ("Kreis Musterland", []),
        ("javascript:alert(1)", []),
        ("https://", []),
        ("http://[", []),
    ],
)
def test_the_imprint_is_linked_if_it_is_an_address(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, entered: str, linked: list[str]
) -> None:
    monkeypatch.setenv(IMPRINT, entered)
    links = visit().main.get("page_link")

    assert [link.proto.page for link in links if link.proto.label == "Impressum"] == linked
