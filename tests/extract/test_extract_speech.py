"""Turns of an interview, bodies that speak, quotations that tell no result."""

from __future__ import annotations

import re

import pytest

from flows.extract import Extraction, read_claims
from flows.extract.claims import answers
from flows.extract.claims.signals import read_signals
from flows.extract.speakers import bodies
from flows.extract.views import read_views
from flows.ingest import RawSource, read_document
from flows.records import Claim
from schemas.vocabulary import ArticleStance, AttributedTo, ClaimKind

TRANSCRIPT = """Episode 9: tea and the heart

HOST: My guest is Dr. Ana Lund, a cardiologist at Elm Hospital. Is tea bad for the heart?

LUND: It depends on how much you drink. A big study in the Alba Journal of Medicine last year followed \
half a million people in Denmark. Those who drank ten cups a day were 12 percent more likely to have a stroke.

HOST: Twelve percent!

LUND: The trial I trust most is from Chile. They gave 9,000 people in villages a decaffeinated tea, and \
strokes dropped by 8 percent.

HOST: So should we all switch?

LUND: If your heart is healthy, I would. Tea lowers blood pressure.

HOST: Is green tea any better?

LUND: No. There is no evidence that it lowers the risk of stroke.
"""


def extract(text: str) -> Extraction:
    document = read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))
    extraction = read_claims(document, (), ())
    for claim in extraction.claims:
        assert document.text[claim.char_start : claim.char_end] == claim.claim_text
    return extraction


def claims(*paragraphs: str) -> dict[str, Claim]:
    text = "A page about everything\n\n" + "\n\n".join(paragraphs) + "\n"
    return {claim.claim_text: claim for claim in extract(text).claims}


def test_a_claim_begins_behind_the_label_of_its_turn() -> None:
    found = [claim.claim_text for claim in extract(TRANSCRIPT).claims]
    assert not any("LUND" in text or "HOST" in text for text in found)
    assert "There is no evidence that it lowers the risk of stroke." in found
    assert "Tea lowers blood pressure." in found


def test_an_answer_that_needs_its_question_claims_nothing() -> None:
    found = " ".join(claim.claim_text for claim in extract(TRANSCRIPT).claims)
    assert re.search(r"depends|I would|\bNo\.", found) is None


def test_a_guest_reports_studies_as_an_article_does() -> None:
    extraction = extract(TRANSCRIPT)
    reports = [claim for claim in extraction.claims if claim.claim_kind is ClaimKind.STUDY_REPORT]
    assert [claim.claim_text.split(" ", 1)[0] for claim in reports] == ["Those", "They"]
    assert {claim.speaker_name for claim in reports} == {"Dr. Ana Lund"}
    by_claim = {c.claim_id: c.reference_id for c in extraction.citations}
    assert len({by_claim[claim.claim_id] for claim in reports}) == len(reports)


def test_a_label_over_a_myth_is_part_of_it() -> None:
    found = claims("MYTH: Tea harms the heart.", "FACT: Tea helps the heart.", "MYTH: Naps harm memory.")
    assert found["MYTH: Tea harms the heart."].article_stance is ArticleStance.DISPUTES


@pytest.mark.parametrize("sentence", answers.EXAMPLES)
def test_every_build_of_a_bare_answer_finds_its_example(sentence: str) -> None:
    text = f"A page about everything\n\n{sentence}\n"
    document = read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))
    view = read_views(document)[-1]
    assert answers.is_bare(view, read_signals(view))


def test_the_group_is_the_body_named_before() -> None:
    quote = '"Sweet drinks have been proven safe for the heart," the group said in a statement.'
    found = claims(
        "A study found that sweet drinks raise the risk of stroke. "
        f"The Alba Juice Association, an industry group, took issue with the findings. {quote}"
    )
    claim = found[quote]
    assert claim.attributed_to is AttributedTo.COMPANY
    assert (claim.speaker_name or "").endswith("Alba Juice Association")
    assert not any("took issue" in text for text in found)


@pytest.mark.parametrize(
    ("before", "said", "to"),
    [
        ("Heart Alba, a charity, welcomed the study.", "the charity said", AttributedTo.INSTITUTION),
        ("The Elm Sleep Council disputed the results.", "it said in a statement", AttributedTo.INSTITUTION),
        ("BrewWell, a tea maker in Oslo, rejected the findings.", "the company said", AttributedTo.COMPANY),
        ("Researchers from Elm University followed 900 nurses.", "the group said", AttributedTo.STUDY),
    ],
)
def test_whom_a_body_is_called_by(before: str, said: str, to: AttributedTo) -> None:
    quote = f'"Tea lowers the risk of stroke," {said}.'
    assert claims(f"{before} {quote}")[quote].attributed_to is to


@pytest.mark.parametrize(
    "sentence",
    [
        "Sellers promise less pain and better sleep.",
        "But supplement makers claim that it lowers the risk of stroke.",
        "Ads say the tea cures insomnia.",
    ],
)
def test_what_sellers_promise_is_theirs(sentence: str) -> None:
    claim = claims("Tea helps the heart.", sentence)[sentence]
    assert claim.attributed_to is AttributedTo.COMPANY
    assert claim.article_stance is ArticleStance.REPORTS
    assert bodies.is_sellers(claim.speaker_name or "")


def test_a_food_group_says_nothing() -> None:
    found = claims(
        "A study found that beans lowered the risk of stroke. No other food group predicted survival."
    )
    claim = found["No other food group predicted survival."]
    assert (claim.claim_kind, claim.attributed_to) == (ClaimKind.STUDY_REPORT, AttributedTo.STUDY)


def test_a_habit_told_by_a_researcher_is_no_result() -> None:
    quote = '"Many people, above all the old, drink sweetened tea to cut pain," said lead author Jane Roe.'
    found = claims(f"A study found that tea raises the risk of stroke. {quote}")
    assert quote not in found


def test_results_behind_a_quotation_carry_the_study_on() -> None:
    found = extract(
        "Tea and stroke\n\nWomen who drink tea may face a higher risk of stroke, a new study suggests.\n\n"
        '"Our study shows that tea may not be harmless," said lead author Jane Roe.\n\n'
        "The risk was highest among women with diabetes. Among older women it doubled. Nurses who drank tea "
        "were three times more likely to have a stroke.\n"
    )
    assert [claim.claim_kind for claim in found.claims][-3:] == [ClaimKind.STUDY_REPORT] * 3
    assert {c.reference_id for c in found.citations} == {found.prose_references[0].reference_id}


@pytest.mark.parametrize(
    "sentence",
    [
        "It has never been repeated.",
        "Nobody has replicated the finding.",
        "Neither trial blinded the volunteers.",
        "The trial had no control group.",
        "The results should be treated with caution.",
        "The Elm team stood by its results.",
        "Neither study proves anything.",
        "Its sample was far more diverse.",
        "But there was no comparison group.",
    ],
)
def test_how_good_a_study_is_is_no_finding(sentence: str) -> None:
    assert sentence not in claims(f"A study found that tea lowered the risk of stroke. {sentence}")


def test_a_body_goes_on_speaking() -> None:
    found = claims(
        "The Alba Migraine Foundation, a charity, hailed the news. It said that migraine affects one in "
        "seven "
        "adults. Women are twice as likely to have migraine, the foundation said. Their pain is worse, it "
        "added."
    )
    assert len(found) > 1
    assert {claim.speaker_name for claim in found.values()} == {"The Alba Migraine Foundation"}
    assert {claim.attributed_to for claim in found.values()} == {AttributedTo.INSTITUTION}


def test_what_a_company_tells_of_its_trial_is_a_report_of_it() -> None:
    sentence = "A weekly jab cut strokes by half in a large trial, drugmaker Velantis said on Monday."
    claim = claims(sentence, "Naps help the heart.")[sentence]
    assert (claim.claim_kind, claim.speaker_name) == (ClaimKind.STUDY_REPORT, "Velantis")


def test_advice_at_the_end_of_a_quotation_claims_nothing() -> None:
    found = claims(
        "Jane Roe, a nurse, said: \"Statins lower the risk of stroke. If you take one, don't stop without "
        'asking your doctor."'
    )
    assert [text.split()[0] for text in found] == ["Jane"]


def test_it_suggests_is_the_authors_conclusion() -> None:
    found = claims(
        "The team, led by Professor Ana Lund, looked at 9,000 nurses. Those who napped had 12% fewer "
        "strokes.",
        'Professor Lund said: "This is good news. It suggests that naps lower the risk of stroke."',
    )
    claim = next(claim for text, claim in found.items() if text.startswith("It suggests"))
    assert claim.claim_kind is ClaimKind.STUDY_REPORT


def test_times_before_the_labels_of_a_transcript() -> None:
    extraction = extract(
        "Naps and the heart, episode 4\n\n"
        "[00:00:12] Kate Lund: Do you have a favourite paper?\n\n"
        "[00:00:21] Dr. Per Moe: Yes, that's a meta-analysis from 2013. Those who napped had 7 percent fewer "
        "strokes. That's not much.\n\n"
        "[00:00:40] Kate Lund: Not much, no.\n\n"
        "[00:00:42] Dr. Per Moe: Naps lower blood pressure.\n"
    )
    found = [(claim.claim_text, claim.speaker_name) for claim in extraction.claims]
    assert found == [
        ("Those who napped had 7 percent fewer strokes.", "Dr. Per Moe"),
        ("Naps lower blood pressure.", "Dr. Per Moe"),
    ]
    assert len(extraction.citations) == 1


def test_a_body_whose_members_are_told_of() -> None:
    sentence = "The Alba Tea Guild, whose members include most growers, says tea lowers blood pressure."
    claim = claims(sentence)[sentence]
    assert (claim.speaker_name, claim.attributed_to) == ("The Alba Tea Guild", AttributedTo.INSTITUTION)


def test_a_label_that_asks_what_is_said_claims_nothing() -> None:
    assert claims("What the tea industry says.", "Tea lowers blood pressure.").keys() == {
        "Tea lowers blood pressure."
    }
