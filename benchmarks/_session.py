"""A visitor without a browser: speaks Streamlit's protocol, changes a lever, reads the answer."""

import asyncio
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

SALARIES = "Gehälter steigen jährlich um, %"
ANSWER_TIMEOUT_S = 60


@dataclass
class Visitor:
    """One session, on one page."""

    socket: ClientConnection
    page: str = ""
    """Streamlit's hash of the page."""
    fields: dict[str, str] = field(default_factory=dict)
    """Identifiers of text fields by label."""
    query: str = ""
    """What stands in the address bar; a browser sends it with every change."""
    received_bytes: int = 0
    metrics: list[str] = field(default_factory=list)
    """Key figures of the latest answer."""

    async def open(self, page: str = "", query: str = "") -> None:
        """Load a page, as a browser does after the document."""
        message = BackMsg()
        self.query = message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        await self._ask(message)

    async def change(self, text: str) -> float:
        """Type into the field of the salaries; give the seconds until the page is whole."""
        message = BackMsg()
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.query_string = self.query
        state = WidgetState(id=self.fields[SALARIES], string_value=text)
        message.rerun_script.widget_states.widgets.append(state)
        start = time.perf_counter()
        await self._ask(message)
        return time.perf_counter() - start

    async def _ask(self, message: BackMsg) -> None:
        """Send, and read until the script has ended; an error on the page is an error here."""
        self.metrics.clear()
        await self.socket.send(message.SerializeToString())
        while True:
            data = await asyncio.wait_for(self.socket.recv(decode=False), ANSWER_TIMEOUT_S)
            self.received_bytes += len(data)
            answer = ForwardMsg.FromString(data)
            self._read(answer)
            if answer.WhichOneof("type") == "script_finished":
                if answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return
                if answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    raise RuntimeError(f"The run ended with {answer.script_finished}")

    def _read(self, answer: ForwardMsg) -> None:
        kind = answer.WhichOneof("type")
        if kind == "navigation":
            self.page = answer.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = answer.page_info_changed.query_string
        elif kind == "delta":
            self._see(answer.delta.new_element)

    def _see(self, element: Element) -> None:
        match element.WhichOneof("type"):
            case "text_input":
                self.fields[element.text_input.label] = element.text_input.id
            case "metric":
                self.metrics.append(element.metric.body)
            case "exception":
                raise RuntimeError(element.exception.message)
            case "alert" if "Vorfallnummer" in element.alert.body:
                raise RuntimeError(element.alert.body)


def visit(port: int) -> connect:
    """Connect to a process, for a Visitor."""
    return connect(f"ws://127.0.0.1:{port}/_stcore/stream", max_size=None)
