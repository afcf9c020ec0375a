"""The configured registries, opened and closed together."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flows.resolve.registries.asking.addresses import Resolver, system_resolver
from flows.resolve.registries.interface import Registry
from flows.resolve.registries.settings import Mode, RegistrySettings


@contextmanager
def open_registries(
    settings: RegistrySettings,
    *,
    run_id: str | None = None,
    resolve: Resolver = system_resolver,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[tuple[Registry, ...]]:
    """Open the registries that the settings name, in their order, over one store of answers.

    They may be used by several threads. Offline, nothing is opened or written that the network or a second
    worker would need.

    Args:
        settings: see :class:`RegistrySettings`.
        run_id: names the run that the budget of requests is counted for. Workers (threads or processes)
            of one run pass the same; without it this opening is a run of its own.
        resolve: how names are resolved to addresses.
        clock: seconds since the epoch; it stamps snapshots and paces requests.
        sleep: waits for a turn.
    """
    # Loading what talks HTTP takes longer than reading an article; a run without registries does without it.
    from flows.resolve.registries.asking.client import Client  # noqa: PLC0415
    from flows.resolve.registries.asking.turns import Turns  # noqa: PLC0415
    from flows.resolve.registries.known import KINDS  # noqa: PLC0415

    turns = None
    if settings.mode is not Mode.OFFLINE:
        turns = Turns(
            folder=settings.snapshots / "turns",
            # Names a counter only; nothing of it reaches an output.
            run=run_id or uuid.uuid4().hex,
            budget=settings.request_budget,
            max_wait_s=settings.max_wait_s,
            pause_factor=settings.pause_factor,
            clock=clock,
            sleep=sleep,
        )
    client = Client(settings, turns, resolve, clock)
    try:
        yield tuple(KINDS[name](client) for name in settings.registries)
    finally:
        client.close()
