"""Turns at a registry, shared by all threads and processes that ask it: how many at once, how fast, how
often a run.

The state is one small file beside the snapshots, behind a lock that the system drops when its process
dies; the places at a registry are locks too. Nothing of it reaches an output.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
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
"""How long the count of a run is remembered after its last request."""

State = dict[str, Any]


class Turns:
    """The turns at all registries.

    Args:
        folder: of the shared state; it is made.
        run: names the run whose budget is counted.
        budget: requests that the run may make.
        max_wait_s: longest wait for a turn.
        pause_factor: on the pauses between two requests; 0 for a server of one's own.
        clock: seconds since the epoch.
        sleep: waits.
    """

    def __init__(
        self,
        folder: Path,
        run: str,
        budget: int,
        max_wait_s: float,
        pause_factor: float = 1.0,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._run = hashlib.sha256(run.encode()).hexdigest()[:16]
        self._budget = budget
        self._max_wait_s = max_wait_s
        self._pause_factor = pause_factor
        self._clock = clock
        self._sleep = sleep
        self._path = folder / "turns.json"
        # A FileLock holds a file of its own in each thread, so that one object keeps threads apart as well.
        self._lock = FileLock(folder / "turns.lock")
        self._slots: dict[tuple[str, int], FileLock] = {}
        self._told_at_once: dict[str, int] = {}

    @contextmanager
    def turn(self, registry: str, manners: Manners) -> Iterator[None]:
        """Wait for a turn, count it against the budget, and hold it while the block asks.

        Raises:
            RequestError: the budget is spent, or the turn would come too late.
        """
        with self._slot(registry, manners):
            wait = self._reserve(registry, manners)
            if wait > 0:
                self._sleep(wait)
            yield

    def learn(self, registry: str, headers: Mapping[str, str]) -> None:
        """Take over the limits that a registry tells in its headers."""
        pause, at_once = told_pause_s(headers), told_at_once(headers)
        if pause is None and at_once is None:
            return
        with self._state() as state:
            own = _part(state, "registries", registry)
            if pause is not None:
                own["pause_s"] = pause
            if at_once is not None:
                own["n_at_once"] = at_once

    def leave_alone(self, registry: str, seconds: float) -> None:
        """Let nobody ask a registry for so long, as its ``Retry-After`` says."""
        with self._state() as state:
            own = _part(state, "registries", registry)
            own["next_at"] = max(_number(own, "next_at", 0.0), self._clock() + seconds)

    @property
    def run_key(self) -> str:
        """The run, as a hash."""
        return self._run

    @property
    def n_spent(self) -> int:
        """Requests that the run has made so far."""
        return int(_number(_part(_read(self._path), "runs", self._run), "n", 0))

    def _reserve(self, registry: str, manners: Manners) -> float:
        """Take the next turn; seconds until it comes."""
        with self._state() as state:
            own, run = _part(state, "registries", registry), _part(state, "runs", self._run)
            self._told_at_once[registry] = int(_number(own, "n_at_once", manners.n_at_once))
            now = self._clock()
            n_spent = int(_number(run, "n", 0))
            if n_spent >= self._budget:
                message = f"the run's {self._budget} requests are used up"
                raise RequestError(WarningCode.BUDGET_SPENT, message, is_transient=False)
            next_at = _number(own, "next_at", 0.0)
            at = max(now, next_at if next_at - now <= _MAX_AHEAD_S else 0.0)
            if at - now > self._max_wait_s:
                message = f"asks to be left alone for {at - now:.0f} s more"
                raise RequestError(WarningCode.RATE_LIMITED, message, is_transient=False)
            pause = max(manners.pause_s, _number(own, "pause_s", 0.0)) * self._pause_factor
            own["next_at"] = at + pause
            run.update(n=n_spent + 1, last_at=now)
            return at - now

    @contextmanager
    def _slot(self, registry: str, manners: Manners) -> Iterator[None]:
        """One of the places at a registry; there are as many as it takes requests at once."""
        n_slots = min(manners.n_at_once, self._told_at_once.get(registry, manners.n_at_once))
        # The monotonic clock: this wait is for other workers, not for the registry.
        end = time.monotonic() + self._max_wait_s
        while True:
            for number in range(n_slots):
                slot = self._slots.setdefault(
                    (registry, number), FileLock(self._folder / f"{registry}.slot-{number}")
                )
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

    @contextmanager
    def _state(self) -> Iterator[State]:
        with self._lock:
            state = _read(self._path)
            yield state
            runs = state.get("runs")
            if isinstance(runs, dict):
                old = self._clock() - _KEPT_S
                state["runs"] = {
                    name: run for name, run in runs.items() if _number(run, "last_at", 0.0) >= old
                }
            self._path.write_text(json.dumps(state), encoding="ascii")


def _read(path: Path) -> State:
    """The state; what cannot be read is an empty one, since it only costs a little pace."""
    try:
        state = json.loads(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def _part(state: State, kind: str, name: str) -> State:
    """What the state holds of one registry or run, made where it is missing or damaged."""
    for key in (kind, name):
        if not isinstance(state.get(key), dict):
            state[key] = {}
        state = state[key]
    return state


def _number(state: Any, key: str, otherwise: float) -> float:
    value = state.get(key) if isinstance(state, dict) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else otherwise
