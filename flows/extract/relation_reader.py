"""One sentence's cues of relation: which are left after blocked stretches, negation and modality."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from flows.extract.relation_cues import Verb, tables
from flows.extract.relation_words import (
    ASSOCIATED,
    AUXILIARIES,
    BE,
    CLAUSE_STARTS,
    COMPARATIVES,
    COMPARING,
    CONCESSIVE,
    COUNTED,
    DETERMINERS,
    HAVING,
    MARKS,
    NEW_PREDICATE,
    OBSERVED,
    PLURAL_SUBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECTS,
    follows_aside,
    is_adverb,
    is_comparison,
    is_excused,
)

_cut: Final = re.compile(r"[a-z][a-z'-]*|[0-9][0-9.,]*|[;:,()]").findall
_SCOPE_OF_NEGATION: Final = 14
_SCOPE_OF_NO: Final = 22
_SCOPE_OF_MODAL: Final = 7
_AGENT: Final = 5
_REACH_OF_CUE: Final = 7  # so far behind a cue, or a verb, an outcome may stand
_REACH_OF_VERB: Final = 4


class Reader:
    """A lower-case sentence taken apart; :meth:`count` says what it states."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tables = tables()
        self.words = _cut(text)
        self._starts: list[int] | None = None
        self._clauses: list[int] | None = None
        self._blocked: list[tuple[int, int]] = []
        self.present: Final = frozenset(self.words)
        self.negations = [i for i in self._places(self.tables.negations) if not is_excused(self.words, i)]
        self.modals = [i for i in self._places(self.tables.modals) if not is_comparison(self.words, i)]

    def count(self) -> dict[str, int]:
        """How many cues of each kind are left; also how many were negated or stood in a blocked stretch."""
        counts = dict.fromkeys(COUNTED, 0)
        found = self.present & self.tables.triggers
        if not found:
            return counts
        cues_of, forms = self.tables.cues_of, self.tables.verbs
        wanted: set[int] = set()
        for word in found:
            wanted.update(cues_of.get(word, ()))
        verbs = self._places(frozenset(word for word in found if word in forms))
        for cue_index in sorted(wanted):
            cue = self.tables.cues[cue_index]
            if cue.also and cue.also.isdisjoint(self.present):
                continue
            for match in cue.pattern.finditer(self.text):
                if cue.kind == "blocked":
                    self._blocked.append(match.span())
                    counts["blocked"] += 1
                elif not self._is_blocked(match.start()):
                    first = self._index_at(match.start())
                    last = max(first, self._index_at(match.end()) - 1)
                    if not cue.needs_outcome or self._has_outcome(first, last + _REACH_OF_CUE):
                        self._count(counts, cue.kind, first, last, is_cue=True)
        for index in verbs:
            self._count_verb(counts, index)
        return counts

    # -- places

    def _places(self, words: frozenset[str]) -> list[int]:
        """Where any of some words stands."""
        if words.isdisjoint(self.present):
            return []
        return [index for index, word in enumerate(self.words) if word in words]

    @property
    def starts(self) -> list[int]:
        """Where each word starts."""
        if self._starts is None:
            self._starts, at = [], 0
            for word in self.words:
                at = self.text.index(word, at)
                self._starts.append(at)
                at += len(word)
        return self._starts

    @property
    def clauses(self) -> list[int]:
        """The number of the clause that each word stands in."""
        if self._clauses is None:
            clause = 0
            self._clauses = []
            for word in self.words:
                clause += word in CLAUSE_STARTS
                self._clauses.append(clause)
        return self._clauses

    def _index_at(self, offset: int) -> int:
        return min(bisect_left(self.starts, offset), len(self.words) - 1)

    # -- scopes

    def _has_outcome(self, start: int, stop: int) -> bool:
        return not self.tables.outcomes.isdisjoint(self.words[start:stop])

    def _is_blocked(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self._blocked)

    def _is_negated(self, first: int, last: int) -> bool:
        """Whether a negation in the same clause, before or inside a cue, governs it."""
        for index in self.negations:
            scope = _SCOPE_OF_NO if self.words[index] in {"neither", "no"} else _SCOPE_OF_NEGATION
            if not first - scope <= index <= last:
                continue
            if self.clauses[index] != self.clauses[first]:
                continue
            if self.words[index] == "without" and first - index > 2:
                continue
            between = self.words[index + 1 : first + 1]
            if any(a == "and" and b in NEW_PREDICATE for a, b in pairwise(between)):
                continue
            if "," not in self.words[index:first] or self.words[index] in {"no", "neither", "nor"}:
                return True
        return False

    def _is_modal(self, first: int, last: int) -> bool:
        clauses = self.clauses if self.modals else []
        return any(
            clauses[i] == clauses[first]
            and (first - _SCOPE_OF_MODAL <= i <= last or (i < first and self.words[i + 1] == "that"))
            for i in self.modals
        )

    def _shares_modal(self, index: int) -> bool:
        """Whether a base form goes on from a verb with a modal ("may ease pain and improve sleep")."""
        verb = self.tables.verbs.get(self.words[index])
        if verb is None or verb.form != "base" or index == 0 or self.words[index - 1] not in {"and", "or"}:
            return False
        return any(i < index and self.clauses[i] == self.clauses[index] for i in self.modals)

    def _is_conceded(self, index: int) -> bool:
        """Whether a word stands in a concessive clause behind the main one ("…, although X was lower")."""
        place = next((i for i in range(index, 0, -1) if self.words[i] in CONCESSIVE), 0)
        return place > 2 and self.clauses[place] == self.clauses[index]

    def _is_associated(self, first: int) -> bool:
        """Whether what follows is only said to be associated ("associated with a reduction in")."""
        return any(word in ASSOCIATED for word in self.words[max(0, first - 6) : first + 2])

    def _count(self, counts: dict[str, int], kind: str, first: int, last: int, is_cue: bool = False) -> None:
        first = max(first, 0)
        if self.negations and self._is_negated(first, last):
            counts["negated"] += 1
            return
        if self._is_conceded(first):
            counts["conceded"] += 1
            return
        if kind in {"comparative", "causal"} and is_cue and self._is_associated(first):
            kind = "correlational"
        if kind == "comparative" and not ASSOCIATED.isdisjoint(self.words[first : last + 1]):
            kind = "correlational"
        if kind == "comparative":
            kind = "causal" if self._is_intervention() else "correlational"
        if kind == "causal" and self.modals and (self._is_modal(first, last) or self._shares_modal(last)):
            kind = "conditional"
        counts[kind] += 1

    def _count_verb(self, counts: dict[str, int], index: int) -> None:
        verb = self.tables.verbs[self.words[index]]
        if verb.followers is not None and self._after(index) not in verb.followers:
            return
        behind = index + 1 + (verb.followers is not None)
        has_outcome = self._has_outcome(behind, behind + _REACH_OF_VERB)
        if verb.needs_outcome and not has_outcome:
            return
        stated = self._verb(index)
        if stated is None:
            counts["loose"] += has_outcome
        elif not self._is_blocked(self.starts[index]):
            self._count(counts, stated[0], stated[1], index)

    def _is_intervention(self) -> bool:
        if self.tables.intervention.search(self.text) is None:
            return False
        return "randomi" in self.text or "placebo" in self.present or OBSERVED.search(self.text) is None

    # -- verbs

    def _verb(self, index: int) -> tuple[str, int] | None:
        """What a verb states and where its group begins; None where it is no finite verb with an effect."""
        verb = self.tables.verbs[self.words[index]]
        start = index - 1
        while start >= 0 and is_adverb(self.words[start]):
            start -= 1
        if start > 0 and self.words[start] == ")" and "(" in self.words[:start]:
            # "the factor (TNF) induced": the noun stands before the bracket
            start = max(start - self.words[start::-1].index("("), 0) - 1
        before = self.words[start] if start >= 0 else ""
        after = self._after(index)
        if verb.form == "ing":
            is_result = (before == "," or self.words[index - 1] in {"thereby", "thus"}) and index > 3
            if before in BE and not verb.needs_object:
                return "causal", start
            lone = verb.followers is None and after in self.tables.intransitive_next
            return ("causal", index) if is_result and not lone else None
        if verb.form == "past":
            return self._past(index, before, after, verb, start)
        if before == "to":
            governors = self.tables.infinitive_governors
            before_to = self.words[max(0, start - 4) : start]
            if "likely" in before_to and not {"more", "less", "as", "most", "least"}.isdisjoint(before_to):
                return None
            return ("causal", start) if any(word in governors for word in before_to) else None
        if verb.form == "base" and before in AUXILIARIES:
            if verb.needs_object and after in self.tables.intransitive_next:
                return "comparative", start
            return "causal", start
        return self._present(index, before, after, verb, start)

    def _after(self, index: int) -> str:
        step = index + 1
        while step < len(self.words) and self.words[step].endswith("ly"):
            step += 1
        return self.words[step] if step < len(self.words) else ";"

    def _past(self, index: int, before: str, after: str, verb: Verb, start: int) -> tuple[str, int] | None:
        lone = after in self.tables.intransitive_next or after in MARKS
        if before in BE:
            if verb.followers is not None or self.words[index] in self.tables.adjectival_participles:
                return None
            if "by" in self.words[index + 1 : index + _AGENT] or (
                after in {"with", "after", "following", "using"} and self._is_intervention()
            ):
                return "causal", start
            return ("comparative", start) if not COMPARING.isdisjoint(self.words[index + 1 :]) else None
        if before in HAVING:
            return ("causal", start) if after in DETERMINERS or (before == "has" and not lone) else None
        if before == "and" and start > 0:
            return ("causal", start) if self._coordinated(start) and not lone else None
        if before == "," and not verb.needs_object and follows_aside(self.words, start):
            return "causal", index
        if start > 0 and self.words[start - 1] in {"more", "less", "most"}:
            return None
        if not before or before in self.tables.not_a_subject or before in MARKS or before == "to":
            return None
        if verb.needs_object and lone:
            return "comparative", start
        return None if after == "by" else ("causal", start)

    def _present(self, index: int, before: str, after: str, verb: Verb, start: int) -> tuple[str, int] | None:
        if self.words[index - 1] in {"both", "all"} and index > 1:
            return "causal", index
        if before in MARKS:
            goes_on = after in DETERMINERS or self._coordinated(start)
            return ("causal", index) if before == "," and verb.form == "s" and goes_on else None
        if not before or (before in self.tables.not_a_subject and before not in SUBJECTS) or before in HAVING:
            return None
        if after in {"of", "in", "on", ";"} and verb.followers is None:
            return None
        if verb.needs_object and (after in self.tables.intransitive_next or after in MARKS):
            return None
        if verb.form == "base" and not (before.endswith("s") or self._is_plural(start, after)):
            return None
        if verb.form == "base" and before == "and" and not self._coordinated(start):
            return None
        return "causal", index

    def _is_plural(self, end: int, after: str) -> bool:
        """Whether a subject that ends in the singular is plural: "mutations in this gene", "a and b"."""
        if self.words[end] in PLURAL_SUBJECTS or after in PRONOUNS:
            return True
        before = self.words[max(0, end - 4) : end]
        return any(a.endswith("s") and b in PREPOSITIONS for a, b in pairwise(before)) or "and" in before

    def _coordinated(self, index: int) -> bool:
        """Whether another verb stands shortly before ("improved sleep and reduced pain")."""
        verbs = self.tables.verbs
        return any(
            w in verbs and verbs[w].form != "ing" and w not in COMPARATIVES
            for w in self.words[max(0, index - 8) : index]
        )
