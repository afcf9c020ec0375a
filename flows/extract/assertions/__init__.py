"""Sentence → assertions: for each outcome of a claim its direction, exposure, comparator, people, time."""

from flows.extract.assertions.marked import read_closely
from flows.extract.assertions.read import read_assertions, topic_before, valence_of_statement
from flows.extract.assertions.sentence import read_statement
from flows.extract.assertions.statements import Statement

__all__ = [
    "Statement",
    "read_assertions",
    "read_closely",
    "read_statement",
    "topic_before",
    "valence_of_statement",
]
