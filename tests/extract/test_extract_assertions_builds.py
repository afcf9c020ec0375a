"""Builds that say a direction without a verb of change, or whose exposure holds a clause."""

from __future__ import annotations

import pytest

from flows.extract.assertions import read_statement

# sentence, (outcome, direction, exposure), comparator
BUILDS = [
    ("The balm shortened the time it takes to fall asleep.",
     ("time to fall asleep", "decrease", "balm"), None),
    ("Boredom is as deadly as gin.", ("deadly", "no_change", "Boredom"), "gin"),
    ("Cider is not as dangerous as gin.", ("danger", "decrease", "Cider"), "gin"),
    ("Cider is twice as addictive as beer.", ("addictiveness", "increase", "Cider"), "beer"),
    ("Walnuts are as good for the gut as beans.", ("gut", "no_change", "Walnuts"), "beans"),
    ("Women who vape have the menopause earlier.", ("menopause", "increase", "vape"), None),
    ("In smokers, the menopause sets in later.", ("menopause", "decrease", "smokers"), None),
    ("A soft sofa gives you back pain.", ("back pain", "increase", "soft sofa"), None),
    ("Cider gives students headaches.", ("headaches", "increase", "Cider"), None),
    ("Skating to school keeps pupils slim.", ("slimness", "increase", "Skating to school"), None),
    ("Walnuts keep children healthy.", ("health", "increase", "Walnuts"), None),
    ("Skaters broke their wrists less often than others.",
     ("broke their wrists", "decrease", "Skaters"), "others"),
    ("The lamp did not change how often people woke.",
     ("how often people woke", "no_change", "lamp"), None),
    ("Bright lamps make evening work safer.", ("safety", "increase", "Bright lamps"), None),
    ("The more strictly people followed the plan, the lower their risk of gout.",
     ("risk of gout", "decrease", "followed the plan"), None),
    ("Olives sold in brine contain no live bacteria and do not help the gut.",
     ("gut", "no_change", "Olives sold in brine"), None),
    ("People who don't nap enough tend to snack and gain weight.",
     ("weight", "increase", "don't nap enough"), None),
    ("Skating was linked, in both trials, to a lower risk of gout.",
     ("risk of gout", "decrease", "Skating"), None),
    ("Tai chi eases knee pain better than stretching.",
     ("knee pain", "decrease", "Tai chi"), "stretching"),
    ("Late dinners predict excess weight in pupils.", ("excess weight", "unsigned", "Late dinners"), None),
    ("Mothers-to-be can cut the risk of colic by eating walnuts.",
     ("risk of colic", "decrease", "eating walnuts"), None),
    ("You can lower your blood pressure by reducing salt.",
     ("blood pressure", "decrease", "reducing salt"), None),
    ("Adults can sleep better by drinking less cider.", ("sleep", "increase", "drinking less cider"), None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "comparator"), BUILDS)
def test_a_build_is_read(sentence, expected, comparator):
    (row,) = read_statement(sentence)
    assert (row.outcome, row.direction.value, row.exposure) == expected
    assert row.comparator == comparator


@pytest.mark.parametrize(
    "sentence",
    [
        "Even the sham balm worked better than the usual pills.",  # of no outcome
        "Walnuts are safe.",
        "The nurses had a stroke later.",  # a time, nothing put off
        "The course gives parents a leaflet.",
    ],
)
def test_nothing_moves(sentence):
    assert read_statement(sentence) == ()
