"""The interchange files, offline: each read back by another's library, and held against the tables."""

import json
import logging
import socket
from pathlib import Path

import pyshacl
import pytest
import rdflib
from publishing import V1, read, trig
from rdflib import URIRef
from small_dataset import small_texts

from flows.publish.interchange import WRITERS, export
from flows.publish.interchange.nanopub import PREFIXES, STANCES
from schemas.evidence import WITH_FINDING
from schemas.export import INTERCHANGE_FILES
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
