"""How right the assertions of press claims are, by rules, by the encoder that marks their parts, and by both.

    python -m benchmarks.marked_assertions    # some minutes

On the claims of ``assertion_rows.py`` that the encoder was not trained on. A claim counts once: by its best
statement. What it is about and its way are compared as in ``benchmarks/assertions.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from benchmarks.assertion_rows import claims
from benchmarks.assertions import alike
from flows.extract.assertions import Statement, read_closely, read_statement
from flows.extract.assertions.marked import mark

Reader = Callable[[str], tuple[Statement, ...]]
READERS: dict[str, Reader] = {
    "rules": read_statement,
    "encoder, where sure": lambda text: () if (marked := mark(text)) is None else (marked,),
    "both": read_closely,
}


def tallies(read: Reader, told: list[dict[str, str | None]]) -> Counter[str]:
    """How many claims are read, with the right outcome, way, exposure; how many are read that assert none."""
    counts: Counter[str] = Counter()
    for claim in told:
        found = read(str(claim["claim"]))
        if claim["direction"] is None:
            counts["none"] += 1
            counts["read of none"] += bool(found)
            continue
        counts["claims"] += 1
        counts["read"] += bool(found)
        on_outcome = [one for one in found if alike(one.outcome, claim["outcome"])]
        right_way = [one for one in on_outcome if one.direction == claim["direction"]]
        counts["outcome"] += bool(on_outcome)
        counts["way"] += bool(right_way)
        counts["all"] += any(alike(one.exposure, claim["exposure"]) for one in right_way)
    return counts


def main() -> None:
    told = list(claims("held_out"))
    print("reader                 read  outcome  way   exposure   | of those read: way  exposure | none read")
    for name, read in READERS.items():
        counts = tallies(read, told)
        n, n_read = counts["claims"], max(counts["read"], 1)
        of_all = [counts[key] / n for key in ("read", "outcome", "way", "all")]
        of_read = [counts[key] / n_read for key in ("way", "all")]
        print(
            f"{name:22}", *(f"{value:.3f}  " for value in of_all), "              ",
            *(f"{value:.3f}  " for value in of_read), f"{counts['read of none']}/{counts['none']}",
        )  # fmt: skip


if __name__ == "__main__":
    main()
