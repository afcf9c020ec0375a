"""What a rule across tables is, and the comparisons that the rules are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Tables = Mapping[str, pd.DataFrame]
Columns = tuple[str, ...]
Mask = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule across tables: ``holds`` gives one boolean per row of ``table``."""

    name: str
    table: str
    columns: tuple[str, ...]
    says: str
    holds: Callable[[Tables], Mask]


def mask(values: Any) -> Mask:
    """The values as booleans."""
    return np.asarray(values, dtype=bool)


def among(values: pd.Series[Any], known: pd.Series[Any]) -> Mask:
    """Whether each value is one of the known; far faster on Arrow's strings than pandas' own ``isin``."""
    found = pc.is_in(pa.array(values, from_pandas=True), value_set=pa.array(known, from_pandas=True))
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=bool)


def look_up(tables: Tables, table: str, key: str, column: str, wanted: pd.Series[Any]) -> pd.Series[Any]:
    """The value that the row of each wanted key has in ``column``; null where there is no row."""
    frame = tables[table]
    positions = pd.Index(frame[key]).get_indexer(pd.Index(wanted))
    return frame[column].reset_index(drop=True).reindex(pd.Index(positions)).reset_index(drop=True)


def pairs_in(child: pd.DataFrame, columns: Columns, parent: pd.DataFrame, references: Columns) -> Mask:
    """Whether each row's values of ``columns`` are those of some row of ``parent``."""
    known = pd.MultiIndex.from_frame(parent[list(references)])
    return mask(pd.MultiIndex.from_frame(child[list(columns)]).isin(known))


def same(left: pd.Series[Any], right: pd.Series[Any]) -> Mask:
    """Equal, or one of the two not there to compare."""
    left, right = left.reset_index(drop=True), right.reset_index(drop=True)
    return mask(left.isna() | right.isna() | (left == right).fillna(False))


def is_term(series: pd.Series[Any], value: str) -> Mask:
    """Whether each value is this one; null is not."""
    return mask((series == value).fillna(False))
