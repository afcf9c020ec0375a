"""Values: what is made once and never changed, as mypy sees to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(*, kw_only: bool = False, order: bool = False) -> Callable[[type[T]], type[T]]:
    """A dataclass with slots that compares and hashes by its fields and that mypy takes for frozen.

    At run time nothing guards the fields: ``frozen=True`` makes every instance four times as dear, and an
    article makes thousands.
    """
    return dataclass(slots=True, unsafe_hash=True, kw_only=kw_only, order=order)
