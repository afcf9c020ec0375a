"""What stands around the statement in a clause: when, by whom it was shown, statistics, labels."""

from __future__ import annotations

import re

TIMES = re.compile(
    r",?\s*\b(?:(?:immediately|directly|shortly|right)\s(?:after(?:wards?)?(?:\s[\w-]+){0,3}|before)|"
    r"(?:one|two|three|four|five|six|nine|twelve|\d+)[- ](?:minutes?|hours?|days?|weeks?|months?|years?)"
    r"\s(?:later|after(?:wards)?(?:\s(?:\w+\s?){1,3})?)|"
    r"(?:at|after|by|over|within|during)\s(?:the\s)?(?:(?:\d+,\s)*(?:\d+,?\s(?:and|or|to)\s)?(?:\d+|one"
    r"|two|three|four|five|six|nine|ten|twelve|"
    r"eighteen)[- ](?:min(?:utes?)?|hr?|hours?|days?|weeks?|months?|years?)|follow-up|baseline|(?:first"
    r"|second|"
    r"third|final) (?:week|month|year|day))(?:\s(?:of (?:age|treatment|follow-up)|follow-up|(?:after"
    r"|following)\s(?:the\s)?[a-z]\w+(?![\w-])))?|"
    r"at\s(?:age|week|month|day|year)\s\d+|at\s(?:\w+\s)?follow-up|at the end of (?:the )?(?:study|"
    r"treatment|trial|intervention)|in the (?:short|long)(?:er)? term)\b,?",
    re.I,
)
NO_TIMEPOINT = re.compile(
    r"^\W*(?:over|within|during)\b(?!.*follow-up)|baseline|\bto\b|of (?:gestation|pregnancy)", re.I
)
"""How long something lasted or where it began, not when its outcome was measured."""
LEAD = re.compile(
    r"^(?:(?:(?:in|among|compared (?:with|to)|relative to|after|during|at|for|of|on|by|over|within|"
    r"following|when|using|with|despite|(?:independent(?:ly)?|regardless|irrespective) of)\s[^,]{2,120}?"
    r"|however|moreover|furthermore|in addition|additionally|"
    r"overall|also|similarly|in contrast|finally|notably|thus|"
    r"therefore|in conclusion|specifically|conversely|interestingly|importantly|consequently|secondly|"
    r"likewise|nevertheless|accordingly|hence|meanwhile|\w+ly),\s*)+",
    re.I,
)
SHOWN_THAT = re.compile(
    r"^(?!.*\bno\b[^,]{0,60}\bthat\s)[^,;]{3,110}?\s(?:demonstrated|showed|shown|shows|indicated"
    r"|indicates|revealed|reveals|suggested|suggests"
    r"|confirmed|found|concluded)\sthat\s(?=\S)",
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
    r"confirm\w*|support\w*|impl\w+)\s(?:evidence )?(?:that\s)?)",
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
    r"^(?:(?:but|although|though)\s)?not\s(?:statistically\s)?significant(?:ly)?\W*$", re.I
)
BARE_LABEL = re.compile(r"^(?:Conclusions?|Results?|Findings?|Interpretation)\s(?=[A-Z])")
