"""A sentence of an abstract cut into clauses that each state one thing."""

from __future__ import annotations

import re

from flows.extract.findings.openings import PARTICIPLES

CONJUNCTION = re.compile(r"^(?:although|though|even though|while|whereas|and|but|nor|so|yet)\s+(?=\S)", re.I)
"""What a clause opens with that is none of its own words."""
_PREPOSITIONS = {"leading": r"leading\sto", "resulting": r"resulting\sin"}
_PARTICIPLES = "|".join(_PREPOSITIONS.get(word, word) for word in PARTICIPLES)
_SPLIT = re.compile(
    r";\s*(?:and\s|but\s|however,\s)?|,\swhen\s(?=there\s(?:was|were)\s)|,?\s(?=nor\s(?:was|were|did"
    r"|had)\s)|,\s(?:suggesting|indicating|showing|implying)\sthat\s|,?\s(?:whereas|while|although"
    r"|though)\s|,\s(?:but|and|yet|nor)"
    r"\s(?=(?:\w+\s){1,8}?(?:was|were|did|had|is|are|showed|increased|decreased|fell|rose|improved|"
    r"reduced|also|declined|remained|stayed|differed|changed|rose|dropped|favou?red|occurred)\b)"
    r"|(?:,\s(?:and\s)?|\sand\s)(?=neither\s)|"
    r",?\sand\s(?=[A-Za-z][\w’' -]{2,60}?\sin\s\d[\d.,]*\s?%?(?:\s\w+)?\s(?:vs\.?|versus|and)\s\d)|"
    r",?\sbut\s(?:also\s)?(?=not\s|no\s|did\s|was\s|were\s|had\s|stayed|remained|increased|decreased|"
    r"reduced|improved|it\s|they\s)|\s(?:and|but)\s(?=(?:improved|reduced|increased|decreased|lowered|had "
    r"no|did not|was not|were not|raised|shortened|induced|"
    r"lessened|eased|relieved|alleviated|prolonged|doubled|halved|slowed|delayed|blunted|boosted|"
    r"inhibited|impaired|enhanced|prevented|promoted|suppressed|attenuated|up-?regulated|down-?regulated"
    r"|(?:has|had|have|showed) an? (?=(?:\w+ ){0,3}(?:correlation|association|relationship)))\s?)"
    r"|,?\s(?=without\s(?:any\s)?(?:\w+\s){0,2}differences?\s(?:between|among)\s)"
    r"|,?\s(?:but|yet|however)\s(?=(?:the|this|these|that)\s(?:\w+\s)?differences?\b|there\s(?:was|were)\sno\b)"
    r"|(?:\sand|,?\swith)\s(?=no\s(?:\w+\s){0,2}(?:differences?|changes?|effects?)\b)"
    r"|,\s(?:thereby\s|thus\s|hence\s|therefore\s|and\sthereby\s)?(?="
    rf"(?:{_PARTICIPLES})\s)"
    r"|,?\s(?:and|but)\s(?:also\s|thereby\s|thus\s)?(?=(?:leads?\sto|led\sto|results?\sin|resulted\sin|caus(?:es|ed)"
    r"|improves|reduces|increases|decreases|lowers|inhibits|promotes|induces|prevents|impairs|enhances"
    r"|suppresses|attenuates|accelerates|stimulates|blocks|triggers|(?:was|were)\sprotected\sfrom)\s)"
    r"|,\s(?=with\s(?:an?\s)?(?:significantly\s)?(?:lower|higher|better|fewer|shorter|longer|reduced|increased)\s)"
    r"|,\s(?=which\s(?:was|were)\snot\s(?:\w+ly\s)?significant)"
    r"|,?\s(?:(?=without\s(?:\w+ly\s)?(?:affecting|changing|altering|influencing|impairing|worsening)\s)"
    r"|(?:and\s)?(?:\d|[a-d]|i{1,3}|iv|v)\)\s)"
)
_BETWEEN = re.compile(r"\b(?:association|relationship|correlation|link)s?\s(?:\w+\s){0,2}between\s[^.;]*$")
"""What stands before an "and" that joins a sign ("between tea and increased sleep"), not a clause."""
_ALTHOUGH = re.compile(
    r"(?:although|though|even though|while|whereas|despite the fact that)\s[^;]{8,}?"
    r"(?:was|were|did|had|has|have|is|are|fell|rose|felt|slept|ate|lost|[a-z]{3,}ed)\b[^,;]*"
    r"(?P<comma>,\s)(?!(?:and|or|but|respectively)\b)",
    re.I,
)
"""A clause that opens the sentence and concedes something: "Although sleep improved, pain did not"."""
_AND = re.compile(
    r"(?:\s+and\s|,\s+)(?=(?:[\w-]+\s+){1,4}(?:was|were|did|had|may|might|could|increased|decreased"
    r"|fell|rose)\b)"
    r"|,?\s+and\s+(?=(?:the|an?|there|this|these|mean|median|total|average)\s+(?:[\w-]+\s+){1,9}?(?:was|were|did"
    r"|had|increased|decreased|fell|rose|improved|declined)\b)"
)
_PREDICATE = re.compile(
    r"\b(?:was|were|did|report(?:ed)?|had|increased|decreased|reduced|improved|fell|rose|differed)\b"
)


def without_brackets(text: str) -> str:
    """The text with brackets blanked, the same length; nested ones too."""
    if "(" not in text and "[" not in text:
        return text
    depth, kept = 0, []
    for character in text:
        if character in "([":
            depth += 1
        kept.append(" " if depth else character)
        if character in ")]" and depth:
            depth -= 1
    return "".join(kept)


def clause_spans(text: str) -> list[tuple[int, int]]:
    """Where the clauses of a bracket-free sentence stand, in order."""
    spans, position = [], 0
    conceded = _ALTHOUGH.match(text)
    if conceded is not None:
        spans.append((0, conceded.start("comma")))
        position = conceded.end()
    for match in _SPLIT.finditer(text, position):
        if match.start() - position > 8 and not (
            match[0].strip() == "and" and _BETWEEN.search(text[position : match.start()])
        ):
            spans.append((position, match.start()))
            position = match.end()
    spans.append((position, len(text)))
    return [piece for span in spans for piece in _at_and(text, *span)]


def _at_and(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a clause at an "and" that joins two predicates with a subject each ("A fell and B was higher")."""
    for match in _AND.finditer(text, start, end):
        if _PREDICATE.search(text, start, match.start()):
            return [(start, match.start()), *_at_and(text, match.end(), end)]
    return [(start, end)]
