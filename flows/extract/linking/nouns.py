"""Word tables for study phrases: nouns, determiners, and the adjectives that open or point back."""

from __future__ import annotations

import re

STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research|meta-?analys[ie]s|analys[ie]s|reviews?|surveys?|papers?|experiments?|"
    r"investigations?|findings|results|data|evidence|reports?|polls?|work)\b(?![’']s?\s+(?:author|lead|co-author|first|senior|principal))"
    r"(?!\s+(?:authors?|participants?|team|group|leader|centre|center|fellow|assistant|subjects?|volunteers?|institute|"
    r"director|scientist|scientists|professor|director|journal|papers?|programme|program|funding|grant|lead|leader)\b)(?!-)",
    re.I,
)
"""Nouns for a study or for what it yields."""

GATE = frozenset(
    """work study studies trial trials research meta analysis analyses metaanalysis metanalysis review reviews survey surveys paper
    papers experiment experiments investigation investigations findings results data evidence report reports poll polls
    researchers scientists authors investigators team participants volunteers subjects those they science
    journal published colleagues co-authors academics group groups patients study's study’s""".split()
)
STUDY_GATE = frozenset(
    """study studies trial trials research analysis analyses meta metaanalysis metaanalyses review reviews survey surveys paper papers
    experiment experiments investigation investigations findings results data evidence report reports poll polls work""".split()
)
BARE_GATE = frozenset("researchers scientists academics investigators".split())
PEOPLE_GATE = frozenset(
    """researchers scientists authors author investigators team participants volunteers subjects those they academics group
    groups scholars colleagues people patients women men children adults""".split()
)
JOURNAL_GATE = frozenset({"journal", "published", "publishing", "journals", "writing", "reported", "appeared", "appearing"})

DETERMINERS = frozenset(
    "either neither "
    
    "a an one another the this that these those their his her its our two three four five several many some most such any no each every both all few numerous".split()
)
PERSONAL = frozenset("his her my".split())
"""An expert's own study is another than the one at hand."""
NO_STUDY = frozenset("either neither any every no each both all".split())
"""Determiners that single out no study."""
DEFINITE = frozenset("the this that these those their his her its our".split())
SAME = frozenset({"same", "aforementioned", "above-mentioned"})
OTHERS = frozenset(
    """another other separate different second third fourth previous prior earlier older past additional further
    preceding subsequent later unrelated follow-up""".split()
)
"""Adjectives that make a phrase another study than the one at hand."""
OPENERS = frozenset("new recent latest fresh newly-published forthcoming upcoming groundbreaking landmark".split())
MAIN = frozenset("new latest present current newest newly".split())
PLURALS = frozenset("studies trials meta-analyses analyses reviews surveys papers experiments investigations reports polls".split())
EVIDENCE = frozenset({"evidence", "data"})
NEEDS_DETERMINER = frozenset(
    "review reviews paper papers report reports survey surveys poll polls data results findings analysis trial work".split()
)
NAME_PARTS = frozenset("reports report reviews review research evidence papers paper analysis data results findings".split())
NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'&-]*|of|in|and)\s+$")
"""A capitalised noun after another capitalised word is part of a journal's name: 'Scientific Reports'."""
STOPS = frozenset(
    """of in by for that and to from with at on as is are was were be been has have had found find finds who whose which when
    while but or if than according about into through after before during over under between among against per says said
    show shows showed suggest suggests suggested more because so published reported did do does can could may might will would
    should until since where whereas although though i you he she it we they then also not cites cited citing points like
    included analyzed analysed examined pooled combined despite unlike conducted led""".split()
)
"""Words at which the phrase cannot begin any earlier."""

VERB_USE = re.compile(r"\s+(?:in|from|on|how|the|what|whether|a|an|that)\b", re.I)

WEAK = re.compile(r"\b[Ss]cience(?:,)? (?:says|agrees|backs|tells|has spoken|confirms)\b|\b(?:back(?:ed|s)?|proven) (?:up )?by science\b")
"""Science invoked in passing, which reports nothing."""

_PEOPLE_NOUN = (
    r"researchers|scientists|authors|investigators|team|participants|volunteers|subjects|academics|scholars|group|patients"
)
PEOPLE = re.compile(
    r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Hh]er|[Hh]is|[Tt]heir|[Aa]ll|[Hh]alf (?:of )?the|[Mm]ost of the)\s+(?:\d[\d,]*\s+)?(?:(?:study|research|same|control|placebo|treatment|"
    rf"intervention|other|first|second|trial|exercise|comparison|two|three|[a-z]+-[a-z]+|\w+ish|\w+ese|\w+ean|\w+ian)\s+){{0,2}}(?:{_PEOPLE_NOUN}|groups)\b"
    r"|\b[Ss]tudy (?:participants|authors|subjects|volunteers|team)\b|\b[Pp]articipants\b|\b[Vv]olunteers\b|\b[Tt]est subjects\b"
    r"|(?:^|(?<=[,;] )|(?<=that )|(?<=while )|(?<=and ))[Tt]hose (?:who|in the|with the|taking|given|assigned|on|whose|that|drinking|eating)\b"
    r"|^[Tt]hey(?: also| then| further)? (?:found|discovered|reported|concluded|observed|noted|showed|saw|compared|followed|tracked|"
    r"measured|analy[sz]ed|examined|looked)\b"
    r"|\b(?:[Tt]he )?(?:[A-Z][a-z]+ )?(?:study|paper|report)[’']s (?:lead |senior |first )?authors?\b"
)
"""The people of a study: who did it, who took part."""

BARE = re.compile(
    r"(?:^|[\s“\"—–(])((?:(?P<place>[A-Z][a-z]+)\s+)?(?:[a-z]+\s)?(?:[Rr]esearchers|[Ss]cientists|[Aa]cademics|[Ii]nvestigators))\b"
    r"(?!\s+(?:say|agree|know|believe|think|have long)\b)(?P<at>\s+(?:at|from|in|of)\s+(?:the\s+)?[A-Z])?"
)
"""People of a study without an article."""

ELLIPSIS = re.compile(
    r"(?:^|[;,]\s|\b(?:and|but|while|whereas)\s)((?:[Aa]n?|[Tt]he)\s+(?:second|third|fourth|fifth|larger|smaller|newer|later|more recent|"
    r"[12]\d{3}|[A-Z][a-z]+)(?:\s+one)?)\s+(?:found|showed|reported|suggested|linked|concluded|failed|saw|did)\b"
)
"""A study without its noun: 'A third found harm', 'a Swedish one showed nothing'."""
ELLIPSIS_GATE = frozenset("one second third fourth fifth larger smaller newer later recent".split())
PLACE = re.compile(r"(?<=\s)[A-Z][a-z]{2,}(?=\s)")
WHERE = re.compile(r"(?:study|trial|research|survey|analysis|experiment)\b[^.;]{0,40}?\b(?:in|from)\s+(?!the journal)([A-Z][a-z]{3,})(?=[\s,.])")
"""Where a study comes from, among its adjectives: 'the Danish study', 'a Harvard study'."""

CAPITALISED = re.compile(r"(?:[A-Z][\w’'&.]*\s+(?:(?:of|and|&|in)\s+(?=[A-Z]))?)+(?=\S)")
SAMPLE = re.compile(
    r"\b(?:the\s+)?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,7})[\s-]+(?:[a-z][\w-]*\s+){0,4}?(?:people|adults|participants|women|men|patients|children|students|"
    r"volunteers|subjects|person|adolescents|teenagers|teens|infants|babies|nurses|workers|individuals|mothers|seniors|athletes|runners|"
    r"smokers|drinkers|girls|boys|couples|pairs|twins|respondents|undergraduates|pupils|residents|veterans|households)\b"
)
"""How many took part."""

TRIAL_NAME = re.compile(
    r"(?P<name>\b(?:[A-Z][A-Z0-9-]{2,}|(?:[A-Z][\w’'-]+\s+){1,5}?(?:Health|Heart|Cohort|Biobank|Longitudinal|Prevention|Ageing|Aging|Nutrition|Follow-up|Birth)))\s+"
    r"(?:[Tt]rial|[Ss]tudy|[Ii]nitiative|[Cc]ohort|[Pp]roject)\b"
)
