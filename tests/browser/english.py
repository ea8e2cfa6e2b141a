"""Finds English in what a page shows and names."""

import re

from playwright.sync_api import Page

SAID = """() => {
    const said = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        const hidden = parentElement.closest("[aria-hidden=true], script, style, noscript");
        if (!hidden && parentElement.checkVisibility()) said.push(data);
    }
    for (const attribute of ["aria-label", "placeholder", "title", "alt"]) {
        for (const element of document.querySelectorAll(`[${attribute}]`)) {
            said.push(element.getAttribute(attribute));
        }
    }
    return said;
}"""
"""Visible texts, and names that are read aloud."""

# Common in English, and no German words: what Streamlit says holds at least one of them.
ENGLISH = re.compile(
    r"\b((?-i:a)|the|and|or|of|for|to|with|your|you|are|is|not|no|add|all|allowed|apply|available|"
    r"browse|choose|clear|close|collapse|connecting|connection|copy|dark|delete|download|drag|drop|"
    r"error|expand|file|files|found|heading|help|light|loading|made|main|menu|open|option|options|"
    r"page|press|print|record|remove|results|running|select|selectbox|shortcut|sidebar|skip|smaller|"
    r"stop|theme|upload|value|version|view)\b",
    re.IGNORECASE,
)
NOT_OURS = re.compile(r"https?://\S*|[\w.-]+\.(toml|md)\b|`[^`]*`")
"""Addresses and names of files."""


def english(page: Page) -> list[str]:
    """Texts and names that hold an English word."""
    return [said for said in page.evaluate(SAID) if ENGLISH.search(NOT_OURS.sub("", said))]
