"""How many a study studied: totals before arms, people before studies, never years, doses or plans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract import read_sample_size
from flows.extract.findings.count_cues import Cue, count_cues
from flows.extract.findings.count_mentions import mentions


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
        ("Gout has infected over 40,000 people and killed 300 worldwide.", None),
        ("We read the genomes of three new moulds from Chinese ponds.", None),
        ("Data on 1,229 and 10,673 person-days were analyzed.", None),
        ("We followed 90 women, of whom 12 fell ill.", 90),
        ("We tested 41 swabs of 29 gout patients, including 4 men.", 29),
        ("Most children (61%, n = 310) slept. The survey (n = 508 children) ended in May.", 508),
        ("Of the 940 nurses in the registry, 388 were successfully genotyped.", 388),
        ("The sweet and bitter groups comprised 46 and 51 patients, respectively.", 97),
        ("Tea (aged 50-60, n = 29); and milk (aged 60-70, n = 25) were compared.", 54),
        ("Sixty adults received tea (n = 20), milk (n = 21) or water (n = 19).", 60),
        ("Twenty-five girls were seen, ill (n = 23), getting better (n = 14) or well (n = 10).", 25),
        ("A subset (n = 12) of the full data (n = 40) was read again.", 40),
        ("Nine studies, four reporting on adults with gout, were found.", None),
        ("Fifty studies – representing 13,090 students – met the criteria. Forty were pooled.", 13090),
        ("A study was conducted among 148 first-year law and medicine students.", 148),
        ("Male rats were divided into four groups containing six rats each.", 24),
        ("The trial recruited 800 patients (399 tea; 401 milk) and 208 carers.", 800),
        ("Older adults (61-80 years, N = 30) and young ones (20-34 years, N = 29) drank tea.", 59),
        (
            "Studies involved 503 participants in 16 tea groups and 406 participants in 15 control groups.",
            909,
        ),
        (
            "It was undertaken in 53 mild to moderate gout patients. Data from 46 (87%) were analysed.",
            53,
        ),
        ("Seventy adults randomized to tea or usual care were included (n = 35 per group).", 70),
        ("There were 5,508 confirmed cases reported in the country.", None),
        ("A hypothetical cohort of 4990 students was modelled.", None),
        ("A total of 132 model runs and 40 scenarios were compared.", None),
        ("A total of 84 mother-infant pairs were included.", 84),
        ("We studied 60 adults with gout (34 men, 26 women) and 30 healthy controls (16 men, 14 women).", 90),
        ("In all, 70 patients were randomised, and 66 patients were analysed.", 70),
        ("Hiccups were measured in a group of 45 adults. Eight of 12 patients were cured.", 45),
        ("The prospective study of 33 consecutive cases is told. Seventeen patients had an X-ray.", 33),
        ("Of the 120 referred adults, 48 met inclusion criteria.", 48),
        ("Bone loss was not prevented by tea in 26 postmenopausal women.", 26),
        ("Of the 40 adults, there were 20 in each of the two groups.", 40),
        ("Scans of 33 adults were read, in 2 groups of 18 controls and 15 dancers.", 33),
        ("Of 34 women with gout (17.6 years) and 34 women with asthma blood was taken.", 68),
        ("Diets were read at 152 consecutive admissions to a ward.", 152),
        ("We compared blood of three study populations including patients with gout.", None),
        ("All nine patients were women. Seven patients had a fever.", 9),
        ("Hiccups developed in a 32-year-old woman with gout.", 1),
        ("The register recruited 9,000 adults. Complete data were available for 6,100 adults.", 6100),
        ("Follow-up included 5 patients who went on and 5 patients who stopped.", 10),
        ("Sixty-four exposed workers were compared with 32 unexposed controls.", 96),
        ("Nine studies met our criteria (gout cases = 294; controls = 359).", 653),
        ("Blood of 19 patients with gout and 21 control subjects was read.", 40),
        ("We read blood of 46 gout and 53 control individuals.", 99),
        ("A total of 41 studies (3,307 participants) and 23 RCTs (155 participants) were included.", 3462),
        (
            "There were 810 participants across seven tea trials, and 493 participants in nine milk trials.",
            1303,
        ),
        ("Five treated participants were seen. They were matched by age to 12 untreated participants.", 17),
        ("Two trials with 26,340 participants were found; one included 20,536 patients.", 26340),
        ("Tea cut the risk in three RCTs (n = 15,820, RR = 0.47) and milk in two (n = 312, RR = 0.9).", None),
        ("A review of 21 studies involving over six lakh participants has found that tea helps.", 600000),
        ("All but three patients slept.", None),
        ("The trial monitored 125 participants over a year.", 125),
        (
            "All children born in May were included (N=52,576). A total of 1,829 children were hospitalized.",
            52576,
        ),
        ("We included those born in spring (N = 1,538), summer (N = 3,067), and autumn (N = 1,050).", 5655),
        ("Two researchers independently read the papers. Tea was drunk for 9 weeks.", None),
        ("Twelve randomized controlled trials and 795 samples were included.", 795),
        ("Seventy-eight participants were included. Uptake was available for 26 participants.", 78),
        ("Seventy-eight adults were screened, of whom 49 (32 men) were enrolled.", 49),
        ("We tested tea against milk in 35 forgetful (gout or not) subjects.", 35),
        ("Tea helped in trials (n = 5; relative risk [RR], 0.84) and cohorts (n = 3; RR, 0.77).", None),
        ("In a rural county of about 25,000 persons, 92 persons drank from the well.", 92),
        ("The ban averted 62 million cases.", None),
        ("We estimated that there were a total of 114,325 cases.", None),
        (
            "For the 35 patients enrolled in the tea arm and the 45 patients in the milk arm, all is told.",
            80,
        ),
        ("Of the 4,482 respondents (50.3% women), 289 (6.4%) participated in the tea program.", 4482),
        ("A 1,510 patron convenience sample was asked at 9 shops.", 1510),
        ("The cohort consists of 79 tea drinkers, 26 milk drinkers, and 15 control subjects.", 120),
        ("A total of 7,231 patient records were read.", 7231),
        ("Data on the sleep of 1379 HCWs were collected.", 1379),
        ("One-hundred-and-fifty patients drank tea.", 150),
        ("Tea was drunk by 204 1st trimester pregnant women for 9 weeks.", 204),
        ("A total of 41 866 8th, 10th and 12th grade students drank tea.", 41866),
        (
            "In 56 adults tea was tried. In the tea arm (n = 28), it helped. In the milk arm (n = 28), not.",
            56,
        ),
        (
            "Blood of 284 gout patients and 130 controls was read. A total of 328 and 194 features came out.",
            414,
        ),
        ("We saw 11 men with gout, 15 healthy men and 4 men with hiccups.", 30),
        ("Thirty representatives of the town drank tea between 1 March and 31 December, 2018.", 30),
        ("Tea went to 20 men with gout, to 8 men with hiccups, and to 50 healthy men.", 78),
        ("There were 90 gardeners with gout, 30 men and 60 women, in the village.", 90),
        ("A mild group (13) and a severe group (21) drank tea.", 34),
        ("Thirty-six, 4-wk-old rats were fed.", 36),
        ("Some 23 gardeners were randomised to the tea group and 34 to the milk group.", 57),
        ("The first group consisted of 157 gardeners, the second group consisted of 145 gardeners.", 302),
        ("We saw 17 gardeners at noon. In 10 gardeners, tea helped.", 17),
        ("A report of three cases. The first two patients came at night.", 3),
        ("Tea did nothing (RR 1.1; 10 trials, 1939 participants). We found 12 trials (n=4223).", 4223),
        ("We found 48 trials (3526 gardeners). Forty-six trials (3442 gardeners) were compared.", 3526),
        (
            "Eight studies led to 72,852 gardeners. It helped (RR 0.9, n = 7 studies; n = 5 studies).",
            72852,
        ),
        ("Participants (n = 7516) were tall. A total of 500 gardeners saw tea.", 7516),
        ("Tea was given to 29 tall and 10 short retired gardeners.", 39),
        ("We spoke with 17 tall gardeners, 15 short gardeners, and 3 other people.", 35),
        ("Data of 657, 2731, and 413 gardeners, respectively, were read.", 3801),
        (
            "We saw 62 gardeners with gout (46 women; mean age 44), and 42 age- and sex-matched controls.",
            104,
        ),
        (
            "Blood of 46 gardeners with gout was read twice. It was also taken of 11 healthy controls.",
            57,
        ),
        ("Twenty-two gardeners with gout drank tea. Nineteen healthy gardeners served as controls.", 41),
        ("A total of 233 gardeners with gout and 57 gardeners with hiccups were enrolled.", 290),
        ("A total of 90 gardeners, 30 with gout, 20 with hiccups and 40 healthy controls, drank tea.", 90),
        ("The form was sent to 1,357 gardeners and we received 913 (67%) responses.", 913),
        ("Of 295 gardeners invited to answer, 119 responded (40%).", 119),
        ("Fourteen semi-structured interviews were conducted and read by two writers.", 14),
        ("Gout came in 14 gardeners (66.7%), and 7 gardeners (33.3%) had none.", 21),
        ("Seventy gardeners drank tea. Of the 21 gardeners who completed a year, most slept.", 70),
        ("The study covers 842 gardeners. All of the 5 gardeners available for more slept.", 842),
        ("We report a rare case of hiccups in a young woman after tea.", 1),
        ("Hiccups and gout: a case report. Tea was given twice.", 1),
        ("Between 2005 and 2010, 83 gardeners drank tea.", 83),
        ("Tea was drunk by 27 children, 8 to 18 years old, with gout and by 10 children without.", 37),
        ("Fifty-two women were randomly assigned the tea while 53 women were assigned a placebo.", 105),
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


_CUES = [(place, cue) for place, cues in count_cues().items() for cue in cues]


@pytest.mark.parametrize(("place", "cue"), _CUES, ids=[f"{place}: {cue.example}" for place, cue in _CUES])
def test_every_cue_has_an_example_that_it_reads(place: str, cue: Cue):
    before, _, behind = cue.example.partition("#")
    noun = " " + behind.split()[0] if behind.split() else ""
    heard = {"before": before, "behind": behind.removeprefix(noun), "near": before}[place]
    assert cue.pattern.search(heard)


def test_a_planned_number_scores_below_a_recruited_one():
    planned, recruited = mentions("We aimed to recruit 90 adults. We recruited 70 adults.")
    assert planned.n == 90
    assert planned.score < 0 < recruited.score
