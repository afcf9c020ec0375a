"""Who speaks by the layout: the label before an answer, the signature under a quotation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from flows.document import Span
from flows.extract.speakers.names import NAME, is_person_name
from flows.extract.speakers.roles import read_role
from flows.extract.speakers.subjects import Mention, Who
from flows.extract.views import View

_DASHED = re.compile(rf"^\s*(?:[—–]|--?)\s*({NAME})(.*)$", re.S)
_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*[-–—]?\s*)?"
"""When somebody speaks, before the label of a transcript: '[00:12:07] '."""
_LABEL = re.compile(
    rf"^\s*{_TIME}({NAME}|[A-Z]{{1,3}}|Answer|Question)(?:,\s[^:“\"]{{2,60}}(?=:\s*[“\"]))?\s*:\s"
)


def read_label(text: str) -> str | None:
    """The label that an interview puts before an answer: 'Dr. Roe: …', 'A: …'."""
    match = _LABEL.match(text)
    return match.group(1) if match else None


def turn_labels(views: Sequence[View], speakers: Sequence[object | None]) -> dict[int, int]:
    """Where the turns of an interview have their label: index of a sentence → the label's length.

    A label is one whose speaker is known, or, in their company, one in capitals that comes again ('HOST:').

    Args:
        views: the article's sentences.
        speakers: whose statement each of them is; None where the article itself speaks.
    """
    found: dict[int, tuple[str, int, bool]] = {}
    for view, speaker in zip(views, speakers, strict=True):
        match = _LABEL.match(view.text) if ":" in view.text[:90] and not view.is_heading else None
        if match is not None and not view.quoted and match.end() < len(view.text):
            found[view.index] = match.group(1), match.end(), speaker is not None
    if not any(is_known for _, _, is_known in found.values()):
        return {}
    counts = Counter(label for label, _, _ in found.values())
    return {
        index: end
        for index, (label, end, is_known) in found.items()
        if is_known or (label.isupper() and counts[label] > 1)
    }


def read_dashed(text: str) -> Mention | None:
    """The signature under a quotation: '— Jane Roe, dietitian'."""
    match = _DASHED.match(text)
    if match is None or len(text) > 160 or not is_person_name(match.group(1)):
        return None
    role, _ = read_role(match.group(2).rstrip("."))
    return Mention(Who.PERSON, match.group(1), role, Span(*match.span(1)), "—")
