"""Labelled press texts from a local file, for measuring and training the reading of claims.

Other people's texts stay out of the repository; the file is one's own. One JSON object a line:

    {"name": "…", "text": "the whole article", "claims": [{"start": 0, "end": 41, "kind": "study_report"}, …]}

``start`` and ``end`` are code points of ``text``, as ``tearsheet predict claims`` gives them; ``kind`` is a
``claim_kind`` or a list of those that are right. A claim may have ``speaker``, ``stance`` (an
``article_stance``) and ``optional`` (counts neither for nor against). Every other sentence claims nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.tallies import Count, print_reliability
from flows.document import Document, Span
from flows.extract import read_claims
from flows.ingest import RawSource, read_document
from flows.records import Claim
from flows.resolve import Catalogue, parse_references, resolve_references
from schemas.vocabulary import ArticleStance


@dataclass(frozen=True)
class LabelledClaim:
    """A stretch of the text that is a claim."""

    start: int
    end: int
    kinds: tuple[str, ...]
    speaker: str | None = None
    stance: str | None = None
    is_optional: bool = False


@dataclass(frozen=True)
class LabelledText:
    """A text and all its claims."""

    name: str
    text: str
    claims: tuple[LabelledClaim, ...]


def load(path: Path) -> list[LabelledText]:
    """The texts of a file."""
    return [_text(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _text(entry: dict[str, Any]) -> LabelledText:
    return LabelledText(entry["name"], entry["text"], tuple(map(_claim, entry["claims"])))


def _claim(entry: dict[str, Any]) -> LabelledClaim:
    kind = entry["kind"]
    return LabelledClaim(
        entry["start"],
        entry["end"],
        tuple(kind) if isinstance(kind, list) else (kind,),
        entry.get("speaker"),
        entry.get("stance"),
        entry.get("optional", False),
    )


def read(labelled: LabelledText) -> tuple[Document, tuple[Claim, ...]]:
    """Read the claims of a text as ``tearsheet predict claims`` does."""
    source = RawSource(
        name=f"{labelled.name}.txt", content=labelled.text.encode("utf-8"), media_type="text/plain"
    )
    document = read_document(source)
    resolved = resolve_references(parse_references(document), Catalogue((), ()))
    return document, read_claims(document, resolved.references, resolved.studies).claims


def paired(
    labelled: LabelledText, document: Document, claims: Sequence[Claim]
) -> Iterator[tuple[Claim | None, LabelledClaim | None]]:
    """Every claim read with the labelled one that it overlaps most, and what is left of both."""
    content = labelled.text.encode("utf-8")
    left = list(labelled.claims)
    for claim in claims:
        first, last = document.offsets.source_range(Span(claim.char_start, claim.char_end))
        start = len(content[:first].decode("utf-8", "replace"))
        end = len(content[:last].decode("utf-8", "replace"))
        nearest = max(left, key=lambda one: min(end, one.end) - max(start, one.start), default=None)
        if nearest is None or min(end, nearest.end) <= max(start, nearest.start):
            yield claim, None
        else:
            left.remove(nearest)
            yield claim, nearest
    for one in left:
        yield None, one


def measure(path: Path, *, is_verbose: bool) -> None:
    """Print how well the claims of a file of labelled texts are read, and whether the confidence holds."""
    counts = {name: Count() for name in ("detection", "kind", "speaker", "stance")}
    stated: list[tuple[float, bool]] = []
    errors: list[str] = []
    for labelled in load(path):
        document, claims = read(labelled)
        for claim, wanted in paired(labelled, document, claims):
            if claim is None and wanted is not None and not wanted.is_optional:
                counts["detection"].missed += 1
                errors.append(f"{labelled.name}: missed {labelled.text[wanted.start : wanted.end]!r}")
            elif claim is not None and wanted is None:
                counts["detection"].false += 1
                stated.append((claim.confidence, False))
                errors.append(f"{labelled.name}: no claim {claim.confidence} {claim.claim_text!r}")
            elif claim is not None and wanted is not None and not wanted.is_optional:
                counts["detection"].hit += 1
                stated.append((claim.confidence, claim.claim_kind in wanted.kinds))
                _attributes(claim, wanted, counts)
    print(f"{path.name}:    precision  recall     F1   n")
    for name, count in counts.items():
        precision, recall, f1 = count.row()
        print(f"  {name:10} {precision:9.3f} {recall:7.3f} {f1:6.3f}   {count.hit + count.missed}")
    print_reliability("confidence of a claim", stated)
    if is_verbose:
        print("\n".join(errors))


def _attributes(claim: Claim, wanted: LabelledClaim, counts: dict[str, Count]) -> None:
    is_disputed = claim.article_stance is ArticleStance.DISPUTES
    found = {
        "kind": claim.claim_kind in wanted.kinds,
        "stance": is_disputed is (wanted.stance == ArticleStance.DISPUTES),
    }
    if wanted.speaker or claim.speaker_name:
        names = (wanted.speaker or "", claim.speaker_name or "")
        found["speaker"] = all(names) and (names[0] in names[1] or names[1] in names[0])
    for name, is_right in found.items():
        counts[name].hit += is_right
        counts[name].false += not is_right
        counts[name].missed += not is_right
