"""How strong a relation does a sentence state: none, correlational, conditionally causal, causal?

The scheme is that of Yu, Li and Wang (EMNLP 2019, doi:10.18653/v1/D19-1473). A null result states no relation, a modal
on the causal verb makes it conditional, "can" does not, a modal on an association leaves it an association.

The reading works in one pass: the words of the sentence select the patterns of :mod:`flows.extract.relation_cues` to try
and give the verbs; each cue is dropped where it stands in a blocked stretch (an aim, an open question, a call for
research) or in the scope of a negation, softened where a modal governs it, and the strongest that is left decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from flows.extract.relation_cues import (
    CHANGE_VERBS,
    CUES,
    EFFECT_VERBS,
    HEDGES,
    INTERVENTION_STEMS,
    IRREGULAR,
    MODALS,
    NEGATIONS,
    OBSERVED,
    PREPOSITION_VERBS,
)
from schemas.vocabulary import Relation

_WORD = re.compile(r"[a-z][a-z'-]*|[0-9][0-9.,]*|[;:,()]")
_LABEL = re.compile(
    r"^\s*(?:CONCLUSIONS?|INTERPRETATION|RESULTS?|FINDINGS|MAIN FINDINGS|SIGNIFICANCE)\b[^:.]{0,40}:\s*"
)

_NOT_A_SUBJECT = frozenset(
    """a an the of with in for by at on from is was were are be been being its their this that these those as any no and or
    between among under than more less such other into per versus vs through via despite without toward towards associated
    also""".split()
)
_HAVING = frozenset(
    "had have has having showed show shows exhibited experienced demonstrated displayed reported presented achieved".split()
)
_DETERMINERS = frozenset("the a an their its his her our this these all both overall".split())
_INTRANSITIVE_NEXT = frozenset(
    """in from by to with after during over among at between , . ; : ) and or when as significantly more less for while but
    following on within until across than compared under by""".split()
)
_INFINITIVE_GOVERNORS = frozenset(
    """shown found able ability help helps helped helping appears appear appeared seem seems seemed likely potential
    potentially used sufficient proven capacity continue continues known tend tends tended promises power believed thought
    expected effective reported demonstrated serve serves served act acts enough""".split()
)
_ADVERB = re.compile(r"^(?:\w+ly|also|even|further|often|only|alone|not|both|markedly)$")
_AUXILIARY = frozenset(
    "can may might could will would does do did to must should cannot helps help helped".split()
)
_BE = frozenset("is are was were be been being".split())
_MONTH_BEFORE = frozenset("in on of since until by last early late mid from during between and to".split())

_WEIGHT = {"causal": 3, "conditional": 2, "correlational": 1}
_LABELS = {
    "causal": Relation.CAUSAL,
    "conditional": Relation.CONDITIONAL_CAUSAL,
    "correlational": Relation.CORRELATIONAL,
}


@dataclass(frozen=True, slots=True)
class RelationReading:
    """The relation that a sentence states, whether it hedges, by which words as printed, and how sure this is."""

    label: Relation
    is_hedged: bool
    hedge_cues: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    clause: int


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Every form of the tables' verbs, with its lemma and what form it is (base, s, past, ing)."""
    forms: dict[str, tuple[str, str]] = {}
    for verb in (*EFFECT_VERBS, *CHANGE_VERBS, *PREPOSITION_VERBS):
        for form, name in _inflect(verb):
            forms.setdefault(form, (verb, name))
    forms.update(IRREGULAR)
    return forms


def _inflect(verb: str) -> tuple[tuple[str, str], ...]:
    stem = verb[:-1] if verb.endswith("e") else verb
    if re.search(r"[^aeiou]y$", verb):
        return ((verb, "base"), (verb[:-1] + "ies", "s"), (verb[:-1] + "ied", "past"), (verb + "ing", "ing"))
    if verb in {"spur", "cut", "curb", "control"} and verb != "curb":
        return (
            (verb, "base"),
            (verb + "s", "s"),
            (verb + verb[-1] + "ed", "past"),
            (verb + verb[-1] + "ing", "ing"),
        )
    third = verb + "es" if re.search(r"(?:s|x|ch|sh)$", verb) else verb + "s"
    return ((verb, "base"), (third, "s"), (stem + "ed", "past"), (stem + "ing", "ing"))


@cache
def _patterns() -> tuple[dict[str, tuple[int, ...]], tuple[tuple[str, re.Pattern[str]], ...]]:
    """The compiled cue patterns, and for each anchor word the patterns it calls for."""
    by_anchor: dict[str, list[int]] = {}
    compiled = []
    for index, cue in enumerate(CUES):
        compiled.append((cue.kind, re.compile(cue.pattern)))
        for anchor in cue.anchors.split():
            by_anchor.setdefault(anchor, []).append(index)
    return {word: tuple(dict.fromkeys(ids)) for word, ids in by_anchor.items()}, tuple(compiled)


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    clause = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if word in {
            ";",
            ":",
            "but",
            "although",
            "whereas",
            "while",
            "though",
            "however",
            "yet",
            "because",
            "which",
            "unlike",
        }:
            clause += 1
        tokens.append(_Token(word, match.start(), clause))
    return tokens


def _hedges(sentence: str, tokens: list[_Token], offset: int) -> tuple[str, ...]:
    found: list[str] = []
    for index, token in enumerate(tokens):
        if token.text not in HEDGES:
            continue
        before = tokens[index - 1].text if index else ""
        printed = sentence[offset + token.start : offset + token.start + len(token.text)]
        if token.text == "likely" and before in {"more", "less", "as", "most", "least", "equally"}:
            continue
        if token.text == "may" and printed == "May" and (before in _MONTH_BEFORE or before[:1].isdigit()):
            continue
        if printed not in found:
            found.append(printed)
    return tuple(found)


class _Reader:
    """One sentence's words, blocked stretches and scopes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.words = [token.text for token in self.tokens]
        self.is_intervention = any(word.startswith(INTERVENTION_STEMS) for word in self.words)
        self.blocked: list[tuple[int, int]] = []
        self.negations = [
            i for i, word in enumerate(self.words) if word in NEGATIONS and not self._not_only(i)
        ]
        self.modals = [
            i for i, word in enumerate(self.words) if word in MODALS and not self._is_comparative_likely(i)
        ]

    def _not_only(self, index: int) -> bool:
        return self.words[index + 1 : index + 2] == ["only"] or self.words[index - 1 : index] == ["or"]

    def _is_comparative_likely(self, index: int) -> bool:
        return (
            self.words[index] == "likely"
            and index > 0
            and self.words[index - 1] in {"more", "less", "as", "most", "least"}
        )

    def index_at(self, offset: int) -> int:
        """Index of the token that covers or follows an offset."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start + len(self.tokens[middle].text) <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def is_blocked(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.blocked)

    def is_negated(self, first: int, last: int) -> bool:
        """Whether a negation governs the tokens ``first`` to ``last``: before them in the same clause, or right behind the first."""
        if first >= len(self.tokens):
            return False
        clause = self.tokens[first].clause
        for index in self.negations:
            if self.tokens[index].clause != clause:
                continue
            if (
                index <= last
                and last - index < 22
                and (index >= first - 14 or self.words[index] in {"neither", "no"})
            ):
                between = self.words[index:first]
                if "," in between and self.words[index] not in {"no", "neither", "nor"}:
                    continue
                return True
        return False

    def is_modal(self, first: int, last: int, back: int = 7) -> bool:
        """Whether a modal stands just before a cue or inside it, in the same clause."""
        if first >= len(self.tokens):
            return False
        clause = self.tokens[first].clause
        return any(
            first - back <= index <= last and self.tokens[index].clause == clause for index in self.modals
        )

    # -- verbs --------------------------------------------------------------------------------------------------
    def verb(self, index: int) -> tuple[str, int] | None:
        """What the verb at a token states: its kind and the index of the first word that belongs to it; None for no finite use."""
        lemma, form = _forms()[self.words[index]]
        start = index - 1
        while start >= 0 and _ADVERB.match(self.words[start]):
            start -= 1
        before = self.words[start] if start >= 0 else ""
        after = self._after(index)
        prepositions = PREPOSITION_VERBS.get(lemma)
        if prepositions is not None and after not in prepositions:
            return None
        if form == "ing":
            return self._participle(index, before)
        if form == "past":
            return self._past(index, before, after, lemma, start)
        if before in {"to"}:
            governor = self.words[max(0, start - 4) : start]
            return ("causal", start) if any(word in _INFINITIVE_GOVERNORS for word in governor) else None
        if form == "base" and before in _AUXILIARY:
            if lemma in CHANGE_VERBS and after in _INTRANSITIVE_NEXT:
                return ("comparative", start)
            return ("blocked", start) if before in {"should", "must"} else ("causal", start)
        return self._present(index, before, after, lemma, form, start)

    def _after(self, index: int) -> str:
        step = index + 1
        while step < len(self.words) and self.words[step].endswith("ly"):
            step += 1
        return self.words[step] if step < len(self.words) else "."

    def _participle(self, index: int, before: str) -> tuple[str, int] | None:
        if before in {",", "thereby", "thus"} and index > 3:
            return ("causal", index)
        if before in {"by", "in"} and "effective" in self.words[max(0, index - 5) : index]:
            return ("causal", index)
        return None

    def _past(self, index: int, before: str, after: str, lemma: str, start: int) -> tuple[str, int] | None:
        if before in _BE:
            agent = after in {"by", "with", "after", "following", "using", "when"}
            if lemma in PREPOSITION_VERBS:
                return None
            if agent and (after == "by" or self.is_intervention):
                return ("causal", start)
            return ("comparative", start) if self._has_comparison(index) else None
        if before in _HAVING:
            return ("causal", start) if after in _DETERMINERS else None
        if before == "and" and start > 0:
            return ("causal", start) if self._coordinated(start) and after not in _INTRANSITIVE_NEXT else None
        if not before or before in _NOT_A_SUBJECT or before in {",", "(", ";", ":", "to"}:
            return None
        if lemma in CHANGE_VERBS and after in _INTRANSITIVE_NEXT:
            return ("comparative", start)
        if after in {"by"}:
            return None
        return ("causal", start)

    def _present(
        self, index: int, before: str, after: str, lemma: str, form: str, start: int
    ) -> tuple[str, int] | None:
        if (
            not before
            or before in _NOT_A_SUBJECT - {"and", "that", "also", "this"}
            or before in {",", "(", ";", ":"}
        ):
            return ("causal", index) if before == "," and form == "s" and after in _DETERMINERS else None
        if after in {"of", "in", "on", "."} and lemma not in PREPOSITION_VERBS:
            return None
        if lemma in CHANGE_VERBS and after in _INTRANSITIVE_NEXT:
            return None
        if form == "base" and not (before.endswith("s") or before in {"and", "that", "also", "or"}):
            return None
        if form == "base" and before == "and" and not self._coordinated(start):
            return None
        return ("causal", index)

    def _has_comparison(self, index: int) -> bool:
        return any(
            word in {"than", "compared", "versus", "vs", "in", "among", "relative"}
            for word in self.words[index + 1 :]
        )

    def _coordinated(self, index: int) -> bool:
        return any(
            word in _forms() and _forms()[word][1] in {"past", "s", "base"}
            for word in self.words[max(0, index - 8) : index]
        )

    # -- the whole ------------------------------------------------------------------------------------------------
    def readings(self) -> dict[str, int]:
        """How many cues of each kind are left, after blocking, negation and modality."""
        by_anchor, compiled = _patterns()
        wanted: set[int] = set()
        forms = _forms()
        verbs = []
        for index, word in enumerate(self.words):
            ids = by_anchor.get(word)
            if ids:
                wanted.update(ids)
            if word in forms:
                verbs.append(index)
        counts = {"causal": 0, "conditional": 0, "correlational": 0, "negated": 0, "blocked": 0}
        for cue_index in sorted(wanted):
            kind, pattern = compiled[cue_index]
            for match in pattern.finditer(self.text):
                if kind == "blocked":
                    self.blocked.append(match.span())
                    counts["blocked"] += 1
                else:
                    self._count(
                        counts,
                        kind,
                        match.start(),
                        self.index_at(match.start()),
                        self.index_at(match.end() - 1),
                    )
        for index in verbs:
            found = self.verb(index)
            if found is not None and found[0] != "blocked":
                self._count(counts, found[0], self.tokens[index].start, found[1], index)
        return counts

    def _count(self, counts: dict[str, int], kind: str, offset: int, first: int, last: int) -> None:
        first = max(first, 0)
        if self.is_blocked(offset):
            return
        if self.is_negated(first, last):
            counts["negated"] += 1
            return
        if kind == "comparative":
            observed = OBSERVED.search(self.text) is not None and "randomi" not in self.text
            kind = "causal" if self.is_intervention and not observed else "correlational"
        if kind == "causal" and self.is_modal(first, last):
            kind = "conditional"
        counts[kind] += 1


def classify_relation(sentence: str) -> RelationReading:
    """Read the strength of the relation that a sentence states.

    Args:
        sentence: one sentence; a section label in front ("CONCLUSIONS: ") is ignored.

    Returns:
        The label of Yu, Li and Wang (2019), the hedging words as printed, in order and once each, and a confidence.
    """
    label_match = _LABEL.match(sentence)
    offset = label_match.end() if label_match else 0
    text = sentence[offset:].lower().replace("’", "'")
    if len(text) != len(sentence) - offset:  # a letter whose lower case is longer: give up on exact offsets
        offset, text = 0, sentence.lower()
    reader = _Reader(text)
    counts = reader.readings()
    hedges = _hedges(sentence, reader.tokens, offset)
    if counts["causal"]:
        chosen = "causal"
    elif counts["conditional"]:
        chosen = "conditional"
    elif counts["correlational"]:
        chosen = "correlational"
    else:
        confidence = 0.9 if not counts["negated"] else 0.85
        return RelationReading(Relation.NONE, bool(hedges), hedges, confidence)
    rivals = sum(1 for kind in _WEIGHT if kind != chosen and counts[kind])
    confidence = (0.85, 0.7, 0.6)[rivals] - (0.1 if counts["blocked"] or counts["negated"] else 0.0)
    return RelationReading(_LABELS[chosen], bool(hedges), hedges, round(confidence, 4))
