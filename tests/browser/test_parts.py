"""Parts of the page say what they are: navigation, current page, an answer that has changed."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visitor import NewPage, settle

SALARIES = "Gehälter steigen jährlich um, %"


@pytest.mark.parametrize(
    ("path", "current"), [("/", "Szenario"), ("/grundlagen", "Grundlagen")], ids=["first", "other"]
)
def test_the_navigation_says_which_page_is_the_current_one(
    new_page: NewPage, path: str, current: str
) -> None:
    page = new_page(path)
    pages = page.get_by_role("navigation", name="Seiten")

    expect(pages.locator("[aria-current=page]")).to_have_text(current)
    pages.get_by_role("link", name="Vergleich").click()
    expect(pages.locator("[aria-current=page]")).to_have_text("Vergleich")
    expect(page.get_by_role("navigation", name="Hinweise").get_by_role("link")).to_have_count(2)


def test_every_link_leads_to_its_page_in_a_new_tab_too(new_page: NewPage) -> None:
    page = new_page("/grundlagen?v=1&gehalt=3")
    link = page.get_by_role("navigation", name="Seiten").get_by_role("link", name="Szenario")
    expect(link).to_have_attribute("href", "./?v=1&gehalt=3")
    tab = page.context.new_page()
    tab.goto(link.evaluate("(link) => link.href"))
    settle(tab)

    expect(tab.get_by_role("heading", level=1)).to_have_text("Was kostet KIM den Kreis?")
    expect(tab.get_by_label(SALARIES, exact=True)).to_have_value("3")


def test_a_new_answer_is_read_aloud(page: Page) -> None:
    """A live region speaks when what is in it changes, so it must outlive the change."""
    region = page.locator("[aria-live=polite]:has(> .kim-answer)")
    expect(region).to_have_count(1)
    region.evaluate("(element) => { element.kept = true; }")
    field = page.get_by_label(SALARIES, exact=True)
    field.fill("3")
    field.press("Enter")

    expect(region).to_contain_text("519.931,72\u00a0€")
    assert region.evaluate("(element) => element.kept")
