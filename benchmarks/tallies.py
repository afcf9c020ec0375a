"""What is counted when claims are read: hits, false alarms and misses, and whether a confidence holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Count:
    """Hits, false alarms and misses of one measure."""

    hit: int = 0
    false: int = 0
    missed: int = 0

    def row(self) -> tuple[float, float, float]:
        precision = self.hit / (self.hit + self.false) if self.hit + self.false else 0.0
        recall = self.hit / (self.hit + self.missed) if self.hit + self.missed else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return precision, recall, f1


def print_reliability(title: str, pairs: list[tuple[float, bool]]) -> None:
    """Print how often what says 0.9 is right, by tenths, and the expected calibration error."""
    print(f"{title}: stated, right, n")
    error = 0.0
    for low in range(9, -1, -1):
        within = [(p, right) for p, right in pairs if low / 10 <= p < (low + 1) / 10 or (low == 9 and p == 1)]
        if within:
            stated = sum(p for p, _ in within) / len(within)
            right = sum(hit for _, hit in within) / len(within)
            error += abs(stated - right) * len(within) / len(pairs)
            print(f"  {stated:.2f}  {right:.2f}  {len(within)}")
    print(f"  expected calibration error {error:.3f}")
