"""Serves the script that mends Streamlit's page in the browser.

docs/decisions/0006-mending-streamlits-page.md says why there is one.
"""

import hashlib
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kim.ui.chart.library import KEPT_FOR_GOOD

HERE = Path(__file__).parent


FILES = {file.name: file.read_bytes() for file in sorted(HERE.glob("*.js"))}
FOLDER = f"mending-{hashlib.sha256(b''.join(FILES.values())).hexdigest()[:12]}"
"""In addresses; with other content it has another name."""

SCRIPT_TAG = f'<script type="module" src="./{FOLDER}/mend.js"></script>'
"""Loads it, by an address relative to the page's, as Streamlit's own files are."""

FIRST_SCRIPT_TAG = f'<script type="module" src="./{FOLDER}/ahead.js"></script>'
"""Loads what must be there before Streamlit's own code opens its connection to the server."""


def routes(root: str) -> list[BaseRoute]:
    """Routes of its files below the app's root, which ends in a slash."""
    return [Route(f"{root}{FOLDER}/{{name}}", _serve)]


async def _serve(request: Request) -> Response:
    content = FILES.get(request.path_params["name"])
    if content is None:
        return Response(status_code=HTTPStatus.NOT_FOUND)
    return Response(content, media_type="text/javascript", headers=KEPT_FOR_GOOD)
