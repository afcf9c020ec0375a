"""By how much something moved, taken out of a clause: "fell by 0.6 m/s with tea" → "fell with tea"."""

from __future__ import annotations

import re

_N = r"[-−–+]?\d[\d,]*(?:[.·]\d+)?"
_NUMBERS = rf"{_N}(?:\s?%)?(?:(?:,\s{_N})*,?\s(?:and|to|or)\s{_N})?"
_ABOUT = (
    r"(?:(?:about|nearly|almost|approximately|up to|around|over|roughly|an? (?:additional|extra"
    r"|further|average of)"
    r"|on average|some|only|just|at least|more than|less than)\s)*"
)
_UNIT = (
    r"(?:\s?%|\s?-?fold|(?:\s(?!(?:in|with|on|for|after|among|under|during|relative|compared|versus"
    r"|vs|and|at|over"
    r"|from|than|more|less|of|by|to|per|as|the|their|its)\b)[A-Za-zµμ°/%²³.0-9^-]+){1,3}?)?"
    r"(?:\sper\s[a-z]+(?:\s(?:day|week|month|year))?)?"
)
_BEHIND = (
    r"(?=$|[,;.](?!\d)|\s(?:in|with|on|for|after|among|under|during|relative|compared|versus|vs|and"
    r"|at|over|from|than|more"
    r"|less|following|as|of|by|while|when|between|across|per|within|against|to)\b|\s\w+ly\b)"
)
_MOVED = (
    r"(?:increas|decreas|reduc|lower|rais|improv|cut|short|prolong|diminish|enhanc|f[ae]ll|r[io]s|ros"
    r"|drop|declin"
    r"|delay|extend|length|grew|gr[eo]w|advanc|shrank|chang|differ|higher|lower|longer|shorter"
    r"|greater|less|better"
    r"|worse|fewer|more|slow|delayed|exceed|climb|went up|went down)\w*"
)
_LASTING = re.compile(
    r"\b(?:increas|reduc|short|prolong|delay|extend|length|longer|shorter|advanc|cut|more)\w*\s"
)
_TIME = re.compile(r"(?:days?|weeks?|months?|years?)\b")
AMOUNT = re.compile(
    rf"(?P<verb>\b{_MOVED}(?:\s\w+ly)?)\sby\s{_ABOUT}(?P<amount>{_NUMBERS}{_UNIT}|half|a (?:third"
    rf"|quarter|half)"
    rf"|two thirds|one (?:third|half)|tenfold|[a-z]+fold){_BEHIND}",
    re.I,
)
"""A verb or comparative, and what stands between it and the rest: "rose by 2.7 kg per year with"."""


_TWO_MOVED = re.compile(
    rf"^(?P<one>[^,;]+?)\s(?P<verb>{_MOVED})\sby\s{_ABOUT}{_N}{_UNIT}\sand\s"
    rf"(?P<two>(?!by\b)[^,;\d]{{2,60}}?)\sby\s{_ABOUT}{_N}{_UNIT}{_BEHIND}",
    re.I,
)
"""Two outcomes that moved by an amount each: "sugar fell by 2% and fat by 4% with tea"."""
MOVED_BY = re.compile(rf"(?P<verb>\b{_MOVED})\sby\s(?={_N})", re.I)
"""A verb, "by" and a number: no time."""


def without_amounts(clause: str) -> str:
    """The clause without by how much anything moved; when it moved stays ("improved by 12 weeks")."""
    return AMOUNT.sub(_kept, _TWO_MOVED.sub(r"\g<one> and \g<two> \g<verb>", clause))


def _kept(match: re.Match[str]) -> str:
    is_time = _TIME.search(match["amount"]) is not None and "." not in match["amount"]
    if is_time and _LASTING.match(f"{match['verb']} ") is None:
        return match[0]
    return match["verb"]
