"""What an abstract tells twice: its conclusions repeat its results, in short forms and more loosely."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.extract.findings.sections import AbstractSentence, Part
from flows.lexicon.phrases import similarity
from flows.records import Finding

_SAME_OUTCOME = 0.75
_SHORT_FORM = re.compile(r"\((?P<short>[A-Za-z][\w-]{1,9})\)")
_MOST_WORDS = 7
_WORK = r"(?:meta-analysis )?(?:results?|findings?|data|study|trial|meta-analysis|review|work)"
_CONCLUDING = re.compile(
    r"(?:in (?:conclusion|summary|sum)|to (?:conclude|sum)|overall|taken together|thus|therefore|hence"
    r"|collectively|altogether|together|we conclude)\b"
    rf"|(?:these|our|this|the (?:present |current )?)\s?{_WORK}\s(?:\w+ )?"
    r"(?:suggest|indicat|show|demonstrat|prov|support|reveal|confirm|impl|highlight|underscor)",
    re.I,
)
"""How a sentence opens that sums up, in an abstract without labels."""
_OWN = re.compile(
    r"\b(?:we|our|herein|here|the (?:aims?|purpose|objectives?|goal)"
    r"|(?:this|the (?:present|current)) (?:\w+ )?(?:study|trial|paper|article|review"
    r"|meta-analysis|work|research)|(?:was|were) (?:\w+ly )?(?:randomi[sz]ed|recruited|enrolled"
    r"|assigned|allocated|divided|included|fed|treated"
    r"|examined|studied|investigated|collected|analy[sz]ed|measured|assessed|evaluated|compared|performed"
    r"|conducted|administered|given))\b",
    re.I,
)
_NUMBERS = re.compile(r"\b[pP]\s?[=<>≤]|95\s?%|\d\s?%|±")


def short_forms(text: str) -> dict[str, str]:
    """The short forms that a text explains, each with its long form: "body mass index (BMI)"."""
    forms: dict[str, str] = {}
    for match in _SHORT_FORM.finditer(text):
        short = match["short"]
        letters = [letter.lower() for letter in short if letter.isalpha()]
        words = re.findall(r"[\w'’-]+", text[max(0, match.start() - 90) : match.start()])[-_MOST_WORDS:]
        if not any(letter.isupper() for letter in short) or not words:
            continue
        for first in range(len(words) - 1, -1, -1):
            initials = "".join(
                piece[0].lower() for word in words[first:] for piece in word.split("-") if piece
            )
            if initials == "".join(letters):
                forms.setdefault(short, " ".join(words[first:]))
                break
    return forms


def in_full(phrase: str, forms: Mapping[str, str]) -> str:
    """A phrase with the short forms written out."""
    return " ".join(forms.get(word, word) for word in phrase.split()) if forms else phrase


def is_concluding(sentence: AbstractSentence) -> bool:
    """Whether a sentence sums up what others told before."""
    return sentence.part is Part.CONCLUSIONS or (
        sentence.part is Part.BODY and _CONCLUDING.match(sentence.text) is not None
    )


def first_own(sentences: Sequence[AbstractSentence]) -> int:
    """The first sentence of an abstract without labels that tells of the study, not of its background."""
    for index, sentence in enumerate(sentences):
        if _OWN.search(sentence.text) is not None or _NUMBERS.search(sentence.text) is not None:
            return index if 2 * index < len(sentences) else 0
    return 0


def is_told(finding: Finding, found: Sequence[Finding], concludes: bool, forms: Mapping[str, str]) -> bool:
    """Whether an earlier row states the same; what concludes repeats the results more loosely."""
    outcome = in_full(finding.outcome, forms)
    for other in found:
        if finding.finding_id == other.finding_id:
            return True
        if (
            concludes
            and (finding.direction is other.direction or finding.valence is other.valence)
            and similarity(outcome, in_full(other.outcome, forms)) >= _SAME_OUTCOME
        ):
            return True
    return False
