"""The patterns by which sentences are told apart, one entry each. A new cue is a new entry."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.extract.views import View


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern.

    ``gate``: words of which one must be there, so that most sentences never meet the pattern; ``own_words``:
    not inside quotation marks; ``own_digits``: only where there are digits.
    """

    name: str
    pattern: re.Pattern[str]
    example: str
    gate: frozenset[str] = frozenset()
    own_words: bool = False
    own_digits: bool = False

    def applies(self, view: View) -> bool:
        """Whether the pattern is worth trying on a sentence, and matches."""
        if self.gate and self.gate.isdisjoint(view.words):
            return False
        if self.own_digits and not view.has_digits:
            return False
        return self.pattern.search(view.plain if self.own_words else view.text) is not None


def _rule(
    name: str,
    pattern: str,
    example: str,
    gate: str = "",
    *,
    own_words: bool = False,
    own_digits: bool = False,
) -> Rule:
    return Rule(name, re.compile(pattern, re.I), example, frozenset(gate.split()), own_words, own_digits)


RULES: tuple[Rule, ...] = (
    _rule(
        "percent",
        r"\b\d[\d.,]*\s?(?:%|per ?cent|percentage points?)|\b(?:hazard|odds|risk|relative) ratio\b|"
        r"\bp\s?[<=]",
        "It fell by 12 percent.",
        own_digits=True,
    ),
    _rule(
        "state",
        r"\b(?:is|are|was|were|isn[’']t|aren[’']t) (?:\w+ )?(?:a|an|one|the|caused|due|not)\b|\b(?:affects?|"
        r"means?|occurs?|happens?|includes?|"
        r"depends?|counts? as|has no|have no)\b|\bno evidence\b|\b(?:do|does|did)(?: not|n[’']t)\b",
        "Insomnia is a common disorder.",
        "is are was were isn't isn’t aren't aren’t affect affects mean means occur occurs happen happens "
        "include includes depend depends count counts no do does did don't don’t doesn't doesn’t didn't "
        "didn’t",
    ),
    _rule("question", r"\?[”\"’)]?\s*$", "Does coffee harm the heart?"),
    _rule(
        "funding",
        r"\b(?:funded|funding|sponsored|paid for|financed|supported) by\b|\b(?:grants?|competing interests?|"
        r"conflicts? of interest|disclos(?:ed|ure)|"
        r"financial(?:ly)? (?:support|ties)|received (?:fees|money|funding)|bankrolled|"
        r"no role in the design)\b|\bfunding\b",
        "The study was funded by a juice maker.",
        "funded funding sponsored financed supported grant grants competing conflict conflicts disclosed "
        "disclosure financial financially fees bankrolled role paid",
    ),
    _rule(
        "career",
        r"\b(?:joined|graduated|earned (?:her|his|a) (?:PhD|degree|doctorate)|has (?:worked|practi[sc]ed|"
        r"taught|written|published|spent|served)|is the author of|"
        r"her (?:latest )?book|his (?:latest )?book|teaches at|studied (?:medicine|nutrition|psychology) at|"
        r"years of experience|runs a (?:clinic|practice)|"
        r"(?:her|his|their) research (?:focuses|examines|looks)|specialis?zes? in|speciali[sz]es in|"
        r"was not involved (?:in|with)|wasn[’']t involved|did not take part in the|who led the (?:study|"
        r"research|work)\.?$|"
        r"presented (?:at|to) the|at the annual meeting|peer[- ]reviewed|has not (?:yet )?been (?:peer|"
        r"published))\b",
        "She joined the university in 2009.",
        "joined graduated earned has author book teaches studied experience runs research specializes "
        "specialises specialize specialise involved part led presented annual peer peer-reviewed",
    ),
    _rule(
        "outlook",
        r"\b(?:more|further|larger|longer|future|additional) (?:\w+ )?(?:research|studies|trials?|work|"
        r"evidence) (?:is|are|will|needs?|would|should|to)\b|"
        r"\bwill (?:now )?be (?:presented|published|reported|followed|tested)\b|"
        r"\b(?:plans?|hopes?|planning|intends?|now want) to (?:study|test|repeat|examine|investigate|run|"
        r"look|follow|explore|recruit)\b|\bremains to be seen\b",
        "More research is needed.",
        "will research studies trial trials work evidence plan plans hope hopes planning intend intends want "
        "remains",
    ),
    _rule(
        "limitation",
        r"\b(?:cannot|can[’']t|does not|doesn[’']t|could not|did not|not) (?:\w+ )?(?:prove|establish|"
        r"show) (?:cause|that|causation|whether)|\bcause and effect\b|\bobservational\b|"
        r"\b(?:trials?|studies|study|samples?) (?:was|were|is|are) (?:too |relatively |very |"
        r"quite )?(?:small|short|observational)\b|\blimitations?\b|\bself-reported\b|"
        r"\b(?:was|were) not (?:recorded|measured|asked|known)\b",
        "The study cannot prove cause and effect.",
        "prove establish show cause observational small short limitation limitations self recorded measured "
        "asked known",
    ),
    _rule(
        "market",
        r"\b(?:shares (?:in|of)|its shares|stocks?|revenues?|profits?|market (?:cap|value|share)|sales of|"
        r"annual sales|investors|analysts)\b",
        "Shares in the company rose 6 percent.",
        "shares stock stocks revenue revenues profit profits market sales investors analysts",
    ),
    _rule(
        "share",
        r"\b(?:one|two|three|\d+) (?:in|out of)(?: every)? (?:\d+|two|three|four|five|six|seven|eight|nine|ten|a hundred)\b|"
        r"\b(?:half|a third|a quarter|a fifth|two thirds|three quarters|most|up to \w+) of (?:all |the )?(?:\w+ )?(?:people|adults|"
        r"women|men|children|patients|us|them|those|americans|cases)\b",
        "One in three adults snores.",
        "one two three half third quarter fifth thirds quarters most out in of",
    ),
    _rule(
        "retraction",
        r"\b(?:retract(?:s|ed|ion)?|withdr(?:aws?|awn|ew)|did not respond|declined to comment|"
        r"has been cited|requests? for comment)\b",
        "The journal has withdrawn the paper.",
        "retract retracts retracted retraction withdraw withdraws withdrawn withdrew respond declined "
        "comment cited",
    ),
    _rule(
        "first_person",
        r"(?:^|[\s(—–])(?:I|I[’']m|I[’']ve|I[’']d|my|me|myself)\b",
        "I tried it for a week.",
        "i my me myself i'm i’m i've i’ve i'd i’d",
        own_words=True,
    ),
    _rule(
        "second_person",
        r"\b(?:you|your|yourself|you[’']re)\b",
        "You may feel better.",
        "you your yourself you're you’re",
    ),
)
"""What a sentence is made of."""

OWN_FINDING = _rule(
    "own_finding",
    r"\b(?:we|I) (?:also |then |have |even |did |didn[’']t |did not )?(?:found|find|show(?:ed|n)?|saw|"
    r"observed|discovered|demonstrated?|see)\b|"
    r"\b(?:our|these|the|this|their) (?:\w+ )?(?:study|results?|findings|data|trial|analysis|research|work|"
    r"paper)\b",
    "“We found that naps help,” she said.",
    "we i our these the this their",
)
"""A study's author tells what the study found: looked for in the words that are theirs."""

METHOD_KEPT: tuple[Rule, ...] = (
    _rule(
        "exposure_given",
        r"\b(?:participants?|volunteers|subjects|patients|men|women|adults|children|students|people|half|"
        r"group|groups|they|others?|rest|mice|rats|team|researchers)\b"
        r"[^.;]{0,60}?\b(?:(?:were|was|had been) (?:randomly |then |each |also )?(?:shown|given|assigned|"
        r"asked|told|split|divided|randomi[sz]ed|allocated|fed|exposed|instructed|put|invited to (?:eat|"
        r"drink|sit|walk))"
        r"|(?:ate|drank|took|received|swallowed|wore|watched|followed a|completed \w+ sessions)\b)"
        r"|\b(?:gave|fed|assigned|asked|instructed|put|split|divided|"
        r"randomi[sz]ed)\b[^.;]{0,50}?\b(?:participants?|"
        r"volunteers|subjects|patients|men|women|adults|children|students|people|families|workers|nurses|"
        r"mice|rats|them)\b",
        "Half of the volunteers were given a placebo.",
    ),
    _rule(
        "groups_compared",
        r"\b(?:monitored|compared|recorded|tracked|noted|watched|observed|measured)\b[^.;]{0,60}?\b(?:who|"
        r"those|with those|which of|whether)\b|\bcompar(?:ed|ing)\b[^.;]{0,90}\b(?:with|to|and|against)\b",
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
        r"\b(?:surveyed|recruited|enrolled|interviewed|followed|tracked|analy[sz]ed|examined|studied|"
        r"reviewed|pooled|looked at|combed through|collected|drew on|gathered|used data|included|"
        r"involved|kept|housed|questioned|polled|tested|scanned|monitored|assessed|evaluated|"
        r"combined)\b[^.;]{0,80}?(?:\b\d[\d,]{1,}\b|\bdata\b|\brecords\b|\bquestionnaires?\b|\bsamples?\b|"
        r"\bdozens\b|\bhundreds\b|\bthousands\b|\bmillions?\b|\bstudies\b|\btrials\b|\bpapers\b)",
        "The team surveyed 893 adults in five countries.",
    ),
    _rule(
        "instrument",
        r"\bexcluded (?:people|participants|patients|women|men|children|those|anyone|studies|trials|data)\b|"
        r"\b(?:filled (?:in|out)|completed|answered|wore|kept)\b[^.;]{0,40}?\b(?:questionnaires?|questions|surveys?|"
        r"diar(?:y|ies)|monitors?|trackers?|tests?)\b|"
        r"\b(?:measured|assessed|recorded|took|collected)\b[^.;]{0,50}?\b(?:using|with|by means of|samples|"
        r"swabs|scans)\b|\b(?:adjusted|controlled|accounted) for\b|\b(?:were|was) (?:measured|assessed|"
        r"recorded|taken|collected|weighed|scanned|recruited|enrolled|surveyed|interviewed|followed)\b",
        "Participants filled in a questionnaire every month.",
    ),
    _rule(
        "aim",
        r"\b(?:wanted|set out|sought|aimed|decided) to (?:find|see|know|learn|test|understand|explore|"
        r"examine|investigate|determine|look|study)\b|\bto find out\b",
        "The team wanted to find out whether naps help.",
    ),
    _rule(
        "publication",
        r"^\W*(?:the|their|his|her|these|this) (?:\w+ ){0,3}(?:study|findings|results|research|paper|work|"
        r"review|trial)[^.;]{0,12}?\b(?:(?:was|were|is|are|will be) (?:\w+ ){0,2}(?:published|presented|"
        r"online|out)|appear(?:s|ed)?)\b[^;]{0,100}$",
        "The findings were published on Monday in a journal.",
        "study findings results research paper work review trial",
    ),
)
"""Procedure that claims nothing: how many were asked, with what instrument, where it was published."""

STANCE_RULES: tuple[Rule, ...] = (
    _rule(
        "myth_label",
        r"^\W*(?:myth|misconception|fiction|claim)\b[^:]{0,12}:",
        "Myth: Reading in dim light ruins your eyes.",
        "myth misconception fiction claim",
    ),
    _rule(
        "contrary",
        r"\b(?:contrary to|despite (?:what|the (?:popular |common |widespread )?(?:belief|claim|myth|idea|"
        r"notion))|not true that|no truth (?:in|to)|there[’']s no truth|false that|myth that|"
        r"misconception that|debunk\w*|unfounded|(?:claims?|idea|notion|belief) that[^.]{0,80}(?:is|"
        r"are) (?:false|wrong|a myth|untrue|unproven|misleading|overblown|not supported))\b",
        "Contrary to popular belief, eggs do not clog arteries.",
        "contrary despite true truth false myth misconception debunk debunks debunked unfounded claim "
        "claims idea notion belief",
    ),
    _rule(
        "alleged",
        r"\b(?:it is (?:often|widely|commonly|frequently|sometimes) (?:claimed|said|believed|assumed|"
        r"thought)|it[’']s (?:often|widely|commonly) (?:claimed|said|believed|thought)|"
        r"(?:many|some|most|lots of) people (?:\w+ )?(?:believe|think|assume|swear|claim)|people (?:often |"
        r"still )?(?:believe|think|assume)|you[’']ve (?:probably |likely |surely )?heard|you (?:may|might|"
        r"have|will) (?:\w+ )?(?:have )?hear[d]?|old wives|conventional wisdom|folklore|"
        r"so-called|supposed(?:ly)?|alleged(?:ly)?|purported(?:ly)?|touted|(?:influencers|proponents|fans|"
        r"supporters|advocates|enthusiasts|tiktokers|marketers) (?:\w+ )?(?:claim|say|swear|insist|promise|"
        r"believe|argue|promote|tout)|(?:legend|rumou?r) has it)\b",
        "It is often claimed that sugar makes children hyperactive.",
        "claimed said believed assumed thought believe think assume swear claim heard hear old conventional "
        "folklore called supposed supposedly alleged allegedly purported purportedly touted influencers "
        "proponents fans supporters advocates enthusiasts legend rumor rumour tiktokers marketers",
    ),
    _rule(
        "rebuttal",
        r"\b(?:no (?:good |solid |convincing |reliable |scientific |strong |clear |credible )?(?:evidence|"
        r"proof|data)|not (?:backed|supported) by|isn[’']t (?:backed|supported)|"
        r"(?:that|this|it)(?:[’']s| is) (?:simply |just |actually )?(?:not true|a myth|wrong|false|untrue|"
        r"nonsense)|there is little evidence|there[’']s little evidence|in fact|in reality|the truth is|"
        r"but (?:the )?(?:evidence|research|science|studies) (?:does|do|says?|suggests?|shows?|tells?)|"
        r"doesn[’']t hold up|lacks evidence)\b",
        "There is no evidence that it works.",
        "evidence proof data backed supported true myth wrong false untrue nonsense fact reality truth "
        "research science studies hold lacks",
    ),
)
"""How the article stands to what it prints."""

ALL_RULES = RULES + STANCE_RULES

RESULT_FRAME = re.compile(
    r"\b(?:those|participants?|volunteers|groups?|people who|women|men|patients|adults|children|others|they|"
    r"the (?:effects?|link|association|risk|"
    r"difference|benefits?|improvements?|results?|findings?|pattern|reduction|increase|gap)|compared|"
    r"on average|after|before|among|average|overall|both|neither|their|its|too|also|it|nothing|no one|"
    r"effects?|"
    r"mice|rats|scores?|levels?|rates?)\b",
    re.I,
)
"""Words in which results are told: groups, effects, averages."""
