"""Effect sizes, intervals and p-values as printed in abstracts and articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple


class Measure(NamedTuple):
    """An effect measure: its short name, how it is printed, the value of no effect, an example."""

    name: str
    pattern: str
    null: float | None
    example: str


MEASURES: tuple[Measure, ...] = (
    Measure("OR", r"[Oo]dds [Rr]atios?|\b[aA]?ORs?\b|\bAOR\b", 1.0, "OR: 0.7 (0.5;0.9)"),
    Measure("HR", r"[Hh]azards? [Rr]atios?|\b[aA]?HRs?\b|\bAHR\b", 1.0, "HR 0.93 [95% CI, 0.85-1.02]"),
    Measure("IRR", r"(?:[Ii]ncidence )?[Rr]ate [Rr]atios?|\b[aA]?IRRs?\b", 1.0, "IRR 1.31, 95% CI 1.17-1.46"),
    Measure("PR", r"[Pp]revalence [Rr]atios?|\b[aA]?PRs?\b", 1.0, "prevalence ratio 1.4 (1.1 to 1.8)"),
    Measure("RR", r"[Rr]elative [Rr]isks?|[Rr]isk [Rr]atios?|\b[aA]?RRs?\b", 1.0, "RR=1.5; 95 % CI 1.1–2.0"),
    Measure(
        "SMD",
        r"[Ss]tandard(?:i[sz]ed)? [Mm]ean [Dd]ifferences?|\bSMDs?\b",
        0.0,
        "SMD = -0.41; 95% CI -0.60 to -0.22",
    ),
    Measure(
        "MD",
        r"(?:weighted |adjusted |estimated )?mean differences?|\bW?MDs?\b|\baMD\b",
        0.0,
        "mean difference -24 min, 95% CI -38 to -10",
    ),
    Measure("RD", r"(?:absolute )?risk differences?|\bA?RDs?\b", 0.0, "risk difference 2.1% (0.3 to 3.9)"),
    Measure("g", r"Hedges['’]?s? ?g|\bg(?=\s?=)", 0.0, "Hedges' g = 0.38"),
    Measure("d", r"Cohen['’]?s? ?d|\bd(?=\s?=)", 0.0, "d = 0.45"),
    Measure("r", r"\b[rR](?=\s?=)|\brho\b|[ρ]|correlation coefficient", 0.0, "r = -0.32, p < .001"),
    Measure("beta", r"\bbeta\b|[βΒ]|\b[bB](?=\s?=)", 0.0, "β = −0.21"),
    Measure("ES", r"effect sizes?|\bES\b", 0.0, "effect size 0.3"),
    Measure(
        "difference",
        r"differences?|\bchange|\b[Dd]elta(?=\s?=)|Δ(?=\s?=)",
        0.0,
        "difference -0.9, 95% CI -1.6 to -0.2",
    ),
)  # fmt: skip

NULLS = {measure.name: measure.null for measure in MEASURES} | {"percent": None}
NUMBER = r"[-−–‐+]?\s?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.·]\d+)?|[.·]\d+)"
_LOW, _HIGH, _VALUE = (rf"(?P<{name}>{NUMBER})\s?%?" for name in ("low", "high", "value"))
_SEPARATOR = r"\s*(?:to|through|and|[-–—−‐‑,;])\s*"
INTERVAL = re.compile(
    rf"(?:\b9[059](?:\.\d)?\s?%?\s?(?:percent\s)?[-\s]?(?:CI|C\.I\.|CrI|CL|confidence (?:intervals?|"
    rf"limits?)|credible intervals?)s?\b(?:\s?[\[(]CI[\])])?\s*|"
    rf"\bCIs?\b\s*(?:9[05]\s?%)?)[\s:=,(\[]*(?:of |from |was |ranged from )?{_LOW}{_SEPARATOR}{_HIGH}",
    re.I,
)
_BRACKET = re.compile(rf"\s*[\[(]\s*{_LOW}{_SEPARATOR}{_HIGH}\s*[\])]")
_P = re.compile(
    r"\bp[-\s]?(?:values?)?\s*(?:for [\w\s]{3,20}?|\([\w\s]{1,15}\))?\s*"
    r"(?P<operator>[<>=≤≥]|&lt;|&gt;|\bof\b|\bwas\b|less than|greater than)\s*=?\s*"
    r"(?P<p>0?[.,·]\s?\d+|[01](?:\.\d+)?(?!\d)|\d+(?:\.\d+)?\s?[×x]\s?10\s?[-−–]\s?\d+)",
    re.I,
)
MEASURE = re.compile("|".join(f"(?P<m{i}>{m.pattern})" for i, m in enumerate(MEASURES)))
_AFTER_MEASURE = re.compile(
    rf"\s*(?:[(\[][A-Za-z]{{1,4}}[)\]])?\s*(?:[=:,]|of|was|were|is|(?:for|of|in|between) [\w\s,-]{{3,90}}? "
    rf"(?:was|were|of|is))?\s*[\[(]?\s*{_VALUE}"
)
_PERCENT = re.compile(
    rf"(?P<value>{NUMBER})(?:\s?%|\s(?:percent|per cent)\b)\s*(?:\([^)]*\)\s*)?"
    r"(?P<word>lower|higher|reduc\w+|increas\w+|decreas\w+|greater|less|more|fewer|drop|fall|rise|decline|"
    r"smaller|improvement)\b"
    rf"|\b(?P<word2>reduced|increased|decreased|fell|rose|dropped|declined|lowered|improved|grew|cut)"
    rf"\b[\w\s-]{{0,40}}?\bby\s(?:about\s|nearly\s|almost\s)?"
    rf"(?P<value2>{NUMBER})(?:\s?%|\s(?:percent|per cent)\b)"
)
_BY = re.compile(
    rf"\b(?:increased|decreased|reduced|fell|rose|improved|declined|dropped|shortened|extended|grew|"
    rf"higher|lower|gained|lost)\b[\w\s-]{{0,30}}?\s(?:by\s)?{_VALUE}\s*[A-Za-z/]*\s*(?=[(\[,;]\s*95)"
)
_DOWN = re.compile(r"^(?:lower|reduc|decreas|less|fewer|drop|fall|fell|declin|smaller|lowered|cut)")


@dataclass(frozen=True, slots=True)
class Effect:
    """One printed effect: what is not printed is None. ``start:end`` is where it stands in the text read."""

    value: float | None
    measure: str | None
    ci_low: float | None
    ci_high: float | None
    p_value: float | None
    p_operator: str | None
    start: int
    end: int

    @property
    def is_null(self) -> bool | None:
        """Whether the numbers say that there is no significant effect; None where they do not tell."""
        crosses = self._crosses()
        if crosses is not None:
            return crosses
        if self.p_value is None:
            return None
        if self.p_operator == ">":
            return True if self.p_value >= 0.05 else None
        return self.p_value > 0.05 or (self.p_value == 0.05 and self.p_operator == "=")

    def _crosses(self) -> bool | None:
        if self.ci_low is None or self.ci_high is None:
            return None
        null = NULLS.get(self.measure or "")
        if null is None:
            return True if self.ci_low < 0 < self.ci_high else None
        if null in {self.ci_low, self.ci_high}:
            return None
        return self.ci_low < null < self.ci_high


def number(printed: str) -> float:
    """A printed number: "1,234", "−0.21", ".05" and "0·4" are all read."""
    cleaned = re.sub(r"\s", "", printed).replace("·", ".")
    cleaned = re.sub(r",(?=\d{3})", "", cleaned).replace(",", ".")
    sign = -1.0 if cleaned[:1] in "-−–‐" else 1.0
    return sign * float(cleaned.lstrip("-−–‐+"))


def read_p(text: str, start: int = 0, end: int | None = None) -> tuple[float, str, int, int] | None:
    """The first p-value of a stretch of text: value, operator (``<``, ``=``, ``>``), start and end."""
    match = _P.search(text, start, len(text) if end is None else end)
    if match is None:
        return None
    operator = match["operator"].lower()
    operator = {"&lt;": "<", "≤": "<", "less than": "<", "&gt;": ">", "≥": ">", "greater than": ">"}.get(
        operator, operator
    )
    operator = operator if operator in {"<", ">"} else "="
    power = re.fullmatch(r"(\S+?)\s?[×x]\s?10\s?[-−–]\s?(\d+)", match["p"])
    value = float(power[1]) * 10 ** -int(power[2]) if power else number(match["p"].replace(",", "."))
    return (value, operator, match.start(), match.end()) if 0 <= value <= 1 else None


def _measured(text: str) -> list[Effect]:
    found: list[Effect] = []
    for match in MEASURE.finditer(text):
        name = MEASURES[int((match.lastgroup or "m0")[1:])].name
        after = _AFTER_MEASURE.match(text, match.end())
        if after is None or (name == "r" and abs(number(after["value"])) > 1):
            continue
        if re.match(r"\s?(?:\d|CI|C\.I)", text[after.end() :]) or text[
            after.end("value") :
        ].lstrip().startswith(("%CI", "% CI")):
            continue
        value = number(after["value"])
        interval = _interval_after(text, after.end())
        if name in {"difference", "ES"} and interval is None and name == "difference":
            continue
        end = interval[2] if interval else after.end()
        found.append(_effect(value, name, interval, match.start(), end))
    return found


def _interval_after(text: str, position: int) -> tuple[float, float, int] | None:
    bracket = _BRACKET.match(text, position)
    match = bracket or INTERVAL.search(text, position, position + 70)
    between = text[position : match.start()] if match is not None else ""
    if match is None or re.search(r"[.;]\s+[A-Z]", between) or MEASURE.search(between):
        return None
    return number(match["low"]), number(match["high"]), match.end()


def _effect(
    value: float | None, name: str | None, interval: tuple[float, float, int] | None, start: int, end: int
) -> Effect:
    low, high = (interval[0], interval[1]) if interval else (None, None)
    if low is not None and high is not None and low > high:
        low, high = min(low, high), max(low, high)
    return Effect(value, name, low, high, None, None, start, end)


def read_effects(text: str) -> tuple[Effect, ...]:
    """Every printed effect of a sentence, in order, each with the interval and the p-value printed behind it.

    A percentage counts where it is said to be lower, higher, a rise or a fall; a fall is negative.
    """
    found = _measured(text)
    taken = [(effect.start, effect.end) for effect in found]
    for match in _PERCENT.finditer(text):
        if not _overlaps(match.start(), match.end(), taken):
            printed, word = match["value"] or match["value2"], match["word"] or match["word2"]
            value = abs(number(printed)) * (-1 if _DOWN.match(word) else 1)
            found.append(
                _effect(value, "percent", _interval_after(text, match.end()), match.start(), match.end())
            )
    for match in _BY.finditer(text):
        if not _overlaps(match.start(), match.end(), taken):
            interval = _interval_after(text, match.end())
            found.append(
                _effect(
                    number(match["value"]),
                    None,
                    interval,
                    match.start(),
                    interval[2] if interval else match.end(),
                )
            )
    found.sort(key=lambda effect: effect.start)
    if not found:
        return _alone(text)
    return tuple(
        _with_p(text, effect, found[i + 1].start if i + 1 < len(found) else len(text))
        for i, effect in enumerate(found)
    )


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in taken)


def _with_p(text: str, effect: Effect, limit: int) -> Effect:
    p = read_p(text, effect.start, min(limit, effect.end + 60))
    if p is None:
        return effect
    return Effect(
        effect.value,
        effect.measure,
        effect.ci_low,
        effect.ci_high,
        p[0],
        p[1],
        effect.start,
        max(effect.end, p[3]),
    )


def _alone(text: str) -> tuple[Effect, ...]:
    """Bare intervals and p-values."""
    found: list[Effect] = []
    position = 0
    while (p := read_p(text, position)) is not None:
        found.append(Effect(None, None, None, None, p[0], p[1], p[2], p[3]))
        position = p[3]
    return tuple(found)
