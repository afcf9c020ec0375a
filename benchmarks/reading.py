"""How well claims, speakers and citations are read from the made-up articles of ``benchmarks/data/articles``.

Runs the true pipeline (read, references, resolve, claims) on every article and prints precision, recall and
F1 of claim detection, kind, speaker and citation link for the development and the held-out articles, how
often each score of a citation was right, and the time of the reading alone.

    python -m benchmarks.reading                 all figures
    python -m benchmarks.reading --errors dev    and what went wrong there
    python -m benchmarks.reading --texts FILE    claims of press texts that one has labelled oneself
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks import labelled_texts
from benchmarks.tallies import Count, print_reliability
from flows.document import Document
from flows.extract import Extraction, read_claims
from flows.ingest import RawSource, read_document
from flows.records import CitedReference, Study
from flows.resolve import Catalogue, parse_references, resolve_references

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = Path(__file__).parent / "data" / "articles"
SUFFIXES = {"text/plain": "txt", "text/markdown": "md", "text/html": "html"}


@dataclass
class Tally:
    """What was counted over a set of articles."""

    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    scores: Counter[tuple[float, bool]] = field(default_factory=Counter)
    confidences: list[tuple[float, bool]] = field(default_factory=list)
    """Of every claim that the annotation decides: its confidence, and whether claim and kind are right."""
    are_claims: list[bool] = field(default_factory=list)
    """Of the same claims: whether the sentence is one at all."""
    errors: list[str] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)


def load(split: str | None = None) -> list[tuple[str, dict[str, Any]]]:
    """The annotated articles, by name."""
    found = []
    for path in sorted(ARTICLES.glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "text_from" in gold:
            gold["text"] = (ROOT / gold["text_from"]).read_text(encoding="utf-8")
        if split is None or gold["split"] == split:
            found.append((path.stem, gold))
    return found


def read(slug: str, gold: dict[str, Any]) -> tuple[Document, tuple[CitedReference, ...], tuple[Study, ...]]:
    """Run an article through the stages before the reading."""
    published: date | None = gold["published_on"]
    source = RawSource(
        name=f"{slug}.{SUFFIXES[gold['media_type']]}",
        content=gold["text"].encode("utf-8"),
        media_type=gold["media_type"],
        published_on=published,
    )
    document = read_document(source)
    resolved = resolve_references(parse_references(document), Catalogue((), ()))
    return document, resolved.references, resolved.studies


def score(slug: str, gold: dict[str, Any], tally: Tally, repeats: int = 5) -> None:
    """Read one article and count what was right; ``repeats``: how often the reading is timed."""
    document, references, studies = read(slug, gold)
    extraction = read_claims(document, references, studies)
    start = time.process_time()
    for _ in range(repeats):
        read_claims(document, references, studies)
    if repeats:
        tally.milliseconds.append(
            (time.process_time() - start) / repeats * 1000 * 1200 / max(1, document.n_words)
        )
    _compare(slug, gold, document, references, extraction, tally)


def _compare(
    slug: str,
    gold: dict[str, Any],
    document: Document,
    references: tuple[CitedReference, ...],
    extraction: Extraction,
    tally: Tally,
) -> None:
    printed = {r.reference_id: f"{r.raw_text} {r.url or ''} {r.doi or ''} {r.pmid or ''}" for r in references}
    prose = {r.reference_id for r in extraction.prose_references}
    letters: dict[str, str] = {}
    cites: dict[str, list[Any]] = defaultdict(list)
    for citation in extraction.citations:
        cites[citation.claim_id].append(citation)
    remaining = list(extraction.claims)
    for wanted in gold["claims"]:
        starts, is_optional = wanted["starts"], wanted.get("optional", False)
        claim = next((c for c in remaining if _begins(c.claim_text, starts)), None)
        if claim is None:
            if not any(_begins(document.text_of(s), starts) for s in document.sentences):
                tally.errors.append(f"{slug}: NO SENTENCE begins {starts!r}")
            if not is_optional:
                tally.counts["detection"].missed += 1
                tally.errors.append(f"{slug}: missed {starts!r}")
                for _ in wanted.get("cites", ()):
                    tally.counts["citation"].missed += 1
                if wanted.get("speaker"):
                    tally.counts["speaker"].missed += 1
            continue
        remaining.remove(claim)
        if not is_optional:
            tally.counts["detection"].hit += 1
            tally.confidences.append((claim.confidence, claim.claim_kind == wanted["kind"]))
            tally.are_claims.append(True)
        _kind(slug, wanted, claim, tally)
        _speaker(slug, wanted, claim, tally)
        _citations(slug, wanted, claim, cites[claim.claim_id], printed, prose, letters, tally)
    for claim in remaining:
        tally.counts["detection"].false += 1
        tally.confidences.append((claim.confidence, False))
        tally.are_claims.append(False)
        tally.errors.append(
            f"{slug}: no claim, read as {claim.claim_kind} {claim.confidence}: {claim.claim_text!r}"
        )
        for _ in cites[claim.claim_id]:
            tally.counts["citation"].false += 1


def _begins(text: str, starts: str) -> bool:
    return text.lstrip().startswith(starts) or text.lstrip('"“ ').startswith(starts.lstrip('"“ '))


def _kind(slug: str, wanted: dict[str, Any], claim: Any, tally: Tally) -> None:
    right = claim.claim_kind == wanted["kind"]
    count = tally.counts["kind"]
    count.hit += right
    count.false += not right
    count.missed += not right
    if not right:
        tally.errors.append(f"{slug}: kind {claim.claim_kind}, not {wanted['kind']}: {wanted['starts']!r}")


def _speaker(slug: str, wanted: dict[str, Any], claim: Any, tally: Tally) -> None:
    expected, got = wanted.get("speaker"), claim.speaker_name
    count = tally.counts["speaker"]
    if expected is None and got is None:
        return
    right = bool(expected and got and (expected.lower() in got.lower() or got.lower() in expected.lower()))
    count.hit += right
    count.false += bool(got) and not right
    count.missed += bool(expected) and not right
    if not right:
        tally.errors.append(f"{slug}: speaker {got!r}, not {expected!r}: {wanted['starts']!r}")


def _citations(
    slug: str,
    wanted: dict[str, Any],
    claim: Any,
    citations: list[Any],
    printed: dict[str, str],
    prose: set[str],
    letters: dict[str, str],
    tally: Tally,
) -> None:
    count = tally.counts["citation"]
    open_ = list(wanted.get("cites", ()))
    allowed = list(wanted.get("may_cite", ()))
    for citation in citations:
        target = citation.reference_id
        match = None
        for name in (*open_, *allowed):
            if name.startswith("~"):
                if (
                    target in prose
                    and letters.get(name, target) == target
                    and (name in letters or target not in letters.values())
                ):
                    letters[name] = target
                    match = name
            elif name in printed.get(target, ""):
                match = name
            if match:
                break
        tally.scores[(citation.score, match is not None)] += 1
        if match in allowed:
            allowed.remove(match)
        elif match:
            open_.remove(match)
            count.hit += 1
        else:
            count.false += 1
            tally.errors.append(
                f"{slug}: cites {printed.get(target, 'prose')[:50]!r} "
                f"({citation.cue_type} {citation.cue_text!r}), "
                f"wanted {wanted.get('cites')}: {wanted['starts']!r}"
            )
    for name in open_:
        count.missed += 1
        tally.errors.append(f"{slug}: no citation of {name}: {wanted['starts']!r} ({claim.claim_kind})")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", choices=("dev", "held_out", "all"))
    parser.add_argument("--texts", type=Path, help="a local file of labelled texts, measured instead")
    arguments = parser.parse_args()
    chosen = arguments.errors
    if arguments.texts:
        labelled_texts.measure(arguments.texts, is_verbose=bool(chosen))
        return
    everything = Tally()
    for split in ("dev", "held_out"):
        tally = Tally()
        articles = load(split)
        for slug, gold in articles:
            score(slug, gold, tally)
        everything.milliseconds.extend(tally.milliseconds)
        everything.scores.update(tally.scores)
        everything.confidences.extend(tally.confidences)
        print(f"{split}: {len(articles)} articles")
        print(f"  {'':10} {'precision':>9} {'recall':>7} {'F1':>6}   n")
        for name in ("detection", "kind", "speaker", "citation"):
            count = tally.counts[name]
            precision, recall, f1 = count.row()
            print(f"  {name:10} {precision:9.3f} {recall:7.3f} {f1:6.3f}   {count.hit + count.missed}")
        if chosen in (split, "all"):
            print("\n".join(f"    {line}" for line in tally.errors))
    cited = [pair for pair, times in everything.scores.items() for _ in range(times)]
    print_reliability("confidence of a claim", everything.confidences)
    print_reliability("score of a citation", cited)
    print(f"reading alone: {statistics.median(everything.milliseconds):.1f} ms per 1,200 words (median)")


if __name__ == "__main__":
    main()
