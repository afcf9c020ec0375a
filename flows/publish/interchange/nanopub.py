"""Nanopublications in TriG: one a row of evidence (https://nanopub.net/guidelines/working_draft/).

Each has four graphs: its head; the assertion (how the claim stands to the cited study, in SEPIO and CiTO);
the provenance (what was derived from what, and by what software, in PROV-O and ECO); the publication info.
They are unsigned and have no trusty IRI: whoever publishes them signs them (``np sign``).

In CiTO's words the row of evidence is the citing entity, which supports, qualifies, disagrees with or
discusses the claim, and cites the study as evidence. In SEPIO's it is an evidence line of what is asserted.

Written by templates and not by rdflib, which holds everything in memory before it writes. The tests read
every graph back with rdflib and each nanopublication with the nanopub library.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.publish.interchange.source import Row, Source, words
from schemas.export.citation import LICENSE_URL
from schemas.export.shared import CREATOR
from schemas.fingerprints import is_fingerprint
from schemas.vocabulary import Direction, Distortion, Method, Verdict

PREFIXES = {
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "np": "http://www.nanopub.org/nschema#",
    "obo": "http://purl.obolibrary.org/obo/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Stance:
    """How a verdict is said in CiTO (row of evidence → claim) and SEPIO (assertion → row of evidence)."""

    cito: str
    sepio: str | None


STANCES = {
    # SEPIO: has_supporting_evidence_line, has_evidence_line, has_disputing_…, has_inconclusive_…
    Verdict.SUPPORTED.value: Stance("cito:supports", "obo:SEPIO_0000007"),
    Verdict.PARTLY_SUPPORTED.value: Stance("cito:qualifies", "obo:SEPIO_0000006"),
    Verdict.CONTRADICTED.value: Stance("cito:disagreesWith", "obo:SEPIO_0000008"),
    Verdict.NOT_ADDRESSED.value: Stance("cito:discusses", "obo:SEPIO_0000009"),
    # Nothing is known that could be evidence for or against it.
    Verdict.NOT_CHECKABLE.value: Stance("cito:discusses", None),
}
ASSERTION, EVIDENCE_LINE, HAS_EVIDENCE_ITEM = "obo:SEPIO_0000001", "obo:SEPIO_0000002", "obo:SEPIO_0000084"
BY_HAND, BY_MACHINE = "obo:ECO_0000218", "obo:ECO_0000203"
"""ECO: manual assertion, automatic assertion."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def nanopub(source: Source) -> Iterator[str]:
    """Every row of evidence as a nanopublication, one after another in one TriG document."""
    yield "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    articles = source.by_id("articles", "article_id", "url", "language")
    claims = source.by_id("claims", "claim_id", "article_id", "claim_text")
    studies = source.by_id("studies", "study_id", "title", "doi", "pmid")
    findings = source.by_id("findings", "finding_id", "outcome", "direction")
    software = _software(source)
    for row in source.rows("evidence"):
        claim = claims[row["claim_id"]]
        article, study = articles[claim["article_id"]], studies[row["study_id"]]
        finding = findings[row["finding_id"]] if row["finding_id"] else None
        this = source.iri("nanopub", row["evidence_id"])
        graphs = {
            "Head": _head(this),
            "assertion": _assertion(source, row, claim, article, study, finding),
            "provenance": _provenance(source, this, row, article, study) + software,
            "pubinfo": _pubinfo(source, this),
        }
        yield "".join(f"\n<{this}#{name}> {{\n{text}}}\n" for name, text in graphs.items())


def _head(this: str) -> str:
    return _node(
        this,
        ("a", ["np:Nanopublication"]),
        ("np:hasAssertion", [f"<{this}#assertion>"]),
        ("np:hasProvenance", [f"<{this}#provenance>"]),
        ("np:hasPublicationInfo", [f"<{this}#pubinfo>"]),
    )


def _assertion(source: Source, row: Row, claim: Row, article: Row, study: Row, finding: Row | None) -> str:
    stance = STANCES[row["verdict"]]
    evidence, item = source.iri("evidence", row["evidence_id"]), _finding_iri(source, row)
    claim_iri, study_iri = source.iri("claims", row["claim_id"]), source.study_iri(study)
    withheld = is_fingerprint(claim["claim_text"])
    parts = [
        _node(
            evidence,
            ("a", [EVIDENCE_LINE]),
            (stance.cito, [f"<{claim_iri}>"]),
            ("cito:citesAsEvidence", [f"<{study_iri}>"]),
            (HAS_EVIDENCE_ITEM, [f"<{item}>"] if item else []),
            (f"<{source.term('property', 'verdict')}>", [_term(source, Verdict, row["verdict"])]),
            (
                f"<{source.term('property', 'distortion')}>",
                [_term(source, Distortion, value) for value in row["distortions"]],
            ),
            ("rdfs:comment", [_literal(row["rationale"], "en")]),
        ),
        _node(
            claim_iri,
            ("a", ["schema:Claim"]),
            ("schema:text", [_literal(words(claim["claim_text"]), article["language"])]),
            ("dcterms:identifier", [_literal(claim["claim_text"] if withheld else None)]),
            ("cito:citesAsEvidence", [f"<{study_iri}>"]),
        ),
        _node(
            source.iri("assertions", row["assertion_id"]),
            ("a", [ASSERTION]),
            ("dcterms:isPartOf", [f"<{claim_iri}>"]),
            ("rdfs:label", [_literal(words(row["outcome"]))]),
            (
                f"<{source.term('property', 'direction')}>",
                [_term(source, Direction, row["claimed_direction"])],
            ),
            (stance.sepio or "", [f"<{evidence}>"] if stance.sepio else []),
        ),
        _node(study_iri, ("dcterms:title", [_literal(words(study["title"]))])),
    ]
    if finding and item:
        direction = _term(source, Direction, finding["direction"])
        parts.append(
            _node(
                item,
                ("rdfs:label", [_literal(words(finding["outcome"]))]),
                (f"<{source.term('property', 'direction')}>", [direction]),
            )
        )
    return "".join(parts)


def _provenance(source: Source, this: str, row: Row, article: Row, study: Row) -> str:
    claim_iri, item = f"<{source.iri('claims', row['claim_id'])}>", _finding_iri(source, row)
    study_iri, software = f"<{source.study_iri(study)}>", f"<{_software_iri(source)}>"
    used = [claim_iri, f"<{item}>" if item else study_iri]
    by_hand = row["method"] == Method.CURATED.value
    # A verdict that a person gave is no work of the software's.
    made_by = [] if by_hand else [software]
    parts = [
        _node(
            f"{this}#assertion",
            ("prov:wasGeneratedBy", [f"<{this}#judging>"]),
            ("prov:wasDerivedFrom", used),
            ("prov:wasAttributedTo", made_by),
        ),
        _node(
            f"{this}#judging",
            ("a", ["prov:Activity", BY_HAND if by_hand else BY_MACHINE]),
            ("prov:used", used),
            ("prov:wasAssociatedWith", made_by),
        ),
        _node(
            source.iri("claims", row["claim_id"]),
            ("prov:wasQuotedFrom", [f"<{source.article_iri(article)}>"]),
            ("prov:wasAttributedTo", [software]),
        ),
        _node(source.iri("assertions", row["assertion_id"]), ("prov:wasDerivedFrom", [claim_iri])),
    ]
    if item:
        parts.append(_node(item, ("prov:wasDerivedFrom", [study_iri])))
    return "".join(parts)


def _pubinfo(source: Source, this: str) -> str:
    # The day that the release is named by; when it was built is written nowhere.
    day = f'"{source.published_on}"^^xsd:date'
    return _node(
        this,
        ("dcterms:created", [day]),
        ("dcterms:creator", [f"<{_creator_iri(source)}>"]),
        ("dcterms:license", [f"<{LICENSE_URL}>"]),
        ("dcterms:isPartOf", [f"<{source.release_iri}>"]),
        ("prov:wasAttributedTo", [f"<{_software_iri(source)}>"]),
    ) + _node(_creator_iri(source), ("a", ["prov:Organization"]), ("rdfs:label", [_literal(CREATOR)]))


def _software(source: Source) -> str:
    return _node(
        _software_iri(source),
        ("a", ["prov:SoftwareAgent"]),
        ("rdfs:label", [_literal("tearsheet")]),
        ("schema:softwareVersion", [_literal(source.provenance.code_version)]),
    )


def _software_iri(source: Source) -> str:
    return f"{source.release_iri}/software"


def _creator_iri(source: Source) -> str:
    return f"{source.base}contributors"


def _finding_iri(source: Source, row: Row) -> str | None:
    return source.iri("findings", row["finding_id"]) if row["finding_id"] else None


def _term(source: Source, vocabulary: type, value: str) -> str:
    return f"<{source.term(vocabulary.__name__.lower(), value)}>"


def _node(subject: str, *pairs: tuple[str, Sequence[str | None]]) -> str:
    """A subject with its predicates and objects; nothing at all where no object is known."""
    known = [(predicate, [item for item in objects if item]) for predicate, objects in pairs]
    lines = [f"    {predicate} {', '.join(map(str, items))}" for predicate, items in known if items]
    return f"  <{subject}>\n" + " ;\n".join(lines) + " .\n" if lines else ""


def _literal(text: str | None, language: str | None = None) -> str | None:
    """A literal; JSON's escapes of text are Turtle's, too."""
    if text is None:
        return None
    tag = f"@{language.lower()}" if language and _LANGUAGE.fullmatch(language) else ""
    return json.dumps(text, ensure_ascii=False) + tag
