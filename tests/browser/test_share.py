"""Handing a scenario on: the link, its QR code and the file all bring back the same scenario."""

import re
from io import BytesIO
from pathlib import Path

import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from kim import Scenario, load_paper
from kim.share.library import read_scenario_file
from kim.share.link import decode, parameters
from tests.browser.serving import RunningApp
from tests.browser.visitor import NewPage, settle

FOUR_LEVERS = "/?v=1&casemanagement=8&gehalt=3&dynamik=1.5&foerderende=2027-06"


def share(page: Page) -> str:
    """Open the dialog and read the link in it."""
    page.get_by_role("button", name="Teilen").click()
    code = page.get_by_role("dialog").get_by_test_id("stCode")
    expect(code).to_contain_text("summe=")
    return code.inner_text().strip()


def read_qr_code(page: Page) -> str:
    picture = page.get_by_role("dialog").locator("img").first
    expect(picture).to_be_visible()
    page.wait_for_timeout(500)  # the dialog slides in
    [code] = zxingcpp.read_barcodes(Image.open(BytesIO(picture.screenshot())))
    return str(code.text)


def test_the_link_opens_as_the_scenario_that_was_shared(new_page: NewPage) -> None:
    page = new_page(FOUR_LEVERS)
    figure = page.get_by_test_id("stMetricValue").first.inner_text()
    link = share(page)
    opened = page.context.new_page()
    opened.goto(link)
    settle(opened)

    expect(opened.get_by_test_id("stMetricValue").first).to_have_text(figure)
    expect(opened.locator(".st-key-opened")).to_contain_text("geteiltes Szenario")
    expect(opened.locator(".st-key-opened").get_by_role("alert")).to_have_count(0)


def test_the_qr_code_holds_the_link(new_page: NewPage) -> None:
    page = new_page(FOUR_LEVERS)

    assert share(page) == read_qr_code(page)


def test_the_qr_code_of_the_longest_link_can_be_read(new_page: NewPage) -> None:
    query = "&".join(f"{key}={value}" for key, value in longest().items())
    page = new_page("/?" + query)
    link = share(page)

    assert len(link) < 2000
    assert read_qr_code(page) == link


def longest() -> dict[str, str]:
    """Four scenarios that differ from the paper in every lever."""
    every_lever = Scenario.of(
        load_paper(),
        title="Weniger Stellen, höhere Gehälter",
        last_year=2034,
        posts=dict.fromkeys(load_paper().roles, 1.25),
        extra_posts=dict.fromkeys(load_paper().roles, 1.5),
        extra_from="2026-07",
        permanent=False,
        salary_growth_pct=2.75,
        salary_path_pct=[2.25, 2.61, 0.92],
        dynamisation_pct=1.75,
        dynamisation_from=2026,
        fixed_cost_growth_pct=1.25,
        funding_end="2027-06",
        remaining_funding_pct=70,
        phase_out_years=2,
        funding_end_modules=[1, 2],
        redeploy_fte_per_year=2.5,
        cost_basis="table",
    )
    return parameters([every_lever] * 4, load_paper())


def test_a_finger_copies_the_link(app: RunningApp, browser: Browser) -> None:
    phone = browser.new_context(
        base_url=app.url,
        has_touch=True,
        viewport={"width": 390, "height": 844},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = phone.new_page()
    page.goto(FOUR_LEVERS)
    settle(page)
    link = share(page)
    page.get_by_role("button", name="Link kopieren").tap()

    expect(page.get_by_role("status").get_by_text("Link kopiert.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == link
    phone.close()


def test_a_title_just_typed_is_in_the_copied_link(new_page: NewPage) -> None:
    page = new_page(FOUR_LEVERS)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    share(page)
    page.get_by_label("Titel (freiwillig)").fill("Plan")
    page.get_by_role("button", name="Link kopieren").click()

    page.wait_for_function("async () => /titel=Plan/.test(await navigator.clipboard.readText())")


def test_a_keyboard_copies_the_link_where_the_browser_has_no_clipboard(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.reload()
    settle(page)
    link = share(page)
    page.get_by_role("button", name="Link kopieren").press("Enter")
    expect(page.get_by_role("status").get_by_text("Link kopiert.")).to_be_visible()
    title = page.get_by_label("Titel (freiwillig)")
    title.press("Control+V")

    expect(title).to_have_value(link)


def test_a_mail_is_drafted_with_the_link(new_page: NewPage) -> None:
    page = new_page(FOUR_LEVERS)
    share(page)
    mail = page.get_by_role("link", name="E-Mail mit dem Link entwerfen")

    expect(mail).to_have_attribute("href", re.compile(r"^mailto:\?subject=.*body=.*gehalt%3D3"))


def test_a_saved_file_opens_as_the_same_scenario(new_page: NewPage, tmp_path: Path) -> None:
    page = new_page(FOUR_LEVERS)
    share(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Als Szenariodatei speichern").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    entry = read_scenario_file(file.read_bytes(), file.name, load_paper())
    assert entry.scenario == decode(FOUR_LEVERS[2:], load_paper()).scenarios[0]
    _open(fresh := new_page(), file)
    expect(fresh).to_have_url(re.compile("foerderende=2027-06"))
    field = fresh.get_by_label("Gehälter steigen jährlich um, %", exact=True)
    field.fill("5")
    field.press("Enter")
    expect(fresh).to_have_url(re.compile("gehalt=5"))  # the file was opened once, not for good


def test_a_broken_file_is_refused_in_words(new_page: NewPage, tmp_path: Path) -> None:
    file = tmp_path / "kaputt.toml"
    file.write_text('title = "Kaputt"\n[levers]\nsalary_growth_pct = 99\n', encoding="utf-8")
    page = new_page()
    _open(page, file)

    expect(page.get_by_role("alert")).to_contain_text("„kaputt.toml“ lässt sich nicht öffnen")
    expect(page.get_by_role("alert")).to_contain_text("salary_growth_pct")
    expect(page.get_by_role("alert")).to_contain_text("−5 bis 20 %")


def _open(page: Page, file: Path) -> None:
    page.get_by_role("button", name="Szenariodatei öffnen").click()
    page.locator('input[type="file"]').set_input_files(file)
