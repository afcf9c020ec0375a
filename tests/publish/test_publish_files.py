"""The files of a release: CSV cells, Parquet, checksums, versions, documents."""

import csv
import json
from datetime import date

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.publish.checksums import read_sums, sha256_of, sums_of, write_sums
from flows.publish.csv_files import TRIGGERS, escape_cell, read_csv, unescape_cell, write_csv
from flows.publish.parquet_files import read_parquet, write_parquet
from flows.publish.table_files import arrow_tables, write_tables
from flows.publish.versions import is_version, next_version, version_key
from schemas.arrow import from_arrow, to_arrow
from schemas.failures import ContractError
from schemas.tables import TABLES

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)


@given(TEXT)
def test_escaping_a_cell_is_reversible_and_disarms_it(text):
    cell = escape_cell(text)
    assert unescape_cell(cell) == text
    assert cell[:1] not in tuple(TRIGGERS)
    assert cell in (text, f"'{text}")


QUARANTINE_ROW = st.fixed_dictionaries(
    {
        "table_name": st.just("claims"),
        "row_id": st.none() | TEXT.filter(bool),
        "row_json": st.builds(json.dumps, st.dictionaries(TEXT, TEXT, max_size=2)),
        "check_name": TEXT.filter(bool),
        "column_name": st.none()
        | st.sampled_from(["=1+1", "'quoted", '"', ",", "\n", "-5", "@x", "\t", "\r\n"]),
        "failure_case": TEXT.filter(bool),
        "stage": st.just("validate"),
    }
)


@settings(max_examples=40)
@given(st.lists(QUARANTINE_ROW, max_size=5))
def test_any_text_comes_back_from_csv_and_parquet(tmp_path_factory, rows):
    table = TABLES["quarantine"]
    folder = tmp_path_factory.mktemp("cells")
    frame = pd.concat([table.empty(), pd.DataFrame(rows, columns=list(table.column_names)).astype("str")])
    frame = frame.reset_index(drop=True)
    data = to_arrow(table, frame)
    write_csv(table, data, folder / "t.csv")
    write_parquet(data, folder, "t.parquet")
    pd.testing.assert_frame_equal(read_csv(table, folder / "t.csv"), frame)
    pd.testing.assert_frame_equal(from_arrow(table, read_parquet(folder / "t.parquet")), frame)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_comes_back_as_it_was(tmp_path, small_tables, name):
    table, frame = TABLES[name], small_tables[name]
    data = to_arrow(table, frame)
    write_csv(table, data, tmp_path / "t.csv")
    write_parquet(data, tmp_path, "t.parquet")
    found = read_parquet(tmp_path / "t.parquet")
    assert found.schema.equals(table.arrow_schema(), check_metadata=True)
    pd.testing.assert_frame_equal(from_arrow(table, found), frame)
    pd.testing.assert_frame_equal(read_csv(table, tmp_path / "t.csv"), frame)


def test_the_csv_is_what_any_reader_reads(tmp_path, small_tables):
    write_tables(arrow_tables(small_tables), tmp_path)
    with (tmp_path / "csv/claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = {row["claim_text"] for row in rows}
    assert "'=It’s true: -5 points." in texts
    with (tmp_path / "csv/evidence.csv").open(encoding="utf-8", newline="") as file:
        distortions = {row["outcome"]: json.loads(row["distortions"]) for row in csv.DictReader(file)}
    assert distortions == {
        "recall": ["null_reported_as_effect"],
        "mood": [],
        "reaction times": [],
        "cortisol": [],
    }
    everything = (tmp_path / "csv/claims.csv").read_bytes()
    assert b"\r" not in everything
    assert not everything.startswith(b"\xef\xbb\xbf")


def test_no_text_cell_of_a_release_starts_a_formula(tmp_path, small_tables):
    write_tables(arrow_tables(small_tables), tmp_path)
    for name, table in TABLES.items():
        with (tmp_path / f"csv/{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in table.columns:
                    if column.is_text or column.is_list:
                        assert not row[column.name].startswith(tuple(TRIGGERS))


def test_parquet_is_typed_compressed_and_free_of_pandas(tmp_path, small_tables):
    write_tables(arrow_tables(small_tables), tmp_path)
    file = pq.ParquetFile(tmp_path / "parquet/claim_study_outcome.parquet")
    assert b"pandas" not in (file.schema_arrow.metadata or {})
    schema = file.schema_arrow
    assert pa.types.is_dictionary(schema.field("verdict").type)
    assert schema.field("article_published_on").type == pa.date32()
    assert pa.types.is_list(schema.field("distortions").type)
    group = file.metadata.row_group(0)
    assert {group.column(index).compression for index in range(group.num_columns)} == {"ZSTD"}
    assert group.column(0).is_stats_set


def test_a_value_outside_the_vocabulary_is_never_written(small_tables):
    frame = small_tables["evidence"].assign(verdict="refuted")
    with pytest.raises(
        ContractError, match=r"evidence\.verdict cannot be written: not in the vocabulary: refuted"
    ):
        to_arrow(TABLES["evidence"], frame)


def test_large_integers_survive(tmp_path, small_tables):
    table = TABLES["studies"]
    frame = small_tables["studies"].copy()
    frame["n_participants"] = pd.array([2**53 + 1, None], dtype="Int64")
    data = to_arrow(table, frame)
    write_csv(table, data, tmp_path / "t.csv")
    assert read_csv(table, tmp_path / "t.csv")["n_participants"][0] == 2**53 + 1
    assert from_arrow(table, data)["n_participants"][0] == 2**53 + 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "cannot be read as CSV"),
        (b"a,b\n1,2\n", "has the columns a, b"),
        (b'"table_name"\n"x\n', "cannot be read as CSV|has the columns"),
        (b"\xff\xfe\x00", "cannot be read as CSV|has the columns"),
    ],
)
def test_what_is_no_csv_of_the_table_is_told(tmp_path, content, message):
    path = tmp_path / "quarantine.csv"
    path.write_bytes(content)
    with pytest.raises(ContractError, match=message):
        read_csv(TABLES["quarantine"], path)


def test_sums_are_those_of_sha256sum(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b/c d.txt").write_text("x")
    (tmp_path / "a").write_text("y")
    write_sums(tmp_path, sums_of(tmp_path))
    digest = sha256_of(tmp_path / "a")
    assert (tmp_path / "SHA256SUMS").read_text().splitlines()[0] == f"{digest}  a"
    assert list(read_sums(tmp_path)) == ["a", "b/c d.txt"]


@pytest.mark.parametrize(
    "line", ["nonsense", "0" * 64 + "  ../x", "0" * 64 + "  /etc/x", "0" * 64 + "  a\n" + "0" * 64 + "  a"]
)
def test_sums_that_lead_astray_are_refused(tmp_path, line):
    (tmp_path / "SHA256SUMS").write_text(line + "\n")
    with pytest.raises(ContractError, match="SHA256SUMS, line"):
        read_sums(tmp_path)


def test_versions_are_ordered_by_calendar():
    ordered = ["2025.12.31", "2026.03.01", "2026.03.01.2", "2026.03.01.10", "2026.03.02"]
    assert sorted(sorted(ordered), key=version_key) == ordered


@pytest.mark.parametrize(
    "name", ["2026.3.1", "2026.02.30", "../x", "2026.03.01.0", "latest", "", "2026.03.01\n"]
)
def test_what_is_no_version(name):
    assert not is_version(name)


def test_next_version_counts_the_days_releases(tmp_path):
    day = date(2026, 3, 1)
    assert next_version(tmp_path, day) == "2026.03.01"
    for made in ("2026.03.01", "2026.03.01.2", "2026.03.01.junk", "2026.03.010"):
        (tmp_path / "releases" / made).mkdir(parents=True)
    assert next_version(tmp_path, day) == "2026.03.01.3"
