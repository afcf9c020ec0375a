"""The bibliographic registries: one small module each, one interface, one store of answers."""

from __future__ import annotations

from flows.resolve.registries.interface import (
    Answer,
    Query,
    Reach,
    Registry,
    RegistryWarning,
    WarningCode,
)
from flows.resolve.registries.opening import open_registries
from flows.resolve.registries.record import (
    AbstractSection,
    Notice,
    RegistryRecord,
    RelatedKind,
    RelatedWork,
    status_of,
    study_id_of,
)
from flows.resolve.registries.settings import Mode, RegistrySettings

__all__ = [
    "AbstractSection",
    "Answer",
    "Mode",
    "Notice",
    "Query",
    "Reach",
    "Registry",
    "RegistryRecord",
    "RegistrySettings",
    "RegistryWarning",
    "RelatedKind",
    "RelatedWork",
    "WarningCode",
    "open_registries",
    "status_of",
    "study_id_of",
]
