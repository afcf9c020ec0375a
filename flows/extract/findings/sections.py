"""An abstract as labelled sentences, each with its place in the text as given."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

_LABELS = {
    "background": "background introduction context importance rationale aim aims objective objectives "
    "purpose question hypothesis hypotheses",
    "methods": "method methods design setting participants patients subjects population interventions "
    "intervention exposures exposure measurements "
    "methodology "
    "procedure procedures sample materials outcomes measures study sources data search eligibility "
    "selection sources sampling analysis",
    "results": "result results findings finding observations observation outcome main",
    "conclusions": "conclusion conclusions interpretation discussion significance implications relevance "
    "limitations summary",
    "other": "funding registration trial clinicaltrials keywords copyright",
}
_KIND_OF = {word: kind for kind, words in _LABELS.items() for word in words.split()}
_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[.\n>;)!?\]]\s)|(?<=[.\n>])|(?<=[a-z0-9)%][.!?]))\s*"
    r"(?P<label>(?:[A-Z][A-Z /,&()-]{3,70}|(?:Background|Introduction|Context|Importance|Rationale|Aims?|"
    r"Objectives?|Purpose|Questions?|"
    r"(?:Materials? and |Patients and |Subjects and )?[Mm]ethods?(?:/[A-Z]\w+| and [A-Za-z]\w+)?|"
    r"Design(?:,? [Ss]etting[\w, ]*)?|Setting|Participants|Patients|Subjects|Interventions?|(?:Main "
    r")?[Oo]utcomes?(?: measures?)?|"
    r"Measurements?|(?:Main |Key )?[Rr]esults?|(?:Main |Principal |Key )?[Ff]indings?|"
    r"Conclusions?(?:/[A-Z]\w+| and [Rr]elevance)?|Interpretation|Discussion|Significance|Implications|"
    r"Limitations?|Data sources?|Study selection|Data (?:extraction|synthesis)|Sample|Procedures?|Summary|"
    r"Funding|Trial registration)))\s*[:.—–]\s+(?=[\S])"
)
_BARE_LABEL = re.compile(
    r"(?:^|(?<=[.!?)\]] ))(?P<label>Background|Introduction|Objectives?|Purpose|Aims?"
    r"|Materials? and [Mm]ethods?|Patients and [Mm]ethods?"
    r"|Methods?|Methodology|Results|Findings|Conclusions?|Interpretation)\s(?=[A-Z0-9])"
)
"""A label without a colon ("Results In total, 20 men …"): believed where three kinds open sentences."""
_ENOUGH_LABELS = 3
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]{0,30})[^<>]{0,200}>")
_BREAK = re.compile(
    r"(?:(?<=[a-z0-9%)\]’'\"”])|(?<=[A-Za-z0-9][A-Z]))[.!?]['\"”)\]]*\s+(?=[A-Z0-9\"“(\[‘<]"
    r"|[a-z]{1,3}[A-Z])(?<!\bvs\.\s)"
    r"(?<!\bi\.e\.\s)"
    r"(?<!\be\.g\.\s)(?<!\bet al\.\s)(?<!\bapprox\.\s)(?<!\bno\.\s)(?<!\bDr\.\s)(?<!\bFig\.\s)"
    r"(?<!\bca\.\s)"
)


class Part(Enum):
    """Which part of an abstract a sentence belongs to; ``BODY`` where the abstract has no labels."""

    BACKGROUND = "background"
    METHODS = "methods"
    RESULTS = "results"
    CONCLUSIONS = "conclusions"
    OTHER = "other"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class AbstractSentence:
    """A sentence: its part of the abstract, its number there (from 1), its place in the cleaned text."""

    text: str
    part: Part
    number: int
    start: int
    end: int

    @property
    def locator(self) -> str:
        """Where the sentence stands, for people and for programs."""
        where = "abstract" if self.part is Part.BODY else f"abstract, {self.part.value}"
        return f"{where}, sentence {self.number} (characters {self.start}-{self.end})"


def clean_abstract(abstract: str) -> str:
    """The abstract as plain text: tags out, block titles as labels ("Results: "), entities decoded."""
    text = re.sub(
        r"<(?:jats:)?title>\s*([^<]{2,60}?)\s*[:.]?\s*</(?:jats:)?title>",
        lambda m: f" {m[1]}: ",
        abstract,
        flags=re.I,
    )
    text = re.sub(
        r"<(?:b|strong|h\d|bold|i|em)>\s*([A-Z][A-Za-z /,&-]{3,60}?)\s*[:.]?\s*</(?:b|strong|h\d|bold|i|"
        r"em)>\s*:?",
        lambda m: f" {m[1]}: " if m[1].split()[0].lower() in _KIND_OF or m[1].isupper() else m[1],
        text,
    )
    text = _TAG.sub(
        lambda m: (
            ""
            if m["name"].lower().split(":")[-1] in {"sup", "sub", "i", "b", "em", "strong", "italic", "bold"}
            else " "
        ),
        text,
    )
    text = html.unescape(html.unescape(text))
    text = re.sub(r"^\s*(?:abstract|summary)\b[\s:.]*(?=[A-Z])", "", text, flags=re.I)
    return re.sub(r"\s+", " ", text).strip()


def _kind_of(label: str) -> Part | None:
    words = re.findall(r"[a-z]+", label.lower())
    kinds = [_KIND_OF[word] for word in words if word in _KIND_OF]
    if not kinds:
        return None
    if {"methods", "results"} <= set(kinds) and "results" in words:
        return Part.RESULTS
    if kinds[0] == "results" and "measures" in words:
        return Part.METHODS
    return Part(kinds[0])


def _opening(part: Part, start: int) -> Part:
    """What a label means: "Significance" at the very start tells why a study was made, not what it means."""
    return Part.BACKGROUND if part is Part.CONCLUSIONS and start == 0 else part


def read_sentences(cleaned: str) -> tuple[AbstractSentence, ...]:
    """Cut a cleaned abstract into labelled sentences; every one is a verbatim stretch of it."""
    marks = [
        (m.start("label"), m.end(), _opening(part, m.start("label")))
        for m in _LABEL.finditer(cleaned)
        if (part := _kind_of(m["label"])) is not None
    ]
    bare = [
        (m.start("label"), m.end(), part)
        for m in _BARE_LABEL.finditer(cleaned)
        if (part := _kind_of(m["label"])) is not None
    ]
    if len({part for _, _, part in bare}) >= _ENOUGH_LABELS and len(marks) < len(bare):
        marks = bare
    stretches: list[tuple[int, int, Part]] = []
    position, part = 0, Part.BODY
    for start, end, named in marks:
        stretches.append((position, start, part))
        position, part = end, named
    stretches.append((position, len(cleaned), part))
    if not {Part.METHODS, Part.RESULTS} & {part for _, _, part in stretches}:
        stretches = [piece for stretch in stretches for piece in _first_apart(cleaned, stretch)]
    sentences: list[AbstractSentence] = []
    numbers: dict[Part, int] = {}
    for start, end, part in stretches:
        for sentence_start, sentence_end in _cut(cleaned, start, end):
            numbers[part] = numbers.get(part, 0) + 1
            sentences.append(
                AbstractSentence(
                    cleaned[sentence_start:sentence_end], part, numbers[part], sentence_start, sentence_end
                )
            )
    return tuple(sentences)


def _first_apart(text: str, stretch: tuple[int, int, Part]) -> list[tuple[int, int, Part]]:
    """A lone label ("Purpose: …") speaks for its first sentence only."""
    start, end, part = stretch
    cut = _BREAK.search(text, start, end)
    if part is not Part.BACKGROUND or cut is None:
        return [stretch]
    return [(start, cut.end(), part), (cut.end(), end, Part.BODY)]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(m.end() for m in _BREAK.finditer(text, start, end)), end]
    spans = []
    for left, right in pairwise(cuts):
        piece = text[left:right]
        trimmed_left = left + len(piece) - len(piece.lstrip())
        trimmed_right = right - (len(piece) - len(piece.rstrip()))
        if trimmed_right > trimmed_left:
            spans.append((trimmed_left, trimmed_right))
    return spans
