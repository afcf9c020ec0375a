"""The patterns by which sentences are told apart, one entry each. A new cue is a new entry."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern. ``gate``: words of which one must be there (cheap); ``own_words``: not inside quotes."""

    name: str
    pattern: re.Pattern[str]
    example: str
    gate: frozenset[str] = frozenset()
    own_words: bool = False


def _rule(name: str, pattern: str, example: str, gate: str = "", own_words: bool = False) -> Rule:
    return Rule(name, re.compile(pattern, re.I), example, frozenset(gate.split()), own_words)


_EFFECT = (
    r"improv\w*|reduc\w*|lower\w*|rais(?:e|es|ed|ing)|increas\w*|decreas\w*|boost\w*|prevent\w*|protect\w*|caus(?:e|es|ed|ing)|"
    r"trigger\w*|worsen\w*|harm\w*|damag\w*|help(?:s|ed|ing)?|eas(?:e|es|ed|ing)|reliev\w*|sooth\w*|treat(?:s|ed|ing)?|cur(?:e|es|ed|ing)|"
    r"heal(?:s|ed|ing)?|benefit\w*|affect\w*|influenc\w*|alter(?:s|ed|ing)?|slow(?:s|ed|ing)?|speed\w*|delay\w*|"
    r"shorten\w*|lengthen\w*|strengthen\w*|weaken\w*|cut(?:s|ting)?|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed)|halv(?:e|es|ed)|"
    r"promot\w*|support(?:s|ed|ing)?|enhanc\w*|stimulat\w*|suppress\w*|inhibit\w*|block(?:s|ed|ing)?|fight(?:s|ing)?|combat\w*|"
    r"lead(?:s|ing)? to|led to|result(?:s|ed|ing)? (?:in|from)|contribut\w* to|linked|tied|associated|correlat\w*|connected to|"
    r"relat(?:ed|es) to|associat\w*|predict\w*|put(?:s|ting)? (?:you|people|them) at|gain(?:s|ed)?|los(?:e|es|ing)|lost|"
    r"release[sd]?|regulat\w*|disrupt\w*|interfer\w*|impair\w*|calm(?:s|ed|ing)?|mak(?:e|es|ing) (?:you|people|us|it|them)|made (?:them|people|it)|"
    r"burn(?:s|ed|ing)?|build(?:s|ing)?|clog(?:s|ged)?|detox\w*|kill(?:s|ed|ing)?|spread(?:s|ing)?|develop(?:s|ed|ing)?|suffer\w*|"
    r"aggravat\w*|exacerbat\w*|alleviat\w*|mitigat\w*|minimi[sz]\w*|diminish\w*|restor\w*|sharpen\w*|dull(?:s|ed)?|drop(?:s|ped)?|"
    r"fell|fall(?:s|ing)? by|rose|rise[sn]?|climb\w*|declin\w*|shr[aiu]nk\w*|grow(?:s|n)?|grew|spik(?:e|es|ed|ing)|plummet\w*|keep(?:s|ing)?|kept|"
    r"allow(?:s|ed|ing)?|enabl\w*|create[sd]?|provid\w*|bring(?:s)?|contain(?:s|ed)?|irritat\w*|trap(?:s)?|dehydrat\w*|absorb\w*|reset\w*|flush\w*|work(?:s|ed)?"
)

RULES: tuple[Rule, ...] = (
    _rule("effect", rf"\b(?:{_EFFECT})\b", "Walking eases knee pain."),
    _rule(
        "comparison",
        r"\b(?:more|less|fewer|greater|higher|lower|better|worse|longer|shorter|faster|slower|stronger|healthier|larger|smaller|twice|"
        r"half|thinner|heavier|happier|calmer)\b|\b(?:as likely|no difference|differ(?:s|ed|ence|ences)?)\b",
        "They slept longer.",
    ),
    _rule("percent", r"\b\d[\d.,]*\s?(?:%|per ?cent|percentage points?)|\b(?:hazard|odds|risk|relative) ratio\b|\bp\s?[<=]", "It fell by 12 percent."),
    _rule(
        "risk",
        r"\b(?:risks?|likely|likelihood|chances?|odds|probability|prone|rates? of|incidence|susceptible|vulnerable)\b",
        "Smokers are more likely to snore.",
        "risk risks likely likelihood chance chances odds probability prone rate rates incidence susceptible vulnerable",
    ),
    _rule(
        "evaluation",
        r"\b(?:good|great|bad|best|worst|safe|unsafe|dangerous|harmful|harmless|effective|ineffective|essential|important|vital|crucial|"
        r"key|beneficial|detrimental|healthy|unhealthy|unhealthier|necessary|useless|helpful|unhelpful|toxic|risky|addictive|natural|normal|common|"
        r"rare|useful|critical|superior|ideal|protective|possible|powerful)\b|\b(?:need|needs|require|requires|should|plays? a|matters?)\b",
        "Sleep is essential for memory.",
    ),
    _rule(
        "state",
        r"\b(?:is|are|was|were|isn[’']t|aren[’']t) (?:\w+ )?(?:a|an|one|the|caused|associated|linked|due|not)\b|\b(?:affects?|means?|occurs?|happens?|includes?|depends?|"
        r"has no|have no|does not|do not|doesn[’']t|don[’']t|did not|didn[’']t|no evidence)\b",
        "Insomnia is a common disorder.",
    ),
    _rule("modal", r"\b(?:can|may|might|could|will|would|cannot|can[’']t|won[’']t)\b", "Tea may help."),
    _rule(
        "finding",
        r"\b(?:found|finds?|finding|findings|show(?:s|ed|n|ing)?|suggest(?:s|ed|ing)?|reveal(?:s|ed|ing)?|report(?:s|ed)|link(?:s|ed|ing)|indicat(?:e|es|ed|ing)|"
        r"conclud(?:e|es|ed|ing)|discover(?:s|ed)?|demonstrat(?:e|es|ed|ing)|confirm(?:s|ed|ing)?|observ(?:e|es|ed)|tie[sd]|associat(?:e|es|ed)|"
        r"estimat(?:e|es|ed)|calculat(?:e|ed)|according to|point(?:s|ed)? to|see|saw|seen|identified|detected|noted|prov(?:e|es|ed|en)|support(?:s|ed)?|hint(?:s|ed)?|"
        r"conclusion|evidence|results?)\b",
        "A new study found that naps help.",
    ),
    _rule(
        "past",
        r"\b(?:was|were|had|did|didn[’']t|wasn[’']t|weren[’']t|felt|slept|ate|drank|lost|gained|fell|rose|grew|kept|went|took|made|saw|became|scored|"
        r"performed|reported|showed|experienced|lived|died|spent|ran|got|remained|stayed|\w{3,}ed)\b",
        "Their pain eased.",
    ),
    _rule("question", r"\?[”\"’)]?\s*$", "Does coffee harm the heart?"),
    _rule(
        "imperative",
        r"^\W*(?:just |so |then |instead, |first, |please |also |always |never |don[’']t |do not )*(?:try|let|consider|remind|ask|talk|read|click|avoid|aim|"
        r"start|stop|keep|take|make|eat|drink|add|use|choose|pick|go|get|set|put|check|see|sign|follow|swap|limit|give|speak|"
        r"look|listen|find|turn|join|visit|call|book|order|buy|mix|store|apply|wash|stick|skip|plan|practice|practise|write|pay|don[’']t|be|never|stay|opt|seek|cook|save|learn|subscribe|wear|breathe|lie|sit|place|replace|bring|leave|track|step)\b(?!ing)",
        "Try to keep a regular bedtime.",
        own_words=True,
    ),
    _rule(
        "funding",
        r"\b(?:funded|funding|sponsored|paid for|financed|supported) by\b|\b(?:grants?|competing interests?|conflicts? of interest|disclos(?:ed|ure)|"
        r"financial(?:ly)? (?:support|ties)|received (?:fees|money|funding)|bankrolled|no role in the design)\b|\bfunding\b",
        "The study was funded by a juice maker.",
        "funded funding sponsored financed supported grant grants competing conflict conflicts disclosed disclosure financial financially fees bankrolled role paid",
    ),
    _rule(
        "career",
        r"\b(?:joined|graduated|earned (?:her|his|a) (?:PhD|degree|doctorate)|has (?:worked|practi[sc]ed|taught|written|published|spent|served)|is the author of|"
        r"her (?:latest )?book|his (?:latest )?book|teaches at|studied (?:medicine|nutrition|psychology) at|years of experience|runs a (?:clinic|practice)|"
        r"(?:her|his|their) research (?:focuses|examines|looks)|specialis?zes? in|speciali[sz]es in|was not involved (?:in|with)|wasn[’']t involved|did not take part in the|who led the (?:study|research|work)\.?$|"
        r"presented (?:at|to) the|at the annual meeting|peer[- ]reviewed|has not (?:yet )?been (?:peer|published))\b",
        "She joined the university in 2009.",
    ),
    _rule(
        "outlook",
        r"\b(?:more|further|larger|longer|future|additional) (?:\w+ )?(?:research|studies|trials?|work|evidence) (?:is|are|will|needs?|would|should|to)\b|"
        r"\b(?:plans?|hopes?|planning|intends?|now want) to (?:study|test|repeat|examine|investigate|run|look|follow|explore|recruit)\b|\bremains to be seen\b",
        "More research is needed.",
        "research studies trial trials work evidence plan plans hope hopes planning intend intends want remains",
    ),
    _rule(
        "first_person",
        r"(?:^|[\s(—–])(?:I|I[’']m|I[’']ve|I[’']d|my|me|myself)\b",
        "I tried it for a week.",
        "i my me myself i'm i’m i've i’ve i'd i’d",
        own_words=True,
    ),
    _rule("second_person", r"\b(?:you|your|yourself|you[’']re)\b", "You may feel better.", "you your yourself you're you’re"),
    _rule(
        "own_finding",
        r"\b(?:we|I) (?:also |then |have |even |did |didn[’']t |did not )?(?:found|find|show(?:ed|n)?|saw|observed|discovered|demonstrated?|see)\b|"
        r"\b(?:our|these|the|this|their) (?:\w+ )?(?:study|results?|findings|data|trial|analysis|research|work|paper)\b",
        "“We found that naps help,” she said.",
        "we i our these the this their",
    ),
)
"""What a sentence is made of."""

METHOD_KEPT: tuple[Rule, ...] = (
    _rule(
        "exposure_given",
        r"\b(?:participants?|volunteers|subjects|patients|men|women|adults|children|students|people|half|group|groups|they|others?|rest|mice|rats|team|researchers)\b"
        r"[^.;]{0,60}?\b(?:(?:were|was|had been) (?:randomly |then |each |also )?(?:shown|given|assigned|asked|told|split|divided|randomi[sz]ed|allocated|fed|exposed|instructed|put|invited to (?:eat|drink|sit|walk))"
        r"|(?:ate|drank|took|received|swallowed|wore|watched|followed a|completed \w+ sessions)\b)",
        "Half of the volunteers were given a placebo.",
    ),
    _rule(
        "groups_compared",
        r"\b(?:monitored|compared|recorded|tracked|noted|watched|observed|measured)\b[^.;]{0,60}?\b(?:who|those|with those|which of|whether)\b|\bcompar(?:ed|ing)\b[^.;]{0,90}\b(?:with|to|and|against)\b",
        "Researchers monitored who napped and who did not.",
        "monitored compared comparing recorded tracked noted watched observed measured",
    ),
)
"""Procedure that says what was compared: kept as part of a study's report, with little confidence.

The switch: an entry moved from here to ``METHOD_DROPPED`` is no claim any more.
"""

METHOD_DROPPED: tuple[Rule, ...] = (
    _rule(
        "sampling",
        r"\b(?:surveyed|recruited|enrolled|interviewed|followed|tracked|analy[sz]ed|examined|studied|reviewed|pooled|looked at|combed through|collected|drew on|gathered|used data|included|"
        r"involved|questioned|polled|tested|scanned|monitored|assessed|evaluated|combined)\b[^.;]{0,80}?(?:\b\d[\d,]{1,}\b|\bdata\b|\brecords\b|\bquestionnaires?\b|\bsamples?\b|\bdozens\b|\bhundreds\b|\bthousands\b|\bmillions?\b|\bstudies\b|\btrials\b|\bpapers\b)",
        "The team surveyed 893 adults in five countries.",
    ),
    _rule(
        "instrument",
        r"\b(?:filled (?:in|out)|completed|answered|wore|kept)\b[^.;]{0,40}?\b(?:questionnaires?|surveys?|diar(?:y|ies)|monitors?|trackers?|tests?)\b|"
        r"\b(?:measured|assessed|recorded|took|collected)\b[^.;]{0,50}?\b(?:using|with|by means of|samples|swabs|scans)\b|\b(?:adjusted|controlled|accounted) for\b|\b(?:were|was) (?:measured|assessed|recorded|taken|collected|weighed|scanned|recruited|enrolled|surveyed|interviewed|followed)\b",
        "Participants filled in a questionnaire every month.",
    ),
    _rule(
        "aim",
        r"\b(?:wanted|set out|sought|aimed|decided) to (?:find|see|know|learn|test|understand|explore|examine|investigate|determine|look|study)\b|\bto find out\b",
        "The team wanted to find out whether naps help.",
    ),
    _rule(
        "publication",
        r"^\W*(?:the|their|his|her|these|this) (?:\w+ ){0,3}(?:study|findings|results|research|paper|work|review|trial)[^.;]{0,12}?\b(?:was|were|is|are|appears?|appeared|will be) (?:\w+ ){0,2}(?:published|presented|appear|in the journal|online|out)\b[^;]{0,100}$",
        "The findings were published on Monday in a journal.",
        "study findings results research paper work review trial",
    ),
)
"""Procedure that claims nothing: how many were asked, with what instrument, where it was published."""

STANCE: tuple[Rule, ...] = (
    _rule("myth_label", r"^\W*(?:myth|misconception|fiction|claim)\b[^:]{0,12}:", "Myth: Reading in dim light ruins your eyes.", "myth misconception fiction claim"),
    _rule(
        "contrary",
        r"\b(?:contrary to|despite (?:what|the (?:popular |common |widespread )?(?:belief|claim|myth|idea|notion))|not true that|no truth (?:in|to)|there[’']s no truth|false that|myth that|"
        r"misconception that|debunk\w*|unfounded|(?:claims?|idea|notion|belief) that[^.]{0,80}(?:is|are) (?:false|wrong|a myth|untrue|unproven|misleading|overblown|not supported))\b",
        "Contrary to popular belief, eggs do not clog arteries.",
        "contrary despite true truth false myth misconception debunk debunks debunked unfounded claim claims idea notion belief",
    ),
    _rule(
        "alleged",
        r"\b(?:it is (?:often|widely|commonly|frequently|sometimes) (?:claimed|said|believed|assumed|thought)|it[’']s (?:often|widely|commonly) (?:claimed|said|believed|thought)|"
        r"(?:many|some|most|lots of) people (?:\w+ )?(?:believe|think|assume|swear|claim)|people (?:often |still )?(?:believe|think|assume)|you[’']ve (?:probably |likely |surely )?heard|you (?:may|might|have|will) (?:\w+ )?(?:have )?hear[d]?|old wives|conventional wisdom|folklore|"
        r"so-called|supposed(?:ly)?|alleged(?:ly)?|purported(?:ly)?|touted|(?:influencers|proponents|fans|supporters|advocates|enthusiasts|tiktokers|marketers) (?:\w+ )?(?:claim|say|swear|insist|promise|believe|argue|promote|tout)|(?:legend|rumou?r) has it)\b",
        "It is often claimed that sugar makes children hyperactive.",
        "it it's it’s people you've you’ve you old conventional folklore so supposed supposedly alleged allegedly purported purportedly touted influencers proponents fans supporters advocates enthusiasts legend rumor rumour tiktokers marketers",
    ),
    _rule(
        "rebuttal",
        r"\b(?:no (?:good |solid |convincing |reliable |scientific |strong |clear |credible )?(?:evidence|proof|data)|not (?:backed|supported) by|isn[’']t (?:backed|supported)|"
        r"(?:that|this|it)(?:[’']s| is) (?:simply |just |actually )?(?:not true|a myth|wrong|false|untrue|nonsense)|there is little evidence|there[’']s little evidence|in fact|in reality|the truth is|but (?:the )?(?:evidence|research|science|studies) (?:does|do|says?|suggests?|shows?|tells?)|doesn[’']t hold up|lacks evidence)\b",
        "There is no evidence that it works.",
        "no not isn't isn’t that that's that’s this it's it’s it little fact reality truth evidence research science hold lacks",
    ),
)
"""How the article stands to what it prints."""

RESULT_FRAME = re.compile(
    r"\b(?:those|participants?|volunteers|groups?|people who|women|men|patients|adults|children|others|they|the (?:effects?|link|association|risk|"
    r"difference|benefits?|improvements?|results?|findings?|pattern|reduction|increase|gap)|compared|on average|after|before|among|average|overall|both|neither|"
    r"mice|rats|scores?|levels?|rates?)\b",
    re.I,
)
"""Words in which results are told: groups, effects, averages."""
