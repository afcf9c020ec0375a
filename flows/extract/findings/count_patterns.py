"""Wordings around a number that say whom it counts: people, one arm of several, those who were only asked."""

from __future__ import annotations

import re

PEOPLE_WORDS = (
    "participants? patients? subjects? adults? women men children adolescents? students? individuals? "
    "people persons? volunteers? respondents? infants? newborns? neonates? toddlers? babies nurses "
    "physicians? doctors? employees? workers? veterans? residents? mothers? fathers? parents? couples "
    "girls boys teenagers? youths? seniors? elders outpatients? inpatients? survivors? users? smokers? "
    "drinkers athletes? players? runners? soldiers? twins? cases? controls? pregnancies caregivers? "
    "carers? undergraduates? pupils? teachers? males? females? members? households? recipients? attendees "
    "beneficiaries consumers citizens practitioners musicians pharmacists students? mice rats animals "
    "dogs pigs rabbits monkeys schoolchildren preschoolers sufferers dyads families enrollees retirees "
    "officers personnel staff donors cyclists firefighters contacts midwives clinicians deliveries births "
    "migraineurs asthmatics diabetics vegetarians vegans graduates centenarians trainees interns surgeons "
    "dentists drivers farmers miners dancers swimmers pilots inmates prisoners refugees migrants "
    "immigrants spouses siblings offspring hamsters cats cows horses sheep lambs chickens zebrafish "
    "fetuses foetuses representatives stakeholders professionals preadolescents beagles broilers cattle "
    "calves goats informants"
)
PEOPLE = tuple(PEOPLE_WORDS.split())
_NO_PERSON = (
    r"(?:numb|pap|cent|epicent|manufactur|vouch|comput|oth|quart|paramet|lit|met|kilomet|centimet"
    r"|millimet|ord|disord|canc|ulc|mark"
    r"|biomark|regist|lett|clust|fib|lev|answ|barri|carri|pow|newspap|tow|summ|wint|dinn|flow|chapt|should"
    r"|fing|transduc|encount|contain|polym|dim|isom|lay|filt|tim|remind|prim|off|corn|fev)ers"
    r"|(?:guarant|committ|kn|tr|degr|f)ees"
    r"|(?:l|wr|f|cons|pers|ex|ass|res|tw|check)ists"
)
_PEOPLES = (
    r"(?:elderly|Japanese|Chinese|Vietnamese|Taiwanese|Portuguese|Lebanese|Sudanese)(?!\s(?!in\b|who\b"
    r"|with\b|were\b|aged\b|from\b|and\b|or\b"
    r"|for\b|took\b|at\b|living\b)[a-z])|Americans|Europeans|Africans|Asians"
    "|Germans|Italians|Koreans|Canadians|Australians|Danes|Swedes|Finns|youth|chicks|piglets|calves|pups|hens"
)
_HEALTHY = r"(?:healthy|control|comparison|unaffected|matched|normal|unexposed|non-?\w+|typical\w*)"
ANY_PERSON = "|".join(word.replace("s?", "s") for word in PEOPLE) + (
    r"|(?:(?<=infant )|(?<=child )|(?<=newborn )|(?<=offspring )|(?<=baby )|(?<=caregiver )"
    r"|(?<=partner ))pairs"
    rf"|(?-i:HC?Ws|HCPs|CHWs|MSMs|PWIDs|RNs|EMTs)|{_PEOPLES}|(?!(?:{_NO_PERSON})\b)[a-z]{{2,}}(?:ers"
    rf"|ists|ians|ees)"
)
COUNT = r"(?<![\w.,:$€£/–-])(?P<n>\d{1,3}(?:[,\u2009\u202f ]\d{3})+|\d+)(?![\d%]|\.\d|,\d{3}|\s?%|-|:\d)"
_NOT_BETWEEN = (
    "of|to|studies|trials|articles|populations|including|years?|in|for|were|was|had|with|reporting|on|at|by|from|than|as|that|which|who|about|into|between"
    "|among|after|before|during|because|is|are|be|been|have|has|but|using|did|died|per|through|vs|versus|when|where|while|if|out"
)
COUNTED = re.compile(
    rf"{COUNT}(?!\s(?:years?|weeks?|months?|days?|hours?|minutes?|mg|g|ml|kg|cm|mm|of|to|and|or|in|out|"
    rf"versus|vs|were|was|had|per|with|for|times|points?)\b)"
    r"(?:,?\s\d+(?:[-–]\d+)?[-\s]?(?:wk|week|day|d|month|mo|year|yr|kg|g)s?(?:[-\s]olds?)?(?=\s[a-z]))?"
    rf"(?P<between>(?:\s\([^)]{{1,40}}\))?(?:\stype\s[12])?"
    rf"(?:[\s-](?!(?:{_NOT_BETWEEN})\b|(?<=s )(?:and|or)\b)"
    rf"(?:[A-Za-z][\w'’/-]*,?|\d+(?:st|nd|rd|th),?|[–-]"
    rf"|\([^()\d]{{1,20}}\))){{0,7}}?)\s(?P<noun>{ANY_PERSON})\b(?!-)"
    rf"(?!\s?[-/]\s?(?:years?|days?|months?)|\s(?:groups?|arms?|conditions?)\b)",
    re.I,
)
NO_PEOPLE = (
    r"(?:stud(?:y|ies)|trials?|RCTs?|articles?|papers?|reports?|publications?|reviews?|cohorts?"
    r"|surveys?|records?|datasets?"
    r"|hospitals?|schools?|cent(?:er|re)s?|sites?|clinics?|practices?|countries|items?|questions?"
    r"|samples?|specimens?"
    r"|isolates?|sessions?|iterations?|models?|scenarios?|sequences?|genomes?|genes?|proteins?|drugs?"
    r"|compounds?|events?|episodes?|visits?"
    r"|variants?|SNPs|loci|images?|tweets?|posts?|swabs?|tests?|infections?|deaths?|publications?"
    r"|records?|cells?|lines?|species|foods?"
    r"|measures?|factors?|themes?|categories|domains?|sub-?themes?|meta-analyses|comparisons?|outcomes?"
    r"|blocks?|beds?|claims?|teeth|eyes|"
    r"interviews?|features?|metabolites?|lesions?|peptides?|pathways?|biomarkers?|codes?|words?|groups?"
    r"|clusters?|villages?|universities|companies)\b"
)
EQUALS = re.compile(
    r"\b(?P<letter>[nN](?=\s?=|\sof|\swas)|(?:cases|controls|patients|participants|subjects|women"
    r"|men)(?=\s?=))"
    r"\s?(?:=|of|was)\s?(?P<n>\d{1,3}(?:[,\u2009\u202f ]\d{3})+|\d+)(?!\.\d|\d|%)"
    rf"(?!\s{NO_PEOPLE})"
)
ARM = re.compile(
    rf"{COUNT}\s(?:[\w-]+\s){{0,2}}?(?:in|to|received|on|allocated to|assigned to|randomi[sz]ed to)"
    rf"\s(?:the\s|a\s|an\s)?(?!\d)[\w-]+",
    re.I,
)
VERB_PEOPLE = re.compile(
    rf"\b(?:enrolled|enrolling|comprising|recruited|included|including data from|randomi[sz]ed|studied|"
    rf"surveyed|interviewed|interviews with|followed|examined|"
    rf"tested|sample of|sampled|cohort of|total of|total sample)\s(?:a total "
    rf"of\s)?{COUNT}(?!\s?(?:years?|weeks?|months?|days?|[-]))"
    rf"(?!\s(?:and|or)\s[\d,]+\s(?:[\w-]+\s){{0,2}}?{NO_PEOPLE})(?!\s(?:and\s[\d,]+\s)?person\b)(?!\s"
    rf"(?:[\w-]+\s){{0,3}}?{NO_PEOPLE})"
    r"(?=\s?[\[(.,;:)]|\s(?:to|who|with|from|were|was|in|and|or|aged?|at|for|into|between|during|over"
    r"|as|of|had|has|have|by|on|using|met"
    r"|Wistar|Sprague)\b|\s(?-i:[A-Z])|\s?$)",
    re.I,
)
BARE = re.compile(
    rf"{COUNT}\s(?:\([^)]{{1,30}}\)\s)?(?:were|was|had been|have been|are)\s(?:finally\s|then\s)?"
    r"(?:randomi[sz]ed|randomly|enrol?led|included|assigned|allocated|recruited|analy[sz]ed)\b"
    rf"|{COUNT.replace('<n>', '<m>')}\s(?:\([^)]{{1,30}}\)\s)?"
    r"(?:agreed to|consented|participated|took part|responded)\b"
    rf"|{COUNT.replace('<n>', '<e>')}\s(?:[\w-]+\s)?(?:enrolled|randomi[sz]ed|recruited)\b"
    r"(?!\s(?:[\w-]+\s)?(?:groups|arms|trials|studies|controlled))"
    rf"|{COUNT.replace('<n>', '<t>')}\s(?:[\w-]+\s)?in (?:total|all)\b"
    rf"|{COUNT.replace('<n>', '<of>')}\s(?:[\w-]+\s){{1,3}}?"
    r"(?:convenience |random |community )(?:sample|cohort)\b"
    rf"|{COUNT.replace('<n>', '<files>')}\s(?:patient|medical|clinical|health) (?:records|files|charts)\b"
    rf"|\b(?:studies|trials|RCTs)\s(?:and|with|involving|including)\s"
    rf"{COUNT.replace('<n>', '<samples>')}\ssamples\b"
    rf"|\bleaving\s(?:a (?:total|final sample) of\s)?{COUNT.replace('<n>', '<left>')}",
    re.I,
)
TOOK_PART = re.compile(
    r"^\s?\([\d.\s%]+\)\s(?:agreed|consented|took part|responded"
    r"|participated(?=[.,;]| in (?:the|this|our) (?:study|trial|survey|research|interview))"
    r"|were (?:randomi|includ|enrol|analy|recruit))",
    re.I,
)
CASE = re.compile(
    r"\b(?:developed|occurred|seen|diagnosed|observed) in an? \d{1,3}-(?:year|month|week|day)-old\b"
    r"|\b(?:report|present|describe)s? a (?:rare |unusual )?case of "
    r"(?:[\w-]+ ){0,4}?(?:an?|one) (?:patient|man|woman|boy|girl|child|infant)\b"
    r"|\b(?:report|present|describe)s? (?:a|an|the"
    r"|one) (?:[\w-]+\s){0,3}?case\b[^.]{0,120}?\bin an?\s(?:[\w-]+\s){0,3}?"
    r"(?:patient|man|woman|boy|girl|child|infant|male|female)\b"
    r"|\b(?:case of an?|we (?:report|present|describe)(?: (?:the case of|on))? an?"
    r"|case report\b[^.]*\.[^.]*?\ban?)\s"
    r"(?:[\w-]+\s){0,3}?\d{1,3}-(?:year|month|week|day)-old\b",
    re.I,
)
SENT_TO_ARM = re.compile(
    r"\s(?:were|was)?\s?(?:randomly\s)?(?:(?:allocated|assigned|randomi[sz]ed) to|assigned) (?:the |a "
    r"|an )?"
    r"(?!one|either|two|three|each|2|3|to\b|into|in\b|1:1|between|among|randomly|by\b|based|equally"
    r"|at\b|and\b)",
    re.I,
)
PER_GROUP = re.compile(
    r"\bn\s?=\s?(?P<n>\d+)\s?(?:per|in each|each|for each|/)\s?(?:of the )?(?:groups?|arms?|conditions?)\b",
    re.I,
)
GROUPS = re.compile(r"\b(?P<groups>[2-9])\s(?:[\w-]+\s){0,2}?(?:groups|arms|conditions)\b", re.I)
ALLOTTED = re.compile(r"assigned|allocated|randomi[sz]ed|divided|received|groups", re.I)
EACH = re.compile(
    rf"{COUNT}\s[^.;\d]{{0,60}}?\b(?:in|to|per)\s(?:each\s)?(?:of\s)?(?:the\s)?(?P<groups>\d|two|three"
    rf"|four)\s(?:groups|arms)\s?(?:each)?"
)
BEFORE_ARM = re.compile(
    r"(?!A group of)(?:first|second|third|intervention|control|treatment|study|experimental|placebo"
    r"|comparison|exercise|[A-Z])\s(?:group"
    r"|arm)\s"
    r"(?:\(?n\s?=\s?|comprised|included|consisted of|had|of|with)?\s*$"
)
_NOT_LEFT_OVER = r"(?!\s(?:(?:were|was)\s(?:finally\s|actually\s)?(?:analy[sz]|evaluat|assess)|completed\b))"
"""Behind a number of people, what says that they are those of the number before who were kept."""
PAIR = re.compile(
    rf"(?:,(?:\sand)?|\s(?:\([^)]{{1,40}}\)\s)?(?:[^.;,:\d()]{{1,45}}\s)?and(?:\sin)?)\s"
    rf"(?P<n>\d[\d,]*)\s(?:[a-z-]+\s){{0,3}}(?:{ANY_PERSON})\b",
    re.I,
)
DATED = re.compile(
    r"\b(?:in|since|until|to|and|from|through|during|between|Jan\w*|Feb\w*|March|April|May|June|July"
    r"|Aug\w*|Sep\w*|Oct\w*|Nov\w*"
    r"|Dec\w*)\s(?:\d{1,2},?\s)?$"
)
GROUP = re.compile(
    r"^[\s,]*(?:\([^)]*\)\s*)?(?:(?:enrolled|included|treated|allocated|recruited|were)\s)?"
    r"(?:in|to|on|receiv\w+|given|assigned to|allocated to|randomi[sz]ed to)"
    r"\s(?:the\s|a\s)?[\w\s-]{0,30}(?:group|arm|placebo|control|condition|intervention|usual)",
    re.I,
)
LABEL = re.compile(
    r"(?:^|(?<=[.!?] ))(?:Participants|Patients|Subjects|Sample|Methods|Background"
    r"|Introduction|Results|Design|Setting|Interventions?|(?:Main )?[Oo]utcomes?(?: measures?)?"
    r"|Measurements"
    r"|Findings|Conclusions?): "
)
OF_THOSE_ASKED = re.compile(
    rf"{COUNT}\s(?:\([^)]*\)\s)?(?:out\s)?of\s(?:the\s"
    rf"|all\s)?\d[\d,]*\s(?:[\w-]+\s){{0,3}}(?:{ANY_PERSON})\s"
    r"(?:\([^)]*\)\s)?(?:with\s(?:[\w-]+\s){1,3})?"
    r"(?:completed|responded|participated|agreed|returned|took part|consented"
    r"|were (?:included|recruited|enrol\w+|analy\w+))",
    re.I,
)
ONE_OF_SEVERAL = re.compile(
    r"\b(?:Study|Experiment|Sample|Cohort|Trial)s?\s(?:\d|[IVX]+|[A-D])\W{1,3}$", re.I
)
GROUPS_OF = re.compile(
    r"\b(?P<groups>[2-9]|1\d)\s(?!focus)(?:[\w-]+\s){0,2}?groups\s"
    r"(?:of|containing|comprising|with|each (?:of|with|containing|comprising))\s"
    r"(?P<n>\d{1,3})\s?(?!to\b|or\b|[-–])"
    rf"(?:(?!and\b)[\w-]+\s){{0,3}}?(?:{ANY_PERSON}|each\b)(?!\sand\s\d)",
    re.I,
)
SEVERAL_N = re.compile(r"\bn\s?=\s?(?P<all>\d[\d,]*(?:, \d[\d,]*)+,? and \d[\d,]*\d)", re.I)
FORMED = re.compile(
    rf"{COUNT}\s(?:[\w-]+\s){{0,9}}?(?:formed|constituted|made up) the (?:final |study |analytic )*"
    r"(?:cohort|sample|population)",
    re.I,
)
ONE_PERSON = re.compile(
    r"\d-(?:year|month|week|day)-old,?\s(?:[\w-]+,?\s){0,2}?(?:man|woman|girl|boy|male|female|infant"
    r"|patient|child)\b",
    re.I,
)
BY_ITS_NUMBER = re.compile(
    r"\b(?:aged?|age|top|per|(?<!more )than|grade|least|every|type|stage|phase|level|class|wave|step"
    r"|day|week"
    r"|score|\d (?:to|or))\s$",
    re.I,
)
THE_REST = re.compile(
    r"[^.;\d]{1,90}\sand\s(?P<n>\d[\d,]*)\s(?:were|was|did|served|acted|received|got|continued|remained"
    r"|drank|ate|slept)\b"
    r"(?!\s(?:\w+\s)?(?:excluded|lost|withdrawn|analy[sz]ed|not|female|male|women|men|included|eligible"
    r"|followed|still))",
    re.I,
)
STUDIES_COUNTED = re.compile(
    rf"{COUNT}\s(?!patient|medical|clinical|health)(?:[\w-]+\s){{0,3}}?(?:studies|trials|RCTs|articles"
    rf"|papers|reports|publications|reviews|records)\b",
    re.I,
)
DENOMINATOR = re.compile(
    r"\d\s?(?:\([^)]{1,15}\)\s)?(?:(?:out )?of(?: the| these)?\s|/\s?)(?P<n>\d[\d,]*)(?![\d.]|\s?%)", re.I
)
OF_ALL_SOME = re.compile(
    rf"\bof (?:the |these |all )?\d[\d,]*\s(?!(?:[\w-]+\s)?randomi)(?:[\w-]+\s){{0,4}}?(?:{ANY_PERSON})\s?"
    rf"(?!who were randomi)[^.;]{{0,60}}?,\s{COUNT}\s"
    r"(?:\([^)]{1,15}\)\s)?(?:[\w-]+\s){0,2}?(?:were\s(?:successfully\s|finally\s|eventually\s)?"
    r"(?:included|randomi[sz]ed|enrol?led|recruited|genotyped|analy[sz]ed|retained|studied)"
    r"|met\s(?:the\s|all\s|our\s)?(?:inclusion|eligibility|entry|selection|study))\b",
    re.I,
)
COUPLE = re.compile(
    rf"\b(?:groups|arms|subgroups|cohorts|samples)\s(?:comprised|included|consisted of|contained|had|of)\s"
    rf"{COUNT}\sand\s(?P<other>\d[\d,]*)\s"
    rf"(?:[\w-]+\s){{0,2}}?(?:{ANY_PERSON})\b",
    re.I,
)
OF_WHOM = re.compile(
    rf"\bof (?:whom|which|these|them),?\s{COUNT}\s[^.;]{{0,60}}?\b(?:were (?:finally )?(?:analy[sz]ed"
    r"|included in the)"
    r"|had complete data|provided (?:complete )?data)",
    re.I,
)
_AGED = (
    r"(?:[^.;\d]|\d+(?=\s?(?:[-–]|to|and)\s?\d+[\s-](?:years?|yr|weeks?|months?|days?)\b|[\s-](?:years?"
    r"|yr|weeks?|months?|days?|minutes?|hours?)\b)){1,110}?"
)
SAME_AGAIN = (
    _AGED + r"\sand\s(?:(?:in|from|of|by|to)\s)?(?P<n>\d[\d,]*)\s(?:[\w-]+\s){0,2}?NOUN\b" + _NOT_LEFT_OVER
)
BESIDE = re.compile(
    rf"{_AGED}\b(?:(?:compared|in comparison|matched) (?:with|to)|versus|vs\.?|and|against|plus)\s"
    rf"(?P<n>\d[\d,]*)\s"
    rf"(?:[\w-]+\s){{0,3}}?(?:controls\b|{_HEALTHY}\s(?:[\w-]+\s){{0,2}}?(?:{ANY_PERSON})\b)",
    re.I,
)
MATCHED_TO = re.compile(
    rf"\bmatched\b[^.;]{{0,140}}?\b(?:to|with)\s(?P<n>\d[\d,]*)\s(?:[\w-]+\s){{0,3}}?(?:{ANY_PERSON})\b", re.I
)
ACROSS_STUDIES = re.compile(
    rf"{COUNT}\s(?:[\w-]+\s){{0,2}}?(?:{ANY_PERSON})\s(?:\([^)]{{1,40}}\)\s)?(?:across|in"
    rf"|from)\s\d+\s(?:[\w-]+\s){{0,3}}?"
    r"(?:studies|trials|RCTs|cohorts)\b",
    re.I,
)
OF_STUDIES = re.compile(
    rf"(?:studies|trials|RCTs|cohorts)\s?\((?:n\s?=\s?)?(?P<n>\d[\d,]*)\s(?:[\w-]+\s){{0,2}}?"
    rf"(?:{ANY_PERSON})\b",
    re.I,
)
BOTH = re.compile(
    rf"\b(?:from|in|of|on|among|with|included|comprised|between|studied"
    rf"|examined)\s{COUNT}\s(?:[\w-]+\s){{1,3}}and\s(?P<other>\d[\d,]*)\s"
    rf"{_HEALTHY}\s(?:[\w-]+\s){{0,2}}?(?:{ANY_PERSON})\b",
    re.I,
)
SCREENED_SOME = re.compile(
    rf"\b(?:screened|assessed|eligible|invited|approached|contacted|identified)\b[^.;]{{0,50}}?,?\s"
    rf"(?:and|of (?:whom|which|these|them))\s"
    rf"{COUNT}\s(?:\([^)]{{1,20}}\)\s)?(?:[\w-]+\s){{0,1}}?(?:were\s|was\s)?(?:enrol|randomi|included"
    rf"|recruited|consented|agreed)",
    re.I,
)
SERVED = re.compile(
    r"[^.]{1,160}?[;,]?\s(?:and\s)?(?P<n>\d[\d,]*)\s(?:[\w-]+\s){1,9}?(?:served|acted|were)\s(?:as|the"
    r"|in)\b"
    r"[^.;]{0,40}?"
    r"\b(?:control|comparison|reference|waiting)",
    re.I,
)
