"""The studies for reference managers: CSL-JSON, BibTeX and RIS.

Written here and not by pybtex or rispy: those hold all entries in memory, and what is hard in both formats, a
title with a brace or a line break in it, they leave to whoever calls them. The tests read all three back with
pybtex, bibtexparser, rispy and citeproc-py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flows.publish.interchange.names import Name, name_of
from flows.publish.interchange.source import Row, Source, doi_url, listed, present, words
from schemas.vocabulary import StudyStatus

BIBTEX_TYPES = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
RIS_TYPES = {
    "article-journal": "JOUR",
    "article": "UNPB",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
_CSL_TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
    legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report review
    review-book software song speech standard thesis treaty webpage
"""
CSL_TYPES = frozenset(_CSL_TYPES.split())
"""Item types of CSL 1.0.2; a registry's word that is none of them becomes ``document``."""

WARNED_OF = {
    StudyStatus.RETRACTED.value: "Retracted.",
    StudyStatus.CORRECTED.value: "Corrected.",
    StudyStatus.EXPRESSION_OF_CONCERN.value: "Under an expression of concern.",
    StudyStatus.PREPRINT.value: "Preprint.",
}
_UNRESOLVED = "No record was found; as the article prints it."
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def csl(source: Source) -> Iterator[str]:
    """Every study as a CSL-JSON item, one a line."""
    yield "["
    yield from listed(_csl_item(study) for study in source.rows("studies"))
    yield "\n]\n"


def bibtex(source: Source) -> Iterator[str]:
    """Every study as a BibTeX entry in UTF-8, its key the ``study_id``."""
    for study in source.rows("studies"):
        kind = BIBTEX_TYPES.get(study["csl_type"], "misc")
        in_what = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
        names = [_bibtex_name(name_of(author)) for author in map(words, study["authors"]) if author]
        fields = {
            "author": " and ".join(names),
            "title": _latex(words(study["title"])),
            in_what.get(kind, "howpublished"): _latex(words(study["container_title"])),
            "year": _year(study),
            # What stands in these two is no LaTeX; a brace alone would end the field.
            "doi": study["doi"] and re.sub(r"[{}\\%]", _percent, study["doi"]),
            "url": _address(study),
            "pmid": study["pmid"],
            "note": _latex(_note(study)),
        }
        lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
        yield f"@{kind}{{{study['study_id']},\n{''.join(lines)}}}\n\n"


def ris(source: Source) -> Iterator[str]:
    """Every study as a RIS record."""
    for study in source.rows("studies"):
        names = [name_of(author) for author in map(words, study["authors"]) if author]
        tags = [
            ("TY", RIS_TYPES.get(study["csl_type"], "GEN")),
            ("ID", study["study_id"]),
            *(("AU", name.family if name.is_whole else f"{name.family}, {name.given}") for name in names),
            ("TI", words(study["title"])),
            ("T2", words(study["container_title"])),
            ("PY", _year(study)),
            ("DO", study["doi"]),
            ("AN", study["pmid"]),
            ("UR", _address(study)),
            ("N1", _note(study)),
        ]
        yield "".join(f"{tag}  - {_one_line(str(value))}\n" for tag, value in tags if value) + "ER  - \n\n"


def _csl_item(study: Row) -> dict[str, Any]:
    year = _year(study)
    return present(
        {
            "id": study["study_id"],
            "type": study["csl_type"] if study["csl_type"] in CSL_TYPES else "document",
            "title": words(study["title"]),
            "author": [_csl_name(name_of(author)) for author in map(words, study["authors"]) if author],
            "container-title": words(study["container_title"]),
            "issued": {"date-parts": [[year]]} if year else None,
            "DOI": study["doi"],
            "PMID": study["pmid"],
            "PMCID": study["pmcid"],
            "URL": _address(study),
            "note": _note(study),
        }
    )


def _csl_name(name: Name) -> dict[str, str]:
    return {"literal": name.family} if name.given is None else {"family": name.family, "given": name.given}


def _bibtex_name(name: Name) -> str:
    """Braces around each part: an "and" or a comma in it would part names."""
    family = _latex(name.family)
    return f"{{{family}}}" if name.given is None else f"{{{family}}}, {{{_latex(name.given)}}}"


def _year(study: Row) -> int | None:
    year: int | None = study["year_published"] or study["year_online"]
    return year


def _address(study: Row) -> str | None:
    if study["doi"]:
        return doi_url(study["doi"])
    return f"https://pubmed.ncbi.nlm.nih.gov/{study['pmid']}/" if study["pmid"] else None


def _note(study: Row) -> str | None:
    """What a reader of a reference list must not miss."""
    notes = [WARNED_OF.get(study["status"]), _UNRESOLVED if study["resolution"] == "unresolved" else None]
    return " ".join(note for note in notes if note) or None


def _latex(text: str | None) -> str:
    return "".join(_LATEX.get(character, character) for character in _one_line(text or ""))


def _one_line(text: str) -> str:
    """No line break is left: one that is followed by a tag would begin another field."""
    return _CONTROL.sub(" ", text).strip()


def _percent(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"
