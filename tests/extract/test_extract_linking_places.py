"""Studies counted off, left in doubt or told under a label, and sentences that only say where a study is."""

from __future__ import annotations

import pytest
from test_extract_linking import LIST, cited

from flows.document import BlockKind
from flows.extract import read_claims
from flows.extract.linking.nations import nation_in, nation_of
from flows.ingest import RawSource, read_document
from flows.resolve import Catalogue, parse_references, resolve_references


def linked(markdown: str) -> dict[str, list[str]]:
    """Text of each claim → the addresses, or else the wordings, of the studies that it leans on."""
    source = RawSource(name="a.md", content=markdown.encode(), media_type="text/markdown")
    document = read_document(source)
    resolved = resolve_references(parse_references(document), Catalogue((), ()))
    read = read_claims(document, resolved.references, resolved.studies)
    names = {r.reference_id: r.url or r.raw_text for r in (*resolved.references, *read.prose_references)}
    return {
        claim.claim_text: [names[c.reference_id] for c in read.citations if c.claim_id == claim.claim_id]
        for claim in read.claims
    }


FIRST = "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/"
SECOND = "https://www.researchgate.net/publication/123456789_Naps_in_nurses"
TOLD = f"""# Naps and colds

We picked two studies of naps and colds.

The first paper found that a lack of naps weakens the immune system.

The paper can be found [here]({FIRST})

In another study researchers gave 40 nurses a flu shot. The results showed that nappers had fewer colds.

Read the full study [here]({SECOND}).

The last study covers 212 patients. Those who napped were less likely to catch a cold.
"""


def test_a_sentence_that_says_where_a_study_is_names_the_one_just_told() -> None:
    found = linked(TOLD)
    assert found["The first paper found that a lack of naps weakens the immune system."] == [FIRST]
    assert found["The results showed that nappers had fewer colds."] == [SECOND]
    assert found["Those who napped were less likely to catch a cold."] == ["The last study"]
    assert not any("here" in claim for claim in found)


def test_a_line_that_only_says_where_a_study_is_is_no_heading() -> None:
    document = read_document(RawSource(name="a.md", content=TOLD.encode(), media_type="text/markdown"))
    assert all(block.kind is not BlockKind.HEADING for block in document.blocks)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # One and another of several.
        (
            "Two new trials are the largest to test tea in nurses.\n\n"
            "One found that tea did not prevent strokes.\n\n"
            "Another tested tea in people with gout and found a higher risk of bleeding.\n\n"
            "And coffee, also tested in the study of people with gout, failed to prevent strokes.",
            [("One",), ("Another",), ("Another",)],
        ),
        # Nothing to count from: nobody's study.
        ("Nurses like tea. One found that tea did not prevent strokes.", [()]),
        # What the data showed stands behind.
        (
            "A trial found that naps improved mood. Nappers also slept better, the data showed.",
            [("A trial",)] * 2,
        ),
        # The newest one is set against earlier ones.
        (
            "Naps do nothing for mood, according to the largest research trial to date.\n\n"
            "Previous studies have suggested some benefit, but the latest study saw no effect on mood.\n\n"
            "The results showed that naps did not reduce stress.",
            [("the largest research trial",)] * 3,
        ),
        # Their findings are those of many.
        (
            "A new study found that naps improve mood. Many studies have looked at stress, but their "
            "findings clash on the risk of stroke.",
            [("A new study",)],
        ),
        # What it did not see.
        (
            "A new study found that naps improve mood. There was also no evidence that naps cut stress.",
            [("A new study",)] * 2,
        ),
        # What no word calls a result keeps nothing from going on.
        (
            "A trial found that walking eased back pain. They also walked 30 metres further. "
            "Half as many of the walkers needed pills. Pain scores fell from 6 to 3 in the walkers.",
            [("A trial",)] * 3,
        ),
        # A measure is nobody who speaks.
        (
            "A trial gave nurses tea. According to the Elm Sleep Index, the researchers determined that tea "
            "improved sleep.",
            [("A trial",)],
        ),
        # Nobody is under study.
        (
            "A trial gave tea to nurses. The nurses under study had fewer strokes.",
            [("A trial",)],
        ),
        # A part of a report under its label.
        (
            "Results: Tea lowered blood pressure in a new trial. "
            "Too much appears to raise the risk of stroke."
            "\n\nConclusion: Tea may lower the risk of stroke.",
            [("a new trial",)] * 3,
        ),
    ],
)
def test_which_of_several_is_told_of(body: str, expected: list[tuple[str, ...]]) -> None:
    assert [links for links in cited(body) if links or expected == [()]][: len(expected)] == expected


def test_a_study_in_doubt_stays_in_doubt_while_it_is_told_of() -> None:
    found = cited("A 2014 study found that people improved. They found no effect on stress.", LIST)
    assert found == [("2?", "3?"), ("2?", "3?")]


STORY = "A new study found that naps cut stress in nurses. The nurses slept better."


@pytest.mark.parametrize(
    "told",
    [
        "Nappers had lower blood pressure and a calmer mood.",
        "Napping for an hour lowered alertness.",
        "Cortisol levels did not change.",
    ],
)
def test_the_next_paragraph_of_a_story_goes_on(told: str) -> None:
    assert cited(f"{STORY}\n\n{told}")[2:] == [("A new study",)]


@pytest.mark.parametrize(
    "told",
    [
        "Stress among nurses rose during the pandemic.",
        "In 2020, 1.4 million people died of lung cancer.",
        "Deaths from stroke fell sharply after the war.",
        "Naps were once thought to weaken the heart.",
        "The drug was approved in 2019 to treat stress.",
        "Heart disease caused one in four deaths.",
    ],
)
def test_what_is_told_of_the_world_is_no_study_s(told: str) -> None:
    assert not any(cited(f"{STORY}\n\n{told}")[2:])


_LIST = """
References

Okoro T, Bell R. Humming at work and back pain in nurses. Lancet. 2021;397:1100-1108.

Miller J, Stone K. Humming and headache in drivers. BMJ. 2022;376:e0601.
"""
_HUMMED = "Nurses who hummed at work had less back pain"


@pytest.mark.parametrize(
    "told",
    [
        f"A British study published in The Lancet followed 3,000 nurses. {_HUMMED}.",
        f"British researchers followed 3,000 nurses. {_HUMMED}, they report in The Lancet.",
        f"In one, from Britain, researchers followed 3,000 nurses. {_HUMMED}, they report in The Lancet.",
    ],
)
@pytest.mark.parametrize("other", ["The U.S. study", "The American study", "The US trial"])
def test_studies_are_told_apart_by_their_nations(told: str, other: str) -> None:
    found = cited(
        f"Two new studies tested humming. {told}\n\n"
        f"{other} involved 500 drivers. Drivers who hummed had fewer headaches.\n\n"
        "The British study also found that humming lowered the risk of depression. "
        "In the American one, humming had no effect on sleep.",
        _LIST,
    )
    assert [links for links in found if links] == [("1",), ("2",), ("1",), ("2",)]


def test_a_nation_is_named_by_a_capital() -> None:
    assert nation_in("The US trial") == nation_in("an American study") == nation_of("u.s.")
    assert nation_in("what a trial tells us") is None
    assert nation_in("an Elm University study") is None
