"""Studies that a year in front, a number of people or a bracket tells apart."""

from __future__ import annotations

import pytest
from test_extract_linking import cited

from flows.extract import read_claims
from flows.ingest import RawSource, read_document


def test_a_year_in_front_opens_a_study_of_that_year() -> None:
    found = cited(
        "A 2022 paper in the journal Gut reported that naps lower blood pressure.\n\n"
        "And in 2019, Chilean researchers who followed 2,214 people concluded that naps improve memory."
    )
    assert [links[0][:6] for links in found] == ["A 2022", "Chilea"]


def test_people_by_their_number_open_a_study() -> None:
    found = cited(
        "In one small Danish study, men who napped had 12 percent fewer strokes.\n\n"
        "A 2021 trial in the journal Gut showed that naps cut blood pressure by 7 percent.\n\n"
        "Researchers tracking 785 people in Japan and Greece found that naps lower the risk of stroke. "
        "No other habit predicted stroke."
    )
    assert [links[0].split(",")[0] for links in found[:3]] == [
        "one small Danish study", "A 2021 trial in the journal Gut", "Researchers",
    ]  # fmt: skip
    assert found[3] == found[2]


def test_people_by_their_number_are_those_of_a_story_with_one_study() -> None:
    found = cited(
        "Naps lower blood pressure, a new study suggests. "
        "Researchers tracking 785 nurses found fewer strokes."
    )
    assert found[0] == found[1]


def test_a_journal_and_a_year_in_brackets_need_no_other_word() -> None:
    found = cited(
        "People with diabetes who napped lowered their blood pressure by 5 percent "
        "(Archives of Internal Medicine, 2012). A comparison group that walked more saw a drop of 3 percent.",
        "\nSources\n\nJournal of Naps, 2021; 151: 375-384\n\nArchives of Internal Medicine, 2012\n",
    )
    assert found == [("2",), ("2",)]


def test_a_trial_of_long_ago_is_not_the_one_in_the_news() -> None:
    found = cited(
        "People who nap are less likely to have a stroke, according to research that we part-funded.\n\n"
        "The team looked at the records of 15,151 people. Those who napped had 12% fewer strokes. "
        "Until now, doctors were unsure.\n\n"
        "A trial in 2006 found that naps raised the risk of stroke."
    )
    assert found[0] == found[2]
    assert [links[0] for links in found if links and links != found[0]] == ["A trial"]


def test_what_a_study_was_not_opens_none() -> None:
    found = cited(
        "The best-known trial was done in Chile. Those who napped had 29 percent fewer strokes.\n\n"
        "In Denmark, a survey of 49 nurses found that they felt less pain. It was not a trial.\n\n"
        "Australian sleep scientists have been less kind. When they made 21 young men nap, the men had more "
        "headaches than before."
    )
    assert [links[0] for links in found if links] == [
        "The best-known trial",
        "a survey",
        "Australian sleep scientists",
    ]


DIGEST = (
    "Chew on this. Chewing gum eased pain after surgery, a trial in Chile reports. The 372 mothers who "
    "chewed "
    "also had fewer headaches.\n\n"
    "Night owls, beware. Going to bed late was tied to poorer mental health in nearly 74,000 British adults. "
    "Larks who stayed up late were 20 percent more likely to have depression.\n\n"
    "Spoonful of nothing. Honey eased cough in children, according to an updated review."
)


def test_each_item_of_a_digest_has_its_own_study() -> None:
    found = [links[0] for links in cited(DIGEST) if links]
    assert found == ["a trial", "a trial", *["nearly 74,000 British adults"] * 2, "an updated review"]


def test_whoever_answers_has_a_study_of_their_own() -> None:
    text = (
        "Five questions about backs\n\nPer Moe is professor of physiotherapy at Alba University.\n\n"
        "Professor Moe, does sitting ruin your back?\n\n"
        "No. We followed 5,900 workers for six years, and those who sat longest had no more pain.\n\n"
        "Do desks help?\n\nA review of eleven trials found that they eased pain by 5 percent.\n\n"
        "And pills?\n\nI would be careful. Pills raise the risk of falls.\n"
    )
    document = read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))
    extraction = read_claims(document, (), ())
    assert {claim.speaker_name for claim in extraction.claims} == {"Per Moe"}
    assert [r.raw_text for r in extraction.prose_references] == ["We", "A review"]


@pytest.mark.parametrize(
    "intro",
    ["Here is what readers ask us most.", "Per Moe is professor of physiotherapy at Alba University."],
)
def test_questions_of_a_page_are_answered_by_the_page(intro: str) -> None:
    text = (
        f"Backs and desks\n\n{intro}\n\nDoes sitting raise the risk of pain?\n\n"
        "Sitting raises the risk of pain.\n\n"
        "Do desks help?\n\nDesks ease back pain.\n\nAnd pills?\n\nPills raise the risk of falls.\n"
    )
    document = read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))
    assert {claim.speaker_name for claim in read_claims(document, (), ()).claims} == {None}


def test_a_page_that_quotes_an_expert_is_no_interview() -> None:
    text = (
        "Backs and desks\n\nWe talked to Per Moe, a professor of physiotherapy at Alba University.\n\n"
        'Does sitting raise the risk of pain?\n\nSitting raises the risk of pain. "We see it daily," says '
        "Moe.\n\n"
        'Do desks help?\n\nDesks ease back pain. "My patients like them," he says.\n\n'
        "And pills?\n\nPills raise the risk of falls.\n"
    )
    document = read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))
    claims = {claim.claim_text: claim.speaker_name for claim in read_claims(document, (), ()).claims}
    assert claims["Sitting raises the risk of pain."] is None
    assert claims["Pills raise the risk of falls."] is None


def test_a_title_that_reports_is_about_the_study_right_below() -> None:
    text = (
        "Naps cut stroke, researchers report\n\n"
        "Adults who napped had 12 percent fewer strokes, according to a new study from Elm University.\n"
    )
    document = read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))
    extraction = read_claims(document, (), ())
    assert len({c.reference_id for c in extraction.citations}) == 1
    assert len(extraction.citations) == len(extraction.claims)


def test_a_team_of_another_country_has_a_study_of_its_own() -> None:
    found = cited(
        "Scientists at the University of Eastern Denmark gave 39 women either naps or rest and found that "
        "stress "
        "fell. Two years later a Swedish team repeated the test in men and saw blood pressure fall by 14 "
        "per cent."
    )
    assert [links[0] for links in found] == ["Scientists", "a Swedish team"]


def test_whoever_was_followed_opens_a_study() -> None:
    found = cited(
        "In a Chinese study, 240 adults who napped saw their blood pressure fall by 3 points.\n\n"
        "Among 158,000 nurses followed by Elm researchers for more than 20 years, those who napped were 29 "
        "per "
        "cent less likely to develop diabetes."
    )
    assert [links[0] for links in found] == ["a Chinese study", "158,000 nurses"]


def test_what_authorities_counted_is_no_finding_of_the_study_at_hand() -> None:
    found = cited(
        "A meta-analysis found that naps lower blood pressure. Poison centres in Denmark reported a 30 "
        "percent "
        "rise in strokes."
    )
    assert found[1] == ()


@pytest.mark.parametrize(
    ("second", "opened"),
    [
        (
            "A bigger test came from Chile in 2022. Those who napped had 9 percent fewer strokes.",
            "A bigger test",
        ),
        ("A group in Oslo has even reported that naps cut stroke by 12 percent.", "A group"),
        (
            "In the long-running Elm study that he directs, naps predicted a lower risk of stroke.",
            "the long-running Elm study",
        ),
        ("In work done with the Alba Sleep Board, naps cut the risk of stroke by 9 percent.", "work"),
    ],
)
def test_another_study_without_saying_another(second: str, opened: str) -> None:
    found = cited(f"In a trial of 116 adults, naps lowered blood pressure by 3 percent.\n\n{second}")
    assert [links[0] for links in found if links] == ["a trial", opened]


def test_a_study_in_a_journal_is_not_the_review_told_before() -> None:
    found = cited(
        "A meta-analysis of five trials found that naps lower blood pressure. "
        "A study published in the Journal of Naps found that naps cut stroke by 7 percent."
    )
    assert found[0] != found[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "A frightening report can make pain worse.",
        "When sleep fails, the results are devastating for the heart.",
        "There's a study going on to see whether naps lower blood pressure.",
    ],
)
def test_what_is_no_study_s_result(sentence: str) -> None:
    text = f"Naps\n\n{sentence} Naps ease pain. Pain harms the heart.\n"
    document = read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))
    assert all(c.claim_kind.value == "author_statement" for c in read_claims(document, (), ()).claims)


def test_results_told_before_the_researchers_are_theirs() -> None:
    found = cited(
        "Naps have many fans. Tea has more. Beer has most.\n\nAll of them sleep well. Some sleep badly.\n\n"
        "Two hundred nurses were asked to nap. Overall, there was no difference in pain between the groups "
        "of "
        "nurses. Nor did the researchers see any effect on mood."
    )
    assert found[-1] == found[-2] != ()


def test_studies_by_what_they_gave_and_by_when_they_came() -> None:
    found = cited(
        "The first good answer came in 2013 from a sleep clinic in Oslo. Volunteers who took the earliest "
        "nap lost 60 percent of their sleep.\n\n"
        "A decade later, Australian researchers pooled 24 such experiments. On average, naps cut sleep by "
        "45 minutes."
    )
    assert [links[0] for links in found if links] == ["The first good answer", "Australian researchers"]


def test_another_with_an_aside_is_another_study() -> None:
    found = cited(
        "One meta-analysis pooled five studies and reported a small drop in pain. "
        "Another, with more studies, put the drop in pain down to chance. Another, with 12 trials, found no "
        "effect "
        "on pain."
    )
    assert found[0][0].startswith("One meta-analysis")
    assert found[-1] == ("Another",)


def test_what_is_true_of_all_patients_is_not_the_study_s() -> None:
    found = cited(
        "A test can predict stroke, a study by Elm University shows.\n\n"
        "Stroke strikes up to half of all patients over 90. It doubles the risk of dementia.\n\n"
        "The researchers found that patients who failed the test were three times as likely to have a stroke."
    )
    assert found[2] == ()
    assert found[0] == found[3]


def test_a_study_that_has_found_something_is_one() -> None:
    found = cited("An Elm-led study has found that naps lower blood pressure. The findings are new to many.")
    assert found[0] == ("An Elm-led study",)


def test_labels_over_the_parts_of_a_report_are_nobody_s_turns() -> None:
    found = cited(
        "Bottom Line: Naps may delay the onset of stroke.\n\nResults: Those who napped had 12 percent fewer "
        "strokes, "
        "a study by Ana Lund found.\n\nConclusion: Naps may delay stroke."
    )
    assert all(found)
    assert len(set(found)) == 1


def test_items_of_a_digest_that_name_no_study() -> None:
    found = cited(
        "Glue, not grease. Injections of acid did no more for knee pain than salt water, according to a "
        "pooled "
        "analysis of 169 trials.\n\n"
        "Heavier is fine. Lifting heavy weights was no worse for knee pain than lifting light ones in 377 "
        "Chileans "
        "over 18 months. Neither group had less pain than people who rested.\n\n"
        "Jump for it. Ten hops a day thickened the hip bones of old men, a team from Elmborough found."
    )
    opened = [links[0] for links in found if links]
    assert opened == ["a pooled analysis", "377 Chileans", "377 Chileans", "a team"]


def test_research_paid_for_by_a_body_is_a_study_and_an_old_trial_another() -> None:
    found = cited(
        "Naps lower blood pressure, according to research that Breathe Alba paid for.\n\n"
        "The team gave 81 patients naps. Pressure fell by 4.5 percent in those who napped.\n\n"
        "A trial in 2013 found that a single nap had no effect on blood pressure."
    )
    assert [links[0] for links in found if links] == [*["research"] * 3, "A trial"]


def test_what_was_followed_and_what_came_of_it_is_a_result() -> None:
    found = cited(
        "A study of naps came from Elm. The team followed 205 patients, and half as many had a stroke."
    )
    assert found[1] != ()
