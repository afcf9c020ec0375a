"""Who is said to say a sentence: the grammar of attributions, names and roles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.document import Document
from flows.extract.speakers import Attribution, read_attributions
from flows.extract.views import read_views
from flows.ingest import RawSource, read_document
from schemas.vocabulary import AttributedTo


def document(*paragraphs: str) -> Document:
    text = "A title about sleep and health\n\n" + "\n\n".join(paragraphs) + "\n"
    return read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))


def speakers(*paragraphs: str) -> list[Attribution | None]:
    doc = document(*paragraphs)
    views = read_views(doc)
    found = read_attributions(doc, views)
    return [a for view, a in zip(views, found, strict=True) if not view.is_heading]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ('"Naps help memory," says Amara Diallo, PhD, RDN, a sleep scientist at Elm.', "Amara Diallo"),
        ("According to Tom Reyes, a trainer in Austin, stretching prevents injuries.", "Tom Reyes"),
        (
            "Stretching prevents injuries, according to the Elm Sports Foundation.",
            "the Elm Sports Foundation",
        ),
        ("The CDC says adults need seven hours of sleep.", "The CDC"),
        ("Harvard says coffee is safe.", "Harvard"),
        ("Kira Lund, a professor at Aarhus University, told Reuters that fibre protects.", "Kira Lund"),
        ('"Fibre," Kira Lund of Aarhus University said, "protects the heart."', "Kira Lund"),
        ("Kira Lund, of the University of Aarhus, who led the study, said fibre protects.", "Kira Lund"),
        (
            "Professor Kira Lund of the University of Elm, who took no part in the study, told the Echo: "
            '"Fibre may protect the heart."',
            "Professor Kira Lund",
        ),
        ("In Kira Lund’s view, fibre protects the heart.", "Kira Lund"),
        ("Fibre, as Professor Kira Lund put it, protects the heart.", "Professor Kira Lund"),
        ('"Naps help," explained the study’s lead author, Dr. Omar Said, a neurologist.', "Dr. Omar Said"),
        ('"Vaping harms the lungs," said University of Elm pulmonologist Jane Roe.', "Jane Roe"),
        ("Dietitian Ana van der Berg recommends eating oats for cholesterol.", "Ana van der Berg"),
        ("The company claims its gummies cure insomnia.", "The company"),
        ("A spokesperson for Zenith Labs said the gummies improve sleep.", "A spokesperson for Zenith Labs"),
        ("'Sugar ruins sleep,' said Dr Mia Holt, a GP in Leeds.", "Dr Mia Holt"),
        ('Says Dr. Mia Holt: "Sugar ruins sleep and mood."', "Dr. Mia Holt"),
        ('Mia Holt, MD: "Sugar ruins sleep and mood."', "Mia Holt"),
        ('"Sugar ruins sleep and mood." — Mia Holt, MD', "Mia Holt"),
        (
            "The World Health Organization recommends less than 5 grams of salt.",
            "The World Health Organization",
        ),
        ("But Jane Roe says sleep is vital.", "Jane Roe"),
        ("Even the Alba Health Board says that sleep is vital.", "the Alba Health Board"),
        ("Campaign group Clear Air said vaping harms the lungs.", "Clear Air"),
        ("The college said naps lower stress.", "The college"),
        ("Mother-of-two Ellen Kirk said vaping harms the lungs.", "Ellen Kirk"),
        ("If you bottle it up, Jane Roe says, there may be consequences.", "Jane Roe"),
    ],
)
def test_the_speaker_is_found_in_every_wording(sentence: str, name: str) -> None:
    found = speakers(sentence)[0]
    assert getattr(found, "name", None) == name


@pytest.mark.parametrize(
    "sentence",
    [
        "A study in Sleep says naps improve mood.",
        "A separate trial in the journal Gut told a different story.",
        "He told himself sleep was a waste.",
        "Sleep is vital for the brain.",
        "For psychologist Lee Park, sleep is the foundation of health.",
        "It says on the label that it helps.",
        "Scientists at Alba University, Chile, say naps improve mood.",
        "Chronic stress harms the heart.",
        "Less sleep means more stress for nurses.",
        "The clinic also shared some tips for better sleep.",
    ],
)
def test_nobody_speaks_where_nobody_is_named(sentence: str) -> None:
    assert speakers(sentence)[0] is None


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("The researchers say naps improve mood.", AttributedTo.STUDY),
        ("Experts say naps improve mood.", AttributedTo.OTHER),
        ("Doctors stress that naps are safe.", AttributedTo.OTHER),
        ("Some groups say a tax would not cut obesity.", AttributedTo.OTHER),
        ("Some people believe that coffee causes heart disease.", AttributedTo.OTHER),
        ("Clinics typically recommend sleep.", AttributedTo.OTHER),
        ("Mother-of-two Ellen Kirk said her cough went after a week.", AttributedTo.PATIENT),
        ('Its health spokesman, Paul Grey, said: "Vapes harm the lungs."', AttributedTo.INSTITUTION),
        ("Doctors called for a tax on sugar.", AttributedTo.OTHER),
        ("Campaign group Clear Air said vaping harms the lungs.", AttributedTo.INSTITUTION),
        ("The council argues that sleep is vital.", AttributedTo.INSTITUTION),
        ("Naps are safe, says one sleep doctor.", AttributedTo.OTHER),
        ("A London cardiologist says naps are safe.", AttributedTo.OTHER),
        ("Some scientists believe that naps improve mood.", AttributedTo.OTHER),
        ("The lead investigator says naps improve mood.", AttributedTo.STUDY),
        ("Naps improve mood, according to the Daily Mail.", AttributedTo.OTHER),
        ("Naps improve mood, according to media reports.", AttributedTo.OTHER),
        ("Naps improve mood, the Guardian says.", AttributedTo.OTHER),
        ("The company claims its gummies cure insomnia.", AttributedTo.COMPANY),
        ("The CDC says adults need seven hours of sleep.", AttributedTo.INSTITUTION),
        ('"The cream cured me," says Tessa Moran, 38, a mother of two.', AttributedTo.PATIENT),
        ('"It works," says Bianca Rossi, founder of GlowWell.', AttributedTo.COMPANY),
        ('"It works," says Jane Roe, a dermatologist at Elm Clinic.', AttributedTo.EXPERT),
    ],
)
def test_whose_statement_it_is(sentence: str, to: AttributedTo) -> None:
    found = speakers(sentence)[0]
    assert getattr(found, "to", None) is to


def test_a_short_mention_is_the_full_person_with_the_role_given_once() -> None:
    first, second, third = speakers(
        '"Naps help," says Jill E. Dane, LCSW, a New York-based therapist with Talkwell, a firm that grows.',
        "If you wait, Dane says, it passes. Dr. Roe slept.",
    )
    assert first is not None
    assert second is not None
    assert second.name == first.name == "Jill E. Dane"
    assert second.role == "LCSW, a New York-based therapist with Talkwell"
    assert third is None


def test_two_persons_of_one_family_name_stay_apart() -> None:
    found = speakers(
        '"Naps help," says Anna Smith, a nurse. "They do not," says Dr. Paul Smith, a physician.',
        '"They might," Smith says. "They do not help," says Dr. Smith again.',
    )
    assert [a.name if a else None for a in found] == [
        "Anna Smith",
        "Dr. Paul Smith",
        "Smith",
        "Dr. Paul Smith",
    ]
    assert found[2] is not None
    assert found[2].role is None


def test_a_quotation_runs_over_sentences_and_paragraphs() -> None:
    found = speakers(
        '"Sleep clears the brain. It calms the heart," says Jane Roe, a physician. "Few people know that."',
        '"In the end it is the cheapest medicine there is," she adds.',
    )
    assert [a.name if a else None for a in found] == ["Jane Roe"] * 4


def test_an_open_quotation_is_carried_into_the_next_paragraph() -> None:
    found = speakers(
        'Jane Roe, a physician, said: "Sleep clears the brain.',
        '"It also calms the heart in most people."',
    )
    assert [a.name if a else None for a in found] == ["Jane Roe", "Jane Roe"]


def test_a_pronoun_means_whom_the_text_named_last() -> None:
    found = speakers(
        '"It is common," says Dr Farid Haddad, a neurologist. He usually starts with rest.',
        'For Tessa Moran it changed everything. "The spinning stopped," she says.',
    )
    assert getattr(found[-1], "name", None) == "Tessa Moran"


def test_paraphrase_that_may_run_on_is_the_articles_own_voice() -> None:
    found = speakers("Bottling up hurts, Jane Roe says. Headaches can result from it. Jane Roe is a nurse.")
    assert found[1] is None


def test_answers_of_an_interview_belong_to_the_one_interviewed() -> None:
    found = speakers(
        "We talked to Dr. Olu Bassey about sleep.",
        "Are screens bad?",
        "Dr. Bassey: They push bedtime later. Bright light delays sleep.",
    )
    assert [a.name if a else None for a in found] == [None, "Dr. Olu Bassey", "Dr. Olu Bassey"]


def test_a_newspaper_passes_on_what_somebody_else_says() -> None:
    found = speakers("Jane Roe, a nurse, says naps are safe, according to the Daily Mail.")[0]
    assert getattr(found, "name", None) == "Jane Roe"
    reporter = speakers("Naps are safe, Jane Roe of The Washington Post writes.")[0]
    assert reporter is not None
    assert reporter.name is None
    passed_on = speakers("Naps are safe, the Daily Mail reports.")[0]
    assert passed_on is not None
    assert passed_on.name is None


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(alphabet="ab AB.,\"“”'’—?!: says told Dr\n", max_size=120))
def test_any_text_is_read_without_failing(text: str) -> None:
    doc = document("Sleep is good for health and people say so every day of the week.", text or "x")
    views = read_views(doc)
    assert len(read_attributions(doc, views)) == len(views)
    for view in views:
        assert len(view.plain) == len(view.text)
        assert all(view.start <= q.start < q.end <= view.end for q in view.quoted)


def test_whoever_is_introduced_by_age_is_lay_whatever_is_said_later() -> None:
    said = speakers(
        "When Kezia Obi, 34, from Croydon, woke with a rash, she blamed her cream.",
        '"It was like a light," says Kezia, a primary school teacher. "My joints stopped hurting."',
    )
    assert [(a.name, a.to) for a in said if a] == [("Kezia Obi", AttributedTo.PATIENT)] * 2


def test_an_expert_who_is_introduced_before_the_first_answer_has_the_label() -> None:
    said = speakers(
        "Dr. Ana Lund is a cardiologist.", "Q: Is tea safe?", "A: Tea is safe. It calms the heart."
    )
    assert [a.name for a in said if a] == ["Dr. Ana Lund"] * 2


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("My physiotherapist, Lena Brandt, tells me that strong hips protect the knee.", "Lena Brandt"),
        ("Dr Ana Lund of the charity Heart Now said that salt harms the heart.", "Dr Ana Lund"),
        ("Ana Lund finds the result convincing but says that she would not use it.", "Ana Lund"),
        ('"Naps are safe," warns Ana Lund, a physiologist who studies sleep in Oslo.', "Ana Lund"),
        (
            "Senior Author Professor Lena Moreau at Alba University, said: “Naps lower pain.”",
            "Professor Lena Moreau",
        ),
        ("But Public Health Alba says naps lower blood pressure.", "Public Health Alba"),
        ("Earlier fears about sleep were overdone, the authors write.", None),
    ],
)
def test_speakers_a_little_further_from_their_verb(sentence: str, name: str | None) -> None:
    found = speakers(sentence)[-1]
    assert (found.name if found else None) == name


def test_who_has_no_ties_to_a_company_does_not_speak_for_one() -> None:
    found = speakers("Naps are safe, said Dr. Ana Lund, a surgeon who has worked for neither company.")
    assert [a.to for a in found if a] == [AttributedTo.EXPERT]


def test_research_led_by_specialists_speaks_for_itself() -> None:
    said = speakers("Naps may ease pain, new research led by Alba University sleep specialists suggests.")
    assert getattr(said[-1], "to", None) is AttributedTo.STUDY


def test_a_reporter_by_surname_alone_is_no_expert() -> None:
    said = speakers("Dana Pell of The Washington Post reported on naps.", "Pell writes naps help the heart.")
    assert said[-1] is None or said[-1].to is AttributedTo.OTHER


def test_whoever_is_only_told_of_is_a_patient() -> None:
    said = speakers(
        "It is hard for Marta Foss to say how long she struggled with insomnia.",
        "“Sleep changed my blood pressure,” Foss says.",
    )
    assert getattr(said[-1], "to", None) is AttributedTo.PATIENT


def test_a_heading_in_capitals_in_the_line_is_nobody() -> None:
    assert speakers("ELIMINATION DIET: Foods trigger migraines.", "BOTOX: It may help.") == [None, None]
    assert speakers("Body Clocks: Naps lower blood pressure.") == [None]


def test_he_is_whoever_was_named_last_with_a_title() -> None:
    found = speakers(
        "Ivo Lind, a dietitian, says naps improve mood.",
        "The word was coined by Prof Berg of Elm University. He believes that naps lower stress.",
    )
    assert getattr(found[-1], "name", None) == "Prof Berg"


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ('"The patches cleared my skin in a week," said Mark Duff.', AttributedTo.PATIENT),
        ('"It helped me sleep," says student Mark Duff.', AttributedTo.PATIENT),
        ("Bus driver Sam Tate says the diet cured his diabetes.", AttributedTo.PATIENT),
        ('"My patients sleep better on it," said Rita Moll, a nurse.', AttributedTo.EXPERT),
        ('"It helped me with my back pain," said Rita Moll, a psychologist.', AttributedTo.EXPERT),
        ('"I tell my readers that tea helps," said Ana Lund.', AttributedTo.EXPERT),
    ],
)
def test_whoever_tells_of_their_own_body_is_a_patient(sentence: str, to: AttributedTo) -> None:
    found = speakers(sentence)[0]
    assert getattr(found, "to", None) is to
