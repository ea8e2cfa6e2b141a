"""What the server adds to Streamlit: security headers, a German document, Plotly, incidents."""

import os
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import TypedDict

from starlette.datastructures import MutableHeaders
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from kim.ui import incident, log, mending
from kim.ui.chart import library
from kim.ui.document import content_security_policy, document
from kim.ui.origin import SameOrigin
from kim.ui.whole import WholePage

FRAME_ANCESTORS = "KIM_FRAME_ANCESTORS"
"""Environment variable: the sites that may embed the app, such as a council information system."""

FIRST_PAGE = "szenario"
"""Name of the first page. Its address is the app's own; who knows the other pages' types this."""


class HeadersAndDocument:
    """ASGI middleware: sets the security headers, and swaps in the German document."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = security_headers(os.environ.get(FRAME_ANCESTORS, "'self'"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and change the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        body: bytes | None = None

        async def send_changed(message: Message) -> None:
            nonlocal body
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.headers)
                if _is_document(message["status"], headers):
                    _describe_ours(headers)
                    body = b"" if scope["method"] == "HEAD" else document()
            elif body is not None:
                if message.get("more_body"):
                    return
                message = {**message, "body": body}
            await send(message)

        await self.app(scope, receive, send_changed)


def _is_document(status: int, headers: MutableHeaders) -> bool:
    """Streamlit's only HTML is its one document, which answers every page's address."""
    return status == HTTPStatus.OK and headers.get("content-type", "").startswith("text/html")


def _describe_ours(headers: MutableHeaders) -> None:
    """Take away what was said about Streamlit's document: how it was packed, and its version."""
    for name in ("content-encoding", "etag", "last-modified", "accept-ranges"):
        del headers[name]
    headers["content-length"] = str(len(document()))


def security_headers(frame_ancestors: str) -> dict[str, str]:
    """Headers of every answer."""
    return {
        "Content-Security-Policy": content_security_policy(frame_ancestors),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",  # the scenario is in the address: it stays in the house
    }


class Additions(TypedDict):
    """What Streamlit's App takes beside the script."""

    routes: Sequence[BaseRoute]
    middleware: Sequence[Middleware]
    on_script_error: Callable[[Exception], bool]


def additions() -> Additions:
    """Give all that goes around the app's script, wherever that is served."""
    log.keep_visitors_out()
    keep_uploads_in_memory()
    return {
        "routes": _routes(),
        "middleware": [
            Middleware(HeadersAndDocument),
            Middleware(SameOrigin),
            Middleware(WholePage),
        ],
        "on_script_error": incident.answer,
    }


def keep_uploads_in_memory() -> None:
    """Let no visitor's file touch the disk, as the page Datenschutz promises.

    Starlette writes what is uploaded to a temporary file from 1 MB on, and never at 0. Streamlit
    refuses more than `server.maxUploadSize`.
    """
    MultiPartParser.spool_max_size = 0


def _routes() -> list[BaseRoute]:
    """Addresses beside Streamlit's own."""
    prefix = (config.get_option("server.baseUrlPath") or "").strip("/")
    root = f"/{prefix}/" if prefix else "/"
    first = Route(root + FIRST_PAGE, _to_the_first_page)
    return [first, *library.routes(root), *mending.routes(root)]


async def _to_the_first_page(request: Request) -> RedirectResponse:
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")
