"""Titles and headings: which announce a subject and claim nothing, and which report a study."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.claims.rules import Rule, make_rule
from flows.extract.claims.tables import BOILERPLATE
from flows.extract.views import View
from schemas.vocabulary import AttributedTo, ClaimKind

_FACETS = (
    r"(?:causes?|symptoms?|treatments?|diagnosis|prevention|types|risks?|risk factors|benefits|"
    r"side effects|tips|facts|"
    r"myths|options|complications|overview|introduction)"
)
ANNOUNCES: tuple[Rule, ...] = (
    make_rule(
        "facets",
        rf"\b{_FACETS}(?:,| and| &| –|:) (?:and )?(?:[\w-]+ )?{_FACETS}\b(?![^:]*\b(?:can|may|is|are|"
        rf"will)\b)",
        "Migraine: causes, symptoms and treatment options",
        "cause causes symptom symptoms treatment treatments diagnosis prevention types risk risks "
        "benefits side tips facts "
        "myths options complications overview introduction",
    ),
    make_rule(
        "subject",
        r"^\W*(?:\d+\.? )?(?:how to|what (?:is|are|to|you)|when to|where to|who (?:is|should|can)|"
        r"all about|everything you|"
        r"understanding|managing|treating|coping|living with|about|an? (?:guide|introduction) to|"
        r"the (?:\w+ )?"
        r"(?:relationship|link|connection) between)\b[^:]*$",
        "Understanding chronic pain",
        "how what when where who all everything understanding managing treating coping living about a an the",
    ),
)
"""What names a subject."""

REPORTS = make_rule(
    "reports",
    r"\b(?:stud(?:y|ies)|research|researchers|scientists|trials?|review|analysis|"
    r"survey)\b(?: \w+)? (?:finds?|found|"
    r"shows?|suggests?|says?|say|links?|reveals?|confirms?|discovers?|tie[sd]?|warns?|concludes?|hints?|"
    r"reports?(?! of\b))\b|"
    r"^\W*(?:(?:new|large|major|small|pilot|big|latest) )?(?:study|research|scientists|researchers|trial|"
    r"review): |"
    r"(?:,|:| –| —| -) (?:(?:new|large|major|small|big|latest) )?(?:study|research|researchers|"
    r"scientists|trial|review)"
    r"(?: (?:finds?|says?|say|suggests?|shows?|show|warns?|reveals?|reports?))?\W*$",
    "New study finds naps lower blood pressure",
    "study studies research researchers scientists trial trials review analysis survey",
)
"""A headline that says itself that research found it."""


def announces(view: View, gates: int) -> bool:
    """Whether a heading only names what comes (``gates``: of its words)."""
    return any(rule.applies(view, gates) for rule in ANNOUNCES)


def kind_of(view: View, gates: int) -> tuple[ClaimKind, AttributedTo]:
    """Whose a heading's claim is: the writer's, or a study's where it says so (``gates``: of its words)."""
    if REPORTS.applies(view, gates):
        return ClaimKind.STUDY_REPORT, AttributedTo.STUDY
    return ClaimKind.AUTHOR_STATEMENT, AttributedTo.WRITER


_ABOUT = re.compile(
    r"About (?:[A-Z][\w’'&.-]*|of|the|for|and)(?: (?:[A-Z][\w’'&.-]*|of|the|for|and)){0,7}\W*"
)
_HOUSE = re.compile(
    r"\b(?:leader|leading|provider|compan(?:y|ies)|non-?profit|organi[sz]ation|founded|headquartered|"
    r"mission|publisher|university|"
    r"college|institute|foundation|society|association|hospitals?|clinic|journal|agency|charity|"
    r"subsidiary)\b",
    re.I,
)


def opens_boilerplate(heading: View, views: Sequence[View]) -> bool:
    """Whether what stands under a heading is no part of the story: contacts, funding, "About Elm University".

    That it is a house and no illness ("About Lyme disease") is told by the sentence that follows.
    """
    if heading.index == 0:
        return False
    if BOILERPLATE.match(heading.text) is not None:
        return True
    after = views[heading.index + 1].text if heading.index + 1 < len(views) else ""
    return _ABOUT.fullmatch(heading.text) is not None and _HOUSE.search(after) is not None
