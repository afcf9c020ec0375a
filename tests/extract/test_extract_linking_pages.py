# ruff: noqa: E501  # made-up texts read best on one line
"""Links over a page: headlines, digests, sections of one story, quotations, links that close a paragraph."""

from __future__ import annotations

from test_extract_linking import cited

from flows.extract import read_claims
from flows.ingest import RawSource, read_document
from flows.resolve import Catalogue, parse_references, resolve_references


def linked(html: str) -> dict[str, tuple[str, ...]]:
    """The claims of a page that cite a study: its address or the wording of the prose."""
    document = read_document(RawSource("a.html", html.encode(), "text/html"))
    resolved = resolve_references(parse_references(document), Catalogue((), ()))
    extraction = read_claims(document, resolved.references, resolved.studies)
    printed = {r.reference_id: r.url or r.raw_text for r in resolved.references}
    printed |= {r.reference_id: r.raw_text for r in extraction.prose_references}
    found: dict[str, tuple[str, ...]] = {}
    for claim in extraction.claims:
        links = [c for c in extraction.citations if c.claim_id == claim.claim_id]
        found[claim.claim_text] = tuple(printed[c.reference_id] for c in links)
    return found


def page(body: str) -> str:
    return f"<html><head><title>Health</title></head><body><article><h1>Health</h1>{body}</article></body></html>"


def headed(text: str) -> dict[str, str]:
    return {claim: links[0] for claim, links in linked(text).items() if links}


def test_a_link_called_source_stands_for_its_paragraph() -> None:
    found = linked(
        page(
            "<p>A trial gave 51 adults with prediabetes nuts for 12 weeks. Those who ate nuts had lower blood "
            "sugar. Nuts also lowered blood pressure by 3 percent. "
            "[<a href='https://doi.org/10.1000/1'>source</a>]</p>"
            "<p>People who drink tea have fewer strokes. [<a href='https://doi.org/10.1000/2'>source</a>]</p>"
        )
    )
    assert {links for claim, links in found.items() if "uts" in claim} == {("https://doi.org/10.1000/1",)}
    assert {links for claim, links in found.items() if "tea" in claim} == {("https://doi.org/10.1000/2",)}


def test_the_next_item_of_a_digest_tells_of_another_new_study() -> None:
    found = linked(
        page(
            "<h2>Keep moving</h2><p>A new study shows that walking is linked to better memory. Walking helped "
            "memory most in old age, researchers reported Dec. 10 in the Journal of Made-up Sport.</p>"
            "<h2>Take your aspirin</h2><p>Those who stop taking aspirin are more likely to have a stroke, a new "
            "study shows.</p><h2>Pills left in the drawer</h2><p>Half of all patients stop taking statins within "
            "a year, researchers reported in a new study published Feb. 3 in the Journal of Invented Hearts.</p>"
        )
    )
    cites = {claim.split()[0]: links for claim, links in found.items() if links}
    assert cites["A"] == cites["Walking"]
    assert len({*cites["A"], *cites["Those"], *cites["Half"]}) == 3


def test_sections_of_a_story_tell_of_its_one_study() -> None:
    found = linked(
        page(
            "<p>Quitting smoking after a stroke cuts the risk of another, according to a study in Neurology.</p>"
            "<p><strong>Dangers</strong></p><p>Smoking raises the risk of dementia.</p>"
            "<p><strong>Benefits of quitting</strong></p><p>Those who had quit were 34 percent less likely to have "
            "a stroke than those who smoked on. The death rate was 8 percent among quitters.</p>"
        )
    )
    by_start = {claim.split()[0]: links for claim, links in found.items()}
    assert by_start["Those"] == by_start["The"] == by_start["Quitting"] != ()
    assert by_start["Smoking"] == ()


def test_studies_named_in_a_quotation_are_not_gone_on_with() -> None:
    body = (
        "Tea lowers the risk of stroke, according to a study in the journal Gut.\n\n"
        "“There had been an earlier analysis in our Bergen Health Study,” said Dr Ana Lund, who read it.\n\n"
        "For coffee, no such link was seen (hazard ratio, 0.95; 95% CI, 0.70 to 1.29)."
    )
    assert cited(body)[-1] == cited(body)[0] != ()


def test_a_headline_cites_the_study_whose_finding_it_repeats() -> None:
    found = headed(
        "<html><head><title>Naps cut stroke risk in nurses</title></head><body><article>"
        "<h1>Naps cut stroke risk in nurses</h1>"
        "<p>Naps cut the risk of stroke in nurses by 12 percent, a study in the journal Gut has found.</p>"
        "<h2>Tea raises blood pressure in runners</h2>"
        "<p>Tea raised blood pressure in runners, according to a trial in the journal Heart.</p>"
        "<h2>Coffee keeps people awake</h2><p>Coffee at night is a bad idea for those who sleep badly.</p>"
        "</article></body></html>"
    )
    assert found["Naps cut stroke risk in nurses"] == "a study in the journal Gut"
    assert found["Tea raises blood pressure in runners"] == "a trial in the journal Heart"
    assert "Coffee keeps people awake" not in found


def test_what_scientists_say_of_many_studies_is_of_none_in_particular() -> None:
    body = (
        "Two recent studies have looked at tea. Tea is unlikely to harm people’s hearts, scientists say. "
        "In a study of 90 people in the journal Gut, tea lowered blood pressure."
    )
    assert cited(body)[1] == ()


def test_a_study_of_the_prose_has_the_title_that_is_given_later() -> None:
    html = page(
        "<p>People who eat nuts have fewer strokes, according to a new study.</p>"
        "<p>The study, “Nuts and strokes in nurses,” was published in the journal Heart Reports. It followed nurses who "
        "ate nuts, and their risk of stroke fell by 12 percent.</p>"
        "<p>According to the study, “Women who eat nuts live longer than others.”</p>"
    )
    document = read_document(RawSource("a.html", html.encode(), "text/html"))
    (reference,) = read_claims(document, (), ()).prose_references
    assert (reference.title, reference.container_title) == ("Nuts and strokes in nurses", "Heart Reports")


def test_a_house_at_the_end_of_a_release_is_no_part_of_the_story() -> None:
    story = "<p>Adults who napped had a 15% lower risk of gout, a study of 900 people found.</p>"
    house = "<h3>About Elm Clinic</h3><p>As a leading provider of care, Elm Clinic helps people lower their risk of gout.</p>"
    illness = "<h3>About Gout</h3><p>Too much beer raises the risk of gout.</p>"
    found = linked(page(story + illness + house))
    assert any("beer" in claim for claim in found)
    assert not any("Clinic" in claim for claim in found)
