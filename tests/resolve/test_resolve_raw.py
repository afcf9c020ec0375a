"""The bundled inputs: the list of sources, the rendition, the curated studies."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from flows.ingest import load_source, read_document
from flows.resolve import load_catalogue, parse_references, resolve_references
from flows.sources import Rights, SourceListError, Variant, load_sources
from schemas.vocabulary import MatchMethod, ReferenceIssue, Resolution

ENTRY = """\
sources:
  - id: one
    title: A title
    rights: quote
    path: articles/one/text.txt
    sha256: {digest}
"""


def bundle(folder: Path, listed: str = ENTRY) -> Path:
    place = folder / "articles" / "one"
    place.mkdir(parents=True)
    (place / "text.txt").write_text("Naps help.\n", encoding="utf-8")
    digest = hashlib.sha256(b"Naps help.\n").hexdigest()
    (folder / "sources.yaml").write_text(listed.replace("{digest}", digest), encoding="utf-8")
    return folder


def test_a_source(tmp_path: Path) -> None:
    (entry,) = load_sources(bundle(tmp_path))
    assert (entry.source_id, entry.title, entry.rights) == ("one", "A title", Rights.QUOTE)
    assert (entry.variant, entry.publisher, entry.url) == (Variant.RENDITION, None, None)
    assert entry.hints == {"source_id": "one", "title": "A title", "rights": "quote"}


def test_the_original_beside_it_is_read_instead(tmp_path: Path) -> None:
    original = "    original: {title: The title, rights: none}\n"
    bundle(tmp_path, ENTRY.replace("rights: quote", "rights: full") + original)
    place = tmp_path / "articles" / "one" / "original.html"
    place.write_bytes(b"<p>Naps do help.</p>")
    (entry,) = load_sources(tmp_path)
    assert (entry.path, entry.variant, entry.rights) == (place, Variant.ORIGINAL, Rights.NONE)
    assert (entry.title, entry.sha256) == ("The title", hashlib.sha256(place.read_bytes()).hexdigest())
    (tmp_path / "sources.yaml").write_text(
        (tmp_path / "sources.yaml").read_text(encoding="utf-8").replace(original, ""), encoding="utf-8"
    )
    (entry,) = load_sources(tmp_path)
    assert (entry.variant, entry.rights) == (Variant.ORIGINAL, Rights.QUOTE)
    (place.parent / "original.txt").write_text("Naps.", encoding="utf-8")
    with pytest.raises(SourceListError, match=r"original\.html, original\.txt"):
        load_sources(tmp_path)


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        ("sources: [\n", "line 2, column 1: malformed YAML"),
        ("sources:\n  - id: one\n    titel: x\n", "line 3, column 5: unknown key 'titel'"),
        (ENTRY.replace("rights: quote", "rights: some"), "line 4.*'some'; allowed: full, quote, none"),
        (ENTRY.replace("    title: A title\n", ""), "line 2.*missing field 'title'"),
        (ENTRY.replace("text.txt", "none.txt"), "line 5.*does not exist"),
        (ENTRY.replace("articles/one/text.txt", "../../secret.txt"), "line 5.*leads out"),
        (ENTRY.replace("{digest}", "'" + "0" * 64 + "'"), "line 6.*checksum"),
        (ENTRY + ENTRY.replace("sources:\n", ""), "line 7.*'one' stands twice"),
        (ENTRY.replace("id: one", "id: 1"), "line 2.*must be text"),
        ("", "empty"),
        ("sources: text\n", "expected a list"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, listed: str, words: str) -> None:
    bundle(tmp_path, listed)
    with pytest.raises(SourceListError, match=rf"(?s)sources\.yaml.*{words}"):
        load_sources(tmp_path)


def test_no_list(tmp_path: Path) -> None:
    with pytest.raises(SourceListError, match="no such file"):
        load_sources(tmp_path)


def test_the_bundled_sources_and_studies_are_sound(root: Path) -> None:
    assert [entry.source_id for entry in load_sources(root / "raw")] == ["crying-health"]
    catalogue = load_catalogue(root / "raw" / "studies")
    assert (len(catalogue.studies), len(catalogue.findings)) == (4, 23)


def resolved_from(path: Path, root: Path) -> None:
    document = read_document(load_source(path))
    resolved = resolve_references(parse_references(document), load_catalogue(root / "raw" / "studies"))
    rows = resolved.references
    studies = {study.study_id: study for study in resolved.studies}
    dois = [studies[str(row.study_id)].doi for row in rows]
    assert dois == [
        "10.3389/fpsyg.2019.02288",
        "10.1007/s11031-015-9507-9",
        "10.1017/S1092852917000141",
        "10.1037/emo0000633",
    ]
    assert {row.match_method for row in rows} == {MatchMethod.TITLE}
    assert {study.resolution for study in resolved.studies} == {Resolution.CURATED}
    assert len(resolved.findings) == 23
    for row, text in zip(rows, (row.raw_text for row in rows), strict=True):
        assert document.text[row.char_start : row.char_end] == text
    issues = [set(row.issues) for row in rows]
    plain = {ReferenceIssue.NO_IDENTIFIER}
    assert issues[:2] == [plain, plain]
    assert issues[2] == plain | {ReferenceIssue.JOURNAL_VARIANT}
    assert issues[3] == plain | {ReferenceIssue.YEAR_DIFFERS}


def test_references_of_the_rendition(root: Path) -> None:
    (entry,) = (entry for entry in load_sources(root / "raw") if entry.source_id == "crying-health")
    resolved_from(entry.path, root)


@pytest.mark.shared
def test_references_of_the_article(root: Path, shared: Path) -> None:
    resolved_from(shared / "articles" / "crying-health.txt", root)


CITING = re.compile(
    r"(?:according to )?(?:in )?(?:an?|the same) 20\d\d (?:\w+ )?study (?:cited above"
    r"|published in the journal \w+(?: (?:in |and )?(?-i:[A-Z])\w+)*)",
    re.I,
)
WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    body = text.partition("Studies Referenced:")[0]
    return WORD.findall(CITING.sub("\u2205", body).casefold().replace("’", "").replace("'", ""))


def longest_common_run(one: list[str], other: list[str]) -> list[str]:
    places = defaultdict(list)
    for place, word in enumerate(one):
        places[word].append(place)
    best, end, before = 0, 0, {}
    for here, word in enumerate(other):
        now = {place: before.get(place - 1, 0) + 1 for place in places[word]}
        for length in now.values():
            if length > best:
                best, end = length, here + 1
        before = now
    return other[end - best : end]


@pytest.mark.shared
def test_the_rendition_is_in_our_own_words(root: Path, shared: Path) -> None:
    rendition = (root / "raw/articles/crying-health/rendition.txt").read_text(encoding="utf-8")
    article = (shared / "articles/crying-health.txt").read_text(encoding="utf-8")
    names = {
        "jill",
        "daino",
        "lcsw",
        "bc",
        "tmh",
        "dr",
        "lynne",
        "matte",
        "ph",
        "d",
        "says",
        "tells",
        "bustle",
    }
    title = article.partition("\n")[0]  # a bibliographic fact, which the README states
    for text in (rendition, *(path.read_text(encoding="utf-8") for path in sorted(root.glob("raw/**/*.md")))):
        run = longest_common_run(
            words_of(article), words_of(text.replace("\n", " ").replace(title, "\u2205"))
        )
        assert len([word for word in run if word not in names]) <= 7, run
        assert len(run) <= 12, run
    # As long, with as many paragraphs, sections and quotations: a rendition, no summary.
    assert 0.9 < len(words_of(rendition)) / len(words_of(article)) < 1.1
    for mark in (
        "\n\n",
        "\n1. ",
        "\n5. ",
        '"',
        "—",
        "Daino",
        "Matte",
        "Daino says",
        "Dr. Matte says",
        "tells Bustle",
    ):
        assert rendition.count(mark) == article.count(mark), mark
    assert (
        rendition.partition("Studies Referenced:")[2].split()
        == article.partition("Studies Referenced:")[2].split()
    )


@pytest.mark.shared
def test_the_curated_facts_are_the_verified_ones(root: Path, shared: Path) -> None:
    facts = yaml.safe_load((shared / "facts/crying_studies.yaml").read_text(encoding="utf-8"))
    catalogue = load_catalogue(root / "raw" / "studies")
    by_doi = {study.doi: study for study in catalogue.studies}
    assert set(by_doi) == {fact["doi"] for fact in facts}
    for fact in facts:
        study = by_doi[fact["doi"]]
        assert (study.title, study.container_title) == (fact["title"], fact["journal"])
        assert (study.design, study.n_participants) == (fact["design"], fact["n_participants"])
        assert list(study.countries) == fact.get("countries", [])
        told = [
            (
                finding.exposure,
                finding.comparator,
                finding.outcome,
                finding.timepoint,
                finding.direction.value,
            )
            for finding in catalogue.findings_of(study.study_id)
        ]
        assert told == [
            tuple(item.get(key) for key in ("exposure", "comparator", "outcome", "timepoint", "direction"))
            for item in fact["findings"]
        ]
