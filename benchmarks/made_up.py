"""Made-up tables of realistic shape and of any size, valid by the contract: for speed, never for accuracy.

Shapes follow the bundled release: about forty claims, two dozen assertions and evidence rows and half a
dozen references an article; sentences of twenty words; some text with quotes, commas and accents.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from schemas.claim_study_outcome import build_claim_study_outcome
from schemas.columns import Column
from schemas.frames import sort_rows
from schemas.tables import FLAT, QUARANTINE, TABLES
from schemas.types import TYPES
from schemas.vocabulary import Design, Direction, Distortion, Valence

SEED = 20260301
CLAIMS, ASSERTIONS, REFERENCES = 40, 25, 6
"""Rows an article."""
_WORDS = """
    naps recall sleep memory stress cortisol the of in and with may lower raise adults people study found
    risk heart tea walking daily hours weeks group trial effect less more women men older café “mood” it’s
"""
WORDS = tuple(_WORDS.split())


def made_up_tables(n_evidence: int) -> dict[str, pd.DataFrame]:
    """Every table of the contract with ``n_evidence`` rows of evidence (a multiple of 25)."""
    rng = np.random.default_rng(SEED)
    n_articles = n_evidence // ASSERTIONS
    frames = {
        "articles": _articles(rng, n_articles),
        "studies": _studies(rng, n_articles * REFERENCES // 2),
    }
    frames["cited_references"] = _references(rng, frames["articles"], frames["studies"])
    frames["claims"] = _claims(rng, frames["articles"])
    frames["findings"] = _findings(rng, frames["studies"])
    cited = _citations(rng, frames)
    frames["citations"] = cited
    frames["assertions"] = _assertions(rng, cited)
    frames["evidence"] = _evidence(rng, frames)
    tables = {}
    for name, table in TABLES.items():
        if name == FLAT:
            tables[name] = build_claim_study_outcome(tables)
        elif name in frames:
            tables[name] = sort_rows(table, _typed(name, frames[name]))
        else:
            tables[name] = _quarantine(rng, n_articles) if name == QUARANTINE else table.empty()
    return {name: tables[name] for name in TABLES}


def _ids(prefix: str, rng: np.random.Generator, n: int) -> list[str]:
    return [f"{prefix}_{number:016x}" for number in rng.choice(2**62, size=n, replace=False)]


def _texts(rng: np.random.Generator, n: int, words: int) -> list[str]:
    picks = rng.integers(0, len(WORDS), size=(n, words))
    return [" ".join(WORDS[pick] for pick in row).capitalize() for row in picks]


def _hashes(rng: np.random.Generator, n: int) -> list[str]:
    return [rng.bytes(32).hex() for _ in range(n)]


def _pick(rng: np.random.Generator, values: Any, n: int) -> list[Any]:
    return [values[index] for index in rng.integers(0, len(values), size=n)]


def _some(rng: np.random.Generator, values: list[Any], share: float) -> list[Any]:
    kept = rng.random(len(values)) < share
    return [value if keep else None for value, keep in zip(values, kept, strict=True)]


def _articles(rng: np.random.Generator, n: int) -> dict[str, Any]:
    return {
        "article_id": _ids("art", rng, n),
        "title": _texts(rng, n, 9),
        "publisher": _texts(rng, n, 2),
        "url": _some(rng, [f"https://example.org/health/{number}" for number in range(n)], 0.8),
        "byline": _some(rng, _texts(rng, n, 3), 0.8),
        "published_on": _some(rng, _pick(rng, [date(2024, month, 5) for month in range(1, 13)], n), 0.8),
        "language": ["en"] * n,
        "n_words": rng.integers(300, 2000, size=n),
        "text_sha256": _hashes(rng, n),
        "source_sha256": _hashes(rng, n),
        "media_type": ["text/html"] * n,
        "rights": ["quote"] * n,
    }


def _studies(rng: np.random.Generator, n: int) -> dict[str, Any]:
    resolved = rng.random(n) < 0.7
    return {
        "study_id": _ids("stu", rng, n),
        "doi": [f"10.1234/made.{number}" if known else None for number, known in enumerate(resolved)],
        "title": _texts(rng, n, 12),
        "authors": [["Doe J", "Roe R", "Ångström Å"]] * n,
        "container_title": _some(rng, _texts(rng, n, 4), 0.9),
        "year_published": _some(rng, list(rng.integers(1990, 2025, size=n)), 0.9),
        "csl_type": ["article-journal"] * n,
        "design": _pick(rng, Design.values(), n),
        "n_participants": _some(rng, list(rng.integers(20, 5000, size=n)), 0.5),
        "countries": [["AU", "NL"] if known else [] for known in resolved],
        "status": ["published" if known else "unknown" for known in resolved],
        "resolution": ["registry" if known else "unresolved" for known in resolved],
        "registries": [["crossref"] if known else [] for known in resolved],
    }


def _references(rng: np.random.Generator, articles: Any, studies: Any) -> dict[str, Any]:
    n_articles = len(articles["article_id"])
    n = n_articles * REFERENCES
    # Six different studies an article: consecutive ones, around the ring.
    first = rng.integers(0, len(studies["study_id"]), size=n_articles)
    which = [int(start + k) % len(studies["study_id"]) for start in first for k in range(REFERENCES)]
    resolved = [studies["resolution"][index] != "unresolved" for index in which]
    starts = rng.integers(3000, 9000, size=n)
    return {
        "reference_id": _ids("ref", rng, n),
        "article_id": [article for article in articles["article_id"] for _ in range(REFERENCES)],
        "reference_type": ["list_entry"] * n,
        "position": [k for _ in range(n_articles) for k in range(REFERENCES)],
        "raw_text": _texts(rng, n, 18),
        "char_start": starts,
        "char_end": starts + 90,
        "authors": [["Doe J", "Roe R"]] * n,
        "year": rng.integers(1990, 2025, size=n),
        "title": _texts(rng, n, 12),
        "container_title": _texts(rng, n, 4),
        "pages": ["45-52"] * n,
        "study_id": [studies["study_id"][index] for index in which],
        "match_method": ["bibliographic" if known else "none" for known in resolved],
        "match_score": [0.91 if known else 0.0 for known in resolved],
        "issues": [["no_identifier"] if known else ["unresolved", "no_identifier"] for known in resolved],
    }


def _claims(rng: np.random.Generator, articles: Any) -> dict[str, Any]:
    n = len(articles["article_id"]) * CLAIMS
    texts = _texts(rng, n, 20)
    starts = np.tile(np.arange(CLAIMS) * 200, len(articles["article_id"]))
    hedged = rng.random(n) < 0.3
    return {
        "claim_id": _ids("clm", rng, n),
        "article_id": [article for article in articles["article_id"] for _ in range(CLAIMS)],
        "claim_text": texts,
        "char_start": starts,
        "char_end": starts + [len(text) for text in texts],
        "quote_prefix": _texts(rng, n, 5),
        "quote_suffix": _texts(rng, n, 5),
        "section_index": np.tile(np.arange(CLAIMS) // 8, len(articles["article_id"])),
        "section_title": _some(rng, _texts(rng, n, 5), 0.8),
        "claim_kind": ["author_statement"] * n,
        "attributed_to": ["writer"] * n,
        "article_stance": ["reports"] * n,
        "speaker_name": _some(rng, ["Dr. Ann Example"] * n, 0.3),
        "relation": _pick(rng, ["causal", "correlational", "none"], n),
        "is_hedged": hedged,
        "hedge_cues": [["may", "suggests"] if hedge else [] for hedge in hedged],
        "method": ["rule"] * n,
        "confidence": rng.random(n).round(4),
    }


def _citations(rng: np.random.Generator, frames: Any) -> dict[str, Any]:
    """One citation of each of an article's first claims, of its references in turn."""
    claims, references = frames["claims"], frames["cited_references"]
    n_articles = len(frames["articles"]["article_id"])
    pairs = [
        (article * CLAIMS + k, article * REFERENCES + k % REFERENCES)
        for article in range(n_articles)
        for k in range(ASSERTIONS)
    ]
    n = len(pairs)
    texts = _texts(rng, n, 6)
    starts = np.array([claims["char_start"][claim] for claim, _ in pairs])
    return {
        "citation_id": _ids("cit", rng, n),
        "claim_id": [claims["claim_id"][claim] for claim, _ in pairs],
        "reference_id": [references["reference_id"][reference] for _, reference in pairs],
        "cue_type": ["journal_year"] * n,
        "cue_text": texts,
        "char_start": starts,
        "char_end": starts + [len(text) for text in texts],
        "is_ambiguous": [False] * n,
        "score": rng.random(n).round(4),
    }


def _assertions(rng: np.random.Generator, citations: Any) -> dict[str, Any]:
    n = len(citations["claim_id"])
    return {
        "assertion_id": _ids("ast", rng, n),
        "claim_id": citations["claim_id"],
        "outcome": _texts(rng, n, 3),
        "direction": _pick(rng, Direction.values(), n),
        "valence": _pick(rng, Valence.values(), n),
        "exposure": _some(rng, _texts(rng, n, 2), 0.9),
        "population": _some(rng, _texts(rng, n, 3), 0.3),
    }


def _findings(rng: np.random.Generator, studies: Any) -> dict[str, Any]:
    known = [
        study
        for study, resolution in zip(studies["study_id"], studies["resolution"], strict=True)
        if resolution != "unresolved"
    ]
    n = len(known) * 5
    return {
        "finding_id": _ids("fnd", rng, n),
        "study_id": [study for study in known for _ in range(5)],
        "outcome": _texts(rng, n, 4),
        "direction": _pick(rng, Direction.values(), n),
        "valence": _pick(rng, Valence.values(), n),
        "exposure": _texts(rng, n, 3),
        "relation": ["causal"] * n,
        "effect_size": rng.random(n).round(3),
        "effect_measure": ["mean_difference"] * n,
        "p_value": _some(rng, list(rng.random(n)), 0.5),
        "locator": ["abstract, results"] * n,
        "method": ["curated"] * n,
        "confidence": [1.0] * n,
    }


def _evidence(rng: np.random.Generator, frames: Any) -> dict[str, Any]:
    assertions, citations = frames["assertions"], frames["citations"]
    references = frames["cited_references"]
    study_of = dict(zip(references["reference_id"], references["study_id"], strict=True))
    studies = [study_of[reference] for reference in citations["reference_id"]]
    findings = frames["findings"]
    pairs = zip(findings["finding_id"], findings["direction"], strict=True)
    finding_of = dict(zip(findings["study_id"], pairs, strict=True))
    status_of = dict(zip(frames["studies"]["study_id"], frames["studies"]["status"], strict=True))
    found = [finding_of.get(study, (None, None)) for study in studies]
    n = len(studies)
    distorted = rng.random(n) < 0.3
    return {
        "evidence_id": _ids("evd", rng, n),
        "claim_id": assertions["claim_id"],
        "assertion_id": assertions["assertion_id"],
        "study_id": studies,
        "finding_id": [finding for finding, _ in found],
        "outcome": assertions["outcome"],
        "claimed_direction": assertions["direction"],
        "found_direction": [direction for _, direction in found],
        "verdict": ["supported" if finding else "not_checkable" for finding, _ in found],
        "distortions": [
            [Distortion.CAUSAL_OVERSTATEMENT.value, Distortion.TIMING_OMITTED.value]
            if bad and finding
            else []
            for bad, (finding, _) in zip(distorted, found, strict=True)
        ],
        "rationale": _texts(rng, n, 40),
        "study_status": [status_of[study] for study in studies],
        "method": ["rule"] * n,
        "confidence": rng.random(n).round(4),
        "review_status": ["unreviewed"] * n,
    }


def _quarantine(rng: np.random.Generator, n: int) -> pd.DataFrame:
    rows = {
        "table_name": ["claims"] * n,
        "row_id": _ids("clm", rng, n),
        "row_json": [f'{{"claim_text":"{text}"}}' for text in _texts(rng, n, 20)],
        "check_name": ["no_assertion_read"] * n,
        "failure_case": _texts(rng, n, 12),
        "stage": ["extract"] * n,
    }
    return sort_rows(TABLES[QUARANTINE], _typed(QUARANTINE, rows))


def _typed(name: str, columns: dict[str, Any]) -> pd.DataFrame:
    n = len(next(iter(columns.values())))
    return pd.DataFrame(
        {
            column.name: pd.Series(
                list(columns.get(column.name, [_default(column)] * n)), dtype=TYPES[column.type].pandas
            )
            for column in TABLES[name].columns
        }
    )


def _default(column: Column) -> Any:
    """What stands in a column that nothing is made up for: nothing, or its example where it is needed."""
    if column.is_list:
        return []
    return None if column.nullable else column.example
