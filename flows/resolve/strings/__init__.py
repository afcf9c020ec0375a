"""One printed reference in, its fields out."""

from __future__ import annotations

from flows.resolve.strings.parse import parse_reference_closely, parse_reference_string
from flows.resolve.strings.parsed import ParsedReference

__all__ = ["ParsedReference", "parse_reference_closely", "parse_reference_string"]
