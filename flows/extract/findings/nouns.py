"""Noun phrases freed of what hangs before and behind them: articles, statistics, adjustments."""

from __future__ import annotations

import re

_STRIP_FRONT = re.compile(
    r"^(?:(?:the|(?-i:an?|A(?=\s[a-z])|An)|any|some|all|both|this|that|these|those|their|its|our|his"
    r"|her|also|significantly|"
    r"statistically|significant|there|we found|in|on|of|for|with|and|but|either|overall(?! (?:survival"
    r"|response|mortality|remission))|only|mean|average|"
    r"median|primary (?:outcome|end-?\s?point)s?(?:,| of)|"
    r"self-reported|(?:regard|respect)s? to|changes? in|differences? in|regarding|terms of|that"
    r"|compared with|to have|to be|be|to)\s)+",
    re.I,
)
_STRIP_BACK = re.compile(
    r"(?:\s(?:was|were|is|are|and|or|but|in|on|of|for|with|by|at|than|the|(?-i:an?)|also|significantly|"
    r"respectively|may|might|can|could|would|as well|either|alone|did|had|has|have|to|from|not"
    r"|which|who|that|between|when"
    r"|after adjust\w*)|[\s,.:;–—-]+)+$",
    re.I,
)
_CUT_BACK = re.compile(
    r"\s(?:by\s(?:about\s|nearly\s)?[\d.,]+|from\s[\d.,]+|after adjust|adjusted for|"
    r"by\s[a-z]{3,}ing\s|via\s|independent(?:ly)? of|"
    r"regardless of|even after|controlling for|suggesting|indicating|,\swith\s|at any\s|p\s?[=<>]|which\s|"
    r"(?:was|were|is|are)\s(?:also\s)?(?:found|observed|seen|noted|detected|identified|evident|apparent)\b|"
    r"and\s[\d.]+\s(?:to\s[\d.]+\s)?(?:in|for|among)\s|"
    r"resulting|thereby|remained\s|(?-i:F|OR|HR|RR)\s|d\s?=|beta\s|despite\s|in spite of\s).*$|"
    r",\s(?:this|which|that|these|it|together|as well)\b.*$|,?\sindicative\s.*$|"
    r":\s\d.*$|\sand\s[\d.]+\s?±.*$|,\s(?:p|F|t|d|r|OR|HR|RR|β|95)\b.*$|,\s(?:with|suggesting"
    r"|indicating|although|and|but|respectively)"
    r".*$|\s\d+(?:\.\d+)?\s?(?:versus|vs)\b.*$",
    re.I,
)


_HOW = re.compile(
    r"\s(?:modestly|substantially|markedly|slightly|considerably|moderately|strongly|significantly"
    r"|dramatically|greatly"
    r"|further|somewhat|effectively)$",
    re.I,
)
"""How much something moved, behind it."""
_SERIES = re.compile(r"[^,;]{2,50}(?:,\s[^,;]{2,50}){1,6},\sand\s[^,;]{2,80}")
_BESIDES = re.compile(r",\s(?:as well as|and also|along with|together with|in addition to)\s.*$", re.I)
_JOINT = "\N{NULL}"
_AMOUNT = re.compile(
    r"\s(?:by|of)\s(?:about\s|nearly\s)?[\d.,]+\s?[\w/%]*(?:\s(?:Hg|points?))?(?=\s+and\b|,|$)"
)


def noun_phrase(phrase: str | None) -> str | None:
    """A noun phrase without what hangs before and behind it; None when nothing is left."""
    if not phrase:
        return None
    phrase = re.sub(r"\s+", " ", phrase).strip(" ,.;:")
    phrase = _AMOUNT.sub("", phrase)
    phrase = _BESIDES.sub("", phrase)
    if _SERIES.fullmatch(phrase):
        phrase = _CUT_BACK.sub("", phrase.replace(", and ", _JOINT)).replace(_JOINT, ", and ")
    else:
        phrase = _CUT_BACK.sub("", phrase)
    phrase = _STRIP_FRONT.sub("", phrase)
    phrase = _STRIP_BACK.sub("", _HOW.sub("", phrase))
    return phrase or None
