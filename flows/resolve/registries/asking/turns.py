"""Turns at a registry, shared by all threads and processes that ask it: how many at once, how fast, how
often a run.

The state is a few small files beside the snapshots, each behind a lock that the system drops when its
process dies. Nothing of it reaches an output.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from flows.resolve.registries.asking.faults import RequestError
from flows.resolve.registries.asking.manners import Manners, told_at_once, told_pause_s
from flows.resolve.registries.interface import WarningCode

_POLL_S = 0.01
_MAX_AHEAD_S = 86_400.0
"""A turn later than a day ahead is a clock that jumped, not a registry that asked for it."""
_KEPT_S = 7 * 86_400.0


@dataclass(frozen=True)
class Turns:
    """The turns at all registries.

    Args:
        folder: of the shared state.
        run: names the run whose budget is counted.
        budget: requests that the run may make.
        max_wait_s: longest wait for a turn.
        pause_factor: on the pauses between two requests; 0 for a server of one's own.
        clock: seconds since the epoch.
        sleep: waits.
    """

    folder: Path
    run: str
    budget: int
    max_wait_s: float
    pause_factor: float = 1.0
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    _budget_path: Path = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(self.run.encode()).hexdigest()[:16]
        object.__setattr__(self, "_budget_path", self.folder / f"budget-{digest}.json")
        for path in self.folder.glob("budget-*"):
            with suppress(OSError):
                if self.clock() - path.stat().st_mtime > _KEPT_S:
                    path.unlink()

    @contextmanager
    def turn(self, registry: str, manners: Manners) -> Iterator[None]:
        """Wait for a turn, count it against the budget, and hold it while the block asks.

        Raises:
            RequestError: the budget is spent, or the turn would come too late.
        """
        with self._slot(registry, manners):
            wait = self._wait_s(registry, manners)
            self._count()
            if wait > 0:
                self.sleep(wait)
            yield

    def learn(self, registry: str, headers: Mapping[str, str]) -> None:
        """Take over the limits that a registry tells in its headers."""
        pause, at_once = told_pause_s(headers), told_at_once(headers)
        if pause is None and at_once is None:
            return
        with self._state(registry) as state:
            if pause is not None:
                state["pause_s"] = pause
            if at_once is not None:
                state["n_at_once"] = at_once

    def leave_alone(self, registry: str, seconds: float) -> None:
        """Let nobody ask a registry for so long, as its ``Retry-After`` says."""
        with self._state(registry) as state:
            state["next_at"] = max(_number(state, "next_at", 0.0), self.clock() + seconds)

    @property
    def n_spent(self) -> int:
        """Requests that the run has made so far."""
        return int(_number(_read(self._budget_path), "n", 0))

    def _wait_s(self, registry: str, manners: Manners) -> float:
        """Reserve the next turn; seconds until it comes."""
        with self._state(registry) as state:
            now = self.clock()
            next_at = _number(state, "next_at", 0.0)
            if next_at - now > _MAX_AHEAD_S:
                next_at = 0.0
            at = max(now, next_at)
            if at - now > self.max_wait_s:
                raise RequestError(
                    WarningCode.RATE_LIMITED,
                    f"asks to be left alone for {at - now:.0f} s more",
                    is_transient=False,
                )
            pause = max(manners.pause_s, _number(state, "pause_s", 0.0)) * self.pause_factor
            state["next_at"] = at + pause
            return at - now

    @contextmanager
    def _slot(self, registry: str, manners: Manners) -> Iterator[None]:
        """One of the places at a registry; there are as many as it takes requests at once."""
        told = int(_number(_read(self._path(registry)), "n_at_once", manners.n_at_once))
        slots = [
            FileLock(self.folder / f"{registry}.slot-{number}")
            for number in range(min(manners.n_at_once, told))
        ]
        # The monotonic clock: this wait is for other workers, not for the registry.
        end = time.monotonic() + self.max_wait_s
        while True:
            for slot in slots:
                try:
                    slot.acquire(blocking=False)
                except Timeout:
                    continue
                try:
                    yield
                finally:
                    slot.release()
                return
            if time.monotonic() > end:
                raise RequestError(WarningCode.RATE_LIMITED, "too many others ask it", is_transient=False)
            time.sleep(_POLL_S)

    def _count(self) -> None:
        with FileLock(f"{self._budget_path}.lock"):
            n_spent = int(_number(_read(self._budget_path), "n", 0))
            if n_spent >= self.budget:
                raise RequestError(
                    WarningCode.BUDGET_SPENT,
                    f"the run's {self.budget} requests are used up",
                    is_transient=False,
                )
            _write(self._budget_path, {"n": n_spent + 1})

    def _path(self, registry: str) -> Path:
        return self.folder / f"{registry}.json"

    @contextmanager
    def _state(self, registry: str) -> Iterator[dict[str, Any]]:
        path = self._path(registry)
        with FileLock(f"{path}.lock"):
            state = _read(path)
            yield state
            _write(path, state)


def _read(path: Path) -> dict[str, Any]:
    """A small file of state; what cannot be read is an empty one, since it only costs a little pace."""
    try:
        state = json.loads(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def _write(path: Path, state: dict[str, Any]) -> None:
    # Only under its lock; readers without the lock take a torn file for an empty one.
    path.write_text(json.dumps(state), encoding="ascii")


def _number(state: Mapping[str, Any], key: str, otherwise: float) -> float:
    value = state.get(key)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else otherwise
