"""Fixtures of every room: the repository's root, and the team's shared inputs where they are at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from registry_replay import Replay

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TEARSHEET_SHARED") or ROOT.parent / "shared")

settings.register_profile("tearsheet", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("tearsheet")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the shared inputs where they are not there, unless the run insists on them."""
    if SHARED.is_dir() or os.environ.get("TEARSHEET_REQUIRE_SHARED"):
        return
    skip = pytest.mark.skip(reason="the team's shared inputs are not at hand")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the shared inputs; fails where a run insists on it and it is missing."""
    assert SHARED.is_dir(), f"{SHARED} is not there"
    return SHARED


@pytest.fixture(scope="session")
def _replay_server() -> Iterator[Replay]:
    with Replay() as server:
        yield server


@pytest.fixture
def replay(_replay_server: Replay) -> Replay:
    """A local server that answers as the registries do; see ``tests/registry_replay.py``."""
    _replay_server.clear()
    return _replay_server


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One temporary Prefect server; tests that use it share the xdist group ``prefect``."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield
