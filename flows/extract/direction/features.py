"""What the direction model sees of evidence: n-grams of the masked text, and what rules make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.extract.direction.text import Sign, content_stems, masks, read_signs
from flows.extract.direction.words import WORDS

_BREAK = frozenset({".", ";", "but", "while", "whereas", "although", "however", "though"})
_STOP = frozenset(
    {"the", "a", "an", "of", "was", "were", "is", "are", "be", "been", "that", "this", "these", "there"}
    | {",", "(", ")", "=", "/"}
)
_NEGATIVE_OUTCOME = re.compile(
    r"pain|mortal|death|complicat|adverse|side effect|depress|anxi|stress|symptom|relapse|recurren|infect|"
    r"incidence|risk|bleed|"
    r"haemorrh|hemorrh|nausea|vomit|fatigue|time to|duration|length of|blood loss|stay|sever|disab|bmi|"
    r"weight|fat|cholesterol|ldl|"
    r"triglycer|glucose|hba1c|glyc|crp|inflam|il-|tnf|pressure|score|index|scale|rates? of|swelling|edema|"
    r"oedema|fail|error|smok|drink|alcohol|"
    r"consumption|requirement|cough|insomnia|distress|burden|hospital|injur|loss|fever|delay|toxic|"
    r"discontin|progress"
)
_POSITIVE_OUTCOME = re.compile(
    r"quality|function|satisf|surviv|success|knowledge|adheren|complian|strength|recover|remission|respon|"
    r"self-efficacy|performance|"
    r"hdl|accuracy|pregnan|healing|abstin|cessation|uptake|activity|well-?being|attend|capacity|ability|"
    r"skill|memory|cogniti|improve|mobility|"
    r"range of motion|sleep quality|efficiency|gain|walk|birth|vaccin|antibod|immun|density|volume|"
    r"saturation"
)


def polarity(outcome: str) -> str:
    """Whether more of the outcome is good for the person: ``pos``, ``neg`` or ``unk``; a feature only."""
    text = outcome.lower()
    if _POSITIVE_OUTCOME.search(text):
        return "pos"
    return "neg" if _NEGATIVE_OUTCOME.search(text) else "unk"


def _class(word: str) -> str | None:
    if word in WORDS["up"]:
        return "up"
    if word in WORDS["down"]:
        return "down"
    if word in WORDS["good"]:
        return "good"
    return "bad" if word in WORDS["bad"] else None


def clauses(signs: tuple[Sign, ...]) -> list[tuple[Sign, ...]]:
    """The clauses of a sequence of signs; the lines of a table row stay together."""
    parts: list[list[Sign]] = [[]]
    for sign in signs:
        if sign.text in _BREAK:
            parts.append([])
        if sign.text not in {".", ";"}:
            parts[-1].append(sign)
    return [tuple(part) for part in parts if part]


_FLIP = {"up": "down", "down": "up", "good": "bad", "bad": "good"}


def _reference(words: list[str]) -> str | None:
    """The one arm that the clause compares with ("than in C"); None where it is not one."""
    found = set()
    for index, word in enumerate(words):
        if word in WORDS["than"] and not (word == "comparison" and words[index + 1 : index + 2] == ["of"]):
            arm = next((w for w in words[index + 1 : index + 6] if w in {"I", "C"}), None)
            if arm is not None:
                found.add(arm)
        if word == "not" and words[index - 1 : index] == ["but"]:
            return next((w for w in words[index + 1 : index + 5] if w in {"I", "C"}), None)
    return found.pop() if len(found) == 1 else None


def _subjects(words: list[str]) -> Iterator[tuple[int, str, str, str]]:
    """Each word of direction: its place, its class, the arm it is said of or ``?``, the construction."""
    reference = _reference(words)
    arms = [(i, word) for i, word in enumerate(words) if word in {"I", "C"}]
    for index, word in enumerate(words):
        kind = _class(word)
        if kind is None:
            continue
        if any(w in WORDS["negations"] for w in words[max(0, index - 4) : index]):
            kind = f"not-{kind}"
        if reference is not None:
            yield index, kind, "I" if reference == "C" else "C", "than"
            continue
        after = next(((i, arm) for i, arm in arms if i > index), None)
        before = next(((i, arm) for i, arm in reversed(arms) if i < index), None)
        if (
            after is not None
            and (before is None or after[0] - index < 9)
            and not WORDS["places"].isdisjoint(words[index + 1 : after[0]])
        ):
            yield index, kind, after[1], "in"
        elif before is not None:
            yield index, kind, before[1], "by"
        elif after is not None:
            yield index, kind, after[1], "in"
        else:
            yield index, kind, "?", "none"


def estimate_features(clause: tuple[Sign, ...]) -> Iterator[str]:
    """Whether a printed ratio is above or below 1, a printed difference above or below 0."""
    for index, sign in enumerate(clause):
        if sign.text in WORDS["ratios"] or sign.text in WORDS["differences"]:
            number = next((s for s in clause[index + 1 : index + 7] if s.value is not None), None)
            if number is None or number.text not in {"num", "pct"}:
                continue
            assert number.value is not None
            if sign.text == "or" and clause[index + 1].text not in {"=", "num"}:
                continue
            if sign.text in WORDS["ratios"]:
                yield "est:ratio>1" if number.value > 1 else "est:ratio<1"
            else:
                yield "est:diff>0" if number.value > 0 else "est:diff<0"


def subject_features(words: list[str]) -> Iterator[str]:
    """Features of the words of direction of a clause, by the arm they are said of."""
    for _, kind, arm, how in _subjects(words):
        yield f"{kind}:{arm}"
        yield f"{kind}:{arm}:{how}"


def _outcome_place(parts: list[tuple[Sign, ...]]) -> tuple[int, int]:
    """Clause and place of the mention that covers most of the outcome's words, the first if they tie."""
    best = (0, -1, 0)
    for number, part in enumerate(parts):
        for index, sign in enumerate(part):
            if sign.cover > best[2]:
                best = (number, index, sign.cover)
    return best[0], best[1]


def nearest_sign(words: list[str], place: int) -> tuple[str, str, str] | None:
    """The word of direction nearest to the outcome (behind it is nearer): class, arm, construction."""
    found = list(_subjects(words))
    if not found:
        return None

    def distance(item: tuple[int, str, str, str]) -> float:
        step = item[0] - place
        between = words[min(step, 0) + place : max(step, 0) + place]
        return abs(step) + (1.5 if step < 0 else 0) + 6 * sum(w in {"and", "p_sig", "p_ns"} for w in between)

    _, kind, arm, how = min(found, key=distance)
    return kind, arm, how


def number_features(clause: tuple[Sign, ...]) -> Iterator[str]:
    """Which arm's number is the larger, where they can be told; else which of the first two is."""
    values = [(i, s.value) for i, s in enumerate(clause) if s.text in {"num", "pct"} and s.value is not None]
    kept = [(i, v) for i, v in values if not (i > 0 and clause[i - 1].text in {"±", "/", "sd", "se"})]
    kept = [
        (i, v)
        for i, v in kept
        if not (
            i > 2
            and clause[i - 1].text == "("
            and clause[i - 2].text in {"num", "pct"}
            and clause[i].text == "num"
        )
    ]
    percents = [(i, s.value) for i, s in enumerate(clause) if s.text == "pct" and s.value is not None]
    chosen = percents if len(percents) >= 2 else kept
    arms = [(i, s.text) for i, s in enumerate(clause) if s.text in {"I", "C"}]
    if len(chosen) < 2:
        return
    first, second = chosen[0][1], chosen[1][1]
    ratio = "same" if first == second else "1>2" if first > second else "1<2"
    order = "".join(dict.fromkeys(name for _, name in arms))
    yield f"pair:{ratio}"
    yield f"pair:{ratio}:{order}"
    nearest: dict[str, float] = {}
    for i, value in chosen:
        names = [(abs(j - i) + (1.5 if j > i else 0), name) for j, name in arms]
        if names:
            nearest.setdefault(min(names)[1], value)
    if len(nearest) == 2 and nearest["I"] != nearest["C"]:
        yield f"arms:{'I>C' if nearest['I'] > nearest['C'] else 'I<C'}"
    elif order in {"IC", "CI"} and len(chosen) == 2 and first != second:
        yield f"arms:{'I>C' if (first > second) == (order == 'IC') else 'I<C'}"


def _ngrams(words: list[str], prefix: str) -> Iterator[str]:
    kept = [word for word in words if word not in _STOP]
    for size in (1, 2, 3):
        for i in range(len(kept) - size + 1):
            yield prefix + " ".join(kept[i : i + size])


def features(intervention: str, comparator: str, outcome: str, evidence: str) -> frozenset[str]:
    """The binary features of one comparison, as strings."""
    signs = read_signs(evidence, masks(intervention, comparator, outcome))
    found: set[str] = set()
    words = [sign.text for sign in signs]
    found.update(_ngrams(words, ""))
    parts = clauses(signs)
    outcome_words = content_stems(outcome)
    found.update(f"o:{word}" for word in outcome_words)
    good = polarity(outcome)
    found.add(f"pol:{good}")
    found.update(_summary(words, "sum:"))
    if not parts:
        return frozenset(found)
    focus, place = _outcome_place(parts)
    for number, part in enumerate(parts):
        prefix = "f:" if number == focus else "n:"
        part_words = [sign.text for sign in part]
        found.update(prefix + name for name in subject_features(part_words))
        found.update(prefix + name for name in number_features(part))
        found.update(prefix + name for name in estimate_features(part))
    found.update("w:" + name for name in number_features(signs))
    focused = [sign.text for sign in parts[focus]]
    found.update(_ngrams(focused, "f:"))
    found.update(_summary(focused, "fsum:"))
    for name in subject_features(focused):
        if name.count(":") == 1:
            found.update(f"{name}&{word}" for word in outcome_words)
            found.add(f"{name}&{good}")
    nearest = nearest_sign(focused, place) if place >= 0 else None
    nearest = nearest or nearest_sign(words, 0)
    if nearest is not None:
        kind, arm, how = nearest
        found.update(
            (f"near:{kind}:{arm}", f"near:{kind}:{arm}:{how}", f"near:{kind}:{arm}&{good}", f"near:{kind}")
        )
        if kind in _FLIP and arm in {"I", "C"}:
            guess = kind if arm == "I" else _FLIP[kind]
            if guess in {"good", "bad"} and good != "unk":
                guess = "up" if (guess == "good") == (good == "pos") else "down"
            found.add(f"guess:{guess}")
            if how == "than" and {"I", "C"} <= set(focused):
                found.add(f"explicit:{guess}")
            found.update(f"guess:{guess}&{name}" for name in _summary(focused, "fsum:"))
            found.update(
                f"guess:{guess}&{name}" for name in number_features(parts[focus]) if name.startswith("arms")
            )
    if re.search(r"baseline|before|pre-?", comparator.lower()):
        found.add("c:baseline")
        found.update(f"base:{name}" for name in subject_features(focused))
    return frozenset(found)


def _summary(words: list[str], prefix: str) -> Iterator[str]:
    """Whether anything is significant, anything not, and what is said in words."""
    marks = {
        "s": "p_sig" in words,
        "n": "p_ns" in words or "nonsig" in words,
        "e": "p_edge" in words,
        "0": "ci_zero" in words or "ci_one" in words,
        "c": "ci_below" in words or "ci_above" in words or "ci_neg" in words,
        "=": any(word in WORDS["no_difference"] for word in words),
        "d": "difference" in words or "differences" in words or "differ" in words,
        "!": any(word in WORDS["negations"] for word in words),
        "g": "significant" in words or "significantly" in words,
    }
    yield prefix + "".join(mark for mark, present in marks.items() if present)
