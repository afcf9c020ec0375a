"""Plain wordings of comparison, put so that the reader knows them; asked only where it read nothing.

What moves is often said by a verb of no direction and an adverb ("landed in hospital less often", "cried
less", "healed just as fast"), by any verb with more or fewer of something ("swallowed fewer pills"), by an
adjective ("were less glum") or by how many did something ("fewer men on the drug fainted"). Each is put into
the words of a build that the reader has, marked like a rewrite's, so that no field holds a word of ours.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from flows.extract.assertions.lexicon import Lexicon, words_of
from flows.extract.assertions.plain_words import (
    DEGREE,
    SIZE,
    aid_before,
    clause_start,
    evened_rest,
    first_verb,
    is_done,
    moves,
    names_people,
    step,
    verb_before,
    word_after,
)

_GATE: Final = words_of("plain_gate")
_OFTEN: Final = "|".join(sorted(words_of("plain_manners")))
_FOLLOWING: Final = "|".join(sorted(words_of("plain_following")))
_NUMBERS: Final = "|".join(sorted(words_of("plain_numbers")))
_CORE: Final = re.compile(
    rf" (?:(?:more|less|as|equally) (?:{_OFTEN})\b|faster|quicker|sooner|slower|better|worse|longer"
    rf"|(?:more|less)(?:[.,;:—]| (?:{_FOLLOWING})\b))",
    re.IGNORECASE,
)
_ADVERB: Final = re.compile(
    rf" {DEGREE}(?:(?P<degree>more|less) (?P<manner>{_OFTEN})(?! or less)"
    rf"|(?P<as>(?:just |every bit |exactly |about |almost |quite )?as|equally) (?P<evenly>{_OFTEN})"
    r"|(?P<er>faster|quicker|sooner|slower|better|worse|(?:for )?longer|more|less))"
    rf"(?! than (?:{_NUMBERS}|an? |\d))(?! at risk)"
    rf"(?= (?:{_FOLLOWING})\b|[.,;:—]|$)",
    re.IGNORECASE,
)
_PREPOSED: Final = re.compile(
    rf"\b(?:(?P<be>was|were|is|are) )?{DEGREE}(?P<degree>more|less|(?:just )?as|equally) "
    r"(?:often|frequently|commonly|rarely) (?P<word>[a-z][\w-]+)",
    re.IGNORECASE,
)
_OBJECT: Final = re.compile(
    rf"\b(?P<verb>[a-z]+(?: (?:up|down|out|through|off|of|from|about))?) {DEGREE}"
    r"(?P<degree>more|fewer|less|(?:just |every bit )?as many|(?:just |every bit )?as much)"
    rf"(?! (?:{_FOLLOWING}|often|frequently|likely|or|this|that)\b| \w+ly\b)(?= \w)",
    re.IGNORECASE,
)
_STATE: Final = re.compile(
    r"\b(?P<be>was|were|is|are|became|becomes?|got|gets?|felt|feels?|grew|stayed|stays?|remained|remains?|"
    r"proved|proves?|seemed|seems?|looked|looks?|appeared|"
    rf"(?:did not|does not|do not) (?:become|get|feel|seem|look)) (?P<not>not )?{DEGREE}"
    r"(?:(?P<degree>more|less|(?:just |every bit |about |exactly |almost |quite )?as|equally) "
    r"(?P<word>[a-z]+(?:-[a-z]+)?)|(?P<er>[a-z]{2,}ier))"
    rf"(?= (?:{_FOLLOWING}|about)\b|[.,;:—]|$)",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    r"(?:^|, |: |; |^(?:under|with|within|on|after|in|among|without|thanks to|once|where) "
    r"(?:[\w’'-]+ ){1,6}?)(?:far |even |slightly |(?:about |almost |nearly )?"
    r"(?:an? |one )?(?:third|quarter|fifth|half|tenth) (?!as ))?"
    r"(?P<degree>fewer|less|more|no more|no fewer|half as many|twice as many|"
    r"(?:three|four|five|ten) times as many|(?:just )?as many) (?!than\b)(?P<who>(?:[\w’'-]+ ){1,12})",
    re.IGNORECASE,
)
_GROUPED: Final = re.compile(
    r"\b(?:than|compared|versus|on|with|given|after|taking|using|who (?:took|had|got|used)|"
    r"in the \w+ (?:group|arm)|without|under|as|once|when|if|receiving|following|by|while|where|whose|"
    r"thanks)\b"
)
_FOUND: Final = re.compile(r"\b(?:was|were) (?:found|seen|noted|recorded|reported|observed) (?:in|among)\b")
_CAUSING: Final = re.compile(
    r"(?P<denied>(?:did|does|do|could|will|would|may|might)(?:n[’']t~?\w* ~not|~?\w* ~?not) )?"
    r"(?:made|makes?|helps?|helped|lets?|gets?|got|led|leads?|sees?|saw|had|left|leaves?|encourage[ds]) "
    r"(?:(?!who\b|that\b)[\w’'-]+ ){1,4}?(?:to )?$",
    re.IGNORECASE,
)
_ACTING: Final = {"~more": "~increases", "~less": "~reduces"}
_EMPTY: Final = words_of("plain_empty")
_GETTING: Final = frozenset({"got", "get", "gets", "gave", "give", "gives", "took", "take", "takes"})
_WORKING: Final = frozenset({"worked", "work", "works", "did", "do", "does"})
_PREPOSITIONS: Final = words_of("openers")
_MANNER_DOWN: Final = frozenset({"rarely", "seldom", "slowly", "badly"})
_NO_ADJECTIVE: Final = words_of("plain_no_adjectives")
_POINTING: Final = frozenset({"it", "this", "that", "there", "these", "those"})
_OPENING: Final = frozenset({"who", "that", "which", "to", "and", "or", "the", "a"})
_LONGEST_THING: Final = 7


def plainly(text: str, words: Collection[str], lex: Lexicon) -> str:
    """The text of a sentence with its plain comparison reworded; as it was where there is none.

    Args:
        text: The cleaned sentence.
        words: Its words in lower case.
        lex: The reader's words.

    >>> from flows.extract.assertions.lexicon import lexicon
    >>> plainly("Nappers cried less.", ["nappers", "cried", "less", "."], lexicon())
    'Nappers ~are ~less ~likely ~to cried.'
    """
    here = _GATE.intersection(words)
    if not here and "ier" not in text:
        return text
    for reword in (_counted, _compared, _preposed, _held, _stated):
        if (reworded := reword(text, here, lex)) is not None:
            return reworded
    return text


def _compared(text: str, here: frozenset[str], lex: Lexicon) -> str | None:
    """ "Landed in hospital less often", "cried less", "healed just as fast"."""
    if not here or (_CORE.search(text) is None and not text.rstrip(" .").endswith(("more", "less"))):
        return None
    for match in _ADVERB.finditer(text):
        start = clause_start(text, match.start())
        verb = verb_before(text, start, match.start(), lex)
        if verb is None or not (subject := text[start : verb.start].strip()):
            continue
        degree = match["degree"] or match["as"] or match["er"]
        manner = (match["manner"] or match["evenly"] or "").lower()
        no = match["no"] or ("no" if verb.denied else None)
        taken = step(degree, no, match["size"], down=manner in _MANNER_DOWN)
        phrase, rest = text[verb.at : match.start()], text[match.end() :]
        if phrase.rsplit(" ", 1)[-1].lower() in _PREPOSITIONS:
            continue  # sold for more than …
        if match["as"]:
            even = evened_rest(rest, degree, match["size"], denied=no is not None)
            if even is None:
                continue
            rest = even
        if (cause := _CAUSING.search(text, start, verb.start)) is not None:
            acts = "~not ~affects" if no or cause["denied"] else _ACTING.get(taken, "")
            if not acts or cause.start() <= start:
                continue
            return f"{text[: cause.start()]}{acts} {phrase}{rest}"
        if _says_nothing(phrase, match["er"], lex):
            continue
        if names_people(subject, lex):
            be = ""
            if verb.passive:
                be, phrase = "~be ", phrase.replace(" by ", " by~of ")
            return f"{text[: verb.start]}~are {taken} ~likely ~to {be}{phrase}{rest}"
        if len(subject.split()) <= _LONGEST_THING and not verb.passive and _is_bare(phrase):
            return f"{text[:start]}{subject} {phrase} ~was {taken} ~common{rest}"
    return None


def _is_bare(phrase: str) -> bool:
    """Whether a verb has no object, so that its subject may be what moves ("fingers *tingled*")."""
    _, *after = phrase.lower().split()
    return not after or after[0] in _PARTICLES


_PARTICLES: Final = _PREPOSITIONS | {
    "up",
    "out",
    "down",
    "off",
    "on",
    "away",
    "back",
    "to",
    "of",
    "with",
    "together",
}


def _says_nothing(phrase: str, comparative: str | None, lex: Lexicon) -> bool:
    """Whether a verb names nothing ("the pill *worked* better", "the drug *got people* home sooner")."""
    first, *after = phrase.lower().split()
    if first in _GETTING:
        return not after or after[0] in lex.sets["people"]
    if first in _WORKING:
        return comparative in {"better", "worse", "faster"} or bool(after)
    return first in _EMPTY


def _preposed(text: str, here: frozenset[str], lex: Lexicon) -> str | None:
    """ "Were more often struck by colds", "less often complained of pain": the adverb before the verb."""
    if not here or "n " not in text:
        return None
    for match in _PREPOSED.finditer(text):
        start = clause_start(text, match.start())
        subject, word = text[start : match.start()].strip(), match["word"].lower()
        if not subject or not names_people(subject, lex) or moves(word, lex):
            continue
        if match["be"] is None and not is_done(word, lex):
            continue
        taken = step(match["degree"], match["no"], match["size"])
        done = text[match.start("word") :]
        if match["be"]:
            done = "~be " + done.replace(" by ", " by~of ", 1)
        return f"{text[: match.start()]}~are {taken} ~likely ~to {done}"
    return None


def _held(text: str, here: frozenset[str], lex: Lexicon) -> str | None:
    """ "Swallowed fewer pills": whatever the verb, there were fewer."""
    if here.isdisjoint({"more", "fewer", "less", "as"}):
        return None
    for match in _OBJECT.finditer(text):
        first = match["verb"].lower().split(" ")[0]
        if not is_done(first, lex) or first in _EMPTY or first in _WORKING or moves(first, lex):
            continue
        before = text[: match.start()].split()[-1:]
        if not before or before[0].lower() in _OPENING:
            continue
        start, is_denied = aid_before(text, match.start())
        denied = bool(match["no"]) or is_denied
        many = "~no ~more" if denied else f"{match['size']}{match['degree']}"
        return f"{text[:start]}~had {many}{text[match.end() :]}"
    return None


def _stated(text: str, here: frozenset[str], lex: Lexicon) -> str | None:
    """ "Were less glum", "became more supple": people are so, or the thing is."""
    if "ier" not in text and here.isdisjoint({"more", "less", "as", "equally"}):
        return None
    for match in _STATE.finditer(text):
        word = (match["word"] or match["er"]).lower()
        is_plain = not _is_known(word, lex) or (match["er"] and word not in lex.states)
        if word in _NO_ADJECTIVE or word.endswith("ly") or not is_plain:
            continue
        degree, rest = match["degree"] or "more", text[match.end() :]
        denied = bool(match["not"]) or match["be"].lower().startswith(("did", "do"))
        is_even = degree.lower().endswith("as") or degree.lower() == "equally"
        if is_even:
            even = None if denied else evened_rest(rest, degree, match["size"], denied=False)
            if even is None:
                continue
            rest = even
        taken = step(degree, match["no"] or ("no" if denied else None), match["size"])
        start = clause_start(text, match.start())
        subject = text[start : match.start()].strip()
        said = text[match.start("word") : match.end("word")] if match["word"] else match["er"]
        if names_people(subject, lex):
            said = f"{said}~quality" if match["er"] else said
            return f"{text[: match.start()]}~are {taken} ~likely ~to ~be {said}{rest}"
        is_thing = not (match["er"] and _is_known(word, lex))
        if is_thing and 0 < len(subject.split()) < _LONGEST_THING and subject.lower() not in _POINTING:
            return f"{text[:start]}{said} {subject} ~was {taken} ~common{rest}"
    return None


def _is_known(word: str, lex: Lexicon) -> bool:
    """Whether the reader has the word for something else than an adjective of no direction."""
    entry = lex.words.get(word)
    return entry is not None and (entry.tag != "n" or entry.is_open or word in lex.states)


def _counted(text: str, here: frozenset[str], lex: Lexicon) -> str | None:
    """ "Fewer men on the drug fainted": so many did it, or so much of it there was."""
    if here.isdisjoint({"more", "fewer", "less", "as"}):
        return None
    match = _COUNT.search(text)
    if match is None or (_GROUPED.search(text) is None and _FOUND.search(text) is None):
        return None
    verb = first_verb(text, match.start("who"), lex)
    if verb is None:
        return None
    begins, is_passive, acts = verb
    degree = match["degree"].lower()
    is_even = degree.endswith("as many")
    size = degree.removesuffix("as many") if is_even else ""
    if is_even and not SIZE.search(size) and " as " not in text[begins:]:
        return None
    no = "no" if degree.startswith("no ") else None
    taken = step("as many" if is_even else degree.split(" ")[-1], no, size)
    who, head = text[match.start("who") : begins].strip(), text[: match.start("degree")]
    if head[:1].isalpha() and not head.endswith(", "):
        head = f"{head.strip()}, "
    if names_people(who, lex):
        return f"{head}{who} ~are {taken} ~likely ~to {'~be ' if is_passive else ''}{text[acts:]}"
    rest = text[word_after(text, acts) :]
    return f"{head}{who} ~were {taken} ~common{' ~in' + rest[3:] if rest.startswith(' by ') else rest}"
