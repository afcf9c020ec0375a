from __future__ import annotations

import pytest

from flows.ingest.sentences import split_sentences

CASES = [
    "Dr. Mara Lund, Ph.D., sleeps late. | She is 45.",
    "Lund, L.S. (2019) wrote it. | Others agreed.",
    "The trial ran in the U.S. and the U.K. for years. | It ended in 2020.",
    "It ran in the U.S. | The second trial did not.",
    "The U.S. Department of Made-up Health paid.",
    "Holt et al. found the same. | So did we.",
    "Coffee vs. tea is an old debate.",
    "Some foods (e.g. nuts, i.e. almonds) help. | Most do not.",
    "See Fig. 2 for details. | The rest is text.",
    "The effect was small (p = .05). | It faded.",
    "The risk fell by 3.5 percent. | Later it rose 1.2 points.",
    "It was published in J. Clin. Sleep. | Nobody read it.",
    "We met at 9 a.m. on Monday. | It was cold.",
    "The shop opens at 9 a.m. | Buyers queue.",
    "Naps end at 3 p.m. Eastern time.",
    "“I slept well,” says Ana Sousa. | “It was quiet.”",
    '"Does napping help?" asks Dr. Holt.',
    '"Does napping help?" Holt asks. | "It does."',
    '"It helps!" she says. | "Try it."',
    '"Crying helps us." | The author agrees.',
    '"It is slow. | Then it is fast," says Holt.',
    "Naps lower the risk of UTIs.1 | The study was small.",
    "Naps help.1,2 | Walks do too.3–5 | Both are free.",
    "Naps help.[3] | Walks do too [4]. | Both are free. [5] | Really.",
    "Naps help.(14) | Walks do too.",
    "Naps help.¹ | Walks do too.",
    "Version 2.1 of the app came out.",
    "She waited... and then she slept. | He did not.",
    "Let it go... | The next day is new.",
    "Wait… | The end came.",
    "He asked whether it works? | Nobody knew!",
    "They volunteered (do not worry, they were paid!) for the trial.",
    "They slept (it was late. Nobody spoke.) until noon. | Then they ate.",
    "(They were paid.) | The rest was not.",
    "Sleep is good 😀. | It is free.",
    "Sleep is great! 😀 | It is free.",
    "Take vitamin D. | Vitamin C is another matter.",
    "Take vitamin D. | Researchers agree.",
    "It is hepatitis B. | That is rare.",
    "Ms. J. Doe and Prof. A. B. Sousa spoke.",
    "1. Drink water. | 2. Sleep.",
    "1. Sleep Can Help You",
    "The dose was No. 5 on the list. | It worked.",
    "I said no. | 5 people said yes.",
    "It costs $5. | It helps.",
    "Ask your doctor, nurse, etc. | They know.",
    "Acme Inc. makes it. | It sells.",
    "It is made by Acme Inc. | The price is high.",
    "Visit example.com for more. | It is free.",
    "The levels rose.The study ended.",
    "mRNA levels rose. | eHealth tools did not.",
    "What is sleep? | Why do we need it?",
    "The question “Why sleep?” is old.",
    "He said: “Stop.” | Then he left.",
    "The risk was 24 percent lower (95% CI 0.6 to 0.9; n = 40). | That is a lot.",
    "St. Mary's Hospital ran it in Jan. 2020. | It was new.",
    "Sleep, says Dr. Holt, is “underrated.” | She naps.",
    "“Really?!” | She was surprised.",
    "Adults aged 65+ slept more. | Teens less.",
    "They met on Oct. 3. | The trial began on Nov. 4, 2020.",
    "‘It works.’ | ‘It does not.’",
    "Modern art. | The museum helps.",
    "Is it good? | Yes. | No. | Maybe.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_they_should(case):
    expected = case.split(" | ")
    text = " ".join(expected)
    if case == "The levels rose.The study ended.":
        expected = ["The levels rose.", "The study ended."]
    assert [text[start:end] for start, end in split_sentences(text)] == expected


def test_a_footnote_behind_a_stop_belongs_to_the_sentence_before_it():
    text = "Naps help.[vos2016] Sleep does too.[a][b] It is free."
    assert [text[start:end] for start, end in split_sentences(text)] == [
        "Naps help.[vos2016]",
        "Sleep does too.[a][b]",
        "It is free.",
    ]
