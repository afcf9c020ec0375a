"""Validation as the tests call it, and what must hold of every result."""

import json

from small_dataset import small_frames

from schemas.tables import RECORD_TABLES, TABLES
from schemas.validation import validate_tables


def validated(rows, **options):
    return validate_tables(small_frames(rows), **options)


def refused(result, table=None):
    quarantine = result.quarantine
    if table is not None:
        quarantine = quarantine[quarantine["table_name"] == table]
    return dict(zip(quarantine["row_id"], quarantine["check_name"], strict=True))


def assert_nothing_lost(rows, result):
    for name in RECORD_TABLES:
        n_refused = int((result.quarantine["table_name"] == name).sum())
        assert len(result.tables[name]) + n_refused == len(rows[name]), name
    given = {name: sorted(row[TABLES[name].key[0]] for row in rows[name]) for name in RECORD_TABLES}
    for name in RECORD_TABLES:
        key = TABLES[name].key[0]
        found = list(result.tables[name][key])
        of_table = result.quarantine[result.quarantine["table_name"] == name]
        found += [json.loads(text)[key] for text in of_table["row_json"]]
        assert sorted(found) == given[name]
