"""The one HTML document of the app: Streamlit's own, made German, and what it may load."""

import base64
import hashlib
import re
from functools import cache

from kim.ui import mending, preload

INDEX = preload.STATIC / "index.html"
TITLE = "KIM-Szenarien"
STYLE = "<style>.st-key-kim_charts { display: none }</style>"
"""Before our style sheets come: nothing to see, so nothing gives way when it is gone."""
NEEDS_SCRIPT = "<p>Diese Anwendung braucht JavaScript. Bitte erlauben Sie es in Ihrem Browser.</p>"


@cache
def document() -> bytes:
    """Streamlit's index.html, saying it is German before the first word is read aloud.

    Raises:
        RuntimeError: when Streamlit's document no longer has what we replace.
    """
    html = INDEX.read_text(encoding="utf-8")
    html = _replace(r'<html lang="en">', '<html lang="de">', html)
    html = _replace(r"<title>.*?</title>", f"<title>{TITLE}</title>", html)
    html = _replace(r"<noscript>.*?</noscript>", f"<noscript>{NEEDS_SCRIPT}</noscript>", html)
    html = _replace(r"(?<=<head>)", mending.FIRST_SCRIPT_TAG, html)
    html = _replace(r"(?=</head>)", preload.tags(html) + mending.SCRIPT_TAG + STYLE, html)
    return html.encode()


def _replace(pattern: str, new: str, html: str) -> str:
    changed, count = re.subn(pattern, new, html, flags=re.DOTALL)
    if count != 1:
        raise RuntimeError(f"Streamlit's index.html has {count} places of {pattern}, not one.")
    return changed


def content_security_policy(frame_ancestors: str) -> str:
    """What the page may load: this server's files, and the inline scripts of the document.

    Styles stay open to inline ones, because Streamlit's own are made in the browser.
    """
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {' '.join(_inline_script_hashes())}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",  # charts become pictures in the browser
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            f"frame-ancestors {frame_ancestors}",
            "form-action 'self'",
        ]
    )


def _inline_script_hashes() -> list[str]:
    scripts = re.findall(rb"<script>(.*?)</script>", document(), flags=re.DOTALL)
    digests = (hashlib.sha256(script).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
