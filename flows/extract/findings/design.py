"""A study's design, read from its title and abstract by an ordered table of cues."""

from __future__ import annotations

import re
from typing import NamedTuple

from schemas.vocabulary import Design


class DesignCue(NamedTuple):
    """A wording that names a design; ``weight`` is what it counts in the title, half of it in the abstract's methods."""

    design: Design
    weight: float
    pattern: re.Pattern[str]
    example: str


def _cue(design: Design, weight: float, pattern: str, example: str) -> DesignCue:
    return DesignCue(design, weight, re.compile(pattern, re.I), example)


DESIGN_CUES: tuple[DesignCue, ...] = (
    _cue(Design.META_ANALYSIS, 10, r"\bmeta-?\s?analy(?:s[ei]s|tic)|\bpooled analysis|\bnetwork meta|umbrella review", "Tea and stroke: a meta-analysis"),
    _cue(Design.META_ANALYSIS, 8, r"\b(?:random|fixed)[- ]effects? (?:model|meta)|\bsummary (?:relative risk|estimates?|RRs?|ORs?)|\bpooled (?:OR|RR|HR|SMD|odds|relative|hazard|effect|estimate|prevalence)", "Pooled OR was 1.4."),
    _cue(Design.SYSTEMATIC_REVIEW, 9, r"\bsystematic(?:ally)? (?:literature )?(?:review|search|overview)|\bscoping review|\bcochrane review|\bPRISMA\b", "Reminders: systematic review"),
    _cue(Design.SYSTEMATIC_REVIEW, 7, r"\b(?:searched|search of|searches of|databases)\b[^.]{0,80}\b(?:databases?|MEDLINE|PubMed|Embase|PsycINFO|Cochrane|Web of Science|CINAHL|searched)\b|\b(?:studies|trials|articles|papers) (?:met|meeting|were included|fulfilled)", "We searched four databases."),
    _cue(Design.ANIMAL, 8, r"\b(?:mice|mouse|rats?|murine|rodents?|zebrafish|drosophila|rabbits?|piglets?|pigs|swine|macaques?|monkeys?|beagles?|hamsters?|guinea pigs|C\. elegans|nematodes?|fruit flies|knockout|wild-type|sprague|wistar|C57BL)\b", "Resveratrol in mice"),
    _cue(Design.IN_VITRO, 9, r"\bin vitro\b|\bcell lines?\b|\bcultured (?:\w+ ){0,3}(?:cells?|neurons|fibroblasts|keratinocytes)|\bcell culture|\bex vivo\b|\bHEK ?293|\bHeLa\b|\borganoids?", "In vitro action of linalool"),
    _cue(Design.RANDOMIZED_CONTROLLED_TRIAL, 9, r"\brandomi[sz]ed\b|\brandomi[sz]ation\b|\brandomly (?:assigned|allocated|divided|received|selected to receive|distributed)|\brandom (?:assignment|allocation)|\bRCT\b|\bat random to\b|\bdouble-?blind|\bcross-?over (?:trial|study|design)|\bplacebo-controlled", "Kefir: a randomised trial"),
    _cue(Design.QUASI_EXPERIMENT, 9.5, r"\bquasi-?\s?experiment|\bnon-?randomi[sz]ed|\bnot randomi[sz]ed|\bpre-?(?:test)?[- ]?(?:and )?post-?(?:test)?\b|\bbefore[- ]and[- ]after|\bsingle-arm|\bopen-label (?:pilot|study|extension)|\binterrupted time|\buncontrolled (?:trial|study)|\bdifference-in-differences|\bsingle-group|\bwaiting-list group|\bpilot intervention", "A quasi-experimental study"),
    _cue(Design.CASE_CONTROL, 9, r"\bcase-?\s?control|\bcases and (?:\d+ )?(?:matched )?controls|\bmatched controls|\bcontrols matched|\bmatched case", "A case-control study of gout"),
    _cue(Design.CROSS_SECTIONAL, 8.5, r"\bcross-?\s?sectional|\bprevalence (?:study|survey)|\bonline survey|\bquestionnaire survey|\bnational survey|\bsurvey of\b|\bwere surveyed|\bNHANES\b", "A cross-sectional survey"),
    _cue(Design.COHORT, 8, r"\bcohorts?\b|\blongitudinal|\bprospective(?:ly)? (?:stud|follow|cohort|observ|analys|data)|\bfollowed(?: up)? (?:for|\d|over|until|prospectively)|\bfollow-?up (?:study|period|of)|\bduring (?:a (?:median|mean) )?follow-?up|\bretrospective(?:ly)?\b|\bregistry|\bregister-based|\b(?:we|were) followed\b|\bbirth cohort|\bUK Biobank|\bperson-years", "A prospective cohort study"),
    _cue(Design.CASE_SERIES, 9, r"\bcase (?:reports?|series|presentation)|\bwe (?:report|describe|present) (?:a|the|two|three) (?:rare )?cases?|\b(?:A|An) \d+[- ]year[- ]old (?:wo)?man\b|\b\d+[- ]year[- ]old (?:woman|man|girl|boy|male|female|patient) (?:presented|was|with|who|developed)", "Hyponatraemia: a case report"),
    _cue(Design.QUALITATIVE, 8, r"\bqualitative|\bsemi-?structured interviews?|\bfocus groups?|\bthematic(?:ally)?\b|\bgrounded theory|\bphenomenolog|\bin-?depth interviews|\blived experience|\bethnograph|\bexperiences of\b|\bcontent analysis", "A qualitative study"),
    _cue(Design.NARRATIVE_REVIEW, 7, r"\bnarrative review|\ba review\b|\bliterature review|\breview of (?:the )?(?:literature|theories|evidence)|\b(?:this|our|the present) (?:article|paper|review|chapter) (?:reviews|summari[sz]es|discusses|examines the literature|outlines|provides an overview)|\bthis review\b|\bwe (?:review|discuss|summari[sz]e)\b|\boverview\b|\bcommentary|\beditorial|\bperspective\b", "Yawning: a review of theories"),
    _cue(Design.CROSS_SECTIONAL, 5, r"\bsurvey(?:ed|s)?\b|\bquestionnaires?\b|\bself-report", "Adults filled in a questionnaire."),
    _cue(Design.QUASI_EXPERIMENT, 5, r"\bexperiment(?:al)?\b|\bintervention (?:group|programme|program|study)|\bclinical trial\b|\bpilot (?:study|trial)\b|\bcontrol group\b|\bcontrolled trial|\bfeasibility (?:study|trial)\b", "An experimental study"),
)  # fmt: skip

_HUMANS = re.compile(r"\b(?:patients|participants|women|men|adults|children|people|volunteers|subjects|students|individuals)\b", re.I)
_OTHERS_WORK = re.compile(
    r"\b(?:previous|prior|earlier|other|future|further|existing|past|recent|available|more|larger|most|few|several|need for|should|warranted|needed)\b", re.I
)
_OBSERVATIONAL_PARTS = frozenset({Design.COHORT, Design.CROSS_SECTIONAL, Design.CASE_CONTROL, Design.RANDOMIZED_CONTROLLED_TRIAL, Design.QUASI_EXPERIMENT})


def read_design(title: str, methods: str) -> Design:
    """The design that the title and the abstract (without its background and conclusions, where told apart) speak for.

    Args:
        title: the study's title; what it names counts double.
        methods: the abstract's text that describes the study.
    """
    scores: dict[Design, float] = {}
    for cue in DESIGN_CUES:
        score = cue.weight * (1.0 if cue.pattern.search(title) else 0.0)
        for match in cue.pattern.finditer(methods):
            before = methods[max(0, match.start() - 40) : match.start()]
            before = before[max(before.rfind(". ") + 1, 0) :]
            if not _OTHERS_WORK.search(before):
                score += 0.6 * cue.weight
                break
        if score:
            scores[cue.design] = max(scores.get(cue.design, 0.0), score)
    _settle(scores, title, methods)
    if not scores:
        return Design.UNKNOWN
    order = {cue.design: -index for index, cue in reversed(list(enumerate(DESIGN_CUES)))}
    return max(scores, key=lambda design: (scores[design], order[design]))


def _settle(scores: dict[Design, float], title: str, methods: str) -> None:
    """Reviews review other designs, animals are randomised too, a cohort can be inside a trial."""
    if scores.get(Design.META_ANALYSIS, 0) >= 5 or scores.get(Design.SYSTEMATIC_REVIEW, 0) >= 5:
        for design in _OBSERVATIONAL_PARTS | {Design.NARRATIVE_REVIEW, Design.ANIMAL, Design.QUALITATIVE}:
            scores.pop(design, None)
        if scores.get(Design.META_ANALYSIS, 0) >= 5:
            scores.pop(Design.SYSTEMATIC_REVIEW, None)
    people = len(_HUMANS.findall(title + " " + methods))
    if Design.ANIMAL in scores and people >= 2:
        scores.pop(Design.ANIMAL)
    if Design.IN_VITRO in scores and people >= 2:
        scores.pop(Design.IN_VITRO)
    if Design.IN_VITRO in scores and Design.ANIMAL in scores and scores[Design.IN_VITRO] >= scores[Design.ANIMAL]:
        scores.pop(Design.ANIMAL)
    if Design.ANIMAL in scores or Design.IN_VITRO in scores:
        for design in _OBSERVATIONAL_PARTS:
            scores.pop(design, None)
    if re.search(r"non-?randomi[sz]ed|not randomi[sz]ed|without randomi[sz]ation", methods + title, re.I):
        scores.pop(Design.RANDOMIZED_CONTROLLED_TRIAL, None)
    if scores.get(Design.RANDOMIZED_CONTROLLED_TRIAL, 0) >= 5:
        for design in (Design.COHORT, Design.CROSS_SECTIONAL, Design.QUASI_EXPERIMENT, Design.QUALITATIVE):
            if scores.get(design, 0) < 9:
                scores.pop(design, None)
    if scores.get(Design.CASE_CONTROL, 0) >= 5 and scores.get(Design.CASE_CONTROL, 0) >= scores.get(Design.COHORT, 0) - 3:
        scores.pop(Design.COHORT, None)
    if Design.COHORT in scores and scores.get(Design.CROSS_SECTIONAL, 0) <= 5.2:
        scores.pop(Design.CROSS_SECTIONAL, None)
