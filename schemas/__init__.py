"""The dataset's contract: vocabularies, columns, tables and the rules that hold between them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schemas.table import SCHEMA_VERSION, ForeignKey, Table
    from schemas.tables import TABLES

__all__ = ["SCHEMA_VERSION", "TABLES", "ForeignKey", "Table"]


def __getattr__(name: str) -> Any:
    # On demand: Pandera takes seconds to import, and most modules want a vocabulary only.
    if name == "TABLES":
        from schemas.tables import TABLES  # noqa: PLC0415

        return TABLES
    if name in __all__:
        from schemas import table  # noqa: PLC0415

        return getattr(table, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
