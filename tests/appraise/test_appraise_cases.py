"""The made-up cases of the benchmark: figures that must not get worse."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from schemas.vocabulary import Verdict


@pytest.fixture(scope="module")
def benchmark_module(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_verdicts", root / "benchmarks" / "verdicts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_made_up_cases(benchmark_module: ModuleType) -> None:
    cases = benchmark_module.load_cases()
    rows = [case.appraise() for case in cases]
    assert len(cases) >= 120
    right = sum(row.verdict is case.verdict for row, case in zip(rows, cases, strict=True))
    assert right / len(cases) >= 0.95
    contradicted = [
        case for row, case in zip(rows, cases, strict=True) if row.verdict is Verdict.CONTRADICTED
    ]
    hits = sum(case.verdict is Verdict.CONTRADICTED for case in contradicted)
    assert hits / len(contradicted) >= 0.95
