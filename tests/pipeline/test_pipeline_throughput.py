"""The timing of stages reads what the pipeline reads; how long it takes is no test's business."""

from benchmarks.throughput import ROOT, STAGES, load_samples, time_stages
from flows.resolve import load_catalogue


def test_every_stage_of_an_article_is_timed() -> None:
    sample = load_samples()[0]
    spent = time_stages(sample.source, load_catalogue(ROOT / "raw/studies"))
    assert set(spent) == set(STAGES)
