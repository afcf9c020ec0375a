"""The Retraction Watch data, the CSV that Crossref publishes.

Columns and licence: https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/; kinds of
notices and
reasons: https://retractionwatch.com/retraction-watch-database-user-guide/. Dates are month/day/year, lists
have semicolons between their items, an identifier that does not exist is "0", "unavailable" or empty.
"""

from __future__ import annotations

import csv
import hashlib
import io
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flows.resolve.compare import fold
from flows.resolve.registries.asking.client import Client, Question
from flows.resolve.registries.asking.course import Course, RegistryBase
from flows.resolve.registries.asking.faults import ContentError, Unanswered
from flows.resolve.registries.interface import Query, Reach, RegistryWarning, WarningCode
from flows.resolve.registries.reading.building import build_record
from flows.resolve.registries.reading.dates import of_text
from flows.resolve.registries.reading.kinds import UPDATES, plain
from flows.resolve.registries.reading.text import clean, doi_of, pmid_of
from flows.resolve.registries.record import Notice, RegistryRecord

LICENSE = "CC0-1.0"
COLUMNS = (
    "Title",
    "Journal",
    "Author",
    "RetractionDate",
    "RetractionDOI",
    "RetractionPubMedID",
    "OriginalPaperDate",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
    "Reason",
)
"""The columns that are read; the file has more."""
_PATIENCE = 20.0
"""How many times longer than another answer the whole file may take."""

Row = Mapping[str, str]


@dataclass
class _Table:
    """The file's rows, by what they can be found by."""

    sha256: str
    by_key: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        doi, pmid = doi_of(row["OriginalPaperDOI"]), pmid_of(row["OriginalPaperPubMedID"])
        title = fold(row["Title"])
        for key in (
            f"doi {doi}" if doi else "",
            f"pmid {pmid}" if pmid else "",
            f"title {title}" if title else "",
        ):
            if key:
                self.by_key.setdefault(key, []).append(row)

    def rows(self, keys: Iterable[str]) -> list[Row]:
        """The rows of the first key that has any."""
        return next((self.by_key[key] for key in keys if key in self.by_key), [])


class RetractionWatch(RegistryBase):
    """Notices by DOI or PMID of the paper, and by its exact title."""

    name = "retraction_watch"

    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self._guard = threading.Lock()
        self._table: _Table | None = None
        self._before: _Table | None = None
        self._stop: Unanswered | None = None

    def _lookup(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        doi, pmid = doi_of(query.doi), pmid_of(query.pmid)
        if doi is None and pmid is None:
            return None
        table = self._loaded(course)
        keys = [key for key, value in ((f"doi {doi}", doi), (f"pmid {pmid}", pmid)) if value]
        return self._found(table, keys, course)

    def _search(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        title = fold(query.title or "")
        if not title:
            return None
        table = self._loaded(course)
        return self._found(table, [f"title {title}"], course)

    def _found(self, table: _Table, keys: list[str], course: Course) -> list[RegistryRecord]:
        """The record of the keys; after a refresh, with what changed in it since."""
        if self._before is not None:
            aside = Course(self.name, self.client)
            before = self._records(self._before, self._before.rows(keys), aside)
            after = self._records(table, table.rows(keys), aside)
            url = self.settings.retraction_watch_url
            course.compare(before, after, (self._before.sha256, table.sha256), url)
        return self._records(table, table.rows(keys), course)

    def _loaded(self, course: Course) -> _Table:
        """The table, read once; what it could not be read for is said again each time."""
        with self._guard:
            if self._stop is not None:
                raise self._stop.again()
            if self._table is None:
                try:
                    self._table = self._load(course)
                except Unanswered as stop:
                    self._stop = stop
                    raise
            return self._table

    def _load(self, course: Course) -> _Table:
        settings = self.settings
        if settings.retraction_watch_path is not None:
            path = settings.retraction_watch_path
            try:
                if path.stat().st_size > settings.max_csv_bytes:
                    raise ContentError(WarningCode.TOO_LARGE, f"{path} is larger than allowed")
                body = path.read_bytes()
                check_csv(body)
            except OSError as fault:
                raise self._stopped(Reach.UNREACHABLE, WarningCode.NO_CONNECTION, str(fault)) from None
            except ContentError as fault:
                raise self._stopped(Reach.MALFORMED, fault.code, fault.message) from None
            sha256 = hashlib.sha256(body).hexdigest()
        else:
            question = Question(
                registry=self.name,
                base=settings.retraction_watch_url,
                path="",
                accept="text/csv, text/plain",
                license=LICENSE,
                n_bytes=settings.max_csv_bytes,
                patience=_PATIENCE,
            )
            reply = course.reply(question, check_csv)
            snapshot = reply.snapshot
            if snapshot.is_not_found:
                raise self._stopped(Reach.UNREACHABLE, WarningCode.SERVER_ERROR, "the file is not there")
            body, sha256 = snapshot.body, snapshot.sha256
            if reply.before is not None and not reply.before.is_not_found:
                self._before = _table_of(reply.before.body, reply.before.sha256)
        return _table_of(body, sha256)

    def _stopped(self, reach: Reach, code: WarningCode, message: str) -> Unanswered:
        return Unanswered(reach, RegistryWarning(self.name, code, message))

    def _records(self, table: _Table, rows: Sequence[Row], course: Course) -> list[RegistryRecord]:
        """One record of all rows about one paper."""
        if not rows:
            return []
        first = rows[0]
        notices = _standing(tuple(self._notices(rows, course)), rows)
        record = build_record(
            self.name,
            title=clean(first["Title"]),
            doi=doi_of(first["OriginalPaperDOI"]),
            pmid=pmid_of(first["OriginalPaperPubMedID"]),
            authors=_listed(first["Author"]),
            container_title=clean(first["Journal"]),
            published_on=of_text(first["OriginalPaperDate"]),
            notices=notices,
            snapshot_sha256s=(table.sha256,),
        )
        return [record]

    def _notices(self, rows: Sequence[Row], course: Course) -> Iterator[Notice]:
        for row in rows:
            kind = plain(row["RetractionNature"])
            if kind not in UPDATES:
                course.warn(WarningCode.UNEXPECTED_CONTENT, f"a notice of an unknown nature: {kind[:80]!r}")
            status = UPDATES.get(kind)
            if status is not None:
                yield Notice(
                    kind=status,
                    registry=self.name,
                    issued_on=of_text(row["RetractionDate"]),
                    notice_doi=doi_of(row["RetractionDOI"]),
                    notice_pmid=pmid_of(row["RetractionPubMedID"]),
                    reason="; ".join(_listed(row["Reason"])) or None,
                )


def _table_of(body: bytes, sha256: str) -> _Table:
    table = _Table(sha256)
    for row in _rows(body):
        table.add(row)
    return table


def check_csv(body: bytes) -> None:
    """Raises ContentError unless the bytes are the Retraction Watch CSV, down to its last row."""
    text = _text(body)
    if text.lstrip()[:1] == "<":
        raise ContentError(WarningCode.WRONG_FORMAT, "a web page, not a CSV")
    header = next(csv.reader(io.StringIO(text[:20_000])), [])
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise ContentError(WarningCode.UNEXPECTED_CONTENT, f"a CSV without the columns {', '.join(missing)}")
    last = next(iter(deque(_parsed(text), maxlen=1)), {})
    if not text.endswith("\n") or any(last.get(name, "") is None for name in COLUMNS):
        raise ContentError(WarningCode.TRUNCATED, "the CSV breaks off in a row")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError(WarningCode.WRONG_CHARSET, "the CSV is not in UTF-8") from None


def _rows(body: bytes) -> Iterator[Row]:
    for row in _parsed(_text(body)):
        yield {name: row.get(name) or "" for name in COLUMNS}


def _parsed(text: str) -> Iterator[dict[str, str]]:
    try:
        yield from csv.DictReader(io.StringIO(text, newline=""))
    except csv.Error as fault:
        raise ContentError(WarningCode.WRONG_FORMAT, f"not a whole CSV: {fault}") from None


def _listed(value: str) -> tuple[str, ...]:
    items = (clean(item.strip().lstrip("+")) for item in value.split(";"))
    return tuple(dict.fromkeys(item for item in items if item))


def _standing(notices: tuple[Notice, ...], rows: Sequence[Row]) -> tuple[Notice, ...]:
    """The notices without retractions that a later reinstatement took back."""
    reinstated = [
        of_text(row["RetractionDate"]) or ""
        for row in rows
        if plain(row["RetractionNature"]) == "reinstatement"
    ]
    if not reinstated:
        return notices
    return tuple(
        notice
        for notice in notices
        if notice.kind != "retracted" or (notice.issued_on or "") > max(reinstated)
    )
