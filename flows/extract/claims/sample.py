"""What stands around a finding: those who took part, who paid, what the study could not tell."""

from __future__ import annotations

from flows.extract.claims.rules import Rule, make_rule

_REPORT = r"(?:stud(?:y|ies)|trials?|research|work|analysis|paper|review|findings|data|survey|method\w*)"
LIMITATIONS = make_rule(
    "limitation",
    r"\blimitations? (?:of|to|in) (?:the|this|these|that|their|our|its|such) (?:[\w-]+ )?"
    + _REPORT
    + r"\b|\b"
    + _REPORT
    + r"(?:[’']s?)?(?: (?:has|have|had|with|not without|came with|comes with|suffers from|acknowledged|"
    r"include))?(?: [\w-]+){0,2}? limitations?\b|"
    r"\b(?:acknowledge|note|admit|list|concede|caution|mention)\w*\b[^.;]{0,25}?\blimitations\b|"
    r"\b(?:one|another|key|main|major|several|some|important|other|the|its|their) (?:[\w-]+ )?limitations? "
    r"(?:is|was|were|are|include|to (?:consider|note|bear))\b",
    "Their study has several limitations.",
    "limitation limitations",
)
"""The limitations of a study, not those of people: 'adults with walking limitations had more falls'."""

_NOT_ONLY_FUNDED = (
    r"(?![^.;:]{3,120}?,? (?:(?:has |have )?also |has |have )?(?:found|finds|showed|shows|suggests|suggested|"
    r"concluded|revealed|linked|reported) )"
)
"""Behind 'funded by': no word of what the study found, as in 'The study, funded by …, also found that …'."""

FUNDING = make_rule(
    "funding",
    r"\b(?:funded|funding|sponsored|paid for|financed|supported) by\b"
    + _NOT_ONLY_FUNDED
    + r"|\b(?:(?-i:grants?)|"
    r"competing interests?|"
    r"conflicts? of interest|disclos(?:ed|ure)|"
    r"financial(?:ly)? (?:support|ties)|received (?:fees|money|funding)|bankrolled|"
    r"no role in the design)\b|\bfunding\b",
    "The study was funded by a juice maker.",
    "funded funding sponsored financed supported grant grants competing conflict conflicts disclosed "
    "disclosure financial financially fees bankrolled role paid",
)
FURTHER = make_rule(
    "comparison",
    r"\b\d[\d.,]* [a-z]+ (?:further|farther|quicker|closer)\b",
    "They walked 30 metres further.",
    "further farther quicker closer",
)
DETERMINED = make_rule(
    "strong_finding",
    r"\b(?:determined|noticed|established|calculated|learned) that\b",
    "The researchers determined that naps lower the risk of stroke.",
    "determined noticed established calculated learned",
)

BACKGROUND = make_rule(
    "background",
    r"\b(?:19|20)\d\d(?:s\b|\b)|\b(?:last|this|each|every|per) year\b|\byearly\b|\bannually\b|"
    r"\b(?:recent|past|last) (?:years|decades|decade|century)\b|\b(?:years|decades|centuries) ago\b|"
    r"\b(?:during|after|before|since) the (?:pandemic|war|lockdowns?|outbreak)\b|\b(?:million|billion)s?\b|"
    r"\b(?:americans|britons|canadians|australians|europeans)\b|\b(?:worldwide|nationwide|globally)\b|"
    r"\bone in (?:two|three|four|five|six|seven|eight|nine|ten|every)\b|"
    r"\b(?:once|long|traditionally|historically|previously|formerly) (?:been )?(?:thought|believed|assumed|"
    r"considered|known|used|seen|regarded|held)\b|"
    r"\b(?:was|were|been|got) (?:first |recently |since )?(?:approved|licen[sc]ed|banned|introduced|"
    r"installed|launched|marketed|legali[sz]ed|recalled|invented|discovered)\b",
    "Last year 50,000 people died of stroke.",
    "0 year years yearly annually decades decade century centuries pandemic war lockdown lockdowns outbreak "
    "million millions billion billions americans britons canadians australians europeans worldwide "
    "nationwide globally one once long traditionally historically previously formerly approved licensed "
    "licenced banned introduced installed launched marketed legalised legalized recalled invented discovered",
)
"""What is told of the world, not of those whom a study looked at."""

MAKE_UP = make_rule(
    "make_up",
    r"(?<!\()(?<!\(the )\b(?:average|mean|median) age (?:was|of (?:the )?(?:participants|"
    r"volunteers|patients|group|sample|subjects|respondents)|of \d)|"
    r"\b(?:participants|volunteers|patients|subjects|respondents|they) (?:were|was|averaged|ranged)"
    r"(?:,? on average,?)? (?:an average of |about |around |in age |between )?\d[\d.]* (?:years|to|and)\b"
    r"[^.;]{0,40}\W*$|"
    r"\b(?:\d[\d.]*(?: ?%| percent| per cent)|half|most|more than half|a third|two-thirds|"
    r"three[- ]quarters) (?:of (?:them|(?:the|all) (?:[\w-]+ )?(?:participants|volunteers|patients|subjects|"
    r"respondents|sample|group)) )?(?:was|were) (?:women|men|female|females|male|males|girls|boys|white|"
    r"black|asian|hispanic|married|employed|smokers|aged)\b[^.;]{0,40}\W*$",
    "Volunteers had an average age of 58, and 61% of them were women.",
    "age years averaged ranged female females male males women men girls boys white black asian hispanic "
    "married employed smokers aged",
)
"""Who took part, by age and sex, whatever the share of them."""

SAMPLE: tuple[Rule, ...] = (
    MAKE_UP,
    make_rule(
        "asked_whether",
        r"\b(?:researchers?|scientists?|team|authors?|investigators?|they|we|participants?|volunteers|"
        r"patients|subjects|people|surveys?|questionnaires?)\b[^.;]{0,30}?\b(?:asked|questioned|surveyed|quizzed)\b"
        r"[^.;]{0,40}?\b(?:if|whether|about|how (?:much|many|often|long|well|far)|which|"
        r"to (?:rate|report|recall|say|list|describe))\b[^;]*$",
        "The team asked nurses if they had trouble sleeping after a night shift.",
        "asked questioned surveyed quizzed",
    ),
    make_rule(
        "method_label",
        r"^\W*(?:(?:study |trial )?(?:methods?|methodology|designs?|participants|subjects|population|"
        r"setting|aims?|objectives?|sample)|(?:what|how) (?:they|the (?:team|researchers|scientists)) "
        r"did(?: it)?|how (?:it|the study) was done) ?[:–—] ?(?=\S)",
        "Methods: Scientists in Oslo reviewed eleven trials of tea in people with high blood pressure.",
        "method methods methodology design designs participants subjects population setting aim aims "
        "objective objectives sample did done",
    ),
)
"""Procedure by what it tells of those who took part, or by the label that it stands under."""
