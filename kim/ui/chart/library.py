"""What charts need once in a browser: Plotly's JavaScript and our two templates.

Plotly comes from the installed package, under a name with its version; the templates' name changes
with their content. So a browser keeps both for good.
"""

import gzip
import hashlib
import json
import logging
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from kim.present.theme import template

PACKAGE = distribution("plotly")  # found without importing it, which takes longer than a rerun
PLOTLY = Path(str(PACKAGE.locate_file("plotly/package_data/plotly.min.js")))
TEMPLATES = json.dumps({"light": template("light"), "dark": template("dark")}).encode()

# Addresses below the app's own
PLOTLY_ADDRESS = f"charts/plotly-{PACKAGE.version}.min.js"
TEMPLATES_ADDRESS = f"charts/templates-{hashlib.sha256(TEMPLATES).hexdigest()[:12]}.json"

KEPT_FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}

log = logging.getLogger(__name__)


@cache
def is_installed() -> bool:
    """Whether the package brought Plotly's JavaScript along; some distributions leave it out."""
    if not PLOTLY.is_file():
        log.error("Charts fall back to st.plotly_chart: the plotly package has no %s", PLOTLY.name)
        return False
    return True


def routes(root: str) -> list[BaseRoute]:
    """Routes of both below the app's root, which ends in a slash."""
    return [
        Route(root + PLOTLY_ADDRESS, _serve_plotly),
        Route(root + TEMPLATES_ADDRESS, _serve_templates),
    ]


def _serve_plotly(request: Request) -> Response:
    """Starlette runs this in a worker thread: the first reader's request packs the bundle."""
    headers = KEPT_FOR_GOOD | {"Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return FileResponse(PLOTLY, media_type="text/javascript", headers=headers)
    headers |= {"Content-Encoding": "gzip", "ETag": f'"{PLOTLY_ADDRESS}"'}
    return Response(_packed_plotly(), media_type="text/javascript", headers=headers)


@cache
def _packed_plotly() -> bytes:
    """Plotly as gzip, 1.4 MB instead of 4.8, packed once for all readers."""
    return gzip.compress(PLOTLY.read_bytes(), mtime=0)


async def _serve_templates(_request: Request) -> Response:
    return Response(TEMPLATES, media_type="application/json", headers=KEPT_FOR_GOOD)
