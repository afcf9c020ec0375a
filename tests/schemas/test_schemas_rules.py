"""Every rule of the contract has a row that breaches it, and is found in that row alone."""

import json

import pytest
from small_dataset import row_where, small_frames, small_rows
from validating import assert_nothing_lost, refused, validated

from schemas.relations import RULES
from schemas.tables import TABLES
from schemas.validation import row_faults

TABLE_RULES = {rule.name for rule in RULES}


# (table, which row, the change, the check that refuses it)
BREACHES = [
    ("articles", {"title": "Tea and Stress"}, {"language": "English"}, "pattern"),
    ("articles", {"title": "Tea and Stress"}, {"title": " "}, "not_blank"),
    ("articles", {"title": "Tea and Stress"}, {"n_words": 0}, "greater_than_or_equal_to"),
    ("articles", {"title": "Tea and Stress"}, {"url": "no address"}, "pattern"),
    ("articles", {"title": "Tea and Stress"}, {"text_sha256": None}, "not_nullable"),
    ("articles", {"title": "Tea and Stress"}, {"rights": "whatever"}, "pattern"),
    ("cited_references", {"year": 2021}, {"year": 21}, "greater_than_or_equal_to"),
    ("cited_references", {"year": 2021}, {"year": 20190}, "less_than_or_equal_to"),
    ("cited_references", {"year": 2021}, {"doi": "https://doi.org/10.1/x"}, "pattern"),
    ("cited_references", {"year": 2021}, {"match_method": "guess"}, "isin"),
    ("cited_references", {"year": 2021}, {"match_score": 1.2}, "less_than_or_equal_to"),
    ("cited_references", {"year": 2021}, {"issues": ["unresolved", "odd"]}, "terms_in_vocabulary"),
    ("cited_references", {"year": 2021}, {"issues": ["unresolved", "unresolved"]}, "terms_in_vocabulary"),
    ("cited_references", {"year": 2021}, {"issues": []}, "unmatched_is_marked"),
    ("cited_references", {"year": 2021}, {"authors": ["Roe", " "]}, "list_of_text"),
    ("cited_references", {"year": 2021}, {"char_start": 9999}, "offsets_ordered"),
    ("cited_references", {"year": 2021}, {"study_id": None}, "not_nullable"),
    ("cited_references", {"year": 2021}, {"match_method": "doi"}, "match_agrees_with_resolution"),
    (
        "cited_references",
        {"year": 2021},
        {"issues": ["unresolved", "retracted"]},
        "notice_agrees_with_status",
    ),
    ("reference_candidates", {"rank": 2}, {"total_score": None}, "not_nullable"),
    ("reference_candidates", {"rank": 2}, {"title_score": 1.1}, "less_than_or_equal_to"),
    ("reference_candidates", {"rank": 2}, {"is_chosen": True}, "chosen_is_match"),
    ("study_notices", {"kind": "corrected"}, {"kind": "praise"}, "isin"),
    ("studies", {"title": "Tea study"}, {"n_citations": 4}, "count_has_date"),
    ("studies", {"title": "Tea study"}, {"abstract_text": "Tea calms."}, "abstract_is_licensed"),
    ("studies", {"title": "Tea study"}, {"evidence_level": 6}, "less_than_or_equal_to"),
    ("studies", {"title": "Tea study"}, {"n_participants": 0}, "greater_than_or_equal_to"),
    ("studies", {"title": "Tea study"}, {"countries": ["Australia"]}, "pattern"),
    ("studies", {"title": "Tea study"}, {"registries": ["pubmed"]}, "unresolved_has_no_registry"),
    ("studies", {"title": "Tea study"}, {"year_online": 1990, "year_published": 2021}, "years_plausible"),
    ("studies", {"title": "Tea study"}, {"pmid": "PMC1"}, "pattern"),
    ("claims", {"claim_kind": "expert_statement"}, {"speaker_name": None}, "expert_is_named"),
    (
        "claims",
        {"claim_kind": "author_statement"},
        {"uncited_reason": "no_study_identified"},
        "reason_only_for_reports",
    ),
    ("claims", {"claim_kind": "author_statement"}, {"char_end": 70}, "offsets_ordered"),
    ("claims", {"claim_kind": "author_statement"}, {"char_end": 93}, "span_fits_text"),
    ("claims", {"claim_kind": "author_statement"}, {"is_hedged": True}, "hedge_has_cues"),
    ("claims", {"claim_kind": "author_statement"}, {"hedge_cues": ["may"]}, "hedge_has_cues"),
    ("claims", {"claim_kind": "author_statement"}, {"is_hedged": None}, "not_nullable"),
    ("claims", {"claim_kind": "author_statement"}, {"confidence": -0.1}, "greater_than_or_equal_to"),
    ("claims", {"claim_kind": "author_statement"}, {"claim_kind": "study_report"}, "report_is_cited"),
    ("claims", {"uncited_reason": "no_study_identified"}, {"uncited_reason": None}, "report_is_cited"),
    ("citations", {"cue_text": "researchers"}, {"char_end": 9999}, "span_fits_text"),
    ("citations", {"cue_type": "inferred"}, {"cue_type": "anaphora"}, "cue_has_text"),
    ("citations", {"cue_text": "researchers"}, {"score": float("inf")}, "less_than_or_equal_to"),
    ("assertions", {"outcome": "recall"}, {"claimed_value": None}, "unit_has_value"),
    ("assertions", {"outcome": "recall"}, {"claimed_value": float("inf")}, "is_finite"),
    ("assertions", {"outcome": "recall"}, {"outcome": "\t"}, "not_blank"),
    ("findings", {"outcome": "delayed word recall"}, {"ci_low": 1.2}, "interval_ordered"),
    ("findings", {"outcome": "delayed word recall"}, {"ci_low": None}, "interval_complete"),
    ("findings", {"outcome": "delayed word recall"}, {"effect_size": 2.0}, "effect_in_interval"),
    ("findings", {"outcome": "delayed word recall"}, {"effect_measure": None}, "effect_has_measure"),
    ("findings", {"outcome": "delayed word recall"}, {"p_value": 1.01}, "less_than_or_equal_to"),
    ("findings", {"outcome": "reaction time"}, {"char_end": None}, "sentence_complete"),
    ("findings", {"outcome": "reaction time"}, {"char_start": 20}, "sentence_complete"),
    ("evidence", {"outcome": "recall"}, {"study_status": "published"}, "status_of_study"),
    ("evidence", {"outcome": "recall"}, {"finding_id": None, "found_direction": None}, "verdict_has_finding"),
    ("evidence", {"outcome": "recall"}, {"found_direction": None}, "finding_has_direction"),
    (
        "evidence",
        {"outcome": "recall"},
        {"verdict": "not_addressed", "distortions": []},
        "no_verdict_no_finding",
    ),
    ("evidence", {"outcome": "recall"}, {"verdict": "supported"}, "support_is_no_contradiction"),
    ("evidence", {"outcome": "mood"}, {"distortions": ["timing_omitted"]}, "distortion_has_finding"),
    ("evidence", {"outcome": "cortisol"}, {"verdict": "not_addressed"}, "not_addressed_has_findings"),
    ("evidence", {"outcome": "recall"}, {"claimed_direction": "decrease"}, "direction_of_assertion"),
    ("evidence", {"outcome": "recall"}, {"rationale": ""}, "not_blank"),
    ("evidence", {"outcome": "recall"}, {"verdict": "refuted"}, "isin"),
]


def breach(table, which, change):
    rows = small_rows()
    row = row_where(rows[table], **which)
    row |= change
    return rows, row[TABLES[table].key[0]]


@pytest.mark.parametrize(("table", "which", "change", "check"), BREACHES)
def test_a_breach_is_found_in_its_row_alone(table, which, change, check):
    rows, key = breach(table, which, change)
    if check in TABLE_RULES:
        assert refused(validated(rows), table)[key] == check
        return
    frame = small_frames(rows)[table]
    faults = list(row_faults(TABLES[table], frame))
    assert check in {fault.check_name for _, fault in faults}
    assert {frame[TABLES[table].key[0]].iloc[position] for position, _ in faults} == {key}


@pytest.mark.parametrize("number", range(0, len(BREACHES), 10))
def test_a_breached_row_is_kept_whole_in_quarantine(number):
    table, which, change, check = BREACHES[number]
    rows, key = breach(table, which, change)
    result = validated(rows)
    assert refused(result, table)[key] == check
    assert key not in set(result.tables[table][TABLES[table].key[0]])
    entry = result.quarantine[result.quarantine["row_id"] == key].iloc[0]
    assert entry["stage"] == "validate"
    stored = json.loads(entry["row_json"])
    assert set(stored) == set(TABLES[table].column_names)
    assert {name: stored[name] for name in change} == change
    assert_nothing_lost(rows, result)


def test_every_rule_has_a_breach_here():
    tested = {check for *_, check in BREACHES}
    own_tests = {
        "uncited_has_no_citation",
        "one_claim_per_sentence",
        "citation_in_one_article",
        "assertion_of_claim",
        "finding_of_study",
        "study_is_cited",
        "one_verdict_per_pair",
        "row_is_json",
        "one_candidate_per_rank",
        "retraction_shows",
    }
    names = TABLE_RULES | {name for table in TABLES.values() for name, _ in table.row_rules()}
    assert names - tested == own_tests
