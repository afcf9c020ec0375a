"""Made-up but realistic records of studies, with the near-duplicates that registries hold.

Everything is drawn from the word lists below by a seeded generator; journals are real ones by name.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from flows.records import Study
from flows.resolve import Candidate
from schemas.identifiers import make_id
from schemas.vocabulary import Resolution, StudyStatus

JOURNALS = {
    "Journal of Sleep Research": "J Sleep Res",
    "Sleep Medicine": "Sleep Med",
    "Emotion": "Emotion",
    "Appetite": "Appetite",
    "European Journal of Clinical Nutrition": "Eur J Clin Nutr",
    "American Journal of Clinical Nutrition": "Am J Clin Nutr",
    "British Journal of Sports Medicine": "Br J Sports Med",
    "Annals of Internal Medicine": "Ann Intern Med",
    "JAMA Internal Medicine": "JAMA Intern Med",
    "Frontiers in Psychology": "Front Psychol",
    "Psychosomatic Medicine": "Psychosom Med",
    "International Journal of Obesity": "Int J Obes",
    "Scandinavian Journal of Medicine & Science in Sports": "Scand J Med Sci Sports",
    "Journal of Epidemiology and Community Health": "J Epidemiol Community Health",
    "Social Science & Medicine": "Soc Sci Med",
    "Journal of Affective Disorders": "J Affect Disord",
    "Biological Psychiatry": "Biol Psychiatry",
    "European Heart Journal": "Eur Heart J",
    "Complementary Therapies in Medicine": "Complement Ther Med",
    "Zeitschrift für Psychologie": "Z Psychol",
    "Nature Communications": "Nat Commun",
    "Scientific Reports": "Sci Rep",
    "Diabetes Care": "Diabetes Care",
    "CNS Spectrums": "CNS Spectr",
    "Journal of Clinical Endocrinology & Metabolism": "J Clin Endocrinol Metab",
}


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


EXPOSURES = _words(
    "Short naps|Evening screen light|Morning oats|Tart cherry juice|Nordic walking|Gratitude letters|"
    "Cold showers|Intermittent fasting|Vitamin D supplements|Peer support groups|Forest walks|"
    "Slow breathing|Choir singing|Green tea|Resistance training|Mindfulness classes|Late dinners|"
    "Night shift work|Social media use|Dog ownership|Probiotic yoghurt|Tai chi|Standing desks|"
    "Bright light therapy|Expressive writing|Daily coffee|Fibre supplements|Weighted blankets"
)
OUTCOMES = _words(
    "working memory|mood|blood pressure|fasting glucose|sleep quality|loneliness|knee pain|"
    "reaction time|salivary cortisol|body weight|depressive symptoms|LDL cholesterol|falls|fatigue|"
    "migraine frequency|heart rate variability|anxiety|grip strength|insulin sensitivity|"
    "quality of life|burnout|bone density"
)
PEOPLE = _words(
    "night nurses|older adults|office workers|adolescents|pregnant women|stroke survivors|"
    "medical students|postmenopausal women|recreational runners|people with type 2 diabetes|"
    "preschool children|shift workers|veterans|family caregivers|young men|breast cancer survivors"
)
DESIGNS = _words(
    "a randomized controlled trial|a prospective cohort study|a pilot study|a crossover trial|"
    "a cross-sectional survey|results of a feasibility trial|a cluster randomised trial|"
    "a longitudinal study"
)
FAMILIES = _words(
    "Holm|Quist|Abara|Gračanić|Müller|van der Berg|Okafor|Ångström|Núñez|Sørensen|Lindqvist|O'Neill|"
    "Tanaka|Bianchi|Kowalczyk|Dvořák|Smith|Johnson|Lee|Wang|Castel|Haddad|Moreau|Ferreira|Nguyen|"
    "Papadopoulos|García|Schröder|Patel|Brown|Ivanov|Yılmaz|Fitzgerald|Adeyemi|Rossi|Kaplan|Jensen|"
    "Weiss|Delacroix|Hughes"
)
GIVEN = _words(
    "Anna|Björn|Chidi|Dana|Éva|Frank|Grace|Hiro|Inês|Jonas|Karin|Leo|Maya|Nils|Olga|Pedro|Rosa|Sven|Tara|Wei"
)


@dataclass(frozen=True, slots=True)
class Work:
    """A record, and why it is there: ``paper``, or what it is beside another one of its family."""

    candidate: Candidate
    family: int
    kind: str
    abbreviation: str


def make_works(n_families: int, seed: int) -> list[Work]:
    """``n_families`` papers, two in three of them with near-duplicates."""
    rng = random.Random(seed)
    works: list[Work] = []
    for family in range(n_families):
        paper = _paper(rng, family)
        works.append(paper)
        for kind in _kinds(rng):
            works.append(NEAR_DUPLICATES[kind](rng, paper))
    return works


def _kinds(rng: random.Random) -> Sequence[str]:
    return rng.sample(sorted(NEAR_DUPLICATES), rng.choice((0, 1, 2)))


def _paper(rng: random.Random, family: int) -> Work:
    outcome, other = rng.sample(OUTCOMES, 2)
    title = rng.choice(
        (
            f"{rng.choice(EXPOSURES)} and {outcome} in {rng.choice(PEOPLE)}: {rng.choice(DESIGNS)}",
            f"Effects of {rng.choice(EXPOSURES).lower()} on {outcome} and {other} in {rng.choice(PEOPLE)}",
            f"{rng.choice(EXPOSURES)} may improve {outcome} in {rng.choice(PEOPLE)}",
            f"Is {rng.choice(EXPOSURES).lower()} associated with {outcome}? "
            f"{rng.choice(DESIGNS).capitalize()}",
            f"Associations between {outcome} and {other} among {rng.choice(PEOPLE)}",
        )
    )
    names = [f"{f}, {rng.choice(GIVEN)}" for f in rng.sample(FAMILIES, rng.randint(1, 6))]
    year = rng.randint(1996, 2024)
    first = rng.randint(1, 1800)
    return _work(
        family, "paper", title, names, rng.choice(sorted(JOURNALS)), year, rng.randint(1, 90),
        f"{first}-{first + rng.randint(4, 14)}", online=year - rng.choice((0, 0, 1)),
    )  # fmt: skip


def _work(
    family: int,
    kind: str,
    title: str,
    authors: Sequence[str],
    journal: str,
    year: int,
    volume: int | None,
    pages: str | None,
    *,
    online: int | None = None,
    status: StudyStatus = StudyStatus.PUBLISHED,
) -> Work:
    doi = f"10.5555/{family}.{kind}.{year}"
    study = Study(
        study_id=make_id("studies", doi),
        title=title,
        doi=doi,
        authors=tuple(authors),
        container_title=journal,
        year_published=year,
        year_online=online,
        status=status,
        resolution=Resolution.REGISTRY,
        registries=("crossref",),
    )
    candidate = Candidate(study=study, volume=str(volume) if volume else None, pages=pages)
    return Work(candidate, family, kind, JOURNALS.get(journal, journal))


def _year_of(work: Work) -> int:
    return work.candidate.study.year_published or 2000


def _like(rng: random.Random, work: Work, kind: str, **changes: object) -> Work:
    study = work.candidate.study
    first = rng.randint(1, 1800)
    known = {
        "title": study.title,
        "authors": study.authors,
        "journal": study.container_title or "",
        "year": _year_of(work),
        "volume": rng.randint(1, 90),
        "pages": f"{first}-{first + 9}",
    }
    return _work(work.family, kind, **{**known, **changes})  # type: ignore[arg-type]


def _abstract(rng: random.Random, work: Work) -> Work:
    year = _year_of(work) - rng.choice((0, 1, 2))
    pages = f"S{rng.randint(1, 300)}"
    return _like(rng, work, "meeting_abstract", year=year, pages=pages, journal=rng.choice(sorted(JOURNALS)))


def _preprint(rng: random.Random, work: Work) -> Work:
    year = _year_of(work) - rng.choice((0, 1))
    made = _like(rng, work, "preprint", year=year, journal="medRxiv", volume=None, pages=None)
    study = replace(made.candidate.study, status=StudyStatus.PREPRINT)
    return replace(made, candidate=replace(made.candidate, study=study))


def _sister(rng: random.Random, work: Work) -> Work:
    """The same group, the same years, one word of the title another."""
    title = work.candidate.study.title
    for outcome in OUTCOMES:
        if outcome in title:
            title = title.replace(outcome, rng.choice([own for own in OUTCOMES if own not in title]), 1)
            break
    return _like(rng, work, "sister_paper", title=title, year=_year_of(work) + rng.choice((0, 0, 1)))


def _later_trial(rng: random.Random, work: Work) -> Work:
    return _like(rng, work, "later_trial", year=_year_of(work) + 8, journal=rng.choice(sorted(JOURNALS)))


def _follow_up(rng: random.Random, work: Work) -> Work:
    title = f"{work.candidate.study.title.split(':')[0]}: two-year follow-up"
    return _like(rng, work, "follow_up", title=title, year=_year_of(work) + 2)


def _comment(rng: random.Random, work: Work) -> Work:
    authors = [f"{family}, {rng.choice(GIVEN)}" for family in rng.sample(FAMILIES, 2)]
    title = f"Comment on: {work.candidate.study.title}"
    return _like(rng, work, "comment", title=title, authors=authors)


def _same_title(rng: random.Random, work: Work) -> Work:
    """Others, with the same title, in another journal."""
    authors = [f"{family}, {rng.choice(GIVEN)}" for family in rng.sample(FAMILIES, 3)]
    year = _year_of(work) + rng.choice((-6, -3, 0, 4))
    return _like(rng, work, "same_title", authors=authors, year=year, journal=rng.choice(sorted(JOURNALS)))


NEAR_DUPLICATES: dict[str, Callable[[random.Random, Work], Work]] = {
    "meeting_abstract": _abstract,
    "preprint": _preprint,
    "sister_paper": _sister,
    "later_trial": _later_trial,
    "follow_up": _follow_up,
    "comment": _comment,
    "same_title": _same_title,
}
