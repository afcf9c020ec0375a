# ruff: noqa: E501  # made-up texts read best on one line
"""What points to an entry outright: footnotes, linked numbers, author and year, whose paper it was."""

from __future__ import annotations

import pytest

from flows.extract import read_claims
from flows.ingest import RawSource, read_document
from flows.resolve import Catalogue, parse_references, resolve_references

COLD = "Vos A, Bakker T. Cold showers at work. J Made Up Health. 2016;11(9):12-19."
SWIM = "Lind M. et al., Invented Medicine, 2020"
SAUNA = "Aho K. Sauna and sleep. Scand J Invent Med. 2018;3:4."


def read(content: str, name: str):
    """The claims of a text with what they cite, and the references as printed."""
    document = read_document(RawSource(name, content.encode()))
    resolved = resolve_references(parse_references(document), Catalogue((), ()))
    extraction = read_claims(document, resolved.references, resolved.studies)
    printed = {r.reference_id: r.raw_text for r in resolved.references}
    named = printed | {r.reference_id: r.raw_text for r in extraction.prose_references}
    cited = {
        claim.claim_text: [
            (named[c.reference_id], c.cue_type.value)
            for c in extraction.citations
            if c.claim_id == claim.claim_id
        ]
        for claim in extraction.claims
    }
    return cited, extraction.assertions, list(printed.values())


def post(body: str, notes: str) -> str:
    return (
        "<html><head><title>Cold water</title></head><body><article><h1>Cold water</h1>"
        f"{body}<h2>References</h2><ol>{notes}</ol></article></body></html>"
    )


BODY = (
    "<p>In a trial of 3,018 people, a cold shower cut sick leave by 29 percent.<sup><a href='#{0}'>1</a></sup> "
    "Swimming in cold water made volunteers less tense in one small study.<sup><a href='#{1}'>2</a>,"
    "<a href='#{2}'>3</a></sup></p>"
)


@pytest.mark.parametrize(
    "note",
    [
        '<li id="{id}">{text} <a href="#up{id}" class="footnote-back">↩</a></li>',
        '<li id="{id}"><b><a href="#up{id}">^</a></b> {text}</li>',
        '<li><a id="{id}"></a>{text} <a href="#up{id}">Back</a></li>',
        '<li><a name="{id}"></a><p>{text}</p></li>',
    ],
)
def test_a_footnote_leads_to_its_entry_whatever_is_printed(note: str) -> None:
    names = ("note-cold", "cite_note-swim-4", "fn3")
    notes = "".join(
        note.format(id=name, text=text) for name, text in zip(names, (COLD, SWIM, SAUNA), strict=True)
    )
    cited, assertions, printed = read(post(BODY.format(*names), notes), "a.html")
    assert printed == [COLD, SWIM, SAUNA]
    cold, swim = cited.values()
    assert cold == [(COLD, "numeric_marker")]
    assert swim == [(SWIM, "numeric_marker"), (SAUNA, "numeric_marker")]
    assert assertions[0].claimed_value == 29
    assert not any(char.isdigit() for row in assertions for char in f"{row.outcome}{row.claimed_unit}")


def test_a_link_within_the_page_beats_the_number_it_prints() -> None:
    """Pages that number their notes anew below the text: the link says which is meant."""
    names = ("b", "c", "a")
    notes = "".join(
        f'<li id="{name}">{text}</li>' for name, text in zip("abc", (SAUNA, COLD, SWIM), strict=True)
    )
    cited, _, _ = read(post(BODY.format(*names), notes), "a.html")
    assert [[text for text, _ in links] for links in cited.values()] == [[COLD], [SWIM, SAUNA]]


def test_a_linked_number_cites_where_it_leads_and_not_the_list_by_number() -> None:
    body = (
        "<p>Adults who drank beet juice daily had lower blood pressure than those who drank water, a trial found "
        "(<a href='https://pubmed.ncbi.nlm.nih.gov/99999901/'>1<span class='sro'>Trusted Source</span></a>).</p>"
    )
    cited, assertions, printed = read(post(body, f"<li>{COLD}</li><li>{SWIM}</li>"), "a.html")
    ((cites,),) = cited.values()
    assert cites == ("1", "hyperlink")
    assert "Trusted Source" not in " ".join(printed)
    assert [row.comparator for row in assertions] == ["those who drank water"]


def test_markdown_footnotes_with_names() -> None:
    text = (
        "# Cold water\n\nIn a trial of 3,018 people, a cold shower cut sick leave by 29 percent.[^vos] "
        "Swimming in cold water eased stress in a small study.[^lind2020]\n\n"
        f"[^lind2020]: {SWIM}\n[^vos]: {COLD}\n"
    )
    cited, _, printed = read(text, "a.md")
    assert sorted(printed) == sorted([SWIM, COLD])
    assert list(cited.values()) == [[(COLD, "numeric_marker")], [(SWIM, "numeric_marker")]]


def test_the_claim_is_quoted_as_printed() -> None:
    names = ("a", "b", "c")
    notes = "".join(
        f'<li id="{name}">{text}</li>' for name, text in zip(names, (COLD, SWIM, SAUNA), strict=True)
    )
    cited, _, _ = read(post(BODY.format(*names), notes), "a.html")
    assert [text[-3:] for text in cited] == ["t.1", "2,3"]


LIST = f"\n\nSources\n\n- {SWIM}\n- {COLD}\n- Hölm T, Aho K. (2021). Evening glasses. Sleep Inventions.\n"


def test_author_and_year_count_beside_a_link() -> None:
    text = (
        "# Cold water\n\nA cold shower cut sick leave by a third ([Vos and Bakker 2016](https://doi.org/10.9999/cold.1)), "
        "and swimming eased stress (Lind et al., 2020; Holm & Aho 2021).\n" + LIST
    )
    cited, _, printed = read(text, "a.md")
    assert len(printed) == 3, "a link that prints author and year of an entry is no reference of its own"
    ((first, *others),) = cited.values()
    assert first == (COLD, "hyperlink")
    assert sorted(text[:4] for text, _ in others) == ["Hölm", "Lind"]


def test_a_link_to_another_paper_of_the_year_stays_a_reference_of_its_own() -> None:
    text = (
        "# Cold water\n\nA cold shower cut sick leave by a third ([Vos 2016](https://doi.org/10.9999/cold.2)).\n\n"
        f"Sources\n\n- {COLD} doi:10.9999/cold.1\n- {SWIM}\n"
    )
    _, _, printed = read(text, "a.md")
    assert printed[2:] == ["Vos 2016"]


GUM = (
    "# Chewing gum\n\nIn 2016, psychologists at Elm University found that cold showers cut sick leave by a third. "
    "The gain faded after a week.\n\n\u201cIt is tiny,\u201d says Max Lind of Oak College, whose 2020 paper in "
    "Invented Medicine reported less stress in swimmers.\n"
)


def test_specialists_of_a_year_and_whose_paper_it_was() -> None:
    cited, _, _ = read(GUM + LIST, "a.md")
    found = {claim[:12]: [text[:4] for text, _ in links] for claim, links in cited.items()}
    assert found == {"In 2016, psy": ["Vos "], "\u201cIt is tiny,": ["Lind"]}
