"""What a lever leaves standing is what a run of the whole page would draw there."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visitor import NewPage, address, settle

QUERY = "v=1&gehalt=3&foerderende=2027-06&bis=2033"
SEEN = """() => {
    const all = (place, seen) => [...document.querySelectorAll(place)].map(seen);
    return {
        page: document.querySelector(".stMain").innerText,
        form: document.querySelector("[data-testid='stSidebar']").innerText,
        fields: all("input", (input) => [input.ariaLabel, input.ariaValueText, input.checked]),
        values: all("input:not(.st-key-kim_answer *)", (input) => input.value),
        buttons: all("button", (button) => [button.innerText, button.disabled]),
        links: all("a", (link) => link.href),
        charts: all(".kim-chart-data", (data) => data.dataset.chart),
        address: location.href,
    };
}"""
NUMBER = ".st-key-kim_answer input"

Act = tuple[Locator, Callable[[Locator], None]]


def acts(page: Page) -> Iterator[Act]:
    """Move every lever of the form, whatever its widget."""
    form = page.get_by_test_id("stSidebar")
    for slider in form.locator("input[type=range]").all():
        yield slider, lambda slider: slider.press("ArrowRight")
    for field in form.locator("input[type=text]:not([role=combobox])").all():
        yield field, typed
    for choice in form.locator("[role=combobox]").all():
        yield choice, chosen
    for switch in form.get_by_test_id("stCheckbox").locator("label").all():
        yield switch, lambda switch: switch.click()


def typed(field: Locator) -> None:
    field.fill("2.50")
    field.press("Enter")


def chosen(choice: Locator) -> None:
    choice.focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        choice.press(key)


def open_with_all_levers(new_page: NewPage, name: str, query: str = QUERY) -> Page:
    page = new_page(address(name, query), height=2400)
    for group in page.get_by_test_id("stSidebar").get_by_test_id("stExpander").all():
        group.locator("summary").click()
    return page


def do(page: Page, act: Act) -> None:
    """Do something and wait for the answer to it."""
    number = page.locator(NUMBER)
    before = number.input_value()
    widget, move = act
    move(widget)
    expect(number).not_to_have_value(before)
    settle(page)


def differs_from_whole_page(page: Page) -> dict[str, Any]:
    """Let Streamlit run all of the page, and give what that has changed: before and after."""
    page.evaluate("document.activeElement.blur()")  # or the key would be typed
    seen = page.evaluate(SEEN)
    assert page.locator("h1").inner_text() in seen["page"]
    do(page, (page.locator("h1"), lambda _: page.keyboard.press("r")))
    whole = page.evaluate(SEEN)
    return {part: (seen[part], whole[part]) for part in seen if seen[part] != whole[part]}


def test_every_lever_draws_all_that_it_touches(new_page: NewPage) -> None:
    page = open_with_all_levers(new_page, "szenario")
    moved = list(acts(page))
    random.Random(1).shuffle(moved)  # one after another of the same fields would hide what is left
    assert len(moved) > 25
    for number, act in enumerate(moved, start=1):
        do(page, act)
        if number % 6 == 0 or number == len(moved):
            assert not differs_from_whole_page(page), moved[:number]


@pytest.mark.parametrize("name", ["vergleich", "mitnehmen"])
def test_a_lever_draws_all_that_it_touches_on_any_page(new_page: NewPage, name: str) -> None:
    page = open_with_all_levers(new_page, name, f"{QUERY}&b.vorlage=1")
    everything = list(acts(page))
    for act in (everything[0], everything[len(everything) // 2], everything[-1]):
        do(page, act)
    assert not differs_from_whole_page(page)


def test_a_setting_of_the_page_draws_all_that_it_touches(new_page: NewPage) -> None:
    page = open_with_all_levers(new_page, "foerderende")
    for slider in page.get_by_test_id("stMain").get_by_role("slider").all():
        do(page, (slider, lambda slider: slider.press("ArrowRight")))
        assert not differs_from_whole_page(page)


def test_fields_changed_faster_than_they_are_answered_are_all_drawn(new_page: NewPage) -> None:
    page = open_with_all_levers(new_page, "szenario")
    form = page.get_by_test_id("stSidebar")
    sliders = form.locator("input[type=range]").all()
    for slider in (*sliders, *sliders):
        slider.evaluate("(slider) => slider.focus()")
        page.keyboard.press("ArrowRight")
    settle(page)
    page.wait_for_timeout(1000)
    settle(page)
    assert not differs_from_whole_page(page)
