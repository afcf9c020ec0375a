"""From a trigger and its two sides to rows: what moves, which way, for which exposures."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from flows.extract.assertions.adjuncts import people_at
from flows.extract.assertions.groups import Frame, amount_in
from flows.extract.assertions.items import read_right
from flows.extract.assertions.lexicon import BENEFIT, DOWN, HARM, SAME, UNSIGNED, UP, words_of
from flows.extract.assertions.limits import is_clause, is_quality, shortened
from flows.extract.assertions.outcomes import completed, is_none, outcome_text
from flows.extract.assertions.people import Cast, cast_of, exposure_text, is_whom
from flows.extract.assertions.sides import Item, Right
from flows.extract.assertions.signs import (
    moved_sign,
    object_sign,
    share_nouns,
    shared_head,
    shares_root,
    turns,
)
from flows.extract.assertions.statements import Statement
from flows.extract.assertions.subjects import Left, set_owners_apart
from flows.extract.assertions.tokens import Tokens
from flows.extract.assertions.who import is_research
from flows.lexicon.concepts import concept_of, pole_of
from schemas.vocabulary import Direction, Valence

_DIRECTIONS: Final = {
    UP: Direction.INCREASE,
    DOWN: Direction.DECREASE,
    SAME: Direction.NO_CHANGE,
    UNSIGNED: Direction.UNSIGNED,
}
_EFFECTS: Final = {"benefit": Valence.BENEFIT, "harm": Valence.HARM}
_VP_LIGHT: Final = words_of("vp_light")
_TREATMENTS: Final = ("placebo", "drug", "therapy", "treatment")
_BARE: Final = words_of("bare")
_GLOOM: Final = words_of("gloom")
_SOOTHING: Final = words_of("soothing")
_LENGTHS: Final = words_of("lengths")
_BARE_FEELINGS: Final = words_of("bare_feelings")
_SEEING: Final = ("experienc", "achiev", "report", "show", "saw", "see")
_EARLY: Final = words_of("early")
_SPEEDED: Final = frozenset({"recovery", "healing", "fall asleep", "falling asleep"})
_COUNTS: Final = frozenset({"number of", "number", "numbers", "proportion", "percentage", "share"})
_LONGEST_COUNT: Final = 12
_REGULATING: Final = ("regulat", "balanc", "stabili", "normali", "controlled", "controlling")
_TAILED: Final = words_of("tailed")


class Rows:
    """Collects the statements of one sentence."""

    def __init__(self, t: Tokens, topic: str | None) -> None:
        self.t = t
        self.topic = topic
        self.found: list[Statement] = []
        self.covered: list[tuple[int, int]] = []
        """Stretches of the sentence that a trigger has read."""
        self.last: tuple[str, ...] = ()
        """The exposures of the trigger before."""

    def objects(self, frame: Frame, right: Right, cast: Cast, denied: bool) -> None:
        """Rows of a verb that acts on its objects."""
        t = self.t
        carried: int | None = None
        head: list[int] = []
        carries = frame.kind in {"light", "link", "cause"} or frame.word.startswith("help")
        denied = denied or (frame.end < len(t.low) and t.low[frame.end] == "neither")
        if frame.kind == "link" and right.between:
            return
        share_nouns(t, right.items)
        for number, item in enumerate(right.items):
            words = item.words
            if number and self._tells(words):
                break
            has_own = item.sign is not None
            if item.sign is None and carries and not item.is_absent:
                item.sign = carried
                if turns(t, carried, head, words, frame):
                    item.sign = carried = None
            elif item.sign is not None and not item.drop:
                carried = item.sign
            sign = SAME if item.drop else object_sign(frame, item)
            if sign is None and frame.word.startswith(_SEEING) and len(words) > 1 and (
                t.low[words[-1]] in {"loss", "gain"}
            ):  # fmt: skip
                sign = UP  # experienced weight loss
            if sign is None and frame.word.startswith(("giv", "gave")) and pole_of(outcome_text(t, words)):
                sign = UP  # gives you back pain
            if sign is None or not (outcome := outcome_text(t, words)):
                continue
            if item.is_amount and frame.word.startswith(("mak", "made")) and is_quality(t.low[words[0]]):
                continue  # makes gout more bearable
            if head and not has_own and (whole := shared_head(t, head, words)) is not words:
                words, outcome = whole, outcome_text(t, whole)
            if item.amount is None and words and t.low[words[-1]].endswith("fold"):
                item.amount = amount_in(t, words[-1], words[-1] + 1)
            head = words if len(words) > len(item.words) or not head else item.words
            outcome = completed(t, outcome, frame, item, words)
            self.add(outcome, SAME if denied else sign, frame, cast, right, item)

    def _tells(self, words: list[int]) -> bool:
        """Whether a later item only says who says so."""
        reports, t = self.t.lex.sets["reports"], self.t
        return any(t.low[i] in reports and t.tag[i] != "K" for i in words)

    def likely_item(self, frame: Frame, item: Item, right: Right, cast: Cast) -> None:
        """A row of one verb phrase of "more likely to …"."""
        t, words = self.t, list(item.words)
        sign = frame.sign
        if (
            words
            and t.low[words[-1]] in t.lex.states
            and all(t.tag[i] in "tabhV" or t.low[i] in _VP_LIGHT for i in words[:-1])
        ):
            state = t.low[words[-1]]
            noun = t.lex.states[state]
            outcome = noun if shares_root(noun, state) else t.text[words[-1]]
            self.add(outcome, sign, frame, cast, right, item, sense=noun)
            return
        while words and (t.tag[words[0]] in "tbah" or t.low[words[0]] in _VP_LIGHT):
            words.pop(0)
        if words and t.tag[words[0]] == "V":
            verb = t.verb[words[0]]
            if (
                verb is not None
                and (verb.kind in {"change", "get"} or t.low[words[0]] in _VP_LIGHT)
                and len(words) > 1
            ):
                if verb.sign in {UP, DOWN} and verb.kind == "change" and sign in {UP, DOWN}:
                    sign *= verb.sign
                words.pop(0)
        if item.is_absent and sign in {UP, DOWN}:
            sign = -sign
        elif item.sign in {UP, DOWN} and sign in {UP, DOWN}:
            named = next((t.low[i] for i in words if t.tag[i] != "d"), "")
            sign = item.sign if named in _BARE else sign * (item.sign or 1)
        self.add(outcome_text(t, words), sign, frame, cast, right, item)

    def state(self, frame: Frame, sign: int, cast: Cast, right: Right) -> None:
        """A row of "happier": the state's noun, or its word where the noun is of another root."""
        word = self.t.low[frame.at_state]
        outcome = frame.word if shares_root(frame.word, word) else self.t.text[frame.at_state]
        self.add(outcome, sign, frame, cast, right, sense=frame.word)

    def feel(self, frame: Frame, left: Left, right: Right, cast: Cast) -> None:
        """A row of "felt better", "slept longer", "lasted half as long"."""
        feel = frame.feel
        assert feel is not None
        if feel.noun == "working" and people_at(self.t, left.start, left.end) < 0:
            return  # the pill worked better
        word = self.t.low[frame.end - 1] if frame.word in {"more", "less"} else frame.word
        outcome, sense, sign = feel.noun, None, frame.sign
        if word in _LENGTHS and feel.long:
            sense = feel.long
        if word in _EARLY and feel.early:
            sense, sign, frame.effect = None, abs(sign), "harm"
        elif outcome in _SPEEDED and word in _EARLY | {"later", "slower"} and sign in {UP, DOWN}:
            sign = UP if word in _EARLY else DOWN
        if outcome == "feeling" and word not in _BARE_FEELINGS:
            self.add(word, UP if sign in {UP, DOWN, BENEFIT, HARM} else sign, frame, cast, right)
            return  # felt sharper
        if outcome == "duration":
            sense = None
            outcome = exposure_text(self.t, left.start, left.end)
            cast = cast_of(self.t, Left(frame.start, frame.start), right, self.topic)
        if outcome in _TAILED and right.items:
            tail = outcome_text(self.t, list(right.items[0].words))
            outcome = tail or outcome
            sense = feel.noun
        if outcome == feel.noun and not shares_root(outcome, (verb := self.t.text[frame.at]).lower()):
            sense, outcome = sense or outcome, verb
        self.add(outcome, sign, frame, cast, right, sense=sense)

    def made(self, frame: Frame, cast: Cast) -> None:
        """A row of "make acne worse": the outcome stands between the verb and the comparative."""
        outcome = outcome_text(self.t, list(range(*(frame.between or (0, 0)))))
        self.add(outcome, frame.sign, frame, cast, Right())

    def subject_moves(self, frame: Frame, left: Left, right: Right, denied: bool) -> None:
        """The subject is the outcome: passives, intransitives, "was lower in"."""
        t = self.t
        if left.start >= left.end or is_research(t, left.start, left.end):
            return
        if t.low[left.start : left.start + 2] == ["everything", "from"]:
            left.start += 2
            for place in range(left.start, left.end):
                t.tag[place] = "c" if t.tag[place] == "t" else t.tag[place]
        set_owners_apart(t, left)
        counted = next((i for i in range(left.start, left.end) if t.tag[i] != "d"), left.start)
        items = read_right(t, left.start, left.end)
        cast = cast_of(
            t,
            Left(
                left.start,
                left.start,
                left.timepoint,
                left.comparator,
                left.population,
                condition=left.condition,
            ),
            right,
            self.topic,
            moved=True,
            fallback=lambda: self.last,
        )
        is_open = not cast.exposures or cast.exposures == (self.topic,)
        if items.population and cast.population is None and is_open:
            cast = cast_of(t, Left(left.start, left.start, left.timepoint), items, self.topic, moved=True)
            cast = replace(cast, timepoint=cast.timepoint or right.timepoint)
        if t.low[counted] in _COUNTS and left.end - counted < _LONGEST_COUNT:
            self.add(t.phrase(counted, left.end), SAME if denied else frame.sign, frame, cast, right)
            return
        share_nouns(t, items.items)
        head: list[int] = []
        purpose = next((i for i in range(frame.end, len(t.low)) if t.low[i] == "for"), None)
        is_best = frame.word == "best"
        if is_best and purpose is None:
            return  # rest is best
        if purpose is not None and (is_best or (frame.word in {"better", "worse"} and cast.comparator)):
            cast = cast_of(t, left, right, self.topic)
            for item in read_right(t, purpose + 1, len(t.low)).items:
                self.add(outcome_text(t, item.words), frame.sign, frame, cast, right, item)
            return
        for item in items.items:
            words = shared_head(t, head, item.words)
            head = words
            outcome = outcome_text(t, words)
            is_last = outcome.lower().rpartition(" ")[2] in t.lex.sets["people"]
            is_people = (is_last and concept_of(outcome) is None) or is_whom(t, words)
            if (
                not outcome
                or is_people
                or (t.low[left.start] in t.lex.sets["pronouns"] and left.end - left.start == 1)
            ):
                continue
            is_unknown = concept_of(outcome) is None and pole_of(outcome) is None
            if is_unknown and cast.comparator and frame.kind == "copula" and (
                frame.word in {"better", "worse"}
                or (not cast.exposures and any(word in cast.comparator.lower() for word in _TREATMENTS))
            ):  # fmt: skip
                continue  # tea is better than milk
            self.add(outcome, moved_sign(t, frame, item, denied), frame, cast, right, item)

    def add(
        self,
        outcome: str,
        sign: int,
        frame: Frame,
        cast: Cast,
        right: Right,
        item: Item | None = None,
        sense: str | None = None,
    ) -> None:
        """Add a statement for each exposure."""
        if outcome.lower() in {"it", "them"} and self.found and frame.kind == "change":
            outcome = self.found[-1].outcome
        if is_none(self.t, outcome, sign):
            return
        outcome = self.found[-1].outcome if outcome.lower() in _BARE and self.found else outcome
        effect = _EFFECTS.get(frame.effect or "") if sign not in {SAME, UNSIGNED} else None
        if sign == UP and frame.word.startswith("lift") and not _GLOOM.isdisjoint(outcome.lower().split()):
            sign = DOWN
        if frame.word in _SOOTHING and sign == DOWN and pole_of(sense or outcome) == "good":
            sign = BENEFIT
        if sign in {BENEFIT, HARM}:
            pole = pole_of(sense or outcome)
            if pole is None and frame.word.startswith(_REGULATING):
                sign = UNSIGNED  # regulates a gene: either way
        if sign in {BENEFIT, HARM}:
            effect = Valence.BENEFIT if sign == BENEFIT else Valence.HARM
            sign = (UP if sign == BENEFIT else DOWN) * (-1 if pole == "bad" else 1)
        amount = (
            (item.amount if item else None)
            or frame.amount
            or right.amount
            or (amount_in(self.t, frame.end - 1, frame.end) if frame.at else None)
        )
        outcome = shortened(outcome)
        if cast.is_void or (is_clause(outcome) and outcome.split(" ", 1)[0].lower() not in _BARE):
            return
        for exposure in cast.exposures or (None,):
            self.found.append(
                Statement(
                    outcome=outcome,
                    direction=_DIRECTIONS[sign],
                    exposure=exposure,
                    comparator=cast.comparator,
                    population=cast.population,
                    timepoint=right.timepoint or cast.timepoint,
                    effect=effect,
                    value=amount[0] if amount else None,
                    unit=amount[1] if amount else None,
                    sense=sense,
                )
            )
