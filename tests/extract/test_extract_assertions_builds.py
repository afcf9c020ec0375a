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
    ("Fewer women on the balm than on placebo had cramps.", ("cramps", "decrease", "balm"), "placebo"),
    ("More pupils in the nap group developed a rash than in the control group.",
     ("rash", "increase", "nap"), "control"),
    ("The later pupils go to bed, the worse their grades.",
     ("grades", "decrease", "later pupils go to bed"), None),
    ("A cider a day could take years off your life.", ("life", "decrease", "cider a day"), None),
    ("Dining late makes it harder to fall asleep.", ("fall asleep", "decrease", "Dining late"), None),
    ("Cider costs you an hour of sleep.", ("hour of sleep", "decrease", "Cider"), None),
    ("The plan put gout into remission.", ("gout", "decrease", "plan"), None),
    ("Garlic will not stop you catching a cold.", ("cold", "no_change", "Garlic"), None),
    ("Tai chi did not beat stretching for knee pain.", ("knee pain", "no_change", "Tai chi"), "stretching"),
    ("Patients recovered two days sooner on the balm.", ("recovery", "increase", "balm"), None),
    ("The balm had no more effect than a sugar pill on hot flushes.",
     ("hot flushes", "no_change", "balm"), "a sugar pill"),
    ("Women who vape may hit menopause about a year earlier than others.",
     ("menopause", "increase", "vape"), "others"),
    ("The team found a rise in gout linked to drinking cider.", ("gout", "increase", "drinking cider"), None),
    ("The balm was more helpful for easing itching than cream.", ("itching", "decrease", "balm"), "cream"),
    ("The balm eases gout, the most common form of joint pain.", ("gout", "decrease", "balm"), None),
    ("Sitting is bad for your back, no matter how much you skate.", ("back", "decrease", "Sitting"), None),
    ("Pain did not differ between those who took the balm and those smearing on a cream.",
     ("Pain", "no_change", "took the balm"), "those smearing on a cream"),
    ("Skaters were more likely to have gout linked to cider.", ("gout", "increase", "Skaters"), None),
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


def test_what_there_was_is_a_clause_of_its_own():
    rows = read_statement("The balm eased pain, and there was no change in mood.")
    assert [(row.outcome, row.direction.value) for row in rows] == [
        ("pain", "decrease"),
        ("mood", "no_change"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The balm failed to ease pain and to improve mood.",
        "The balm failed to ease pain and improve mood.",
        "The balm does not help in easing pain or improve mood.",
    ],
)
def test_what_is_denied_of_one_is_denied_of_both(sentence):
    rows = read_statement(sentence)
    assert [(row.outcome, row.direction.value) for row in rows] == [
        ("pain", "no_change"),
        ("mood", "no_change"),
    ]


def test_each_benefit_that_is_included_is_read():
    rows = read_statement("Benefits of skating include enhancing mood and decreasing stress.")
    assert [(row.outcome, row.direction.value, row.exposure) for row in rows] == [
        ("mood", "increase", "skating"),
        ("stress", "decrease", "skating"),
    ]


@pytest.mark.parametrize(
    ("sentence", "sizes"),
    [
        ("Tea cut pain by a third.", [(33.3, "percent")]),
        ("Tea cut pain by more than two-thirds.", [(66.7, "percent")]),
        ("Tea cut pain by 10 percent and colds by more than half.", [(10.0, "percent"), (50.0, "percent")]),
        ("Tea cut pain by as much as half.", [(50.0, "percent")]),
        ("Tea cut pain by half a point.", [(None, None)]),
        ("Tea cut pain by the third month.", [(None, None)]),
        ("Walkers lost an average of 15 percent of their body weight.", [(15.0, "percent")]),
    ],
)
def test_fractions_are_sizes(sentence, sizes):
    assert [(row.value, row.unit) for row in read_statement(sentence)] == sizes


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Naps lowered gout in men over 40.", "men over 40"),
        ("Naps lowered gout in adults aged 65 or older.", "adults aged 65 or older"),
        ("Naps lowered gout in men over 12 weeks.", "men"),
    ],
)
def test_an_age_tells_who_people_are(sentence, people):
    assert [row.population for row in read_statement(sentence)] == [people]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("Zinc will not keep you from catching a cold.", [("cold", "no_change", "Zinc")]),
        ("Naps kept nurses from developing gout.", [("gout", "decrease", "Naps")]),
        ("Yoga beat stretching for pain relief.", [("pain relief", "increase", "Yoga")]),
        ("Yoga beats gout for good.", [("gout", "decrease", "Yoga")]),
        # Which way an effect goes is not said by its size.
        ("Tea had a bigger effect on pain than rest.", [("pain", "unsigned", "Tea")]),
        ("The benefits were greatest for women over 50.", []),
        ("Doctors once believed that naps cause gout.", []),
        ("Both groups lost weight.", []),
        ("Tea lowered pain in none of the trials.", [("pain", "no_change", "Tea")]),
        ("Tea lowered pain in neither group.", [("pain", "no_change", "Tea")]),
        ("Having a goal lowers the risk of gout.", [("risk of gout", "decrease", "Having a goal")]),
        ("The goal was to see if tea lowers the risk of gout.", []),
        ("A tax on fizzy drinks lowers obesity.", [("obesity", "decrease", "tax on fizzy drinks")]),
        ("Tea lowers CRP, a marker of inflammation.", [("CRP", "decrease", "Tea")]),
        ("Naps add years to life.", [("life", "increase", "Naps")]),
        ("Women are twice as likely as men to get gout.", [("gout", "increase", "Women")]),
        (
            "Nappers had a lower risk of gout but a higher risk of colds than others.",
            [("risk of gout", "decrease", "Nappers"), ("risk of colds", "increase", "Nappers")],
        ),
        ("Tea slowed ageing by 60 percent, the equivalent of 1.8 years.", [("ageing", "decrease", "Tea")]),
    ],
)
def test_what_is_prevented_beaten_or_only_sized(sentence, rows):
    found = [(row.outcome, row.direction.value, row.exposure) for row in read_statement(sentence)]
    assert found == rows


def test_you_are_no_population():
    rows = read_statement("You'll sleep better if you keep the room cool.")
    assert [(row.population, row.exposure) for row in rows] == [(None, "keep the room cool")]
