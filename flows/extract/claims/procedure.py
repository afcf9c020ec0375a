"""Sentences of procedure: some belong to the report of a study, others claim nothing."""

from __future__ import annotations

import re

from flows.extract.claims import entry, sample
from flows.extract.claims.entry import PURPOSE
from flows.extract.claims.rules import Rule, make_rule
from flows.extract.views import View

ENTRY: tuple[Rule, ...] = (*entry.ENTRY, *sample.SAMPLE)
is_make_up = sample.MAKE_UP.applies

ALLOCATION = make_rule(
    "allocation",
    r"\b(?:were|was) (?:then |randomly |each )*(?:assigned|allocated|randomi[sz]ed|divided|split|asked|"
    r"told|instructed|compared (?:to|with|against)|"
    r"given (?:either|a choice))\b|\b(?:half|the rest|the others?|"
    r"the remaining)\b[^.;]{0,40}?\b(?:received|got|took|attended|served)\b",
    "Half were assigned to twice-weekly training.",
    "were was half rest other others remaining",
    also="assigned allocated randomised randomized divided split asked told instructed compared given "
    "received got took attended served",
)
"""Who was given what: procedure, whatever else the sentence compares."""

LEADING = make_rule(
    "leading",
    r"^\W*(?:[^.;:]{0,60}?, )?(?:(?:the|this|their|an?|another|study|first|second|third|new|recent|"
    r"[\d,]+) ){0,4}"
    r"(?:study|trial|research|survey|analysis|review|data|researchers?|scientists|investigators|authors|team|"
    r"participants|volunteers|subjects)\b (?:[\w-]+ly |also |then |first |and [a-z]+ )?"
    r"(?:looks? (?:at|into)|looked (?:at|into)|involved|included|includes|enrolled|underwent|"
    r"came from|comes from|"
    r"sent|broke|surveyed|recruited|interviewed|examine[sd]|analy[sz]ed|collected|gathered|used|wore|"
    r"completed|"
    r"filled|provided|tested|measured|assessed|tracked|monitored|explore[sd]|evaluate[sd]|investigate[sd]|"
    r"focuse[sd] on)\b|"
    r"^\W*they (?:also |then |first )?(?:measured|assessed|evaluated|examined|analy[sz]ed|recruited|surveyed|"
    r"interviewed|collected|gathered|investigated|explored|looked (?:at|into))\b",
    "Volunteers underwent a scan, which is a test of the heart.",
    "looks look looked involved included includes enrolled underwent came comes sent broke surveyed "
    "recruited interviewed examined examines analysed analyzed collected gathered used wore completed filled "
    "provided tested measured assessed tracked monitored explored explores evaluated evaluates investigated "
    "investigates focused focuses",
)
"""What was done stands where the sentence says its main thing, after those who did it."""

TOLD_WITH_IT = re.compile(
    r"\bno (?:\w+ )?(?:effect|benefit|difference|link|change|harm|evidence)\b|\bnothing\b|"
    r"\b(?:found|finding|shows?|showed|showing|revealed|revealing|concluded|concluding|discovered|results?|"
    r"than|likely|lower|higher|reduced|increased|improved|worse|fewer)\b|\b(?:and|but|"
    r"while)\b[^.;]{0,40}?\b(?:was|"
    r"were|had|did)\b"
)
"""Words of a result, in lower case: the sentence tells more than what was done."""

AIM = make_rule(
    "aim_whether",
    r"\b(?:opportunity|chance|wanted|set out|sought|aimed|tried|trying|designed|hoped|wished|decided|going)"
    r" to "
    r"(?:see|find out|learn|determine|examine|test|know|understand|assess|explore|investigate|establish)\b"
    r"[^.;]{0,80}?\b(?:if|whether|how)\b|\b(?:opportunity|chance) to (?:examine|test|study|investigate)\b|"
    r"^\W*(?:[a-z]+, )?(?:they|(?:the|his|her|our) (?:researchers|team|scientists|authors|investigators)) "
    r"(?:first |also |then |had )?(?:tried (?:to\b|[a-z]+ing\b)|attempted|decided|chose|opted|planned)\b",
    "Her team sought to determine whether naps are associated with stroke.",
    "opportunity chance wanted set sought aimed tried trying designed hoped wished decided going attempted "
    "chose opted planned",
)
"""What was to be found out, which is not yet what was found, whatever the question names."""

CUSTOM = make_rule(
    "custom",
    r"(?:\b(?:is|are|was|were|has become|have become|became|remains?)|[’']s) (?:also )?"
    r"(?:an?|the|one of the) "
    r"(?:[\w-]+ ){0,2}?(?:popular|go-to|best-?selling|common|well-known|trendy|favou?rite) (?:[\w-]+ ){0,2}?"
    r"(?:supplements?|remed(?:y|ies)|choices?|herbs?|ingredients?|products?|options?|drinks?)\b|"
    r"^\W*(?:traditionally|historically)\b[^.;]*\b(?:used?|took|taken|drank)\b|"
    r"\b(?:has|have) (?:long )?been used\b[^.;]*?\b(?:for|since) (?:centuries|millennia|generations|"
    r"ancient|(?:hundreds|thousands) of)|"
    r"^\W*(?:many|most|some|lots of|plenty of|millions of|more and more)\b[^.;:”\"]*?(?<!who )(?<!that )"
    r"\b(?:drink|eat|take|use|buy|swallow|wear|choose|chew|try|turn to|reach for|rely on|switch to|swear by|"
    r"opt for)\b[^.;:]*? (?:in order )?to (?!be\b|have\b|the\b|an?\b)[a-z]+\b"
    r"(?:(?!\b(?:is|are|was|were|has|have|had|may|can|could)\b)[^;:])*$",
    "Valerian has become a go-to remedy for better sleep.",
    "popular go bestselling best common trendy favourite favorite well traditionally historically been "
    "many most some lots plenty millions more",
    also="supplement supplements remedy remedies choice choices herb herbs ingredient ingredients product "
    "products option options drink drinks traditionally historically used eat take use buy swallow wear "
    "choose chew try turn reach rely switch swear opt",
)
"""What people take something for, by fashion or custom: not that it does anything."""

MEASURED = make_rule(
    "measured",
    r"\b(?:researchers?|scientists?|investigators?|authors?|colleagues|team|group|they|we|questionnaires?|"
    r"surveys?|stud(?:y|ies)|"
    r"trials?|research|analysis|paper|review|experts)\b[^.;:]{0,70}?\b(?:measured|assessed|tracked|monitored|"
    r"recorded|evaluated|examined|investigated|explored|followed|looked (?:at|into)|studied|reviewed|"
    r"analy[sz]ed|(?<!are )(?<!is )(?<!were )(?<!was )(?<!be )(?<!been )considered|"
    r"calculated (?:the|each|their|how) (?:odds|risks?|chances?|rates?|likelihood|probability)|"
    r"(?:have|has) (?:\w+ )?(?:conducted|done|tried|been (?:conducted|done|carried out|"
    r"published)))\b(?! in (?:the|this|our) (?:study|review|trial|analysis|paper)\b)|"
    r"\bconducted (?:an?|the|several|\w+) (?:[\w-]+ ){0,4}?(?:stud(?:y|ies)|trials?|surveys?|analysis|review|"
    r"experiments?)\b",
    "The team tracked their sleep and their risk of stroke.",
    "measured assessed tracked monitored recorded evaluated examined investigated explored followed looked "
    "studied reviewed analysed analyzed considered calculated conducted done tried carried published",
)
"""What was looked at, which is not yet what was seen."""

FOUND = re.compile(
    r"\b(?:found|finding|finds?|showed|showing|shows?|revealed|revealing|concluded|concluding|discovered)\b|"
    r"\b(?:and|but|while)\b[^.;]{0,40}?\b(?:was|were|had|did)\b"
)
"""Verbs by which a sentence of purpose goes on to tell what came out, in lower case."""

_AND_FOUND = re.compile(
    r"\band (?:\w+ )?(?:reported|found|saw|showed|concluded|observed) (?!on\b|that (?:they|it|people) "
    r"(?:had|were)\b)|\band (?:half|twice|three times|a third) as (?:many|much|likely|often)\b"
)
"""What was done and what came of it: 'One review pooled five trials and reported a small drop in pain.'"""

TOLD_AFTER = re.compile(
    r"[;:]|\b(?:and|but|while)(?: (?:that|the))? (?:those|people|women|men|participants|more|less|"
    r"did not|was|were|had)\b|"
    r", (?:and|but|while|whereas) (?:[\w-]+ ){1,4}?(?:was|were|fell|rose|had|did|stayed|improved|dropped)\b|"
    r",? (?:finding|showing|revealing|concluding)\b|\bresults?\b.{0,30}\b(?:was|were|are|is)\b|"
    r", which\b|\bdid(?: not|n[’']t)\b|\b(?:have|has|had) (?:\w+ )?(?:shown|found|seen|proved|linked)\b|"
    r"\boutcomes? (?:are|were)\b",
    re.I,
)
"""What was looked at and, in the same sentence, what was seen."""

PRODUCT = make_rule(
    "product",
    r"\bbelongs? to (?:a|the|an?other) (?:\w+ )?(?:group|class|family|category)\b|\b(?:is|are|"
    r"comes?) (?:\w+ly )?"
    r"(?:available|sold|marketed|stocked|supplied) (?:as|in|over|at|from|on|by|without|to buy|under)\b|"
    r"\b(?:is|are) (?:part|one|members?) of (?:a|the) (?:\w+ )?(?:group|class|family) of\b|"
    r"\bcomes? in (?:the form|tablets?|capsules?|pills?|liquid)\b|\b(?:is|are|was|were) (?:often |"
    r"usually |widely |"
    r"commonly )?prescribed\b(?![^.;]*\b(?:risk|cause|effective))",
    "These drugs belong to a class of medicines called blockers.",
    "belong belongs available sold marketed stocked supplied part one member members come comes prescribed",
)
"""What a product is, how it is sold: no claim about health unless the sentence says what it does."""

USED = re.compile(r"\bused (?:to|for|in)\b|\bto (?:treat|combat|relieve|ease)\b")
"""What a product is used for, which is how it is sold and not yet what it does."""

METHOD_KEPT: tuple[Rule, ...] = (
    make_rule(
        "exposure_given",
        r"\b(?:participants?|volunteers|subjects|patients|men|women|adults|children|students|people|half|"
        r"group|groups|they|others?|rest|mice|rats|team|researchers)\b"
        r"[^.;]{0,60}?\b(?:(?:were|was|had been) (?:randomly |then |each |also |only )?(?:shown|given|"
        r"assigned|administered|allowed|permitted|limited to|restricted to|asked|told|"
        r"split|divided|randomi[sz]ed|allocated|fed|exposed|instructed|put|invited to (?:eat|"
        r"drink|sit|walk))"
        r"|(?:ate|drank|took|received|swallowed|wore(?! (?:an? |the |their )?(?:[\w-]+ ){0,3}(?:monitors?|"
        r"trackers?|accelerometers?|pedometers?|sensors?|recorders?)\b)|watched|"
        r"followed a|completed \w+ sessions)\b)"
        r"|\b(?:gave|fed|assigned|asked|instructed|put|split|divided|"
        r"randomi[sz]ed)\b[^.;]{0,80}?\b(?:participants?|"
        r"volunteers|subjects|patients|men|women|adults|children|students|people|families|workers|nurses|"
        r"mice|rats|them)\b"
        r"|\b(?:participants|volunteers|subjects|groups?|half)\b[^.;]{0,60}?\bwould (?:either |first |each )"
        r"(?:walk|run|sit|rest|take|eat|drink|receive|get|do|sleep|exercise|cycle)\b",
        "Half of the volunteers were given a placebo.",
        "were was had ate drank took received swallowed wore watched followed completed gave fed assigned "
        "asked instructed put split divided randomised randomized would",
    ),
    make_rule(
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
    make_rule(
        "sampling",
        r"\b(?:surveyed|recruited|enrolled|interviewed|followed|tracked|analy[sz]ed|examined|studied|"
        r"reviewed|pooled|looked at|combed through|collected|drew on|gathered|used(?= data| \d)|included|"
        r"involved|kept|housed|questioned|polled|tested|scanned|monitored|assessed|evaluated|"
        r"combined)\b[^.;]{0,80}?(?:\b\d[\d,]{1,}\b|\bdata\b|\brecords\b|\bquestionnaires?\b|\bsamples?\b|"
        r"\bdozens\b|\bhundreds\b|\bthousands\b|\bmillions?\b|\bstudies\b|\btrials\b|\bpapers\b)",
        "The team surveyed 893 adults in five countries.",
        "surveyed recruited enrolled interviewed followed tracked analysed analyzed examined studied "
        "reviewed pooled looked combed collected drew gathered used included involved kept housed "
        "questioned polled tested scanned monitored assessed evaluated combined",
    ),
    make_rule(
        "instrument",
        r"\bexcluded (?:people|participants|patients|women|men|children|those|anyone|studies|trials|data)\b|"
        r"\b(?:filled (?:in|out)|completed|answered|wore|kept)\b[^.;]{0,40}?\b(?:questionnaires?|"
        r"questions|surveys?|"
        r"diar(?:y|ies)|monitors?|trackers?|accelerometers?|pedometers?|sensors?|recorders?|tests?)\b|"
        r"\b(?:measured|assessed|recorded|took|collected)\b[^.;]{0,50}?\b(?:using|with|by means of|samples|"
        r"swabs|scans)\b|\b(?:adjusted|controlled|accounted) for\b|\b(?:were|was) (?:measured|assessed|"
        r"recorded|taken|collected|weighed|scanned|recruited|enrolled|surveyed|interviewed|followed)\b",
        "Participants filled in a questionnaire every month.",
        "excluded filled completed answered wore kept measured assessed recorded took collected adjusted "
        "controlled accounted were was",
    ),
    make_rule(
        "aim",
        r"\b(?:wanted|set out|sought|aimed|decided) to (?:find|see|know|learn|test|understand|explore|"
        r"examine|investigate|determine|look|study)\b|\bto find out\b|"
        r"\b(?:our|their|his|her|the) (?:\w+ )?(?:expectation|hypothesis|aim|goal|objective)s? "
        r"(?:was|were|is)\b|"
        r"\b(?:we|they|he|she|researchers|team|scientists) (?:had )?(?:hypothesi[sz]ed|expected|hoped)\b",
        "The team wanted to find out whether naps help.",
        "wanted set sought aimed decided find expectation expectations hypothesis aim aims goal "
        "goals objective objectives hypothesised hypothesized expected hoped",
    ),
    make_rule(
        "publication",
        r"^\W*(?:it|they) (?:was|were) (?:\w+ )?published\b|"
        r"^\W*(?:sources?: )?(?:(?:the|their|his|her|these|this) )?(?:\w+ ){0,3}(?:study|findings|results|"
        r"research|paper|work|"
        r"review|trial)(?:,? [“\"][^”\"]{9,200}[”\"],?(?: \([a-z ]+\))?)?"
        r"[^.;]{0,12}?\b(?:(?:was|were|is|are|will be) (?:\w+ ){0,2}(?:published|presented|"
        r"online|out)|appear(?:s|ed)?)\b[^;]{0,220}$",
        "The findings were published on Monday in a journal.",
        "it they study findings results research paper work review trial",
    ),
)
"""Procedure that claims nothing: how many were asked, with what instrument, where it was published."""

RULES: tuple[Rule, ...] = (
    *ENTRY, *PURPOSE, ALLOCATION, LEADING, AIM, CUSTOM, MEASURED, PRODUCT, *METHOD_KEPT, *METHOD_DROPPED
)  # fmt: skip
GATES = sum(rule.bit for rule in RULES)
"""A sentence that opens none of these is no procedure."""


def tells(view: View) -> bool:
    """Whether a sentence of procedure goes on to tell what came of it."""
    return _AND_FOUND.search(view.lower) is not None
