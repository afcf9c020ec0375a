"""A release's rows by the standards of others, one small module a format; all stream, none knows a clock."""

from flows.publish.interchange.files import WRITERS, export, write_interchange
from flows.publish.interchange.source import DEFAULT_BASE, Source

__all__ = ["DEFAULT_BASE", "WRITERS", "Source", "export", "write_interchange"]
