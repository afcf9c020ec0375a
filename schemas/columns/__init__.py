"""Every column of the dataset, declared once; a table's module lists the columns that it has."""

from schemas.columns.core import Column, ColumnType, Origin

__all__ = ["Column", "ColumnType", "Origin"]
