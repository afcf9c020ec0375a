"""How releases end: "###", whom to ask, and what the sender says of itself. None of it is the story."""

from __future__ import annotations

import re

from flows.document import BlockKind as K
from flows.ingest.blocks import RawBlock
from flows.ingest.cues import heading_kind
from flows.ingest.shapes import is_numbered, reference_score

_END = re.compile(r"(?:#\s*){3,}|[-–—]\s*(?:30|ends?)\s*[-–—]|\(?ENDS\)?\.?")
_CONTACT = re.compile(
    r"(?i)\W*(?:(?:for )?(?:more|further) information,? (?:please )?contact\b.{0,80}"
    r"|(?:(?:media|press|news) )?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))(?: information| details)?)\W*"
)
_ABOUT = re.compile(
    r"About (?:the |us\b)?(?:[\w&’'.-]+ ){0,6}?(?:University|College|Hospitals?|Institutes?|Centre|Center"
    r"|Clinic|Foundation|Society|Association|Academy|Journal|Trust|Charity|Company|Inc|Ltd|Council|us)\b"
    r"(?: [\w&’'.-]+){0,5}:?"
)
_COMMENTS = re.compile(
    r"(?i)\W*(?:\d[\d,.]* (?:responses?|comments?|repl(?:y|ies)|thoughts)(?: (?:to|on|so far)\b.{0,120})?"
    r"|(?:reader |all )?comments?(?: \(\d+\))?|responses|join the (?:conversation|discussion)"
    r"|(?:leave|post) a (?:reply|comment).{0,40}|what do you think\?)\W*"
)
_CITE_THIS = re.compile(
    r"(?i)\W*(?:(?:how to )?cite this (?:page|article|story|post|release)|how to cite)\W*"
)
_CONTACT_LINE = re.compile(
    r"@|\b(?:tel|phone|office|mobile|cell|e-?mail|twitter|fax)\b|\+?\d[\d ().-]{6,}", re.IGNORECASE
)
_CONTACT_WORDS = 14
_LONGEST = 200
_LATE, _LATER = 1 / 3, 1 / 2
_MAX_CONTACT_LINES = 10


def label_endings(blocks: list[RawBlock]) -> None:
    """Name as notices what follows a release's end, its contacts, and the sender's words about itself.

    References and their headings are left for the reader of references. A sign that stands in the first
    third of the blocks is none: releases also print their contacts on top, in lines that are told singly.
    """
    is_over = is_about = is_citing = is_noting = False
    contacts_left = 0
    for index, block in enumerate(blocks):
        text = block.text
        is_short = len(text) <= _LONGEST
        if is_citing and block.kind in (None, K.REFERENCE):
            block.kind = K.NOTICE
            continue
        is_citing = is_short and _CITE_THIS.fullmatch(text) is not None
        if block.kind not in (None, K.HEADING, K.NOTICE):
            continue
        share = index / len(blocks)
        if is_short and share >= _LATE and (_END.fullmatch(text) or _COMMENTS.fullmatch(text)):
            block.kind, is_over = K.NOTICE, True
        elif is_short and _CONTACT.fullmatch(text):
            block.kind, contacts_left, is_about = K.NOTICE, _MAX_CONTACT_LINES, False
        elif is_short and share >= _LATER and _ABOUT.fullmatch(text):
            block.kind, contacts_left, is_about = K.NOTICE, 0, True
        elif is_noting and reference_score(text) < 1 and heading_kind(text) is None:
            block.kind = K.NOTICE
        elif not (is_over or is_about or contacts_left):
            continue
        elif heading_kind(text) in (K.REFERENCE_HEADING, K.FURTHER_READING) or reference_score(text) >= 2:
            is_noting = is_over and is_numbered(text)  # the first of the notes to editors, others follow
            contacts_left, is_about, is_over = 0, False, False
        elif contacts_left and _is_contact_line(text):
            block.kind, contacts_left = K.NOTICE, contacts_left - 1
        else:
            contacts_left = 0
            is_about = is_about and block.kind is not K.HEADING
            if is_over or is_about:
                block.kind = K.NOTICE


def _is_contact_line(text: str) -> bool:
    return text.count(" ") < _CONTACT_WORDS and (
        _CONTACT_LINE.search(text) is not None or not text.endswith((".", "!", "?", "”", '"'))
    )
