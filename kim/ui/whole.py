"""Lets every change ask for the whole page, of which its callback then draws only some parts.

A widget in one of Streamlit's fragments asks for that fragment alone, and Streamlit drops what asks
for one that the process does not know, as after a fail-over: the reader's change would be lost.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from kim.ui import part


class WholePage:
    """ASGI middleware: takes the fragment out of what a browser sends, unless it is a dialog."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and all that comes after it."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def receive_whole() -> Message:
            message = await receive()
            if data := message.get("bytes"):
                return {**message, "bytes": asking_for_all(data)}
            return message

        await self.app(scope, receive_whole, send)


def asking_for_all(data: bytes) -> bytes:
    """Ask for the whole page where a part of it was asked for."""
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except Exception:  # noqa: BLE001 - what cannot be read, Streamlit answers to
        return data
    if not message.rerun_script.fragment_id or part.is_dialog(message.rerun_script.fragment_id):
        return data
    message.rerun_script.fragment_id = ""
    whole: bytes = message.SerializeToString()
    return whole
