"""A visitor without a browser: speaks Streamlit's protocol, changes a lever, reads the answer."""

import asyncio
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks._widgets import Widgets

SALARIES = "Gehälter steigen jährlich um, %"
ANSWER_TIMEOUT_S = 60
DRAWN = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
"""How a run ends that has drawn the whole page, or the parts of it that an entry touches."""


@dataclass
class Visitor:
    """One session, on one page."""

    socket: ClientConnection
    page: str = ""
    """Streamlit's hash of the page."""
    widgets: Widgets = field(default_factory=Widgets)
    query: str = ""
    """What stands in the address bar; a browser sends it with every change."""
    received_bytes: int = 0
    metrics: list[str] = field(default_factory=list)
    """Key figures of the latest answer."""

    async def open(self, page: str = "", query: str = "") -> None:
        """Load a page, as a browser does after the document."""
        self.query = query
        message = self._message()
        message.rerun_script.page_name = page
        await self._ask(message)

    async def change(self, text: str) -> float:
        """Type into the field of the salaries; give the seconds until the page is whole."""
        self.widgets.type(SALARIES, text)
        message = self._message()
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.widget_states.CopyFrom(self.widgets.message())
        start = time.perf_counter()
        await self._ask(message)
        return time.perf_counter() - start

    def _message(self) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = self.query
        host, port = self.socket.remote_address[:2]
        about = ContextInfo(locale="de-DE", timezone="UTC", url=f"http://{host}:{port}/")
        message.rerun_script.context_info.CopyFrom(about)
        return message

    async def _ask(self, message: BackMsg) -> None:
        """Send, and read until the script has ended; an error on the page is an error here."""
        await self.socket.send(message.SerializeToString())
        self._begin()
        while True:
            data = await asyncio.wait_for(self.socket.recv(decode=False), ANSWER_TIMEOUT_S)
            self.received_bytes += len(data)
            answer = ForwardMsg.FromString(data)
            self._read(answer)
            if answer.WhichOneof("type") == "script_finished":
                if answer.script_finished in DRAWN:
                    self.widgets.end()
                    return
                if answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    raise RuntimeError(f"The run ended with {answer.script_finished}")
                self._begin()

    def _begin(self) -> None:
        self.metrics.clear()
        self.widgets.begin()

    def _read(self, answer: ForwardMsg) -> None:
        kind = answer.WhichOneof("type")
        if kind == "navigation":
            self.page = answer.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = answer.page_info_changed.query_string
        elif kind == "delta":
            self._see(answer.delta.new_element)

    def _see(self, element: Element) -> None:
        self.widgets.see(element)
        match element.WhichOneof("type"):
            case "metric":
                self.metrics.append(element.metric.body)
            case "exception":
                raise RuntimeError(element.exception.message)
            case "alert" if "Vorfallnummer" in element.alert.body:
                raise RuntimeError(element.alert.body)


def visit(port: int) -> connect:
    """Connect to a process, for a Visitor."""
    return connect(f"ws://127.0.0.1:{port}/_stcore/stream", max_size=None)
