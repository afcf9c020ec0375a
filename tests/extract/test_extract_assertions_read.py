"""Claims of an article → rows: context for pronouns, identifiers, and the data files' own examples."""

from __future__ import annotations

import pytest
import yaml

from flows.extract.assertions import lexicon as lexicon_module
from flows.extract.assertions import read_assertions, topic_before
from flows.extract.assertions.inflection import inflect
from flows.extract.assertions.lexicon import rewrites
from flows.ingest import RawSource, read_document
from flows.records import Claim
from schemas.vocabulary import ArticleStance, AttributedTo, ClaimKind, Direction, Method, Relation, Valence

ARTICLE = b"""Why We Knit

Knitting is back in fashion, and the shops are full of wool again this winter.

Knitting Can Calm Your Nerves

Knitting for half an hour lowers stress. It can also lower your heart rate. They felt better after a week.

The weather was mild. It rained a little on Tuesday.
"""


@pytest.fixture(scope="module")
def document():
    return read_document(RawSource(name="knit.txt", content=ARTICLE))


def claim_of(document, text: str) -> Claim:
    start = document.text.index(text)
    sentence = next(s for s in document.sentences if s.span.start <= start < s.span.end)
    return Claim(
        claim_id="clm_0123456789abcdef",
        article_id=document.article_id,
        claim_text=document.text_of(sentence),
        char_start=sentence.span.start,
        char_end=sentence.span.end,
        quote_prefix="",
        quote_suffix="",
        section_index=sentence.section_index,
        section_title=document.section_title(sentence.section_index),
        claim_kind=ClaimKind.AUTHOR_STATEMENT,
        attributed_to=AttributedTo.WRITER,
        article_stance=ArticleStance.ENDORSES,
        speaker_name=None,
        speaker_role=None,
        relation=Relation.CAUSAL,
        is_hedged=False,
        hedge_cues=(),
        uncited_reason=None,
        method=Method.RULE,
        confidence=0.9,
    )


def test_a_row_has_concept_valence_and_a_stable_id(document):
    claim = claim_of(document, "Knitting for half an hour")
    (row,) = read_assertions(claim, document)
    assert (row.outcome, row.direction, row.valence) == ("stress", Direction.DECREASE, Valence.BENEFIT)
    assert row.outcome_concept == "D013315"
    assert row.exposure == "Knitting for half an hour"
    assert row.assertion_id.startswith("ast_")
    assert read_assertions(claim, document) == (row,)


def test_a_pronoun_takes_the_exposure_of_the_sentence_before(document):
    (row,) = read_assertions(claim_of(document, "It can also lower"), document)
    assert row.exposure == "Knitting for half an hour"


def test_a_topic_that_the_caller_knows_wins(document):
    (row,) = read_assertions(claim_of(document, "It can also lower"), document, topic="crochet")
    assert row.exposure == "crochet"


def test_a_sentence_that_asserts_nothing_gives_no_row(document):
    assert read_assertions(claim_of(document, "The weather was mild"), document) == ()


def test_nothing_before_the_first_sentence_is_a_topic_only_by_the_title(document):
    assert topic_before(document, 0, 0) is None


@pytest.mark.parametrize(
    "entry",
    yaml.safe_load((lexicon_module._DATA / "rewrites.yaml").read_text(encoding="utf-8")),
    ids=lambda entry: entry["example"][0],
)
def test_every_rewrite_does_what_its_example_says(entry):
    before, after = entry["example"]
    needs, pattern, replacement, also = next(
        item for item in rewrites() if item[1].pattern == entry["pattern"] and item[0] == entry["needs"]
    )
    assert needs in before.lower()
    assert not also or any(part in before.lower() for part in also)
    assert pattern.sub(replacement, before) == after != before


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("cut", {"cut", "cuts", "cutting"}),
        ("ease", {"ease", "eases", "eased", "easing"}),
        ("relax", {"relax", "relaxes", "relaxed", "relaxing"}),
        ("have", {"have", "has", "had", "having"}),
        ("fall", {"fall", "falls", "fell", "fallen", "falling"}),
        ("stop", {"stop", "stops", "stopped", "stopping"}),
    ],
)
def test_inflections(verb, forms):
    assert set(inflect(verb)) == forms


@pytest.mark.shared
def test_the_real_article(shared):
    document = read_document(
        RawSource(name="crying.txt", content=(shared / "articles" / "crying-health.txt").read_bytes())
    )
    rows = {}
    for sentence in document.sentences:
        text = document.text_of(sentence)
        claim = claim_of(document, text)
        for row in read_assertions(claim, document):
            rows.setdefault((row.outcome.lower(), row.direction.value), row)
    assert rows["cortisol levels", "decrease"].valence is Valence.BENEFIT
    assert ("heart rate", "decrease") in rows
    assert ("mood", "increase") in rows
    assert rows["empathy", "increase"].exposure == rows["emotional help", "increase"].exposure
    assert rows["feeling", "increase"].direction is Direction.INCREASE


def rows_of(text: str, claim: str) -> list[tuple[str | None, str]]:
    document = read_document(RawSource(name="a.txt", content=text.encode()))
    return [(row.exposure, row.outcome) for row in read_assertions(claim_of(document, claim), document)]


@pytest.mark.parametrize(
    ("before", "outcome"),
    [
        ("People who eat fish twice a week are less likely to get dementia.", "risk of dementia"),
        ("Women who never eat fish had a higher risk of a hip fracture.", "risk of hip fracture"),
        ("People who eat fish have less gout and fewer strokes.", "risk"),
        ("People who eat fish sleep better.", "risk"),
    ],
    ids=["an outcome", "a risk", "two outcomes", "no risk"],
)
def test_a_bare_risk_is_named_by_the_sentence_before(before: str, outcome: str):
    text = f"Fish on the table\n\n{before}\n\nThose who ate the most fish had a 24 percent lower risk.\n"
    assert rows_of(text, "Those who ate") == [("ate the most fish", outcome)]


def test_a_bare_risk_is_named_by_the_title():
    text = (
        "Fish lowers the risk of gout\n\nIt was a hot day.\n\n"
        "Those who ate the most fish had a 24 percent lower risk.\n"
    )
    assert rows_of(text, "Those who ate") == [("ate the most fish", "risk of gout")]


def test_the_numbered_heading_of_a_list_is_what_its_item_is_about():
    text = (
        "9 foods that ease pain\n\n2. Fatty fish\n\nIn one trial, there was no difference in inflammation "
        "compared with placebo, which surprised the team.\n\n3. Eat slowly\n\nIt is easy.\n"
    )
    assert rows_of(text, "In one trial") == [("Fatty fish", "inflammation")]


def test_a_count_of_things_is_no_exposure():
    trial = "In one trial, there was no difference in inflammation compared with placebo."
    text = f"9 foods that ease pain\n\n{trial}\n"
    assert rows_of(text, "In one trial") == [(None, "inflammation")]
