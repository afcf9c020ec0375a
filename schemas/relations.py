"""The rules that hold between tables: foreign keys, and what no single row can say about itself.

A rule names the table whose rows it judges. Rules are evaluated on tables whose foreign keys are whole; a row
that breaks one is refused together with everything that hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from schemas.failures import Failure
from schemas.record_rules import RECORD_RULES
from schemas.rule import Mask, Rule, Tables, among, is_term, look_up, mask, pairs_in, same
from schemas.table import ForeignKey
from schemas.vocabulary import ClaimKind, UncitedReason, Verdict


def has_parent(child: pd.DataFrame, key: ForeignKey, parent: pd.DataFrame) -> Mask:
    """Whether each row of ``child`` finds the row that its foreign key names; a null names none."""
    if len(key.columns) == 1:
        values = child[key.columns[0]]
        return mask(values.isna()) | among(values, parent[key.references[0]])
    absent = child[list(key.columns)].isna().any(axis=1)
    return mask(absent | pairs_in(child, key.columns, parent, key.references))


def missing_evidence(tables: Tables, present: pd.DataFrame) -> list[Failure]:
    """An assertion beside a study that its claim cites without a row saying what came of it.

    ``present`` is the evidence that there is, refused rows included. Ambiguous citations ask for no verdict.
    """
    certain = tables["citations"][~tables["citations"]["is_ambiguous"].astype(bool)]
    cited = certain.merge(tables["cited_references"][["reference_id", "study_id"]], on="reference_id")
    assertions = tables["assertions"][["assertion_id", "claim_id"]]
    expected = assertions.merge(cited[["claim_id", "study_id"]], on="claim_id")
    expected = expected.drop_duplicates(["assertion_id", "study_id"])
    columns = ("assertion_id", "study_id")
    absent = expected[~pairs_in(expected, columns, present, columns)].sort_values(list(columns))
    return [
        Failure(
            "evidence_complete",
            "evidence",
            None,
            f"assertion {assertion} has no row for the study {study} that its claim cites",
        )
        for assertion, study in zip(absent["assertion_id"], absent["study_id"], strict=True)
    ]


def _report_is_cited(tables: Tables) -> Mask:
    claims = tables["claims"]
    is_cited = among(claims["claim_id"], tables["citations"]["claim_id"])
    is_report = is_term(claims["claim_kind"], ClaimKind.STUDY_REPORT.value)
    return ~is_report | is_cited | mask(claims["uncited_reason"].notna())


def _uncited_has_no_citation(tables: Tables) -> Mask:
    claims = tables["claims"]
    is_cited = among(claims["claim_id"], tables["citations"]["claim_id"])
    return ~(is_term(claims["uncited_reason"], UncitedReason.NO_STUDY_IDENTIFIED.value) & is_cited)


def _one_claim_per_sentence(tables: Tables) -> Mask:
    return ~mask(tables["claims"].duplicated(["article_id", "char_start", "char_end"], keep=False))


def _citation_in_one_article(tables: Tables) -> Mask:
    citations = tables["citations"]
    of_claim = look_up(tables, "claims", "claim_id", "article_id", citations["claim_id"])
    of_reference = look_up(
        tables, "cited_references", "reference_id", "article_id", citations["reference_id"]
    )
    return same(of_claim, of_reference)


def _status_of_study(tables: Tables) -> Mask:
    evidence = tables["evidence"]
    return same(
        look_up(tables, "studies", "study_id", "status", evidence["study_id"]), evidence["study_status"]
    )


def _assertion_of_claim(tables: Tables) -> Mask:
    evidence = tables["evidence"]
    return same(
        look_up(tables, "assertions", "assertion_id", "claim_id", evidence["assertion_id"]),
        evidence["claim_id"],
    )


def _direction_of_assertion(tables: Tables) -> Mask:
    evidence = tables["evidence"]
    asserted = look_up(tables, "assertions", "assertion_id", "direction", evidence["assertion_id"])
    return same(asserted, evidence["claimed_direction"])


def _finding_of_study(tables: Tables) -> Mask:
    evidence = tables["evidence"]
    return same(
        look_up(tables, "findings", "finding_id", "study_id", evidence["finding_id"]), evidence["study_id"]
    )


def _study_is_cited(tables: Tables) -> Mask:
    references = tables["cited_references"][["reference_id", "study_id"]]
    cited = tables["citations"][["claim_id", "reference_id"]].merge(references, on="reference_id")
    columns = ("claim_id", "study_id")
    return pairs_in(tables["evidence"], columns, cited, columns)


def _one_verdict_per_pair(tables: Tables) -> Mask:
    return ~mask(tables["evidence"].duplicated(["assertion_id", "study_id"], keep=False))


def _not_addressed_has_findings(tables: Tables) -> Mask:
    evidence = tables["evidence"]
    has_findings = among(evidence["study_id"], tables["findings"]["study_id"])
    return ~is_term(evidence["verdict"], Verdict.NOT_ADDRESSED.value) | has_findings


RULES: tuple[Rule, ...] = (
    *RECORD_RULES,
    Rule(
        "report_is_cited",
        "claims",
        ("claim_kind", "uncited_reason"),
        "A claim that reports research has a citation, or says why not.",
        _report_is_cited,
    ),
    Rule(
        "uncited_has_no_citation",
        "claims",
        ("uncited_reason",),
        "A claim for which no study was identified has no citation.",
        _uncited_has_no_citation,
    ),
    Rule(
        "one_claim_per_sentence",
        "claims",
        ("article_id", "char_start", "char_end"),
        "No two claims stand on the same characters.",
        _one_claim_per_sentence,
    ),
    Rule(
        "citation_in_one_article",
        "citations",
        ("claim_id", "reference_id"),
        "A claim leans on references of its own article.",
        _citation_in_one_article,
    ),
    Rule(
        "assertion_of_claim",
        "evidence",
        ("assertion_id", "claim_id"),
        "The assertion is one of the claim's.",
        _assertion_of_claim,
    ),
    Rule(
        "direction_of_assertion",
        "evidence",
        ("assertion_id", "claimed_direction"),
        "The claimed direction is the assertion's.",
        _direction_of_assertion,
    ),
    Rule(
        "finding_of_study",
        "evidence",
        ("finding_id", "study_id"),
        "The finding is one of the study's.",
        _finding_of_study,
    ),
    Rule(
        "study_is_cited",
        "evidence",
        ("claim_id", "study_id"),
        "The claim cites the study.",
        _study_is_cited,
    ),
    Rule(
        "one_verdict_per_pair",
        "evidence",
        ("assertion_id", "study_id"),
        "An assertion has one verdict for each study.",
        _one_verdict_per_pair,
    ),
    Rule(
        "status_of_study",
        "evidence",
        ("study_status", "study_id"),
        "The status is the study's.",
        _status_of_study,
    ),
    Rule(
        "not_addressed_has_findings",
        "evidence",
        ("verdict", "study_id"),
        "Where the verdict is not_addressed the study has findings on something else.",
        _not_addressed_has_findings,
    ),
)


def rules_of(table: str) -> Iterator[Rule]:
    """The rules that judge rows of a table."""
    return (rule for rule in RULES if rule.table == table)
