"""Bytes → document: an article's text normalised and labelled, with a way back to its bytes."""

from flows.ingest.errors import SOURCE_ERRORS, SourceError
from flows.ingest.read import read_document
from flows.ingest.source import RawSource, load_source

__all__ = ["SOURCE_ERRORS", "RawSource", "SourceError", "load_source", "read_document"]
