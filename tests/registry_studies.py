"""Studies that never were, for tests of the registries: each as all registries would record it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class MadeUpNotice:
    """A notice about a made-up study; ``kind`` as Crossmark writes it."""

    kind: str
    on: tuple[int, int, int]
    doi: str
    pmid: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MadeUpStudy:
    """A made-up study. ``authors`` are (family, given); ``abstract`` is (label, text)."""

    doi: str
    title: str
    authors: tuple[tuple[str, str], ...]
    journal: str
    year: int
    pmid: str | None = None
    pmcid: str | None = None
    short_journal: str | None = None
    month: int = 3
    year_online: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    abstract: tuple[tuple[str | None, str], ...] = ()
    license_url: str | None = None
    is_open: bool = False
    publication_types: tuple[str, ...] = ("Journal Article",)
    mesh: tuple[str, ...] = ()
    funding: tuple[tuple[str, str], ...] = ()
    conflict: str | None = None
    n_citations: int = 0
    notices: tuple[MadeUpNotice, ...] = ()
    preprint_doi: str | None = None
    paper_doi: str | None = None
    is_conference_abstract: bool = False

    @property
    def is_preprint(self) -> bool:
        return self.paper_doi is not None

    @property
    def printed(self) -> str:
        """The reference as a magazine's list would print it."""
        authors = ", ".join(f"{family}, {given[0]}." for family, given in self.authors)
        issue = f"({self.issue})" if self.issue else ""
        place = f"{self.journal}, {self.volume or ''}{issue}, {self.pages or ''}"
        return f"{authors} ({self.year}). {self.title}. {place.strip(', ')}."


CC_BY = "https://creativecommons.org/licenses/by/4.0/"
CC_BY_NC = "https://creativecommons.org/licenses/by-nc/4.0/"

NAPS = MadeUpStudy(
    doi="10.5555/jss.2019.0421",
    pmid="900000011",
    pmcid="PMC90000011",
    title="Long naps and word recall in older adults: a randomized controlled trial",
    authors=(("Okafor", "Adaeze M"), ("Lindqvist", "Per"), ("Šimić", "Ana")),
    journal="Journal of Sleep Science",
    short_journal="J Sleep Sci",
    year=2019,
    year_online=2018,
    volume="28",
    issue="3",
    pages="112-121",
    abstract=(
        ("Background", "Whether naps help memory in later life is not settled."),
        (
            "Methods",
            "We randomly assigned 164 adults aged 65 to 80 to daily naps of 60 minutes or to rest.",
        ),
        (
            "Results",
            "Word recall improved in the nap group (mean difference 1.8, 95% CI 0.6 to 3.0, P = 0.004).",
        ),
        ("Conclusions", "Daily naps improved word recall in older adults."),
    ),
    license_url=CC_BY,
    is_open=True,
    publication_types=("Journal Article", "Randomized Controlled Trial"),
    mesh=("Aged", "Memory", "Sleep"),
    funding=(("Nordic Sleep Fund", "NSF-77"),),
    conflict="P.L. has advised a maker of mattresses; the other authors declare none.",
    n_citations=42,
    preprint_doi="10.5555/preprints.2018.77",
)
NAPS_PREPRINT = MadeUpStudy(
    doi="10.5555/preprints.2018.77",
    title="Long naps and word recall in older adults: a randomized controlled trial",
    authors=(("Okafor", "Adaeze M"), ("Lindqvist", "Per"), ("Šimić", "Ana")),
    journal="PrePsych",
    year=2018,
    year_online=2018,
    abstract=((None, "Word recall improved in the nap group."),),
    license_url=CC_BY,
    is_open=True,
    publication_types=("Preprint",),
    paper_doi="10.5555/jss.2019.0421",
)
NAPS_MEETING = MadeUpStudy(
    doi="10.5555/jss.2017.s114",
    title="Long naps and word recall in older adults",
    authors=(("Okafor", "Adaeze M"), ("Lindqvist", "Per")),
    journal="Journal of Sleep Science",
    short_journal="J Sleep Sci",
    year=2017,
    volume="26",
    issue="Suppl 1",
    pages="S114",
    publication_types=("Meeting Abstract",),
    is_conference_abstract=True,
)
WALKING_2000 = MadeUpStudy(
    doi="10.5555/cardres.2000.17",
    pmid="900000021",
    title="Brisk walking and blood pressure in women with hypertension",
    authors=(("Mbeki", "Thandi"), ("Olsen", "Ruth K")),
    journal="Cardiology Research Letters",
    short_journal="Cardiol Res Lett",
    year=2000,
    volume="9",
    issue="2",
    pages="77-84",
    abstract=((None, "Systolic blood pressure did not change after 12 weeks of brisk walking in 48 women."),),
    publication_types=("Journal Article", "Clinical Trial"),
    n_citations=118,
)
WALKING_2008 = MadeUpStudy(
    doi="10.5555/cardres.2008.203",
    pmid="900000022",
    title="Brisk walking and blood pressure in men with hypertension",
    authors=(("Mbeki", "Thandi"), ("Olsen", "Ruth K")),
    journal="Cardiology Research Letters",
    short_journal="Cardiol Res Lett",
    year=2008,
    volume="17",
    issue="4",
    pages="203-211",
    abstract=(
        ("OBJECTIVE", "To test brisk walking in men with hypertension."),
        ("RESULTS", "Systolic blood pressure fell by 6 mm Hg in the walking group (P < 0.001)."),
    ),
    publication_types=("Journal Article", "Randomized Controlled Trial"),
    n_citations=95,
)
COFFEE = MadeUpStudy(
    doi="10.5555/nutr.2021.9",
    pmid="900000031",
    pmcid="PMC90000031",
    title="Coffee drinking and risk of stroke: a cohort of 41,000 nurses",
    authors=(("Ferreira", "Inês"), ("de Vries", "Jan"), ("Nakamura", "Yuki")),
    journal="Annals of Nutrition Epidemiology",
    short_journal="Ann Nutr Epidemiol",
    year=2021,
    year_online=2020,
    volume="55",
    issue="1",
    pages="9",
    abstract=(
        (
            "Results",
            "Compared with none, three cups a day were associated with a lower risk of stroke (HR 0.81).",
        ),
    ),
    license_url=CC_BY_NC,
    is_open=True,
    mesh=("Coffee", "Stroke", "Nurses"),
    n_citations=12,
    notices=(
        MadeUpNotice(
            kind="correction", on=(2022, 5, 17), doi="10.5555/nutr.2022.corr3", pmid="900000032", reasons=()
        ),
    ),
)
VITAMIN_D = MadeUpStudy(
    doi="10.5555/bone.2016.301",
    pmid="900000041",
    title="Vitamin D tablets prevent fractures in nursing home residents",
    authors=(("Satoshi", "Kenji"), ("Brandt", "Ulrike")),
    journal="Bone Trials",
    short_journal="Bone Trials",
    year=2016,
    volume="12",
    pages="301-309",
    abstract=(("Results", "Fractures were fewer in the vitamin D group (4 of 200 against 19 of 200)."),),
    publication_types=("Journal Article", "Randomized Controlled Trial", "Retracted Publication"),
    n_citations=301,
    notices=(
        MadeUpNotice(
            kind="expression_of_concern", on=(2018, 1, 9), doi="10.5555/bone.2018.eoc1", pmid="900000042"
        ),
        MadeUpNotice(
            kind="retraction",
            on=(2019, 11, 4),
            doi="10.5555/bone.2019.ret1",
            pmid="900000043",
            reasons=("Falsification/Fabrication of Data", "Misconduct by Author"),
        ),
    ),
)
PROBIOTICS = MadeUpStudy(
    doi="10.5555/gut.2020.88",
    pmid="900000051",
    title="Probiotics and mood in healthy students: a double-blind trial",
    authors=(("Rossi", "Chiara"), ("Ng", "Wei Ling")),
    journal="Gut and Mind",
    short_journal="Gut Mind",
    year=2020,
    volume="6",
    issue="2",
    pages="88-97",
    abstract=((None, "Mood did not differ between probiotic and placebo after four weeks (n = 90)."),),
    publication_types=("Journal Article", "Randomized Controlled Trial"),
    notices=(
        MadeUpNotice(
            kind="expression_of_concern", on=(2023, 2, 1), doi="10.5555/gut.2023.eoc", pmid="900000052"
        ),
    ),
)
PROBIOTICS_II = MadeUpStudy(
    doi="10.5555/gut.2022.14",
    pmid="900000053",
    title="Probiotics and mood in healthy students: a follow-up after one year",
    authors=(("Rossi", "Chiara"), ("Ng", "Wei Ling")),
    journal="Gut and Mind",
    short_journal="Gut Mind",
    year=2022,
    volume="8",
    issue="1",
    pages="14-22",
    abstract=((None, "After one year mood scores were alike in both groups."),),
)
SCREENS = MadeUpStudy(
    doi="10.5555/chdev.2018.5(2)44",
    pmid="900000061",
    title="Evening screens & sleep onset in 8- to 12-year-olds",
    authors=(("Müller", "Änne"), ("O'Brien", "Síle")),
    journal="Child Development Quarterly",
    short_journal="Child Dev Q",
    year=2018,
    volume="5",
    issue="2",
    pages="44-51",
    abstract=((None, "Children who used screens after 8 pm fell asleep 24 minutes later."),),
    license_url=CC_BY,
    is_open=True,
)
META = MadeUpStudy(
    doi="10.5555/rev.2022.1",
    pmid="900000071",
    title="Mindfulness for chronic back pain: systematic review and meta-analysis",
    authors=(("Haddad", "Leila"), ("Svensson", "Nils"), ("Adeyemi", "Tunde")),
    journal="Reviews in Pain Medicine",
    short_journal="Rev Pain Med",
    year=2022,
    volume="31",
    pages="e220001",
    abstract=(("Findings", "Across 19 trials (2,310 adults) pain fell slightly (SMD -0.21)."),),
    publication_types=("Journal Article", "Systematic Review", "Meta-Analysis"),
    license_url=CC_BY,
    is_open=True,
)
MICE = MadeUpStudy(
    doi="10.5555/lab.2015.600",
    pmid="900000081",
    title="Green tea extract slows tumour growth in mice",
    authors=(("Chen", "Li"), ("Park", "Min-jun")),
    journal="Laboratory Oncology",
    short_journal="Lab Oncol",
    year=2015,
    volume="40",
    issue="6",
    pages="600-608",
    abstract=((None, "Tumours were smaller in mice given green tea extract."),),
)

STUDIES = (
    NAPS, NAPS_PREPRINT, NAPS_MEETING, WALKING_2000, WALKING_2008, COFFEE, VITAMIN_D, PROBIOTICS,
    PROBIOTICS_II, SCREENS, META, MICE,
)  # fmt: skip
