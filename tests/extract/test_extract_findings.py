"""Findings: statements, effects, facts, sample sizes, sections; each table by its examples."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.findings import (
    read_countries,
    read_effects,
    read_findings,
    read_sample_size,
    read_study_facts,
)
from flows.extract.findings.constructions import Rule, further_rules, rules
from flows.extract.findings.design import DesignCue, design_cues
from flows.extract.findings.numbers import MEASURES, Measure
from flows.extract.findings.sections import Part, clean_abstract, read_sentences
from flows.extract.findings.spelled import spelled_number
from flows.extract.findings.statements import read_statements
from schemas.vocabulary import Design, Direction

ABSTRACT = (
    "BACKGROUND: Sleep is short in towns. METHODS: We randomised 80 adults in Norway to earplugs or "
    "usual care. RESULTS: Sleep was longer with earplugs than with usual care (mean difference 21 min, "
    "95% CI 8 to 34; P=.002). "
    "Mood did not differ between groups (P = .61). CONCLUSIONS: Earplugs lengthen sleep."
)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_construction_reads_its_example(rule: Rule):
    statements = read_statements(rule.example)[0]
    assert statements
    assert statements[0].pattern == rule.name
    assert (statements[0].direction is Direction.NO_CHANGE) == rule.is_null


@pytest.mark.parametrize("rule", further_rules(), ids=lambda rule: rule.name)
def test_further_construction_reads_its_example(rule: Rule):
    statements = read_statements(rule.example)[0]
    assert [statement.pattern for statement in statements] == [rule.name]
    assert (statements[0].direction is Direction.NO_CHANGE) == rule.is_null
    assert rule.cue is not None
    assert rule.cue.search(rule.example)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_measure_is_read_from_its_example(measure: Measure):
    assert [effect.measure for effect in read_effects(measure.example)] == [measure.name]


@pytest.mark.parametrize("cue", design_cues(), ids=lambda cue: cue.example)
def test_design_cue_is_found_in_its_example(cue: DesignCue):
    assert cue.pattern.search(cue.example)


@pytest.mark.parametrize(
    "case",
    [
        ("HR 0.93 [95% CI, 0.85-1.02]", 0.93, 0.85, 1.02, None, True),
        ("RR=1.5; 95 % CI 1.1–2.0; P<.001", 1.5, 1.1, 2.0, 0.001, False),
        ("OR: 0.7 (0.5;0.9)", 0.7, 0.5, 0.9, None, False),
        ("β = −0.21, p = 0.30", -0.21, None, None, 0.30, True),
        ("SMD -0.41; 95% CI -0.60 to -0.22", -0.41, -0.6, -0.22, None, False),
        ("a 24% lower risk", -24.0, None, None, None, None),
        ("sleep increased by 18 minutes (95% CI 4 to 32)", 18.0, 4.0, 32.0, None, None),
        ("(p > 0.05)", None, None, None, 0.05, True),
    ],
)
def test_effect(case):
    text, *numbers, is_null = case
    (effect,) = read_effects(text)
    assert [effect.value, effect.ci_low, effect.ci_high, effect.p_value] == numbers
    assert effect.is_null is is_null


def test_two_effects_keep_their_own_numbers():
    first, second = read_effects("gout (HR 0.72, 95% CI 0.58-0.89) and stones (HR 1.02, 95% CI 0.88-1.19)")
    assert (first.value, second.value) == (0.72, 1.02)
    assert (first.is_null, second.is_null) == (False, True)


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("A total of 1,507 employees completed the survey.", 1507),
        ("Twenty-five women aged 30 to 40 years took part.", 25),
        ("One hundred and twelve patients were enrolled.", 112),
        ("Participants (N = 893) filled in a form.", 893),
        ("We randomly assigned 64 adolescents (mean age 15 years) to two groups.", 64),
        ("Of 412 patients screened, 118 were randomized to kefir (n = 60) or milk (n = 58).", 118),
        ("Students saw a neutral film (n = 65), cried (n = 71) or did not cry (n = 61).", 197),
        ("412 patients with adenoma and 824 controls were compared.", 1236),
        ("Nineteen trials with 2,318 participants were included.", 2318),
        ("Interviews with 22 mothers and 19 fathers were analysed.", 41),
        ("The control group comprised 29 patients and the exercise group 31 patients.", 60),
        ("Thirty subjects participated in each of the two groups.", 60),
        ("Of 2,300 eligible adults, 1,104 agreed to take part.", 1104),
        ("Sixty-three of 70 randomised patients completed the trial.", 70),
        ("Data on COVID-19 patients are scarce.", None),
        ("Sleep is important at the age of 60 years, 20% of the time.", None),
        ("The dose was 500 mg for 12 weeks.", None),
    ],
)
def test_sample_size(text: str, n: int | None):
    assert read_sample_size(text) == n


@pytest.mark.parametrize(
    ("words", "value"), [("seventy", 70), ("two thousand and six", 2006), ("cats", None)]
)
def test_spelled_number(words: str, value: int | None):
    assert spelled_number(words) == value


def test_facts_and_findings_of_a_structured_abstract():
    facts = read_study_facts("Earplugs for sleep: a randomised trial", ABSTRACT)
    assert facts.design is Design.RANDOMIZED_CONTROLLED_TRIAL
    assert facts.n_participants == 80
    assert facts.countries == ("NO",)
    first, second = read_findings("stu_0000000000000000", "Earplugs for sleep: a randomised trial", ABSTRACT)
    assert (first.outcome, first.direction, first.effect_size) == ("Sleep", Direction.INCREASE, 21.0)
    assert (first.exposure, first.comparator) == ("earplugs", "usual care")
    assert (first.ci_low, first.ci_high, first.p_value) == (8.0, 34.0, 0.002)
    assert first.locator.startswith("abstract, results, sentence 1 (characters ")
    assert (second.outcome, second.direction, second.p_value) == ("Mood", Direction.NO_CHANGE, 0.61)
    assert first.finding_id != second.finding_id


def test_markup_changes_nothing_but_places():
    marked = (
        "<jats:sec><jats:title>Methods</jats:title><jats:p>We randomised 80 adults to rest or "
        "usual care.</jats:p></jats:sec><jats:sec><jats:title>Results</jats:title>"
        "<jats:p>Mood did not differ between groups "
        "(<jats:italic>P</jats:italic> &gt; .05).</jats:p></jats:sec>"
    )
    (finding,) = read_findings("stu_0000000000000000", "", marked)
    assert (finding.outcome, finding.direction, finding.p_value) == ("Mood", Direction.NO_CHANGE, 0.05)


def test_every_sentence_is_verbatim_and_labelled():
    cleaned = clean_abstract(ABSTRACT)
    sentences = read_sentences(cleaned)
    assert all(cleaned[s.start : s.end] == s.text for s in sentences)
    assert [s.part for s in sentences] == [
        Part.BACKGROUND,
        Part.METHODS,
        Part.RESULTS,
        Part.RESULTS,
        Part.CONCLUSIONS,
    ]


def test_countries_come_by_country_people_and_city():
    assert read_countries("Dutch and Finnish adults, and students in São Paulo") == ("BR", "FI", "NL")
    assert read_countries("a polish remover") == ()


def test_conclusions_do_not_tell_the_results_twice():
    findings = read_findings("stu_0000000000000000", "", ABSTRACT)
    assert [f.outcome for f in findings] == ["Sleep", "Mood"]


@given(st.text(alphabet=st.sampled_from("ab 0.9,;()[]<>%=pnNCI-−–:\n"), max_size=80))
def test_any_text_is_read_without_error(text: str):
    read_effects(text)
    read_sample_size(text)
    read_statements(text)
    read_findings("stu_0000000000000000", text, text)


def test_written_abstracts_stay_read(root: Path):
    written = yaml.safe_load((root / "benchmarks" / "data" / "findings.yaml").read_text("utf-8"))
    facts = [(row, read_study_facts(row["title"], row["abstract"])) for row in written]
    assert sum(f.design == row["design"] for row, f in facts) / len(facts) >= 0.9
    assert sum(f.n_participants == row["n"] for row, f in facts) / len(facts) >= 0.85
    assert sum(list(f.countries) == row["countries"] for row, f in facts) / len(facts) >= 0.85
