"""The right side of a trigger, as read: outcomes and adjuncts."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Item:
    """One outcome: its tokens, the direction its own modifiers give (None without), its amount."""

    words: list[int] = field(default_factory=list)
    sign: int | None = None
    amount: tuple[float, str] | None = None
    is_absent: bool = False
    is_change: bool = False
    change: list[int] = field(default_factory=list)
    starts: int = 0
    drop: bool = False
    is_amount: bool = False


@dataclass(slots=True)
class Right:
    """The right side of a trigger."""

    items: list[Item] = field(default_factory=list)
    comparator: str | None = None
    timepoint: str | None = None
    population: tuple[int, int] | None = None
    agent: tuple[int, int] | None = None
    between: tuple[int, int] | None = None
    amount: tuple[float, str] | None = None
    means: tuple[int, int] | None = None
    condition: tuple[int, int] | None = None
    place: tuple[int, int] | None = None
