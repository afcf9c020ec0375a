"""Evidence text as a sequence of signs: arms and outcome masked, numbers and p-values named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.extract.direction.words import WORDS

_TOKEN = re.compile(
    r"(?P<pvalue>\bp(?:[\s-]?values?)?\s*(?:was|were|of)?\s*"
    r"(?P<op>[<>=≤≥⩽⩾:`]|less than|greater than)"
    r"\s*[=:]?\s*(?P<p>0?[.,·]\s?\d+|[01]\b(?:[.,]\d+)?))"
    r"|(?P<ci>(?P<lo>[-−–]?\d+(?:[.·]\d+)?)\s?%?\s?"
    r"(?:to|[-–—−,;]|and)\s?(?P<hi>[-−–]?\d+(?:[.·]\d+)?)"
    r"\s?%?\s?[)\]])"
    r"|(?P<ns>\bn\.?s\.?\b(?=[\s,.;)]|$)|\bnot significant\b|\bnon-?significant)"
    r"|(?P<number>[-−+]?\d+(?:,\d{3})*(?:[.·]\d+)?%?)"
    r"|(?P<word>[a-z][a-z']*\d*)|(?P<mark>[;:.(),/±<>=\n])",
)
_P_CELL = re.compile(r"(?:p\s?)?(?P<op>[<>=≤]?)\s?(?P<p>0?[.,·]\d+|1\.0+)\s?[*†‡§¶a-d]*")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_NOISE = re.compile(
    r"\b9[059](?:\.0)?\s?%\s?(?:ci|cl|c\.i\.?|confidence (?:intervals?|limits?))s?[:,=]?|\((?:see "
    r")?(?:additional |supplementary )?"
    r"(?:fig|table|appendix)[^)]*\)|\b(?:table|fig|figure)s?\.?\s?[\dA-Za-z]+\b|\bn\s?=\s?\d+|"
    r"\b[ft]\s?[\[(]?[\d.,]+\)?\s?=\s?[-−]?[\d.]+"
    r"|\b(?:day|week|month|year|visit|phase|stage|grade|time)s?\s\d+(?:\s?(?:,|and|to|-|–)\s?\d+)*\b"
    r"|\b\d+(?:\.\d+)?[- ]?(?:days?|weeks?|months?|years?|yrs?|hours?|hrs?|h|min|minutes?|mg|mcg|μg|µg|g|"
    r"ml|kg)\b(?=[- ](?:after|follow|post|of|group|daily|twice|dose|later))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One masked token: its text (``I``, ``C``, ``O``: the arms, the outcome), its number if it is one."""

    text: str
    value: float | None = None
    cover: int = 0
    """For an ``O``: how many distinct words of the outcome it covers."""


def stem(word: str) -> str:
    """A crude stem: enough to bring plurals and participles together."""
    word = word.removesuffix("'s")
    for ending in ("ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def content_stems(phrase: str) -> tuple[str, ...]:
    """Stems of the words of a phrase that mean something, in order and once each."""
    words = (stem(word) for word in re.findall(r"[a-z0-9][a-z0-9']*", phrase.lower()))
    return tuple(dict.fromkeys(words))


def _distinctive(phrase: str, other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        name
        for name in content_stems(phrase)
        if name not in other and name not in _STOP_STEMS and not name.isdigit()
    )


_STOP_STEMS = WORDS["no_mask"] | {stem(word) for word in WORDS["no_mask"]}


def _labels(phrase: str) -> tuple[str, ...]:
    """Names given to an arm: "group II", "(group B)", "(SP)"."""
    named = [m[1].lower() for m in re.finditer(r"\b(?:group|arm)\s+([A-Za-z0-9]{1,3})\b", phrase, re.I)]
    named += [m[1].lower() for m in re.finditer(r"[(\[]\s*([A-Za-z]{1,3})\s*[)\]]", phrase)]
    named += [m[1].lower() for m in re.finditer(r"\b([A-Za-z0-9]{1,3})[- ]group\b", phrase)]
    return tuple(_ROMAN.get(name, name) for name in named)


def masks(intervention: str, comparator: str, outcome: str) -> dict[str, str]:
    """Which stem stands for which arm or for the outcome; what both arms share stands for neither."""
    first, second = content_stems(intervention), content_stems(comparator)
    mask: dict[str, str] = {}
    for name in content_stems(outcome):
        if name not in _STOP_STEMS and len(name) > 1:
            mask[name] = "O"
    for word in sorted(WORDS["intervention_words"]):
        if stem(word) not in second:
            mask.setdefault(stem(word), "I")
    for word in sorted(WORDS["comparator_words"]):
        if stem(word) not in first:
            mask[stem(word)] = "C"
        elif stem(word) not in second:
            mask[stem(word)] = "I"
    for phrase, other, sign in ((intervention, second, "I"), (comparator, first, "C")):
        for name in _distinctive(phrase, other):
            if len(name) > 1 and (mask.get(name) != "O" or len(_distinctive(phrase, other)) == 1):
                mask[name] = sign
    first_labels, second_labels = _labels(intervention), _labels(comparator)
    mask.update((f"group {label}", "I") for label in first_labels if label not in second_labels)
    mask.update((f"group {label}", "C") for label in second_labels if label not in first_labels)
    return mask


def _p_sign(operator: str, printed: str) -> tuple[str, float]:
    value = float(re.sub(r"\s", "", printed).replace(",", ".").replace("·", "."))
    if operator in {">", "≥", "⩾", "greater than"}:
        return ("p_ns" if value >= 0.01 else "p_odd"), value
    if value < 0.05 or (value == 0.05 and operator != "="):
        return "p_sig", value
    return ("p_edge" if value < 0.1 else "p_ns"), value


def _number(printed: str) -> float:
    cleaned = printed.replace(",", "").replace("·", ".").rstrip("%")
    return float(re.sub(r"^[−–]", "-", cleaned))


def read_signs(evidence: str, mask: dict[str, str]) -> tuple[Sign, ...]:
    """Tokenise evidence text: arms and outcome masked and runs of the same mask merged."""
    signs: list[Sign] = []
    covered: set[str] = set()
    text = _with_cell_p(evidence.replace("&lt;", "<").replace("&gt;", ">"))
    text = _NOISE.sub(" ", text).lower()
    text = re.sub(r"\b(group|arm)s?[ -]([a-z0-9]{1,3})\b", lambda m: _group(m[2], m[0], mask), text)
    text = re.sub(r"\b([a-z0-9]{1,3})[- ](?:group|arm)\b", lambda m: _group(m[1], m[0], mask), text)
    for match in _TOKEN.finditer(text):
        sign = _sign(match, mask)
        if sign is None:
            continue
        if sign.text == "O":
            if not (signs and signs[-1].text == "O"):
                covered = set()
            covered.add(stem(match[0]))
            if signs and signs[-1].text == "O":
                signs.pop()
            signs.append(Sign("O", None, len(covered)))
        elif not (sign.text in {"I", "C"} and signs and signs[-1].text == sign.text):
            signs.append(sign)
    return tuple(signs)


def _with_cell_p(text: str) -> str:
    """A table row whose last numeric cell can only be a p-value gets it marked as one."""
    if text.strip().count("\n") < 2:
        return text
    lines = text.split("\n")
    for index in range(len(lines) - 1, -1, -1):
        cell = _P_CELL.fullmatch(lines[index].strip())
        if cell is not None:
            lines[index] = f"p {cell['op'] or '='} {cell['p']}"
            break
        if lines[index].strip() and re.search(r"\d", lines[index]):
            break
    return "\n".join(lines)


def _group(label: str, printed: str, mask: dict[str, str]) -> str:
    known = mask.get(f"group {_ROMAN.get(label, label)}")
    return {"I": "interventionarm", "C": "comparatorarm"}.get(known or "", printed)


def _sign(match: re.Match[str], mask: dict[str, str]) -> Sign | None:
    if match["pvalue"]:
        text, value = _p_sign(match["op"], match["p"])
        return Sign(text, value)
    if match["ci"]:
        low, high = _number(match["lo"]), _number(match["hi"])
        if low < 0 < high:
            return Sign("ci_zero")
        if low < 1 < high < 20:
            return Sign("ci_one")
        return Sign("ci_neg" if high < 0 else "ci_below" if high <= 1 else "ci_above")
    if match["ns"]:
        return Sign("nonsig")
    if match["number"]:
        return Sign("pct" if match["number"].endswith("%") else "num", _number(match["number"]))
    if match["mark"]:
        return Sign(match["mark"]) if match["mark"] in ";.\n±/(),=" else None
    word = match["word"]
    if word == "interventionarm":
        return Sign("I")
    if word == "comparatorarm":
        return Sign("C")
    return Sign(mask.get(stem(word), word))
