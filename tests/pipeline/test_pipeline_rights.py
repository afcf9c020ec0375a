"""Rights ``none``: offsets, hashes and verdicts of an article go into a release, none of its wording."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.assembly import ReleaseRequest, make_release
from flows.batches import SourceSpec, process_batch
from flows.ingest import load_source, read_document
from flows.publish import verify_release
from schemas.fingerprints import fingerprint
from schemas.rights import WITHHELD_CASE, runs_of, withhold

DATA = Path(__file__).resolve().parent.parent / "data"
ADDRESS = re.compile(
    r"https://doi\.org/[^\s\"<>{}]+|https://pubmed\.ncbi\.nlm\.nih\.gov/\d+/|10\.\d{4,9}/[^\s\"<>{}]+"
)
ARTICLES = sorted((DATA / "articles").iterdir())


def hints(path: Path, rights: str) -> dict[str, str]:
    return {"rights": rights, "title": f"What was new in research on {path.stem}", "source_id": path.stem}


def release(tmp_path: Path, rights: str) -> Path:
    specs = [SourceSpec(str(path), hints=hints(path, rights)) for path in ARTICLES]
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x93\xff\xfe\x80 six words that no file may hold \x9d\x81\x8d" * 3)
    specs.append(SourceSpec(str(broken), hints=hints(broken, rights)))
    process_batch(specs, DATA, tmp_path / "batch.jsonl", logging.getLogger(__name__))
    report = make_release([tmp_path / "batch.jsonl"], ReleaseRequest(str(tmp_path / "out"), "2026.01.02"))
    assert report.status == "published", report.stopped_by
    return Path(report.path)


def readings(path: Path) -> Iterator[str]:
    """A file as text: as it stands, and of Parquet every row and every column."""
    if path.suffix != ".parquet":
        text = path.read_text(encoding="utf-8")
        # Identifiers stay, here written out as addresses; what stands around them must still be no run.
        yield ADDRESS.sub(" identifierhere ", text) if path.parent.name == "interchange" else text
        return
    table = pq.read_table(path)
    yield from (" ".join(map(str, row.values())) for row in table.to_pylist())
    yield from (str(field.metadata) for field in table.schema)


@pytest.fixture(scope="module")
def withheld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(tmp_path_factory.mktemp("none"), "none")


def split_runs(text: str) -> frozenset[str]:
    words = text.split()
    return frozenset(map(" ".join, zip(*(words[k:] for k in range(6)), strict=False)))


def leaks(folder: Path) -> set[str]:
    """Runs of six words of any source, by words and by white space, in any file of a release."""
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    runs = frozenset().union(*(runs_of(text) for text in texts))
    plain = {
        " ".join(run) for text in texts for run in zip(*(text.split()[k:] for k in range(6)), strict=False)
    }
    found = set()
    for path in sorted(folder.rglob("*")):
        for text in readings(path) if path.is_file() else ():
            found |= {" ".join(run) for run in runs_of(text) & runs}
            words = text.split()
            found |= {
                run
                for run in map(" ".join, zip(*(words[k:] for k in range(6)), strict=False))
                if run in plain
            }
    return found


def test_no_six_words_of_a_source_stand_in_any_file(withheld: Path) -> None:
    assert leaks(withheld) == set()


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    assert len(leaks(release(tmp_path, "quote"))) > 100


def test_what_is_withheld_can_be_checked_by_who_has_the_text(withheld: Path) -> None:
    texts = {}
    for path in ARTICLES:
        document = read_document(load_source(path, **hints(path, "none")))
        texts[document.article_id] = document.text
    claims = pd.read_parquet(withheld / "parquet/claims.parquet")
    assert set(claims["article_id"]) <= set(texts)
    for row in claims.to_dict("records"):
        covered = texts[row["article_id"]][row["char_start"] : row["char_end"]]
        assert row["claim_text"] == fingerprint(covered)
    report = verify_release(withheld, sources=texts)
    assert report.problems == ()
    assert report.n_texts == len(texts)
    other = {key: text.upper() for key, text in texts.items()}
    told = {problem.message for problem in verify_release(withheld, sources=other).problems}
    assert any("other words at these offsets" in message for message in told)


def test_the_rows_are_those_of_a_source_that_may_be_quoted(withheld: Path, tmp_path: Path) -> None:
    quoted = release(tmp_path, "quote")
    for name in ("claims", "assertions", "citations", "evidence", "cited_references"):
        ours, theirs = (pd.read_parquet(folder / f"parquet/{name}.parquet") for folder in (withheld, quoted))
        assert list(ours.iloc[:, 0]) == list(theirs.iloc[:, 0])
    ours, theirs = (pd.read_parquet(folder / "parquet/evidence.parquet") for folder in (withheld, quoted))
    assert list(ours["verdict"]) == list(theirs["verdict"])
    quarantine = pd.read_parquet(withheld / "parquet/quarantine.parquet")
    assert set(quarantine["failure_case"]) == {WITHHELD_CASE}
    assert len(quarantine) > 1
    assert all(isinstance(json.loads(text), dict) for text in quarantine["row_json"])


WORDS = st.lists(st.sampled_from(["nap", "Tea", "mood", "a", "the", "10", "rise"]), max_size=30).map(" ".join)


@given(WORDS, WORDS, WORDS)
def test_no_run_of_words_is_left_in_any_cell(text: str, title: str, container: str) -> None:
    row = {"study_id": "stu_0", "title": title or "x", "container_title": container, "resolution": "curated"}
    kept = withhold({"studies": [row]}, text)["studies"][0]
    spelled = " ".join(str(value) for value in kept.values() if value is not None)
    assert not runs_of(re.sub(r"sha256:\w+", "", spelled)) & runs_of(text)
