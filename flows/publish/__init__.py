"""Publish: tables to a release (Parquet, CSV, documents, checksums), whole or not at all; verify it."""

from flows.publish.place import OutputError, PublisherBusyError
from flows.publish.release import Published, PublishStatus, publish_release
from flows.publish.verification import VerificationReport, verify_release
from flows.publish.versions import next_version
from schemas.export import Provenance
from schemas.failures import ReleaseStopped

__all__ = [
    "OutputError",
    "Provenance",
    "PublishStatus",
    "Published",
    "PublisherBusyError",
    "ReleaseStopped",
    "VerificationReport",
    "next_version",
    "publish_release",
    "verify_release",
]
