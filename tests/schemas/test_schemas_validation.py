"""Validation: every rule refuses exactly its row, what hangs on it goes too, nothing is lost."""

import json
from datetime import date, datetime

import pandas as pd
import pytest
from small_dataset import NAPS, row_where, small_frames, small_rows, small_texts

from schemas.failures import ContractError, ReleaseStopped
from schemas.frames import frames_from_records
from schemas.relations import RULES
from schemas.tables import FLAT, RECORD_TABLES, TABLES
from schemas.validation import row_faults, validate_tables

TABLE_RULES = {rule.name for rule in RULES}


def validated(rows, **options):
    return validate_tables(small_frames(rows), **options)


def refused(result, table=None):
    quarantine = result.quarantine
    if table is not None:
        quarantine = quarantine[quarantine["table_name"] == table]
    return dict(zip(quarantine["row_id"], quarantine["check_name"], strict=True))


def assert_nothing_lost(rows, result):
    for name in RECORD_TABLES:
        n_refused = int((result.quarantine["table_name"] == name).sum())
        assert len(result.tables[name]) + n_refused == len(rows[name]), name
    given = {name: sorted(row[TABLES[name].key[0]] for row in rows[name]) for name in RECORD_TABLES}
    for name in RECORD_TABLES:
        key = TABLES[name].key[0]
        found = list(result.tables[name][key])
        of_table = result.quarantine[result.quarantine["table_name"] == name]
        found += [json.loads(text)[key] for text in of_table["row_json"]]
        assert sorted(found) == given[name]


def test_a_valid_dataset_passes_whole():
    result = validated(small_rows(), texts=small_texts())
    assert result.failures == ()
    assert result.quarantine.empty
    assert list(result.tables) == list(TABLES)
    assert {name: len(frame) for name, frame in result.tables.items()} == {
        "articles": 2,
        "cited_references": 2,
        "studies": 2,
        "claims": 6,
        "citations": 3,
        "assertions": 5,
        "findings": 2,
        "evidence": 4,
        "claim_study_outcome": 4,
        "quarantine": 0,
    }
    result.raise_for_failures()
    for name, table in TABLES.items():
        table.model.validate(result.tables[name], lazy=True)


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


@pytest.mark.parametrize("number", range(0, len(BREACHES), 9))
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
    }
    names = TABLE_RULES | {name for table in TABLES.values() for name, _ in table.row_rules()}
    assert names - tested == own_tests


def test_a_citation_across_articles_is_refused():
    rows = small_rows()
    tea, naps = (row_where(rows["cited_references"], year=year) for year in (2021, 2019))
    row_where(rows["citations"], cue_type="inferred")["reference_id"] = tea["reference_id"]
    assert naps["article_id"] != tea["article_id"]
    assert "citation_in_one_article" in refused(validated(rows), "citations").values()


def test_a_claim_without_a_study_has_no_citation():
    rows = small_rows()
    heart = row_where(rows["claims"], uncited_reason="no_study_identified")
    citation = row_where(rows["citations"], cue_type="inferred") | {"claim_id": heart["claim_id"]}
    rows["citations"].append(citation | {"citation_id": "cit_" + "0" * 16})
    assert refused(validated(rows), "claims")[heart["claim_id"]] == "uncited_has_no_citation"


def test_two_claims_on_the_same_sentence_are_both_refused():
    rows = small_rows()
    points = row_where(rows["claims"], claim_kind="author_statement")
    twin = points | {"claim_id": "clm_" + "0" * 16}
    rows["claims"].append(twin)
    found = refused(validated(rows), "claims")
    assert found == {points["claim_id"]: "one_claim_per_sentence", twin["claim_id"]: "one_claim_per_sentence"}


def test_evidence_that_names_another_claims_assertion_is_refused():
    rows = small_rows()
    reaction = row_where(rows["assertions"], outcome="reaction times")
    evidence = row_where(rows["evidence"], outcome="mood")
    evidence |= {"assertion_id": reaction["assertion_id"], "claimed_direction": "no_change"}
    found = refused(validated(rows), "evidence")[evidence["evidence_id"]]
    assert found == "assertion_of_claim"


def test_evidence_with_another_studys_finding_or_an_uncited_study_is_refused():
    rows = small_rows()
    brew = row_where(rows["studies"], title="Tea study")
    null = row_where(rows["findings"], outcome="delayed word recall")
    row = row_where(rows["evidence"], outcome="cortisol")
    row |= {"verdict": "contradicted", "finding_id": null["finding_id"], "found_direction": "no_change"}
    assert refused(validated(rows), "evidence")[row["evidence_id"]] == "finding_of_study"
    rows = small_rows()
    row_where(rows["evidence"], outcome="mood")["study_id"] = brew["study_id"]
    assert "study_is_cited" in refused(validated(rows), "evidence").values()


def test_two_verdicts_on_one_pair_are_both_refused():
    rows = small_rows()
    mood = row_where(rows["evidence"], outcome="mood")
    twin = mood | {"evidence_id": "evd_" + "0" * 16}
    rows["evidence"].append(twin)
    found = refused(validated(rows), "evidence")
    assert found == dict.fromkeys([mood["evidence_id"], twin["evidence_id"]], "one_verdict_per_pair")


def test_what_hangs_on_a_refused_row_goes_with_it_to_the_last_generation():
    rows = small_rows()
    naps = row_where(rows["articles"], publisher="Example Weekly")
    naps["language"] = "?"
    result = validated(rows)
    assert_nothing_lost(rows, result)
    assert refused(result, "articles") == {naps["article_id"]: "pattern"}
    assert set(refused(result, "claims").values()) == {"foreign_key_articles"}
    assert set(refused(result, "assertions").values()) == {"foreign_key_claims"}
    assert set(refused(result, "citations").values()) == {"foreign_key_claims"}
    assert set(refused(result, "evidence").values()) == {"foreign_key_claims"}
    assert refused(result, "studies") == {}
    assert set(result.tables[FLAT]["article_title"]) == {"Tea and Stress"}
    assert validate_tables(
        {n: result.tables[n] for n in (*RECORD_TABLES, "quarantine")}
    ).n_refused == dict.fromkeys(RECORD_TABLES, 0)


def test_a_report_that_loses_its_only_reference_goes_too():
    rows = small_rows()
    row_where(rows["cited_references"], year=2021)["doi"] = "nonsense"
    result = validated(rows)
    cortisol = row_where(rows["claims"], claim_text="Tea lowered cortisol, researchers at a café reported.")
    assert refused(result, "claims") == {cortisol["claim_id"]: "report_is_cited"}
    assert_nothing_lost(rows, result)


def test_a_row_that_fails_several_checks_is_one_row_that_names_them_all():
    rows = small_rows()
    row_where(rows["findings"], outcome="delayed word recall").update(
        p_value=7.0, locator=" ", direction="up"
    )
    entries = validated(rows).quarantine.query("table_name == 'findings'")
    assert len(entries) == 1
    told = entries.iloc[0]["check_name"] + entries.iloc[0]["failure_case"]
    for name in ("isin", "not_blank", "less_than_or_equal_to", "p_value = 7.0", "direction = 'up'"):
        assert name in told


def test_copies_of_a_row_leave_one_and_contradicting_rows_none():
    rows = small_rows()
    brew = row_where(rows["studies"], title="Tea study")
    rows["studies"] += [dict(brew), dict(brew)]
    result = validated(rows)
    assert list(result.quarantine["check_name"]) == ["duplicate_row"] * 2
    assert len(result.tables["studies"]) == 2
    rows["studies"].append(brew | {"title": "Another"})
    result = validated(rows)
    conflicts = result.quarantine.query("table_name == 'studies'")
    assert list(conflicts["check_name"]) == ["key_conflict"] * 4
    assert len(result.tables["studies"]) == 1
    assert_nothing_lost(rows, result)


def test_a_wrong_type_costs_its_row_only():
    rows = small_rows()
    changes = {
        "n_participants": "many",
        "title": "lone \ud800 surrogate",
        "is_open_access": 1,
        "year_online": 2.5,
    }
    for name, value in changes.items():
        broken = small_rows()
        study = row_where(broken["studies"], title="Tea study")
        study[name] = value
        result = validated(broken)
        entry = result.quarantine.query("table_name == 'studies'").iloc[0]
        assert (entry["check_name"], entry["column_name"]) == ("type", name)
        assert json.loads(entry["row_json"])[name] == value
    rows["articles"][0]["published_on"] = datetime(2024, 1, 1)
    assert "type" in set(validated(rows).quarantine["check_name"])
    rows["articles"][0]["published_on"] = date(2024, 1, 1)
    assert validated(rows).quarantine.empty


def test_empty_text_is_null_where_null_may_be():
    rows = small_rows()
    rows["articles"][0]["publisher"] = ""
    assert validated(rows).tables["articles"]["publisher"].isna().sum() == 2


def test_rows_refused_earlier_are_carried_on():
    earlier = {
        "table_name": "sources",
        "row_id": None,
        "row_json": '{"name":"x.txt"}',
        "check_name": "not_utf8",
        "column_name": None,
        "failure_case": "x.txt is not UTF-8",
        "stage": "ingest",
    }
    result = validated(small_rows() | {"quarantine": [earlier]})
    assert list(result.quarantine["table_name"]) == ["sources"]
    result = validated(small_rows() | {"quarantine": [earlier | {"row_json": "no JSON"}]})
    assert [failure.check_name for failure in result.failures] == ["row_is_json"]


def test_table_faults_are_all_told_and_stop():
    frames = small_frames()
    del frames["findings"]
    frames["claims"] = frames["claims"].drop(columns=["confidence"]).assign(mood="good")
    frames["studies"] = frames["studies"].astype({"n_participants": "float64"})
    result = validate_tables(frames)
    assert {(failure.check_name, failure.table_name, failure.column_name) for failure in result.failures} == {
        ("table_present", "findings", None),
        ("columns", "claims", "confidence"),
        ("columns", "claims", "mood"),
        ("dtype", "studies", "n_participants"),
    }
    with pytest.raises(ReleaseStopped, match=r"4 fault"):
        result.raise_for_failures()
    with pytest.raises(ContractError, match="no such table"):
        validate_tables({"odd": pd.DataFrame()})


def test_an_empty_dataset_and_too_few_rows_stop():
    result = validate_tables(frames_from_records({}))
    assert [(failure.table_name, failure.check_name) for failure in result.failures] == [
        ("articles", "minimum_rows")
    ]
    result = validated(small_rows(), minimum_rows={"evidence": 5, "claims": 6})
    assert [failure.table_name for failure in result.failures] == ["evidence"]


def test_a_missing_evidence_row_stops():
    rows = small_rows()
    mood = row_where(rows["evidence"], outcome="mood")
    rows["evidence"].remove(mood)
    failures = validated(rows).failures
    assert [failure.check_name for failure in failures] == ["evidence_complete"]
    assert mood["assertion_id"] in failures[0].message
    row_where(rows["citations"], cue_type="journal_year")["is_ambiguous"] = True
    assert validated(rows).failures == ()


def test_offsets_are_held_against_the_text():
    texts = small_texts()
    article_id = next(iter(texts))
    shifted = {article_id: "x" + texts[article_id]}
    result = validated(small_rows(), texts=shifted)
    assert refused(result, "articles") == {article_id: "text_is_the_article"}
    assert set(refused(result, "claims").values()) == {"text_at_offsets"}

    for change, check in (
        ({"quote_prefix": "not this"}, "prefix_adjoins"),
        ({"quote_suffix": "nor this"}, "suffix_adjoins"),
        ({"char_start": len(NAPS) + 5, "char_end": len(NAPS) + 5 + 36}, "offsets_inside_text"),
    ):
        rows = small_rows()
        claim = row_where(rows["claims"], claim_kind="expert_statement")
        claim |= change
        assert refused(validated(rows, texts=texts), "claims")[claim["claim_id"]] == check
    rows = small_rows()
    row_where(rows["citations"], cue_text="researchers")["cue_text"] = "RESEARCHERS"
    assert "text_at_offsets" in refused(validated(rows, texts=texts), "citations").values()


def test_order_of_rows_given_does_not_matter():
    rows = small_rows()
    turned = {name: list(reversed(items)) for name, items in small_rows().items()}
    expected, found = validated(rows).tables, validated(turned).tables
    for name in TABLES:
        pd.testing.assert_frame_equal(found[name], expected[name])


def test_the_clearest_citation_stands_in_the_flat_table():
    rows = small_rows()
    clear = row_where(rows["citations"], cue_type="journal_year")
    vague = clear | {"citation_id": "cit_" + "0" * 16, "cue_type": "inferred", "cue_text": "", "score": 0.99}
    rows["citations"].append(vague | {"char_end": vague["char_start"], "is_ambiguous": True})
    flat = validated(rows).tables[FLAT]
    assert len(flat) == 4
    assert set(flat.query("outcome == 'recall'")["cue_type"]) == {"journal_year"}
