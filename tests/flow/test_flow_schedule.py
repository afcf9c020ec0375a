"""A schedule fires: a deployment of the build, served against a server of its own, is run by its schedule.

SQLAlchemy 2.1 broke exactly this while flows run by hand went on working, so only a fired schedule shows it.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.prefect, pytest.mark.slow, pytest.mark.xdist_group("prefect")]

DEADLINE_S = 240
SERVE = """
import sys
from flows.build import build
build.serve(name="nightly", interval=20, limit=1, parameters={"raw": sys.argv[1], "out": sys.argv[2]})
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(url: str, body: dict[str, Any] | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def wait_for(question: Any, what: str) -> Any:
    end = time.monotonic() + DEADLINE_S
    while time.monotonic() < end:
        try:
            answer = question()
        except (urllib.error.URLError, OSError):
            answer = None
        if answer:
            return answer
        time.sleep(1)
    raise AssertionError(f"{what} within {DEADLINE_S} s")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    port = free_port()
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")},
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "2",
        "PREFECT_RUNNER_POLL_FREQUENCY": "2",
        "DO_NOT_TRACK": "1",
    }


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in reversed(started):
        os.killpg(process.pid, signal.SIGTERM)
    for process in started:
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def test_a_schedule_fires_and_publishes(
    root: Path, tmp_path: Path, environment: dict[str, str], processes: list[subprocess.Popen[bytes]]
) -> None:
    log = (tmp_path / "log.txt").open("wb")

    def start(*command: str) -> None:
        process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        processes.append(process)

    api = environment["PREFECT_API_URL"]
    start(
        sys.executable, "-m", "prefect", "server", "start", "--port", environment["PREFECT_SERVER_API_PORT"]
    )
    wait_for(lambda: ask(f"{api}/health"), "the server answers")
    start(sys.executable, "-c", SERVE, str(root / "raw"), str(tmp_path / "out"))

    def completed() -> list[dict[str, Any]]:
        wanted = {"flow_runs": {"state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED"]}}}}
        return [run for run in ask(f"{api}/flow_runs/filter", wanted) if run["auto_scheduled"]]

    runs = wait_for(completed, "a scheduled run ended")
    assert {run["state_type"] for run in runs} == {"COMPLETED"}, (tmp_path / "log.txt").read_text()[-3000:]
    assert (tmp_path / "out" / "latest" / "SHA256SUMS").exists()
