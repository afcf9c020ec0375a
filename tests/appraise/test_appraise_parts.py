"""Outcome, time, contrast and population of a claim beside those of a finding."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.appraise import directions, exposures, outcomes, populations, timing
from flows.appraise.directions import AGREEMENTS, Agreement, compare_directions, turn
from flows.appraise.exposures import ExposureKind, fit_exposures, polarity
from flows.appraise.outcomes import NEAR_OUTCOME, SAME_OUTCOME, Outcome, fit_outcomes
from flows.appraise.populations import are_exclusive, narrow_trait
from flows.appraise.timing import TimeFit, compare_times, is_passing, read_moment
from flows.lexicon.concepts import valence_of
from schemas.vocabulary import Design, Direction, Valence

RELATED = Path(outcomes.__file__).parent / "data" / "related_outcomes.yaml"


def outcome(text: str, direction: str = "increase") -> Outcome:
    way = Direction(direction)
    return Outcome(text, None, way, valence_of(text, way))


# --- tables: every entry's example is what the entry is for


@pytest.mark.parametrize(("pattern", "minutes", "example"), timing.FIXED_TIMES)
def test_every_fixed_time_reads_its_example(pattern: str, minutes: float, example: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)
    assert read_moment(example).minutes == minutes


@pytest.mark.parametrize(("pattern", "phase", "example"), timing.PHASES)
def test_every_phase_reads_its_example(pattern: str, phase: str, example: str) -> None:
    assert read_moment(example).phase == phase


@pytest.mark.parametrize(("pattern", "example"), timing.PASSING_TIMES)
def test_every_passing_time_is_passing(pattern: str, example: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)
    assert is_passing(example, None)


@pytest.mark.parametrize(("pattern", "example"), timing.PASSING_NOTES)
def test_every_passing_note_is_passing(pattern: str, example: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)
    assert is_passing(None, example)


@pytest.mark.parametrize(("pattern", "example"), exposures.ABSENCE_WORDS)
def test_every_word_of_absence_turns_its_example(pattern: str, example: str) -> None:
    assert polarity(example) == -1


@pytest.mark.parametrize(("pattern", "example"), exposures.MODIFIERS)
def test_every_modifier_reads_its_example(pattern: str, example: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)


@pytest.mark.parametrize("group", yaml.safe_load(RELATED.read_text(encoding="utf-8")))
def test_related_outcomes_are_compared(group: dict[str, list[str]]) -> None:
    one, other = group["example"]
    assert fit_outcomes(outcome(one), outcome(other)).score >= NEAR_OUTCOME


# --- time


@pytest.mark.parametrize(
    ("claimed", "found", "expected"),
    [
        ("90 minutes after the show ended", "90 minutes after", TimeFit.SAME),
        ("an hour and a half later", "90 minutes after", TimeFit.DIFFERENT),
        ("one and a half hours later", "90 minutes after", TimeFit.SAME),
        ("initially", "immediately after", TimeFit.SAME),
        ("at first", "right after", TimeFit.SAME),
        ("after three months", "at 12 weeks", TimeFit.SAME),
        ("a year later", "at 12 months", TimeFit.SAME),
        ("after six months", "at 12 months", TimeFit.DIFFERENT),
        ("before the exam", "after the exam", TimeFit.DIFFERENT),
        ("the next morning", "two hours after", TimeFit.DIFFERENT),
        (None, "two hours after", TimeFit.CLAIM_SILENT),
        ("two hours after", None, TimeFit.FINDING_SILENT),
        (None, None, TimeFit.NEITHER),
        ("throughout the trial", "at 12 weeks", TimeFit.CLAIM_SILENT),
        ("in old age", "in retirement", TimeFit.UNCLEAR),
    ],
)
def test_times(claimed: str | None, found: str | None, expected: TimeFit) -> None:
    assert compare_times(claimed, found) is expected


@pytest.mark.parametrize("lasting", ["after 12 weeks", "over 10 years", "at follow-up", None])
def test_a_lasting_time_is_no_passing_one(lasting: str | None) -> None:
    assert not is_passing(lasting, None)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_time_phrases_can_be_compared(one: str, other: str) -> None:
    assert isinstance(compare_times(one, other), TimeFit)
    assert compare_times(one, one) in {TimeFit.SAME, TimeFit.UNCLEAR, TimeFit.CLAIM_SILENT}


# --- outcome


@pytest.mark.parametrize(
    ("claimed", "found", "is_flipped"),
    [
        (outcome("mood"), outcome("negative mood", "decrease"), True),
        (outcome("cortisol levels", "decrease"), outcome("salivary cortisol", "decrease"), False),
        (outcome("insomnia", "decrease"), outcome("sleep quality", "increase"), True),
        (outcome("weight loss", "increase"), outcome("body weight", "decrease"), True),
        (outcome("risk of stroke", "decrease"), outcome("stroke", "decrease"), False),
    ],
)
def test_same_outcomes(claimed: Outcome, found: Outcome, is_flipped: bool) -> None:
    fitted = fit_outcomes(claimed, found)
    assert fitted.score >= SAME_OUTCOME
    assert fitted.is_flipped is is_flipped


@pytest.mark.parametrize(
    ("claimed", "found"),
    [("sleep duration", "sleep quality"), ("LDL cholesterol", "HDL cholesterol"), ("stroke", "memory")],
)
def test_other_outcomes(claimed: str, found: str) -> None:
    assert fit_outcomes(outcome(claimed), outcome(found)).score < NEAR_OUTCOME


def test_the_same_words_are_never_turned_round() -> None:
    bad = Outcome("connectedness at work", None, Direction.INCREASE, Valence.HARM)
    good = Outcome("connectedness at work", None, Direction.INCREASE, Valence.BENEFIT)
    assert not fit_outcomes(bad, good).is_flipped


@pytest.mark.parametrize(
    "umbrella", ["bodily benefits", "a whole host of health benefits", "mental health benefits"]
)
def test_umbrellas(umbrella: str) -> None:
    assert outcome(umbrella).is_umbrella


def test_an_outcome_is_no_umbrella() -> None:
    assert not outcome("mental health and sleep").is_umbrella


# --- direction


def test_the_table_of_directions_is_complete() -> None:
    assert set(AGREEMENTS) == {(one, other) for one in Direction for other in Direction}


@pytest.mark.parametrize("claimed", Direction)
@pytest.mark.parametrize("found", Direction)
def test_turning_both_round_changes_nothing(claimed: Direction, found: Direction) -> None:
    turned = compare_directions(turn(claimed, times=1), turn(found, times=1))
    assert turned is compare_directions(claimed, found)
    assert turn(turn(found, times=1), times=1) is found


@pytest.mark.parametrize("claimed", [Direction.INCREASE, Direction.DECREASE, Direction.UNSIGNED])
def test_no_effect_speaks_against_every_claimed_one(claimed: Direction) -> None:
    assert compare_directions(claimed, Direction.NO_CHANGE) is directions.Agreement.NULL


@pytest.mark.parametrize("direction", Direction)
def test_a_direction_agrees_with_itself(direction: Direction) -> None:
    assert compare_directions(direction, direction) is Agreement.AGREES


# --- exposure


@pytest.mark.parametrize(
    ("claimed", "found", "comparator", "kind"),
    [
        ("people who nap", "napping after lunch", "staying awake", ExposureKind.ALIGNED),
        ("people who nap", "being unable to nap", "people who nap", ExposureKind.INVERTED),
        ("those who never nap", "napping", "not napping", ExposureKind.INVERTED),
        ("those who never nap", "napping", "before the nap", ExposureKind.OTHER_GROUP),
        ("a low-fat diet", "a low-carb diet", "a low-fat diet", ExposureKind.INVERTED),
        ("short sleep", "sleeping nine hours", "sleeping six hours", ExposureKind.OTHER_DEGREE),
        ("short sleep", "long sleep", "short sleep", ExposureKind.INVERTED),
        ("short naps", "napping for 20 minutes", "staying awake", ExposureKind.OTHER_DEGREE),
        ("a little salt", "high intake of salt", "low intake", ExposureKind.ALIGNED),
        ("salt", "low intake of salt", "high intake of salt", ExposureKind.INVERTED),
        ("eating less salt", "salt", None, ExposureKind.INVERTED),
        ("eating little salt", "high intake of salt", "low intake", ExposureKind.INVERTED),
        (None, "napping", None, ExposureKind.UNSTATED),
        ("green tea", "napping", "not napping", ExposureKind.UNALIGNED),
        ("napping", "napping with an eye mask", "napping without an eye mask", ExposureKind.NARROWED),
        ("the nappers", "napping after lunch", "staying awake", ExposureKind.ALIGNED),
        ("napping has a host of benefits", "napping at work", "staying awake", ExposureKind.ALIGNED),
        (
            "help from the people around them",
            "being helped while moving",
            "moving without receiving help",
            ExposureKind.ALIGNED,
        ),
    ],
)
def test_exposures(claimed: str | None, found: str, comparator: str | None, kind: ExposureKind) -> None:
    assert fit_exposures(claimed, None, found, comparator, claimed or "").kind is kind


def test_a_condition_that_the_claim_does_name_narrows_nothing() -> None:
    text = "Napping with an eye mask on made people more alert."
    fitted = fit_exposures("napping", None, "napping with an eye mask", "napping without an eye mask", text)
    assert fitted.kind is ExposureKind.ALIGNED


def test_a_belief_in_a_thing_is_not_the_thing() -> None:
    assert (
        fit_exposures("napping", None, "belief that napping helps", None, "").kind is ExposureKind.UNALIGNED
    )


def test_the_title_says_what_a_study_is_about() -> None:
    args = ("shedding tears in the evening", None, "tears at sad clips", None, "")
    assert fit_exposures(*args, title="Tears and their effects").score > fit_exposures(*args).score


# --- population


@pytest.mark.parametrize(
    ("text", "sample", "design", "trait"),
    [
        ("Naps help you think.", "40 female students", Design.COHORT, "women only"),
        ("Naps help women think.", "40 women", Design.COHORT, None),
        ("Naps help you think.", "40 men and 40 women", Design.COHORT, None),
        ("Naps help you think.", "male mice", Design.ANIMAL, "animals"),
        ("In mice, naps helped.", "male mice", Design.ANIMAL, None),
        ("Participants thought better.", "40 students", Design.COHORT, None),
        ("Naps help thinking.", "40 students", Design.COHORT, None),
        ("Naps help people think.", None, Design.COHORT, None),
    ],
)
def test_narrow_samples(text: str, sample: str | None, design: Design, trait: str | None) -> None:
    assert narrow_trait(text, None, sample, design) == trait


@pytest.mark.parametrize(("trait", "patterns"), populations.NARROW_SAMPLES.items())
def test_every_narrow_trait_is_named_by_its_own_word(trait: str, patterns: tuple[str, str]) -> None:
    word = trait.split(maxsplit=1)[0]
    assert re.search(patterns[0], f"{word} cell lines" if trait == "cells" else f"mice {word}", re.IGNORECASE)
    assert re.search(patterns[1], word, re.IGNORECASE)


def test_groups_that_have_nobody_in_common() -> None:
    assert are_exclusive("men", "women")
    assert not are_exclusive("men", "men and women")
    assert not are_exclusive("runners", "women")
    assert not are_exclusive(None, "women")
