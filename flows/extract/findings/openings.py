"""What stands around the statement in a clause: when, by whom it was shown, statistics, labels."""

from __future__ import annotations

import re

LEAD_GROUP = re.compile(
    r"(?:(?:however|also|moreover|furthermore|in addition|similarly|in contrast),\s)?(?:in|among|for|within)"
    r"\s(?:the\s)?(?P<who>(?!(?:both|all|two|three|either|our|this|these|total)\b)[^,]{0,60}?"
    r"(?:groups?|arms?|patients|participants|women|men|males|females|adults|children|infants|adolescents"
    r"|smokers|users|mice|rats|animals|individuals|subjects|people|students|controls|carriers|survivors)"
    r"(?:\s(?:with|without|of|on|who|aged)\s[^,]{2,40})?),\s",
    re.I,
)
"""Whom a result is told of, before it: "In the tea group, sleep was longer"."""
LEAD_TOPIC = re.compile(
    r"(?:however, )?(?:concerning|regarding|with (?:respect|regard) to|as (?:for|regards)|in terms of|on|for)"
    r"\s(?:the\s)?(?P<topic>[^,]{3,70}(?:(?:,\s[^,]{2,40}){0,4},\sand\s[^,]{2,40})?),\s",
    re.I,
)
"""What a sentence is about, before a result without outcome: "Regarding sleep, no differences were found"."""
ADJUSTED = re.compile(
    r"^(?:(?:after|when|on|by|while)\s)?(?:controll|adjust|account)\w*\sfor\s(?:[^,;]{2,60},\s)+?"
    r"(?=(?!and\b|or\b)[^,;]*?\s(?:was|were|is|are|had|did|has|significantly|showed|predicted"
    r"|remained|reduced"
    r"|increased|decreased|improved|moderated)\b)",
    re.I,
)
"""What a result was adjusted for, before it."""
LEAD = re.compile(
    r"^(?:(?:(?:in|across|throughout"
    r"|based on|regarding|concerning|with regard to|among|compared (?:with|to)|relative to"
    r"|after|during|at|for|of|on|by|over|within|"
    r"following|when|using|with|despite|(?:independent(?:ly)?|regardless|irrespective) of)\s[^,]{2,120}?"
    r"|[a-z]{3,}ing\s[^,]{3,80}(?=,\swe\s)"
    r"|here(?:in)?|altogether|collectively|together|of note|of importance|on the other hand"
    r"|in particular|in fact|on average"
    r"|nonetheless|as expected|however|still|indeed|yet|taken together"
    r"|to conclude|to summari[sz]e|in summary|in sum|besides|moreover|furthermore|in addition|additionally|"
    r"overall|also|similarly|in contrast|finally|notably|thus|"
    r"therefore|in conclusion|specifically|conversely|interestingly|importantly|consequently|secondly|"
    r"likewise|nevertheless|accordingly|hence|meanwhile|\w+ly),\s*)+",
    re.I,
)
SHOWN_THAT = re.compile(
    r"^(?!.*\bno\b[^,]{0,60}\bthat\s)[^,;]{3,110}?\s(?:demonstrated|showed|shown|shows|indicated"
    r"|indicates|revealed|reveals|suggested|suggests"
    r"|confirmed|found|concluded|show|evidenced?|documented?|proved?)(?:,\s[^,;]{3,60},)?\sthat\s(?=\S)",
    re.I,
)
"""Who or what showed it: "several tests of the field showed that …"."""
NOR = re.compile(
    r"^nor\s(?:was|were|did|had)\s(?P<out>(?:(?!\b(?:differ|change)).)+?)(?:\s(?:differ|change)\w*)?$", re.I
)
"""Another thing that was not found: "nor was sleep"."""
FOUND = re.compile(
    r"^(?:(?:we|the authors|researchers|this (?:study|trial|review|meta-analysis)|(?:these|our|the|the "
    r"present|current) (?:results?|findings?|data|stud(?:y|ies)|analys[ie]s|trial)|(?:multivaria\w+|"
    r"regression|post hoc|dose-response|subgroup|pooled|meta-) ?analys[ie]s|"
    r"(?:[\w-]+ ){0,4}(?:regressions?|analys[ie]s|models?|sequencing|transcriptomics|profiling|imaging)|"
    r"results|it was|there is "
    r"evidence|evidence|the evidence)\s"
    r"(?:also |further |therefore |has |have |clearly |strongly )*(?:found|shown?|showed|shows|"
    r"detected|identified|noted|saw|"
    r"demonstrat\w+|observed|indicat\w+|suggest\w*|reveal\w*|report\w*|concluded?|provid\w+ evidence|"
    r"confirm\w*|support\w*|impl\w+)\s(?:(?:\w+ )?evidence )?(?:that,?\s)?)",
    re.I,
)


STATISTICS_BEHIND = re.compile(r",\s(?:p|F|t|d|r|z|OR|HR|RR|MD|SMD|β|b|η)\s?(?:\(|[=<>]).*$", re.I)
NO_EVIDENCE = re.compile(
    r"^(?:we (?:found|saw|observed) |there (?:was|is) |the (?:study|trial) found )?(?:no|little|"
    r"insufficient) (?:clear |convincing )?"
    r"evidence (?:that|for an? (?:effect|association) of) ",
    re.I,
)


NOT_SIGNIFICANT = re.compile(
    r"^(?:(?:but|although|though|however),?\s)?(?:not\s(?:statistically\s)?significant(?:ly)?"
    r"|(?:no|none of the|none of these)\sdifferences?\s(?:was|were)\s(?:statistically\s)?significant"
    r"|(?:(?:this|these|the)(?:\sdifferences?)?|it|they|which)\s(?:(?:was"
    r"|were) not (?:statistically )?significant"
    r"|did not (?:reach|attain|achieve) (?:statistical )?significance)"
    r"|(?:but )?(?:without|did not) reach(?:ing)? (?:statistical )?significance)\W*$",
    re.I,
)
BARE_LABEL = re.compile(
    r"^(?:Conclusions?|Results?|Findings?|Interpretation)\s(?=[A-Z])"
    r"|^(?:(?:METHODS|DESIGN) AND )?(?:RESULTS?|CONCLUSIONS?(?: AND [A-Z]+)?|FINDINGS?|INTERPRETATION)"
    r"\s(?=[A-Z])"
    r"|^[A-Z][a-z]+(?:\s(?:[A-Z][a-z]+|and|of|for)){0,4}:\s(?=[A-Z])"
    r"|^[A-Z][a-z]+(?:\s[a-z]+){0,2}:\s(?=[A-Z])"
)
BUT_NOT_IT = re.compile(
    r",\sbut\snot\s[^,;:.]{2,60},(?=\s(?:was|were|is|are|had|did|has|have|may|could|significantly"
    r"|also|increased"
    r"|decreased|reduced|improved|lowered|raised|predicted|showed)\b)"
)
"""Which other exposure did not do what a sentence says: "coffee, but not tea, was associated with …"."""
BY_AN_AMOUNT = re.compile(
    r"\b(?P<verb>increased|decreased|reduced|lowered|raised|improved|cut|shortened|prolonged"
    r"|diminished|enhanced)"
    r"\sby\s(?:about\s|nearly\s|almost\s|approximately\s|up to\s|around\s|over\s)?"
    r"[\d.,]+\s?(?:%|percent|per cent|points?|-?fold)\s(?=the\s|their\s)",
    re.I,
)
"""How much, between a verb and what it moved: "tea reduced by 40% the length of colds"."""
WITH_MORE = re.compile(
    r"^with\s(?:an?\s)?(?:increased|decreased|reduced|higher|lower|greater|fewer|longer|shorter)\s", re.I
)
"""What goes with an exposure besides what was said before: "…, with increased appetite"."""
TAKES_OVER = re.compile(
    r"(?:reduced|improved|increased|decreased|lowered|raised|shortened|induced|inhibited"
    r"|lessened|eased|relieved|alleviated|prolonged|doubled|halved|slowed|delayed|blunted"
    r"|boosted|impaired|enhanced|"
    r"prevented|promoted|suppressed|attenuated|had no|did not|was not|"
    r"were not|not|no|stayed|remained|up-?regulated|down-?regulated|(?:has|had|have|showed) an?"
    r"|leads? to|led to|results? in|resulted in|caus(?:es|ed)|improves|reduces|increases|decreases|lowers"
    r"|inhibits|promotes|induces|prevents|impairs|enhances|suppresses|attenuates|accelerate[sd]|stimulate[sd]"
    r"|block(?:s|ed)|trigger(?:s|ed)|amplified|activated|limited|(?:was|were) protected from)\b"
)
"""What a clause without a subject of its own begins with: it takes over the one of the clause before."""
PARTICIPLES = {
    "leading": "led",
    "resulting": "resulted",
    "reducing": "reduced",
    "increasing": "increased",
    "decreasing": "decreased",
    "lowering": "lowered",
    "raising": "raised",
    "improving": "improved",
    "enhancing": "enhanced",
    "inhibiting": "inhibited",
    "suppressing": "suppressed",
    "promoting": "promoted",
    "inducing": "induced",
    "preventing": "prevented",
    "impairing": "impaired",
    "causing": "caused",
    "triggering": "triggered",
    "attenuating": "attenuated",
    "amplifying": "amplified",
    "prolonging": "prolonged",
    "shortening": "shortened",
    "accelerating": "accelerated",
    "blocking": "blocked",
    "activating": "activated",
    "stimulating": "stimulated",
    "limiting": "limited",
}
"""What came of a clause, behind a comma, and how it is told with a finite verb."""
_PARTICIPLE = re.compile(rf"(?:{'|'.join(PARTICIPLES)})(?=\s\S)")


def finite(clause: str) -> str:
    """What came of the clause before, told with a finite verb: "leading to falls" → "led to falls"."""
    match = _PARTICIPLE.match(clause)
    return clause if match is None else f"{PARTICIPLES[match[0]]}{clause[match.end() :]}"
