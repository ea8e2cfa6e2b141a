"""Processes of the app for a benchmark: start, CPU time, memory, end."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
START_TIMEOUT_S = 60
MB = 1024


@dataclass(frozen=True)
class Server:
    """A process that answers at a port."""

    port: int
    pid: int
    start_s: float

    @property
    def cpu_s(self) -> float:
        """CPU time so far."""
        return time.clock_gettime(~self.pid << 3 | 2)  # Linux' clock of another process

    @property
    def memory_mb(self) -> float:
        """Memory that is resident now."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return float(status.partition("VmRSS:")[2].split()[0]) / MB


@contextmanager
def served(script: str = "app.py", **environment: str) -> Iterator[Server]:
    """Serve a script of the repository on a free port, with these variables added."""
    port = _free_port()
    start = time.perf_counter()
    options = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    process = subprocess.Popen(  # noqa: S603 - our own server, by fixed arguments
        [sys.executable, "-m", "streamlit", "run", script, *options],
        cwd=ROOT,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_until_healthy(port)
        yield Server(port, process.pid, time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_healthy(port: int) -> None:
    give_up = time.perf_counter() + START_TIMEOUT_S
    while time.perf_counter() < give_up:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise TimeoutError(f"No server at port {port}")
