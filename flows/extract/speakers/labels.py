"""Who speaks by the layout: the label before an answer, the signature under a quotation."""

from __future__ import annotations

import re

from flows.document import Span
from flows.extract.speakers.names import NAME, is_person_name
from flows.extract.speakers.roles import read_role
from flows.extract.speakers.subjects import Mention, Who

_DASHED = re.compile(rf"^\s*(?:[—–]|--?)\s*({NAME})(.*)$", re.S)
_LABEL = re.compile(rf"^\s*({NAME}|[A-Z]{{1,3}}|Answer|Question)(?:,\s[^:“\"]{{2,60}}(?=:\s*[“\"]))?\s*:\s")


def read_label(text: str) -> str | None:
    """The label that an interview puts before an answer: 'Dr. Roe: …', 'A: …'."""
    match = _LABEL.match(text)
    return match.group(1) if match else None


def read_dashed(text: str) -> Mention | None:
    """The signature under a quotation: '— Jane Roe, dietitian'."""
    match = _DASHED.match(text)
    if match is None or len(text) > 160 or not is_person_name(match.group(1)):
        return None
    role, _ = read_role(match.group(2).rstrip("."))
    return Mention(Who.PERSON, match.group(1), role, Span(*match.span(1)), "—")
