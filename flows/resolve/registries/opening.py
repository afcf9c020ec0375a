"""The configured registries, opened and closed together."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from flows.resolve.registries.asking.addresses import Resolver, system_resolver
from flows.resolve.registries.asking.client import Client
from flows.resolve.registries.asking.course import RegistryBase
from flows.resolve.registries.asking.turns import Turns
from flows.resolve.registries.crossref import Crossref
from flows.resolve.registries.europepmc import EuropePmc
from flows.resolve.registries.interface import Registry
from flows.resolve.registries.openalex import OpenAlex
from flows.resolve.registries.pubmed import PubMed
from flows.resolve.registries.retraction_watch import RetractionWatch
from flows.resolve.registries.settings import Mode, RegistrySettings
from flows.resolve.registries.unpaywall import Unpaywall

KINDS: Mapping[str, type[RegistryBase]] = {
    kind.name: kind for kind in (Crossref, OpenAlex, EuropePmc, PubMed, Unpaywall, RetractionWatch)
}


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
