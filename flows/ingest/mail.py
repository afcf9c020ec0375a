"""An article sent as an e-mail: the lines of its header, told apart from what it says."""

from __future__ import annotations

import re

from flows.document import BlockKind
from flows.ingest.blocks import RawBlock
from flows.ingest.mapped import MappedText
from flows.ingest.normalise import collapse_spaces

_FIELD = (
    r"(?:from|to|cc|bcc|sent|date|subject|reply-to|sender|organi[sz]ation|mime-version|content-[a-z-]+"
    r"|message-id|return-path|received|importance|list-[a-z-]+|x-[a-z-]+)"
)
_HEADER = re.compile(
    rf"\s*(?P<fields>(?:{_FIELD}:[ \t]*\S[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){{3,}})\s*(?:\n|(?=\S))", re.IGNORECASE
)
_ONE = re.compile(
    rf"(?P<name>{_FIELD}):[ \t]*(?P<value>\S[^\n]*(?:\n[ \t]+\S[^\n]*)*)(?:\n|$)", re.IGNORECASE
)
_FOLD = re.compile(r"\s*\n\s*")
_KINDS = {"subject": BlockKind.TITLE, "date": BlockKind.BYLINE, "sent": BlockKind.BYLINE}


def read_mail_header(text: MappedText) -> tuple[list[RawBlock], MappedText]:
    """The blocks of an e-mail's header, its subject for the title, and the text behind it.

    There is none without a subject: "From: here to there" may open a story.
    """
    match = _HEADER.match(text.text)
    if match is None or "subject:" not in match["fields"].lower():
        return [], text
    blocks: list[RawBlock] = []
    for field in _ONE.finditer(text.text, match.start("fields"), match.end("fields")):
        kind = _KINDS.get(field["name"].lower(), BlockKind.NOTICE)
        start = field.start("value" if kind is BlockKind.TITLE else "name")
        body = text.slice(start, field.end("value"))
        body = body.edit([(*fold.span(), " ") for fold in _FOLD.finditer(body.text)])
        blocks.append(RawBlock(collapse_spaces(body), kind))
    return blocks, text.slice(match.end(), len(text.text))
