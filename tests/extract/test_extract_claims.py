"""What is a claim about health, of what kind, and how the article stands to it."""

from __future__ import annotations

import pytest

from flows.extract import read_claims
from flows.extract.claims import headlines, kinds, procedure, sample, tables
from flows.extract.claims.entry import PURPOSE
from flows.extract.claims.signals import (
    claim_word_examples,
    claim_words,
    health_terms,
    imperatives,
    read_signals,
)
from flows.extract.views import View, read_views
from flows.ingest import RawSource, read_document
from flows.records import Claim
from schemas.vocabulary import ArticleStance, AttributedTo, ClaimKind


def claims(*paragraphs: str) -> dict[str, Claim]:
    text = "A page about everything\n\n" + "\n\n".join(paragraphs) + "\n"
    document = read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))
    return {claim.claim_text: claim for claim in read_claims(document, (), ()).claims}


def view(sentence: str) -> View:
    text = f"A page about everything\n\n{sentence}\n"
    document = read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))
    return read_views(document)[-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Walking after dinner lowers blood sugar.",
        "Too little sleep raises the risk of heart disease.",
        "Vitamin D helps the body absorb calcium.",
        "Hard exercise late at night can keep you awake.",
        "Insomnia affects one in three adults.",
        "Coffee is safe for most people, but it may worsen anxiety.",
        "A new study found that naps help memory.",
        "Just know that a nap may make you feel better.",
        "Bed rest slows recovery from back pain.",
    ],
)
def test_statements_about_health_are_claims(sentence: str) -> None:
    assert sentence in claims(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Does coffee harm the heart?",
        "Try to keep a regular bedtime.",
        "If you are worried about your memory, see your doctor.",
        "The study was funded by a maker of juice.",
        "She joined the university in 2009 and heads its laboratory.",
        "The team surveyed 893 adults in five countries.",
        "More research is needed.",
        "The findings were published on Monday in the journal Gut.",
        "The study cannot prove cause and effect.",
        "The authors did not respond to requests for comment.",
        "The train was late again.",
        "Study participants underwent a scan, which is a test of the heart’s blood flow.",
        "The trial involved 64 older adults with diabetes, of whom 58% were women.",
        "The first study looks at the impact of naps on stroke.",
        "None of them had heart disease at the start of the study.",
        "Lund is a senior author of the paper on sleep and heart disease.",
        "You should avoid naps if you have heart disease.",
        "We still don’t know how naps affect the risk of stroke.",
        "Ana Lund, Ph.D., of Bergen University and colleagues used 1,204 cases from a stroke register.",
        "This important result could give direction for future research on sleep and memory.",
        "“Our study is the largest of its kind on heart disease,” said Lena Moreau, who led the work.",
        "The trial was well designed, which makes its results on stroke more reliable.",
        "The study had several strengths, including its size and its long follow-up of patients.",
        "This is the first trial to look at naps and stroke.",
        "The effect of longer naps on blood pressure was not studied.",
        "There has been little research on naps and the risk of stroke.",
        "Her team sought to determine whether naps are associated with a lower risk of stroke.",
        "The survey gave them a chance to examine whether naps raise the risk of stroke.",
        "The researchers then calculated the odds of a stroke.",
        "Valerian has become a go-to remedy for improving sleep.",
        "Traditionally, healers used valerian to improve sleep and lower stress.",
        "In this guide, you’ll learn how magnesium improves sleep.",
        "Find this study: May issue of a journal of stroke and heart disease.",
        "Two radio stations also covered the story of stroke risk.",
        "Think of sleep as a bank account for better health.",
        "Order before Sunday and get 20% off your first tub.",
        "Participants filled in a questionnaire every month.",
        "They excluded people who had diabetes and women who were pregnant.",
        "Shares in the drug maker rose 6 percent after its heart drug sold well.",
        "She was put on insulin and her doctor checked her heart.",
        "Dr. Ana Lund is chief of surgery at the heart hospital.",
        "Volunteers had to be free of diabetes when the trial began.",
        "None of them had been diagnosed with asthma before.",
        "The results, made public on Tuesday, astonished the cardiologists.",
        "Scientists have looked at how naps affect memory for decades.",
        "Statins belong to a class of heart medicines.",
        "The pills are sold as tablets and syrups and are widely used to treat pain.",
        "“I’ve always been interested in how sleep shapes the brain,” said Jane Roe, a neurologist.",
        "“I started taking naps myself as soon as I saw the data on memory,” said Jane Roe, a neurologist.",
        "“We looked at nurses who took naps on night shifts,” said Jane Roe, a neurologist.",
        "Our hypothesis was that naps would improve memory, said Jane Roe, who led the study.",
    ],
)
def test_what_is_no_claim(sentence: str) -> None:
    assert sentence not in claims(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind", "to"),
    [
        ("A new study found that naps help memory.", ClaimKind.STUDY_REPORT, AttributedTo.STUDY),
        ("Studies show that naps help memory.", ClaimKind.STUDY_REPORT, AttributedTo.STUDY),
        ("Naps help memory, says Jane Roe, a nurse.", ClaimKind.EXPERT_STATEMENT, AttributedTo.EXPERT),
        ("The company says its gummies cure insomnia.", ClaimKind.EXPERT_STATEMENT, AttributedTo.COMPANY),
        ("The CDC says naps help memory.", ClaimKind.EXPERT_STATEMENT, AttributedTo.INSTITUTION),
        ('"Naps cured my pain," says Tessa Moran, 38.', ClaimKind.AUTHOR_STATEMENT, AttributedTo.PATIENT),
        ("Critics say naps harm memory.", ClaimKind.AUTHOR_STATEMENT, AttributedTo.OTHER),
        ("Naps help memory.", ClaimKind.AUTHOR_STATEMENT, AttributedTo.WRITER),
        ("Science says naps help your memory.", ClaimKind.AUTHOR_STATEMENT, AttributedTo.WRITER),
        (
            '"We found that naps help memory," said lead author Jane Roe.',
            ClaimKind.STUDY_REPORT,
            AttributedTo.STUDY,
        ),
    ],
)
def test_kind_and_origin(sentence: str, kind: ClaimKind, to: AttributedTo) -> None:
    claim = claims(sentence)[sentence]
    assert (claim.claim_kind, claim.attributed_to) == (kind, to)


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Myth: Reading in dim light ruins your eyes.", ArticleStance.DISPUTES),
        ("It is often claimed that sugar makes children ill.", ArticleStance.DISPUTES),
        ("Many people believe that sugar causes acne.", ArticleStance.DISPUTES),
        ("Influencers swear that cold showers cure depression.", ArticleStance.DISPUTES),
        ("Contrary to popular belief, eggs do not raise cholesterol.", ArticleStance.ENDORSES),
        ("Eggs do not raise cholesterol.", ArticleStance.ENDORSES),
        ("A new study found that naps help memory.", ArticleStance.REPORTS),
        ("Naps help memory, says Jane Roe, a nurse.", ArticleStance.REPORTS),
    ],
)
def test_how_the_article_stands_to_it(sentence: str, stance: ArticleStance) -> None:
    assert claims(sentence)[sentence].article_stance is stance


def test_procedure_is_kept_low_where_it_compares_and_dropped_where_it_counts() -> None:
    shown = "In a 2015 study in the journal Gut, participants were given a placebo or garlic."
    counted = "Researchers recruited 212 nurses at five hospitals."
    found = claims(f"{shown} {counted}")
    assert found[shown].confidence <= 0.45
    assert counted not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The researchers then measured their stress and their risk of stroke.",
        "Everyone came back to the sleep lab for a second night.",
        "Both groups were asked to fill out surveys about their sleep.",
        "A team in Oslo conducted a study of sleep and memory in 4,000 nurses.",
        "The study looked at more than 31 trials of naps and stroke.",
        "Volunteers had an average age of 58, and 61% of them were women.",
        "The team asked nurses if they had trouble sleeping after a stroke.",
        "The authors analysed sleep and stress over eleven weeks.",
        "The team performed a pilot study of naps and stroke in 15 nurses.",
        "Methods: Scientists in Oslo reviewed eleven trials that looked at naps and stroke.",
        "The study was published in the journal Gut, with the participation of 4,100 adults who suffer from "
        "high blood pressure and of some people from their villages.",
    ],
)
def test_what_was_done_is_not_yet_what_was_found(sentence: str) -> None:
    opened = "A new study found that naps cut the risk of stroke."
    found = claims(f"{opened} {sentence} Nappers had a 9 percent lower risk of stroke.")
    assert len(found) == 2
    assert sentence not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "My group measured stress, which naps did not change.",
        "The trials examined in this review did not show a lower risk of stroke.",
        "Some evidence from observational studies finds that naps improve memory.",
        "They tracked sleep for a year: those who napped had a lower risk of stroke.",
        "These drugs belong to a class that raises the risk of stroke.",
        "Nurses with walking limitations had a higher risk of stroke, the data showed.",
        "The study, funded by the Elm Institutes of Health, also found that naps improved memory.",
        "The team determined that naps improved memory.",
        "About 40% of strokes could be put down to a limitation in moving the arm.",
        "Asked whether they slept well, 70% of the nappers reported less stress.",
    ],
)
def test_what_was_found_is_told_whatever_was_done(sentence: str) -> None:
    assert sentence in claims(f"A new study found that naps cut the risk of stroke. {sentence}")


def test_what_stands_below_the_story_claims_nothing() -> None:
    said = "Too little sleep raises the risk of heart disease in our patients."
    assert said in claims("Walking cuts stress.", said)
    assert said not in claims("Walking cuts stress.", "About the hospital", said)


def test_a_report_without_a_study_says_why() -> None:
    sentence = "Studies show that naps help memory."
    assert claims(sentence)[sentence].uncited_reason is not None
    own = "Naps help memory."
    assert claims(own)[own].uncited_reason is None


@pytest.mark.parametrize(
    "rule",
    tables.ALL_RULES
    + procedure.METHOD_KEPT
    + procedure.METHOD_DROPPED
    + procedure.ENTRY
    + PURPOSE
    + headlines.ANNOUNCES
    + (
        sample.BACKGROUND,
        headlines.REPORTS,
        tables.OWN_FINDING,
        procedure.ALLOCATION,
        procedure.MEASURED,
        procedure.PRODUCT,
    ),
    ids=lambda rule: rule.name,
)
def test_every_pattern_finds_its_example(rule: tables.Rule) -> None:
    seen = view(rule.example)
    assert rule.applies(seen, read_signals(seen).gates)


@pytest.mark.parametrize("name", [name for name, _, _ in claim_words()])
def test_every_word_list_finds_its_example(name: str) -> None:
    assert name in read_signals(view(claim_word_examples()[name])).flags


def test_imperatives_are_orders_and_only_at_the_start() -> None:
    assert "imperative" in read_signals(view("Try to keep a regular bedtime.")).flags
    assert "imperative" not in read_signals(view("Doctors try to keep pain low.")).flags
    assert "try" in imperatives()


def test_health_words_are_known_by_any_form() -> None:
    assert read_signals(view("Headaches and sleeplessness.")).outcomes >= 1
    assert len(health_terms()) > 300


def test_likeness_rises_with_what_speaks_for_a_claim() -> None:
    weak = kinds.likeness(read_signals(view("The train is late.")), "author")
    strong = kinds.likeness(read_signals(view("Smoking causes lung cancer.")), "author")
    assert 0.0 < weak < 0.5 < strong < 1.0


def test_what_has_been_shown_is_what_research_found() -> None:
    shown = claims("Ginger has been shown to ease nausea.")["Ginger has been shown to ease nausea."]
    assert shown.claim_kind is ClaimKind.STUDY_REPORT
    assert shown.attributed_to is AttributedTo.STUDY


def test_how_a_thing_works_is_no_finding_of_the_study_told_before() -> None:
    found = claims("In a 2021 study, people given statins had fewer strokes. They help to lower cholesterol.")
    told = found["They help to lower cholesterol."]
    assert told.claim_kind is ClaimKind.AUTHOR_STATEMENT


def test_results_at_the_start_of_a_sentence_are_those_of_the_study_at_hand() -> None:
    found = claims(
        "A new study in Oslo looked at naps and memory in old age.",
        "Results indicate that nappers had better memory than others.",
    )
    told = found["Results indicate that nappers had better memory than others."]
    assert told.claim_kind is ClaimKind.STUDY_REPORT


def test_a_patients_own_story_is_no_claim() -> None:
    told = claims("“I kept waking up with heart pain,” says Dr. Ana Lund.")
    assert not [claim for claim in told if "kept waking" in claim]


def test_articles_in_an_issue_of_a_journal_are_studies_and_those_in_a_newspaper_are_not() -> None:
    found = claims(
        "Kale may lower the risk of gout, according to three articles published in the May issue of Gut.",
        "Eating kale may lower the risk of stroke, according to an article in a magazine.",
    )
    assert [claim.claim_kind is ClaimKind.STUDY_REPORT for claim in found.values()] == [True, False]
