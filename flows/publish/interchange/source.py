"""What every format is made of: the tables' rows, and the names (IRIs) of the things they are about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pyarrow as pa

from schemas.export import Provenance
from schemas.failures import ContractError
from schemas.fingerprints import is_fingerprint

Row = Mapping[str, Any]

DEFAULT_BASE = "tearsheet:"
"""Before ``<version>/<table>/<id>``: the permanent row link (``tearsheet cite``). Whoever puts a release on
the web exports it with the address that it has there."""

_IN_IRI = "!#$&'()*+,/:;=?@~%"
"""Characters of an address that stay, beside letters and digits; ``%`` for what is escaped already."""
_IN_DOI = "/:;()@!$&'*+,=~"
_ROWS_PER_BATCH = 8192


class _Keyed(dict[str, Row]):
    """Rows of a table by key."""

    def __init__(self, table: str, rows: Mapping[str, Row]) -> None:
        super().__init__(rows)
        self._table = table

    def __missing__(self, key: str) -> Row:
        raise ContractError(f"{self._table} has no row {key}")


@dataclass(frozen=True, slots=True)
class Source:
    """A release to be written in another format.

    Attributes:
        version: the release's version.
        provenance: what made it.
        tables: its tables as Arrow, rows in the contract's order.
        base: what its IRIs begin with.
    """

    version: str
    provenance: Provenance
    tables: Mapping[str, pa.Table]
    base: str = DEFAULT_BASE

    @property
    def published_on(self) -> str:
        """The day that the version names, in ISO form; nothing here knows when it was built."""
        return "-".join(self.version.split(".")[:3])

    def rows(self, table: str, *columns: str) -> Iterator[Row]:
        """A table's rows in order, a batch at a time; only some columns where any are named."""
        data = self.tables[table].select(list(columns)) if columns else self.tables[table]
        for batch in data.to_batches(max_chunksize=_ROWS_PER_BATCH):
            yield from batch.to_pylist()

    def by_id(self, table: str, key: str, *columns: str) -> dict[str, Row]:
        """Some columns of a table's rows by their key; a key that is not there raises ContractError."""
        return _Keyed(table, {row[key]: row for row in self.rows(table, key, *columns)})

    @property
    def release_iri(self) -> str:
        """The release itself."""
        return f"{self.base}{self.version}"

    def iri(self, table: str, row_id: str) -> str:
        """A row: ``<base><version>/<table>/<id>``."""
        return f"{self.base}{self.version}/{table}/{row_id}"

    def term(self, vocabulary: str, value: str) -> str:
        """A value of a closed vocabulary, the same in every release: ``<base>vocabulary/<name>/<value>``."""
        return f"{self.base}vocabulary/{vocabulary}/{value}"

    def study_iri(self, study: Row) -> str:
        """A study: by its DOI, else its PubMed page, else its row."""
        if study["doi"]:
            return doi_url(study["doi"])
        if study["pmid"]:
            return f"https://pubmed.ncbi.nlm.nih.gov/{study['pmid']}/"
        return self.iri("studies", study["study_id"])

    def article_iri(self, article: Row) -> str:
        """An article: where it stands on the web, else its row."""
        return web_address(article["url"]) or self.iri("articles", article["article_id"])


def is_base(text: str) -> bool:
    """Whether IRIs can begin with the text: it is absolute, and what follows is told from it.

    >>> is_base("https://example.org/d/"), is_base("tearsheet:"), is_base("example.org"), is_base("a: b/")
    (True, True, False, False)
    """
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^\s<>\"{}|\\^`]*[/#:?=])?", text) is not None


def doi_url(doi: str) -> str:
    """A DOI as an address, escaped where an address needs it.

    >>> doi_url("10.1002/(SICI)1<2::AID-X>3.0.CO;2-P")
    'https://doi.org/10.1002/(SICI)1%3C2::AID-X%3E3.0.CO;2-P'
    """
    return f"https://doi.org/{quote(doi, safe=_IN_DOI)}"


def web_address(url: str | None) -> str | None:
    """The address of a web page as an IRI; None where there is none, or it is withheld or of another kind.

    >>> web_address("https://example.org/a b"), web_address("mailto:a@example.org"), web_address(None)
    ('https://example.org/a%20b', None, None)
    """
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    return quote(url, safe=_IN_IRI)


def words(text: str | None) -> str | None:
    """The text where it is words; None where there is none or its words are withheld."""
    return None if not text or is_fingerprint(text) else text


def present(value: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON object without what is not known.

    >>> present({"a": None, "b": [], "c": 0})
    {'c': 0}
    """
    return {key: item for key, item in value.items() if item is not None and item != []}


def dumped(value: Any) -> str:
    """JSON in one line, ready to stand in an HTML page as well: no ``</`` ends a script there."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")


def listed(items: Iterator[Any]) -> Iterator[str]:
    """JSON items one a line, with commas between them, for an array that is never whole in memory."""
    for number, item in enumerate(items):
        yield (",\n" if number else "\n") + dumped(item)
