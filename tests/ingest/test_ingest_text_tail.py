# ruff: noqa: E501  # made-up texts read best on one line
"""Plain text: what stands at its end (references, experts, further reading), boxes, and identity."""

from __future__ import annotations

from datetime import date

import pytest
from ingest_texts import LONG, MORE, article, read

from flows.document import BlockKind as K

REFERENCES = [
    "Sousa, A. (2020) Walking after dinner and sleep. Journal of Made-up Sleep,",
    "Holt, B.C. (2019) Naps and mood: a trial. Example Letters,",
]


@pytest.mark.parametrize(
    "heading",
    [
        "Studies Referenced:", "References", "REFERENCE:", "Sources", "Source:", "Resources", "Bibliography", "Works cited", "Citations",
        "Journal reference:", "Notes", "REFERENCES:", "Article Sources", "Sources:", "Studies cited", "## References", "Scientific references",
    ],
)  # fmt: skip
def test_reference_headings(heading):
    document = read("\n\n".join(["Walking Helps", LONG, MORE, heading, *REFERENCES]))
    assert [document.text_of(b) for b in document.blocks_of(K.REFERENCE_HEADING)] == [
        heading.removeprefix("## ")
    ]
    assert [document.text_of(b) for b in document.blocks_of(K.REFERENCE)] == REFERENCES


def test_what_follows_the_references_is_not_swallowed():
    document = read(
        "\n\n".join(
            [
                "Walking Helps",
                LONG,
                "Studies Referenced:",
                *REFERENCES,
                "Jill A. Stone, LCSW, Ohio-based therapist with Example Care",
                "Dr. Pat Moor, Ph.D., sleep scientist at Example University",
                "Sign up for our newsletter for more stories like this.",
                "This article was originally published on",
            ]
        )
    )
    assert len(document.blocks_of(K.REFERENCE)) == 2
    assert [(e.name, e.role) for e in document.experts] == [
        ("Jill A. Stone", "LCSW, Ohio-based therapist with Example Care"),
        ("Dr. Pat Moor", "Ph.D., sleep scientist at Example University"),
    ]
    assert len(document.blocks_of(K.ADVERT)) == len(document.blocks_of(K.NOTICE)) == 1


def test_sources_that_are_people():
    document = read(
        "\n\n".join(
            [
                "Walking Helps",
                LONG,
                MORE,
                "Sources:",
                "Jane Doe, MD, sleep physician, Example Clinic",
                "Lee Park, RD, dietitian",
            ]
        )
    )
    assert [e.name for e in document.experts] == ["Jane Doe", "Lee Park"]
    assert not document.blocks_of(K.REFERENCE, K.REFERENCE_HEADING)


def test_experts_under_their_heading():
    document = read(
        "\n\n".join(
            [
                "Walking Helps",
                LONG,
                "Experts:",
                "Jane Doe, professor of sleep at Example University",
                "References",
                *REFERENCES,
            ]
        )
    )
    assert [e.name for e in document.experts] == ["Jane Doe"]
    assert len(document.blocks_of(K.REFERENCE)) == 2


def test_further_reading_is_no_reference_list():
    document = read(
        "\n\n".join(
            [
                "Walking Helps",
                LONG,
                MORE,
                "Further reading",
                "The Art of Walking, by Ann Bell",
                "https://example.org/walks",
            ]
        )
    )
    assert not document.blocks_of(K.REFERENCE)
    assert len(document.blocks_of(K.FURTHER_READING)) == 3


def test_numbered_references_without_a_heading():
    entries = [
        "1. Sousa A, Bell C. Walking and sleep. J Made Up Sleep. 2020;12(3):45-52.",
        "2. Holt B. Naps. Example Lett. 2019;3:1-9. doi:10.1234/abcd",
    ]
    document = read(
        "\n\n".join(
            ["Walking Helps", LONG, MORE, "© 2021 Example Media. All rights reserved.", "\n".join(entries)]
        )
    )
    assert [document.text_of(b) for b in document.blocks_of(K.REFERENCE)] == entries


def test_a_list_of_links_at_the_end():
    links = ["https://doi.org/10.1234/abcd.5678", "https://pubmed.ncbi.nlm.nih.gov/12345678/"]
    document = read("\n\n".join(["Walking Helps", LONG, MORE, *links]))
    assert [document.text_of(b) for b in document.blocks_of(K.REFERENCE)] == links
    assert [link.href for link in document.links] == links


def test_a_summary_box():
    text = "\n\n".join(
        [
            "Walking Helps",
            "Key points",
            "- Walking helps sleep.\n- The trial was small.",
            LONG,
            "What It Means",
            MORE,
        ]
    )
    document = read(text)
    assert [b.kind for b in document.blocks[1:5]] == [K.SUMMARY, K.SUMMARY, K.SUMMARY, K.PARAGRAPH]
    assert [s.title for s in document.sections] == [None, "What It Means"]


def test_no_title():
    document = read(f"{LONG} {MORE} {LONG}\n\n{MORE}")
    assert not document.blocks_of(K.TITLE)
    assert document.title == "People who walked after dinner slept better in a small trial, and"
    assert any("no title" in note for note in document.notes)


def test_a_dateline_names_no_text():
    document = read(f"(HealthDay News) -- {LONG} {MORE} {LONG}\n\n{MORE}")
    assert document.title.startswith("People who walked after dinner")


def test_identifiers_rest_on_raw_source_values():
    text = article("A line.")
    assert read(text).article_id == read(article("Another line.")).article_id
    assert read(text).article_id != read(text, title="Another title").article_id
    assert read(text).article_id != read(text, publisher="Example Daily").article_id
    given = read(text, url="https://example.org/a")
    assert given.article_id == read("Other\n\n" + text, url="https://example.org/a", publisher="X").article_id


def test_hints_win():
    document = read(
        f"By Ann Bell\n\n{article()}",
        title="T",
        publisher="P",
        byline="B",
        published_on=date(2020, 1, 2),
        rights="cc",
    )
    assert (document.title, document.publisher, document.byline) == ("T", "P", "B")
    assert (document.published_on, document.rights) == (date(2020, 1, 2), "cc")


def test_block_quotations():
    document = read(article("> Walking is free.\n> It always was."))
    assert [document.text_of(b) for b in document.blocks_of(K.QUOTATION)] == [
        "Walking is free. It always was."
    ]


def test_an_entry_over_several_lines_is_one_block():
    entries = [
        "Sousa, A. (2020)\nWalking after dinner and sleep\nhttps://doi.org/10.1234/abcd.5678",
        "Holt, B. (2019)\nNaps and mood: a trial",
    ]
    document = read("\n\n".join(["Walking Helps", LONG, MORE, "References", *entries]))
    assert [document.text_of(b) for b in document.blocks_of(K.REFERENCE)] == [
        e.replace("\n", " ") for e in entries
    ]


def test_a_department_over_the_title():
    document = read(f"HEALTH\nWalking after dinner helps adults sleep\nBy Carol Finch\n\n{LONG}\n\n{MORE}")
    assert document.title == "Walking after dinner helps adults sleep"
    assert document.byline == "Carol Finch"


def test_who_reviewed_it_is_not_who_wrote_it():
    document = read(
        f"Walking Helps\n\nMedically reviewed by Jane Roe, RD — Written by Tom Poe — Updated on May 2, 2022\n\n{LONG}\n\n{MORE}"
    )
    assert document.byline == "Tom Poe"
    assert document.published_on == date(2022, 5, 2), "the version that is read came out then"
