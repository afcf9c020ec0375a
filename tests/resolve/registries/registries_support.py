"""Asking one registry of the local server."""

from __future__ import annotations

from pathlib import Path

from registry_replay import Replay
from registry_studies import (
    MadeUpStudy,
)

from flows.resolve.registries import (
    Answer,
    Query,
    Reach,
    RegistryRecord,
    open_registries,
)

FULL = ("crossref", "openalex", "europepmc", "pubmed")


def ask(
    replay: Replay, folder: Path, registry: str, query: Query, how: str = "lookup", **changes: object
) -> Answer:
    with open_registries(replay.settings(folder, registries=registry, **changes)) as (only,):
        assert only.name == registry
        answer: Answer = getattr(only, how)(query)
        return answer


def record_of(
    replay: Replay, folder: Path, registry: str, study: MadeUpStudy, **changes: object
) -> RegistryRecord:
    answer = ask(replay, folder, registry, Query(doi=study.doi), **changes)
    assert answer.reach is Reach.ANSWERED, answer
    assert answer.warnings == ()
    (record,) = answer.records
    return record
