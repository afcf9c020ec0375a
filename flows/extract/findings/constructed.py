"""What a clause says by the constructions: the usual ones in their order, then the further ones."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.extract.findings.constructions import rules
from flows.extract.findings.further import read_further
from flows.extract.findings.matched import statement_of
from flows.extract.findings.nouns import noun_phrase
from flows.extract.findings.soundness import Statement, Unsound, sound
from schemas.vocabulary import Direction


def by_constructions(
    clause: str, timepoint: str | None, context: re.Match[str] | None, is_denied: bool
) -> Statement | None:
    """What the first construction that fits makes of a clause; what cannot be a finding, if no other fits.

    Args:
        clause: the clause, without opening.
        timepoint: the time that it names.
        context: with what the sentence compares, before the clause.
        is_denied: whether the clause is told only to be denied.
    """
    unsound: Statement | None = None
    for rule in rules():
        if unsound is not None and unsound.is_stated_null and not rule.is_null:
            break
        match = (
            rule.pattern.search(clause)
            if rule.name.startswith("no difference")
            else rule.pattern.match(clause)
        )
        statement = statement_of(rule.name, match, rule.is_null, timepoint) if match is not None else None
        if statement is not None:
            comparator = statement.comparator or (noun_phrase(context[1]) if context else None)
            if is_denied:
                statement = replace(statement, direction=Direction.NO_CHANGE, is_stated_null=True)
            statement = replace(statement, comparator=comparator)
            if not isinstance(sound(statement), Unsound):
                return statement
            unsound = unsound or statement
    is_null = unsound is not None and unsound.is_stated_null
    return (None if is_denied else read_further(clause, timepoint, is_null)) or unsound
