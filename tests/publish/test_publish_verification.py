"""Verification: every kind of damage and forgery is told, all of it."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.publish import (
    verify_release,
)
from flows.publish.checksums import sums_of, write_sums

DAMAGES = {
    "a changed file": (lambda f: (f / "csv/claims.csv").open("a").write(" "), "csv/claims.csv has changed"),
    "a missing file": (lambda f: (f / "csv/claims.csv").unlink(), "csv/claims.csv is missing"),
    "an extra file": (lambda f: (f / "extra.txt").write_text("x"), "extra.txt is not listed"),
    "a link as file": (lambda f: (f / "extra").symlink_to("/nowhere"), "extra is not listed"),
    "no sums": (lambda f: (f / "SHA256SUMS").unlink(), "SHA256SUMS cannot be read"),
    "binary sums": (lambda f: (f / "SHA256SUMS").write_bytes(b"\xff\x00"), "SHA256SUMS cannot be read"),
    "empty sums": (lambda f: (f / "SHA256SUMS").write_bytes(b""), "is not listed in SHA256SUMS"),
    "a cut Parquet file": (
        lambda f: (f / "parquet/claims.parquet").write_bytes(
            (f / "parquet/claims.parquet").read_bytes()[:200]
        ),
        "claims.parquet cannot be read as Parquet",
    ),
    "no Parquet at all": (
        lambda f: (f / "parquet/claims.parquet").write_bytes(b"PAR1"),
        "claims.parquet cannot be read as Parquet",
    ),
    "an invalid CSV": (lambda f: (f / "csv/claims.csv").write_bytes(b'a,"b\n'), "claims.csv"),
    "a record that is no JSON": (
        lambda f: (f / "release.json").write_text("{"),
        "release.json is not as it should be",
    ),
    "a record without versions": (
        lambda f: (f / "release.json").write_text("{}"),
        "release.json is not as it should be",
    ),
    "a record that is a list": (
        lambda f: (f / "release.json").write_text("[]"),
        "release.json is not as it should be",
    ),
    "a folder for a file": (
        lambda f: ((f / "csv/claims.csv").unlink(), (f / "csv/claims.csv").mkdir()),
        "csv/claims.csv is missing",
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_told(copy, name):
    damage, message = DAMAGES[name]
    damage(copy)
    problems = verify_release(copy).problems
    assert any(message in str(problem) for problem in problems), [str(problem) for problem in problems]


def rewrite(folder, name, change):
    """Change a table in its Parquet file and mend the checksums, as a skilled hand would."""
    path = folder / f"parquet/{name}.parquet"
    data = change(pq.ParquetFile(path).read())
    pq.write_table(data, path, compression="zstd")
    write_sums(folder, sums_of(folder))


def set_cell(column, position, value):
    def change(data):
        values = data.column(column).to_pylist()
        values[position] = value
        index = data.schema.get_field_index(column)
        field = data.schema.field(index)
        if pa.types.is_dictionary(field.type):
            array = pa.array(values, type=pa.string()).dictionary_encode()
        else:
            array = pa.array(values, type=field.type)
        return data.set_column(index, field, array)

    return change


@pytest.mark.parametrize(
    ("table", "change", "checks"),
    [
        ("evidence", set_cell("verdict", 0, "maybe"), {"isin", "csv_equals_parquet"}),
        (
            "evidence",
            set_cell("study_id", 0, "stu_" + "0" * 16),
            {"foreign_key_studies", "csv_equals_parquet"},
        ),
        ("claims", set_cell("claim_text", 0, "x"), {"span_fits_text", "csv_equals_parquet"}),
        ("claims", lambda data: data.slice(1), {"row_count", "csv_equals_parquet", "foreign_key_claims"}),
        ("claims", lambda data: data.drop_columns(["confidence"]), {"schema"}),
        ("claims", lambda data: data.append_column("mood", pa.nulls(len(data))), {"schema"}),
        ("claims", lambda data: data.replace_schema_metadata({}), {"metadata"}),
        ("claims", lambda data: data.select(list(reversed(data.column_names))), {"schema"}),
        ("claims", lambda data: data.take(list(range(len(data)))[::-1]), {"row_order"}),
        ("articles", set_cell("n_words", 0, 0), {"greater_than_or_equal_to", "csv_equals_parquet"}),
        ("claim_study_outcome", set_cell("study_title", 0, "Other"), {"flat_table", "csv_equals_parquet"}),
    ],
)
def test_a_forged_table_is_seen_through(copy, table, change, checks):
    rewrite(copy, table, change)
    found = {problem.check_name for problem in verify_release(copy).problems}
    assert checks <= found
    assert "checksums" not in found


def test_texts_that_are_not_the_articles_are_told(released, texts):
    article_id = next(iter(texts))
    report = verify_release(released, sources={article_id: texts[article_id].upper()})
    assert {"text_is_the_article", "text_at_offsets"} <= {problem.check_name for problem in report.problems}
    assert verify_release(released, sources={"art_" + "0" * 16: "x"}).n_texts == 0


def test_what_is_no_release_is_told(tmp_path, released):
    (tmp_path / "file").write_text("x")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "empty").mkdir()
    told = {
        "absent": "does not exist",
        "file": "is a file, not a release",
        "dangling": "is a link to nowhere",
        "empty": "SHA256SUMS cannot be read",
    }
    for name, message in told.items():
        problems = verify_release(tmp_path / name).problems
        assert any(message in str(problem) for problem in problems)
    assert "its newest release is" in str(verify_release(released.parent.parent).problems[0])
