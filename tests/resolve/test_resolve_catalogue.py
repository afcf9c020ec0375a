"""The curated studies: what is read, and what is refused with which words."""

# ruff: noqa: E501  (tables read best with one case a line)

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.resolve import CatalogueError, load_catalogue
from flows.resolve.catalogue import EVIDENCE_LEVELS
from schemas.identifiers import make_id
from schemas.vocabulary import Design, Direction, Method, Relation, Resolution, StudyStatus, Valence

RECORD: dict[str, object] = {
    "id": "holm-2018",
    "type": "article-journal",
    "title": "Naps and recall in night nurses",
    "author": [{"family": "Holm", "given": "B. R."}, {"literal": "Rest Group"}],
    "container-title": "Journal of Rest",
    "DOI": "10.5555/JR.1",
    "PMID": 31000001,
    "issued": {"date-parts": [[2018, 3]]},
    "available-date": {"date-parts": [["2017"]]},
}
FACTS = """\
design: cohort
n_participants: 148
population: night nurses
countries: ["NO", SE]
is_open_access: true
status: published
findings:
  - exposure: napping
    outcome: words recalled
    direction: increase
    valence: benefit
    relation: correlational
    locator: abstract, results
    effect_size: 1.5
  - outcome: systolic blood pressure
    direction: no_change
    locator: table 2
"""


def write(folder: Path, name: str = "holm-2018", record: object = RECORD, facts: str | None = FACTS) -> Path:
    place = folder / name
    place.mkdir()
    text = record if isinstance(record, str) else json.dumps(record, indent=1)
    (place / "record.json").write_text(text, encoding="utf-8")
    if facts is not None:
        (place / "study.yaml").write_text(facts, encoding="utf-8")
    return folder


def test_a_study_and_its_findings(tmp_path: Path) -> None:
    catalogue = load_catalogue(write(tmp_path))
    (study,) = catalogue.studies
    assert study.study_id == make_id("studies", "10.5555/jr.1")
    assert (study.doi, study.pmid) == ("10.5555/JR.1", "31000001")
    assert (study.year_published, study.year_online) == (2018, 2017)
    assert study.authors == ("Holm, B. R.", "Rest Group")
    assert (study.design, study.evidence_level) == (Design.COHORT, 3)
    assert (study.countries, study.resolution) == (("NO", "SE"), Resolution.CURATED)
    assert study.status is StudyStatus.PUBLISHED
    first, second = catalogue.findings_of(study.study_id)
    assert first.finding_id == make_id(
        "findings", study.study_id, "napping", None, None, "words recalled", None
    )
    assert (first.direction, first.valence, first.effect_size) == (Direction.INCREASE, Valence.BENEFIT, 1.5)
    assert (first.method, first.confidence, first.relation) == (Method.CURATED, 1.0, Relation.CORRELATIONAL)
    assert second.valence is Valence.NEUTRAL
    assert second.outcome_concept is not None


def test_a_record_alone_is_a_study(tmp_path: Path) -> None:
    record = {"type": "report", "title": "A report on naps"}
    (study,) = load_catalogue(write(tmp_path, record=record, facts=None)).studies
    assert (study.csl_type, study.design, study.evidence_level) == ("report", Design.UNKNOWN, None)
    assert study.study_id == make_id("studies", "A report on naps")


def test_every_design_has_its_level() -> None:
    assert set(EVIDENCE_LEVELS) == set(Design)
    assert all(level is None or 1 <= level <= 5 for level in EVIDENCE_LEVELS.values())


def without(key: str) -> dict[str, object]:
    return {name: value for name, value in RECORD.items() if name != key}


# what is wrong, the record, the facts, words of the message
FAULTS: list[tuple[str, object, str | None, list[str]]] = [
    ("yaml syntax", RECORD, "design: cohort\nfindings: [\n", ["study.yaml, line 3", "malformed YAML"]),
    ("yaml tab", RECORD, "design:\n\t- x\n", ["study.yaml, line 2", "malformed YAML"]),
    ("vocabulary", RECORD, "design: randomised\n", ["study.yaml, line 1", "'randomised'", "randomized_controlled_trial", "cohort"]),
    ("vocabulary of a finding", RECORD, "findings:\n  - outcome: x\n    direction: up\n    locator: y\n", ["line 3", "'up'", "increase, decrease"]),
    ("unknown key", RECORD, "desing: cohort\n", ["line 1", "'desing'", "design"]),
    ("missing field", RECORD, "findings:\n  - outcome: x\n    direction: increase\n", ["line 2", "'locator'"]),
    ("finding twice", RECORD, "findings:\n" + "  - {outcome: x, direction: increase, locator: y}\n" * 2, ["line 3", "twice"]),
    ("key twice", RECORD, "design: cohort\ndesign: cohort\n", ["line 2", "twice"]),
    ("a truth value for a country", RECORD, "countries: [NO]\n", ["line 1", "quote"]),
    ("text for a number", RECORD, "n_participants: many\n", ["line 1", "whole number", "many"]),
    ("an alias", RECORD, "population: &a x\nlicense: *a\n", ["line 2", "alias"]),
    ("an endless alias", RECORD, "findings: &a [*a]\n", ["line 1", "alias"]),
    ("empty facts", RECORD, "", ["study.yaml", "empty"]),
    ("a list of facts", RECORD, "- design\n", ["line 1", "mapping"]),
    ("json syntax", '{"type": "book",\n "title" "x"}', None, ["record.json, line 2", "malformed JSON"]),
    ("unknown type", {**RECORD, "type": "paper"}, None, ["'paper'", "article-journal"]),
    ("unknown field", {**RECORD, "journal": "x"}, None, ["'journal'", "container-title"]),
    ("no title", without("title"), None, ["record.json", "'title'"]),
    ("no date", {**RECORD, "issued": "2018"}, None, ["'issued'", "date-parts"]),
    ("no name", {**RECORD, "author": [{"given": "B."}]}, None, ["family"]),
    ("two records", [RECORD, RECORD], None, ["one CSL-JSON item"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "facts", "words"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
def test_faults_are_told_with_their_place(
    tmp_path: Path, record: object, facts: str | None, words: list[str]
) -> None:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(write(tmp_path, record=record, facts=facts))
    for word in words:
        assert word in str(caught.value), str(caught.value)


def test_a_doi_that_stands_twice(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "other", {**RECORD, "title": "Other", "DOI": "10.5555/jr.1", "PMID": "1"})
    with pytest.raises(CatalogueError, match=r"doi 10\.5555/jr\.1 is already that of .*holm-2018"):
        load_catalogue(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no such folder"):
        load_catalogue(tmp_path / "none")
    (tmp_path / "empty").mkdir()
    with pytest.raises(CatalogueError, match=r"record\.json.*no such file"):
        load_catalogue(tmp_path)


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "holm-2018" / "study.yaml").write_bytes(b"population: na\xefve\n")
    with pytest.raises(CatalogueError, match="not UTF-8"):
        load_catalogue(tmp_path)
