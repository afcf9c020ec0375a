"""The reader of the model's weights, and the templates that stand before it."""

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.resolve.strings import parse_reference_string, templates
from flows.resolve.strings.features import expand, features_of, keys_of
from flows.resolve.strings.model import Tagger
from flows.resolve.strings.tokens import normalise, tokenise

WEIGHTS = st.integers(-4_000, 4_000)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.lists(st.lists(WEIGHTS, min_size=3, max_size=3), min_size=3, max_size=3),
    st.lists(st.lists(WEIGHTS, min_size=3, max_size=3), min_size=1, max_size=5),
)
def test_no_labelling_weighs_more_than_the_best_path(
    transitions: list[list[int]], weights: list[list[int]]
) -> None:
    model = {"labels": ["a", "b", "c"], "transitions": transitions, "features": {}}
    tagger = Tagger(json.dumps(model))

    def weight(path: tuple[int, ...]) -> int:
        steps = sum(transitions[one][other] for one, other in itertools.pairwise(path))
        return steps + sum(row[label] for row, label in zip(weights, path, strict=True))

    best = max(weight(path) for path in itertools.product(range(3), repeat=len(weights)))
    assert weight(tuple(tagger._best_path(weights))) == best


def test_a_weight_decides_and_an_unknown_feature_does_not() -> None:
    model = {
        "labels": ["I-x", "o-y"],
        "transitions": [[0, 0], [0, 0]],
        "features": {"w=salt": [0, 900, 1, -50]},
    }
    tokens, tail, _ = tokenise("pepper salt")
    assert Tagger(json.dumps(model)).tag(tokens, tail)[1] == "I-x"


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.text("Ab1 9.,;()“”'’-&é語 ", min_size=1, max_size=60))
def test_every_token_has_a_key_of_every_group(text: str) -> None:
    tokens, tail, _ = tokenise(normalise(text))
    if tokens:
        columns = keys_of(tokens, tail)
        assert all(len(column) == len(tokens) for column in columns)
        assert features_of(tokens, tail)[0] == [
            feature for column in columns for feature in expand(column[0])
        ]


@pytest.mark.parametrize("template", templates.TEMPLATES, ids=lambda template: template.style)
def test_a_template_reads_its_example_as_the_model_does(template: templates.Template) -> None:
    parsed = templates.read(template.example, ())
    assert parsed is not None
    assert parsed == parse_reference_string(template.example)
    assert [name.split()[0].strip(",") for name in parsed.authors][:1] == ["Osei"]
    assert len(parsed.authors) == 2
    assert parsed.title is not None
    assert parsed.title.casefold().startswith("evening light in") or "nurses" in parsed.title
    assert parsed.container_title is not None
    assert "leep" in parsed.container_title or "Nat" in parsed.container_title
    assert parsed.volume is not None
    assert parsed.pages is not None


@pytest.mark.parametrize(
    "text",
    [
        "Osei, P. T. (2019). Evening light. And more. Sleep Medicine, 22(4), 301–315.",
        "Osei, P. T. (2019). Evening light and sleep in nurses. Fernhill Press.",
        "Osei PT. Evening light and sleep in nurses Sleep Med 2019;22(4):301-15.",
        "Osei, P. T. (2019). Evening light and sleep. In Sleepers at Work, 22(4), 301–315.",
    ],
)
def test_what_leaves_a_choice_is_left_to_the_model(text: str) -> None:
    assert templates.read(text, ()) is None
