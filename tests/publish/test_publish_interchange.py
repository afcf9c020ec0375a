"""The interchange files, offline: each read back by another's library, and held against the tables."""

import copy
import doctest
import importlib
import json
import logging
import re
import socket
from pathlib import Path

import pandas as pd
import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from publishing import V1, V2, publish
from rdflib import URIRef
from small_dataset import small_frames, small_rows, small_texts

from flows.publish import Provenance, verify_release
from flows.publish.interchange import WRITERS, Source, export
from flows.publish.interchange.names import name_of
from flows.publish.interchange.nanopub import PREFIXES, STANCES
from flows.publish.table_files import arrow_tables
from schemas.evidence import WITH_FINDING
from schemas.export import INTERCHANGE_FILES
from schemas.export import interchange as limits
from schemas.validation import validate_tables
from schemas.vocabulary import Verdict

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib", "ignore:ConjunctiveGraph")
SHAPES = Path(__file__).parent / "shapes.ttl"
NP, SCHEMA, OA = "http://www.nanopub.org/nschema#", "https://schema.org/", "http://www.w3.org/ns/oa#"
CITO, OBO = PREFIXES["cito"], PREFIXES["obo"]

# What the two published contexts say of the terms used here; the real ones are fetched by nobody.
SCHEMA_CONTEXT = {"@vocab": SCHEMA} | {
    name: {"@type": "@id"} for name in ("url", "isBasedOn", "itemReviewed", "author")
}
OA_TERMS = """
    Annotation SpecificResource TextualBody TextQuoteSelector TextPositionSelector exact prefix suffix
    assessing classifying tagging linking
"""
OA_CONTEXT = {
    "oa": OA,
    "dcterms": "http://purl.org/dc/terms/",
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "Text": "http://purl.org/dc/dcmitype/Text",
    **{name: f"oa:{name}" for name in OA_TERMS.split()},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "value": "rdf:value",
    "format": "dcterms:format",
    "language": "dcterms:language",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "first": {"@type": "@id", "@id": "as:first"},
    "partOf": {"@type": "@id", "@id": "as:partOf"},
    "total": "as:totalItems",
    "startIndex": "as:startIndex",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    def refuse(*_, **__):
        raise OSError("the network was reached for")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def read(released, name):
    return (released / INTERCHANGE_FILES[name].path).read_text(encoding="utf-8")


def written(rows):
    """Every format of made-up rows."""
    tables = arrow_tables(validate_tables(small_frames(rows), texts=small_texts()).tables)
    source = Source(V1, Provenance("0.1.0"), tables)
    return {name: "".join(writer(source)) for name, writer in WRITERS.items()}


def graph_of(text, context):
    value = json.loads(text)
    first, *others = value["@context"] if isinstance(value["@context"], list) else [value["@context"]]
    assert first in {"https://schema.org", "http://www.w3.org/ns/anno.jsonld"}
    value["@context"] = [context, *others]
    return rdflib.Graph().parse(data=json.dumps(value), format="json-ld")


def assert_fits(graph, *shapes):
    conforms, _, says = pyshacl.validate(graph, shacl_graph=str(SHAPES), shacl_graph_format="turtle")
    assert conforms, says
    for kind in shapes:
        assert (None, rdflib.RDF.type, URIRef(kind)) in graph, kind


def test_every_format_has_a_file_and_a_writer(released):
    assert set(WRITERS) == set(INTERCHANGE_FILES)
    for name, file in INTERCHANGE_FILES.items():
        assert (released / file.path).stat().st_size > 100
        assert "".join(export(released, name)) == read(released, name)
    record = json.loads((released / "release.json").read_text())
    assert record["interchange"]["is_included"] is True


def test_a_claim_review_has_what_schema_org_asks_for(released, small_tables):
    graph = graph_of(read(released, "claimreview"), SCHEMA_CONTEXT)
    assert_fits(graph, f"{SCHEMA}ClaimReview")
    evidence = small_tables["evidence"]
    rated = evidence[evidence["verdict"].isin(WITH_FINDING)]
    reviews = {str(item) for item in graph.subjects(rdflib.RDF.type, URIRef(f"{SCHEMA}ClaimReview"))}
    assert reviews == {f"tearsheet:{V1}/evidence/{row}" for row in rated["evidence_id"]}
    found = json.loads(read(released, "claimreview"))["@graph"]
    ratings = {item["reviewAspect"]: item["reviewRating"]["ratingValue"] for item in found}
    assert ratings == {"recall": 1, "reaction times": 5}
    assert found[0]["itemReviewed"]["appearance"]["@id"] == "https://example.org/naps"
    assert found[0]["isBasedOn"]["@id"] == "https://doi.org/10.1234/jss.2019.045"


def test_selectors_find_the_claims_again(released, small_tables):
    assert_fits(graph_of(read(released, "webannotation"), OA_CONTEXT), f"{OA}Annotation")
    collection = json.loads(read(released, "webannotation"))
    items = collection["first"]["items"]
    claims = small_tables["claims"].set_index("claim_id")
    texts = small_texts()
    assert collection["total"] == len(items) == len(claims)
    for item in items:
        claim = claims.loc[item["id"].rpartition("/")[2]]
        text = texts[claim["article_id"]]
        quotation, position = item["target"]["selector"]
        exact = quotation["exact"]
        assert text[position["start"] : position["end"]] == exact == claim["claim_text"]
        whole = quotation.get("prefix", "") + exact + quotation.get("suffix", "")
        assert text.count(whole) == 1
    verdicts = [body["value"] for item in items for body in item["body"] if "#verdict" in body.get("id", "")]
    assert sorted(verdicts) == sorted(small_tables["evidence"]["verdict"])


def trig(text):
    whole = rdflib.Dataset()
    whole.parse(data=text, format="trig")
    return whole


def single(whole, this):
    """One nanopublication as the nanopub library reads it: a data set of its four graphs."""
    one = rdflib.ConjunctiveGraph()
    for name in ("Head", "assertion", "provenance", "pubinfo"):
        for triple in whole.graph(URIRef(f"{this}#{name}")):
            one.get_context(URIRef(f"{this}#{name}")).add(triple)
    return one


def test_nanopublications_are_valid(released, small_tables):
    from nanopub import Nanopub

    logging.getLogger("rdflib").setLevel(logging.ERROR)
    whole = trig(read(released, "nanopub"))
    flat = rdflib.Graph()
    for quad in whole.quads():
        flat.add(quad[:3])
    assert_fits(flat, f"{NP}Nanopublication", f"{OBO}SEPIO_0000002")
    found = sorted(str(item) for item in flat.subjects(rdflib.RDF.type, URIRef(f"{NP}Nanopublication")))
    assert found == sorted(f"tearsheet:{V1}/nanopub/{row}" for row in small_tables["evidence"]["evidence_id"])
    assert len(list(whole.graphs())) - 1 == 4 * len(found)
    for this in found:
        assert Nanopub(rdf=single(whole, this)).is_valid


def test_verdicts_are_said_in_cito_and_sepio(released, small_tables):
    graph = rdflib.Graph()
    for quad in trig(read(released, "nanopub")).quads():
        graph.add(quad[:3])
    names = {"cito": CITO, "obo": OBO}
    assert set(STANCES) == set(Verdict.values())
    for row in small_tables["evidence"].to_dict("records"):
        stance = STANCES[row["verdict"]]
        evidence = URIRef(f"tearsheet:{V1}/evidence/{row['evidence_id']}")
        claim = URIRef(f"tearsheet:{V1}/claims/{row['claim_id']}")
        asserted = URIRef(f"tearsheet:{V1}/assertions/{row['assertion_id']}")
        assert (evidence, URIRef(CITO + stance.cito.partition(":")[2]), claim) in graph
        lines = set(graph.predicates(asserted, evidence))
        expected = {stance.sepio} if stance.sepio else set()
        assert lines == {URIRef(names["obo"] + name.partition(":")[2]) for name in expected}


def test_reference_lists_are_read_by_reference_managers(released, small_tables):
    import bibtexparser
    import rispy
    from pybtex.database import parse_string

    titles = dict(zip(small_tables["studies"]["study_id"], small_tables["studies"]["title"], strict=True))
    entries = parse_string(read(released, "bibtex"), "bibtex").entries
    assert {key: entry.fields["title"] for key, entry in entries.items()} == titles
    library = bibtexparser.parse_string(read(released, "bibtex"))
    assert not library.failed_blocks
    assert {entry.key: entry["title"] for entry in library.entries} == titles
    records = rispy.loads(read(released, "ris"))
    assert {record["id"]: record["title"] for record in records} == titles
    items = json.loads(read(released, "csl"))
    assert {item["id"]: item["title"] for item in items} == titles
    trial = next(item for item in items if "DOI" in item)
    assert trial["author"] == [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Ángel"}]
    assert trial["note"] == "Retracted."


def test_csl_is_set_by_a_citation_processor(released):
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    items = json.loads(read(released, "csl"))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    said = " ".join(str(entry) for entry in bibliography.bibliography())
    assert "Doe" in said
    assert "Naps and recall in adults" in said
    assert "2020" in said


# Any text that a table can hold: no lone surrogates; what no line of a file may be broken by among it.
TEXT = st.text(
    st.one_of(st.sampled_from('{}\\"\n\r\t%&#$_~^<>@,\x00\x85\u2028é“中🙂 '), st.characters(codec="utf-8")),
    max_size=30,
).map(lambda text: f"a{text}z")


@settings(max_examples=20, deadline=None)
@given(TEXT, TEXT, st.sampled_from(["10.1234/a{b}<c>", "10.1234/x%20\\y", '10.1234/"q"', "10.1234/a#b?c"]))
def test_no_text_breaks_a_format(title, outcome, doi):
    import rispy
    from pybtex.database import parse_string

    rows = copy.deepcopy(ROWS)
    rows["studies"][0] |= {"title": title, "doi": doi, "authors": [outcome, "Doe, Jane and Roe"]}
    rows["evidence"][0] |= {"rationale": title}
    data = small_frames(rows)
    data |= {"claim_study_outcome": FLAT_EMPTY}
    source = Source(V1, Provenance("0.1.0"), arrow_tables(data))
    texts = {name: "".join(writer(source)) for name, writer in WRITERS.items()}
    item = next(item for item in json.loads(texts["csl"]) if item["DOI" if "DOI" in item else "id"] == doi)
    assert item["title"] == title
    assert title in {one["reviewBody"] for one in json.loads(texts["claimreview"])["@graph"]}
    assert json.loads(texts["webannotation"])["first"]["items"]
    comments = trig(texts["nanopub"]).quads((None, rdflib.RDFS.comment, None, None))
    assert title in {str(quad[2]) for quad in comments}
    entries = parse_string(texts["bibtex"], "bibtex").entries
    assert len(entries) == 2
    assert len(entries[rows["studies"][0]["study_id"]].persons["author"]) == 2
    records = rispy.loads(texts["ris"])
    assert [record["id"] for record in records] == [study["study_id"] for study in source.rows("studies")]


ROWS = small_rows()
FLAT_EMPTY = validate_tables(small_frames(), texts=small_texts()).tables["claim_study_outcome"]


def test_nothing_is_said_of_words_that_are_withheld():
    from schemas.rights import withhold

    rows = small_rows()
    withheld = withhold(rows, small_texts()[rows["articles"][0]["article_id"]])
    withheld["articles"] = [row | {"rights": "none"} for row in withheld["articles"]]
    texts = written(withheld)
    for said in texts.values():
        assert "naps may improve recall" not in said
        assert "Can an Afternoon Nap" not in said
    items = json.loads(texts["webannotation"])["first"]["items"]
    assert all(
        [one["type"] for one in item["target"]["selector"]] == ["TextPositionSelector"] for item in items
    )
    assert all(re.fullmatch("[0-9a-f]{64}", item["target"]["selector"][0]["sha256"]) for item in items)
    reviews = json.loads(texts["claimreview"])["@graph"]
    assert reviews
    assert all("claimReviewed" not in review for review in reviews)
    assert all(review["itemReviewed"]["identifier"].startswith("sha256:") for review in reviews)
    trig(texts["nanopub"])


def test_a_large_release_leaves_them_to_export(tmp_path, small_tables, monkeypatch):
    monkeypatch.setattr(limits, "MOST_ROWS", 3)
    publish(small_tables, tmp_path)
    release = tmp_path / "releases" / V1
    assert not (release / "interchange").exists()
    assert json.loads((release / "release.json").read_text())["interchange"]["is_included"] is False
    assert verify_release(release).problems == ()
    assert "ClaimReview" in "".join(export(release, "claimreview"))


@pytest.mark.parametrize("name", INTERCHANGE_FILES)
def test_a_file_that_says_something_else_is_found(copy, name):
    path = copy / INTERCHANGE_FILES[name].path
    path.write_bytes(path.read_bytes() + b"\n")
    problems = verify_release(copy).problems
    assert {problem.check_name for problem in problems} == {"checksums", "document"}


def test_a_base_of_ones_own(released):
    said = "".join(export(released, "nanopub", "https://data.example/t/"))
    assert f"<https://data.example/t/{V1}/evidence/" in said
    assert "<tearsheet:" not in said


def test_a_name_without_two_parts_stays_whole():
    assert name_of("Naps Study Group").given is None
    assert name_of("Doe J").family == "Doe"
    assert name_of("").family == ""
    for module in ("names", "source"):
        found = doctest.testmod(importlib.import_module(f"flows.publish.interchange.{module}"))
        assert found.failed == 0
        assert found.attempted > 0


def test_versions_do_not_share_names(released, tmp_path, small_tables):
    publish(small_tables, tmp_path, V2)
    ours, theirs = read(released, "nanopub"), read(tmp_path / "releases" / V2, "nanopub")
    assert theirs.replace(V2, V1).replace("2026-03-02", "2026-03-01") == ours


def test_views_read_parquet_and_csv_alike(released, monkeypatch):
    import duckdb

    monkeypatch.chdir(released)
    tables = {}
    for name in ("views.sql", "views_csv.sql"):
        base = duckdb.connect()
        base.execute(Path(name).read_text(encoding="utf-8"))
        views = [
            row[0]
            for row in base.execute("select view_name from duckdb_views() where not internal").fetchall()
        ]
        tables[name] = {view: base.execute(f"from {view}").fetchall() for view in views}
    assert len(tables["views.sql"]) > 10
    assert tables["views.sql"] == tables["views_csv.sql"]
    claims = pd.read_parquet("parquet/claims.parquet")
    assert len(tables["views.sql"]["claims"]) == len(claims)
