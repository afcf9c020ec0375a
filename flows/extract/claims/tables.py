"""The patterns by which sentences are told apart, one entry each. A new cue is a new entry."""

from __future__ import annotations

import re

from flows.extract.claims import sample
from flows.extract.claims.rules import Rule, make_rule

RULES: tuple[Rule, ...] = (
    make_rule(
        "percent",
        r"\b\d[\d.,]*\s?(?:%|per ?cent|percentage points?)|\b(?:hazard|odds|risk|relative) ratio\b|"
        r"\bp\s?[<=]",
        "It fell by 12 percent.",
        own_digits=True,
        literals=("%", "cent", "ratio", "<", "="),
    ),
    make_rule(
        "state",
        r"\b(?:is|are|was|were|isn[’']t|aren[’']t) (?:\w+ )?(?:a|an|one|the|caused|due|not)\b|\b(?:affects?|"
        r"means?|occurs?|happens?|includes?|"
        r"depends?|counts? as|has no|have no)\b|\bno evidence\b|\b(?:do|does|did)(?: not|n[’']t)\b",
        "Insomnia is a common disorder.",
        "is are was were isn't isn’t aren't aren’t affect affects mean means occur occurs happen happens "
        "include includes depend depends count counts no do does did don't don’t doesn't doesn’t didn't "
        "didn’t",
    ),
    make_rule("question", r"\?[”\"’)]?\s*$", "Does coffee harm the heart?", literals=("?",)),
    sample.FUNDING,
    sample.FURTHER,
    make_rule(
        "career",
        r"\b(?:joined|graduated|earned (?:her|his|a) (?:phd|degree|doctorate)|has (?:worked|practi[sc]ed|"
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
    make_rule(
        "career",
        r"^(?:Dr|Prof|Professor)\.? [A-Z][^.;,]{2,60}? (?:is|was) (?:an? |the |chief|head|director|"
        r"professor)\b",
        "Dr. Ana Lund is chief of surgery at the county hospital.",
        "dr prof professor",
    ),
    make_rule(
        "outlook",
        r"\b(?:more|further|larger|longer|future|additional) (?:\w+ )?(?:research|studies|trials?|work|"
        r"evidence) (?:is|are|will|needs?|would|should|to)\b|"
        r"\bwill (?:now )?be (?:presented|published|reported|followed|tested)\b|"
        r"\b(?:plans?|hopes?|planning|intends?|now want) to (?:study|test|repeat|examine|investigate|run|"
        r"look|follow|explore|recruit)\b|\bremains to be seen\b",
        "More research is needed.",
        "will research studies trial trials work evidence plan plans hope hopes planning intend intends want "
        "remains",
        also="more further larger longer future additional will plan plans hope hopes planning intend "
        "intends want remains",
    ),
    make_rule(
        "limitation",
        r"\b(?:cannot|can[’']t|does not|doesn[’']t|could not|did not|not) (?:\w+ )?(?:prove|establish|"
        r"show) (?:cause|that|causation|whether)|\bcause and effect\b|\b(?:is|was|were|are|being|"
        r"only|purely|merely) "
        r"(?:an? |only |purely )*observational\b|"
        r"\b(?:trials?|studies|study|samples?) (?:was|were|is|are|have been|has been) (?:too |"
        r"relatively |very |"
        r"quite )?(?:small|short|observational)\b|\bself-reported\b|"
        r"\b(?:we|scientists|researchers|doctors|experts) (?:still )?(?:do not|don[’']t) "
        r"(?:yet |really |fully |still )?know\b|"
        r"\b(?:was|were) not (?:recorded|measured|asked|known|studied|examined|assessed|tested|evaluated|"
        r"looked at)\b|"
        r"\b(?:little|few|scant|scarce|hardly any) (?:[\w-]+ )?(?:study|studies|research|evidence|data) "
        r"(?:of|on|into|about|exists?)\b|"
        r"\b(?:a|an) (?:very |rather |relatively |quite )?(?:small|short|preliminary|weak) (?:[\w-]+ )?"
        r"(?:study|trial|sample|survey)\b[^.;]*\bonly\b",
        "The study cannot prove cause and effect.",
        "prove establish show know cause observational small short self recorded "
        "measured asked known studied examined assessed tested evaluated looked little few scant scarce "
        "hardly preliminary weak",
    ),
    sample.LIMITATIONS,
    sample.DETERMINED,
    make_rule(
        "quality",
        r"\b(?:strengths?|weakness(?:es)?) (?:of|in) (?:the|this|our|their|its) (?:\w+ )?(?:study|trial|"
        r"research|work|analysis|paper|data|review)\b|"
        r"\b(?:stud(?:y|ies)|trials?|research|analysis|paper|review) (?:\w+ )?(?:has|had|have) "
        r"(?:\w+ ){0,2}?(?:strengths?|weakness(?:es)?|flaws?|shortcomings?|drawbacks?)\b|"
        r"\b(?:stud(?:y|ies)|trials?|research|analysis|paper|review|findings|results|data|evidence) "
        r"(?:is|are|was|were) (?:\w+ )?(?:robust|rigorous|reliable|unreliable|flawed|"
        r"well[- ](?:designed|conducted|done)|solid|sound|convincing|inconclusive|weak)\b|"
        r"\b(?:largest|longest|biggest|most (?:rigorous|comprehensive|detailed)) (?:of its kind|"
        r"(?:study|trial|analysis|review)(?: of its kind| to date| so far| yet)?)\b|"
        r"\bfirst (?:study|trial|analysis|review|research|paper)[^.;]{0,20}? to (?:look|examine|test|"
        r"investigate|study|explore|compare|assess|follow|track|use|evaluate)\b",
        "The trial was well designed and its results are robust.",
        "strength strengths weakness weaknesses flaw flaws shortcoming shortcomings drawback drawbacks "
        "robust rigorous reliable unreliable flawed well well-designed well-conducted well-done solid sound "
        "convincing inconclusive weak largest longest biggest most first",
    ),
    make_rule(
        "market",
        r"\b(?:shares (?:in|of)|its shares|stocks?|revenues?|profits?|market (?:cap|value|share)|sales of|"
        r"annual sales|investors|analysts)\b",
        "Shares in the company rose 6 percent.",
        "shares stock stocks revenue revenues profit profits market sales investors analysts",
    ),
    make_rule(
        "share",
        r"\b(?:one|two|three|\d+) (?:in|out of)(?: every)? (?:\d+|two|three|four|five|six|seven|eight|"
        r"nine|ten|a hundred)\b|"
        r"\b(?:half|a third|a quarter|a fifth|two thirds|three quarters|most|up to \w+) of (?:all |"
        r"the )?(?:\w+ )?(?:people|adults|"
        r"women|men|children|patients|us|them|those|americans|cases)\b",
        "One in three adults snores.",
        "0 one two three half third quarter fifth thirds quarters most up",
    ),
    make_rule(
        "retraction",
        r"\b(?:retract(?:s|ed|ion)?|withdr(?:aws?|awn|ew)|did not respond|declined to comment|"
        r"has been cited|requests? for comment)\b",
        "The journal has withdrawn the paper.",
        "retract retracts retracted retraction withdraw withdraws withdrawn withdrew respond declined "
        "comment cited",
    ),
    make_rule(
        "first_person",
        r"(?:^|[\s(—–])(?:I|I[’']m|I[’']ve|I[’']d|my|me|myself)\b",
        "I tried it for a week.",
        "i my me myself i'm i’m i've i’ve i'd i’d",
        own_words=True,
    ),
    make_rule(
        "supposed",
        r"\b(?:it(?:[’']s| is)|is|are) (?:widely |generally |also |often )?(?:thought|believed|"
        r"hypothesi[sz]ed|assumed|"
        r"suspected)\b",
        "It is thought that naps lower stress.",
        "thought believed hypothesized hypothesised assumed suspected",
    ),
    make_rule(
        "own_story",
        r"(?:^|[\s“\"‘(—–])i(?:[’']ve|[’']d| have| had)? (?:\w+ly |also |always |long |just |never "
        r")?(?:been interested|"
        r"kept|slept|woke|couldn[’']t|could not|struggled|suffered|gained|lost|tried|used to|"
        r"wanted|hoped|decided|stopped|quit|started|began|became|got|went|grew up|joined|loved|was "
        r"(?:\w+ly )?(?:surprised|"
        r"shocked|interested|curious|excited|hoping|thinking|sceptical|skeptical))\b",
        "“I wanted to know more about naps,” she said.",
        "i i've i’ve i'd i’d",
    ),
    make_rule(
        "imperative",
        r"\byou should (?:avoid|consult|talk|speak|see|ask|check|try|consider|visit|also|never|always|not)\b",
        "You should avoid it if you are pregnant.",
        "should",
    ),
    make_rule(
        "composition",
        r"\b(?:can|should) be added to\b|\b(?:found naturally|naturally (?:found|present)) in\b",
        "Magnesium is naturally present in nuts.",
        "added naturally",
    ),
    make_rule(
        "second_person",
        r"\b(?:you|your|yourself|you[’']re)\b",
        "You may feel better.",
        "you your yourself you're you’re you'd you’d you'll you’ll you've you’ve",
    ),
)
"""What a sentence is made of."""

OWN_FINDING = make_rule(
    "own_finding",
    r"\b(?:we|I) (?:also |then |have |even |did |didn[’']t |did not )?(?:found|find|show(?:ed|n)?|saw|"
    r"observed|discovered|demonstrated?|see)\b|"
    r"\b(?:our|these|the|this|their) (?:\w+ )?(?:study|results?|findings|data|trial|analysis|research|work|"
    r"paper)\b",
    "“We found that naps help,” she said.",
    "we i our these the this their",
)
"""A study's author tells what the study found: looked for in the words that are theirs."""

EVIDENTIAL = make_rule(
    "evidential",
    r"\b(?:has|have|[’']s|[’']ve) (?:\w+ly |also |even |long |since |repeatedly )?been (?:\w+ly )?"
    r"(?:shown|found|proven|proved|demonstrated|reported|observed) (?:in \w+ )?to\b(?! be (?:a|an|the) )",
    "Ginger has been shown to ease nausea.",
    "been",
)
"""Research invoked by a passive without naming it: the article says what was found, not what it holds."""

FOUND_BY = make_rule(
    "found_by",
    r"\b(?-i:(?!Many|Some|Most|People|Women|Men|Patients|Users|They|She|He|We|I)[A-Z])[\w’'-]* "
    r"(?:and (?:[a-z]+ )?colleagues |et al\.? )?(?:found|discovered|showed|demonstrated|observed)"
    r"(?: for the first time)?,? that\b",
    "In 2019, Ana Lund found that naps lower the risk of stroke.",
    "found discovered showed demonstrated observed",
    own_words=True,
)
"""Somebody is said by name to have found it."""

STANCE_RULES: tuple[Rule, ...] = (
    make_rule(
        "myth_label",
        r"^\W*(?:myth|misconception|fiction|claim)\b(?! or )[^:]{0,12}:",
        "Myth: Reading in dim light ruins your eyes.",
        "myth misconception fiction claim",
    ),
    make_rule(
        "contrary",
        r"\b(?:contrary to|despite (?:what|the (?:popular |common |widespread )?(?:belief|claim|myth|idea|"
        r"notion))|not true that|no truth (?:in|to)|there[’']s no truth|false that|myth that|"
        r"misconception that|debunk\w*|unfounded|(?:claims?|idea|notion|belief) that[^.]{0,80}(?:is|"
        r"are) (?:false|wrong|a myth|untrue|unproven|misleading|overblown|not supported))\b",
        "Contrary to popular belief, eggs do not clog arteries.",
        "contrary despite true truth false myth misconception debunk debunks debunked unfounded claim "
        "claims idea notion belief",
    ),
    make_rule(
        "refuted",
        r"\b(?:notion|idea|belief|claim|myth|misconception) that\b[^.]{0,120}?\b(?:is|are|"
        r"was) (?:\w+ )?(?:a myth|false|"
        r"wrong|untrue|unfounded|nonsense|misleading)\b|\b(?:one|a|another) such (?:myth|misconception)\b|"
        r"\b(?:it is|it[’']s) (?:simply |just |also )?(?:a (?:common )?(?:myth|misconception)|not true|"
        r"false|untrue) that\b",
        "The notion that sugar makes children hyperactive is a myth.",
        "notion idea belief claim myth misconception true false untrue",
    ),
    make_rule(
        "alleged",
        r"\b(?:it is (?:often|widely|commonly|frequently|sometimes) (?:claimed|said|believed|assumed|"
        r"thought)|it[’']s (?:often|widely|commonly) (?:claimed|said|believed|thought)|"
        r"(?:many|some|most|lots of) people (?:\w+ )?(?:believe|think|assume|swear|claim)|people (?:often |"
        r"still )?(?:believe|think|assume)|you[’']ve (?:probably |likely |surely )?heard|you (?:may|might|"
        r"have|will) (?:\w+ )?(?:have )?hear[d]?|old wives|conventional wisdom|folklore|"
        r"supposed(?:ly)?|alleged(?:ly)?|purported(?:ly)?|touted|(?:influencers|proponents|fans|"
        r"supporters|advocates|enthusiasts|tiktokers|marketers|followers|defenders|devotees|"
        r"believers)(?: of [\w-]+(?: [\w-]+)?)? (?:\w+ )?(?:claim|say|swear|insist|promise|"
        r"believe|argue|promote|tout)|(?:legend|rumou?r) has it)\b",
        "It is often claimed that sugar makes children hyperactive.",
        "claimed said believed assumed thought believe think assume swear claim heard hear old conventional "
        "folklore supposed supposedly alleged allegedly purported purportedly touted influencers "
        "proponents fans supporters advocates enthusiasts legend rumor rumour tiktokers marketers "
        "followers defenders devotees believers",
    ),
    make_rule(
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
    r"no (?:\w+ )?(?:injuries|deaths|harms?|side effects|adverse events|cases|complications|effect|"
    r"benefit|difference|change)|"
    r"\d[\d,]* (?:of the )?(?:men|women|people|participants|patients|adults|children|volunteers)|"
    r"on average|during|follow-up|w(?:as|ere) (?:\w+ly )?(?:estimated|linked|tied|associated)|"
    r"after|before|among|average|overall|both|neither|their|its|too|also|it|nothing|no one|"
    r"effects?|"
    r"mice|rats|scores?|levels?|rates?)\b",
    re.I,
)
"""Words in which results are told: groups, effects, averages."""

BOILERPLATE = re.compile(
    r"\W*(?:about (?:the|us|our)\b|notes? (?:to|for) editors?|editors?[’'] notes?|ends\W*$|(?:media |"
    r"press )?contacts?\b|"
    r"for (?:more|further) information|more information|links? to the (?:headlines|news|stories)|"
    r"disclosures?|funding|acknowledg\w+|competing interests?|"
    r"conflicts? of interest|what we[’']re reading|how to (?:shop|order)|disclaimer)",
    re.I,
)
"""Headings over what is no part of the story."""
