"""Which way: the direction that a claim states beside the direction that a study found, as one table.

The found direction is first put into the claim's wording: turned round once if the outcome is worded by its
opposite end, and once more if the exposure is stated the other way round (people who can *not* do it).
"""

from __future__ import annotations

from enum import StrEnum

from schemas.vocabulary import Direction

_INCREASE, _DECREASE = Direction.INCREASE, Direction.DECREASE
_NONE, _MIXED, _UNSIGNED = Direction.NO_CHANGE, Direction.MIXED, Direction.UNSIGNED


class Agreement(StrEnum):
    """How a claimed direction stands to a found one."""

    AGREES = "agrees"
    OPPOSITE = "opposite"
    NULL = "null"
    EFFECT_WHERE_NONE_CLAIMED = "effect_where_none_claimed"
    MIXED = "mixed"
    SIGN_UNKNOWN = "sign_unknown"
    UNCLEAR = "unclear"


#: (claimed, found in the claim's wording) → how they stand to each other. Every pair is listed.
AGREEMENTS: dict[tuple[Direction, Direction], Agreement] = {
    (_INCREASE, _INCREASE): Agreement.AGREES,
    (_INCREASE, _DECREASE): Agreement.OPPOSITE,
    (_INCREASE, _NONE): Agreement.NULL,
    (_INCREASE, _MIXED): Agreement.MIXED,
    (_INCREASE, _UNSIGNED): Agreement.SIGN_UNKNOWN,
    (_DECREASE, _INCREASE): Agreement.OPPOSITE,
    (_DECREASE, _DECREASE): Agreement.AGREES,
    (_DECREASE, _NONE): Agreement.NULL,
    (_DECREASE, _MIXED): Agreement.MIXED,
    (_DECREASE, _UNSIGNED): Agreement.SIGN_UNKNOWN,
    (_NONE, _INCREASE): Agreement.EFFECT_WHERE_NONE_CLAIMED,
    (_NONE, _DECREASE): Agreement.EFFECT_WHERE_NONE_CLAIMED,
    (_NONE, _NONE): Agreement.AGREES,
    (_NONE, _MIXED): Agreement.MIXED,
    (_NONE, _UNSIGNED): Agreement.UNCLEAR,
    (_MIXED, _INCREASE): Agreement.MIXED,
    (_MIXED, _DECREASE): Agreement.MIXED,
    (_MIXED, _NONE): Agreement.UNCLEAR,
    (_MIXED, _MIXED): Agreement.AGREES,
    (_MIXED, _UNSIGNED): Agreement.AGREES,
    (_UNSIGNED, _INCREASE): Agreement.AGREES,
    (_UNSIGNED, _DECREASE): Agreement.AGREES,
    (_UNSIGNED, _NONE): Agreement.NULL,
    (_UNSIGNED, _MIXED): Agreement.AGREES,
    (_UNSIGNED, _UNSIGNED): Agreement.AGREES,
}

#: What speaks against a claim.
AGAINST = frozenset({Agreement.OPPOSITE, Agreement.NULL, Agreement.EFFECT_WHERE_NONE_CLAIMED})

_TURNED = {_INCREASE: _DECREASE, _DECREASE: _INCREASE}


def turn(direction: Direction, *, times: int) -> Direction:
    """Turn a direction round so many times; what has no sign stays as it is."""
    return _TURNED.get(direction, direction) if times % 2 else direction


def compare_directions(claimed: Direction, found: Direction) -> Agreement:
    """Look a pair of directions up in :data:`AGREEMENTS`; ``found`` must be in the claim's wording."""
    return AGREEMENTS[claimed, found]
