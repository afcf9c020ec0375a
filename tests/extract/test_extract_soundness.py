"""What a neighbouring clause leaves in a finding is taken out, and what cannot be an outcome is none."""

import re

import pytest

from flows.extract.findings import Unsound, read_countries, read_findings_and_refused, read_study_facts
from flows.extract.findings.sections import read_sentences
from flows.extract.findings.statements import read_statements
from flows.extract.findings.times import TIMES, take_times
from schemas.vocabulary import Design, Direction

DOWN, SAME, UP = Direction.DECREASE, Direction.NO_CHANGE, Direction.INCREASE


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        (
            "There was no significant difference in pain (P = .3) or time to walking (P = .12).",
            [("pain", None, SAME), ("time to walking", None, SAME)],
        ),
        ("Tea did not affect mood or sleep.", [("mood", "Tea", SAME), ("sleep", "Tea", SAME)]),
        (
            "Zinc had no effect on cold duration or on fever.",
            [("cold duration", "Zinc", SAME), ("fever", "Zinc", SAME)],
        ),
        (
            "Though tea was associated with an increased number of falls, there was no difference in pain.",
            [("number of falls", "tea", UP), ("pain", None, SAME)],
        ),
        (
            "Multivariable logistic regression showed that tea was associated with lower mortality.",
            [("mortality", "tea", DOWN)],
        ),
        (
            "The register tells of tea drinkers, suggesting that tea was not associated with gout or falls.",
            [("gout", "tea", SAME), ("falls", "tea", SAME)],
        ),
        (
            "Adults given tea were younger and had a higher prevalence of gout than adults given milk.",
            [("prevalence of gout", "Adults given tea", UP)],
        ),
        (
            "Tea, compared with milk, did not result in a significant improvement in sleep.",
            [("sleep", "Tea", SAME)],
        ),
        ("Tea was associated with lower mortality despite more falls.", [("mortality", "tea", DOWN)]),
        ("Harms were rare, with no difference between the two groups.", [("Harms", None, SAME)]),
        ("There were no differences between tea and milk drinkers.", []),
        ("As of May 22, 2020, three cases had died and 225 had recovered.", []),
        ("Mortality was reduced by tea, but not significantly.", [("mortality", "tea", SAME)]),
        ("Adults with gout report prolonged pain.", [("pain", "Adults with gout", UP)]),
        ("Baseline characteristics were similar between groups.", []),
        ("Conclusion Tea reduced blood pressure.", [("blood pressure", "Tea", DOWN)]),
        (
            "Tea improved low mood and sleep quality.",
            [("low mood", "Tea", DOWN), ("sleep quality", "Tea", UP)],
        ),
        ("Depressive symptoms worsened after the fire.", [("Depressive symptoms", "fire", UP)]),
        ("Tea improved control of blood pressure.", [("control of blood pressure", "Tea", UP)]),
        (
            "Tea resulted in a significant improvement in sleep, mood, and gait in adults with gout.",
            [("sleep", "Tea", UP), ("mood", "Tea", UP), ("gait", "Tea", UP)],
        ),
        ("Tea led to a greater reduction in falls than milk.", [("falls", "Tea", DOWN)]),
        (
            "Neither sleep nor mood significantly differed among arms.",
            [("sleep", None, SAME), ("mood", None, SAME)],
        ),
        ("No within or between-group differences in weight were observed.", [("weight", None, SAME)]),
        ("Tea was non-inferior to milk in reducing falls.", [("falls", "Tea", SAME)]),
        (
            "Overall survival was not different between groups A and B (p = .2) nor was time to relapse.",
            [("Overall survival", None, SAME), ("time to relapse", None, SAME)],
        ),
        (
            "There was no difference between the three groups as regards changes in gait.",
            [("gait", None, SAME)],
        ),
        (
            "There was no difference between tea and milk for falls.",
            [("falls", "tea", SAME)],
        ),
        (
            "Tea was associated with gout, not falls and fever.",
            [("gout", "Tea", Direction.UNSIGNED), ("falls", "Tea", SAME), ("fever", "Tea", SAME)],
        ),
        (
            "Drinkers had a higher weight and longer sleep.",
            [("weight", "Drinkers", UP), ("sleep", "Drinkers", UP)],
        ),
        ("Relief was greater in group A versus group B.", [("Relief", "group A", UP)]),
        ("Several tests of gait demonstrated that tea reduced weight.", [("weight", "tea", DOWN)]),
        ("Despite more falls in winter, tea was associated with longer sleep.", [("sleep", "tea", UP)]),
        ("Old adults presented lower weight than young adults.", [("weight", "Old adults", DOWN)]),
        ("Tea reduced strain, including low mood.", [("strain", "Tea", DOWN)]),
        ("Glucose was reduced by 15% in treated cats.", [("Glucose", "treated cats", DOWN)]),
        ("Tea lowered by 40% the length of colds.", [("length of colds", "Tea", DOWN)]),
        (
            "Coffee, but not tea, was associated with poor sleep.",
            [("poor sleep", "Coffee", Direction.UNSIGNED)],
        ),
        (
            "Tea was associated with less pain, with increased appetite.",
            [("pain", "Tea", DOWN), ("appetite", "Tea", UP)],
        ),
        (
            "There was no difference between tea, milk and water in terms of mood and sleep.",
            [("mood", "tea, milk and water", SAME), ("sleep", "tea, milk and water", SAME)],
        ),
        (
            "Gait speed showed greater improvement in group A than in group B.",
            [("Gait speed", "group A", UP)],
        ),
        ("Pain decreased over time.", [("pain", None, DOWN)]),
        ("Eye masks had a significant effect on sleep.", [("sleep", "Eye masks", Direction.UNSIGNED)]),
        ("Eye masks had a clear effect on reducing pain.", [("pain", "Eye masks", DOWN)]),
        ("Eye masks had no significant effect on reducing pain.", [("pain", "Eye masks", SAME)]),
        (
            "Massage induced non-significant decrease in the pain intensity.",
            [("pain intensity", "Massage", SAME)],
        ),
        (
            "Gout was associated with lower iron and higher zinc and copper values.",
            [("iron", "Gout", DOWN), ("zinc", "Gout", UP), ("copper values", "Gout", UP)],
        ),
        ("Across all models, tea was associated with lower weight.", [("weight", "tea", DOWN)]),
        ("The greatest dangers were lower limb amputation and gout.", []),
        ("The strongest factors were naps, lower limb amputation and gout.", []),
        (
            "Pain was higher in adults with gout, who had poorer sleep.",
            [("pain", "adults with gout", UP), ("sleep", "adults with gout", DOWN)],
        ),
        ("The drop in pain was slow, and the magnitude of the decrease varied.", []),
        ("The dose increased the length of tea, this does not cause harm.", [("length of tea", "dose", UP)]),
    ],
)
def test_statement_is_sound(sentence, stated):
    read = [(s.outcome, s.exposure, s.direction) for s in read_statements(sentence)[0]]
    assert [(o.lower(), e and e.lower(), d) for o, e, d in read] == [
        (o.lower(), e and e.lower(), d) for o, e, d in stated
    ]


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("At 12 weeks, pain fell and sleep quality was higher.", ["At 12 weeks"] * 2),
        ("Pain fell after 6 months.", ["after 6 months"]),
        ("Pain fell over 12 weeks.", [None]),
        ("Tea reduced pain during the 12-week study.", [None]),
        ("Adults in pain at baseline had poorer sleep.", [None]),
        ("Pain fell at 3 months after knee surgery.", ["at 3 months after knee surgery"]),
        ("Tea improved mood at 2 weeks (0.3) and at 6 weeks (0.4).", ["at 2 weeks and at 6 weeks"]),
        (
            "Tea improved mood at posttreatment and at 36-week follow-up.",
            ["at posttreatment", "at 36-week follow-up"],
        ),
        ("Pain scores improved from baseline to 48-month follow-up.", ["48-month follow-up"]),
        ("Pain fell from 44 points at baseline to 29 points at 6 weeks.", ["at 6 weeks"]),
        (
            "Pain at 12 hours and sleep at 2 and 12 hours were identical.",
            ["at 12 hours", "at 2 and 12 hours"],
        ),
        ("Pain decreased over time.", [None]),
    ],
)
def test_a_timepoint_is_when_the_outcome_was_measured(sentence, times):
    assert [statement.timepoint for statement in read_statements(sentence)[0]] == times


@pytest.mark.parametrize(("pattern", "example"), TIMES)
def test_a_wording_of_time_is_taken_out_of_a_clause(pattern, example):
    assert re.search(pattern, f"x {example}")
    assert take_times(f"pain fell {example}")[0] == "pain fell"


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("There were no differences between tea and milk drinkers.", Unsound.NO_OUTCOME),
        (f"Tea reduced the {'very ' * 40}long pain.", Unsound.LONG_OUTCOME),
        ("Had increased pain.", Unsound.NO_EXPOSURE),
    ],
)
def test_what_is_no_finding_is_refused_with_the_reason(sentence, why):
    found, refused = read_statements(sentence)
    assert found == ()
    assert [one.why for one in refused] == [why]


def test_a_refused_finding_is_the_row_that_it_would_have_been():
    nothing, refused = read_findings_and_refused(
        "stu_0000000000000000", "", "RESULTS: There were no differences between tea and milk drinkers."
    )
    assert nothing == ()
    (one,) = refused
    assert (one.finding.study_id, one.why) == ("stu_0000000000000000", Unsound.NO_OUTCOME)
    assert one.finding.locator.startswith("abstract, results, sentence 1 ")


def test_labels_may_stand_right_behind_the_sentence_before():
    sentences = read_sentences("We gave tea.Results: Gait rose in TEA. Sleep fell.Conclusions: Tea is good.")
    assert [s.part.value for s in sentences] == ["body", "results", "results", "conclusions"]


def test_labels_without_a_colon_count_where_there_are_several():
    labelled = (
        "Background Tea is old. Methods We gave tea. Results In total, pain fell. Conclusions Tea helps."
    )
    assert [s.part.value for s in read_sentences(labelled)] == [
        "background",
        "methods",
        "results",
        "conclusions",
    ]
    assert [s.part.value for s in read_sentences("Results May come late. Tea is old.")] == ["body", "body"]


def test_a_sentence_may_end_in_an_abbreviation():
    assert len(read_sentences("Nine men had died in the ICU. Older men had higher mortality.")) == 2


def test_the_population_may_stand_in_the_aims_alone():
    abstract = (
        "OBJECTIVE: To teach nursing students. METHODS: A total of 77 students drank tea. RESULTS: None."
    )
    assert read_study_facts("", abstract).population == "nursing students"


def test_what_a_study_means_may_be_said_before_what_it_did():
    abstract = "Significance: Tea matters. In this review, we tell of tea. Recent Advances: Tea is hot."
    assert read_study_facts("", abstract).design is Design.NARRATIVE_REVIEW


def test_the_population_is_no_group_of_the_trial():
    abstract = (
        "METHODS: We enrolled 90 adults with gout. RESULTS: One adult in the tea group was discontinued."
    )
    assert read_study_facts("", abstract).population == "adults with gout"


def test_a_country_may_be_named_by_its_letters():
    assert read_countries("at nine hospitals across the US") == ("US",)


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("We asked adults aged 65 years and older in Oslo.", "adults aged 65 years and older in Oslo"),
        ("Patients diagnosed with gout were seen.", "Patients diagnosed with gout"),
        ("We included women with proven or suspected gout.", "women with proven or suspected gout"),
        ("There were adults with longer naps. We included nurses. Men with gout were seen.", "Men with gout"),
        ("We drew blood of children aged 2 to 9 years.", "children aged 2 to 9 years"),
        (
            "We did a study based on eighty tall adults with gout who drank tea.",
            "tall adults with gout",
        ),
        ("Interviews revealed what older women living in towns underwent.", "older women living in towns"),
        ("Thirty-four adults aged 18-65 years were randomised to tea.", "adults aged 18-65 years"),
        ("Participants completed a form. We enrolled 40 nurses with 94, 91 and 80 points.", None),
        ("Teas compare patients with gout via beans.", "patients with gout"),
    ],
)
def test_the_population_is_a_phrase_of_people(text, population):
    assert read_study_facts("", f"METHODS: {text}").population == population


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The Glasgow Coma Score fell.", ()),
        ("Adults in Glasgow fell.", ("GB",)),
        ("The Montreal Cognitive Assessment was read.", ()),
        ("New Zealand white rabbits ate beans.", ()),
        ("Chinese herbal medicine was given to Chinese adults.", ("CN",)),
    ],
)
def test_what_is_called_after_a_place_is_not_there(text, codes):
    assert read_countries(text) == codes
