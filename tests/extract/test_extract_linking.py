"""Which study a sentence leans on: every kind of cue, and the thread through the article."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract import read_claims
from flows.ingest import RawSource, read_document
from flows.resolve import Catalogue, parse_references, resolve_references
from schemas.vocabulary import CueType

LIST = """
References

1. Moreau A, Lind K. Chocolate intake and stroke risk in women. Stroke. 2011;42:1-9.
2. Moreau A. Dark chocolate and memory in older adults: randomized trial. Nature Medicine. 2014;7:11-20.
3. Okafor B, Chen L. Flavonoids, sleep quality and mood: a meta-analysis. Sleep. 2014;37:300-312.
"""


def cited(body: str, references: str = "", day: date | None = date(2024, 5, 2)) -> list[tuple[str, ...]]:
    """The studies each sentence of the body leans on: numbers of the list, wordings of prose studies."""
    text = f"A title about chocolate and health\n\n{body}\n\nIt is what it is.\n{references}"
    source = RawSource(name="a.txt", content=text.encode(), media_type="text/plain", published_on=day)
    document = read_document(source)
    resolved = resolve_references(parse_references(document), Catalogue((), ()))
    extraction = read_claims(document, resolved.references, resolved.studies)
    names = {r.reference_id: str(r.position + 1) for r in resolved.references}
    names |= {r.reference_id: r.raw_text for r in extraction.prose_references}
    by_start = {claim.char_start: claim for claim in extraction.claims}
    found: list[tuple[str, ...]] = []
    end = text.index("It is what it is.")
    for sentence in document.sentences:
        if not body[:10].strip() or sentence.span.start >= end or sentence.block_index == 0:
            continue
        claim = by_start.get(sentence.span.start)
        links = [c for c in extraction.citations if claim and c.claim_id == claim.claim_id]
        for link in links:
            assert document.text[link.char_start : link.char_end] == link.cue_text
        found.append(tuple(names[c.reference_id] + ("?" if c.is_ambiguous else "") for c in links))
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("After a stroke, chocolate helped memory in a 2011 study in Stroke.", [("1",)]),
        ("Eating chocolate lowers the risk of stroke, according to a study published in Stroke.", [("1",)]),
        ("In 2014, Moreau and colleagues showed that dark chocolate improved memory.", [("2",)]),
        ("Moreau's team found that women who ate chocolate had fewer strokes.", [("1",)]),
        ("A 2014 study found that flavonoids improved sleep quality.", [("3",)]),
        ("A 2014 study found that people improved.", [("2?", "3?")]),
        ("Flavonoids improve sleep and mood, a review found (Okafor & Chen, 2014).", [("3",)]),
        ("Okafor et al. (2014) found that flavonoids improve sleep.", [("3",)]),
        ("Chocolate improved memory in one trial (Moreau, 2014; Okafor & Chen, 2014).", [("2", "3")]),
        ("A meta-analysis found that flavonoids improve sleep and mood.", [("3",)]),
        ("Chocolate improves memory [1-3]. It cuts stroke risk [2].", [("1", "2", "3"), ("2",)]),
        ("Chocolate improves memory (2). It also cuts stroke risk (1, 3).", [("2",), ("1", "3")]),
        ("Chocolate improves memory.2 It also cuts stroke risk.1", [("2",), ("1",)]),
        ("It helps memory (2) and mood (3). A cup (250 ml) cuts stroke risk.", [("2", "3"), ()]),
        ("Research shows that vitamin B12 improves memory.", [()]),
        ("Studies show that chocolate cuts stress.", [()]),
    ],
)
def test_a_cue_leads_to_the_listed_reference(body: str, expected: list[tuple[str, ...]]) -> None:
    assert cited(body, LIST) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "One study found that chocolate lowered blood pressure. Another study found no effect on it.",
            [("One study",), ("Another study",)],
        ),
        (
            "One study found that naps cut stress. A second found harm to the liver.",
            [("One study",), ("A second",)],
        ),
        (
            "The DASH trial lowered blood pressure. The Nurses' Health Study linked nuts to lower risk.",
            [("The DASH trial",), ("The Nurses' Health Study",)],
        ),
        (
            "A new study found that naps cut stress. Nappers had lower cortisol. They also slept longer.",
            [("A new study",)] * 3,
        ),
        (
            "Researchers at Elm University found that naps improved mood. The team also found less stress.",
            [("Researchers",)] * 2,
        ),
        (
            "A study in mice found that fasting extended life. The animals lived 20% longer.",
            [("A study",)] * 2,
        ),
    ],
)  # fmt: skip
def test_studies_that_only_the_prose_describes(body: str, expected: list[tuple[str, ...]]) -> None:
    assert cited(body) == expected


def test_a_second_study_is_not_linked_to_the_first_ones_reference() -> None:
    found = cited(
        "A 2011 study in Stroke found that chocolate cut the risk of stroke. "
        "A 2019 study in Gut found no effect on stroke.",
        LIST,
    )
    assert found == [("1",), ("A 2019 study in Gut",)]


def test_the_only_reference_is_meant_by_a_study_without_handles() -> None:
    one = "\nReference\n\nMoreau A. Chocolate intake and stroke risk. Stroke. 2011;42:1-9.\n"
    assert cited("Chocolate cuts the risk of stroke, a new study suggests. Women gained most.", one) == [
        ("1",),
        ("1",),
    ]


def test_a_report_stops_where_the_article_speaks_for_itself() -> None:
    found = cited(
        "In a 2011 study in Stroke, women who ate chocolate had fewer strokes. "
        "That may sound odd, but it matters. "
        "Chocolate can help your mood. You felt better when you ate it.",
        LIST,
    )
    assert found == [("1",), (), (), ()]


def test_the_same_study_is_found_again_after_another_one() -> None:
    found = cited(
        "A 2014 study in Sleep found that flavonoids improve sleep.\n\n"
        "A 2011 study in Stroke linked chocolate to fewer strokes.\n\n"
        "According to the same 2014 Sleep study cited above, flavonoids also lift mood.",
        LIST,
    )
    assert found == [("3",), ("1",), ("3",)]


def test_an_expert_ends_a_report_but_the_study_finds_it_again() -> None:
    found = cited(
        "A 2011 study in Stroke linked chocolate to fewer strokes.\n\n"
        '"Cocoa relaxes the arteries," says Jane Roe, a cardiologist. Sugar does harm.\n\n'
        "The study also linked chocolate to lower blood pressure.",
        LIST,
    )
    assert found == [("1",), (), (), ("1",)]


ONE = "A Danish study found that naps cut stress."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{ONE} It was published in the journal Gut. The team saw no harm.", [ONE[:14], None, ONE[:14]]),
        (f"{ONE} It was a cohort study. Nappers also had 12% less pain.", [ONE[:14], None, ONE[:14]]),
        (
            f"{ONE} The team used data from a 2009 survey. The researchers saw no harm.",
            [ONE[:14], None, ONE[:14]],
        ),
        (f"{ONE} In a second experiment, naps cut pain by 9%.", [ONE[:14], ONE[:14]]),
        (f"{ONE} In a pre-planned analysis, naps cut pain by 9%.", [ONE[:14], ONE[:14]]),
        (
            f"{ONE} The results contrast with a report in Gut, which tied naps to pain.",
            [ONE[:14], "a report in Gut"],
        ),
        (f"{ONE} But that type of study cannot prove it. Naps are bliss.", [ONE[:14], None, None]),
        (f"{ONE} My own group measured stress, which naps did not change.", [ONE[:14], "My own group"]),
        (f"{ONE} An Irish team reports that naps restored memory.", [ONE[:14], "An Irish team"]),
        (f"{ONE} In Sleep, an Irish team described how naps restored memory.", [ONE[:14], "an Irish team"]),
        (
            "In the trial, called HEARTLY, naps cut stress. Unlike GUTSY, HEARTLY saw no harm.",
            ["the trial, called HEARTLY"] * 2,
        ),
        (f"{ONE} Naps are bliss. Nappers had 12% less pain than others.", [ONE[:14], None, ONE[:14]]),
        (
            f"{ONE} “We were glad,” said Ana Lind, its lead author. Lind and her colleagues saw no harm.",
            [ONE[:14], None, ONE[:14]],
        ),
        (
            f"{ONE} “Naps are fine,” said Jane Roe, a nurse. Results were published in Gut.",
            [ONE[:14], None, None],
        ),
        (
            f"{ONE} But it may not be the nap that helps. Those who rested had similar stress.",
            [ONE[:14], None, ONE[:14]],
        ),
        (
            f"{ONE} Studies have long shown mixed effects on stress. The results differed widely by age.",
            [ONE[:14], None, None],
        ),
        (f"{ONE} The finding calls for further research: nappers had 9% less pain.", [ONE[:14], None]),
        (f"{ONE} The results of small trials are inconsistent on stress.", [ONE[:14], None]),
        (
            "One study found that naps cut stress. Naps may cut pain, according to research "
            "published in Gut in 2014.",
            ["One study", "research published in Gut"],
        ),
        (
            "Naps cut stress, a new study says. A recent study in Oslo found that naps cut stress by 9%.",
            ["a new study"] * 2,
        ),
        (
            "A new study found that naps cut stress. A recent study found that kale cuts cancer.",
            ["A new study", "A recent study"],
        ),
        ("As the Guardian reports, naps cut stress, according to a study by the Nap Society.", ["a study"]),
        (
            "Naps were tied to a lower risk of stroke. The researchers found that naps cut stress.",
            ["The researchers"] * 2,
        ),
        (
            "Naps may raise the risk of stroke, scientists warn. Researchers have found that naps "
            "harm the heart. "
            "The team found that naps doubled the risk.",
            ["The team"] * 3,
        ),
        (f"{ONE} Insomnia strikes 12% of those who were examined.", [ONE[:14], None]),
    ],
)
def test_a_report_goes_on_until_another_study_takes_over(body: str, expected: list[str | None]) -> None:
    found = cited(body)
    assert [links[0] if links else None for links in found] == expected


def test_the_one_reference_not_spoken_of_yet_is_what_another_study_means() -> None:
    body = "Naps help women [1]. They also help men [2]. A third trial found that tea cut colds."
    assert cited(body, LIST)[-1] == ("3",)


def test_cue_types() -> None:
    text = (
        "A title about health\n\nA 2011 study in Stroke found that chocolate cut the risk of stroke. "
        "The researchers saw no harm. Women had 20% fewer strokes.\n" + LIST
    )
    document = read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))
    references = parse_references(document)
    found = read_claims(document, references, ()).citations
    assert [c.cue_type for c in found] == [CueType.JOURNAL_YEAR, CueType.ANAPHORA, CueType.INFERRED]
    assert found[0].score > found[1].score > found[2].score


def test_other_studies_in_general_are_not_the_one_at_hand() -> None:
    first = "A new study found that naps lower blood pressure."
    for second in (
        "Other studies have shown that naps raise stress; this may have affected the results.",
        "The research builds on earlier studies showing that naps improve memory.",
    ):
        assert [len(row) for row in cited(f"{first}\n\n{second}")] == [1, 0], second


def test_there_is_no_study_where_there_is_little_or_only_an_opening() -> None:
    for body in (
        "On the other hand, research shows that naps improve memory.",
        "So far there has been little study of naps, which found better memory.",
    ):
        assert cited(body) == [()], body


def test_the_author_stands_before_the_place_and_the_colleagues() -> None:
    first = "Ana Lund, Ph.D., of Moss Hospital in Bergen, Norway, and colleagues found that naps eased pain."
    second = "Ida Roe, Sc.D., of Alba University and colleagues found that coffee raised blood pressure."
    one, other = cited(f"{first}\n\n{second}")
    assert one[0].startswith("Ana Lund")
    assert other[0].startswith("Ida Roe")


def test_adjusted_analyses_are_those_of_the_study_at_hand() -> None:
    first = "A new study from Bergen found that naps eased pain."
    second = "In adjusted analyses, nappers had a 12 percent lower risk of stroke."
    one, other = cited(f"{first}\n\n{second}")
    assert one == other != ()
