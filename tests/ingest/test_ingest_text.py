# ruff: noqa: E501  # made-up texts read best on one line
"""Plain text: every line named for what it is. All articles here are made up."""

from __future__ import annotations

from datetime import date

import pytest
from ingest_texts import LONG, MORE, article, kind_of, kinds, read

from flows.document import BlockKind as K


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Photo by Lena Ortiz", K.CREDIT),
        ("Lena Ortiz/Getty Images", K.CREDIT),
        ("Image: Shutterstock", K.CREDIT),
        ("Screenshot via Channel 9", K.CREDIT),
        ("A couple walking by a river at dusk. (Photo: Lena Ortiz)", K.CAPTION),
        ("ADVERTISEMENT", K.ADVERT),
        ("Advertisement - Continue Reading Below", K.ADVERT),
        ("Sign up for our newsletter to get the best health stories in your inbox.", K.ADVERT),
        ("RELATED: Ten teas that may calm you", K.TEASER),
        ("Read more: Why we dream", K.TEASER),
        ("Read more", K.TEASER),
        ("This article was originally published on Example Daily.", K.NOTICE),
        ("Originally Published:", K.NOTICE),
        ("© 2021 Example Media. All rights reserved.", K.NOTICE),
        ("Editor's note: an earlier version gave the wrong year.", K.NOTICE),
        ("(Reporting by A. Bell; Editing by C. Dunn)", K.NOTICE),
        ("What the trial found", K.HEADING),
        ("How Does It Work?", K.HEADING),
        ("THE BOTTOM LINE", K.HEADING),
        ("2. Walk Before You Eat", K.HEADING),
        ("Tip 3: Leave Your Phone at Home", K.HEADING),
        ("## The small print", K.HEADING),
        ("“Walking is free,” says Ana Sousa, who ran the trial.", K.PARAGRAPH),
        ("Images of calm lakes made volunteers sleepy in an earlier trial.", K.PARAGRAPH),
        ("By contrast, those who sat down slept worse.", K.PARAGRAPH),
        ("In 2019, a study in the Journal of Made-up Sleep found that naps help.", K.PARAGRAPH),
        ("Related work by the same team found that naps help too.", K.PARAGRAPH),
        ("More walking meant more sleep.", K.PARAGRAPH),
        ("Subscribers to the trial's diary slept for eight hours.", K.PARAGRAPH),
        ("Source: Sousa A et al. (2020) Walking and sleep. Journal of Made-up Sleep.", K.REFERENCE),
        ("Source: https://doi.org/10.1234/abcd.5678", K.REFERENCE),
        ("Based on: Sousa A (2020) Walking and sleep; and Holt B (2021) Naps.", K.REFERENCE),
        ("Journal reference: Sousa A. Walking and sleep. J Made Up Sleep. 2020;12(3):4-9.", K.REFERENCE),
        ("Pictured: a couple by a river", K.CAPTION),
    ],
)
def test_a_line_in_the_article_is_what_it_says(line, kind):
    assert kind_of(article(line), line.removeprefix("## ")[:20]) is kind


def test_head_of_a_wire_story():
    document = read(
        "Walking after dinner linked to better sleep\n\nBy Maria Lopez\n\nMarch 3, 2021\n\n"
        f"LONDON (Reuters) - {LONG}\n\n{MORE}"
    )
    assert [block.kind for block in document.blocks] == [
        K.TITLE, K.BYLINE, K.BYLINE, K.DATELINE, K.PARAGRAPH, K.PARAGRAPH,
    ]  # fmt: skip
    assert document.title == "Walking after dinner linked to better sleep"
    assert document.byline == "Maria Lopez"
    assert document.published_on == date(2021, 3, 3)
    assert document.text_of(document.sentences[1]).startswith("People who walked")
    assert "LONDON (Reuters) - People" in document.text


@pytest.mark.parametrize(
    "line",
    [
        "LONDON (Reuters) - ",
        "WASHINGTON, March 3 (AP) — ",
        "SPRINGFIELD, Ohio — ",
        "(HealthDay News) -- ",
        "NEW YORK (Reuters Health) – ",
        "BOSTON – ",
        "THURSDAY, March 4, 2021 (HealthDay News) -- ",
        "Oslo, Norway (AFP) - ",
    ],
)
def test_datelines_are_cut_off_the_first_sentence(line):
    document = read(f"Walking helps sleep\n\n{line}{LONG}\n\n{MORE}")
    assert document.blocks[1].kind is K.DATELINE
    assert document.text_of(document.blocks[1]) == line.strip()
    assert document.text_of(document.sentences[1]).startswith("People who walked")


@pytest.mark.parametrize(
    "sentence",
    ["BMI - the body mass index - fell.", "DNA — The molecule — matters.", "Walking (AP style) - It helps."],
)
def test_no_dateline_in_prose(sentence):
    document = read(f"Walking helps sleep\n\n{sentence} {LONG}\n\n{MORE}")
    assert not document.blocks_of(K.DATELINE)


def test_a_study_of_2015_is_no_date_of_publication():
    document = read(
        article("A 2015 study published on March 3, 2015 in the Journal of Made-up Sleep agreed.")
    )
    assert document.published_on is None


def test_originally_published_with_a_date():
    assert read(article("Originally Published: June 3, 2019")).published_on == date(2019, 6, 3)


def test_caption_and_credit_stand_together():
    found = kinds(
        f"Walking Helps\n\nA couple walks along a river at dusk...\nScreenshot via Channel 9\n\n{LONG}\n\n{MORE}"
    )
    assert [kind for kind, _ in found] == ["title", "caption", "credit", "paragraph", "paragraph"]


def test_numbered_sections():
    text = "\n\n".join(
        [
            "Three Ways Walking Helps",
            LONG,
            "1. Walking Lifts Your Mood",
            MORE,
            "2. Walking Is Free",
            LONG,
            "3. It Is Easy",
            MORE,
        ]
    )
    document = read(text)
    assert [section.title for section in document.sections] == [
        None, "1. Walking Lifts Your Mood", "2. Walking Is Free", "3. It Is Easy",
    ]  # fmt: skip
    headings = [block.span for block in document.blocks_of(K.HEADING)]
    assert [s.span for s in document.sentences if s.span in headings] == headings


def test_lists_of_short_items_are_no_headings():
    document = read(article("What you need:", "1. Good shoes\n2. A friend\n3. Half an hour"))
    assert [document.text_of(b) for b in document.blocks_of(K.LIST_ITEM)] == [
        "1. Good shoes", "2. A friend", "3. Half an hour",
    ]  # fmt: skip


def test_bullets_lose_their_mark():
    document = read(article("They advise:", "• Walk daily.\n• Sleep early.", "- Drink water.\n- Eat well."))
    assert [document.text_of(b) for b in document.blocks_of(K.LIST_ITEM)] == [
        "Walk daily.", "Sleep early.", "Drink water.", "Eat well.",
    ]  # fmt: skip


def test_hard_wraps_are_undone():
    import textwrap

    wrapped = "\r\n\r\n".join("\r\n".join(textwrap.wrap(part, 68)) for part in (LONG, MORE, LONG, MORE))
    document = read(f"Walking After Dinner Helps You\r\n\r\n{wrapped}\r\n")
    assert [document.text_of(b) for b in document.blocks] == [
        "Walking After Dinner Helps You",
        LONG,
        MORE,
        LONG,
        MORE,
    ]


def test_hard_wrapped_reference_entries_stay_apart():
    import textwrap

    entries = [
        "1. Sousa A, Bell C, Dunn E. Walking after dinner and the length of sleep in adults. J Made Up Sleep. 2020;12(3):45-52.",
        "2. Holt B. A very long title about naps, walks, dinners and what they do to the mood of adults. Sleep Lett. 2019;3:1-9.",
        "3. Ruiz F. Short naps. Sleep Lett. 2018;1:2-3.",
    ]
    body = "\n\n".join("\n".join(textwrap.wrap(part, 72)) for part in (LONG, MORE))
    text = f"Walking Helps\n\n{body}\n\nReferences\n\n" + "\n".join(
        "\n".join(textwrap.wrap(e, 72)) for e in entries
    )
    document = read(text)
    assert [document.text_of(b) for b in document.blocks_of(K.REFERENCE)] == entries
