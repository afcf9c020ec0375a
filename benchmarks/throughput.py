"""How fast articles go through the stages: ``python -m benchmarks.throughput``.

Reads the bundled article and the made-up ones of ``tests/data`` and ``benchmarks/data/articles`` through the
true stages, in CPU time of one core, and prints for each stage the milliseconds that an article of 1,200
words takes (each article's median over the rounds, scaled by its words; then the median over the articles)
and the articles a second that one core reads. ``--rounds N`` sets how often (15).

The *first* columns are the figures to go by: before every round whatever the code remembers of texts it has
read is forgotten but for single words, so that no article profits from its own earlier reading, only from
what others share with it, as in a long run. The *again* line is a reading with everything remembered.
Loading (imports, tables, models) is told apart; so is publishing, which is done once for many articles.
"""

from __future__ import annotations

import argparse
import functools
import gc
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from flows.appraise import appraise
from flows.collection import collect
from flows.extract import extraction, read_claims
from flows.ingest import RawSource, load_source, read_document
from flows.pipeline import plain_row, process_article
from flows.resolve import Catalogue, load_catalogue, parse_references, resolve_references

ROOT = Path(__file__).parents[1]
BUNDLED = ROOT / "raw/articles/crying-health/rendition.txt"
TEST_ARTICLES = ROOT / "tests/data/articles"
OWN_ARTICLES = Path(__file__).parent / "data" / "articles"
SUFFIXES = {"text/plain": "txt", "text/markdown": "md", "text/html": "html"}
N_WORDS = 1200
TARGET_MS = 10.0
OF_WORDS = 50_000
"""A cache that holds so much holds single words, of which a long run meets few new ones."""
STAGES = ("ingest", "references", "resolve", "extract: claims", "extract: assertions", "appraise")
Times = dict[str, float]
"""Milliseconds a stage."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One article to read and how many words it has."""

    name: str
    source: RawSource
    n_words: int
    media_type: str


def sources() -> Iterator[tuple[str, RawSource]]:
    """The bundled article first, then every made-up one."""
    yield BUNDLED.parent.name, load_source(BUNDLED)
    for path in sorted(TEST_ARTICLES.iterdir()):
        yield path.stem, load_source(path)
    for path in sorted(OWN_ARTICLES.glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "text" not in gold:  # the bundled article once more, whose text stands elsewhere
            continue
        name = f"{path.stem}.{SUFFIXES[gold['media_type']]}"
        yield (
            path.stem,
            RawSource(
                name,
                gold["text"].encode("utf-8"),
                media_type=gold["media_type"],
                published_on=gold["published_on"],
            ),
        )


def load_samples() -> list[Sample]:
    """Every article, read once for its length (and so that everything is loaded)."""
    samples = []
    for name, source in sources():
        document = read_document(source)
        samples.append(Sample(name, source, document.n_words, document.media_type))
    return samples


def forget() -> None:
    """Empty every bounded cache of the package but those of words: what it remembers of texts, no tables."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("flows", "schemas")):
            for value in list(vars(module).values()):
                if isinstance(value, functools._lru_cache_wrapper):
                    size = value.cache_info().maxsize
                    if size is not None and size < OF_WORDS:
                        value.cache_clear()


@contextmanager
def assertions_timed(spent: list[float]) -> Iterator[None]:
    """Note the seconds that reading assertions takes within :func:`flows.extract.read_claims`."""
    inner: Callable[..., Any] = extraction.read_assertions

    def timed(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        found = inner(*arguments, **named)
        spent.append(time.process_time() - start)
        return found

    vars(extraction)["read_assertions"] = timed
    try:
        yield
    finally:
        vars(extraction)["read_assertions"] = inner


def time_stages(source: RawSource, catalogue: Catalogue) -> Times:
    """Milliseconds a stage, for one reading of one article; the stages as the pipeline composes them."""
    clock = time.process_time
    spent: list[float] = []
    marks = [clock()]
    document = read_document(source)
    marks.append(clock())
    parsed = parse_references(document)
    marks.append(clock())
    listed = resolve_references(parsed, catalogue)
    marks.append(clock())
    with assertions_timed(spent):
        read = read_claims(document, listed.references, listed.studies)
    marks.append(clock())
    described = resolve_references(read.prose_references, catalogue, topic=document.title)
    marks.append(clock())
    appraise(
        read.claims,
        read.citations,
        read.assertions,
        (*listed.references, *described.references),
        (*listed.studies, *described.studies),
        (*listed.findings, *described.findings),
    )
    marks.append(clock())
    ingest, references, resolve, extract, prose, appraising = (
        1000 * (after - before) for before, after in pairwise(marks)
    )
    assertions = 1000 * sum(spent)
    return dict(
        zip(
            STAGES,
            (ingest, references, resolve + prose, extract - assertions, assertions, appraising),
            strict=True,
        )
    )


@dataclass
class Throughput:
    """Medians over the rounds: milliseconds by article and stage, and of a reading again."""

    samples: Sequence[Sample]
    first: dict[str, Times]
    again: dict[str, float]

    def scaled(self, stage: str, samples: Sequence[Sample]) -> float:
        """Median milliseconds of a stage for 1,200 words."""
        return median(self.first[s.name][stage] * N_WORDS / s.n_words for s in samples)

    def total(self, samples: Sequence[Sample]) -> float:
        """Median milliseconds of all stages for 1,200 words."""
        return median(sum(self.first[s.name].values()) * N_WORDS / s.n_words for s in samples)

    def total_again(self, samples: Sequence[Sample]) -> float:
        """The same for an article that was read just before."""
        return median(self.again[s.name] * N_WORDS / s.n_words for s in samples)


def measure(samples: Sequence[Sample], catalogue: Catalogue, rounds: int) -> Throughput:
    """Read every article in every round, each round beginning with another one."""
    first: dict[str, list[Times]] = defaultdict(list)
    again: dict[str, list[float]] = defaultdict(list)
    gc.collect()
    gc.freeze()  # what was loaded is not walked again and again, as in a worker of a long run
    for number in range(rounds):
        forget()
        turn = number * 7 % len(samples)
        order = [*samples[turn:], *samples[:turn]]
        for sample in order:
            first[sample.name].append(time_stages(sample.source, catalogue))
        for sample in order:
            again[sample.name].append(sum(time_stages(sample.source, catalogue).values()))
    gc.unfreeze()
    return Throughput(
        samples,
        {
            name: {stage: median(row[stage] for row in rows) for stage in STAGES}
            for name, rows in first.items()
        },
        {name: median(values) for name, values in again.items()},
    )


def publish_seconds(samples: Sequence[Sample], catalogue: Catalogue) -> tuple[float, int]:
    """CPU seconds to validate and publish all the articles as one release, and how many rows it has."""
    from flows.publish import publish_release  # noqa: PLC0415  # a second to import, and its loading is not measured
    from schemas.frames import frames_from_records  # noqa: PLC0415
    from schemas.validation import validate_tables  # noqa: PLC0415

    articles = [process_article(sample.source, catalogue) for sample in samples]
    texts = {article.article.article_id: article.text for article in articles}
    spent = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(3):
            start = time.process_time()
            tables = collect(
                {name: [plain_row(row) for row in rows] for name, rows in article.tables().items()}
                for article in articles
            )
            validated = validate_tables(frames_from_records(tables), texts=texts)
            publish_release(
                validated.tables, Path(folder) / str(number), "2000.01.01", failures=validated.failures
            )
            spent.append(time.process_time() - start)
    return median(spent[1:]), sum(len(frame) for frame in validated.tables.values())


def print_table(found: Throughput) -> None:
    """A row a stage: milliseconds for 1,200 words, and articles a second and core."""
    bundled = found.samples[:1]
    print(f"{'':22}{'bundled article':>16}  {'all articles':>13}  {'articles/s/core':>15}")
    for stage in STAGES:
        ms = found.scaled(stage, found.samples)
        print(f"{stage:22}{found.scaled(stage, bundled):13.2f} ms  {ms:10.2f} ms  {1000 / ms:15,.0f}")
    for name, total in (("together, first", found.total), ("together, again", found.total_again)):
        ms = total(found.samples)
        print(f"{name:22}{total(bundled):13.2f} ms  {ms:10.2f} ms  {1000 / ms:15,.0f}")
    print("\ningest by format")
    for media_type in SUFFIXES:
        chosen = [sample for sample in found.samples if sample.media_type == media_type]
        if chosen:
            ms = found.scaled("ingest", chosen)
            print(f"  {media_type:20}{ms:10.2f} ms  {1000 / ms:15,.0f} articles/s/core  n={len(chosen)}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    imported = time.process_time()
    catalogue = load_catalogue(ROOT / "raw/studies")
    samples = load_samples()
    for sample in samples:
        process_article(sample.source, catalogue)
    loaded = time.process_time()
    print(f"{len(samples)} articles, {rounds} rounds, medians of CPU time, scaled to {N_WORDS:,} words")
    print(
        f"loading apart: {imported:.1f} s imports, {loaded - imported:.1f} s tables, models, first readings\n"
    )
    found = measure(samples, catalogue, rounds)
    print_table(found)
    reached = found.total(samples[:1])
    print(f"\ntarget: at most {TARGET_MS:.0f} ms together; the bundled article takes {reached:.1f} ms")
    seconds, n_rows = publish_seconds(samples, catalogue)
    print(
        f"publish, apart: {seconds:.2f} s for a release of {len(samples)} articles, {n_rows:,} rows"
        f" ({1000 * seconds / len(samples):.1f} ms an article; most of it is the same for any number)"
    )


if __name__ == "__main__":
    main()
