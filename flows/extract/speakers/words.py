"""Word tables of the attribution grammar. A new verb or noun is one more word here."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.extract.wordlists import load_words

_WORDS = load_words("speaker_words")

MEASURES = _WORDS["measures"]
"""Last words of the names of what something is measured by."""
SPEECH_VERBS = _WORDS["speech_verbs"]
"""Verbs of speaking and thinking, in the forms that the press uses."""

PARTICLES = {
    "pointed": (" out", " to"),
    "points": (" out", " to"),
    "point": (" out",),
    "puts": (" it",),
    "put": (" it",),
    "called": (" for", " on"),
    "shared": (" that", " with", ".", ",", ":"),
    "shares": (" that", " with", ".", ",", ":"),
}
"""Verbs that speak only with their particle: 'points out', 'as she puts it', 'shared that'."""
PLURAL_VERBS = _WORDS["plural_verbs"]
"""Forms that are nouns as well and speak only after unnamed people: 'doctors stress'."""
ACCORDING_WORDS = frozenset(["according", "per", "words", "opinion", "view", "eyes"])
VIEW_WORDS = frozenset(["view", "opinion", "words", "experience", "estimation", "book"])
NOUNS_TOO = frozenset(
    ["fears", "worries", "hopes", "claims", "estimates", "notes", "shares", "states", "comments", "calls"]
)
"""Forms that are nouns as well, so that one capitalised word before them is hardly somebody's name."""
NOT_VERBS = ACCORDING_WORDS | VIEW_WORDS

PRESS_VERBS = frozenset(["reports", "reported"])
"""Verbs with which newspapers speak, and studies and patients do not."""

REACTION_WORDS = _WORDS["reaction_words"]
"""What somebody does to a study before saying something: 'The charity dismissed the findings, saying …'."""
REACTING = re.compile(
    r"\b(?P<verb>(?:criticis|criticiz|dismiss|condemn|reject|disput|question|slamm|attack|denounc|welcom|"
    r"hail|prais|"
    r"defend|challeng|call|brand|label)(?:ed|es|s|d))\b[^.;]{1,160}?"
    r"(?:, (?:saying|arguing|claiming|noting|insisting|warning|adding|stating|pointing out)|"
    r",? and (?:said|says|argued|argues|warned|warns|added|adds|noted|insisted))\b"
)
ACRONYM = re.compile(r" \([A-Z][A-Za-z&-]{1,9}\)$")
"""The short form behind a body's name: 'The Sleep Council (SC)'."""

SPEECH_WORDS = (
    frozenset(SPEECH_VERBS) | PLURAL_VERBS | PRESS_VERBS | PARTICLES.keys() | NOT_VERBS | REACTION_WORDS
)
"""Cheap gate: a sentence with none of these words attributes nothing."""
SILENT = NOT_VERBS | (REACTION_WORDS - frozenset(SPEECH_VERBS) - PARTICLES.keys())
"""Those of the gate that are no verbs of speaking by themselves."""

_AUTHOR_NOUNS = (
    "researchers|scientists|authors|investigators|team|study authors|research team|study team|"
    "study’s authors|study's authors|study’s author|study's author|scholars|academics|co-authors|group|"
    "lead author|lead investigator|lead researcher|lead scientist|senior author|study author|study leader"
)
_EXPERT_NOUNS = (
    "experts|doctors|physicians|specialists|psychologists|therapists|dietitians|nutritionists|critics|"
    "skeptics|"
    "sceptics|clinicians|professionals|practitioners|pediatricians|paediatricians|cardiologists|"
    "dermatologists|"
    "neurologists|advocates|supporters|proponents|influencers|followers|defenders|devotees|believers|"
    "marketers|enthusiasts|fans|opponents|coaches|trainers|nurses|"
    "dentists|clinics|hospitals|insurers|campaigners|activists|lobbyists|lawmakers|politicians|charities|"
    "organi[sz]ations|"
    "(?:some|many|other|several|campaign|consumer|health|industry|trade|patient|pressure) groups|"
    "industry leaders|industry executives|industry representatives|trade associations|trade bodies|"
    "psychiatrists|gynecologists|gynaecologists|GPs|many people|some people|people"
)
_EXPERT = (
    r"(?:expert|doctor|physician|specialist|therapist|dietitian|nutritionist|critic|sceptic|skeptic|"
    r"clinician|"
    r"pediatrician|paediatrician|dentist|nurse|surgeon|pharmacist|scientist|researcher|professor|GP|"
    r"\w+ologist|"
    r"\w+iatrist|spokesperson)"
)
GENERIC_END = re.compile(
    rf"(?:^|(?<=[\s—–(“\"-]))(?P<one>(?:[Oo]ne|[Aa]n?|[Aa]nother) (?:[\w’'-]+ "
    rf"){{0,2}}?(?P<single>{_EXPERT}))$|"
    rf"(?:^|(?<=[\s—–(“\"]))(?:(?:[Tt]he|[Ss]ome|[Mm]any|[Mm]ost|[Oo]ther|[Tt]hese|[Tt]hose|[Ss]uch|[Hh]is|"
    rf"[Hh]er)\s+)?"
    rf"(?:[\w’'-]+\s+)?(?P<noun>(?:{_AUTHOR_NOUNS}|{_EXPERT_NOUNS}))$",
    re.I,
)
_SINGLE_ENDINGS = (
    "expert doctor physician specialist therapist dietitian nutritionist critic sceptic skeptic clinician "
    "nurse pediatrician paediatrician dentist surgeon pharmacist scientist researcher professor gp "
    "ologist iatrist spokesperson"
)
GENERIC_ENDINGS = tuple(
    sorted(
        {noun.split()[-1].lower() for noun in f"{_AUTHOR_NOUNS}|{_EXPERT_NOUNS}".split("|")}
        | set(_SINGLE_ENDINGS.split())
    )
)
"""Last words of such a noun, by which the pattern is left untried."""
GENERIC_START = re.compile(
    rf"\s*(?:the\s+|some\s+|many\s+|most\s+|other\s+)?(?:[\w’'-]+\s+)?(?P<noun>{_AUTHOR_NOUNS}|"
    rf"{_EXPERT_NOUNS})\b",
    re.I,
)
GROUP_OF = re.compile(r"(?<=s)(?:,| (?:at|from|of|in|with|who|led by)\b)|(?<=team) (?:at|from|of|led by)\b")
"""After 'researchers': where they work, or what they say, so that no name that follows is who speaks."""
KNOWN_END = re.compile(
    r"(?:^|[\s“\"—–(])(?P<known>[Tt]he (?:researcher|scientist|professor|expert|investigator))$"
)
"""Whoever has spoken before: 'The researcher noted …'."""
KNOWN_ENDINGS = ("researcher", "scientist", "professor", "expert", "investigator")
SINGLE_START = re.compile(
    rf"\s*(?:one|a|an|another)\s+(?:[\w’'-]+\s+){{0,2}}?(?P<single>{_EXPERT})\b(?!\s+[A-Z])"
)
OF_MANY = re.compile(r"(?:some|many|most|other|several)\s", re.I)
"""Before 'scientists': those who hold an opinion, not those of the study at hand."""
PRESS = re.compile(
    r"\b(?:(?:Daily|Sunday|Evening|Morning|Straits|Irish|Sydney Morning|Washington|New York|Los "
    r"Angeles|Financial|Wall "
    r"Street|Globe and) (?:Mail|Mirror|Express|Telegraph|Star|Times|Post|Record|Beast|Herald|News|"
    r"Journal|Standard|"
    r"Independent|Mercury)|(?:The )?(?:Guardian|Telegraph|Times|Independent|Mirror|Mail(?:Online)?|"
    r"Sun|Observer|Economist|"
    r"Atlantic|Conversation|Metro)|NPR|CNN|BBC(?: News)?|CBS(?: News)?|NBC(?: News)?|ABC News|Fox "
    r"News|MSNBC|Reuters|AFP|"
    r"Associated Press|AP|Bloomberg|HuffPost|Huffington Post|USA Today|Newsweek|HealthDay|WebMD|"
    r"Medical News Today|"
    r"Science ?Daily|EurekAlert|Xinhua|Axios|Vox|Politico|MailOnline|[A-Z]\w+ (?:Tribune|Gazette|"
    r"Chronicle|Herald|Post))$"
)
"""Newspapers and agencies: they pass on what somebody else says."""
OF_PRESS = re.compile(
    rf"^(?:of|for|from|with) (?:[Tt]he )?(?:{PRESS.pattern.rstrip('$')})"
    r"(?: (?:reports|reported|writes|wrote)\b.*)?$"
)
"""The role of a reporter: 'of The Washington Post'."""
HEARSAY = re.compile(
    r"\s*(?:(?:some|media|news|press|local|recent|several)\s+)*(?:reports|news|rumou?rs)\b(?! (?:in "
    r"the journal|published))"
)
_UNNAMED = (
    r"(?:company|firm|manufacturer|maker|brand|agency|charity|organi[sz]ation|society|association|"
    r"guidelines?|guidance|"
    r"council|college|academy|federation|trust|body|campaign|union|lobby|department|ministry|"
    r"website|label|packaging|advert|government|hospital|regulator|regulators|officials|authorities|industry|"
    r"(?:[a-z]+ )?(?:spokesperson|spokesman|spokeswoman)(?: (?:for|of|"
    r"from) (?:the )?[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+)*)?)"
)
UNNAMED_BODY_END = re.compile(
    rf"(?:^|(?<=\s))(?P<body>(?:(?:[Tt]he|[Aa]|[Ii]ts|[Tt]heir|[Oo]ur|"
    rf"[Hh]ealth)\s+(?:[a-z’'-]+\s+)?{_UNNAMED}|[Gg]uidelines))$"
)
UNNAMED_ENDINGS = _WORDS["unnamed_endings"]
UNNAMED_BODY_START = re.compile(rf"\s*(?P<body>(?:the|a|its|health)\s+(?:[a-z’'-]+\s+)?{_UNNAMED})\b")

COMPANY_WORDS = re.compile(
    r"\b(?:company|firm|manufacturer|(?:drug|medicine)?-?maker|brand|inc|ltd|llc|corp|label|packaging|"
    r"advert|industry|ceo|"
    r"chief executive|founder|"
    r"co-founder|cofounder|sponsor|distributor|retailer|pharma|pharmaceuticals|therapeutics|biotech|foods|"
    r"labs|wellness|which (?:makes|sells|produces|markets|manufactures)|"
    r"marketing|product|market leader)\b",
    re.I,
)
NO_TIES = re.compile(
    r"\b(?:neither|nor|no ties|not (?:affiliated|connected|involved|employed|paid)|independent of)\b", re.I
)
"""Who says so has nothing to do with the company."""
PATIENT_WORDS = re.compile(
    r"\b(?:patient|mother|father|mum|mom|dad|survivor|customer|user|reviewer|resident|retiree|diagnosed|"
    r"sufferer|"
    r"suffers|wife|husband|grandmother|grandfather|participant|volunteer|accountant|teacher from|fan|"
    r"neighbou?r|friend|sister|brother|aunt|uncle|cousin|roommate|flatmate|daughter|son|colleague|"
    r"who has lived|"
    r"\d{2}(?! (?:\w+ )?(?:subjects?|patients?|participants?|persons?|people|weeks?|months?|years?|"
    r"trials?|stud)))\b",
    re.I,
)
AUTHOR_ROLE = re.compile(
    r"\b(?:lead|senior|first|corresponding|study|principal|co-?lead)[- ](?:study )?(?:author|investigator|"
    r"researcher|scientist|leader|lead|chief)\b|\b(?:study|trial) (?:chair(?:man|woman)?|director)\b|"
    r"\bchief investigator\b|\bteam leader\b|\bleader of "
    r"the (?:study|trial|"
    r"research)\b|"
    r"\bco-?authors?\b|\bauthor of the (?:[\w-]+ ){0,4}?(?:study|paper|review|research|trial)\b|"
    r"\bwho (?:co-?led|led|conducted|carried out|ran|headed|oversaw|worked on|"
    r"took part in) the (?:\w+ )?(?:study|research|trial|work|review|analysis)\b|"
    r"\bled the (?:study|research|trial|work)\b|\b(?:study|paper|research|trial|"
    r"review)[’']s (?:\w+ )?(?:author|leader|investigator)\b",
    re.I,
)
"""Words that make a speaker an author of the study at hand."""

LED_BY = re.compile(
    r"\b(?:study|research|trial|analysis|review|survey|report|paper|work) (?:\w+ )?"
    r"(?:led|conducted|carried out|done|"
    r"published|written|authored) by [^,;:.]{3,120}$"
)
"""The study speaks, not those who did it: 'new research led by sleep specialists suggests'."""
CAPITAL_ROLE = re.compile(
    r"\b(?:[A-Z][a-z-]+ )?(?:Author|Investigator|Researcher|Scientist|Leader)\b(?= [A-Z])"
)
"""A role printed like a part of the name: 'Senior Author Professor Ana Lund'."""

CONJUNCTION = re.compile(
    r"^(?:But|And|Yet|So|Meanwhile|Still|While|Although|Though|Now|Even|Only|Also)\s+(?=(?:the\s+)?[A-Z])"
)
"""Before a body at the start of a sentence: 'But Public Health Alba says …'."""
OBJECT_BEFORE = re.compile(
    r"\b(?:of|in|at|from|by|with|for|to|the journal|journal|on|like|than)\s+(?:the\s+)?$"
)
"""What stands before a name that is no subject: 'a trial in the journal Gut told …'."""

NO_BODIES = _WORDS["no_bodies"]
"""Capitalised words that name no body: the start of a sentence, mostly."""

MODIFIER_AFTER = re.compile(
    r"\s+(?:professor|researcher|psychologist|epidemiologist|scientist|doctor|dietitian|nutritionist|"
    r"physician|author|"
    r"director|chief|president|spokes\w+|founder|cardiologist|neurologist|neuroscientist|\w+ologist|"
    r"\w+iatrist|CEO)\b"
)
_STUDY_PHRASE = re.compile(
    r"\s*(?:the|a|an|this|that|one|two|three|several|many|some|another|new|recent|their|his|her|our|"
    r"other)?\s*"
    r"(?:(?!who\b)[\w’'.-]+\s+){0,7}?(?:study|studies|research|trial|trials|review|analysis|"
    r"meta-analysis|paper|"
    r"report|survey|findings|"
    r"data|results|evidence|statistics|estimates|figures|poll)\b(?![’'])"
    r"(?!\s+(?:co-?authors?|authors?|leaders?|lead|head|chair|investigator|director|coordinator|chief|fellow|"
    r"team))",
    re.I,
)

_STUDY_NOUNS = tuple(sorted(_WORDS["study_stems"]))
_STUDY_REACH = 200


OWN_GATE = frozenset(["my", "me", "his", "her"])
OWN_BODY = re.compile(
    r"\b(?:my|his|her) (?!patients?\b|clients?\b|research\b|readers\b|children\b|kids\b|"
    r"students\b)(?:[a-z-]+ )?"
    r"(?:skin|headaches?|migraines?|(?:\w+ )?pains?|blood (?:pressure|sugar)|knees?|back|hips?|joints|"
    r"anxiety|depression|symptoms|weight|energy|diabetes|asthma|arthritis|cough|cholesterol|hair|sleep|mood|"
    r"stomach|insomnia|cancer|"
    r"eczema|stress|acne|allergies|fatigue|life)\b"
    r"(?! (?:research|study|studies|clinic|work|book|team|patients|pressure))"
    r"|\b(?:cured|helped|helps|made|makes|saved|healed|left|gave|kept) me\b"
)
"""What somebody tells of their own body; for a sentence in lower case."""
SPOKESPERSON = re.compile(r"\bspokes(?:man|woman|person)\b", re.I)
"""Whoever speaks for a body."""


def is_authors(noun: str) -> bool:
    """Whether a noun for unnamed speakers means the researchers of a study."""
    return re.fullmatch(_AUTHOR_NOUNS, noun, re.I) is not None


def is_study_phrase(text: str) -> bool:
    """Whether a text begins with words for a study: 'according to a new study'."""
    head = text[:_STUDY_REACH].lower()
    return any(noun in head for noun in _STUDY_NOUNS) and _STUDY_PHRASE.match(text) is not None


PROFESSION = re.compile(
    r"\b(?:professor|lecturer|researcher|scientist|doctor|physician|surgeon|nurse|midwife|therapist|"
    r"counsell?or|dietit?ian|"
    r"nutritionist|psychologist|psychiatrist|\w+ologist|\w+iatrist|pharmacist|MD|M\.D\.|PhD|Ph\.D\.|"
    r"director|trainer|coach)\b",
    re.I,
)


@lru_cache(maxsize=4096)
def is_author_role(role: str) -> bool:
    """Whether a role makes somebody an author of the study."""
    return AUTHOR_ROLE.search(role) is not None


@lru_cache(maxsize=4096)
def is_company_role(role: str) -> bool:
    """Whether a role puts somebody in a company's service."""
    return COMPANY_WORDS.search(role) is not None and NO_TIES.search(role) is None


@lru_cache(maxsize=4096)
def is_lay_role(told: str) -> bool:
    """Whether all that is said of somebody is an age, a family tie, a diagnosis, and no profession."""
    return PATIENT_WORDS.search(told) is not None and PROFESSION.search(told) is None
