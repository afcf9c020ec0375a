"""Bytes → document: an article's text normalised and labelled, with a way back to its bytes."""

from flows.ingest.errors import SOURCE_ERRORS, SourceError
from flows.ingest.html import ArticlePage, read_article_html
from flows.ingest.read import read_document
from flows.ingest.source import RawSource, load_source

__all__ = [
    "SOURCE_ERRORS",
    "ArticlePage",
    "RawSource",
    "SourceError",
    "load_source",
    "read_article_html",
    "read_document",
]
