"""A study's design, read from its title and abstract by an ordered table of cues."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from schemas.vocabulary import Design


class DesignCue(NamedTuple):
    """A wording that names a design; ``weight`` is what it counts in the title."""

    design: Design
    weight: float
    pattern: re.Pattern[str]
    example: str


_DESIGNS = {design.value: design for design in Design}


@cache
def design_cues() -> tuple[DesignCue, ...]:
    """The table of ``data/designs.yaml``."""
    table = yaml.safe_load((Path(__file__).parent / "data" / "designs.yaml").read_text("utf-8"))
    return tuple(
        DesignCue(_DESIGNS[row["design"]], row["weight"], re.compile(row["pattern"], re.I), row["example"])
        for row in table
    )


_HUMANS = re.compile(
    r"\b(?:patients|participants|women|men|adults|children|people|volunteers|subjects|students|"
    r"individuals)\b",
    re.I,
)
_OTHERS_WORK = re.compile(
    r"\b(?:previous|prior|earlier|other|future|further|existing|past|recent|available|more|larger|most|"
    r"few|several|need for|should|warranted|needed)\b",
    re.I,
)
_PRIMARY = frozenset(
    {
        Design.COHORT,
        Design.CROSS_SECTIONAL,
        Design.CASE_CONTROL,
        Design.RANDOMIZED_CONTROLLED_TRIAL,
        Design.QUASI_EXPERIMENT,
    }
)


def read_design(title: str, methods: str) -> Design:
    """The design that the title and the abstract speak for.

    Args:
        title: the study's title; what it names counts double.
        methods: the abstract's text that describes the study.
    """
    scores: dict[Design, float] = {}
    for cue in design_cues():
        score = cue.weight * (1.0 if cue.pattern.search(title) else 0.0)
        for match in cue.pattern.finditer(methods):
            before = methods[max(0, match.start() - 40) : match.start()]
            before = before[max(before.rfind(". ") + 1, 0) :]
            if not _OTHERS_WORK.search(before):
                score += 0.6 * cue.weight
                break
        if score:
            scores[cue.design] = max(scores.get(cue.design, 0.0), score)
    _settle(scores, title, methods)
    if not scores:
        return Design.UNKNOWN
    order = {cue.design: -index for index, cue in reversed(list(enumerate(design_cues())))}
    return max(scores, key=lambda design: (scores[design], order[design]))


def _settle(scores: dict[Design, float], title: str, methods: str) -> None:
    """Reviews review other designs, animals are randomised too, a cohort can be inside a trial."""
    text = f"{title} {methods}"

    def strong(design: Design) -> bool:
        return scores.get(design, 0) >= 5

    def drop(*designs: Design, below: float = 1000.0) -> None:
        for design in designs:
            if scores.get(design, 0) < below:
                scores.pop(design, None)

    if strong(Design.META_ANALYSIS) or strong(Design.SYSTEMATIC_REVIEW):
        drop(*_PRIMARY, Design.NARRATIVE_REVIEW, Design.ANIMAL, Design.QUALITATIVE)
    if strong(Design.META_ANALYSIS):
        drop(Design.SYSTEMATIC_REVIEW)
    if len(_HUMANS.findall(text)) >= 2:
        drop(Design.ANIMAL, Design.IN_VITRO)
    if scores.get(Design.IN_VITRO, 0) >= scores.get(Design.ANIMAL, 0) > 0:
        drop(Design.ANIMAL)
    if Design.ANIMAL in scores or Design.IN_VITRO in scores:
        drop(*_PRIMARY)
    if re.search(r"non-?randomi[sz]ed|not randomi[sz]ed|without randomi[sz]ation", text, re.I):
        drop(Design.RANDOMIZED_CONTROLLED_TRIAL)
    if strong(Design.RANDOMIZED_CONTROLLED_TRIAL):
        drop(Design.COHORT, Design.CROSS_SECTIONAL, Design.QUASI_EXPERIMENT, Design.QUALITATIVE, below=9)
    if strong(Design.CASE_CONTROL):
        drop(Design.COHORT, below=scores[Design.CASE_CONTROL] + 3)
    if Design.COHORT in scores:
        drop(Design.CROSS_SECTIONAL, below=5.2)
