"""The assertion reader: every trigger's own example, the wordings of the brief, and what must stay silent."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.assertions import Statement, read_statement, valence_of_statement
from flows.extract.assertions import lexicon as lexicon_module
from flows.lexicon import similarity

DATA = Path(lexicon_module.__file__).parent / "data"
TRIGGERS = yaml.safe_load((DATA / "triggers.yaml").read_text(encoding="utf-8"))
GOLD = yaml.safe_load(
    (Path(__file__).parents[2] / "benchmarks" / "data" / "assertions.yaml").read_text(encoding="utf-8")
)
PRESS = Path(__file__).parents[2] / "benchmarks" / "data" / "press_assertions.yaml"
SYMBOLS = {"+": "increase", "-": "decrease", "=": "no_change", "?": "unsigned", "~": "mixed"}


def rows(sentence: str, topic: str | None = None) -> list[tuple[str, str]]:
    return [(s.outcome.lower(), s.direction.value) for s in read_statement(sentence, topic)]


def one(sentence: str, topic: str | None = None) -> Statement:
    found = read_statement(sentence, topic)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("group", TRIGGERS["verbs"], ids=lambda group: group["example"][0])
def test_every_verb_group_reads_its_example(group):
    sentence, outcome, direction = group["example"]
    assert (outcome, direction) in rows(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The drug reduced pain and nausea but not fatigue.",
            [("pain", "decrease"), ("nausea", "decrease"), ("fatigue", "no_change")],
        ),
        ("Garlic raised HDL and lowered LDL.", [("hdl", "increase"), ("ldl", "decrease")]),
        ("Runners were no less likely to develop arthritis.", [("arthritis", "no_change")]),
        ("Colds lasted half as long.", [("colds", "decrease")]),
        ("Tea drinkers were more likely to have no sick days.", [("sick days", "decrease")]),
        ("The ban slowed the rise in obesity.", [("rise in obesity", "decrease")]),
        ("Symptom scores fell after massage.", [("symptom scores", "decrease")]),
        ("The hazard ratio for stroke was 0.93 (95% CI 0.85 to 1.02).", [("stroke", "no_change")]),
        ("The hazard ratio for stroke was 0.73 (95% CI 0.65 to 0.82).", [("stroke", "decrease")]),
        ("Walkers were twice as likely to survive.", [("survive", "increase")]),
        ("Anxiety did not differ between the groups.", [("anxiety", "no_change")]),
        ("The gel was no better than placebo for itching.", [("itching", "no_change")]),
        ("The gel was as effective as tablets in reducing pain.", [("pain", "no_change")]),
        ("The program failed to improve grades.", [("grades", "no_change")]),
        ("Tea does not reduce fatigue.", [("fatigue", "no_change")]),
        (
            "Tea not only reduces fatigue but also improves mood.",
            [("fatigue", "decrease"), ("mood", "increase")],
        ),
        ("Napping improved neither mood nor memory.", [("mood", "no_change"), ("memory", "no_change")]),
        ("Neither tea nor cocoa improved sleep.", [("sleep", "no_change"), ("sleep", "no_change")]),
        ("Swimming is good for your joints.", [("joints", "increase")]),
        ("Sugar can be detrimental to your teeth.", [("teeth", "decrease")]),
        ("Salt is linked to a 24 percent higher risk of stroke.", [("risk of stroke", "increase")]),
        ("Optimists live longer.", [("living", "increase")]),
        ("Those who smoke die earlier.", [("dying", "increase")]),
        ("Gardeners slept longer.", [("sleep", "increase")]),
        ("Pets make people happier.", [("happiness", "increase")]),
        ("Rest brought improvements in mood and memory.", [("mood", "increase"), ("memory", "increase")]),
        ("Yoga improved insomnia.", [("insomnia", "decrease")]),
        ("Scientists tied smog to higher rates of gout.", [("rates of gout", "increase")]),
        ("Smog has been linked to higher rates of gout.", [("rates of gout", "increase")]),
        ("Naps keep your bones strong.", [("bones", "increase")]),
        ("A good cry does your health good.", [("health", "increase")]),
        ("Choirs help people form close friendships.", [("close friendships", "increase")]),
        ("Smokers had five times the risk of gout.", [("risk of gout", "increase")]),
        ("Nappers had half the risk of gout.", [("risk of gout", "decrease")]),
        (
            "Phone bans do not raise grades or improve sleep.",
            [("grades", "no_change"), ("sleep", "no_change")],
        ),
        ("We found no sign that tea raises the risk of gout.", [("risk of gout", "no_change")]),
        ("Milk has little effect on gout.", [("gout", "no_change")]),
        ("Studies have not shown that tea causes gout.", [("gout", "no_change")]),
        ("The more you walk, the lower your risk of gout.", [("risk of gout", "decrease")]),
        ("The less you walk, the lower your mood.", [("mood", "increase")]),
        ("About 8% of people on the drug had gout, versus 11% on placebo.", [("gout", "decrease")]),
        ("Bad for you? Not true: naps lower the risk of gout.", [("risk of gout", "decrease")]),
        ("Naps improved sleep and the effect lasted into the week.", [("sleep", "increase")]),
        ("Sitting ups your risk of gout.", [("risk of gout", "increase")]),
        ("Naps add ten years to your life.", [("life", "increase")]),
        ("Insulin resistance improved.", [("insulin resistance", "decrease")]),
        ("Baths soothe the whole body.", [("whole body", "increase")]),
        ("Negative mood rose after the film.", [("negative mood", "increase")]),
    ],
)
def test_direction_of_each_outcome(sentence, expected):
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Does coffee improve sleep?",
        "The trial enrolled 430 adults at four hospitals.",
        "We aimed to investigate whether tea reduces weight.",
        "It is unclear whether tea reduces weight.",
        "If tea reduces weight, we would like to know.",
        "My aunt lives in Leeds.",
        "",
        " ",
        "...",
        "Naps won't necessarily improve memory.",
        "The evidence that zinc shortens colds is weak.",
        "Evidence for a link between tea and lower blood pressure remains mixed.",
        "Ten of the 95 volunteers dropped out before the end.",
        "Is tea good for your heart?",
    ],
)
def test_silent_where_nothing_is_asserted(sentence):
    assert read_statement(sentence) == ()


def test_shared_modifier_reaches_every_outcome_of_a_list():
    found = read_statement(
        "People who sing together are more likely to bond with others, feel empathy and get support."
    )
    assert [s.direction.value for s in found] == ["increase"] * 3
    assert {s.exposure for s in found} == {"sing together"}


def test_comparator_timepoint_and_population_are_told_apart():
    statement = one("In older adults, tai chi reduced falls after 12 weeks compared with stretching.")
    assert (statement.exposure, statement.comparator, statement.timepoint, statement.population) == (
        "tai chi",
        "stretching",
        "after 12 weeks",
        "older adults",
    )


def test_contrast_of_circumstances():
    statement = one("Patients felt better when a nurse stayed with them, as opposed to when she did not.")
    assert statement.exposure == "nurse stayed with them"
    assert statement.comparator == "when she did not"
    assert statement.direction.value == "increase"


def test_citing_phrase_is_no_exposure():
    statement = one(
        "According to a 2014 study published in the journal Appetite, chewing slowly curbs overeating."
    )
    assert statement.exposure == "chewing slowly"


def test_pronoun_takes_the_topic():
    assert one("It can lower your heart rate.", "humming").exposure == "humming"
    assert one("It can lower your heart rate.").exposure is None


def test_two_exposures_are_two_rows():
    found = read_statement("Both cycling and rowing lower blood pressure.")
    assert [s.exposure for s in found] == ["cycling", "rowing"]


def test_amounts():
    statement = one("Nuts were associated with a 24 percent lower risk of stroke among 1,200 women.")
    assert (statement.value, statement.unit, statement.n) == (24.0, "percent", 1200)
    assert (
        one("Smokers were twice as likely to fall ill.").value,
        one("Smokers were twice as likely to fall ill.").unit,
    ) == (2.0, "times")


def test_valence_follows_pole_then_wording():
    assert valence_of_statement(one("Tea lowers cortisol.")).value == "benefit"
    assert valence_of_statement(one("Tea relieves flurbitis.")).value == "benefit"
    assert valence_of_statement(one("Tea affects sleep.")).value == "unknown"


def test_not_significant_is_no_change():
    assert (
        one("Tea reduced fatigue, but the difference was not statistically significant.").direction.value
        == "no_change"
    )
    assert one("Tea reduced fatigue (P = .31).").direction.value == "no_change"
    assert one("Tea reduced fatigue (P < .01).").direction.value == "decrease"


def _right(sentences: list[list[object]]) -> tuple[int, int, int]:
    hits = found = gold = 0
    for _, text, expected, *topic in sentences:
        read = list(read_statement(text, topic[0] if topic else None))
        found, gold = found + len(read), gold + len(expected)
        for row in expected:
            pair = next(
                (
                    s
                    for s in read
                    if s.direction.value == SYMBOLS[row[1]]
                    and (similarity(s.outcome, row[0]) >= 0.5 or row[0].lower() in s.outcome.lower())
                ),
                None,
            )
            if pair is not None:
                read.remove(pair)
                hits += 1
    return hits, found, gold


def test_tuning_set_stays_read():
    hits, found, gold = _right(GOLD["tuning"])
    assert hits / found > 0.93
    assert hits / gold > 0.93


def test_held_out_set_does_not_fall():
    hits, found, gold = _right(GOLD["held_out"])
    assert hits / found > 0.8
    assert hits / gold > 0.75


def test_press_sentences_stay_read():
    press = yaml.safe_load(PRESS.read_text(encoding="utf-8"))
    hits, found, gold = _right(press["press_tuning"] + press["press_more"])
    assert hits / found > 0.9
    assert hits / gold > 0.85


VOCABULARY = (
    "tea lowers improves mood pain and , but not neither nor risk of stroke than more likely to less who "
    "that when after 12 weeks 24 percent compared with placebo was were higher better felt longer no "
    "difference in between linked to the reduced increased by with . ; without"
)
words = st.sampled_from(VOCABULARY.split())


@given(st.lists(words, max_size=25).map(" ".join))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_order_of_words_is_read_without_error(sentence):
    for statement in read_statement(sentence):
        assert statement.outcome.strip()
        assert statement.exposure is None or statement.exposure.strip()


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_text_is_read_without_error(sentence):
    read_statement(sentence)
