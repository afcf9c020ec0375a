"""What a sentence of an abstract says was found: exposure, outcome, comparator, time and direction.

An ordered table of constructions, tried clause by clause; the first that fits reads the clause. Brackets are cut out
before, so that statistics do not stand between the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from schemas.vocabulary import Direction

_UP_ADJ = "higher|greater|larger|longer|more|increased|elevated|raised|better|stronger|enhanced|improved|excess|faster|steeper|poorer|worse|later|heavier|deeper"
_DOWN_ADJ = "lower|smaller|shorter|fewer|less|reduced|decreased|diminished|weaker|earlier|slower|attenuated|impaired"
_ADJ = f"{_UP_ADJ}|{_DOWN_ADJ}"
_UP_VERB = (
    "increas(?:ed?|es|ing)|ris(?:es?|en)|rose|improv(?:ed?|es)|rais(?:ed?|es)|enhanc(?:ed?|es)|elevat(?:ed?|es)|promot(?:ed?|es)|prolong(?:ed|s)?|extend(?:ed|s)?|"
    "boost(?:ed|s)?|grew|gained|lengthen(?:ed|s)?|strengthen(?:ed|s)?|worsen(?:ed|s)?|caus(?:ed?|es)|induc(?:ed?|es)|doubl(?:ed?|es)|trigger(?:ed|s)?|exacerbat(?:ed?|es)|"
    "accelerat(?:ed?|es)|stimulat(?:ed?|es)|advanc(?:ed?|es)|restor(?:ed?|es)|deteriorated|intensified|climbed"
)
_DOWN_VERB = (
    "reduc(?:ed?|es)|decreas(?:ed?|es)|lower(?:ed|s)?|declin(?:ed?|es)|fell|falls?|dropped|drops?|shorten(?:ed|s)?|suppress(?:ed|es)?|inhibit(?:ed|s)?|prevent(?:ed|s)?|"
    "attenuat(?:ed?|es)|alleviat(?:ed?|es)|reliev(?:ed?|es)|impair(?:ed|s)?|diminish(?:ed|es)?|lessen(?:ed|s)?|halv(?:ed?|es)|eas(?:ed?|es)|mitigat(?:ed?|es)|"
    "ameliorat(?:ed?|es)|delay(?:ed|s)?|slow(?:ed|s)?|weaken(?:ed|s)?|curb(?:ed|s)?|cut|cuts|limit(?:ed|s)?|block(?:ed|s)?|protect(?:ed|s)? against|diminished|blunted|abolished"
)
_MOVED = (
    "increased|increases|rises|risen|rose|improved|improves|grew|grows|worsened|worsens|doubled|doubles|deteriorated|intensified|climbed|accelerated|recovered|"
    "decreased|decreases|declined|declines|fell|falls|dropped|drops|diminished|weakened|lessened|shortened|halved|(?:increase|decrease|rise|fall|improve|decline|worsen)(?=$|\\s(?:in|with|after|during|by|over)\\b)"
)
_WORSE = re.compile(r"poorer|worse|impair|worsen|deteriorat", re.I)
_ADVERB = r"(?:(?:\w+ly|also|even|still|further|statistically|not|again|all|both|only|more|then|similarly)\s)*"
_BE = r"(?:was|were|is|are|be|been|being|remained|remains|became|appeared to be|seemed to be|tended to be)"
_MODAL = r"(?:(?:may|might|could|can|would|will|appears? to|appeared to|seems? to|seemed to|helps?|helped|tended to|has|have|had|was found to|were found to|is likely to|was shown to)\s)*"
_VERSUS = r"(?:than|compared (?:with|to)|versus|vs\.?|relative to|in comparison (?:with|to)|as compared (?:with|to)|against|over)"
_UNDER = r"(?:in|with|among|for|after|following|during|under|on|by|from|within)"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a clause says was found; ``start:end`` is the clause within the sentence."""

    outcome: str
    direction: Direction
    exposure: str | None = None
    comparator: str | None = None
    timepoint: str | None = None
    is_stated_null: bool = False
    pattern: str = ""
    start: int = 0
    end: int = 0


def _rule(name: str, pattern: str, example: str) -> tuple[str, re.Pattern[str], str]:
    return name, re.compile(pattern, re.I), example


NULL_RULES = (
    _rule(
        "outcome showed no difference",
        rf"(?P<out>.+?)\s(?:showed|show|had|demonstrated|exhibited|revealed)\sno\s{_ADVERB}(?:significant\s)?(?:differences?|changes?|effects?|associations?|improvements?)(?:\s(?:between|with|in|after)\s(?P<exp>.+))?",
        "Bone density showed no significant difference.",
    ),
    _rule(
        "exposure had no effect on outcome",
        rf"(?P<exp>.+?)\s(?:had|has|have|showed|exerted|produced|did not have|does not have)\s(?:(?:no|any|a|an|little)\s)?{_ADVERB}(?:significant|measurable|detectable|clear|overall|beneficial)?\s?(?:effects?|impact|influence|benefits?)\s(?:on|for)\s(?P<out>.+)",
        "Zinc had no effect on cold duration.",
    ),
    _rule(
        "no difference in outcome",
        rf"\b(?:no|without|little|nor|not any|neither)\s(?:{_ADVERB})?(?:(?:significant|overall|clear|evidence of (?:a )?|consistent|substantial|further|other|meaningful|relevant|such|clinically|statistically|independent|main)\s)*"
        rf"(?:differences?|changes?|effects?|associations?|relationships?|correlations?|improvements?|reductions?|increases?|decreases?|impact|influence|benefits?|links?|interactions?)\b"
        rf"(?:\s(?:was|were|is|are)\s(?:found|observed|seen|detected|noted|evident|present|identified)?)?"
        rf"(?:\s(?:between\s(?:the\s)?(?:two\s|three\s|study\s|treatment\s)?(?:groups|arms|conditions)))?\s?(?:in|on|of|for|with|between|regarding|in terms of|to)\s(?P<out>.+)",
        "There was no significant difference in sleep quality between groups.",
    ),
    _rule(
        "not associated",
        rf"(?P<exp>.+?)\s(?:{_BE}|did)\s(?:{_ADVERB})?(?:not|neither|nor)\s{_ADVERB}(?:associated|related|correlated?|linked|predict(?:ive of|ors? of)?)\s?(?:with|to)?\s?(?P<out>.+)",
        "Living alone was not associated with cognitive decline.",
    ),
    _rule(
        "did not change outcome",
        rf"(?P<exp>.+?)\s(?:did|does|do|could|can|was|were|has|have|failed)\s?(?:not|n['o]t)?(?<!\sdid)(?<!\sdoes)(?<!\swas)(?<!\swere)(?<!\scan)(?<!\shave)(?<!\shas)(?<!\sdo)(?<!\scould)\s(?:to\s)?{_ADVERB}"
        rf"(?:affect|reduce|increase|improve|lower|decrease|prevent|influence|alter|change|predict|shorten|prolong|raise|enhance|worsen|modify|delay|impact|impair|alleviate|slow|protect against|help|benefit|result in|lead to)\s(?P<out>(?!between|from|over|during|in\b|with\b).+)",
        "Zinc lozenges did not shorten colds.",
    ),
    _rule(
        "outcome did not change",
        rf"(?P<out>.+?)\s(?:(?:did|does|do)\s(?:not|n['o]t)\s{_ADVERB}(?:differ|change|improve|increase|decrease|vary|decline|rise|fall|worsen)|(?:was|were|is|are)\s(?:not|n['o]t)\s{_ADVERB}(?:different|affected|changed|altered|higher|lower|"
        rf"reduced|increased|improved|influenced|significant|greater|better|worse|modified)|{_BE}\s{_ADVERB}(?:similar|comparable|unchanged|unaffected|the same|equal|equivalent|non-?significant|stable|not significant)|"
        rf"(?:stayed|remained)\s(?:the same|stable|unchanged|constant)|differed little)\b(?:\s(?:with|by) treatment)?(?:\s?(?:{_UNDER}|between|across|at|as)\s(?P<exp>.+?))?(?:\s{_VERSUS}\s(?P<cmp>.+))?$",
        "Sick leave did not differ between groups.",
    ),
)

EFFECT_RULES = (
    _rule(
        "associated",
        rf"(?P<exp>.+?)\s(?:{_MODAL}{_BE}|{_BE}|and|were|each)\s?{_ADVERB}(?:(?P<sign>positively|negatively|inversely|directly)\s)?(?:associated|correlated|related|linked|tied)\s(?:with|to)\s(?:an?\s|the\s)?"
        rf"{_ADVERB}(?:[\d.,%-]+\s(?:percent\s|-?fold\s)?)?(?:(?P<adj>{_ADJ}|increases?|reductions?|decreases?|improvements?)\s)?(?:in\s)?(?P<out>.+?)(?:\s{_VERSUS}\s(?P<cmp>.+))?$",
        "Loneliness was associated with faster cognitive decline.",
    ),
    _rule(
        "predicted",
        rf"(?P<exp>.+?)\s{_MODAL}{_ADVERB}(?:predict(?:ed|s)?|{_BE}\s(?:an?\s)?{_ADVERB}(?:independent |strong |significant |important )*(?:predictors?|risk factors?|determinants?)\s(?:of|for))\s(?P<adj>{_ADJ})?\s?(?P<out>.+)",
        "Loneliness predicted cognitive decline.",
    ),
    _rule(
        "correlated",
        r"(?P<exp>.+?)\s(?:(?P<sign>positively|negatively|inversely)\s)?correlated\s(?:\w+ly\s)?(?:(?P<sign2>positively|negatively|inversely)\s)?with\s(?P<out>.+)",
        "Leptin correlated negatively with mood.",
    ),
    _rule(
        "association between",
        r".*?\b(?:(?P<sign>positive|negative|inverse|direct|significant|strong|weak|dose-response|linear)\s)*(?:association|relationship|correlation|link)s?\s(?:was\s\w+\s|were\s\w+\s)?between\s(?P<exp>.+?)\sand\s(?P<out>.+)",
        "There was an inverse association between income and tooth loss.",
    ),
    _rule(
        "more likely to",
        rf"(?P<exp>.+?)\s{_MODAL}{_BE}\s{_ADVERB}(?:[\w.]+\stimes\s)?(?:(?P<adj>more|less|as|twice as)\s)likely\s(?:(?:than|as)\s(?P<cmp>.+?)\s)?to\s(?P<out>.+?)(?:\s{_VERSUS}\s(?P<cmp2>.+))?$",
        "Night workers were more likely to skip breakfast than day workers.",
    ),
    _rule(
        "group had more outcome",
        rf"(?P<exp>.+?)\s(?:{_MODAL}(?:had|have|has|showed|show|shows|reported|experienced|exhibited|demonstrated|displayed|achieved|gained|lost|missed|needed|spent|used|ate|slept|consumed|scored|took|made|resulted in|led to|leads to|lead to|produced|yielded|provided))\s"
        rf"(?:an?\s|the\s)?{_ADVERB}(?:[\d.,%-]+\s(?:percent\s|-?fold\s)?)?(?P<adj>{_ADJ})\s(?P<out>.+?)(?:\s{_VERSUS}\s(?P<cmp>.+))?$",
        "Children with eczema missed more school days than other children.",
    ),
    _rule(
        "difference favouring",
        rf"there\s(?:was|were)\s(?:an?\s)?{_ADVERB}(?:(?:significant|greater|larger|marked|modest|substantial|clear)\s)*(?P<adj>increases?|reductions?|decreases?|improvements?|declines?|rise|fall|drop)\s(?:in|of)\s(?P<out>.+?)(?:\s{_UNDER}\s(?P<exp>.+?))?(?:\s{_VERSUS}\s(?P<cmp>.+))?$",
        "There was a significant reduction in pain in the massage group.",
    ),
    _rule(
        "outcome was higher",
        rf"(?P<out>.+?)\s{_MODAL}{_BE}\s{_ADVERB}(?:[\d.,%]+\s(?:percent\s|times\s|points?\s)?)?(?P<adj>{_ADJ})(?:\s(?:{_UNDER})\s(?P<exp>.+?))?(?:,?\s{_VERSUS}\s(?P<cmp>.+))?$",
        "Sleep onset was earlier with amber glasses than with clear glasses.",
    ),
    _rule(
        "outcome moved",
        rf"(?P<out>.+?)\s{_MODAL}{_ADVERB}(?P<verb>{_MOVED})(?:\s(?:significantly|markedly|slightly|more|less|most|faster|only|substantially|steadily|further))*(?:\sby\s[^,;]+?)?(?:,?\s(?P<under>{_UNDER}|between|across)\s(?P<exp>.+?))?(?:,?\s{_VERSUS}\s(?P<cmp>.+))?$",
        "Breathlessness decreased after the programme.",
    ),
    _rule(
        "exposure moved outcome",
        rf"(?P<exp>.+?)\s{_MODAL}{_ADVERB}(?P<verb>{_UP_VERB}|{_DOWN_VERB})\s(?P<out>(?!by\b|in\b|from\b|with\b|after\b).+?)(?:,?\s{_VERSUS}\s(?P<cmp>.+))?$",
        "Gardening reduced depressive symptoms.",
    ),
)

_TIMES = re.compile(
    r",?\s*\b(?:(?:immediately|directly|shortly|right)\s(?:after(?:wards?)?(?:\s[\w-]+){0,3}|before)|(?:one|two|three|four|five|six|nine|twelve|\d+)[- ](?:minutes?|hours?|days?|weeks?|months?|years?)\s(?:later|after(?:wards)?(?:\s(?:\w+\s?){1,3})?)|"
    r"(?:at|after|by|over|within|during)\s(?:the\s)?(?:(?:\d+|one|two|three|four|five|six|nine|ten|twelve|eighteen)[- ](?:minutes?|hours?|days?|weeks?|months?|years?)|follow-up|baseline|(?:first|second|third|final) (?:week|month|year|day))(?:\s(?:of (?:age|treatment|follow-up)|follow-up))?|"
    r"at\s(?:age|week|month|day|year)\s\d+|at\s(?:\w+\s)?follow-up|at the end of (?:the )?(?:study|treatment|trial|intervention)|in the (?:short|long)(?:er)? term)\b,?",
    re.I,
)
_SPLIT = re.compile(
    r"\s*;\s*(?:and\s|but\s|however,\s)?|,?\s(?:whereas|while|although|though)\s|,\s(?:but|and|yet|nor)\s(?=(?:\w+\s){1,8}?(?:was|were|did|had|is|are|showed|increased|decreased|fell|rose|improved|reduced|also|declined|remained|stayed)\b)|"
    r",?\sbut\s(?:also\s)?(?=not\s|no\s|did\s|was\s|were\s|had\s|stayed|remained|increased|decreased|reduced|improved|it\s|they\s)|\s(?:and|but)\s(?=(?:improved|reduced|increased|decreased|lowered|had no|did not|was not|were not|raised|shortened)\s)"
)
_LEAD = re.compile(
    r"^(?:(?:(?:in|among|compared (?:with|to)|relative to|after|during|at|for|of|on|by|over|within|following|when|using|with)\s[^,]{2,120}?|however|moreover|furthermore|in addition|additionally|overall|also|similarly|in contrast|finally|notably|thus|"
    r"therefore|in conclusion|specifically|conversely|interestingly|importantly|consequently|secondly|likewise|nevertheless|accordingly|hence|meanwhile|\w+ly),\s*)+",
    re.I,
)
_FOUND = re.compile(
    r"^(?:(?:we|the authors|researchers|this (?:study|trial|review|meta-analysis)|(?:these|our|the|the present|current) (?:results?|findings?|data|stud(?:y|ies)|analys[ie]s|trial)|(?:multivaria\w+|regression|post hoc|dose-response|subgroup|pooled|meta-) ?analys[ie]s|results|it was|there is evidence|evidence|the evidence)\s"
    r"(?:also |further |therefore |has |have |clearly |strongly )*(?:found|shown?|showed|shows|demonstrat\w+|observed|indicat\w+|suggest\w*|reveal\w*|report\w*|concluded?|provid\w+ evidence|confirm\w*|support\w*|impl\w+)\s(?:evidence )?(?:that\s)?)",
    re.I,
)


def _without_brackets(text: str) -> str:
    """The text with brackets blanked, the same length; nested ones too."""
    depth, kept = 0, []
    for character in text:
        if character in "([":
            depth += 1
        kept.append(" " if depth else character)
        if character in ")]" and depth:
            depth -= 1
    return "".join(kept)


def _clauses(text: str) -> list[tuple[int, int]]:
    spans, position = [], 0
    for match in _SPLIT.finditer(text):
        if match.start() - position > 8:
            spans.append((position, match.start()))
            position = match.end()
    spans.append((position, len(text)))
    return spans


def read_statements(sentence: str) -> tuple[Statement, ...]:
    """The statements of a sentence, clause by clause, in order.

    A clause that shares its subject with the one before ("reduced X and improved Y") takes over its exposure.
    """
    plain = _without_brackets(sentence)
    found: list[Statement] = []
    for start, end in _clauses(plain):
        statement = _read_clause(re.sub(r"\s+", " ", plain[start:end]).strip(" .,"), found[-1] if found else None)
        if statement is not None:
            for one in _one_per_outcome(statement):
                found.append(replace(one, start=start, end=end))
    return tuple(found)


def _read_clause(clause: str, before: Statement | None) -> Statement | None:
    time = _TIMES.search(clause)
    timepoint = time[0].strip(" ,") if time else None
    if time:
        clause = (clause[: time.start()] + " " + clause[time.end() :]).strip()
        clause = re.sub(r"\s+", " ", clause)
    if before is not None and re.match(r"there (?:was|were) no \w*\s?differences? between\b", clause):
        return Statement(before.outcome, Direction.NO_CHANGE, before.exposure, before.comparator, timepoint, True, "no difference carried over")
    context = None
    lead = _LEAD.match(clause)
    if lead:
        context = re.match(r"(?:compared (?:with|to)|relative to)\s([^,]+),", lead[0], re.I)
        clause = clause[lead.end() :]
    clause = _FOUND.sub("", clause)
    if re.match(r"(?:reduced|improved|increased|decreased|lowered|raised|shortened|had no|did not|was not|were not|not|no|stayed|remained)\b", clause) and before is not None:
        subject = before.outcome if before.pattern.startswith("outcome") else before.exposure or before.outcome
        clause = f"{subject} was not associated with {clause.split(' ', 2)[-1]}" if clause.startswith(("not with", "not of")) else f"{subject} {clause}"
    for rules, is_null in ((NULL_RULES, True), (EFFECT_RULES, False)):
        for name, pattern, _ in rules:
            match = pattern.match(clause) if not name.startswith("no difference") else pattern.search(clause)
            if match is None:
                continue
            statement = _statement(name, match, is_null, timepoint)
            if statement is not None:
                comparator = statement.comparator or (_noun(context[1]) if context else None)
                return replace(statement, comparator=comparator)
    return None


def _statement(name: str, match: re.Match[str], is_null: bool, timepoint: str | None) -> Statement | None:
    parts = match.groupdict()
    outcome, exposure = _noun(parts.get("out")), _noun(parts.get("exp"))
    comparator = _noun(parts.get("cmp") or parts.get("cmp2"))
    if outcome is None:
        return None
    if name == "outcome moved" and (re.search(r"\b(?:not|no)\b", match[0][: match.start("verb")]) or parts.get("under") == "by"):
        return None
    outcome, exposure, comparator = _between(outcome, exposure, comparator)
    direction = Direction.NO_CHANGE if is_null else _direction(parts)
    if not is_null and (signed := re.match(rf"({_ADJ})\s(.+)", outcome, re.I)) and direction is Direction.UNSIGNED:
        direction, outcome = _direction({"adj": signed[1]}), signed[2]
    outcome = re.sub(r"^(?:risks?|odds|likelihood|probability|incidence|levels?|rates?|chances?) (?:of|for) (?:an? |the )?(?=\w)", "", outcome) if direction is not None else outcome
    return Statement(outcome, direction, exposure, comparator, timepoint, is_null, name) if len(outcome) > 1 else None


def _between(outcome: str, exposure: str | None, comparator: str | None) -> tuple[str, str | None, str | None]:
    """Take "between A and B" and "in A than in B" out of an outcome."""
    pair = re.search(r"\sbetween\s(.+?)\sand\s(.+)$", " " + outcome)
    if pair and not re.match(r"between\s", outcome):
        groups = (_noun(pair[1]), _noun(pair[2]))
        return outcome[: pair.start() - 1].strip() or outcome, exposure or groups[0], comparator or groups[1]
    pair = re.match(r"^(?:between\s)?(.+?)\s(?:and|with)\s(.+)$", outcome) if outcome.startswith("between ") else None
    if pair:
        return pair[2], exposure or pair[1], comparator
    tail = re.search(r"\s(?:between|across|among)\s(?:the\s)?(?:\w+\s){0,2}(?:groups|arms|conditions|participants)\b.*$", outcome)
    if tail:
        outcome = outcome[: tail.start()]
    versus = re.search(rf"\s{_VERSUS}\s(.+)$", outcome)
    if versus:
        outcome, comparator = outcome[: versus.start()], comparator or _noun(versus[1])
    inside = re.search(r"\s(?:in|with|among|for)\s(?:the\s)?([\w\s-]*?(?:group|arm|condition|treatment|patients|participants|adults|women|men|children|animals|mice))\b", outcome)
    if inside and inside.start() > 3:
        exposure = exposure or _noun(inside[1])
        outcome = outcome[: inside.start()]
    return outcome.strip(), exposure, comparator


def _direction(parts: dict[str, str | None]) -> Direction:
    sign = (parts.get("sign") or parts.get("sign2") or "").lower()
    if sign in {"inverse", "inversely", "negative", "negatively"}:
        return Direction.DECREASE
    if sign in {"positive", "positively", "direct", "directly"}:
        return Direction.INCREASE
    word = (parts.get("adj") or parts.get("verb") or "").lower()
    if not word or word == "as":
        return Direction.UNSIGNED
    if parts.get("verb"):
        if re.fullmatch(_DOWN_VERB, word, re.I) or _WORSE.match(word):
            return Direction.DECREASE
        return Direction.INCREASE
    if re.match(r"(?:reduction|decrease|decline|fall|drop)", word) or re.fullmatch(_DOWN_ADJ, word, re.I) or _WORSE.match(word):
        return Direction.DECREASE
    return Direction.INCREASE


_STRIP_FRONT = re.compile(
    r"^(?:(?:the|a|an|any|some|all|both|this|that|these|those|their|its|our|his|her|also|significantly|statistically|significant|there|we found|in|on|of|for|with|and|but|either|overall|only|mean|average|median|primary outcome(?:s)? of|"
    r"self-reported|changes? in|differences? in|regarding|terms of|that|compared with|to have|to be|to)\s)+",
    re.I,
)
_STRIP_BACK = re.compile(
    r"(?:\s(?:was|were|is|are|and|or|but|in|on|of|for|with|by|at|than|the|a|an|also|significantly|respectively|as well|either|alone|did|had|has|have|to|from|not|which|who|that|between|when|after adjust\w*)|[\s,.:;–—-]+)+$",
    re.I,
)
_CUT_BACK = re.compile(
    r"\s(?:by\s(?:about\s|nearly\s)?[\d.,]+|from\s[\d.,]+|after adjust|adjusted for|independent(?:ly)? of|regardless of|even after|controlling for|suggesting|indicating|,\swith\s|at any\s|p\s?[=<>]|which\s|resulting|thereby|F\s|OR\s|HR\s|RR\s|d\s?=|beta\s).*$|"
    r",\s(?:p|F|t|d|r|OR|HR|RR|β|95)\b.*$|,\s(?:with|suggesting|indicating|although|and|but|respectively).*$|\s\d+(?:\.\d+)?\s?(?:versus|vs)\b.*$",
    re.I,
)


def _noun(phrase: str | None) -> str | None:
    """A noun phrase without what hangs before and behind it; None when nothing is left."""
    if not phrase:
        return None
    phrase = re.sub(r"\s+", " ", phrase).strip(" ,.;:")
    phrase = _CUT_BACK.sub("", phrase)
    phrase = _STRIP_FRONT.sub("", phrase)
    phrase = _STRIP_BACK.sub("", phrase)
    return phrase or None


def _one_per_outcome(statement: Statement) -> list[Statement]:
    """One statement for each member of a plain list of outcomes ("anxiety, mood and sleep")."""
    if len(statement.outcome) > 160:
        return []
    parts = re.split(r",\s(?:and\s|or\s)?|\s(?:and|or|nor|as well as)\s", statement.outcome)
    parts = [part.strip() for part in parts if part.strip()]
    is_list = len(parts) > 1 and all(len(part.split()) <= 5 for part in parts) and not re.search(r"\b(?:with|between|who|in)\b", statement.outcome)
    if not is_list:
        return [statement]
    return [replace(statement, outcome=re.sub(r"^(?:the|a|an)\s", "", part)) for part in parts]
