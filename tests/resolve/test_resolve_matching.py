"""Printed references to records: who is matched, who is not, and what is said of it."""

# ruff: noqa: E501  (tables read best with one case a line)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolve_support import build_reference, build_study

from flows.records import CitedReference, Study
from flows.resolve import Catalogue, resolve_references
from schemas.vocabulary import MatchMethod, ReferenceIssue, ReferenceType, Resolution, StudyStatus

NAPS = build_study(
    "Naps and word recall in night nurses: a randomized trial",
    doi="10.5555/JR.2018.45",
    pmid="31000001",
    pmcid="PMC7000001",
    authors=("Holm, B. R.", "Quist, Anna", "Abara, N."),
    container_title="Journal of Rest Medicine",
    year_published=2018,
    year_online=2017,
)
NAPS_LATER = build_study(
    "Naps and mood in night nurses: a two-year follow-up",
    doi="10.5555/jr.2020.9",
    authors=("Holm, B. R.", "Abara, N."),
    container_title="Journal of Rest Medicine",
    year_published=2020,
)
OATS = build_study(
    "Morning oats lower serum lipids in office workers",
    doi="10.5555/ll.2016.1",
    authors=("Gračanić-Müller, Éva", "Castel, R."),
    container_title="European Journal of Lipid Science",
    year_published=2016,
)
PREPRINT = build_study(
    "Morning oats lower serum lipids in office workers",
    doi="10.1101/2015.1",
    authors=("Gračanić-Müller, Éva", "Castel, R."),
    container_title="medRxiv",
    year_published=2015,
    status=StudyStatus.PREPRINT,
)
SHORT = build_study(
    "Sleep and health", doi="10.5555/sh.1", authors=("Wu, J.",), container_title="Sleep", year_published=2012
)
RETRACTED = build_study(
    "Vinegar baths shorten the common cold in adults",
    doi="10.5555/vb.1",
    authors=("Lind, A.",),
    container_title="Bath Letters",
    year_published=2011,
    status=StudyStatus.RETRACTED,
)
CATALOGUE = Catalogue((NAPS, NAPS_LATER, OATS, SHORT, RETRACTED))


def resolve(reference: CitedReference, catalogue: Catalogue = CATALOGUE, topic: str = "") -> CitedReference:
    resolved = resolve_references([reference], catalogue, topic=topic)
    (row,) = resolved.references
    assert row.study_id in {study.study_id for study in resolved.studies}
    assert 0.0 <= row.match_score <= 1.0
    assert (row.match_method is MatchMethod.NONE) == (ReferenceIssue.UNRESOLVED in row.issues)
    return row


# what is printed, the record meant (None: none), how it is found
MATCHES: list[tuple[str, dict[str, object], Study | None, MatchMethod]] = [
    ("doi", {"doi": "10.5555/jr.2018.45"}, NAPS, MatchMethod.DOI),
    ("pmid", {"pmid": "31000001"}, NAPS, MatchMethod.PMID),
    ("pmcid", {"pmcid": "PMC7000001"}, NAPS, MatchMethod.PMID),
    ("unknown doi", {"doi": "10.5555/nobody"}, None, MatchMethod.NONE),
    ("title", {"title": "Naps and Word Recall in Night Nurses: A Randomized Trial"}, NAPS, MatchMethod.TITLE),
    ("title without subtitle", {"title": "Naps and word recall in night nurses"}, NAPS, MatchMethod.TITLE),
    ("title misspelt", {"title": "Naps and world recal in night nurses: a randomised trial"}, NAPS, MatchMethod.TITLE),
    ("accents lost", {"title": OATS.title, "authors": ("Gracanic-Muller E",), "year": 2016}, OATS, MatchMethod.TITLE),
    (
        "title shortened",
        {"title": "Naps and recall in nurses", "authors": ("Holm B",), "year": 2018, "container_title": "J Rest Med"},
        NAPS,
        MatchMethod.TITLE,
    ),
    ("year off by one", {"title": NAPS.title, "year": 2019, "authors": ("Holm",)}, NAPS, MatchMethod.TITLE),
    ("same title, another decade", {"title": NAPS.title, "year": 2004, "authors": ("Holm, B.",)}, None, MatchMethod.NONE),
    ("other authors and journal", {"title": NAPS.title, "authors": ("Zed, Q.",), "container_title": "Gut"}, None, MatchMethod.NONE),
    ("other title", {"title": "Naps and the price of bread in Norway", "authors": ("Holm, B.",), "year": 2018, "container_title": "Journal of Rest Medicine"}, None, MatchMethod.NONE),
    ("short title alone", {"title": "Sleep and health"}, None, MatchMethod.NONE),
    ("short title borne out", {"title": "Sleep and health", "authors": ("Wu J",), "year": 2012}, SHORT, MatchMethod.TITLE),
    ("author, year, journal", {"authors": ("Holm BR",), "year": 2018, "container_title": "J Rest Med"}, NAPS, MatchMethod.BIBLIOGRAPHIC),
    ("author, online year, journal", {"authors": ("Holm BR",), "year": 2017, "container_title": "J Rest Med"}, NAPS, MatchMethod.BIBLIOGRAPHIC),
    ("another short title", {"title": "Oats and weight", "authors": ("Holm BR",), "year": 2018, "container_title": "J Rest Med"}, None, MatchMethod.NONE),
    ("author and year only", {"authors": ("Holm BR",), "year": 2018}, None, MatchMethod.NONE),
    ("author, year, other journal", {"authors": ("Holm BR",), "year": 2018, "container_title": "Gut"}, None, MatchMethod.NONE),
    ("list entry of journal and year", {"year": 2018, "container_title": "Journal of Rest Medicine"}, None, MatchMethod.NONE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "study", "method"), [case[1:] for case in MATCHES], ids=[case[0] for case in MATCHES]
)
def test_matching(fields: dict[str, object], study: Study | None, method: MatchMethod) -> None:
    row = resolve(build_reference(**fields))
    assert row.match_method is method
    known = {own.study_id for own in CATALOGUE.studies}
    assert row.study_id == study.study_id if study else row.study_id not in known


# what is printed of NAPS, the issues that it has
ISSUES: list[tuple[str, dict[str, object], tuple[ReferenceIssue, ...]]] = [
    ("nothing", {"doi": NAPS.doi, "year": 2018}, ()),
    ("online year", {"doi": NAPS.doi, "year": 2017}, (ReferenceIssue.YEAR_DIFFERS,)),
    ("journal abbreviated", {"doi": NAPS.doi, "container_title": "J Rest Med"}, (ReferenceIssue.JOURNAL_VARIANT,)),
    ("journal with article", {"doi": NAPS.doi, "container_title": "The Journal of Rest Medicine,"}, ()),
    ("case of the title", {"doi": NAPS.doi, "title": NAPS.title.upper() + "."}, ()),
    ("subtitle left out", {"doi": NAPS.doi, "title": "Naps and word recall in night nurses"}, (ReferenceIssue.TITLE_VARIANT,)),
    ("second author first", {"doi": NAPS.doi, "authors": ("A. Quist",)}, (ReferenceIssue.AUTHOR_DIFFERS,)),
    ("no identifier", {"title": NAPS.title}, (ReferenceIssue.NO_IDENTIFIER,)),
    ("retracted", {"doi": RETRACTED.doi}, (ReferenceIssue.RETRACTED,)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "issues"), [case[1:] for case in ISSUES], ids=[case[0] for case in ISSUES]
)
def test_issues(fields: dict[str, object], issues: tuple[ReferenceIssue, ...]) -> None:
    assert resolve(build_reference(**fields)).issues == issues


def test_a_doi_with_the_title_of_another_work_is_not_believed() -> None:
    row = resolve(build_reference(doi=NAPS.doi, title=OATS.title, authors=("Castel, R.",), year=2016))
    assert (row.study_id, row.match_method) == (OATS.study_id, MatchMethod.TITLE)
    unknown = resolve(build_reference(doi=NAPS.doi, title="The price of bread in northern Norway", year=1999))
    assert ReferenceIssue.UNRESOLVED in unknown.issues
    assert unknown.study_id != NAPS.study_id
    (study,) = resolve_references([unknown], CATALOGUE).studies
    assert study.doi is None


def test_a_doi_beside_a_label_is_believed() -> None:
    for title in ("Nap study", None):
        assert resolve(build_reference(doi=NAPS.doi, title=title)).study_id == NAPS.study_id
    reworded = build_reference(
        doi=NAPS.doi, title="Why night nurses should be sent to bed", authors=("Holm",), year=2018
    )
    assert resolve(reworded).study_id == NAPS.study_id


def test_preprint_and_paper_are_told_apart_or_left_ambiguous() -> None:
    both = Catalogue((OATS, PREPRINT))
    title = {"title": OATS.title}
    assert resolve(build_reference(**title), both).issues[:2] == (
        ReferenceIssue.NO_IDENTIFIER,
        ReferenceIssue.UNRESOLVED,
    )
    assert ReferenceIssue.AMBIGUOUS in resolve(build_reference(**title), both).issues
    paper = build_reference(**title, year=2016, container_title="Eur J Lipid Sci")
    assert resolve(paper, both).study_id == OATS.study_id
    assert (
        resolve(build_reference(**title, year=2015, container_title="medRxiv"), both).study_id
        == PREPRINT.study_id
    )
    elsewhere = build_reference(**title, doi="10.1101/2015.1", year=2015, container_title="medRxiv")
    assert resolve(elsewhere, Catalogue((OATS,))).match_method is MatchMethod.NONE


def test_two_papers_of_one_group_are_told_apart_by_title() -> None:
    for study in (NAPS, NAPS_LATER):
        row = resolve(build_reference(title=study.title, authors=("Holm, B.",), year=2019))
        assert row.study_id == study.study_id


def test_prose_needs_author_or_topic_beside_journal_and_year() -> None:
    cue = {"reference_type": ReferenceType.PROSE, "container_title": "Journal of Rest Medicine", "year": 2018}
    bare = build_reference("a 2018 study in the Journal of Rest Medicine", **cue)
    assert resolve(bare).match_method is MatchMethod.NONE
    assert resolve(bare, topic="Ten ways to ease back pain").match_method is MatchMethod.NONE
    row = resolve(bare, topic="What napping does to nurses")
    assert (row.study_id, row.match_method) == (NAPS.study_id, MatchMethod.BIBLIOGRAPHIC)
    assert row.match_score < 0.7
    named = build_reference("Holm's 2018 study in the Journal of Rest Medicine", **cue, authors=("Holm",))
    assert resolve(named).study_id == NAPS.study_id
    several = build_reference("Abara and Holm's study in the journal", **cue, authors=("Abara", "Holm"))
    assert resolve(several).study_id == NAPS.study_id
    other = build_reference("Zed's 2018 study in the Journal of Rest Medicine", **cue, authors=("Zed",))
    assert resolve(other, topic="What napping does to nurses").match_method is MatchMethod.NONE
    twin = build_study(
        "Naps and pay in nurses", container_title="Journal of Rest Medicine", year_published=2018
    )
    twins = Catalogue((*CATALOGUE.studies, twin))
    assert ReferenceIssue.AMBIGUOUS in resolve(bare, twins, topic="What napping does to nurses").issues


def test_unresolved_references_to_one_study_share_it() -> None:
    link = build_reference("a study", doi="10.5555/new", reference_type=ReferenceType.HYPERLINK)
    entry = build_reference(
        "Zed Q. Bread. 2001.", doi="10.5555/NEW", title="Bread", authors=("Zed Q",), year=2001
    )
    resolved = resolve_references([entry, link], CATALOGUE)
    assert [row.reference_id for row in resolved.references] == [entry.reference_id]
    for order in ([link, entry], [entry, link]):
        (study,) = resolve_references(order, CATALOGUE).studies
        assert (study.title, study.year_published, study.resolution) == ("Bread", 2001, Resolution.UNRESOLVED)
    assert resolved.findings == ()


def test_a_link_by_another_identifier_is_no_row_of_its_own() -> None:
    entry = build_reference("Holm 2018", doi=NAPS.doi)
    link = build_reference(
        "a study", pmid=NAPS.pmid, url="https://example.org/1", reference_type=ReferenceType.HYPERLINK
    )
    (row,) = resolve_references([entry, link], CATALOGUE).references
    assert (row.reference_id, row.pmid, row.url) == (entry.reference_id, NAPS.pmid, "https://example.org/1")
    twice = build_reference("Holm et al. 2018", pmid=NAPS.pmid)
    assert len(resolve_references([entry, twice], CATALOGUE).references) == 2


def test_vague_references_of_two_articles_are_two_studies() -> None:
    one = build_reference("a 2019 study", reference_type=ReferenceType.PROSE, year=2019)
    other = build_reference("a 2019 study", reference_type=ReferenceType.PROSE, year=2019, article_id="art_1")
    assert resolve(one).study_id != resolve(other).study_id


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "title": st.text(max_size=40) | st.sampled_from([study.title for study in CATALOGUE.studies]),
            "authors": st.lists(st.text(min_size=1, max_size=12), max_size=3).map(tuple),
            "year": st.integers(1600, 2100),
            "container_title": st.text(max_size=20) | st.just("J Rest Med"),
            "doi": st.sampled_from(["10.5555/jr.2018.45", "10.5555/x"]),
            "url": st.text(max_size=30),
        },
    )
)
def test_any_reference_gets_one_study_and_the_order_of_the_catalogue_does_not_matter(
    fields: dict[str, object],
) -> None:
    reference = build_reference(**fields)
    row = resolve(reference)
    assert row == resolve(reference, Catalogue(CATALOGUE.studies[::-1]))
