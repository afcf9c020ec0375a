"""Word tables for study phrases: nouns, determiners, and the adjectives that open or point back."""

from __future__ import annotations

import re

from flows.extract.wordlists import load_words

_WORDS = load_words("study_words")

STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research|meta-?analys[ie]s|analys[ie]s|reviews?|surveys?|papers?|"
    r"experiments?|"
    r"investigations?|findings|results|data|evidence|reports?|polls?|work|"
    r"articles?(?= (?:published|appearing|printed) (?:online )?in the (?:[\w-]+ ){0,4}?"
    r"(?:issue|edition|journal)\b))\b(?![’']s?\s+(?:author|lead|"
    r"co-author|first|senior|principal))"
    r"(?!\s+(?:findings|results|runs?|periods?|basis|and error|"
    r"authors?|participants?|teams?|groups?|leaders?|cent(?:re|er)s?|fellows?|assistants?|subjects?|"
    r"volunteers?|institut(?:e|ion)s?|units?|sites?|facilit(?:y|ies)|laborator(?:y|ies)|agenc(?:y|ies)|"
    r"director|chair|chairman|chairwoman|scientist|scientists|professor|director|journal|papers?|programme|"
    r"program|funding|grant|lead|"
    r"leader)\b)(?!-)",
)
"""Nouns for a study or for what it yields; for a sentence in lower case."""

GATE = _WORDS["gate"]
STUDY_GATE = _WORDS["study_gate"]
BARE_GATE = _WORDS["bare_gate"]
PEOPLE_GATE = _WORDS["people_gate"] | _WORDS["specialists"]
PEOPLE_NOUNS = _WORDS["people_gate"] - {"adults", "children", "men", "people", "women"}
JOURNAL_GATE = _WORDS["journal_gate"]

DETERMINERS = _WORDS["determiners"]
PERSONAL = _WORDS["personal"]
"""An expert's own study is another than the one at hand."""
DATED = re.compile(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday)[’']s")
"""The day's news, as a determiner: 'Tuesday's study' is the one that the article is about."""
NO_STUDY = _WORDS["no_study"]
"""Determiners that single out no study."""
SCARCE = _WORDS["scarce"]
"""What there is too little of is no one study: 'there has been little research'."""
BEFORE_COMMA = _WORDS["before_comma"]
"""Last words of an opening that is no part of the phrase: 'On the other hand, research …'."""
RESULTS_TELL = re.compile(
    r"\s+(?:also |further )?(?:indicated?|suggest(?:ed)?|reveal(?:ed)?|show(?:ed)?) (?:that\b|\w+)"
)
"""'Results indicate that …' at the start of a sentence: those of the study at hand."""
DEFINITE = _WORDS["definite"]
SAME = _WORDS["same"]
OTHERS = _WORDS["others"]
"""Adjectives that make a phrase another study than the one at hand."""
OPENERS = _WORDS["openers"]
MAIN = _WORDS["main"]
PLURALS = _WORDS["plurals"]
EVIDENCE = _WORDS["evidence"]
MASS = _WORDS["mass"]
NEEDS_DETERMINER = _WORDS["needs_determiner"]
NAME_PARTS = _WORDS["name_parts"]
NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'&-]*|of|in|and)\s+$")
"""A capitalised noun after another capitalised word is part of a journal's name: 'Scientific Reports'."""
NAMED_BEFORE = re.compile(r"\w\W+(?!Journal\b)[A-Z][\w’'&-]*\s+$")
"""A name, not the first word of the sentence, right before a noun that may be a verb."""
OF_MANY = re.compile(
    r" (?:of|from) (?!the\b|these\b|this\b|that\b|a\b|an\b|both\b|two\b)(?:[a-z-]+ ){0,3}?(?:trials|"
    r"studies)\b"
)
"""The results of trials in general, of no one study."""
STOPS = _WORDS["stops"]
"""Words at which the phrase cannot begin any earlier."""

VERB_USE = re.compile(r"\s+(?:in|from|on|how|the|what|whether|a|an|that)\b", re.I)

WEAK = re.compile(
    r"\b[Ss]cience(?:,)? (?:says|agrees|backs|tells|has spoken|confirms)\b|\b(?:back(?:ed|s)?|"
    r"proven) (?:up )?by science\b"
)
"""Science invoked in passing, which reports nothing."""

_PEOPLE_NOUN = (
    r"researchers|scientists|authors|investigators|team|participants|volunteers|subjects|academics|scholars|"
    r"group|patients"
)
PEOPLE = re.compile(
    # The first letter stands first, so that the search skips to it.
    r"[TtHhAaMm](?<=\b.)(?:he(?:se|ir)?|hose|er|is|alf (?:of )?the|ll|"
    r"ost of the)\s+(?:\d[\d,]*\s+)?(?:(?:study|research|same|control|placebo|treatment|"
    rf"intervention|other|first|second|trial|exercise|comparison|two|three|[a-z]+-[a-z]+|\w+ish|\w+ese|"
    rf"\w+ean|\w+ian|\w+ican|U\.[SK]\.|U[SK]|Dutch|French|German|Swiss)\s+){{0,2}}(?:{_PEOPLE_NOUN}|groups)\b"
)
PEOPLE_ALSO = re.compile(
    r"\b[Ss]tudy (?:participants|authors|subjects|volunteers|team)\b|\b[Pp]articipants\b|\b[Vv]olunteers\b|"
    r"\b[Tt]est subjects\b"
    r"|(?:^|(?<=[,;] )|(?<=that )|(?<=while )|(?<=and ))[Tt]hose (?:who|in the|with the|taking|given|"
    r"assigned|on|whose|that|drinking|eating)\b"
    r"|^[Tt]hey(?: also| then| further)? (?:found|discovered|reported|concluded|observed|noted|showed|saw|"
    r"compared|followed|tracked|"
    r"measured|analy[sz]ed|examined|looked)\b"
    r"|\b(?:[Tt]he )?(?:[A-Z][a-z]+ )?(?:study|paper|report)[’']s (?:lead |senior |first )?authors?\b"
)
"""The people of a study: who did it, who took part; with a determiner, and other wordings."""
PEOPLE_ALSO_GATE = frozenset(
    ["study", "participants", "volunteers", "subjects", "those", "they", "author", "authors"]
)

COUNTED_GATE = re.compile(r"[Tt]h(?:e|ese|ose) (?:remaining )?\d")
COUNTED = re.compile(
    r"\b[Tt]h(?:e|ese|ose) (?:remaining )?(?P<n>\d{1,3}(?:,\d{3})+|"
    r"\d{2,7}) (?:[a-z][\w-]* ){0,2}?(?:adults|people|women|men|"
    r"children|patients|students|participants|volunteers|subjects|teenagers|teens|babies|infants|nurses|"
    r"workers|"
    r"individuals|mothers|athletes|couples|twins|pupils|residents|survivors|families)\b"
)
"""The people of a study by their number: 'the 162 adults'."""

TEAM = re.compile(
    r"\b([Aa]n? (?:(?:[A-Z][\w’'-]+|[a-z-]+) ){0,3}?(?:team|group|consortium|"
    r"collaboration)(?: of (?:[\w-]+ ){0,3}?(?:researchers|"
    r"scientists|doctors|academics|experts))?|(?P<personal>(?:[Mm]y|[Hh]er|[Hh]is)(?: own)? (?:group|team|"
    r"lab|laboratory)|"
    r"[Aa]n? (?:[a-z-]+ )?(?:researcher|scientist|doctor|physician|professor|\w+ologist|"
    r"\w+iatrist)(?: (?:named|called))?"
    r" [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}))\b"
    r"(?=(?P<based>,? based)? "
    r"(?:at|from|in|led|has|have|had|report\w*|found|finds|show\w*|describ\w*|conclud\w*|suggest\w*|"
    r"says|studied|tested|gave|"
    r"followed|tracked|asked|compared|looked|analy[sz]ed|discovered|fed|measured|scanned|recruited|put|"
    r"assigned|published|"
    r"randomi[sz]ed|treated|exposed|repeat\w*|replicat\w*|saw|ran)\b)"
)
"""A team that opens a study or is the one at hand ('an Irish team reports'), or one that is named."""

PEOPLE_IN = re.compile(
    r"\b(?:people|adults|women|men|patients|children|nurses|students|workers|households) (?:[a-z]+ ){0,2}?in "
    r"(?P<place>[A-Z][a-z]{3,})\b"
)
"""Where those who took part live: '40,000 people in China'."""
AT = re.compile(r"^\s*(?:at|from|in|of)\s+(?:the\s+)?")
BY_TEAM = re.compile(r"\b(?:by|from)\s+$")
"""Whose study it was that the sentence has just named: 'a smaller study, by a Peruvian team'."""
TEAM_GATE = _WORDS["team_gate"]
ORDINALS = frozenset(
    ["first", "second", "third", "fourth", "final", "further", "another", "follow-up", "later"]
)
PARTIAL = _WORDS["partial"]
"""What makes an analysis a part of the study at hand."""

BARE = re.compile(
    r"(?:^|[\s“\"—–(])((?:(?P<place>[A-Z][a-z]+)\s+)?(?:(?!(?:by|of|that|the|and|when|as|to|from|with|for|"
    r"in|but|while|what|which|these|those|some|"
    r"many|most|other|two|if|so|or)\s)[a-z]+\s)?(?:[Rr]esearchers|[Ss]cientists|"
    r"[Aa]cademics|[Ii]nvestigators))\b"
    r"(?!\s+(?:say|agree|know|believe|think|have long)\b)(?P<at>\s+(?:at|from|in|of)\s+"
    r"(?:the\s+|(?:an?|two|three) (?:[a-z]+ )?(?:universit(?:y|ies)|hospitals?|clinics?|colleges?|"
    r"institutes?) in (?:the )?)?"
    r"[A-Z][\w’'-]*(?:\s+(?:(?:of|and|the|for|&)\s+){0,2}[A-Z][\w’'-]*){0,6})?"
)
"""People of a study without an article, and where they work."""
SPECIALISTS = _WORDS["specialists"]
DOING = re.compile(
    r"(?:^|[\s“\"—–(])(?P<who>(?P<place>[A-Z][a-z]+\s+)?(?i:"
    + "|".join(sorted(SPECIALISTS))
    + r"))(?P<at>\s+(?:at|from|in|of)\s+(?:the\s+)?"
    r"[A-Z][\w’'-]*\.?(?:\s+(?:(?:of|and|the|for|&)\s+){0,2}[A-Z][\w’'-]*){0,6})?"
    r"(?=,?\s+(?:have\s+|has\s+)?(?:found|discovered|reported|showed|shown|tested|gave|compared|followed|"
    r"tracked|asked|studied|"
    r"measured|analy[sz]ed|recruited|scanned|observed)\b)",
)
"""Specialists who did a study, without an article: 'psychologists at Elm University found'."""
NO_HOUSE = _WORDS["no_house"]
"""What many houses are called, so that it tells none apart."""

ELLIPSIS = re.compile(
    r"(?:^|[;,]\s|\b(?:and|but|while|whereas)\s)((?:[Aa]n?|[Tt]he)\s+(?:second|third|fourth|fifth|larger|"
    r"smaller|newer|later|more recent|bigger|better|longer|"
    r"[12]\d{3}|[A-Z][a-z]+)(?:\s+(?:one|test|attempt|effort|comparison))?)\s+(?:found|showed|reported|"
    r"suggested|"
    r"linked|concluded|failed|saw|"
    r"did|came from|comes from|followed in|was done in)\b"
)
"""A study without its noun: 'A third found harm', 'a Swedish one showed nothing'."""
COUNTED_OFF = re.compile(
    r"(?:^|[;,]\s|\b(?:and|but|while|whereas)\s)"
    r"((?:[Tt]he (?:first|second|third|other)|(?:[Oo]ne|[Aa]nother)(?=,))(?: one)?)"
    r"(?P<aside>, (?:(?:published |done |conducted )?(?:in|from|by|at|with)|led by) [^,.;:“”\"]{2,70},|"
    r" (?:published (?:in|by)|done (?:in|by)|from|led by) [^,.;:“”\"]{2,70}) "
    r"(?:found|showed|reported|suggested|linked|concluded|failed|saw|put it down to|attributed)\b"
)
"""One of several: 'The first, from Japan, found that …'."""
OF_SYNTHESIS = re.compile(
    r"(?:the|these|those) (?:(?:included|eligible|\d{1,3}|[a-z]+(?:teen|ty)|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve) )?(?:studies|trials|experiments|papers)$",
    re.I,
)
"""The studies that a review has pooled: 'in most of the trials'."""
REPORT_LABEL = re.compile(
    r"(?:(?:main|key|primary|principal|overall) )?(?:results?|findings?|outcomes?|conclusions?|discussion|"
    r"interpretation|"
    r"bottom line|take-?away|what (?:they|the (?:study|researchers|team)) found)(?= ?[:–—] ?[\w“\"])",
    re.I,
)
"""The label over a part of a report: 'Results: Those who walked slept better.'"""
DONE_AT = re.compile(
    r"\s+(?:(?:that|which) (?:we|the (?:charity|foundation|institute|council)|[A-Z][\w’'&-]*(?: "
    r"[A-Z][\w’'&-]*){0,3})(?: have| has)? (?:part-|co-|"
    r"helped )?"
    r"(?:funded|fund|supported|support|paid for|commissioned|published)\b|"
    r"(?:(?:that|which) (?:was|were|has been) )?(?:(?:part-)?(?:led|conducted|done|carried out|published|"
    r"presented|"
    r"funded|released)\s+)?"
    r"(?:by|from|at|of)\s+"
    r"(?:(?:the|a|an|researchers|scientists|academics|experts|doctors|team|at|from|of|in)\s+){0,4}"
    r"(?!US\b|U\.S|UK\b|U\.K|America|Europe|Asia|Africa)[A-Z])"
)
"""Whose research it is: 'research from Oslo University' is a study, 'research' alone is none."""
DONE_BY = re.compile(r"\s+(?:published|led|conducted|done|carried out|by|from)\b")
"""Whose earlier research it was: without it 'previous research' is research in general."""
OF_IT = re.compile(r" of (?:it|(?:the|this|that) (?:study|paper|trial|book))\b")
SORT_OF = re.compile(r"\b(?:types?|kinds?|sorts?|forms?) of (?:[\w-]+ ){0,2}$", re.I)
"""A kind of study, no study: 'this type of study cannot prove …'."""
ONE_OF = re.compile(r"\b[Oo]ne of $")
SUPERLATIVE = re.compile(r"(?:the|its) (?:very )?(?:few|first|most|only|best|\w+est)\b", re.I)
"""One study, by what it stands out among: 'one of the largest trials to date found …'."""
REPEATED = re.compile(
    r"(?<!been )(?<!was )\b(?:repeat(?:ed|s|ing)?|replicat(?:ed?|es|ing)|reproduc(?:ed?|es|ing)|re-?ran)\s+$"
)
"""Whoever repeats a study does another: 'When Voss repeated the experiment, she found …'."""
ALSO_FOUND = re.compile(r"\s+(?:(?:have|has|had)\s+)?(?:also|even|since|separately)\b")
APPOSED = re.compile(r"[,(—–-]\s*$")
IS_A = re.compile(
    r"^\W*(?:(?:this|it|that|the (?:study|trial|research|paper|work))(?:,? however,?)? (?:was|is|were)|"
    r"as|because (?:this|it) (?:was|is)) (?:\w+ly |only |just )*$",
    re.I,
)
"""What kind of study the one at hand is: 'It was a cohort study'."""
BY_BEFORE = re.compile(r"\b(?:by|with|for)(?: the)?(?: [A-Z][\w’'&.-]+){0,4} ?$")
"""Researchers named as those who did a study that the sentence names already."""
UNLIKE = re.compile(r"\b(?:[Uu]nlike|[Ii]n contrast to|[Aa]s with|[Ll]ike|[Cc]ontrary to) (?:in )?$")
"""A study that another is only set against: 'Unlike NOCTURN, …'."""
FROM_DATA = re.compile(
    r"\b(?:data|records|figures|information|samples?|answers|participants|people|adults|women|men|part|"
    r"answered|"
    r"enrolled|used|using)\s+(?:[\w-]+\s+){0,3}?(?:from|in|of|by)?\s*$"
)
"""The survey that a study took its data from is no study of its own."""
BASED_ON = re.compile(
    r"^\W*(?:Based on|Using|Drawing on|With|Relying on)"
    r"(?: (?:data|answers|figures|records) (?:from|of|in))? $"
)
"""At the head of a sentence that goes on with those who did it: 'Based on a poll of nurses, the team …'."""
CONTRASTS = re.compile(
    r"\b(?:contrasts?|clash(?:es)?|conflicts?|contradicts?|disagrees?|chimes?|agrees?|echo(?:es)?|squares?|"
    r"fits?|"
    r"builds?|adds?|confirms?|mirrors?|supports?|backs? up|tall(?:y|ies)|in line|consistent|at odds|"
    r"follows?)\b"
    r"(?: (?:with|on|to|in))?"
)
"""One study set beside another: the sentence tells of the second."""
ELLIPSIS_GATE = _WORDS["ellipsis_gate"]
PLACE = re.compile(r"(?<=\s)[A-Z][a-z]{2,}(?=\s)")
AT_PLACE = re.compile(r"\s(?:at|from|in)\s(?:the\s)?[A-Z][\w’'-]+")
WHERE = re.compile(
    r"(?:study|trial|research|survey|analysis|experiment)\b[^.;]{0,40}?\b(?:in|"
    r"from)\s+(?!the journal)([A-Z][a-z]{3,})(?=[\s,.])"
)
"""Where a study comes from, among its adjectives: 'the Danish study', 'a Harvard study'."""

TITLED = re.compile(
    r"\b(?:study|paper|research|article|review|report|trial|findings|work),?\s*"
    r"(?:(?P<called>titled|entitled|called|named|"
    r"headlined)[,:]?\s*)?[“\"](?P<title>[A-Z][^”\"]{18,250}?)[,.]?[”\"]"
    r"(?(called)|(?=,?(?:\s\([A-Za-z ]{2,12}\))?\s"
    r"(?:was|is|were|will|has|appears?|appeared|which|published|in\s(?:the\s)?[A-Z])))"
)
"""The title of a study in quotation marks: 'The study, "Naps in nurses," was published …'."""
CAPITALISED = re.compile(r"(?:[A-Z][\w’'&.]*\s+(?:(?:of|and|&|in)\s+(?=[A-Z]))?)+(?=\S)")
SAMPLE = re.compile(
    r"\b(?:the\s+)?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,7})[\s-]+(?:[a-z][\w-]*\s+){0,4}?(?:people|adults|"
    r"participants|women|men|patients|children|students|"
    r"volunteers|subjects|person|adolescents|teenagers|teens|infants|babies|nurses|workers|individuals|"
    r"mothers|seniors|athletes|runners|"
    r"smokers|drinkers|girls|boys|couples|pairs|twins|respondents|undergraduates|pupils|residents|veterans|"
    r"households)\b"
)
"""How many took part."""

TRIAL_NAME = re.compile(
    r"(?P<name>\b(?:[A-Z][A-Z0-9-]{2,}|(?:[A-Z][\w’'-]+\s+){1,5}?(?:Health|Heart|Cohort|Biobank|"
    r"Longitudinal|Prevention|Ageing|Aging|Nutrition|Follow-up|Birth)))\s+"
    r"(?:[Tt]rial|[Ss]tudy|[Ii]nitiative|[Cc]ohort|[Pp]roject)\b"
)
