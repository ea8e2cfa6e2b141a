"""Starts the app as a reader's machine would, on a free port, and ends it with all its children."""

import http
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLOTLY = Path(str(distribution("plotly").locate_file("plotly/package_data/plotly.min.js")))
START_TIMEOUT_S = 60
STOP_TIMEOUT_S = 10
PREFIX = "STREAMLIT_SERVER_BASE_URL_PATH"
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
"""What a browser sends to open a WebSocket."""


@dataclass(frozen=True)
class RunningApp:
    """A server process that answers, its port, and the file its output goes to."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path
    prefix: str = ""

    @property
    def url(self) -> str:
        """Address of the first page, without the slash."""
        return f"http://127.0.0.1:{self.port}"


def free_port() -> int:
    """A port on the loopback address that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_app(
    log: Path,
    *,
    port: int | None = None,
    environment: Mapping[str, str] | None = None,
    script: Path = ROOT / "app.py",
    prefix: str = "",
) -> Iterator[RunningApp]:
    """The app, started by the README's own command, for as long as the block lasts.

    `script`: another one in its place, to break something in it.
    `prefix`: path that all its addresses begin with, such as /kim.
    """
    port = port or free_port()
    with log.open("ab") as output:
        process = subprocess.Popen(
            _command(script, port),
            cwd=ROOT,
            env={**os.environ, PREFIX: prefix.strip("/"), **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a group of its own, so that _stop reaches its children
        )
    app = RunningApp(port, process, log, prefix)
    try:
        _wait_until_started(app)
        yield app
    finally:
        _stop(process)


def _command(script: Path, port: int) -> list[str]:
    address = ["--server.address", "127.0.0.1", "--server.port", str(port)]
    quiet = ["--server.headless", "true", "--server.fileWatcherType", "none"]
    return [sys.executable, "-m", "streamlit", "run", str(script), *address, *quiet]


def _wait_until_started(app: RunningApp) -> None:
    try:
        wait_until_healthy(app.port, lambda: app.process.poll() is None, app.prefix)
    except TimeoutError:
        raise RuntimeError(f"The app did not start. Its output:\n{app.log.read_text()}") from None


def wait_until_healthy(
    port: int, is_running: Callable[[], bool] = lambda: True, prefix: str = ""
) -> None:
    """Wait for an app, or for one behind a proxy, as long as it may still come."""
    give_up = time.monotonic() + START_TIMEOUT_S
    while not _is_healthy(port, prefix):
        if time.monotonic() > give_up or not is_running():
            raise TimeoutError(f"Nobody answers at port {port}")
        time.sleep(0.1)


def _is_healthy(port: int, prefix: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", f"{prefix}/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _stop(process: subprocess.Popen[bytes]) -> None:
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(STOP_TIMEOUT_S)
        except ProcessLookupError:  # a test has killed it
            process.wait(STOP_TIMEOUT_S)
            return
        except subprocess.TimeoutExpired:
            continue
        return


def wait_until_open(port: int) -> None:
    """Wait until somebody listens at a port, whatever is spoken there."""
    give_up = time.monotonic() + START_TIMEOUT_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)
        else:
            return
