"""The made-up cases read from their bare texts, and the confidence of evidence rows set by how that goes.

    python -m benchmarks.verdict_texts           # right, wrong, reliability
    python -m benchmarks.verdict_texts --write   # also writes flows/appraise/data/confidence.yaml

Each claim of ``data/verdicts_unseen.yaml`` is read into assertions and held against the findings as a curator
would record them, and against the findings that are read from the abstract. Half of the studies are held
out: the reliability printed for them comes from rates of the other half. The rates that are written count
claims in the press's own words too (``press_verdicts.py``), which are harder.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import yaml

from benchmarks.press_verdicts import load_left_out, nearest, press_case
from benchmarks.verdicts import UNSEEN, Case, assertions_of, load_cases, print_scores
from flows.appraise import appraise
from flows.appraise.confidence import RATES, group_of
from flows.appraise.judgement import judge, know
from flows.appraise.reasons import Reason
from flows.extract import classify_relation, read_findings, read_study_facts
from flows.records import Assertion, Evidence, Finding, Study
from schemas.vocabulary import Method

PARTS = ("development", "held_out")


@dataclass(frozen=True)
class TextRow:
    """An evidence row made from bare texts, with what a careful reader says."""

    part: str
    is_read: bool
    """Whether the findings were read from the abstract, not recorded by hand."""
    reason: Reason
    row: Evidence
    is_right: bool
    wanted: str


def read_rows() -> tuple[TextRow, ...]:
    """Every assertion that is read of a claim, against recorded and against read findings."""
    abstracts = {
        entry["study"]: entry["abstract"] for entry in yaml.safe_load(UNSEEN.read_text(encoding="utf-8"))
    }
    rows: list[TextRow] = []
    for case in load_cases(UNSEEN):
        abstract = abstracts[case.study.title]
        facts = read_study_facts("", abstract)
        study = replace(case.study, title="", design=facts.design, population=facts.population)
        found = read_findings(case.study.study_id, "", abstract)
        for assertion in assertions_of(case):
            rows.append(_text_row(case, assertion, case.study, case.findings, is_read=False))
            rows.append(_text_row(case, assertion, study, found, is_read=True))
    return tuple(rows)


def read_press_rows() -> tuple[TextRow, ...]:
    """What is read of claims in the press's own words, held against findings that are read.

    The tenth of ``data/studies_and_claims.jsonl`` that nothing was trained on; of each claim the assertion
    that is nearest to what it was written to say.
    """
    rows = []
    for entry in load_left_out():
        facts = read_study_facts("", entry["abstract"])
        for told in entry["claims"]:
            case = press_case(entry, told)
            study = replace(case.study, title="", design=facts.design, population=facts.population)
            found = read_findings(study.study_id, "", entry["abstract"])
            assertion = nearest(assertions_of(case), told["outcome"] or "")
            if assertion is not None:
                rows.append(_text_row(case, assertion, study, found, is_read=True))
    return tuple(rows)


def _text_row(
    case: Case, assertion: Assertion, study: Study, findings: tuple[Finding, ...], *, is_read: bool
) -> TextRow:
    claim = replace(case.claim, relation=classify_relation(case.claim.claim_text).label)
    rows = appraise([claim], [case.citation], [assertion], [case.reference], [study], findings)
    reason = judge(assertion, claim, study, know(findings)).reason
    return TextRow(case.part, is_read, reason, rows[0], rows[0].verdict is case.verdict, case.verdict.value)


def rates(rows: Sequence[TextRow]) -> dict[str, dict[str, float]]:
    """Origin → group of reasons → share right, by Laplace's rule of succession."""
    counts: Counter[tuple[str, str, bool]] = Counter()
    for row in rows:
        counts[_origin(row), group_of(row.reason), row.is_right] += 1
    groups = [group for group in dict.fromkeys(map(group_of, Reason)) if group != "nothing_known"]
    return {
        origin.value: {
            group: round(
                (counts[origin.value, group, True] + 1)
                / (counts[origin.value, group, True] + counts[origin.value, group, False] + 2),
                3,
            )
            for group in groups
        }
        for origin in (Method.CURATED, Method.RULE)
    }


def _origin(row: TextRow) -> str:
    return (Method.RULE if row.is_read else Method.CURATED).value


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--write", action="store_true", help="write the rates")
    rows = read_rows()
    n_unread = len(load_cases(UNSEEN)) - len({row.row.claim_id for row in rows})
    print(f"claims of which nothing is read: {n_unread}")
    for is_read in (False, True):
        for part in PARTS:
            chosen = [row for row in rows if row.part == part and row.is_read is is_read]
            others = rates([row for row in rows if row.part != part])
            print_scores(
                f"{'findings read from the abstract' if is_read else 'findings as recorded'}, {part}",
                [row.wanted for row in chosen],
                [row.row.verdict.value for row in chosen],
                [others[_origin(row)][group_of(row.reason)] for row in chosen],
            )
    if parser.parse_args(argv).write:
        head = RATES.read_text(encoding="utf-8").split("\n\n", 1)[0]
        body = yaml.safe_dump(rates([*rows, *read_press_rows()]), sort_keys=False, allow_unicode=True)
        RATES.write_text(f"{head}\n\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main()
