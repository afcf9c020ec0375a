"""The interchange files at their limits: any text, withheld words, large releases, damage, other bases."""

import copy
import doctest
import importlib
import json
import re
from pathlib import Path

import pandas as pd
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from publishing import V1, V2, publish, read, trig, written
from small_dataset import small_frames, small_rows, small_texts

from flows.publish import Provenance, verify_release
from flows.publish.interchange import WRITERS, Source, export
from flows.publish.interchange.names import name_of
from flows.publish.table_files import arrow_tables
from schemas.export import INTERCHANGE_FILES
from schemas.export import interchange as limits
from schemas.validation import validate_tables

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib", "ignore:ConjunctiveGraph")

# Any text that a table can hold: no lone surrogates; what no line of a file may be broken by among it.
TEXT = st.text(
    st.one_of(st.sampled_from('{}\\"\n\r\t%&#$_~^<>@,\x00\x85\u2028é“中🙂 '), st.characters(codec="utf-8")),
    max_size=30,
).map(lambda text: f"a{text}z")


@settings(max_examples=20, deadline=None)
@given(TEXT, TEXT, st.sampled_from(["10.1234/a{b}<c>", "10.1234/x%20\\y", '10.1234/"q"', "10.1234/a#b?c"]))
def test_no_text_breaks_a_format(title, outcome, doi):
    import rispy
    from pybtex.database import parse_string

    rows = copy.deepcopy(ROWS)
    rows["studies"][0] |= {"title": title, "doi": doi, "authors": [outcome, "Doe, Jane and Roe"]}
    rows["evidence"][0] |= {"rationale": title}
    data = small_frames(rows)
    data |= {"claim_study_outcome": FLAT_EMPTY}
    source = Source(V1, Provenance("0.1.0"), arrow_tables(data))
    texts = {name: "".join(writer(source)) for name, writer in WRITERS.items()}
    item = next(item for item in json.loads(texts["csl"]) if item["DOI" if "DOI" in item else "id"] == doi)
    assert item["title"] == title
    assert title in {one["reviewBody"] for one in json.loads(texts["claimreview"])["@graph"]}
    assert json.loads(texts["webannotation"])["first"]["items"]
    comments = trig(texts["nanopub"]).quads((None, rdflib.RDFS.comment, None, None))
    assert title in {str(quad[2]) for quad in comments}
    entries = parse_string(texts["bibtex"], "bibtex").entries
    assert len(entries) == 2
    assert len(entries[rows["studies"][0]["study_id"]].persons["author"]) == 2
    records = rispy.loads(texts["ris"])
    assert [record["id"] for record in records] == [study["study_id"] for study in source.rows("studies")]


ROWS = small_rows()
FLAT_EMPTY = validate_tables(small_frames(), texts=small_texts()).tables["claim_study_outcome"]


def test_nothing_is_said_of_words_that_are_withheld():
    from schemas.rights import withhold

    rows = small_rows()
    withheld = withhold(rows, small_texts()[rows["articles"][0]["article_id"]])
    withheld["articles"] = [row | {"rights": "none"} for row in withheld["articles"]]
    texts = written(withheld)
    for said in texts.values():
        assert "naps may improve recall" not in said
        assert "Can an Afternoon Nap" not in said
    items = json.loads(texts["webannotation"])["first"]["items"]
    assert all(
        [one["type"] for one in item["target"]["selector"]] == ["TextPositionSelector"] for item in items
    )
    assert all(re.fullmatch("[0-9a-f]{64}", item["target"]["selector"][0]["sha256"]) for item in items)
    reviews = json.loads(texts["claimreview"])["@graph"]
    assert reviews
    assert all("claimReviewed" not in review for review in reviews)
    assert all(review["itemReviewed"]["identifier"].startswith("sha256:") for review in reviews)
    trig(texts["nanopub"])


def test_a_large_release_leaves_them_to_export(tmp_path, small_tables, monkeypatch):
    monkeypatch.setattr(limits, "MOST_ROWS", 3)
    publish(small_tables, tmp_path)
    release = tmp_path / "releases" / V1
    assert not (release / "interchange").exists()
    assert json.loads((release / "release.json").read_text())["interchange"]["is_included"] is False
    assert verify_release(release).problems == ()
    assert "ClaimReview" in "".join(export(release, "claimreview"))


@pytest.mark.parametrize("name", INTERCHANGE_FILES)
def test_a_file_that_says_something_else_is_found(copy, name):
    path = copy / INTERCHANGE_FILES[name].path
    path.write_bytes(path.read_bytes() + b"\n")
    problems = verify_release(copy).problems
    assert {problem.check_name for problem in problems} == {"checksums", "document"}


def test_a_base_of_ones_own(released):
    said = "".join(export(released, "nanopub", "https://data.example/t/"))
    assert f"<https://data.example/t/{V1}/evidence/" in said
    assert "<tearsheet:" not in said


def test_a_name_without_two_parts_stays_whole():
    assert name_of("Naps Study Group").given is None
    assert name_of("Doe J").family == "Doe"
    assert name_of("").family == ""
    for module in ("names", "source"):
        found = doctest.testmod(importlib.import_module(f"flows.publish.interchange.{module}"))
        assert found.failed == 0
        assert found.attempted > 0


def test_versions_do_not_share_names(released, tmp_path, small_tables):
    publish(small_tables, tmp_path, V2)
    ours, theirs = read(released, "nanopub"), read(tmp_path / "releases" / V2, "nanopub")
    assert theirs.replace(V2, V1).replace("2026-03-02", "2026-03-01") == ours


def test_views_read_parquet_and_csv_alike(released, monkeypatch):
    import duckdb

    monkeypatch.chdir(released)
    tables = {}
    for name in ("views.sql", "views_csv.sql"):
        base = duckdb.connect()
        base.execute(Path(name).read_text(encoding="utf-8"))
        views = [
            row[0]
            for row in base.execute("select view_name from duckdb_views() where not internal").fetchall()
        ]
        tables[name] = {view: base.execute(f"from {view}").fetchall() for view in views}
    assert len(tables["views.sql"]) > 10
    assert tables["views.sql"] == tables["views_csv.sql"]
    claims = pd.read_parquet("parquet/claims.parquet")
    assert len(tables["views.sql"]["claims"]) == len(claims)
