"""Sentences about those who took part: who they were, what they were asked, what a part of a report is."""

from __future__ import annotations

from flows.extract.claims.rules import Rule, make_rule

_REPORT = r"(?:stud(?:y|ies)|trials?|research|work|analysis|paper|review|findings|data|survey|method\w*)"
LIMITATIONS = make_rule(
    "limitation",
    r"\blimitations? (?:of|to|in) (?:the|this|these|that|their|our|its|such) (?:[\w-]+ )?"
    + _REPORT
    + r"\b|\b"
    + _REPORT
    + r"(?:[’']s?)?(?: (?:has|have|had|with|not without|came with|comes with|suffers from|acknowledged|"
    r"include))?(?: [\w-]+){0,2}? limitations?\b|"
    r"\b(?:acknowledge|note|admit|list|concede|caution|mention)\w*\b[^.;]{0,25}?\blimitations\b|"
    r"\b(?:one|another|key|main|major|several|some|important|other|the|its|their) (?:[\w-]+ )?limitations? "
    r"(?:is|was|were|are|include|to (?:consider|note|bear))\b",
    "Their study has several limitations.",
    "limitation limitations",
)
"""The limitations of a study, not those of people: 'adults with walking limitations had more falls'."""

MAKE_UP = make_rule(
    "make_up",
    r"\b(?:average|mean|median) age (?:was|of (?:the )?(?:participants|volunteers|patients|group|sample|"
    r"subjects|respondents)|of \d)|"
    r"\b(?:participants|volunteers|patients|subjects|respondents|they) (?:were|was|averaged|ranged)"
    r"(?:,? on average,?)? (?:an average of |about |around |in age |between )?\d[\d.]* (?:years|to|and)\b"
    r"[^.;]{0,40}\W*$|"
    r"\b(?:\d[\d.]*(?: ?%| percent| per cent)|half|most|more than half|a third|two-thirds|"
    r"three[- ]quarters) (?:of (?:them|(?:the|all) (?:[\w-]+ )?(?:participants|volunteers|patients|subjects|"
    r"respondents|sample|group)) )?(?:was|were) (?:women|men|female|females|male|males|girls|boys|white|"
    r"black|asian|hispanic|married|employed|smokers|aged)\b[^.;]{0,40}\W*$",
    "Volunteers had an average age of 58, and 61% of them were women.",
    "age years averaged ranged female females male males women men girls boys white black asian hispanic "
    "married employed smokers aged",
)
"""Who took part, by age and sex, whatever the share of them."""

SAMPLE: tuple[Rule, ...] = (
    MAKE_UP,
    make_rule(
        "asked_whether",
        r"\b(?:researchers?|scientists?|team|authors?|investigators?|they|we|participants?|volunteers|"
        r"patients|subjects|people|surveys?|questionnaires?)\b[^.;]{0,30}?\b(?:asked|questioned|surveyed|quizzed)\b"
        r"[^.;]{0,40}?\b(?:if|whether|about|how (?:much|many|often|long|well|far)|which|"
        r"to (?:rate|report|recall|say|list|describe))\b[^;]*$",
        "The team asked nurses if they had trouble sleeping after a night shift.",
        "asked questioned surveyed quizzed",
    ),
    make_rule(
        "method_label",
        r"^\W*(?:(?:study |trial )?(?:methods?|methodology|designs?|participants|subjects|population|"
        r"setting|aims?|objectives?|sample)|(?:what|how) (?:they|the (?:team|researchers|scientists)) "
        r"did(?: it)?|how (?:it|the study) was done) ?[:–—] ?(?=\S)",
        "Methods: Scientists in Oslo reviewed eleven trials of tea in people with high blood pressure.",
        "method methods methodology design designs participants subjects population setting aim aims "
        "objective objectives sample did done",
    ),
)
"""Procedure by what it tells of those who took part, or by the label that it stands under."""
