"""What a column is: its type, meaning, unit, bounds and where its values come from, declared in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from schemas.vocabulary import Term


class ColumnType(StrEnum):
    """The house's logical types; :mod:`schemas.types` says what each is in pandas, Arrow and Frictionless."""

    TEXT = "text"
    TERM = "term"  # one value of a vocabulary
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TEXTS = "texts"  # a list of strings
    TERMS = "terms"  # a list of values of a vocabulary


class Origin(Term):
    """Where a column's values come from."""

    ARTICLE = "article", "read off the article: its text, its page or what is known of the page"
    REFERENCES = "references", "read off a reference as the article prints it"
    RECORD = "record", "a study's record: kept in raw/studies, from a registry, or read off its abstract"
    RULE = "rule", "decided by a rule or model of this package, or by a person (see `method`)"
    COMPUTED = "computed", "calculated: keys, offsets, counts, hashes"


Vocabulary = type[Term]
Example = str | int | float | bool | date | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of one table.

    ``minimum`` and ``maximum`` are inclusive. ``pattern`` is matched against the whole value (of a list:
    against each element). A nullable text is null or has something in it, never empty; ``may_be_empty``
    is for texts without null. ``example`` is one valid value, as a reader will meet it.
    """

    name: str
    type: ColumnType
    description: str
    origin: Origin
    example: Example
    nullable: bool = False
    unit: str | None = None
    vocabulary: Vocabulary | None = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    may_be_empty: bool = False
    is_fact: bool = False
    """Read off the article, yet no wording of it: a name, a unit."""

    def __post_init__(self) -> None:
        coded = self.type in {ColumnType.TERM, ColumnType.TERMS}
        if coded != (self.vocabulary is not None):
            raise ValueError(f"{self.name}: a vocabulary goes with a term or terms column, and with no other")
        if self.nullable and (self.is_list or self.may_be_empty):
            raise ValueError(f"{self.name}: lists and texts that may be empty are never null")

    @property
    def is_list(self) -> bool:
        """Whether a cell holds a list."""
        return self.type in {ColumnType.TEXTS, ColumnType.TERMS}

    @property
    def is_text(self) -> bool:
        """Whether a cell holds one string, free or from a vocabulary."""
        return self.type in {ColumnType.TEXT, ColumnType.TERM}

    @property
    def is_told(self) -> bool:
        """Whether a cell holds free text as the article or one of its references has it."""
        free = self.type in {ColumnType.TEXT, ColumnType.TEXTS} and self.pattern is None
        return free and self.origin in {Origin.ARTICLE, Origin.REFERENCES}

    @property
    def is_wording(self) -> bool:
        """Whether that is the article's wording, which goes into a release as far as its rights allow."""
        return self.is_told and not self.is_fact

    @property
    def terms(self) -> tuple[str, ...]:
        """The allowed values, in their declared order; empty where any value goes."""
        return self.vocabulary.values() if self.vocabulary else ()

    def as_nullable(self) -> Column:
        """The same column, null where there is nothing to say."""
        return replace(self, nullable=True)

    def renamed(self, name: str, *, nullable: bool | None = None, description: str | None = None) -> Column:
        """The same column under another name, for the flat table."""
        return replace(
            self,
            name=name,
            nullable=self.nullable if nullable is None else nullable,
            description=description or self.description,
        )


def identifier(name: str, prefix: str, description: str, *, nullable: bool = False) -> Column:
    """An identifier column: ``<prefix>_`` and 16 hexadecimal digits."""
    return Column(
        name=name,
        type=ColumnType.TEXT,
        description=description,
        origin=Origin.COMPUTED,
        pattern=rf"{prefix}_[0-9a-f]{{16}}",
        example=f"{prefix}_dc382886578da3de",
        nullable=nullable,
    )


def offset(name: str, description: str, example: int) -> Column:
    """A position in the article's normalised text."""
    return Column(
        name=name,
        type=ColumnType.INTEGER,
        description=description,
        origin=Origin.COMPUTED,
        unit="Unicode code points of the article's normalised text, counted from 0",
        minimum=0,
        example=example,
    )


def share(name: str, description: str, example: float, origin: Origin = Origin.RULE) -> Column:
    """A number from 0 to 1."""
    return Column(
        name=name,
        type=ColumnType.NUMBER,
        description=description,
        origin=origin,
        unit="0 to 1",
        minimum=0,
        maximum=1,
        example=example,
    )
