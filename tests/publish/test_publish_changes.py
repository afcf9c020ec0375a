"""From one release to the next: rows by key, schema, causes; guards; large tables in shards."""

import json

import pandas as pd
import pyarrow as pa
import pytest
from publishing import INPUTS, V1, V2, publish
from small_dataset import small_frames, small_rows

from flows.marked_yaml import FileError
from flows.publish import PublishStatus, ReleaseStopped, verify_release
from flows.publish.changes import breaking, schema_changes
from flows.publish.guards import PACKAGED, load_guards
from flows.publish.shards import article_of, shards_of
from flows.publish.table_files import arrow_tables
from schemas.export import table_schema
from schemas.tables import TABLES
from schemas.validation import validate_tables


def changed_rows():
    """The small dataset with one verdict flipped, one claim gone and a study corrected."""
    rows = small_rows()
    flipped = rows["evidence"][0]
    flipped |= {"verdict": "supported", "distortions": ()}
    brew = rows["studies"][1]
    brew["status"] = "corrected"
    for row in rows["evidence"]:
        if row["study_id"] == brew["study_id"]:
            row["study_status"] = "corrected"
    gone = rows["claims"].pop(1)
    return rows, flipped, gone


@pytest.fixture(scope="module")
def two(tmp_path_factory, small_tables):
    out = tmp_path_factory.mktemp("two")
    rows, flipped, gone = changed_rows()
    publish(small_tables, out)
    tables = validate_tables(small_frames(rows)).tables
    published = publish(tables, out, V2, inputs=INPUTS | {"new.txt": "2" * 64})
    return out / "releases" / V2, published, flipped, gone


def test_changes_are_named_by_key_column_and_value(two):
    folder, _, flipped, gone = two
    changes = json.loads((folder / "changes.json").read_text())
    assert (changes["before"], changes["after"]) == (V1, V2)
    evidence = changes["tables"]["evidence"]
    cells = evidence["changed"][flipped["evidence_id"]]
    assert cells["verdict"] == {"from": "contradicted", "to": "supported"}
    assert cells["distortions"] == {"from": ["null_reported_as_effect"], "to": []}
    claims = changes["tables"]["claims"]
    assert (claims["added"], claims["removed"]) == ([], [gone["claim_id"]])
    assert (claims["rows_before"], claims["rows_after"]) == (6, 5)
    assert claims["causes"] == {"article_same": 1}
    assert changes["inputs"] == {"added": ["new.txt"], "removed": [], "changed": []}
    assert [notice["status"] for notice in changes["notices"]] == ["corrected"]
    text = (folder / "CHANGES.md").read_text()
    assert f"`{flipped['evidence_id']}`: contradicted → supported" in text
    assert "New notices on studies" in text


def test_a_first_release_says_so(released):
    changes = json.loads((released / "changes.json").read_text())
    assert changes["before"] is None
    assert changes["tables"]["claims"] == {"rows_before": 0, "rows_after": 6}
    assert "The first release" in (released / "CHANGES.md").read_text()


def test_the_record_names_the_release_before_and_guards_warn(two):
    folder, published, _, _ = two
    assert json.loads((folder / "release.json").read_text())["previous"] == V1
    report = json.loads((folder / "report/guards.json").read_text())
    outcomes = {row["kind"]: row["outcome"] for row in report}
    assert outcomes["minimum_rows"] == "held"
    assert outcomes["flipped_verdicts"] == "warned"
    assert any("1 verdicts of 4 are another" in warning for warning in published.warnings)
    assert verify_release(folder).problems == ()


GUARDS = {
    "minimum_rows: [{table: claims, least: 100, action: stop}]": "at least 100 are needed",
    "fill_rates: [{column: studies.doi, least: 0.9, action: stop}]": "filled in 50.0% of the rows",
    "shares: [{column: evidence.verdict, value: not_checkable, most: 0.2, action: stop}]": "in 25.0% of the",
    "flipped_verdicts: [{most: 0.1, action: stop}]": "1 verdicts of 4 are another",
}


@pytest.mark.parametrize("text", GUARDS)
def test_a_guard_that_does_not_hold_stops_the_release(tmp_path, small_tables, text):
    rules = tmp_path / "guards.yaml"
    rules.write_text(text)
    out = tmp_path / "out"
    publish(small_tables, out)
    tables = validate_tables(small_frames(changed_rows()[0])).tables
    with pytest.raises(ReleaseStopped) as stopped:
        publish(tables, out, V2, guards=rules)
    assert GUARDS[text] in str(stopped.value)
    assert (out / "latest").readlink().name == V1
    assert "stopped" in (out / "failed" / V2 / "guards.json").read_text()
    assert not (out / "releases" / V2).exists()
    rules.write_text(text.replace("stop", "warn"))
    assert publish(tables, out, V2, guards=rules).warnings


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("minimum_rows: [{table: moods, least: 1, action: stop}]", "no table 'moods'"),
        ("fill_rates: [{column: claims.mood, least: 1, action: stop}]", "claims has no column 'mood'"),
        ("shares: [{column: evidence.verdict, value: maybe, most: 1, action: warn}]", "has no value 'maybe'"),
        ("shares: [{column: evidence.verdict, value: supported, action: warn}]", "needs 'most'"),
        ("kept_rows: [{table: claims, least: 1, action: shout}]", "allowed: warn, stop"),
        ("moods: []", "unknown key 'moods'"),
    ],
)
def test_a_malformed_file_of_guards_is_told_with_its_line(tmp_path, text, says):
    path = tmp_path / "guards.yaml"
    path.write_text(text)
    with pytest.raises(FileError, match=f"guards.yaml, line 1.*{says}"):
        load_guards(path)


def test_the_packages_guards_are_read():
    assert {guard.kind for guard in load_guards(PACKAGED)} == {
        "minimum_rows",
        "kept_rows",
        "fill_rates",
        "shares",
        "flipped_verdicts",
    }


def schemas(**changes):
    found = {name: table_schema(table) for name, table in TABLES.items()}
    return json.loads(json.dumps(found | changes))


def test_what_breaks_readers_needs_a_new_major_version():
    before, after = schemas(), schemas()
    fields = {field["name"]: field for field in after["evidence"]["fields"]}
    fields["confidence"]["type"] = "string"
    fields["rationale"]["constraints"]["required"] = False
    fields["verdict"]["constraints"]["enum"] = ["supported", "unheard_of"]
    after["evidence"]["fields"] = [field for name, field in fields.items() if name != "method"]
    after["evidence"]["fields"].append({"name": "mood", "type": "string"})
    del after["findings"]
    changes = schema_changes(before, after)
    found = {(change.table, change.column, change.breaks) for change in changes}
    assert found == {
        ("findings", None, True),
        ("evidence", "confidence", True),
        ("evidence", "rationale", True),
        ("evidence", "method", True),
        ("evidence", "verdict", True),
        ("evidence", "verdict", False),
        ("evidence", "mood", False),
    }
    assert len(breaking(changes, "1.1.0", "1.2.0")) == len([change for change in changes if change.breaks])
    assert breaking(changes, "1.1.0", "2.0.0") == ()
    assert schema_changes(before, before) == []


def test_a_schema_that_breaks_readers_is_refused(tmp_path, small_tables, other_tables):
    folder = publish(small_tables, tmp_path).path
    package = json.loads((folder / "datapackage.json").read_text())
    package["resources"][0]["schema"]["fields"].append({"name": "mood", "type": "string"})
    (folder / "datapackage.json").write_text(json.dumps(package))
    with pytest.raises(ReleaseStopped, match=r"articles\.mood: the column is gone; this needs a new major"):
        publish(other_tables, tmp_path, V2)


def test_large_tables_are_sharded_by_article(tmp_path, small_tables, other_tables, monkeypatch):
    monkeypatch.setattr("flows.publish.release.ROWS_UNSHARDED", 3)
    folder = publish(small_tables, tmp_path).path
    parts = sorted(path.name for path in (folder / "parquet/claims.parquet").iterdir())
    owners = small_tables["claims"]["article_id"]
    assert parts == sorted({f"shard-{owner[4]}.parquet" for owner in owners})
    assert (folder / "parquet/articles.parquet").is_file()
    assert verify_release(folder).problems == ()
    read = pd.read_parquet(folder / "parquet/claims.parquet")
    assert sorted(read["claim_id"]) == sorted(small_tables["claims"]["claim_id"])
    assert publish(other_tables, tmp_path, V2).status is PublishStatus.PUBLISHED
    changes = json.loads((tmp_path / "latest/changes.json").read_text())
    assert len(changes["tables"]["evidence"]["changed"]) == 1
    (tmp_path / "latest/parquet/claims.parquet" / parts[0]).unlink()
    assert not verify_release(tmp_path / "latest").is_sound


def test_every_row_of_an_article_stands_in_its_shard(small_tables):
    data = arrow_tables(small_tables)
    for name in ("claims", "assertions", "citations", "evidence", "cited_references", "claim_study_outcome"):
        for digit, rows in shards_of(TABLES[name], data).items():
            owners = article_of(TABLES[name], data | {name: rows})
            assert {owner[4] for owner in pa.chunked_array(owners).to_pylist()} == {digit}
        assert sum(map(len, shards_of(TABLES[name], data).values())) == len(data[name])
    assert article_of(TABLES["studies"], data) is None
