"""How right the verdicts are: the appraiser on made-up cases, the text model on labelled data.

    python -m benchmarks.verdicts            # both
    python -m benchmarks.verdicts --cases    # only the appraiser, and every row it gets wrong

Of the text model the trees are evaluated, by cross-validation (see train_verdict.py), which needs the shared
development data (`../shared/data`, or TEARSHEET_SHARED) and scikit-learn; trees and encoder together are by
verdict_mixture.py.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from flows.appraise import appraise
from flows.extract.assertions import Statement, read_statement, valence_of_statement
from flows.lexicon.concepts import concept_of, valence_of
from flows.records import Assertion, Citation, CitedReference, Claim, Evidence, Finding, Study
from schemas.identifiers import make_id
from schemas.vocabulary import (
    ArticleStance,
    AttributedTo,
    ClaimKind,
    CueType,
    Design,
    Direction,
    Method,
    ReferenceType,
    Relation,
    Resolution,
    Verdict,
)

CASES = Path(__file__).parent / "data" / "verdicts.yaml"
UNSEEN = Path(__file__).parent / "data" / "verdicts_unseen.yaml"


@dataclass(frozen=True)
class Case:
    """A made-up claim beside a made-up study: what goes into the appraiser, and what should come out."""

    claim: Claim
    citation: Citation
    assertion: Assertion
    reference: CitedReference
    study: Study
    findings: tuple[Finding, ...]
    verdict: Verdict
    distortions: tuple[str, ...]
    part: str
    """``tuned`` (the rules were tuned on it), ``development`` or ``held_out`` of the second set."""

    def appraise(self) -> Evidence:
        rows = appraise(
            [self.claim], [self.citation], [self.assertion], [self.reference], [self.study], self.findings
        )
        return rows[0]


def load_cases(path: Path = CASES) -> tuple[Case, ...]:
    studies = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(case_of(entry, case) for entry in studies for case in entry["cases"])


def case_of(entry: dict[str, Any], case: dict[str, Any]) -> Case:
    """A case of an entry of ``data/verdicts.yaml``."""
    study_id = make_id("studies", entry["study"])
    claim_id = make_id("claims", entry["study"], case["claim"])
    reference_id = make_id("cited_references", study_id)
    says = case["says"]
    direction = Direction(says["direction"])
    concept = concept_of(says["outcome"])
    claim = Claim(
        claim_id=claim_id,
        article_id="art_made_up",
        claim_text=case["claim"],
        char_start=0,
        char_end=len(case["claim"]),
        quote_prefix="",
        quote_suffix="",
        section_index=0,
        section_title=None,
        claim_kind=ClaimKind.STUDY_REPORT,
        attributed_to=AttributedTo.STUDY,
        article_stance=ArticleStance.ENDORSES,
        speaker_name=None,
        speaker_role=None,
        relation=Relation(case["relation"]),
        is_hedged=False,
        hedge_cues=(),
        uncited_reason=None,
        method=Method.RULE,
        confidence=0.9,
    )
    assertion = Assertion(
        assertion_id=make_id("assertions", claim_id),
        claim_id=claim_id,
        outcome=says["outcome"],
        direction=direction,
        valence=valence_of(says["outcome"], direction),
        exposure=says.get("exposure"),
        comparator=says.get("comparator"),
        population=says.get("population"),
        outcome_concept=concept.id if concept else None,
        timepoint=says.get("timepoint"),
    )
    return Case(
        claim=claim,
        citation=Citation(
            citation_id=make_id("citations", claim_id),
            claim_id=claim_id,
            reference_id=reference_id,
            cue_type=CueType.ANAPHORA,
            cue_text="the study",
            char_start=0,
            char_end=1,
            is_ambiguous=False,
            score=0.9,
        ),
        assertion=assertion,
        reference=CitedReference(
            reference_id=reference_id,
            article_id="art_made_up",
            reference_type=ReferenceType.LIST_ENTRY,
            position=0,
            raw_text=entry["study"],
            char_start=0,
            char_end=1,
            study_id=study_id,
        ),
        study=Study(
            study_id=study_id,
            title=entry["study"],
            design=Design(entry["design"]),
            population=entry["population"],
            resolution=Resolution.CURATED,
        ),
        findings=tuple(_finding(study_id, number, row) for number, row in enumerate(entry["findings"])),
        verdict=Verdict(case["verdict"]),
        distortions=tuple(sorted(case.get("distortions", ()))),
        part=entry.get("part", "tuned"),
    )


def _finding(study_id: str, number: int, row: dict[str, Any]) -> Finding:
    direction = Direction(row["direction"])
    concept = concept_of(row["outcome"])
    return Finding(
        finding_id=make_id("findings", study_id, number),
        study_id=study_id,
        outcome=row["outcome"],
        direction=direction,
        valence=valence_of(row["outcome"], direction),
        relation=Relation(row["relation"]),
        locator="results",
        method=Method.CURATED,
        confidence=1.0,
        exposure=row["exposure"],
        comparator=row["comparator"],
        population=row.get("population"),
        outcome_concept=concept.id if concept else None,
        timepoint=row["timepoint"],
        meaning=row.get("meaning"),
    )


def assertions_of(
    case: Case, read_claim: Callable[[str], Sequence[Statement]] = read_statement
) -> list[Assertion]:
    """What is read of a case's claim."""
    read = []
    for statement in read_claim(case.claim.claim_text):
        concept = concept_of(statement.outcome)
        read.append(
            replace(
                case.assertion,
                assertion_id=make_id(
                    "assertions", case.claim.claim_id, statement.outcome, statement.exposure
                ),
                outcome=statement.outcome,
                direction=statement.direction,
                valence=valence_of_statement(statement),
                exposure=statement.exposure,
                comparator=statement.comparator,
                population=statement.population,
                timepoint=statement.timepoint,
                outcome_concept=concept.id if concept else None,
            )
        )
    return read


def print_scores(title: str, gold: Sequence[str], given: Sequence[str], sureness: Sequence[float]) -> None:
    """Accuracy, macro F1, precision, recall and F1 by class, confusion and reliability, as plain tables."""
    labels = [label for label in dict.fromkeys([*gold, *given]) if label]
    labels.sort()
    pairs = Counter(zip(gold, given, strict=True))
    rows = [(label, *_prf(label, pairs, labels)) for label in labels]
    right = sum(pairs[label, label] for label in labels)
    in_gold = [row for row in rows if row[4]]
    macro = sum(row[3] for row in in_gold) / len(in_gold)
    print(f"\n{title}: {len(gold)} rows, accuracy {right / len(gold):.3f}, macro F1 {macro:.3f}")
    print(f"  {'':18}{'precision':>10}{'recall':>10}{'F1':>10}{'rows':>8}")
    for label, precision, recall, f1, count in rows:
        print(f"  {label:18}{precision:>10.3f}{recall:>10.3f}{f1:>10.3f}{count:>8}")
    print("  confusion (row: gold, column: given)")
    print(f"  {'':18}" + "".join(f"{label[:16]:>18}" for label in labels))
    for label in labels:
        print(f"  {label:18}" + "".join(f"{pairs[label, other]:>18}" for other in labels))
    print("  reliability: confidence, mean confidence, share right, rows")
    for step in range(10):
        low, high = step / 10, (step + 1) / 10
        inside = [
            (sure, is_gold == is_given)
            for sure, is_gold, is_given in zip(sureness, gold, given, strict=True)
            if low <= sure < high or (step == 9 and sure == 1.0)
        ]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            share = sum(is_right for _, is_right in inside) / len(inside)
            print(f"  {low:.1f}-{high:.1f}  {mean:.3f}  {share:.3f}  {len(inside):>5}")


def _prf(
    label: str, pairs: Counter[tuple[str, str]], labels: Sequence[str]
) -> tuple[float, float, float, int]:
    hit = pairs[label, label]
    given = sum(pairs[other, label] for other in labels)
    gold = sum(pairs[label, other] for other in labels)
    precision, recall = hit / given if given else 0.0, hit / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return precision, recall, f1, gold


def score_cases() -> int:
    """Print how the appraiser does on the made-up cases and every row it gets wrong; returns how many are.

    Of the held-out cases only the totals are printed, so that they stay unseen.
    """
    cases = [*load_cases(), *load_cases(UNSEEN)]
    wrong = 0
    for part in dict.fromkeys(case.part for case in cases):
        chosen = [case for case in cases if case.part == part]
        rows = [case.appraise() for case in chosen]
        print_scores(
            f"Appraiser, made-up assertions beside made-up findings, {part}",
            [case.verdict.value for case in chosen],
            [row.verdict.value for row in rows],
            [row.confidence for row in rows],
        )
        missed = [(case, row) for case, row in zip(chosen, rows, strict=True) if not _is_right(case, row)]
        exact = sum(
            case.distortions == tuple(sorted(row.distortions)) for case, row in zip(chosen, rows, strict=True)
        )
        print(f"  distortions exactly right: {exact} of {len(chosen)}")
        wrong += len(missed)
        for case, row in missed if part != "held_out" else ():
            print(f"  - {case.study.title}: {case.claim.claim_text}")
            print(f"      wanted {case.verdict.value} {list(case.distortions)}")
            given = [item.value for item in row.distortions]
            print(f"      given  {row.verdict.value} {given}: {row.rationale}")
    return wrong


def _is_right(case: Case, row: Evidence) -> bool:
    return row.verdict is case.verdict and case.distortions == tuple(sorted(row.distortions))


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cases", action="store_true", help="only the appraiser")
    is_cases_only = parser.parse_args(argv).cases
    score_cases()
    if not is_cases_only:
        from benchmarks import train_verdict  # noqa: PLC0415

        train_verdict.evaluate(print_scores)


if __name__ == "__main__":
    main()
