"""What stands right of a trigger: the outcomes, each with its own direction, and the adjuncts."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.adjuncts import comparator_end, people_at, phrase_end, time_end
from flows.extract.assertions.groups import amount_in, as_much, times_of
from flows.extract.assertions.item_ends import (
    goes_on,
    is_amount,
    is_apposition,
    is_aside,
    is_new_clause,
    is_past_verb,
    is_study,
    is_told_more,
    moves,
)
from flows.extract.assertions.lexicon import BENEFIT, DOWN, HARM, SAME, UNSIGNED, UP, words_of
from flows.extract.assertions.prepositions import read_preposition
from flows.extract.assertions.sides import Item, Right
from flows.extract.assertions.signs import sign_of_link
from flows.extract.assertions.tokens import Tokens
from flows.lexicon.concepts import pole_of

_OF_CHANGE: Final = words_of("of_change")
_COMPOUND: Final = words_of("compound")
_CONTACT: Final = words_of("contact")
_SUFFERING: Final = words_of("suffering")
_TIMES: Final = words_of("times")
_MAY_OPEN: Final = _TIMES | {"as"}
_BARE: Final = words_of("bare")
_RATES: Final = frozenset({"rate", "rates", "risk", "risks", "speed", "pace", "odds", "chance", "chances"})
_PERSONS: Final = frozenset(["you", "we", "they", "he", "she", "it", "i"])
_OFTEN: Final = (["often"], ["frequently"], ["commonly"], ["regularly"])
_BY_DEGREE: Final = frozenset({"more", "less", "better"})
_DEGREES: Final = frozenset({"as", "more", "less"})
_LIKE: Final = frozenset({"similar", "same"})
_LEADERS: Final = words_of("leaders")
_RELATIONS: Final = words_of("relations")
_WHATEVER: Final = words_of("whatever")
_MULTIPLES: Final = {"times": UP, "double": UP, "twice": UP, "triple": UP, "half": DOWN}


def read_right(t: Tokens, start: int, end: int, *, verbal: bool = False, relational: bool = True) -> Right:
    """Read tokens ``start:end`` as a list of outcomes and their adjuncts.

    Args:
        t: The sentence.
        start: Index of the first token.
        end: Index after the last one.
        verbal: Whether the items are verb phrases ("more likely to *connect with people, feel empathy*").
        relational: Whether "connection with X" relates things, and is no outcome of its own.
    """
    reader = _RightReader(t, start, end, verbal, relational)
    place: int | None = start
    while place is not None and place < end:
        place = reader.step(place)
    return reader.right


class _RightReader:
    """Walks over the right side; ``closed`` says that the current item is complete."""

    __slots__ = ("closed", "compared", "end", "item", "relational", "right", "start", "t", "verbal")

    def __init__(self, t: Tokens, start: int, end: int, verbal: bool, relational: bool) -> None:
        self.t, self.start, self.end = t, start, end
        self.verbal, self.relational = verbal, relational
        self.right = Right()
        self.item = Item(starts=start)
        self.right.items.append(self.item)
        self.closed = self.compared = False

    def step(self, place: int) -> int | None:
        """Read what begins at a token; where to go on, None where the right side ends."""
        t = self.t
        kind = t.tag[place]
        if (kind in "pqdCs,r" or t.low[place] in _MAY_OPEN) and (until := self._adjunct(place, kind)):
            self.closed = self.closed or (kind != "," and any(t.tag[i] not in "tbh" for i in self.item.words))
            return until
        if kind in "dc" and self.item.words and self._cites(place + 1):
            return None
        if kind in ";suAr" or (kind in "bmoh" and not self.verbal and self.item.words and not self.closed):
            return None
        if kind in ",c":
            return self._next_item(place, kind)
        word = t.low[place]
        if kind == "t" and t.tag[place - 1] == "q" and t.tag[place + 1 : place + 2] == ["q"]:
            return place + 1  # 55 to 76 percent
        if kind == "p" or (kind == "t" and not self.verbal and word == "to"):
            after, self.closed = read_preposition(
                t, self.right, self.item, place, self.end, self.closed, self.verbal
            )
            return after
        if (word in _CONTACT and self.item.words) or is_told_more(t, self.item, place):
            self.closed = True
        if self.closed or (word in _SUFFERING and place and t.low[place - 1] in {"of", "for"}):
            return place + 1
        self._add(place)
        return place + 1

    def _adjunct(self, place: int, kind: str) -> int:
        """Read a time, comparator, condition or relative clause; where it ends, 0 where none begins."""
        t, right, word = self.t, self.right, self.t.low[place]
        if (kind in "pqd" or word in _TIMES) and not (self.verbal and word == "for"):
            until = time_end(t, place)
            if until and right.timepoint is None:
                right.timepoint = t.phrase(place, until)
            if until:
                return until
        if kind == "C":
            until = comparator_end(t, place)
            if right.comparator is None and until > place + 1:
                right.comparator = t.phrase(place + 1, until)
            self.compared = True
            return until
        if kind == "s" and word in {"when", "if", "once"}:
            until = self._until(place + 1, ",;C")
            right.condition = right.condition or (place + 1, until)
            return until
        if kind == "," and place + 1 < self.end and t.tag[place + 1] == "C":
            return place + 1
        if kind == "r" and word == "that" and self.item.words and t.low[place - 1] in _BARE:
            until = self._until(place + 1, ",;C")
            self.item.words.extend(range(place, until))
            return until  # the likelihood that they will smoke
        if kind == "r" and word in {"who", "that", "which"} and place and t.tag[place - 1] != ",":
            until = phrase_end(t, place, self.end)
            self.compared = self.compared or t.tag[until : until + 1] == [","]
            return until  # effects that harm the skin, the liver, …
        if word == "as" and _PERSONS.issuperset(t.low[place + 1 : place + 2]):
            return self._until(place + 1, ",;c")
        if word == "as" and self._compares(place):
            until = comparator_end(t, place)
            right.comparator = right.comparator or t.phrase(place + 1, until)
            if not _LIKE.isdisjoint(t.low[self.item.starts : place]):
                self.item.sign = SAME
            return until
        return 0

    def _cites(self, place: int) -> bool:
        """Whether it goes on with who says so ("… *the latest study finds*", "… *and researchers think*")."""
        research, reports, t = self.t.lex.sets["research"], self.t.lex.sets["reports"], self.t
        return any(
            t.low[after] in research and t.low[after + 1] in reports and "," not in t.tag[place:after]
            for after in range(place, min(place + 3, self.end - 1))
        )

    def _until(self, place: int, stops: str) -> int:
        while place < self.end and self.t.tag[place] not in stops:
            place += 1
        return place

    def _compares(self, place: int) -> bool:
        """Whether "as" closes "as likely to … *as* others"."""
        t = self.t
        return (
            (bool(self.item.words) or place == self.start)
            and place + 1 < self.end
            and t.tag[place + 1] in "dnVq"
            and (
                "as" in t.low[max(self.start - 4, 0) : self.start]
                or not _LIKE.isdisjoint(t.low[self.item.starts : place])
                or not _MULTIPLES.keys().isdisjoint(t.low[max(self.start - 2, 0) : self.start + 3])
            )
        )

    def _next_item(self, place: int, kind: str) -> int | None:
        t = self.t
        if t.low[place + 1 : place + 3] == ["similar", "to"]:
            return None
        if kind == "," and (
            is_aside(t, place + 1, self.end)
            or not ("c" in t.tag[place : self.end + 1] or goes_on(t, place + 1, self.end))
        ):  # fmt: skip
            return None
        if kind == "," and (
            is_apposition(t, self.start, place + 1, self.end)
            or self._cites(place + 1)
            or (place + 1 < self.end and t.low[place + 1] in _WHATEVER)
            or (self.item.amount is not None and is_amount(t, place + 1, self.end))
        ):
            return None
        if self.compared and not moves(t, place + 1, self.end):
            return None  # than those on chips, sweets and pies
        if is_new_clause(t, place, self.end) or is_past_verb(t, place + 1):
            return None
        is_again = self.right.items[0].is_change and t.tag[place + 1 : place + 2] == ["p"]
        if is_again and t.low[place + 1] in _OF_CHANGE:
            place += 1  # no changes in sleep nor *in* mood
        self.item = Item(starts=place + 1)
        self.right.items.append(self.item)
        self.closed = False
        return place + 1

    def _add(self, place: int) -> None:
        """Add a token to the item: a modifier sets its direction, anything else belongs to the outcome."""
        t, item = self.t, self.item
        kind, word, entry = t.tag[place], t.low[place], t.words[place]
        if kind == "K" and self._change(place):
            return
        if word in _DEGREES and self._compares_amount(place, word):
            return
        if word.endswith("ier") and word in t.lex.states and t.tag[place + 1 : place + 2] == ["n"] and (
            self._leads(word)
        ):  # fmt: skip
            item.sign = BENEFIT if pole_of(t.lex.states[word]) == "good" else HARM
            item.words.clear()
            return  # happier moods
        if word in _BY_DEGREE and item.words and t.tag[place + 1 : place + 2] == ["C"]:
            return  # "improved their sleep more than others", "eased pain and cramp better than rest"
        if kind == "J" and item.sign is not None and self._is_of_chance():
            item.words.append(place)
            return
        if kind == "J" and entry is not None and entry.adjective is not None and self._leads(word):
            item.is_amount = word in {"more", "less", "fewer"}
            if item.sign is None or item.sign == UNSIGNED:
                item.sign = SAME if item.is_absent or self._is_denied_too() else entry.adjective
            item.is_absent = False
            item.amount = item.amount or amount_in(t, item.starts, place)
            if len(item.words) <= 4:
                item.words.clear()
            return
        if kind in "zx":
            if t.low[place + 1 : place + 2] in (["only"], ["just"], ["merely"]):
                return
            item.is_absent = True
            return
        if word in _MULTIPLES and item.sign is None and t.low[place + 1 : place + 2] == ["the"]:
            item.sign = _MULTIPLES[word]
            item.amount = times_of(word) or amount_in(t, item.starts, place + 1)
            item.words.clear()
            return
        item.words.append(place)

    def _compares_amount(self, place: int, word: str) -> bool:
        """ "As many headaches", "had pain *more often*"."""
        t, item = self.t, self.item
        if word == "as" and t.low[place + 1 : place + 2] in (["much"], ["many"]):
            item.sign, item.amount = as_much(t, item.starts, place)
            item.words.clear()
            return True
        if word in {"more", "less"} and item.words and t.low[place + 1 : place + 2] in _OFTEN:
            sign = SAME if t.tag[place - 1] == "z" else UP if word == "more" else DOWN
            for each in self.right.items:
                each.sign = sign if each.sign is None else each.sign
            self.closed = True
            return True
        return False

    def _is_denied_too(self) -> bool:
        """ "No rise in pain *or more* colds": one "no" for both."""
        first = self.right.items[0]
        is_or = self.t.low[self.item.starts - 1] in {"or", "nor"}
        return is_or and first is not self.item and first.is_change and first.sign == SAME

    def _is_of_chance(self) -> bool:
        """Whether the item is the chance of something ("a lower chance of reaching *higher* grades")."""
        words, low = self.item.words, self.t.low
        return len(words) > 2 and low[words[0]] in _BARE and low[words[1]] == "of"

    def _leads(self, word: str) -> bool:
        return word in _LEADERS or all(self.t.tag[index] in "dqa" for index in self.item.words)

    def _change(self, place: int) -> bool:
        """Read a noun of change ("an increase in", "stress reduction"); whether it is one here."""
        t, item, entry, word = self.t, self.item, self.t.words[place], self.t.low[place]
        if entry is None or entry.noun is None or (word in _RELATIONS and not self.relational):
            return False
        following = t.low[place + 1] if place + 1 < len(t.low) else ""
        is_whole = word.endswith((" from", " against"))  # relief from, protection against
        content = [index for index in item.words if t.tag[index] not in "dqa"]
        if item.is_change and item.sign == SAME and not content and following == "of":
            return False  # no effect on growth of the nails
        if content and t.low[content[0]] in _RATES and t.low[content[0] + 1] == "of":
            return False  # the rate of cognitive decline
        people = following in {"in", "among", "for"} and word not in _RELATIONS
        if people and people_at(t, place + 2, len(t.low)) >= 0:
            following = ""
        if content and following in {"in", "during"} and is_study(t, place + 2):
            following = ""  # no weight loss in the trials
        if not is_whole and following not in _OF_CHANGE and not (content and word in _COMPOUND):
            return False
        sign = entry.noun
        if sign == UNSIGNED:
            sign = sign_of_link(t, item, place, is_relation=word in _RELATIONS)
        elif item.is_absent or (item.sign == SAME and "C" in t.tag[place : self.end]):
            sign = SAME
        elif item.sign == DOWN:
            sign = -sign
        item.sign, item.is_change, item.is_absent = sign, True, False
        item.amount = item.amount or amount_in(t, item.starts, place)
        if following == "of" and content and t.tag[place + 2 : place + 3] == ["q"]:
            return True  # a weight loss of 15 percent
        if is_whole or following in _OF_CHANGE:
            item.change = [place] if is_whole else [place, place + 1]
            item.words.clear()
        return True
