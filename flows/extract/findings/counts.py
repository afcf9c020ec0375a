"""How many people a study studied: "1,234 patients", "n = 60", "twenty-five women", the sum of the arms."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: value for value, word in enumerate(_UNIT_WORDS.split())}
_TENS = {word: 10 * value for value, word in enumerate(_TEN_WORDS.split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORDS = "|".join((*_UNITS, *_TENS, *_SCALES))
_SPELLED = re.compile(rf"\b(?:{_WORDS})(?:[-\s]+(?:and\s+)?(?:{_WORDS}))*\b", re.I)

_PEOPLE_WORDS = (
    "participants? patients? subjects? adults? women men children adolescents? students? individuals? "
    "people persons? volunteers? respondents? "
    "infants? newborns? neonates? toddlers? babies nurses physicians? doctors? employees? workers? "
    "veterans? residents? mothers? fathers? parents? couples "
    "girls boys teenagers? youths? seniors? elders outpatients? inpatients? survivors? users? smokers? "
    "drinkers athletes? players? runners? soldiers? twins? "
    "cases? controls? pregnancies caregivers? carers? undergraduates? pupils? teachers? males? females? "
    "members? households? recipients? attendees "
    "beneficiaries consumers citizens practitioners musicians pharmacists students? mice rats animals "
    "dogs pigs rabbits monkeys schoolchildren preschoolers "
    "sufferers dyads families enrollees retirees officers personnel staff donors cyclists firefighters "
    "midwives clinicians deliveries births"
)
PEOPLE = tuple(_PEOPLE_WORDS.split())
_PEOPLE = "|".join(PEOPLE)
_COUNT = r"(?<![\d.,$€£/-])(?P<n>\d{1,3}(?:[,\u2009\u202f ]\d{3})+|\d+)(?![\d%]|\.\d|,\d{3}|\s?%|-)"
_COUNTED = re.compile(
    rf"{_COUNT}(?!\s(?:years?|weeks?|months?|days?|hours?|minutes?|mg|g|ml|kg|cm|mm|of|to|and|or|in|out|"
    rf"versus|vs|were|was|had|per|with|for|times|points?)\b)"
    rf"(?P<between>(?:\s\([^)]{{1,40}}\))?(?:[\s-](?!(?:of|to|and|studies|trials|articles|years?|in|for|"
    rf"were|was|had|with)\b)[A-Za-z][\w'’/-]*,?){{0,6}}?)\s(?P<noun>{_PEOPLE})\b",
    re.I,
)
_EQUALS = re.compile(
    r"\b(?P<letter>[nN])\s?(?:=|of|was)\s?(?P<n>\d{1,3}(?:[,\u2009\u202f ]\d{3})+|\d+)(?!\.\d|\d|%)"
)
_ARM = re.compile(
    rf"{_COUNT}\s(?:[\w-]+\s){{0,2}}?(?:in|to|received|on|allocated to|assigned to|randomi[sz]ed to)"
    rf"\s(?:the\s|a\s|an\s)?[\w\s-]{{2,40}}",
    re.I,
)
_VERB_PEOPLE = re.compile(
    rf"\b(?:enrolled|recruited|included|randomi[sz]ed|studied|surveyed|interviewed|followed|examined|"
    rf"tested|sample of|sampled|cohort of|total of|total sample)\s(?:a total "
    rf"of\s)?{_COUNT}(?!\s?(?:years?|weeks?|months?|days?|studies|trials|articles|[-]))",
    re.I,
)
_BARE = re.compile(
    rf"{_COUNT}\s(?:\([^)]{{1,30}}\)\s)?(?:were|was|had been|have been|are)\s(?:finally\s|then\s)?"
    r"(?:randomi[sz]ed|randomly|enrol?led|included|assigned|allocated|recruited|analy[sz]ed)\b"
    rf"|{_COUNT.replace('<n>', '<m>')}\s(?:\([^)]{{1,30}}\)\s)?"
    r"(?:agreed to|consented|participated|took part|responded)\b",
    re.I,
)
_EACH = re.compile(
    rf"{_COUNT}\s[^.;]{{0,60}}?\b(?:in|to|per)\s(?:each\s)?(?:of\s)?(?:the\s)?(?P<groups>\d|two|three|four)\s(?:groups|arms)\s?(?:each)?"
)
_BEFORE_ARM = re.compile(
    r"(?:intervention|control|treatment|study|experimental|placebo|comparison|exercise|[A-Z])\s(?:group|arm)\s"
    r"(?:\(?n\s?=\s?|comprised|included|consisted of|had|of|with)?\s*$"
)
_PAIR = re.compile(
    rf"\s(?:\([^)]{{1,40}}\)\s)?and\s(?P<n>\d[\d,]*)\s(?:[a-z-]+\s){{0,2}}(?:{_PEOPLE})\b", re.I
)
_PLUS = (
    re.compile(r"randomi[sz]ed|randomly (?:assigned|allocated|divided)|allocated|assigned", re.I),
    re.compile(
        r"enrol?led|recruited|included|participated|took part|entered|comprised|consisted|cohort|sample", re.I
    ),
    re.compile(
        r"complet|analy[sz]ed|evaluated|studied|surveyed|interviewed|examined|followed|responded|data "
        r"(?:from|on|of)|among|were asked|volunteered|tested",
        re.I,
    ),
)
_SUBSET = re.compile(
    r"screened|eligib|invited|approached|contacted|excluded|withdr|dropped|lost to|declined|died|deaths|"
    r"developed|of whom|of these|including|refused|discontinu|"
    r"cases of|experienced|reported|had a|achieved|diagnosed|per\s?$|suffered|relapsed|underwent",
    re.I,
)
_GROUP = re.compile(
    r"^[\s,]*(?:\([^)]*\)\s*)?(?:in|to|on|receiv\w+|given|assigned to|allocated to|randomi[sz]ed to)"
    r"\s(?:the\s|a\s)?[\w\s-]{0,30}(?:group|arm|placebo|control|condition|intervention|usual)",
    re.I,
)
_TOTAL = re.compile(
    r"total(?:\s(?:of|sample|number|participants|enrol\w+))*|in all,|altogether|overall|final sample|"
    r"sample size",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Count:
    """A candidate: how many, how much speaks for it, and whether it is one arm of several."""

    n: int
    score: float
    is_arm: bool
    start: int
    end: int
    noun: str = ""


def spelled_number(words: str) -> int | None:
    """The number that English words spell: "one hundred and twelve" is 112; None when they spell none.

    >>> spelled_number("twenty-five")
    25
    """
    total = current = 0
    seen = False
    for word in re.split(r"[-\s]+", words.lower()):
        if word in _UNITS or word in _TENS:
            current += _UNITS.get(word, _TENS.get(word, 0))
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
        elif word != "and":
            return None
        seen = True
    return total + current if seen else None


def _digits(text: str) -> str:
    """The text with spelled numbers as digits, padded so that it stays as long where it can."""

    def replace(match: re.Match[str]) -> str:
        value = spelled_number(match[0])
        if value is None or match[0].lower() in {"one", "zero", "hundred", "thousand", "million"}:
            return match[0]
        return str(value)

    text = _SPELLED.sub(replace, text)
    return re.sub(r"\b(\d+(?:\.\d+)?) million\b", lambda m: str(int(float(m[1]) * 1_000_000)), text)


def _value(printed: str) -> int:
    return int(re.sub(r"\D", "", printed))


def _sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    left = max(
        text.rfind(". ", 0, start) + 1, text.rfind("; ", 0, start) + 1, text.rfind(": ", 0, start) + 1, 0
    )
    rights = [i for i in (text.find(". ", end), text.find("; ", end)) if i >= 0]
    return text[left:start], text[end : min(rights, default=len(text))]


def candidates(text: str) -> tuple[Count, ...]:
    """Every count of people in a text (spelled numbers already as digits), scored."""
    found: list[Count] = []
    for match in _COUNTED.finditer(text):
        n = _value(match["n"])
        noun = match["noun"].lower()
        if n < 1 or (
            1900 <= n <= 2035
            and "," not in match["n"]
            and not re.search(r"total of\s$", text[: match.start()])
        ):
            continue
        if re.search(r"\b(?:aged?|age|top|per|than|grade|least|every)\s$", text[: match.start()], re.I):
            continue
        found.append(_scored(text, n, match.start(), match.end(), noun))
    for match in (*_VERB_PEOPLE.finditer(text), *_BARE.finditer(text)):
        if not any(c.start <= match.start() < c.end for c in found):
            group = "n" if match["n"] else "m"
            found.append(_scored(text, _value(match[group]), match.start(group), match.end(group), ""))
    return tuple(found)


def _scored(text: str, n: int, start: int, end: int, noun: str) -> Count:
    before, after = _sentence_around(text, start, end)
    near_before, near_after = before[-60:], after[:60]
    score = 1.0 + 0.5 * (noun in {"participants", "patients", "subjects", "adults"})
    score += 4 * (_TOTAL.search(near_before[-40:]) is not None)
    for points, pattern in zip((4, 3, 2), _PLUS, strict=True):
        if pattern.search(near_before) or pattern.search(near_after):
            score += points
            break
    tail = after[:28]
    score -= 4 * (
        _SUBSET.search(tail) is not None
        or re.search(
            r"(?:of whom|of these|of them|including|per)\W*(?:\w+\W+){0,2}$",
            before[-30:],
            re.I,
        )
        is not None
    )
    score -= 4 * (re.search(r"screened|eligible|invited|approached", text[start:end]) is not None)
    is_arm = (
        _GROUP.match(after) is not None
        or _BEFORE_ARM.search(before) is not None
        or noun in {"controls", "cases"}
    )
    if re.search(r"\bof\s(?:the\s|these\s)?$", before) and re.search(
        r"\d\s(?:\([^)]*\)\s)?of\s(?:the\s|these\s)?$", before
    ):
        score += 1
    if re.match(r"\s?\(\d+(?:\.\d+)?\s?%", text[end : end + 12]) or re.match(
        r"\s?\(\d+(?:\.\d+)?\s?%", text[start + len(str(n)) : start + len(str(n)) + 12]
    ):
        score -= 3
    label = re.findall(r"\b([A-Z][A-Z ,/&]{4,}):", text[:start])
    if label and re.search(r"BACKGROUND|INTRODUCTION|CONTEXT", label[-1]):
        score -= 3
    if label and re.search(r"PARTICIPANTS|METHODS|SUBJECTS|PATIENTS|SAMPLE", label[-1]):
        score += 1
    return Count(n, score - 3 * is_arm, is_arm, start, end, noun)


def read_sample_size(text: str) -> int | None:
    """The total number of people (or animals) that a study studied, from its abstract or any text about it.

    A stated total goes before a sum of arms; screened, excluded and subset counts are passed over; None where
    nothing is stated.
    """
    plain = _digits(re.sub(r"<[^>]{1,40}>", " ", text).replace("\u00a0", " "))
    found = candidates(plain)
    equals = [(m["letter"], _value(m["n"]), m.start()) for m in _EQUALS.finditer(plain)]
    best = max(found, key=lambda count: (count.score, count.n), default=None)
    arms = _sum_of_arms(plain, found, [(n, start) for _, n, start in equals])
    capital = [n for letter, n, _ in equals if letter == "N"]
    each = _EACH.search(plain)
    if (
        each is not None
        and re.search(r"\beach\b|\bper\b", each[0])
        and (best is None or best.n == _value(each["n"]))
    ):
        groups = {"two": 2, "three": 3, "four": 4}
        return _value(each["n"]) * int(groups.get(each["groups"], each["groups"]))
    if best is not None and best.score >= 3 and not best.is_arm:
        pair = _PAIR.match(plain, best.end)
        return best.n + _value(pair["n"]) if pair is not None and best.score < 7 else best.n
    if capital:
        return max(capital)
    if arms is not None and (best is None or best.is_arm or arms >= best.n):
        return arms
    if best is not None and best.score >= 1:
        return best.n
    if equals:
        return max(n for _, n, _ in equals)
    return best.n if best is not None and best.score > -2 else None


def _sum_of_arms(text: str, found: tuple[Count, ...], equals: list[tuple[int, int]]) -> int | None:
    """The sum of the arms where a sentence gives at least two of them."""
    matched = [(c.n, c.start) for c in found if c.is_arm or c.score >= 1]
    for items in (equals, matched, [(_value(m["n"]), m.start("n")) for m in _ARM.finditer(text)]):
        for _, start in items:
            left, right = _sentence_around(text, start, start)
            low, high = start - len(left), start + len(right)
            together = [(m, s) for m, s in items if low <= s <= high]
            if len(together) >= 2 and re.search(
                r"\band\b|,|vs|versus|;", text[together[0][1] : together[-1][1]]
            ):
                is_paired = items is not matched or any(c.is_arm for c in found if low <= c.start <= high)
                if is_paired:
                    return sum(m for m, _ in together)
    return None
