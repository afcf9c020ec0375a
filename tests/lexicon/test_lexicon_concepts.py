"""Outcome concepts: every term finds its concept, poles give valences, a user's file extends them."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.lexicon.concepts import (
    ConceptError,
    concept_of,
    load_concepts,
    use_concepts,
    valence_of,
    when_concepts_change,
)
from schemas.vocabulary import Direction, Valence

CONCEPTS = load_concepts()
TERMS = [(concept, term, False) for concept in CONCEPTS for term in concept.terms] + [
    (concept, term, True) for concept in CONCEPTS for term in concept.inverse
]


def test_there_are_enough_concepts_and_no_mesh_id_twice():
    assert len(CONCEPTS) >= 750
    mesh = [concept.mesh for concept in CONCEPTS if concept.mesh]
    assert len(mesh) == len(set(mesh))
    assert all(identifier.startswith("D") and identifier[1:].isdigit() for identifier in mesh)
    assert len({concept.id for concept in CONCEPTS}) == len(CONCEPTS)


def test_every_term_finds_its_concept():
    wrong = []
    for concept, term, inverse in TERMS:
        found = concept_of(term)
        if found is None or (found.id, found.is_inverse) != (concept.id, inverse):
            wrong.append((concept.label, term, found and found.label))
    assert wrong == []


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("your cortisol levels", "cortisol"),
        ("quality of their sleep", "sleep quality"),
        ("risk of stroke", "stroke"),
        ("systolic blood pressure", "systolic blood pressure"),
        ("feelings of loneliness", "loneliness"),
        ("prostate cancer deaths", "prostate cancer mortality"),
        ("prostate cancer risk", "prostate cancer"),
        ("number of sick days", "sick days"),
        ("C-reactive protein concentrations", "C-reactive protein"),
        ("Depressive symptoms", "depression"),
        ("emotional help", "social support"),
        ("pain in the lower back", "low back pain"),
        ("sleep quality in people with low back pain", "sleep quality"),
        ("heart rate in patients with depression", "heart rate"),
        ("harm from falls", "risk"),
        ("insulin concentration", "insulin"),
        ("concentration", "attention"),
        ("gout flares", "gout"),
        ("injurious falls", "injurious falls"),
        ("time to fall asleep", "sleep latency"),
        ("mini-strokes", "mini-stroke"),
        ("hives", "hives"),
        ("HIV", "HIV infection"),
        ("the bottom number of the blood pressure", "diastolic blood pressure"),
        ("wooden furniture", None),
        ("", None),
    ],
)
def test_phrases_find_their_concept(phrase, label):
    concept = concept_of(phrase)
    assert (concept.label if concept else None) == label


@pytest.mark.parametrize(
    ("phrase", "direction", "valence"),
    [
        ("mood", Direction.INCREASE, Valence.BENEFIT),
        ("negative mood", Direction.INCREASE, Valence.HARM),
        ("risk of stroke", Direction.DECREASE, Valence.BENEFIT),
        ("cortisol levels", Direction.DECREASE, Valence.BENEFIT),
        ("heart rate", Direction.DECREASE, Valence.BENEFIT),
        ("insomnia", Direction.INCREASE, Valence.HARM),
        ("cognitive decline", Direction.DECREASE, Valence.BENEFIT),
        ("decline in memory", Direction.DECREASE, Valence.BENEFIT),
        ("lack of sleep", Direction.INCREASE, Valence.HARM),
        ("testosterone", Direction.INCREASE, Valence.NEUTRAL),
        ("mood", Direction.NO_CHANGE, Valence.NEUTRAL),
        ("mood", Direction.UNSIGNED, Valence.UNKNOWN),
        ("flurbitude", Direction.INCREASE, Valence.UNKNOWN),
        ("stress relief", Direction.INCREASE, Valence.BENEFIT),
        ("risk of quinsy", Direction.INCREASE, Valence.HARM),
    ],
)
def test_valence(phrase, direction, valence):
    assert valence_of(phrase, direction) is valence


def test_a_users_file_extends_and_overrides(tmp_path: Path):
    extra = tmp_path / "mine.yaml"
    extra.write_text(
        "- {label: gumption, pole: good, terms: [gumption]}\n"
        "- {mesh: D006339, label: pulse, pole: neutral, terms: [heart rate]}\n"
    )
    try:
        use_concepts(extra)
        assert concept_of("more gumption").id == "local:gumption"
        assert valence_of("heart rate", Direction.INCREASE) is Valence.NEUTRAL
    finally:
        use_concepts(None)
    assert concept_of("more gumption") is None
    assert valence_of("heart rate", Direction.INCREASE) is Valence.HARM


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {label: x, pole: sideways}", "pole must be"),
        ("- {pole: good}", "line 1, column 3: a concept needs a label"),
        ("- {label: x, pole: good, colour: red}", "unknown key 'colour'"),
        ("label: x", "expected a list"),
        ("- {label: x, pole: [}", "line 1"),
        ("- {label: x, pole: good}\n- {label: y, pole: good, mesh: 6854}", "line 2, column 3: 'y': 6854 is"),
        ("- {label: x, pole: good}\n- {label: X, pole: bad}", "line 2, column 3: 'X': local:x stands twice"),
        ("- {label: x, pole: good, terms: [the]}", "terms must be a list of phrases"),
        ("- {label: x, pole: good, terms: {a: b}}", "terms must be a list of phrases"),
    ],
)
def test_a_bad_file_says_what_is_wrong_and_where(tmp_path: Path, text, message):
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    with pytest.raises(ConceptError, match=message) as caught:
        load_concepts(path)
    assert "bad.yaml" in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(ConceptError, match="nowhere"):
        load_concepts(tmp_path / "nowhere.yaml")


def test_a_bad_file_leaves_the_concepts_as_they_were(tmp_path: Path):
    path = tmp_path / "bad.yaml"
    path.write_text("- {label: gumption, pole: sideways}")
    with pytest.raises(ConceptError):
        use_concepts(path)
    assert concept_of("gumption") is None
    assert concept_of("cortisol levels").label == "cortisol"


def test_caches_that_rest_on_the_concepts_are_emptied_when_they_change(tmp_path: Path):
    emptied: list[int] = []
    when_concepts_change(lambda: emptied.append(1))
    extra = tmp_path / "mine.yaml"
    extra.write_text("- {label: gumption, pole: good}\n")
    try:
        use_concepts(extra)
        use_concepts(extra)
        assert len(emptied) == 1, "the same file is no change"
        extra.write_text("- {label: gumption, pole: bad}\n")
        use_concepts(extra)
        assert len(emptied) == 2
        assert valence_of("gumption", Direction.INCREASE) is Valence.HARM
    finally:
        use_concepts(None)
    assert len(emptied) == 3
