"""One printed reference into fields, on made-up references."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.resolve.strings import ParsedReference, parse_reference_string
from flows.resolve.strings.tokens import MAX_CHARS, normalise, tokenise

PRESS = Path(__file__).parents[2] / "benchmarks/data/press_references.jsonl"
APA = (
    "12. Lindholm, K., & Osei, P. T. (2017). Evening light and sleep in nurses on shifts. "
    "Journal of Sleep Notes, 22(4), 301–315. https://doi.org/10.5555/JSN.2017.0301."
)


def test_every_field_of_an_apa_reference() -> None:
    assert parse_reference_string(APA) == ParsedReference(
        authors=("Lindholm, K.", "Osei, P. T."),
        author_text="Lindholm, K., & Osei, P. T.",
        title="Evening light and sleep in nurses on shifts",
        container_title="Journal of Sleep Notes",
        year=2017,
        volume="22",
        issue="4",
        pages="301–315",
        doi="10.5555/jsn.2017.0301",
        date_text="(2017).",
        volume_text="22(4),",
        pages_text="301–315.",
    )


def test_vancouver_with_residues() -> None:
    parsed = parse_reference_string(
        "7. Obi NC, Lund E, et al. Salt substitutes and blood pressure. Am J Hypertens. 2012;25(5):901-10. "
        "PMID: 31000001. [PubMed] [Google Scholar]"
    )
    assert parsed.authors == ("Obi NC", "Lund E")
    assert (parsed.title, parsed.container_title) == ("Salt substitutes and blood pressure", "Am J Hypertens")
    assert (parsed.year, parsed.volume, parsed.issue, parsed.pages) == (2012, "25", "5", "901-10")
    assert parsed.pmid == "31000001"


def test_a_loose_magazine_reference() -> None:
    parsed = parse_reference_string("Hedges, P.S. (2018) Laughing Alone: Responses to Comedy. Emotion,")
    assert parsed.authors == ("Hedges, P.S.",)
    assert parsed.title == "Laughing Alone: Responses to Comedy"
    assert parsed.container_title == "Emotion"
    assert parsed.year == 2018
    assert parsed.volume is None
    assert parsed.doi is None


@pytest.mark.parametrize("text", ["", "   ", "…", "↩", "[3]", "()"])
def test_nothing_printed_is_nothing_read(text: str) -> None:
    assert parse_reference_string(text) == ParsedReference()


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("https://doi.org/10.5555/abc.2020.77", "doi", "10.5555/abc.2020.77"),
        ("PMID: 29000123", "pmid", "29000123"),
        ("https://pubmed.ncbi.nlm.nih.gov/28000456/", "pmid", "28000456"),
        ("PMC1234567", "pmcid", "PMC1234567"),
        ("https://www.example.org/press/2021/sleep", "url", "https://www.example.org/press/2021/sleep"),
    ],
)
def test_a_bare_identifier(text: str, field: str, expected: str) -> None:
    parsed = parse_reference_string(text)
    assert parsed == ParsedReference(**{field: expected})


def test_in_press_has_no_year() -> None:
    assert parse_reference_string("Petit, L. (in press). Grip strength in age. Age and Ageing.").year is None


def test_the_press_references_are_read_well_enough() -> None:
    """A floor under what benchmarks/references.py measures: most titles and years, nearly all identifiers."""
    rows = [json.loads(line) for line in PRESS.read_text(encoding="utf-8").splitlines()]
    hits = dict.fromkeys(("title", "year", "doi"), 0)
    golds = dict.fromkeys(hits, 0)
    for row in rows:
        parsed = parse_reference_string(row["text"])
        for field in hits:
            gold = row["fields"].get(field, "")
            if gold and gold != "in press":
                golds[field] += 1
                hits[field] += str(getattr(parsed, field)).strip(".?") in gold
    assert len(rows) >= 60
    assert hits["doi"] == golds["doi"]
    assert hits["title"] >= 0.8 * golds["title"]
    assert hits["year"] >= 0.9 * golds["year"]


def test_a_very_long_text_is_bounded() -> None:
    parsed = parse_reference_string("Osei P. " + "sleep and mood, " * 7_000)
    assert len(normalise("a " * 100_000)) <= MAX_CHARS
    assert all(len(value) <= MAX_CHARS for value in (parsed.title or "", parsed.author_text or ""))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=300), st.text("Aé. ,;:()[]“”\"'&-–/19208doiVhtps", max_size=120)))
def test_any_text_parses_to_substrings(text: str) -> None:
    clean = normalise(text)
    parsed = parse_reference_string(text)
    printed = (
        parsed.author_text,
        parsed.title,
        parsed.container_title,
        parsed.volume,
        parsed.issue,
        parsed.pages,
    )
    assert all(
        value in clean for value in (*printed, parsed.date_text, parsed.volume_text) if value is not None
    )
    assert all(value for value in printed if value is not None)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    clean = normalise(text)
    tokens, _, _ = tokenise(clean)
    position = 0
    for token in tokens:
        assert clean[position : token.start] == token.gap
        assert token.text.startswith("<") or clean[token.start : token.end] == token.text
        position = token.end


def test_the_same_text_reads_the_same_in_another_process() -> None:
    code = f"from flows.resolve.strings import parse_reference_string as p; print(repr(p({APA!r})))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "4", "PYTHONUTF8": "1"},
    )
    assert run.stdout.strip() == repr(parse_reference_string(APA))
