"""How many a study studied: totals before arms, people before studies, never years, doses or plans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract import read_sample_size


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("We followed 1 310 farmers (N = 1 310) until 2014.", 1310),
        ("Fourteen hundred teachers answered in 2011.", 1400),
        ("Gardeners were randomised to tea (n = 21), milk (n = 20) or water (n = 22).", 63),
        ("Of 410 people screened, 95 were randomised, 48 to tea.", 95),
        ("Ninety people were enrolled; 8 withdrew, leaving 82 patients for analysis.", 82),
        ("The sample size was calculated at 120 participants. We recruited 131 adults from 4 towns.", 131),
        ("The form was sent to 900 households, and 412 respondents returned it.", 412),
        ("Nine trials with 3,204 participants were pooled.", 3204),
        ("A total of 18 trials were pooled.", None),
        ("Thirty women with gout and 35 healthy women gave blood.", 65),
        ("Tea was given to 44 type 2 diabetic patients for 5 days.", 44),
        ("Rats (n = 6 per group, four groups) were fed for 9 weeks.", 24),
        ("We report the case of a 61-year-old man with hiccups.", 1),
        ("Tea lowers blood pressure in adults aged 50 years; the 2018 guideline says so.", None),
        ("Thirty gardeners drank tea at noon and 28 drank water.", 58),
        ("Five groups of eight rats each were fed for 9 weeks.", 40),
        ("Pooled data of three trials (n = 1,204, 2,880 and 2,129).", 6213),
        ("Researchers tracked more than 12,000 Danes for a decade.", 12000),
        ("Nurses met in 6 focus groups of 5 to 7 people.", None),
        ("Patients were assigned to tea (32 patients) or milk (33 patients).", 65),
    ],
)
def test_size_is_read(text, n):
    assert read_sample_size(text) == n


@given(st.text(max_size=200))
def test_any_text_gives_a_positive_number_or_none(text):
    n = read_sample_size(text)
    assert n is None or n > 0


@given(st.integers(min_value=2, max_value=1899))
def test_the_stated_total_is_read_whatever_it_is(n):
    assert read_sample_size(f"A total of {n} adults took part in the trial for 12 weeks.") == n
