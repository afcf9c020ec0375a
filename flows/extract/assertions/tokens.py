"""A sentence as tagged tokens; triggers are told from their homographs by their neighbours."""

from __future__ import annotations

from typing import Final, NamedTuple

from flows.extract.assertions import homographs
from flows.extract.assertions.asides import asides
from flows.extract.assertions.cleaning import split_words
from flows.extract.assertions.lexicon import Lexicon, Verb, Word, lexicon, words_of
from flows.extract.assertions.settling import is_neither, settle_amounts, settle_words
from flows.extract.assertions.tags import tag_of

_NOUN_LIKE: Final = words_of("noun_like")
_ING_NOUNS: Final = words_of("ing_nouns")


class _Place(NamedTuple):
    """Where a word stands: itself, the nearest word before that is no filler, its tag, and what follows."""

    place: int
    before: int
    previous: str
    following: str
    next_tag: str


class Tokens:
    """Parallel lists over the tokens of one sentence.

    Tags: d determiner, q number, a adverb or filler, m modal, b be, h have (auxiliary), o do, x negator,
    z no, t to, p preposition, c conjunction, u but, s subordinator, r relative, C comparator marker,
    A "according to", V verb of change, J comparative, K noun of change, n any other word, "," and ";" marks.
    """

    __slots__ = ("framing", "lex", "low", "tag", "text", "verb", "words")

    text: list[str]
    """As printed; empty where a rewrite put the word in, so that no field ever holds a word of ours."""
    low: list[str]
    tag: list[str]
    verb: list[Verb | None]
    words: list[Word | None]
    framing: list[int]
    """Where a frame may stand, from the last to the first."""

    def __init__(self, text: list[str], lows: list[str], lex: Lexicon) -> None:
        self.lex = lex
        self._merge(text, lows)
        if self.tag.count(",") > 1 or self.tag.count(";") > 1:
            self._cut(asides(self))
        self._resolve()
        settle_words(self)

    def __len__(self) -> int:
        return len(self.low)

    def _merge(self, text: list[str], lows: list[str]) -> None:
        phrases, words = self.lex.phrases, self.lex.words
        joined: list[tuple[int, int, str]] = []
        done = 0
        for place in [place for place, low in enumerate(lows) if low in phrases or low == "."]:
            if place < done:
                continue
            low = lows[place]
            if low in phrases:
                following = lows[place + 1] if place + 1 < len(lows) else ""
                for rest, phrase in phrases[low]:
                    if rest[0] != following:
                        continue
                    end = place + 1 + len(rest)
                    if tuple(lows[place + 1 : end]) == rest:
                        joined.append((place, end, phrase))
                        done = end
                        break
            elif low == "." and place and lows[place - 1] in _ABBREVIATIONS:
                joined.append((place, place + 1, ""))
        for place, end, phrase in reversed(joined):
            lows[place:end] = [phrase] if phrase else []
            text[place:end] = [" ".join(filter(None, text[place:end]))] if phrase else []
        self.text, self.low = text, lows
        self.words = found = list(map(words.get, lows))
        self.tag = [tag_of(low) if word is None else word.tag for word, low in zip(found, lows, strict=True)]
        settle_amounts(self)
        self.verb = [None] * len(lows)

    def _cut(self, spans: list[tuple[int, int]]) -> None:
        """Take stretches out."""
        for start, end in reversed(spans):
            for tokens in (self.text, self.low, self.tag, self.verb, self.words):
                del tokens[start:end]

    def _resolve(self) -> None:
        tag, framing = self.tag, []
        for place, word in enumerate(self.words):
            if word is None:
                continue
            if word.tag == "z" and is_neither(self, place):
                tag[place] = "x"
            if word.may_frame:
                framing.append(place)
            if word.is_open:
                chosen = self._reading(place, word)
                tag[place] = chosen
                if chosen == "V":
                    self.verb[place] = word.verb
        framing.reverse()
        self.framing = framing

    def _reading(self, place: int, word: Word) -> str:
        """The tag of a word that may be a trigger, by its neighbours."""
        verb = word.verb
        if verb is None:
            return "K" if word.noun is not None else "J"
        if verb.phrasal:
            is_noun = (
                verb.form == "base"
                and (
                    self.tag[place - 1 : place] == ["d"]  # a build up
                    or (not verb.moves_subject and self.tag[place + 1 : place + 2] in (["c"], [","], [";"]))
                )
            )
            return "V" if self._is_whole(place, verb) and not is_noun else word.tag
        tag, low = self.tag, self.low
        if low[place] in _AUXILIARIES and homographs.is_auxiliary(self, place):
            return word.tag
        before = place - 1
        while before >= 0 and tag[before] == "a":
            before -= 1
        here = _Place(
            place,
            before,
            "n" if homographs.follows_more(self, place) else tag[before] if before >= 0 else "^",
            low[place + 1] if place + 1 < len(low) else "",
            tag[place + 1] if place + 1 < len(low) else "$",
        )
        if here.previous == "d" and homographs.takes_up(low[before], verb.form) and here.next_tag in "dnJaKq":
            return "V"
        if word.adjective is not None:
            return self._verb_or_adjective(here, verb)
        if word.noun is not None and not (here.previous == "n" and homographs.has_verb_after(self, place)):
            return self._verb_or_change(here, verb)  # but "nose drops reduce crying"
        return self._verb_or_other(here, word, verb)

    def _is_whole(self, place: int, verb: Verb) -> bool:
        """Whether "due to" has its "is": else it is a preposition ("stays due to falls")."""
        is_named = verb.kind == "from" or self.low[place].startswith(("a ", "an ", "the ", "one "))
        if verb.form != "phrase" or not is_named:
            return self.low[place - 1] != "much"  # does as much good for
        before = next((tag for tag in reversed(self.tag[:place]) if tag not in "ax"), "")
        return before == "b"

    def _is_nominal(self, here: _Place) -> bool:
        """Whether what stands before calls for a noun phrase."""
        if here.previous == "q" and here.before and self.tag[here.before - 1] == "p":
            return False  # those who quit before 40 cut their risk
        return here.previous in "dzqpJ" or (here.previous == "V" and not self._is_helper(here.before))

    def _verb_or_adjective(self, here: _Place, verb: Verb) -> str:
        """ "Lower", "reduced", "slower": what it does or what it is."""
        tag, low, before, previous = self.tag, self.low, here.before, here.previous
        if before > 0 and low[before] in {"both", "all", "each"} and tag[before - 1] == "n":
            return "V"
        if previous == "t" and (
            verb.form == "ed" or (here.next_tag == "n" and homographs.is_tied(self, before))
        ):
            return "J"  # linked to reduced pain; tie naps to lower rates
        if previous in "tmxo" or (previous == "V" and self._is_helper(before)):
            return "V"
        if verb.form == "ed":
            return self._participle(here)
        if previous in "c," and here.next_tag in "dn" and verb.form == "base":
            earlier = next((self.verb[i] for i in range(before, -1, -1) if tag[i] == "V"), None)
            if earlier is not None and earlier.form == "base" and earlier.kind != "light":
                return "V"
        if previous == "n" and here.next_tag in "dnJ" and here.following != "than":
            is_listed = "c" in tag[max(before - 3, 0) : before]
            plural = is_listed or low[before].endswith("s") or low[before] in {"they", "you", "we", "people"}
            return "V" if plural or low[here.place] != "lower" else "J"
        return "V" if previous == "^" and here.next_tag in "dn" else "J"

    def _participle(self, here: _Place) -> str:
        if here.previous in "bh" or (here.previous == "n" and here.before >= 0):
            return "V"
        if here.previous in "c,":
            earlier = next((i for i in range(here.before, -1, -1) if self.tag[i] in "VJ"), -1)
            verb = self.verb[earlier] if earlier >= 0 else None
            if verb is not None and self.low[earlier] in self.lex.sets["reports"] and here.next_tag == "n":
                return "J"  # found no rise in pain or reduced growth
            return self.tag[earlier] if earlier >= 0 else "V"
        if here.previous == "q" and here.next_tag == "d":
            return "V"  # cutting snacks by 10 percent reduced the risk
        return "J" if self._is_nominal(here) or here.previous == "^" else "V"

    def _verb_or_change(self, here: _Place, verb: Verb) -> str:
        """ "Increase", "cut", "drop": the verb or the noun of change."""
        previous = here.previous
        ends = verb.form == "s" or (verb.form == "base" and here.next_tag in ",;$")
        if previous == "n" and ends and (
            homographs.is_object(self, here.before, verb.form) or homographs.is_event(self, here.before)
        ):  # fmt: skip
            return "K"  # reduces blood pressure spikes, prevents cognitive decline, serious falls
        if previous == "q" and self.low[here.before] == "all" and self.tag[here.before - 1] == "n":
            return "V"  # tea, beer and wine all increase …
        if previous == "p" and verb.form == "ing" and here.next_tag in "dnJ":
            return "V"
        if previous in "tmox" or homographs.is_sized(self, here.place + 1, verb.form, previous):
            return "V"
        is_last = previous == "c" and self.tag[here.before - 1] == "n" and here.next_tag in ",;$"
        if is_last and verb.form == "s":
            return "K"  # no effect on fractures or falls
        is_bare = verb.form == "base" and not verb.moves_subject and previous == "n"
        if (is_bare and here.next_tag in ",;bm$") or (
            verb.form == "s" and previous == "n" and here.next_tag in "bmh"
        ):  # fmt: skip
            return "K"  # lung damage, … was seen; eye drops had …
        if here.before != here.place - 1 and self.low[here.place - 1] in _ADJECTIVES:
            return "K"  # and modest decreases in pain
        if previous == "n" and here.before and self.tag[here.before - 1] == "z":
            return "K"  # no detectable changes
        if previous == "c" and here.following in {"in", "of"} and verb.form in {"s", "base"} and (
            self.tag[here.before - 1] != "V"
        ):  # fmt: skip
            return "K"
        if self._is_nominal(here) or (
            previous == "n" and homographs.disagrees(self, here.before, verb, self.low[here.place])
        ):
            return "K"
        if previous == "n" and verb.form == "s" and not verb.moves_subject and (
            here.following in {"of", "for", "that"} or here.next_tag in ",;$bmc"
        ):  # fmt: skip
            return "K"  # the health benefits of tea
        if here.following in {"in", "of", "from"} and previous == "n":
            low = self.low[here.before]
            plural = low.endswith("s") and not low.endswith("ss")
            agrees = (verb.form == "base" and plural) or (verb.form == "s" and not plural)
            return "V" if agrees or verb.form in {"ed", "ing"} else "K"
        return "K" if previous in "^;," and here.following in {"in", "of"} else "V"

    def _verb_or_other(self, here: _Place, word: Word, verb: Verb) -> str:
        """A verb of change or a word like any other ("the treat", "a drop-in clinic")."""
        if verb.kind == "light" and word.tag == "p":
            return "p"
        if self.low[here.place] in _ING_NOUNS or (
            (here.previous == "^" and verb.form in {"base", "ed"} and here.next_tag == "n")
            or (here.previous == "^" and verb.form == "base")
            or (here.following == "of" and verb.form in {"base", "s"})
        ):  # "other forms of gout"
            return "n"
        is_near = here.before == here.place - 1
        if here.previous == "n" and is_near and self.low[here.place] in _NOUN_LIKE and (
            homographs.disagrees(self, here.before, verb, self.low[here.place])
        ):  # fmt: skip
            return "n"
        if (verb.form == "base" and here.next_tag in "bm") or (
            verb.form == "ing" and verb.kind == "light" and here.next_tag in ",;bm$"
        ):  # fmt: skip
            return "n"  # gait or balance was …; smoking, …
        if verb.form == "s" and here.previous == "n" and homographs.has_verb_after(self, here.place):
            return "n"
        if verb.kind == "light" and verb.form != "ing" and here.next_tag not in "dqnJazKxVTr":
            return word.tag
        return "n" if self._is_noun(here, verb) and self.low[here.place] not in _AUXILIARIES else "V"

    def _is_noun(self, here: _Place, verb: Verb) -> bool:
        """Whether a form of a verb stands as a noun."""
        previous, form, is_near = here.previous, verb.form, here.before == here.place - 1
        if previous in "dzJ" or (previous == "p" and form != "ing"):
            return True
        if previous == "V" and is_near and form in {"ing", "base"}:
            low = self.low[here.before]
            if form == "ing" and here.next_tag in ",;$":
                return True  # speeding up healing
            helped = form == "base" and self._is_helper(here.before) and low not in {"get", "gets"}
            return not (low.startswith(("help", "includ")) or " " in low or helped)
        if form == "ing":
            return previous == "n" and is_near and here.next_tag != "d"
        if form == "base":
            light = previous == "q" and verb.kind == "light"
            return light or (previous == "n" and here.next_tag in "pb$,;V" and not verb.moves_subject)
        return False

    def _is_helper(self, place: int) -> bool:
        return self.low[place] in self.lex.sets["causatives"]

    def phrase(self, start: int, end: int) -> str:
        """The words of a stretch as one string, punctuation closed up."""
        return " ".join(filter(None, self.text[start:end])).replace(" ,", ",").replace(" .", ".")


_ABBREVIATIONS: Final = words_of("abbreviations")
_ADJECTIVES: Final = words_of("filler_adjectives")
_AUXILIARIES: Final = words_of("auxiliaries")


def tokenise(text: str) -> Tokens:
    """Tag a cleaned sentence."""
    return Tokens(*split_words(text), lexicon())
