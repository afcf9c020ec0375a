"""The declarations: the contract's tables and columns, and the records that the stages exchange."""

import dataclasses
import re
import subprocess
import sys

import pyarrow as pa
import pytest

from flows import records
from schemas import TABLES
from schemas.columns import ColumnType
from schemas.export import Provenance, ReleaseFacts, data_dictionary, datapackage, table_schema
from schemas.frames import frames_from_records
from schemas.relations import RULES
from schemas.types import pandas_dtype

RECORDS = {
    "articles": records.Article,
    "cited_references": records.CitedReference,
    "reference_candidates": records.ReferenceCandidate,
    "studies": records.Study,
    "study_notices": records.StudyNotice,
    "claims": records.Claim,
    "citations": records.Citation,
    "assertions": records.Assertion,
    "findings": records.Finding,
    "evidence": records.Evidence,
    "quarantine": records.Refusal,
}

COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]


def ids(pair):
    return f"{pair[0].name}.{pair[1].name}"


def test_tables_stand_in_the_contracts_order():
    assert list(TABLES) == [
        "articles",
        "cited_references",
        "reference_candidates",
        "studies",
        "study_notices",
        "claims",
        "citations",
        "assertions",
        "findings",
        "evidence",
        "claim_study_outcome",
        "quarantine",
    ]


@pytest.mark.parametrize("name", RECORDS)
def test_records_have_the_tables_columns_in_order(name):
    assert tuple(field.name for field in dataclasses.fields(RECORDS[name])) == TABLES[name].column_names


def test_flat_table_has_what_the_contract_names():
    assert {
        "evidence_id",
        "article_title",
        "claim_text",
        "claim_kind",
        "study_doi",
        "study_title",
        "study_design",
        "n_participants",
        "outcome",
        "claimed_direction",
        "found_direction",
        "verdict",
        "distortions",
    } <= set(TABLES["claim_study_outcome"].column_names)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_table_is_whole(table):
    assert table.grain
    assert table.description
    assert table.description.endswith((".", '"', "rows."))
    assert len(set(table.column_names)) == len(table.columns)
    assert set(table.key) <= set(table.column_names)
    assert set(table.sort_key) <= set(table.column_names)
    assert set(table.key) <= set(table.sort_key)
    for key in table.foreign_keys:
        assert set(key.columns) <= set(table.column_names)
        assert key.references == TABLES[key.table].key
    assert list(table.model.to_schema().columns) == list(table.column_names)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_an_empty_table_is_typed_and_valid(table):
    empty = table.empty()
    assert [str(dtype) for dtype in empty.dtypes] == [str(pandas_dtype(column)) for column in table.columns]
    table.model.validate(empty, lazy=True)


@pytest.mark.parametrize("pair", COLUMNS, ids=ids)
def test_every_column_is_described_by_a_valid_example(pair):
    _, column = pair
    assert column.description.endswith(".")
    example = column.example
    values = list(example) if column.is_list else [example]
    assert values
    if column.terms:
        assert set(values) <= set(column.terms)
    if column.pattern:
        assert all(re.fullmatch(column.pattern, value) for value in values)
    if column.minimum is not None:
        assert all(value >= column.minimum for value in values)
    if column.maximum is not None:
        assert all(value <= column.maximum for value in values)
    kinds = {ColumnType.INTEGER: int, ColumnType.NUMBER: float, ColumnType.BOOLEAN: bool}
    assert type(values[0]) is kinds.get(column.type, type(values[0]))


def test_one_column_name_has_one_type_everywhere():
    types = {}
    for _, column in COLUMNS:
        assert types.setdefault(column.name, column.type) == column.type, column.name


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_no_name_is_reserved_by_sql(table):
    duckdb = pytest.importorskip("duckdb")
    columns = ", ".join(f"{name} integer" for name in table.column_names)
    duckdb.sql(f"create temp table {table.name}_probe ({columns})")
    duckdb.sql(f"create temp table {table.name} (probe integer)")


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_arrow_schema_carries_the_declarations(table):
    schema = table.arrow_schema()
    assert schema.names == list(table.column_names)
    assert schema.metadata[b"grain"].decode() == table.grain
    for column, field in zip(table.columns, schema, strict=True):
        assert field.nullable == column.nullable
        assert field.metadata[b"description"].decode() == column.description
        assert field.metadata[b"origin"].decode() == column.origin
        assert (field.metadata.get(b"unit") or b"").decode() == (column.unit or "")
        assert pa.types.is_dictionary(field.type) == (column.type is ColumnType.TERM)


def test_rules_name_columns_that_are_there_and_have_names_of_their_own():
    names = [rule.name for rule in RULES] + [
        name for table in TABLES.values() for name, _ in table.row_rules()
    ]
    assert (
        len(names) - len(set(names)) == names.count("offsets_ordered") - 1 + names.count("span_fits_text") - 1
    )
    for rule in RULES:
        assert set(rule.columns) <= set(TABLES[rule.table].column_names)


def test_vocabulary_import_does_not_wait_for_pandera():
    code = "import schemas.vocabulary, sys; sys.exit('pandera' in sys.modules or 'pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_dictionary_names_every_table_column_rule_and_term():
    text = data_dictionary()
    for table in TABLES.values():
        assert f"## {table.name}\n" in text
    for _, column in COLUMNS:
        assert f"| `{column.name}` |" in text
        for term in column.terms:
            assert f"| `{term}` |" in text
    for rule in RULES:
        assert f"(`{rule.name}`)" in text


def test_table_schemas_are_valid_for_frictionless():
    frictionless = pytest.importorskip("frictionless")
    for table in TABLES.values():
        frictionless.Schema.from_descriptor(table_schema(table))
    assert datapackage(ReleaseFacts("2026.03.01", Provenance("0.1.0"), {}))["resources"] == []


def test_frames_refuse_what_no_table_has():
    with pytest.raises(ValueError, match="no such table: nonsense"):
        frames_from_records({"nonsense": []})
    with pytest.raises(ValueError, match="articles has no column colour"):
        frames_from_records({"articles": [{"colour": "red"}]})
