"""Asks axe-core, the usual checker of accessibility rules, about a page."""

from importlib.metadata import distribution
from pathlib import Path

from playwright.sync_api import Page

# Of the package we take only the script: Playwright runs it past the content security policy.
PACKAGE = distribution("axe-playwright-python")
AXE = Path(str(PACKAGE.locate_file("axe_playwright_python/axe.min.js"))).read_text(encoding="utf-8")


def violations(page: Page, *, inside: str = "html") -> list[str]:
    """One line for each rule that is broken, with the elements that break it."""
    page.evaluate(AXE)
    found = page.evaluate("(inside) => axe.run(inside).then((result) => result.violations)", inside)
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: "
        + "; ".join(node["html"][:200] for node in rule["nodes"])
        for rule in found
    ]
