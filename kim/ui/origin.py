"""Refuses what another site's page asks for, before Streamlit looks at it."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose


class SameOrigin:
    """ASGI middleware: a request's Origin, if it has one, must be the host it asks.

    Streamlit refuses foreign origins, too, but first asks a service outside for the server's own
    address, to compare with, and keeps everybody waiting meanwhile.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] not in {"http", "websocket"} or not is_foreign(Headers(scope=scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse("Forbidden", 403)(scope, receive, send)
        else:
            await WebSocketClose()(scope, receive, send)


def is_foreign(headers: Headers) -> bool:
    """Whether a page of another host asks; a proxy in front has to keep the Host."""
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")
