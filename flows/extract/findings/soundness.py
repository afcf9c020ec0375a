"""One thing that was found, and what makes it sound: a possible outcome, an exposure without a verb."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from flows.extract.findings.clauses import CONJUNCTION
from flows.extract.findings.constructions import word_lists
from flows.extract.findings.nouns import noun_phrase
from schemas.vocabulary import Direction


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a clause says was found; ``start:end`` is the clause within the sentence.

    ``judged`` is "better" or "worse" where the wording says only that; ``statistics`` is where in the
    sentence its own numbers stand, if they stand in brackets behind it; ``population`` is of whom alone it is
    said.
    """

    outcome: str
    direction: Direction
    exposure: str | None = None
    comparator: str | None = None
    timepoint: str | None = None
    is_stated_null: bool = False
    pattern: str = ""
    judged: str = ""
    start: int = 0
    end: int = 0
    statistics: tuple[int, int] | None = None
    population: str | None = None


class Unsound(Enum):
    """Why a statement is no finding; the value says it in the quarantine."""

    NO_OUTCOME = ("outcome", "what stands where the outcome would is none (a clause, a group, a number)")
    LONG_OUTCOME = ("outcome", "what stands where the outcome would is longer than 160 characters")
    NO_EXPOSURE = ("exposure", "what stands where the exposure would is none (an amount, a verb, a question)")
    NO_DIRECTION = ("direction", "the outcome is related to something, which the sentence does not name")
    NOT_VERBATIM = ("char_start", "the offsets do not lead to the sentence in the abstract")

    @property
    def column_name(self) -> str:
        """The column whose value could not be read."""
        return self.value[0]

    @property
    def reason(self) -> str:
        """The reason, in words."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Refused:
    """A statement that is refused, as it was read, and why."""

    statement: Statement
    why: Unsound

    def cut(self) -> Statement:
        """The statement with no more of the abstract's wording in its outcome than a finding may have."""
        return replace(self.statement, outcome=self.statement.outcome[:LONGEST_OUTCOME])


_FINITE = re.compile(r"(?<!\bwho)(?<!\bthat)(?<!\bwhich)\s(?:were|was|are|is)\s.*$")
_NEXT_SENTENCE = re.compile(r"^.*(?<!\bvs)[.!?]\s(?=[A-Z])|:\s.*$")
_NO_OUTCOME = re.compile(
    r"\b(?:can|could|may|might|will|would|has|have|was|were|are|is|showed|that(?!\s(?:evening|night"
    r"|day|morning|week|month|year)\b))\b"
    r"|^(?:(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|both|the|all|between|study"
    r"|treatment)\s)*"
    r"(?:groups?|arms?|patients?|participants|subjects|controls|individuals|cases)(?:$|\s(?:in|with|of"
    r"|from|who)\b)"
    r"|^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?$"
    r"|^(?:more|fewer) (?:patients|participants|people|women|men|children|adults|subjects)$"
    r"|\bhad\b|^did\b|^as of\b|^[\d.,\s%]+$|^(?:this|it|they|that|these|those|there|he|she|we|the|an?|which"
    r"|who|nobody|none)$"
    r"|^(?:all|both|each|others?"
    r"|(?:the )?(?:results?|findings?)\sof\b.*"
    r"|(?:the )?(?:results?|findings?|conclusions?|data|analys[ei]s|differences?|associations?))$"
    r"|non-?significant$|^[<>≤≥~]?\s?[\d.]+\s?\w{0,4}$|^(?:it|they|this|these|he|she)\s(?:\w+ed|began)\b"
    r"|^(?:each other|relationships?|estimates?|risks?|odds|trends?|sub-?analys[ei]s|measures?|interactions?"
    r"|comparisons?"
    r"|significant(?:ly)?)$|\s(?:demonstrated|showed|revealed|signified)\b|\ssignificant$"
    r"|^(?!(?:blood|muscle|food|age)\b)[\w-]+(?: care)? (?:groups?|arms?)$"
    r"|^(?:(?:the|estimated|mean|observed|corresponding|overall)\s)*(?:differences?|figures?)(?:\sbetween\s.*)?$"
    r"|\banova\b|^results?(?: (?:for|of) all\b.*)?$"
    r"|^(?:rates?|numbers?|levels?|scores?) in (?:both|all|each)\b"
    r"|^(?:the )?(?:statistical |repeated measures )?analys[ei]s of (?:data|variance|covariance)\b"
    r"|^(?:students|children|women|men|adults|pupils|infants|people|mice|rats|animals|girls|boys|workers)$"
    r"|^(?:after|before|favou?r)\b|^(?:these |such )?effects? in\b"
    r"|^(?:need|use|improvements?(?: overall)?|failed|number|amount|degree|extent|baby)$"
    r"|^(?:increases?|decreases?|reductions?|changes?|improvements?) in (?:these|those|this|both|all)\b"
    r"|^(?:over time|(?:all |both )?time ?points?|t\d)$|\b(?:resulted in|led to|leads to)\b|^[\d.]+ for\b"
    r"|^(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:adults|people|women|men"
    r"|children|infants|persons|boys|girls|pupils|students)\b"
    r"|^(?:groups?|conditions?) (?:emerged|during|over|at|after)\b"
    r"|^(?:placebo|control|sham|treatment|intervention) (?:day|phase|period|week)s?\b"
    r"|^(?:especially|particularly|notably|quadratically)\b"
    r"|\b(?:risk of bias|publication bias|heterogeneity)\b"
    r"|^baseline (?:characteristics|demographics)|^\w+ly\s(?:with|in|after|by|from|at|among)\b"
    r"|^(?:when|while|if|whereas|than|as|with|and|or|for|both|without|nor|but|including|concerning)\b"
    r"|^(?:\d+|one|two|three|four|five|six|nine|twelve)[-\s](?:minutes?|hours?|days?|weeks?|months?"
    r"|years?)(?:\s(?:post|after|later"
    r"|follow)[\w\s-]*)?$"
    r"|^(?:mostly|mainly|chiefly|above all|at|among|looking|according|owing|none|neither|no)\b"
    r"|^(?:effects?|benefits?|[aA]?[HOR]Rs?|hazard ratios?|odds ratios?)$"
    r"|^(?:associations?|correlations?|relations?|relationships?)\s(?:of|with|between|for)\b"
    r"|^(?:assessed|measured|evaluated|defined|determined|calculated|using|according|expressed)\b",
    re.I,
)
_AMOUNT_OF = re.compile(
    r"(?:about |nearly |almost |approximately |up to )?[\d.,]+\s?(?:%|percent|per cent"
    r"|points?)(?:\s(?:in|with|after|among)\s(?P<who>.+))?",
    re.I,
)
"""How much stands where the exposure would: "was reduced by 15% in treated animals"."""
_REMARK = re.compile(r"^not\s[\w\s]{3,40},\s(?=\S)", re.I)
_VERB_BEHIND = re.compile(
    r"\s(?:reports?|reported|exhibits?|displays?|shows?|showed|had|have|experienced|exhibited|represent(?:s|ed)?|confer(?:s|red)?"
    r"|carr(?:y|ies|ied)|indicate[sd]?|means?|meant)(?:\s\w+ing)?$",
    re.I,
)
_AND_IN = re.compile(r"(?<=group)\sand\s(?:in|with|among)\s.*$", re.I)
"""The other group, behind one: "from 20 to 12 in the tea group and from 20 to 18 in the milk group"."""
_TAKING = re.compile(
    r"^(?:(?:that\s)?(?:reported|observed|seen|found) (?:in|for|among)(?: the)?|receiving|taking|given"
    r"|treated with)\s(?=\S)",
    re.I,
)
_ONLY = re.compile(
    r"(?:\s(?:only|alone)|,?\s(?:and|but)\s(?:then\s|had\s)?(?:fell|rose|declined|decreased|increased"
    r"|worsened|improved|returned|recovered|remained"
    r"|stayed|was|were|had|did)\b.*|,\s(?:most|mainly|both|especially|particularly|owing)\b.*"
    r"|\sin\s(?:\w+\s){0,2}(?:trials?|stud(?:y|ies)))$",
    re.I,
)
"""What is said besides behind an exposure: "tea only", "tea and then returned to baseline"."""
_UNIT_OF_TIME = r"(?:minutes?|hours?|days?|nights?|mornings?|weeks?|months?|years?|visits?|periods?|term)"
_WHEN = re.compile(
    rf"(?:the\s)?(?:end|start|beginning|following|next|previous)\b.*"
    rf"|(?:the\s)?(?:first|second|third|last|final|long|short)\s(?:[\w-]+\s)?{_UNIT_OF_TIME}\b.*"
    rf"|(?:any|either|each|all|both)\s(?:times?|visits?|ages?|(?:time\s)?points?).*"
    rf"|time(?:\spoints?)?|(?:the\s)?{_UNIT_OF_TIME}(?:\s(?:after|before|following|of)\s.*)?"
    rf"|[\d.,]+\s?(?:{_UNIT_OF_TIME}|%|percent|points?)"
    r"|(?:a\s)?dose-dependent.*|parallel\b.*|(?:the\s)?same\s.*|similar\s.*|proportion\s(?:to|as)\b.*"
    r"|primary\send.?point.*"
    r"|all|both|each|others?|addition|general|total|turn|contrast",
    re.I,
)
"""When or how something moved, where the exposure would be."""
_NO_EXPOSURE = frozenset(
    {
        "had",
        "has",
        "have",
        "and",
        "also",
        "or",
        "the",
        "a",
        "an",
        "these",
        "those",
        "this",
        "that",
        "it",
        "they",
        "there",
        "who",
        "which",
        "significant",
        "significantly",
    }
)
LONGEST_OUTCOME = 160
_QUESTION = re.compile(
    r"^(?:did|does|do|was|were|is|are|has|had|we|I|no|not|neither|nor)\s"
    r"|^(?:except|however|with|without|in|on|at|by|from|to|of|for|after|during)$"
    r"|\s(?:showed|revealed|found|demonstrated|detected|observed|yielded)\s(?:no|that|a)$"
    r"|(?<!who)(?<!that)(?<!which)(?<!participants)(?<!patients)\s(?:had|has|have|showed|shows"
    r"|demonstrated|exhibited|revealed|evaluated"
    r"|engaged|signified)\s"
    r"|^adjust(?:ment|ing) for\b",
    re.I,
)
_A_CLAUSE = re.compile(
    r"^(?!.*\b(?:who|that|which|whose|where|unable)\b).*(?:\s(?:can|could|may|might|will|plays?|played"
    r"|exhibits?|we (?:observed|found|saw))(?:\s|$)|\s(?:showing|revealed|suggesting)$)|^interpreted\s"
    r"|^\d\)$",
    re.I,
)
"""A whole clause where the exposure would be: "tea can lower pain"."""
_A_DENIAL = re.compile(
    r"^(?!.*\b(?:who|that|which|whose|where|unable)\b).*\s(?:did|does|do) not(?:\s|$)"
    r"|^(?:did|does|do|could|can)$",
    re.I,
)
"""The same, denied: "tea did not have a different"."""
_ALL_GROUPS = re.compile(
    r"^(?:(?:the|all|both|two|three|four|study|treatment|intervention|patient)\s)*(?:groups"
    r"|arms)\b(?!\s(?:with|of|that|who|receiving)\b)",
    re.I,
)
"""Who is compared where the text says only that groups are."""
_APPOSITION = re.compile(r",\san?\s(?:(?!\sand\s|\sor\s|,).)+$")
"""What an outcome is, behind it: "the activity of X, an enzyme"."""
_MORE_OUTCOMES = re.compile(
    rf"\s(?:and|but)\s(?:with\s)?(?:{word_lists()['adj']})\s.*$|\sper\s.*$|\s,\s.*$", re.I
)
"""What a clause says next, behind a comparator: "than tea and higher costs"."""
_AMONG_WHOM = re.compile(
    r"(?<=\w)(?<!group)(?<!arm)(?<!those)(?<!patients)(?<!women)(?<!men)(?<!adults)(?<!controls)(?<!values)"
    r"\s(?:in|among)\s(?:the\s)?(?:[\w-]+\s){0,3}(?:patients|participants|individuals|adults|children"
    r"|women|men"
    r"|mice|rats|infants|people)\b.*$",
    re.I,
)
"""Whom both were tried on, behind a comparator: "versus placebo in older adults"."""
_AS_SHOWN = re.compile(
    r",?\s(?:(?:as\s)(?:was\s)?(?:shown|indicated|demonstrated|evidenced|reflected|measured|assessed)\s(?:by|in)"
    r"|with\s(?:an?\s|the\s)?(?:mean|median|hazard|odds|adjusted|difference)\b|especially\s|particularly\s"
    r"|at\s(?:all|any|each|every)\s).*$"
    r"|(?-i:(?<=[\dA-Z])\s?\.\s?(?=[A-Z]).*$)",
    re.I,
)
"""By what a clause shows it, or the next sentence, behind an exposure or comparator."""
_UNDER_IT = re.compile(r"^(?:following|after|during|under|shown (?:by|in|with|for))\s(?=\w)", re.I)
_TO_HAVE = re.compile(r"^(?:to )?have\s(?:had\s|used\s|been\s)?(?=\S)", re.I)
_COMPARED = re.compile(r"^(.+?),?\s(?:compared (?:with|to)|versus|vs\.?|relative to)\s(.+)$", re.I)
_SIGN = re.compile(
    r"^(?:reducing|improving|increasing|decreasing|lowering|enhancing|preventing|alleviating"
    r"|relieving|higher|lower|greater|better|worse|improved|increased|reduced|decreased"
    r"|(?:improvement|reduction|increase|decrease)s? in)\s+(?=\S)",
    re.I,
)


_SHOWN_INSIDE = re.compile(
    r"^(?!.*\b(?:no|not|neither|whether)\b).*\b(?:suggest(?:s|ed|ing)?|indicat(?:es?|ed|ing)|show(?:s|n|ed|ing)?"
    r"|demonstrat(?:es?|ed|ing)|reveal(?:s|ed|ing)?|confirm(?:s|ed)?|evidence|conclude[sd]?)\sthat\s(?=\S)",
    re.I,
)
"""Who showed it, before an exposure: "our data suggest that tea"."""


def sound(statement: Statement) -> Statement | Unsound:
    """The statement without what a neighbouring clause left in it, or why it cannot be a finding."""
    if statement.exposure is not None and _WHEN.fullmatch(_ONLY.sub("", statement.exposure)):
        statement = replace(statement, exposure=None)
    if len(statement.outcome) > LONGEST_OUTCOME:
        return Unsound.LONG_OUTCOME
    outcome, exposure, comparator = statement.outcome, statement.exposure, statement.comparator
    outcome = _APPOSITION.sub("", _TO_HAVE.sub("", outcome))
    if statement.is_stated_null:
        outcome = _SIGN.sub("", outcome)
    if exposure is not None:
        exposure = _SHOWN_INSIDE.sub("", _AS_SHOWN.sub("", exposure))
        exposure = _FINITE.sub("", _NEXT_SENTENCE.sub("", CONJUNCTION.sub("", exposure)))
        amount = _AMOUNT_OF.fullmatch(exposure)
        if exposure.endswith(" without") or (amount is not None and amount["who"] is None):
            return Unsound.NO_EXPOSURE
        exposure = amount["who"] if amount is not None else exposure
        pair = _COMPARED.match(exposure)
        if pair is not None:
            exposure, comparator = pair[1], comparator or pair[2]
        exposure = _ONLY.sub("", exposure)
        exposure = noun_phrase(_VERB_BEHIND.sub("", _REMARK.sub("", _AND_IN.sub("", exposure))))
    comparator = _held_against(comparator)
    if not outcome or _NO_OUTCOME.search(outcome):
        return Unsound.NO_OUTCOME
    if (exposure is None) != (statement.exposure is None) or (
        exposure is not None
        and (exposure.lower() in _NO_EXPOSURE or _QUESTION.match(exposure) or _A_DENIAL.search(exposure))
    ):
        return Unsound.NO_EXPOSURE
    if exposure is not None and _A_CLAUSE.search(exposure) is not None:
        exposure = None
    if exposure is not None and exposure.lower() in {"groups", "arms", "conditions"}:
        exposure = None
    if statement.is_stated_null and exposure is not None and _ALL_GROUPS.match(exposure):
        exposure = comparator = None
    return replace(statement, outcome=outcome, exposure=exposure, comparator=comparator)


def _held_against(comparator: str | None) -> str | None:
    """A comparator without what a clause says besides; None where it is none."""
    if comparator is None or re.match(r"[\d.]+\s?%|time\b", comparator):
        return None
    comparator = _UNDER_IT.sub("", _AS_SHOWN.sub("", comparator))
    comparator = _AMONG_WHOM.sub("", _MORE_OUTCOMES.sub("", _TAKING.sub("", comparator)))
    return None if comparator.lower() in _NO_EXPOSURE else comparator
