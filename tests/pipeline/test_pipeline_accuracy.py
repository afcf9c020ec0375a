"""The table of accuracy reaches into every component's benchmark: each hook still gives figures."""

import pytest

from benchmarks import accuracy, reading
from benchmarks.measures import Classes, Found, detail_lines, summary_lines

QUICK = [accuracy.claims, accuracy.asserted, accuracy.judged, accuracy.relation.results]


@pytest.mark.parametrize("hook", QUICK, ids=lambda hook: f"{hook.__module__}.{hook.__name__}")
def test_hook_gives_figures(hook, monkeypatch):
    every = reading.load
    monkeypatch.setattr(reading, "load", lambda split: every(split)[:2])  # two articles tell whether it works
    results = list(hook())
    assert results
    for result in results:
        rows = [*result.found, *(result.classes.by_label() if result.classes else ())]
        assert sum(row.gold for row in rows) > 0
        assert any(row.right for row in rows)
    assert len(summary_lines(results)) > len(results)


def test_rates_and_confusion_are_those_of_the_pairs():
    classes = Classes(["a", "a", "b", "b"], ["a", "b", "b", "b"], [0.9, 0.6, 0.95, 0.9])
    first, second = classes.by_label()
    assert (first.precision, first.recall) == (1.0, 0.5)
    assert (second.precision, second.recall) == (2 / 3, 1.0)
    assert classes.accuracy == 0.75
    lines = detail_lines(accuracy.Result("x", "y", classes=classes))
    assert any(line.split()[:3] == ["0.9-1.0", "3", "0.917"] and line.endswith("1.000") for line in lines)


def test_nothing_found_is_no_division_by_nought():
    assert (Found("m", 0, 0, 0).precision, Found("m", 0, 0, 0).recall, Found("m", 0, 0, 0).f1) == (0, 0, 0)
