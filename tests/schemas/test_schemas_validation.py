"""Validation: every rule refuses exactly its row, what hangs on it goes too, nothing is lost."""

import json
from datetime import date, datetime

import pandas as pd
import pytest
from small_dataset import NAPS, row_where, small_frames, small_rows, small_texts
from validating import assert_nothing_lost, refused, validated

from schemas.failures import ContractError, ReleaseStopped
from schemas.frames import frames_from_records
from schemas.tables import FLAT, RECORD_TABLES, TABLES
from schemas.validation import validate_tables


def test_a_valid_dataset_passes_whole():
    result = validated(small_rows(), texts=small_texts())
    assert result.failures == ()
    assert result.quarantine.empty
    assert list(result.tables) == list(TABLES)
    assert {name: len(frame) for name, frame in result.tables.items()} == {
        "articles": 2,
        "cited_references": 2,
        "reference_candidates": 2,
        "studies": 2,
        "study_notices": 2,
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


def test_two_candidates_of_one_rank_are_both_refused():
    rows = small_rows()
    rows["reference_candidates"][1]["rank"] = 1
    assert set(refused(validated(rows), "reference_candidates").values()) == {"one_candidate_per_rank"}


def test_a_notice_of_retraction_belongs_to_a_retracted_study():
    rows = small_rows()
    rows["studies"][0]["status"] = "corrected"
    for row in rows["evidence"][:3]:
        row["study_status"] = "corrected"
    assert set(refused(validated(rows), "study_notices").values()) == {"retraction_shows"}


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


def test_a_date_that_came_through_json_is_a_date():
    rows = small_rows()
    rows["articles"][0]["published_on"] = "2024-05-17"
    rows["articles"][1]["published_on"] = "17 May 2024"
    frames = frames_from_records(rows)
    assert list(frames["articles"]["published_on"]) == [date(2024, 5, 17)]
    assert list(frames["quarantine"]["failure_case"]) == ["published_on = '17 May 2024' is no date"]


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
