"""How surely printed references are matched to records, by what the press does to them.

    python -m benchmarks.matching [--margins] [--show N]

Made-up records (``benchmarks/made_up_records.py``), two in three with near-duplicates beside them: a meeting
abstract, a preprint, a sister paper with one word of the title changed, a trial with the same title eight
years on, a follow-up, a comment, others' paper of the same title. Each reference is printed in a press style,
degraded, read by the package's own reader, and held against all records; of the ``record absent`` rows the
meant record is not among them, but its near-duplicates are. *Precision* is the share of matches that are
right, *recall* the share of references whose record is there that are matched to it. Where the labelled sets
of others are at hand, their references are read and matched against records made of their labels.
Deterministic: the generator is seeded.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.labelled import FOLDER
from benchmarks.made_up_records import JOURNALS, Work, make_works
from flows.records import CitedReference, Study
from flows.resolve import Candidate, parse_reference_string
from flows.resolve.comparison import compare
from flows.resolve.decision import MARGIN, decide
from flows.resolve.index import StudyIndex
from flows.resolve.strings.names import split_authors
from schemas.identifiers import make_id
from schemas.vocabulary import ReferenceType, Resolution

SEED = 11
N_FAMILIES = 300
N_EACH = 40


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed of a work, field by field, before a style puts it in order."""

    authors: tuple[str, ...]
    year: int | None
    title: str | None
    journal: str | None
    volume: str | None = None
    pages: str | None = None
    doi: str | None = None
    et_al: bool = False


Degrade = Callable[[random.Random, Printed, Work], Printed]


def _cased(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, title=(printed.title or "").title())


def _year_off(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, year=(printed.year or 2000) + rng.choice((-1, 1)))


def _no_year(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, year=None)


def _first_author(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, authors=printed.authors[:1], et_al=rng.random() < 0.6)


def _no_author(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, authors=())


def _abbreviated(rng: random.Random, printed: Printed, work: Work) -> Printed:
    return replace(printed, journal=work.abbreviation)


def _typo(rng: random.Random, text: str) -> str:
    places = [n for n in range(2, len(text) - 1) if text[n].isalpha() and text[n + 1].isalpha()]
    if not places:
        return text
    place = rng.choice(places)
    kind = rng.randrange(3)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text[:place] + text[place] + text[place:]


def _journal_misspelt(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, journal=_typo(rng, printed.journal or ""))


def _title_misspelt(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, title=_typo(rng, _typo(rng, printed.title or "")))


def _no_subtitle(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, title=re.split(r"[:?]\s", printed.title or "")[0])


def _words_left_out(rng: random.Random, printed: Printed, _: Work) -> Printed:
    words = (printed.title or "").split()
    for _n in range(max(1, len(words) // 5)):
        if len(words) > 5:
            words.pop(rng.randrange(1, len(words)))
    return replace(printed, title=" ".join(words))


def _accents_lost(rng: random.Random, printed: Printed, _: Work) -> Printed:
    def bare(text: str) -> str:
        letters = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("ı", "i"))
        return "".join(c for c in letters if not unicodedata.combining(c))

    return replace(printed, authors=tuple(map(bare, printed.authors)), journal=bare(printed.journal or ""))


def _hyphenated(rng: random.Random, printed: Printed, _: Work) -> Printed:
    words = (printed.title or "").split()
    long = [n for n, word in enumerate(words) if len(word) > 7 and word.isalpha()]
    if long:
        place = rng.choice(long)
        cut = rng.randint(3, len(words[place]) - 3)
        words[place] = f"{words[place][:cut]}- {words[place][cut:]}"
    return replace(printed, title=" ".join(words))


def _right_doi(rng: random.Random, printed: Printed, work: Work) -> Printed:
    return replace(printed, doi=work.candidate.study.doi)


def _mistyped_doi(rng: random.Random, printed: Printed, work: Work) -> Printed:
    return replace(printed, doi=f"{work.candidate.study.doi}{rng.randint(0, 9)}")


def _no_title(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, title=None)


def _second_author_first(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, authors=printed.authors[1:2] or printed.authors)


def _place_left_out(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, volume=None, pages=None)


def _press(rng: random.Random, printed: Printed, work: Work) -> Printed:
    """Several at once, as a magazine's list has them."""
    for degrade in rng.sample(
        [_year_off, _first_author, _abbreviated, _no_subtitle, _title_misspelt, _accents_lost], 3
    ):
        printed = degrade(rng, printed, work)
    return _place_left_out(rng, printed, work)


DEGRADATIONS: dict[str, Degrade] = {
    "as recorded": lambda rng, printed, work: printed,
    "title in capitals": _cased,
    "year off by one": _year_off,
    "year left out": _no_year,
    "first author only": _first_author,
    "authors left out": _no_author,
    "second author first": _second_author_first,
    "journal abbreviated": _abbreviated,
    "journal misspelt": _journal_misspelt,
    "title misspelt": _title_misspelt,
    "subtitle left out": _no_subtitle,
    "words left out": _words_left_out,
    "title left out": _no_title,
    "accents lost": _accents_lost,
    "hyphens of a PDF": _hyphenated,
    "volume and pages left out": _place_left_out,
    "right DOI": _right_doi,
    "DOI of another work": lambda rng, printed, work: printed,
    "DOI mistyped": _mistyped_doi,
    "three at once": _press,
}
ABSENT = "record absent"


def _name(author: str) -> str:
    family, given = author.split(", ")
    return f"{family} {given[0]}"


def _print(rng: random.Random, printed: Printed) -> str:
    names = [_name(author) for author in printed.authors]
    authors = ", ".join(names) + (" et al" if printed.et_al and names else "")
    year, title, journal = printed.year or "", printed.title, printed.journal
    place = f"{printed.volume}:{printed.pages}" if printed.volume else ""
    style = rng.randrange(4)
    doi = f" https://doi.org/{printed.doi}" if printed.doi else ""
    if style == 0:
        parts = [
            f"{authors}." if authors else "",
            f"{title}." if title else "",
            f"{journal}.",
            f"{year};{place}." if place else f"{year}.",
        ]
    elif style == 1:
        numbers = f", {printed.volume}, {printed.pages}" if printed.volume else ""
        parts = [
            f"{authors} ({year})." if authors else f"({year}).",
            f"{title}." if title else "",
            f"{journal}{numbers}.",
        ]
    elif style == 2:
        numbers = f" {printed.volume}: {printed.pages}" if printed.volume else ""
        parts = [
            f"{authors}," if authors else "",
            f"“{title},”" if title else "",
            f"{journal}{numbers} ({year}).",
        ]
    else:
        parts = [
            f"{authors}:" if authors else "",
            f"{title}." if title else "",
            f"{journal}, {year}" + (f", {place}" if place else ""),
        ]
    text = " ".join(part for part in parts if part)
    return text.replace(" ()", "").replace("() .", "") + doi


def printed_of(work: Work) -> Printed:
    """The work as its record would print it."""
    study = work.candidate.study
    return Printed(
        study.authors, study.year_published, study.title, study.container_title, work.candidate.volume, work.candidate.pages
    )  # fmt: skip


def as_reference(text: str) -> CitedReference:
    """A printed reference, read."""
    parsed = parse_reference_string(text)
    return CitedReference(
        reference_id=make_id("cited_references", text), article_id="art_0000000000000000",
        reference_type=ReferenceType.LIST_ENTRY, position=0, raw_text=text, char_start=0, char_end=len(text),
        authors=parsed.authors, year=parsed.year, title=parsed.title, container_title=parsed.container_title,
        volume=parsed.volume, issue=parsed.issue, pages=parsed.pages, doi=parsed.doi, pmid=parsed.pmid,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One printed reference, and the record that it means; None where that is not among the records."""

    kind: str
    text: str
    meant: str | None
    without: str | None = None
    """A record to leave out."""


def make_cases(works: Sequence[Work], seed: int) -> list[Case]:
    """``N_EACH`` references a degradation, and three times as many whose record is absent."""
    rng = random.Random(seed)
    cases: list[Case] = []
    printable = [work for work in works if work.kind not in {"comment", "meeting_abstract"}]
    for kind, degrade in DEGRADATIONS.items():
        for work in rng.sample(printable, N_EACH):
            printed = degrade(rng, printed_of(work), work)
            if kind == "DOI of another work":
                siblings = [own for own in works if own.family == work.family and own is not work]
                printed = replace(printed, doi=rng.choice(siblings or list(works)).candidate.study.doi)
            cases.append(Case(kind, _print(rng, printed), work.candidate.study.study_id))
    kinds = sorted(set(DEGRADATIONS) - {"right DOI", "as recorded"})
    families = Counter(work.family for work in works)
    crowded = [work for work in printable if families[work.family] > 1]
    for work in rng.sample(crowded, 3 * N_EACH):
        printed = DEGRADATIONS[rng.choice(kinds)](rng, printed_of(work), work)
        cases.append(Case(ABSENT, _print(rng, printed), None, work.candidate.study.study_id))
    return cases


def measure(
    cases: Sequence[Case], candidates: Sequence[Candidate], margin: float, show: int = 0
) -> Counter[tuple[str, str]]:
    """Matched rightly, wrongly, not, and called ambiguous, by degradation."""
    index = StudyIndex(candidates)
    counts: Counter[tuple[str, str]] = Counter()
    for case in cases:
        reference = as_reference(case.text)
        found = [own for own in index.candidates(reference) if own.study.study_id != case.without]
        decision = decide(reference, [compare(reference, own) for own in found], margin=margin)
        got = decision.match.found.study if decision.match else None
        result = "none" if got is None else "right" if got.study_id == case.meant else "wrong"
        counts[case.kind, result] += 1
        counts[case.kind, "n"] += 1
        counts[case.kind, "there"] += case.meant is not None
        counts[case.kind, "ambiguous"] += decision.is_ambiguous
        if result == "wrong" and got is not None and show > 0:
            show -= 1
            print(
                f"wrong ({case.kind}): {case.text}\n   → {got.doi} {got.title} · {got.container_title} {got.year_published}"
            )
        elif result == "none" and case.meant and show > 0 and not decision.is_ambiguous:
            show -= 1
            print(
                f"missed ({case.kind}): {case.text}\n   {reference.authors} | {reference.title} | {reference.container_title}"
            )
    return counts


def print_table(counts: Counter[tuple[str, str]]) -> None:
    """One row a degradation, and one for all."""
    for name in [*dict.fromkeys(kind for kind, _ in counts), "all"]:
        row = {
            key: sum(n for (kind, own), n in counts.items() if own == key and name in {kind, "all"})
            for key in ("n", "there", "right", "wrong", "ambiguous")
        }
        matched = row["right"] + row["wrong"]
        precision = f"{row['right'] / matched:.3f}" if matched else "–"
        recall = f"{row['right'] / row['there']:.3f}" if row["there"] else "–"
        print(
            f"| {name:26} | {row['n']:4} | {precision:>6} | {recall:>6} | {row['wrong']:3} | {row['ambiguous']:3} |"
        )


def real_cases(name: str) -> tuple[list[Case], list[Candidate]]:
    """References of a labelled set, and records made of their labels."""
    cases: list[Case] = []
    candidates: dict[str, Candidate] = {}
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        fields = {
            key: value if isinstance(value, str) else " ".join(value) for key, value in item["fields"].items()
        }
        title, authors = fields.get("title", "").strip(), split_authors(fields.get("author", ""))
        year = re.search(r"\b(?:19|20)\d\d\b", fields.get("year", ""))
        if not title or not authors or year is None:
            continue
        study = Study(
            study_id=make_id("studies", title.casefold(), year[0]), title=title, authors=tuple(authors),
            container_title=fields.get("journal"), year_published=int(year[0]), resolution=Resolution.REGISTRY,
            registries=("crossref",),
        )  # fmt: skip
        candidates[study.study_id] = Candidate(
            study=study, volume=fields.get("volume"), pages=fields.get("pages")
        )
        cases.append(Case(name.split("_")[1], item["text"], study.study_id))
    return cases, list(candidates.values())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--margins", action="store_true", help="what other margins would cost and gain")
    parser.add_argument("--show", type=int, default=0, help="print so many of the misses")
    arguments = parser.parse_args()
    works = make_works(N_FAMILIES, SEED)
    candidates = [work.candidate for work in works]
    cases = make_cases(works, SEED)
    kinds = Counter(work.kind for work in works)
    print(
        f"{len(works)} records ({', '.join(f'{n} {kind}' for kind, n in kinds.items())}); {len(cases)} references, {len(JOURNALS)} journals\n"
    )
    print("| printed | n | precision | recall | wrong | ambiguous |\n| --- | --- | --- | --- | --- | --- |")
    print_table(measure(cases, candidates, MARGIN, arguments.show))
    for name in ("references_anystyle_core.jsonl", "references_grobid_dev.jsonl"):
        if (FOLDER / name).exists():
            own_cases, own = real_cases(name)
            print_table(measure(own_cases, own, MARGIN, arguments.show))
        else:
            print(f"not measured: needs {name}; set TEARSHEET_SHARED to the folder with data/{name}")
    if arguments.margins:
        for margin in (0.0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1):
            counts = measure(cases, candidates, margin)
            totals = {
                key: sum(n for (_, own), n in counts.items() if own == key)
                for key in ("right", "wrong", "there")
            }
            precision = totals["right"] / (totals["right"] + totals["wrong"])
            print(
                f"margin {margin:.2f}: precision {precision:.4f} recall {totals['right'] / totals['there']:.4f}"
            )


if __name__ == "__main__":
    main()
