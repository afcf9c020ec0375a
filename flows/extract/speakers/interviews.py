"""An interview without labels: questions in their own paragraphs, answered by the one introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from flows.extract.speakers.names import split_titles
from flows.extract.speakers.people import People, Person
from flows.extract.speakers.roles import has_role_noun
from flows.extract.views import View

_LEAST = 3
_LONGEST_QUESTION = 3
_FIRST_PERSON: Final = frozenset(["i", "i'm", "i’m", "i've", "i’ve", "i'd", "i’d", "we", "my", "our", "me"])
_ANNOUNCED: Final = re.compile(
    r"\b(?:interview(?:s|ed)?|questions? (?:for|to|with|answered)|q ?& ?a|(?:talked|spoke|talks|speaks|sat "
    r"down) "
    r"(?:to|with)|we asked|in conversation)\b"
)
"""Words by which an article says that somebody answers."""


def answers(views: Sequence[View], people: People) -> tuple[Person | None, frozenset[int]]:
    """Who answers, and the sentences of the answers; nobody and none where it is no interview.

    The questions, three at least, stand in paragraphs or headings of their own. The article introduces one
    person by occupation, whom the answers do not name; a question calls them by name, or the article says
    that it asked and the answers are told in the first person.

    Args:
        views: the article's sentences.
        people: those whom it names.
    """
    blocks = [list(group) for _, group in groupby(views, key=lambda view: view.sentence.block_index)]
    asked = [i for i, block in enumerate(blocks) if i and _is_question(block)]
    if len(asked) < _LEAST:
        return None, frozenset()
    known = [p for p in people.members if split_titles(p.name)[0] or has_role_noun(p.role or "")]
    if len(known) != 1:
        return None, frozenset()
    answered = [view for i, block in enumerate(blocks) if i > asked[0] and i not in asked for view in block]
    if any(not known[0].forms.isdisjoint(view.words) for view in answered):
        return None, frozenset()  # the article tells of them: "… says Lund"
    is_named = any(not known[0].forms.isdisjoint(view.words) for i in asked for view in blocks[i])
    opening = " ".join(view.lower for block in blocks[: asked[0]] for view in block)
    is_told = sum(not _FIRST_PERSON.isdisjoint(view.words) for view in answered) > 1
    if not is_named and not (is_told and _ANNOUNCED.search(opening)):
        return None, frozenset()
    return known[0], frozenset(view.index for view in answered if not view.is_heading)


def _is_question(block: Sequence[View]) -> bool:
    """Whether a paragraph or heading asks, and does nothing else."""
    return len(block) <= _LONGEST_QUESTION and block[-1].text.rstrip(" ”\"’'").endswith("?")
