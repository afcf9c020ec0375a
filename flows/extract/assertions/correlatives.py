"""Two wordings without a verb of change: "the more …, the lower …", and shares set against each other."""

from __future__ import annotations

import re
from typing import Final

from flows.extract.assertions.statements import Statement
from flows.lexicon.concepts import pole_of
from schemas.vocabulary import Direction

_LESS: Final = frozenset(
    {"less", "lower", "fewer", "shorter", "slower", "smaller", "weaker", "thinner", "quieter", "milder"}
)
_WHEN: Final = frozenset({"later", "earlier", "faster", "slower"})
_THE_MORE: Final = re.compile(
    r"(?:^(?:and |but |so )?|\bthat )the "
    r"(?P<first>more|longer|higher|greater|older|less|lower|fewer|shorter|closer|later|earlier|faster|slower|"
    r"stronger|bigger|larger|better|worse|further|farther|harder|louder|hotter|colder|heavier|deeper|younger|"
    r"dirtier|noisier|brighter|darker|thicker|quieter|milder) (?P<what>[^,;]{3,80}), "
    r"the (?P<second>more|less|lower|higher|better|worse|longer|shorter|greater|fewer|poorer|slower|larger|"
    r"smaller|stronger|weaker|bigger|faster|thicker|thinner|heavier) "
    r"(?P<outcome>[^,;.]{3,100})",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(r"^(?:often |frequently )?(?:(?:your|their|the|his|her|our|its) )?", re.IGNORECASE)
_LIKELY: Final = re.compile(
    r"likely (?:that )?(?:[\w-]+ ){1,4}?(?:(?:are|is|were|was) to|will|would) "
    r"(?:have |develop |get |suffer |experience |be )?"
    r"(?P<does>[\w-]+(?: (?!while\b|during\b|over\b|when\b)[\w-]+){0,5})",
    re.IGNORECASE,
)
_WHOSE: Final = re.compile(
    r"^(?:you|people|they|we|(?:an? |the )(?:woman|man|person|child|baby|mother|patient)) "
    r"|(?<=\w) (?:the |an? )?(?:people|they|you|we|he|she|participants|children|adults|men|women|person|"
    r"child|baby|infant|man|woman|mother|patient|adult|teenager|someone)\b.*$",
    re.IGNORECASE,
)
_MANNER: Final = re.compile(
    r"^(?:[\w-]+ly|often|closely|regularly) (?:the )?"
    r"(?:people|they|you|we|participants|patients|children|adults|men|women|someone) ",
    re.IGNORECASE,
)
_NOBODY: Final = frozenset({"she", "he", "they", "you", "we", "it", "people"})
_SHIELDED: Final = re.compile(
    r"(?:she|he|they|you|we|people|it) (?:is|are|was|were) (?:protected|shielded|safe) "
    r"(?:against|from) (?P<from>.+)",
    re.IGNORECASE,
)
_IT_TAKES: Final = re.compile(r"^it (?:takes?|took|may take|will take) (?:[\w-]+ )?to ", re.IGNORECASE)
_CLAUSE: Final = re.compile(
    r" (?:they|you|we|it|people|he|she|is|are|was|were|becomes?|will)\b.*$", re.IGNORECASE
)
_PERCENT: Final = r"(?P<{}>\d+(?:\.\d+)?)(?:%| percent| per cent)"
_SHARES: Final = re.compile(
    _PERCENT.format("a") + r" of (?P<who>[^,;]{3,70}?) "
    r"(?:had|have|developed|experienced|reported|got|suffered|showed|achieved|were in) "
    r"(?:a |an |the )?(?P<outcome>[^,;]{3,60}?),? "
    r"(?:as )?(?:compared with|compared to|versus|against) (?:just |only |about |around )?"
    + _PERCENT.format("b")
    + r"(?: (?:of|in|on|for|among|with) (?P<than>[^,.;]{3,60}))?"
)
_SIDE_BY_SIDE: Final = re.compile(
    _PERCENT.format("a")
    + r" of (?P<who>[^,;]{3,60}?) (?:and|but|versus|vs\.?|compared (?:with|to)) "
    + r"(?:just |only |about |around )?"
    + _PERCENT.format("b")
    + r" of (?P<than>[^,;]{3,60}?) (?:had|developed|experienced|reported|got|suffered|showed|achieved) "
    r"(?:an? |the )?(?P<outcome>[^,;.]{3,60})",
    re.IGNORECASE,
)
_NO_DIFFERENCE: Final = re.compile(r"\bno (?:[\w-]+ )?difference\b", re.IGNORECASE)
_WITHIN: Final = re.compile(
    r" (?:within|after|over|by|during|in) (?:[\w-]+ ){1,3}(?:days?|weeks?|months?|years?|follow-up)$"
)
_DOERS: Final = re.compile(
    r"^(?:the |those )?(?P<what>(?:[\w-]+ ){0,3}(?:non-?)?"
    r"(?:users|drinkers|eaters|takers|smokers|sleepers|nappers|runners|walkers|vegetarians|vegans|swimmers|vapers|chewers))$",
    re.IGNORECASE,
)
"""People named by what they do, which is the exposure."""
_EXPOSED: Final = re.compile(
    r"^(?:the |those |all )*(?P<who>[\w-]+(?: [\w-]+)?)? ?\b"
    r"(?:who (?:got|received|took|were given|used|had)|on|given|taking|treated with|using|receiving|in) "
    r"(?:the )?(?P<what>.+?)(?: group| arm)?$",
    re.IGNORECASE,
)
_ARM: Final = re.compile(r"^the | (?:group|arm)$", re.IGNORECASE)
_THAN: Final = r"(?:than|compared with|versus) (?:those |people |patients |the |in |on |taking |given )*"
_FEWER: Final = re.compile(
    r"^(?P<sign>fewer|more) (?:of (?:the|those) )?(?P<who>[^,;]{3,70}?)"
    rf"(?: {_THAN}(?P<than>[^,;]{{2,40}}?))? "
    r"(?:(?:had|developed|experienced|reported|got|suffered) (?:an? |the )?(?P<outcome>[^,;.]{3,60}?)"
    r"|(?P<event>died|relapsed|recovered|survived))"
    rf"(?:,? {_THAN}(?P<after>[^,;.]{{2,40}}))?"
    r"(?=[,.;]|$)",
    re.IGNORECASE,
)
_GROUPED: Final = re.compile(r" (?:group|arm)$|\b(?:who|given|taking|using|on (?!average))", re.IGNORECASE)


def count_statement(text: str) -> tuple[Statement, ...]:
    """ "Fewer patients on the drug than on placebo had a stroke": more or fewer people, of what group."""
    match = _FEWER.match(text)
    if match is None or _GROUPED.search(match["who"]) is None:
        return ()
    exposed = _EXPOSED.match(match["who"])
    if exposed is None:
        return ()
    who, than = exposed["who"], match["than"] or match["after"]
    is_anyone = who is None or who.lower() in {"people", "participants", "those", "patients"}
    return (
        Statement(
            match["outcome"] or match["event"],
            Direction.INCREASE if match["sign"].lower() == "more" else Direction.DECREASE,
            exposure=exposed["what"],
            comparator=_ARM.sub("", than) if than else None,
            population=None if is_anyone else who,
        ),
    )


def correlative_statement(text: str) -> tuple[Statement, ...]:
    """ "The more you exercise, the lower your risk": the second part moves with the first."""
    match = _THE_MORE.search(text)
    if match is None:
        return ()
    likely = _LIKELY.match(match["outcome"])
    shielded = _SHIELDED.match(match["outcome"])
    if likely is not None:
        outcome = likely["does"].partition(" that ")[0].removesuffix(" that").strip()
    elif shielded is not None:
        outcome = shielded["from"].strip()
    else:
        outcome = _IT_TAKES.sub("time to ", match["outcome"])  # the longer it took them to doze off
        outcome = _CLAUSE.sub("", _OWNER.sub("", outcome)).strip()
    second = match["second"].lower()
    if second in {"better", "worse", "poorer"}:
        is_up = (second == "better") is (pole_of(outcome) != "bad")
    else:
        is_up = (second not in _LESS) is (shielded is None)
    if match["first"].lower() in _LESS:
        is_up = not is_up
    direction = Direction.INCREASE if is_up else Direction.DECREASE
    what = _MANNER.sub("", match["what"])  # the more strictly people followed the diet
    exposure = _WHOSE.sub("", what) if match["first"].lower() not in _WHEN else f"{match['first']} {what}"
    if exposure.lower().endswith("time"):
        exposure = what  # the time you spend sitting
    outcome = outcome.partition(" that ")[0]
    is_said = outcome and outcome.lower() not in _NOBODY and exposure.lower() not in {"a", "an", "the"}
    return (Statement(outcome, direction, exposure=exposure),) if is_said and exposure else ()


def share_statement(text: str) -> tuple[Statement, ...]:
    """ "8% of people on the drug had a stroke, versus 11% on placebo": the two shares say the direction."""
    match = _SHARES.search(text) or _SIDE_BY_SIDE.search(text)
    doers = _DOERS.match(match["who"]) if match else None
    exposed = doers or (_EXPOSED.match(match["who"]) if match else None)
    if match is None or exposed is None:
        return ()
    ours, theirs = float(match["a"]), float(match["b"])
    direction = Direction.NO_CHANGE
    if ours != theirs and _NO_DIFFERENCE.search(text, 0, match.start()) is None:
        direction = Direction.INCREASE if ours > theirs else Direction.DECREASE
    who = exposed.groupdict().get("who")
    time = _WITHIN.search(match["outcome"])
    return (
        Statement(
            match["outcome"][: time.start() if time else None].removeprefix("another ").strip(),
            direction,
            exposure=exposed["what"],
            comparator=match["than"],
            timepoint=time[0].strip() if time else None,
            population=None if who in {None, "people", "participants", "those"} else who,
        ),
    )
