"""Asks axe-core, the usual checker of accessibility rules, about a page."""

import re
from collections.abc import Mapping, Sequence
from importlib.metadata import distribution
from pathlib import Path

from playwright.sync_api import Page

# Of the package we take only the script: Playwright runs it past the content security policy.
PACKAGE = distribution("axe-playwright-python")
AXE = Path(str(PACKAGE.locate_file("axe_playwright_python/axe.min.js"))).read_text(encoding="utf-8")


def violations(
    page: Page,
    *,
    inside: str = "html",
    rules: Sequence[str] = (),
    known: Mapping[str, str] | None = None,
) -> list[str]:
    """One line for each rule that is broken, with the elements that break it.

    `rules`: only these.
    `known`: by rule, a pattern of the elements that are known to break it.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(
        "([inside, options]) => axe.run(inside, options).then((result) => result.violations)",
        [inside, {"runOnly": rules} if rules else {}],
    )
    lines = []
    for rule in found:
        expected = (known or {}).get(rule["id"], "(?!)")
        nodes = [node["html"] for node in rule["nodes"] if not re.search(expected, node["html"])]
        if nodes:
            elements = "; ".join(html[:200] for html in nodes)
            lines.append(f"{rule['id']} ({rule['impact']}): {rule['help']}: {elements}")
    return lines
