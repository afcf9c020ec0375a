"""Keys and foreign keys of the tables about to be written, in Arrow: milliseconds, so never left out."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from schemas.failures import Failure
from schemas.tables import TABLES


def structure_problems(tables: Mapping[str, pa.Table]) -> list[Failure]:
    """Keys that stand twice, and rows whose parent is not there: what only unvalidated tables can have."""
    problems = []
    for name, table in TABLES.items():
        data = tables[name]
        if len(table.key) == 1:
            n_keys = pc.count_distinct(data[table.key[0]], mode="only_valid").as_py()
            if n_keys != data.num_rows:
                message = f"{data.num_rows} rows have {n_keys} different keys"
                problems.append(Failure("unique_key", name, table.key[0], message))
        for key in table.foreign_keys:
            if len(key.columns) == 1:
                values, parents = data[key.columns[0]], tables[key.table][key.references[0]]
                is_orphan = pc.and_(
                    values.is_valid(), pc.invert(pc.is_in(values, value_set=parents.combine_chunks()))
                )
                n_orphans = pc.sum(is_orphan).as_py() or 0
                if n_orphans:
                    message = f"{n_orphans} rows name no row of {key.table}"
                    problems.append(Failure(key.check_name, name, key.columns[0], message))
    return problems
