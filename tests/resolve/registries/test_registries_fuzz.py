"""Whatever JSON, XML or CSV comes back, a registry answers, and what it answers fits the dataset."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import registry_formats as formats
import registry_formats_medline as medline
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registry_studies import COFFEE, NAPS, VITAMIN_D, MadeUpStudy

from flows.resolve.registries import Answer, Query, Reach, RegistrySettings
from flows.resolve.registries.asking.client import Question, Reply
from flows.resolve.registries.asking.course import RegistryBase
from flows.resolve.registries.asking.faults import RequestError, Unanswered, reach_of
from flows.resolve.registries.asking.snapshots import Snapshot
from flows.resolve.registries.interface import RegistryWarning
from flows.resolve.registries.known import KINDS
from flows.resolve.registries.record import NOTICE_KINDS
from schemas.columns.article import DOI, PMCID, PMID

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 3000) | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


class StubClient:
    """Answers every question with the same bytes, as the real client would."""

    def __init__(self, body: bytes, tmp: Path) -> None:
        self.body = body
        self.settings = RegistrySettings(contact_email="a@b.example", mode="online", snapshots=tmp)

    def ask(self, question: Question, check: Callable[[Snapshot], Any]) -> Reply:
        sha256 = hashlib.sha256(self.body).hexdigest()
        snapshot = Snapshot(
            question.registry, question.shown_url, 200, "", "", "2024-01-01T00:00:00Z", sha256, self.body
        )
        try:
            check(snapshot)
        except RequestError as fault:
            warning = RegistryWarning(question.registry, fault.code, fault.message)
            raise Unanswered(reach_of(fault.code), warning) from None
        return Reply(snapshot)


def asked(registry: str, body: bytes, query: Query) -> list[Answer]:
    client: Any = StubClient(body, Path("nowhere"))
    kind: type[RegistryBase] = KINDS[registry]
    return [kind(client).lookup(query), kind(client).search(query)]


def fits(answer: Answer) -> None:
    """What a table would refuse never comes out of a registry."""
    assert (answer.reach is Reach.ANSWERED) == bool(answer.records)
    assert answer.warnings or answer.reach in (Reach.ANSWERED, Reach.NOT_FOUND, Reach.NOT_ASKED)
    for record in answer.records:
        study = record.study
        assert study.title == " ".join(study.title.split()) != ""
        for value, pattern in ((study.doi, DOI), (study.pmid, PMID), (study.pmcid, PMCID)):
            assert value is None or re.fullmatch(pattern, value)
        for year in (study.year_published, study.year_online):
            assert year is None or 1600 <= year <= 2100
        assert all(isinstance(author, str) and author for author in study.authors)
        assert all(section.text for section in (*record.abstract, *record.full_text))
        assert record.n_citations is None or record.n_citations >= 0
        for notice in record.notices:
            assert notice.kind in NOTICE_KINDS
            assert notice.issued_on is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", notice.issued_on)
        json.dumps([study.title, *study.authors, record.abstract_text]).encode()


def bodies(study: MadeUpStudy) -> dict[str, tuple[Any, Callable[[Any], Any]]]:
    """Each registry's record of a study, and what stands around it."""
    return {
        "crossref": (formats.crossref_work(study), lambda work: {"message": {**work, "items": [work]}}),
        "openalex": (formats.openalex_work(study), lambda work: {**work, "results": [work]}),
        "europepmc": (medline.europepmc_result(study), lambda item: {"resultList": {"result": [item]}}),
        "unpaywall": (formats.unpaywall_object(study), lambda item: item),
    }


def replaced(value: Any, path: list[int], junk: Any) -> Any:
    """A value in which something, found by following the path, is junk."""
    if not path or not isinstance(value, dict | list) or not value:
        return junk
    keys = sorted(value) if isinstance(value, dict) else list(range(len(value)))
    key = keys[path[0] % len(keys)]
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[key] = replaced(value[key], path[1:], junk)
    return copy


@pytest.mark.parametrize("registry", ["crossref", "openalex", "europepmc", "unpaywall"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    study=st.sampled_from([NAPS, COFFEE, VITAMIN_D]),
    paths=st.lists(st.lists(st.integers(0, 40), min_size=1, max_size=5), min_size=1, max_size=4),
    junk=JUNK,
)
def test_json_with_junk_in_it(registry: str, study: MadeUpStudy, paths: list[list[int]], junk: Any) -> None:
    record, around = bodies(study)[registry]
    for path in paths:
        record = replaced(record, path, junk)
    if not isinstance(record, dict):
        record = {"DOI": study.doi, "doi": study.doi, "title": record}
    body = json.dumps(around(record)).encode()
    for answer in asked(registry, body, Query(doi=study.doi, pmid=study.pmid, title=study.title)):
        fits(answer)


@pytest.mark.parametrize("registry", list(KINDS))
@given(body=st.binary(max_size=120) | JUNK.map(lambda value: json.dumps(value).encode()))
@settings(max_examples=25)
def test_any_bytes(registry: str, body: bytes) -> None:
    for answer in asked(registry, body, Query(doi=NAPS.doi, pmid=NAPS.pmid, title=NAPS.title)):
        fits(answer)
        assert answer.reach is not Reach.ANSWERED


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    study=st.sampled_from([NAPS, COFFEE, VITAMIN_D]),
    cuts=st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 60)), min_size=1, max_size=3),
)
def test_pubmed_with_elements_left_out(study: MadeUpStudy, cuts: list[tuple[int, int]]) -> None:
    """Whole elements go missing, and so do single characters."""
    text = medline.pubmed_set([medline.pubmed_article(study)])
    for number, length in cuts:
        elements = list(re.finditer(r"<(\w+)[^<>]*>[^<>]*</\1>", text))
        if length % 2 and elements:
            found = elements[number % len(elements)]
            text = text[: found.start()] + text[found.end() :]
        else:
            text = text[:number] + text[number + length :]
    for answer in asked("pubmed", text.encode(), Query(pmid=study.pmid, title=study.title)):
        fits(answer)


@given(
    rows=st.lists(
        st.lists(st.text('abc",;\n/0123+ ', max_size=12), min_size=20, max_size=20), min_size=0, max_size=4
    )
)
@settings(max_examples=60)
def test_retraction_watch_rows(rows: list[list[str]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(formats.RETRACTION_WATCH_HEADER)
    place = formats.RETRACTION_WATCH_HEADER.index("OriginalPaperDOI")
    for row in rows:
        writer.writerow([*row[:place], NAPS.doi, *row[place + 1 :]])
    for answer in asked("retraction_watch", text.getvalue().encode(), Query(doi=NAPS.doi, title="abc")):
        fits(answer)
