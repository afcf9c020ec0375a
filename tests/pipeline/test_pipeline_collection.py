"""Rows of several articles about one study brought into line, and what a summary leads with."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "schemas"))
from small_dataset import small_rows

from flows.abstracts import read_abstracts
from flows.collection import collect
from flows.notable import retracted_leads
from flows.pipeline import plain_row
from flows.records import Study
from flows.resolve import Abstract, Resolved
from schemas.frames import frames_from_records
from schemas.validation import validate_tables


def reference(study_id: str, **values: Any) -> dict[str, Any]:
    known = {"reference_id": "r", "study_id": study_id, "doi": None, "pmid": None, "issues": ["unresolved"]}
    return {**known, "match_method": "none", "match_score": 0.0, **values}


def study(**values: Any) -> dict[str, Any]:
    return {"study_id": "s", "title": "T", "status": "unknown", "resolution": "unresolved", **values}


@pytest.mark.parametrize("is_found_first", [True, False])
def test_a_study_that_was_reached_for_one_article_is_known_to_the_other(is_found_first: bool) -> None:
    lost = {
        "cited_references": [reference("s", doi="10.5555/x", issues=["unresolved", "ambiguous"])],
        "studies": [study(authors=["A", "B"], year_published=2019, doi="10.5555/x", container_title="J")],
        "evidence": [{"evidence_id": "e", "study_id": "s", "study_status": "unknown"}],
    }
    found = {
        "cited_references": [reference("s", match_method="title", match_score=0.98, issues=["retracted"])],
        "studies": [study(status="retracted", resolution="registry")],
        "study_notices": [{"notice_id": "n", "study_id": "s", "kind": "retracted"}],
    }
    both = collect([found, lost] if is_found_first else [lost, found])
    (kept,) = both["studies"]
    assert kept["resolution"] == "registry"
    told = sorted((row["match_method"], row["issues"]) for row in both["cited_references"])
    assert told == [("doi", ["retracted"]), ("title", ["retracted"])]
    assert both["evidence"][0]["study_status"] == "retracted"


def test_a_notice_that_two_articles_bring_is_one_row() -> None:
    notice = {"notice_id": "n", "study_id": "s", "kind": "retracted"}
    tables = {"studies": [study(status="retracted", resolution="registry")], "study_notices": [notice]}
    assert len(collect([tables, tables])["study_notices"]) == 1


def test_what_an_abstract_says_and_is_no_finding_is_refused_once_with_the_reason() -> None:
    text = "RESULTS: Tea improved mood. There were no differences between tea and milk drinkers."
    resolved = Resolved(
        (),
        (Study(study_id="stu_0000000000000000", title="T"),),
        (),
        abstracts={"stu_0000000000000000": Abstract(text, "pubmed")},
    )
    read = read_abstracts(resolved)
    assert [finding.outcome for finding in read.findings] == ["mood"]
    (refused,) = read.refused
    assert (refused.table_name, refused.check_name, refused.column_name, refused.stage) == (
        "findings",
        "finding_no_outcome",
        "outcome",
        "extract",
    )
    row = json.loads(refused.row_json)
    assert (row["finding_id"], row["direction"]) == (refused.row_id, "no_change")
    assert text[row["char_start"] : row["char_end"]].startswith("There were no differences")
    tables = {"studies": [], "quarantine": [plain_row(refused)]}
    again = {**tables, "quarantine": [plain_row(refused) | {"row_id": None}]}
    assert len(collect([tables, tables])["quarantine"]) == 1
    assert len(collect([again, again])["quarantine"]) == 2


def test_claims_on_a_retracted_study_lead_with_when_and_why() -> None:
    tables = validate_tables(frames_from_records(small_rows())).tables
    leads = retracted_leads(tables)
    assert len(leads) == 2
    assert all(
        "leans on a retracted study: Naps and recall in adults (10.1234/jss.2019.045)" in x for x in leads
    )
    assert all("retracted on 2024-02-01; reason: Made-up data" in lead for lead in leads)
    rows = small_rows()
    rows["study_notices"] = []
    rows["studies"][0]["status"] = "published"
    for row in rows["evidence"][:3]:
        row["study_status"] = "published"
    assert retracted_leads(validate_tables(frames_from_records(rows)).tables) == []
