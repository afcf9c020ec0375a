"""Noun phrases for studies and for their people: read from the noun leftwards to the determiner."""

from __future__ import annotations

import re

from flows.extract.linking import introduced, nations, nouns
from flows.extract.linking.study_cue import Reach, StudyCue
from flows.extract.views import lowered
from flows.extract.wordlists import load_words

NO_NAMES = load_words("speaker_words")["no_names"]


def find_phrases(text: str, words: frozenset[str]) -> list[StudyCue]:
    """Study phrases of a sentence: 'a 2019 study', 'the same trial', 'a Swedish one', 'science says'."""
    cues: list[StudyCue] = []
    for match in nouns.STUDY.finditer(lowered(text)) if words & nouns.STUDY_GATE else ():
        cue = _phrase(text, match)
        if cue is not None:
            cues.append(cue)
    for match in nouns.ELLIPSIS.finditer(text) if words & nouns.ELLIPSIS_GATE else ():
        cues.append(StudyCue(Reach.OTHER, match.start(1), match.end(1), match.group(1), "study"))
    if words & nouns.ELLIPSIS_GATE:
        cues.extend(introduced.first_answers(text, words))
    if words & nouns.ELLIPSIS_GATE:
        one = introduced.one_of_many(text)
        cues.extend([one] if one is not None and all(cue.start > one.end for cue in cues) else ())
    if "," in text and words & nouns.ELLIPSIS_GATE:
        cues.extend(introduced.counted_off(text))
    if "one" in words:
        cues.extend(nations.find_ones(text))
    for match in nouns.WEAK.finditer(text) if "science" in words else ():
        cues.append(StudyCue(Reach.WEAK, match.start(), match.end(), match.group(), "science"))
    return cues


def _phrase(text: str, match: re.Match[str]) -> StudyCue | None:
    """Read the noun phrase that ends in a study noun."""
    noun = match.group()
    if (
        text[match.start()].isupper()
        and noun in nouns.NAME_PARTS
        and nouns.NAME_BEFORE.search(text[: match.start()])
    ):
        return None
    start, determiner = match.start(), ""
    modifiers: list[str] = []
    comma: tuple[int, list[str]] | None = None
    left = text[max(0, start - 110) : start]
    for token in reversed(list(re.finditer(r"\S+", left))):
        word = token.group().strip('“"‘(—–').lower()
        bare = word.rstrip(",")
        if _ends_before(word, token.group()[-1]) or (word != bare and bare in nouns.DETERMINERS):
            break
        if bare in nouns.DETERMINERS or nouns.DATED.fullmatch(bare):
            determiner = bare
            start = (
                match.start()
                - len(left)
                + token.start()
                + (len(token.group()) - len(token.group().lstrip('“"‘(—–')))
            )
            break
        if word.endswith(",") and comma is None:
            comma = (start, list(modifiers))
        if bare == "and" and (
            _joins_names(left, token, match.start() - len(left), start, text)
            or _joins_reviews(left[: token.start()], noun, modifiers)
        ):
            continue
        if (
            (bare in nouns.STOPS and not introduced.is_participle(bare, left[: token.start()]))
            or len(modifiers) > 7
            or introduced.is_subject(bare, modifiers)
            or (
                (bare.endswith("’s") or bare.endswith("'s"))
                and modifiers == []
                and bare in {"it's", "that's"}
            )
        ):
            break
        modifiers.insert(0, bare)
        start = match.start() - len(left) + token.start()
    if comma is not None and not determiner:
        start, modifiers = comma
    if introduced.is_no_study(text, match.start(), match.end(), noun):
        return None
    reach = _reach(text, match, noun, determiner, modifiers)
    if reach is None:
        return None
    start, reach = _one_of(text, noun, start, reach)
    if reach is Reach.NEW and (
        nouns.IS_A.search(text[:start]) or (noun == "analysis" and not nouns.PARTIAL.isdisjoint(modifiers))
    ):
        reach = Reach.DEFINITE
    if reach is Reach.GENERIC and noun == "analyses" and not nouns.PARTIAL.isdisjoint(modifiers):
        reach = Reach.DEFINITE
    reach, is_singled_out = introduced.reach_of(text, start, match.end(), reach)
    is_main = nouns.DATED.fullmatch(determiner) is not None or not nouns.MAIN.isdisjoint(modifiers)
    phrase = text[start : match.end()]
    place = nouns.PLACE.search(phrase, 1)
    return StudyCue(
        reach,
        start,
        match.end(),
        phrase,
        noun,
        is_main,
        is_singled_out,
        place=nations.nation_in(phrase) or (place.group().strip().lower() if place else None),
    )


def _one_of(text: str, noun: str, start: int, reach: Reach) -> tuple[int, Reach]:
    """Where 'one of the largest trials to date' starts; in apposition it is the trial just named."""
    one = nouns.ONE_OF.search(text, 0, start) if noun in nouns.PLURALS else None
    if one is None or nouns.SUPERLATIVE.match(text, start) is None:
        return start, reach
    is_apposed = nouns.APPOSED.search(text, 0, one.start()) is not None
    return one.start(), Reach.DEFINITE if is_apposed else Reach.NEW


def _joins_names(left: str, token: re.Match[str], offset: int, start: int, text: str) -> bool:
    """Whether "and" joins two names before the noun: 'the Oxford and Reading university study'."""
    before = left[: token.start()].rstrip().rpartition(" ")[2]
    is_name = before[:1].isupper() and before[1:].islower() and offset + token.start() > len(before) + 1
    return is_name and text[start].isupper()


def _joins_reviews(before: str, noun: str, modifiers: list[str]) -> bool:
    """Whether "and" joins two names of one study: 'a systematic review and meta-analysis'."""
    return noun.startswith("meta") and not modifiers and before.rstrip().lower().endswith("review")


def _ends_before(word: str, last: str) -> bool:
    """Whether the phrase cannot reach over a word: a stop, or 'On the other hand, …'."""
    if last in ".;:!?”—–)":
        return re.fullmatch(r"(?:u\.s\.|u\.k\.|vs\.|dr\.)", word) is None
    return last == "," and word.rstrip(",") in nouns.BEFORE_COMMA


def _reach(text: str, match: re.Match[str], noun: str, determiner: str, modifiers: list[str]) -> Reach | None:
    after = text[match.end() : match.end() + 40]
    words = {determiner, *modifiers}
    if (
        nouns.VERB_USE.match(after)
        and noun in {"results", "studies", "reports", "reviews", "surveys", "trials", "report"}
        and (noun == "results" or not words - {""} or not nouns.TEAM_GATE.isdisjoint(modifiers[-1:]))
    ):
        return None
    is_done = determiner == "" and nouns.DONE_BY.match(after) is not None and text[: match.start()] == "In "
    if noun == "work" and not words & (nouns.OPENERS | nouns.MAIN | nouns.OTHERS):
        return Reach.NEW if is_done else None
    if words & nouns.SAME:
        return Reach.SAME
    is_sort = nouns.SORT_OF.search(text, max(0, match.start() - 60), match.start()) is not None
    if (
        determiner in nouns.NO_STUDY
        or words & nouns.SCARCE
        or is_sort
        or _is_in_general(noun, determiner, words, after)
    ):
        return Reach.GENERIC
    is_plural = noun in nouns.PLURALS
    is_definite = determiner in nouns.DEFINITE
    if determiner in nouns.PERSONAL and noun not in {"findings", "results", "data"}:
        return Reach.OTHER
    if (
        is_definite
        and is_plural
        and noun in {"studies", "trials", "surveys", "experiments", "reviews", "papers"}
    ):
        return Reach.GENERIC
    is_repeated = is_definite and not is_plural and _is_repeated(text, match.start())
    is_next_experiment = noun == "experiment" and words & nouns.ORDINALS and not is_plural
    if is_next_experiment or _is_at_hand(noun, determiner, modifiers):
        # One paper reports its experiments in turn.
        return Reach.DEFINITE
    is_earlier = noun == "work" and not words.isdisjoint(nouns.OTHERS)
    if noun in nouns.NEEDS_DETERMINER and not determiner and not words & nouns.OPENERS and not is_earlier:
        return Reach.DEFINITE if _opens_sentence(text, match, noun, words, after) else None
    if is_repeated or words & nouns.OTHERS:
        is_mass = noun in nouns.MASS and not determiner and nouns.DONE_BY.match(after) is None
        is_many = is_plural and noun not in {"findings", "results"} and not is_definite
        return Reach.GENERIC if is_mass or is_many else Reach.OTHER
    if is_definite:
        if noun in nouns.EVIDENCE and determiner not in {"this", "these", "their", "its"}:
            return Reach.GENERIC
        return Reach.DEFINITE
    is_research = noun == "research" and not words & nouns.OPENERS
    if is_research and not determiner and nouns.DONE_AT.match(text, match.end()):
        return Reach.NEW
    return Reach.GENERIC if noun in nouns.EVIDENCE or is_plural or is_research else Reach.NEW


def _is_repeated(text: str, at: int) -> bool:
    """Whether somebody repeats the study, which is another one then."""
    return nouns.REPEATED.search(text[:at].removesuffix("the ")) is not None


def _is_at_hand(noun: str, determiner: str, modifiers: list[str]) -> bool:
    """Whether 'Study findings suggest' or 'Tuesday's study' point back though no article says so."""
    if noun in {"findings", "results"} and not determiner:
        return modifiers in (["study"], ["trial"])
    return nouns.DATED.fullmatch(determiner) is not None


def _opens_sentence(text: str, match: re.Match[str], noun: str, words: set[str], after: str) -> bool:
    """Whether a sentence begins 'Results indicate that …'."""
    if noun == "analysis" and after.startswith(" of "):
        return (
            not text[: match.start()].strip('“"‘ ').count(" ")
        )  # "Genetic analysis of tea drinkers showed …"
    is_bare = noun in {"results", "findings"} and not words - {""}
    return is_bare and not text[: match.start()].strip('“"‘ ') and nouns.RESULTS_TELL.match(after) is not None


def _is_in_general(noun: str, determiner: str, words: set[str], after: str) -> bool:
    """Whether 'the results of small trials', 'calls for further research', 'a review of it' mean no study."""
    if noun == "review":
        return nouns.OF_IT.match(after) is not None
    if noun in {"results", "findings"}:
        return nouns.OF_MANY.match(after) is not None
    is_wanted = not words.isdisjoint(("further", "additional", "more"))
    return noun in {"research", "study"} and determiner in {"", "that"} and is_wanted


def find_people(text: str, words: frozenset[str]) -> list[StudyCue]:
    """Phrases for the people of a study: 'the researchers', 'participants', 'those who …'."""
    cues: list[StudyCue] = []
    for match in nouns.COUNTED.finditer(text) if nouns.COUNTED_GATE.search(text) else ():
        n = int(match.group("n").replace(",", ""))
        cues.append(StudyCue(Reach.PEOPLE, *match.span(), match.group(), "people", n=n))
    if words & nouns.PEOPLE_GATE:
        found = [*nouns.PEOPLE.finditer(text)] if words & nouns.PEOPLE_NOUNS else []
        if words & nouns.PEOPLE_ALSO_GATE:
            found.extend(nouns.PEOPLE_ALSO.finditer(text))
        for match in found:
            if match.group().startswith("all ") and text.endswith("of ", 0, match.start()):
                continue  # "half of all patients over 70"
            place = nouns.PLACE.search(match.group(), 1)
            nation = nations.nation_in(match.group())
            where = nation or (place.group().lower() if place else None)
            cues.append(StudyCue(Reach.PEOPLE, *match.span(), match.group(), "people", place=where))
        for match in nouns.TEAM.finditer(text) if words & nouns.TEAM_GATE else ():
            place = nouns.PLACE.search(match.group(1) + " ", 1) or nouns.AT_PLACE.match(
                text, match.end() + len(match.group("based") or "")
            )
            where = place.group().strip().lower() if place else None
            is_other = match.group("personal") or not nouns.OTHERS.isdisjoint(match.group(1).split())
            is_other = is_other or introduced.REPEATING.match(text, match.end())
            reach, noun = (Reach.OTHER, "study") if is_other else (Reach.BARE, "people")
            where = nouns.AT.sub("", where) if where else None
            cues.append(StudyCue(reach, *match.span(1), match.group(1), noun, place=where))
        for match in nouns.DOING.finditer(text) if words & nouns.SPECIALISTS else ():
            at = match.group("at") or match.group("place") or ""
            cues.append(
                StudyCue(
                    Reach.BARE,
                    *match.span("who"),
                    match.group("who"),
                    "people",
                    place=at.strip().lower() or None,
                    house=frozenset(at.lower().split()) - nouns.NO_HOUSE,
                )
            )
        for match in nouns.BARE.finditer(text) if words & nouns.BARE_GATE else ():
            if nouns.BY_BEFORE.search(text[: match.start(1)]):
                continue
            named = match.group("place")
            is_place = named is not None and (match.start(1) > 0 or named not in NO_NAMES)
            at = match.group("at") or ""
            house = frozenset(at.lower().split()) - nouns.NO_HOUSE
            where = nouns.AT.sub("", at.lower()) or (named if is_place else None)
            cues.append(
                StudyCue(
                    Reach.BARE,
                    match.start(1),
                    match.end(1),
                    match.group(1),
                    "people",
                    place=where.strip().lower() if where else None,
                    house=house,
                )
            )
    return cues


def without_overlap(cues: list[StudyCue]) -> list[StudyCue]:
    """The phrases, sorted, without those that lie inside a longer one."""
    kept: list[StudyCue] = []
    for cue in cues:
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
        elif len(cue.text) > len(kept[-1].text) and cue.reach is not Reach.BARE:
            kept[-1] = cue
    return kept
