"""Words of grammar by which the relation reader tells scopes, subjects and constructions apart."""

from __future__ import annotations

import re
from typing import Final

CLAUSE_STARTS: Final = frozenset(
    {";", ":", "but", "although", "whereas", "while", "though", "however", "yet", "because", "which"}
    | {"unlike"}
)
OBSERVED: Final = re.compile(
    r"\b(?:patients|people|adults|women|men|children|participants|individuals|those|subjects|girls|boys|persons|"
    r"adolescents|students|workers|carriers|mothers|infants|survivors)\s+(?:with|who|without|from|whose|aged|living)\b"
    r"|\b(?:cohort|observational|cross-sectional|case-control|(?:non-?)?(?:users|smokers|drinkers|eaters)|population-based|survey|registry|nationwide)\b"
)
ADVERBS: Final = frozenset(
    {"also", "even", "further", "often", "only", "alone", "not", "both", "thereby", "thus", "percent"}
)
HAVING: Final = frozenset(
    {"had", "have", "has", "having", "showed", "show", "shows", "exhibited", "experienced", "demonstrated"}
    | {"displayed", "report", "reports", "reported", "presented", "achieved"}
)
DETERMINERS: Final = frozenset(
    {"the", "a", "an", "their", "its", "his", "her", "our", "this", "these", "all", "both"} | {"your", "my"}
)
AUXILIARIES: Final = frozenset(
    {"can", "may", "might", "could", "will", "would", "does", "do", "did", "helps", "help", "helped"}
)
SUBJECT_STARTS: Final = frozenset({"", ",", "and", "or", "that", "from", "by", "with", "to", "between"})
PREPOSITIONS: Final = frozenset({"in", "of", "for", "with", "to", "from", "on", "between"})
PRONOUNS: Final = frozenset({"us", "them", "you", "people", "him", "her"})
PLURAL_SUBJECTS: Final = frozenset({"and", "or", "that", "which", "they", "people"})
SUBJECTS: Final = frozenset({"and", "this", "that"})
COUNTED: Final = ("causal", "conditional", "correlational", "weak", "negated", "blocked", "conceded", "loose")
CONCESSIVE: Final = frozenset({"although", "though", "albeit"})
ASSOCIATED: Final = frozenset(
    {"associated", "association", "associations", "correlated", "correlation", "linked", "related"}
)
BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
NEW_PREDICATE: Final = frozenset({"may", "might", "could", "can", "has", "have", "will"}) | BE
COMPARING: Final = frozenset({"than", "compared", "versus", "vs", "in", "among", "relative"})
MARKS: Final = frozenset({",", "(", ")", ";", ":"})
COMPARATIVES: Final = frozenset({"lower", "lessen", "slow", "better", "worse"})
OPENINGS: Final = PREPOSITIONS | {
    "compared",
    "among",
    "after",
    "when",
    "if",
    "although",
    "while",
    "by",
    "during",
    "using",
}
ASIDES: Final = frozenset(
    {
        "a",
        "an",
        "the",
        "which",
        "who",
        "comprising",
        "including",
        "made",
        "given",
        "taken",
        "known",
        "compared",
        "when",
        "such",
    }
)


def is_adverb(word: str) -> bool:
    """Whether a word may stand between subject and verb ("significantly", "also", "3", "fourfold")."""
    return word.endswith(("ly", "fold")) or word in ADVERBS or word[0].isdigit()


def follows_aside(words: list[str], index: int) -> bool:
    """Whether a comma closes an aside behind the subject ("the vaccine, made of protein, elicited")."""
    if "," not in words[:index]:
        return False
    opening = words.index(",")
    return 0 < opening < index - 1 and words[0] not in OPENINGS and words[opening + 1] in ASIDES


def is_excused(words: list[str], index: int) -> bool:
    """ "not only", "or not", "no doubt", "a lack of sleep harms": no negation."""
    following = words[index + 1] if index + 1 < len(words) else ""
    before = words[index - 1] if index else ""
    if words[index] == "lack" and following == "of":
        if before in {"a", "the"}:
            before = words[index - 2] if index > 1 else ""
        return before in SUBJECT_STARTS
    return following in {"only", "just", "doubt"} or before in {"or", "whether"}


def is_comparison(words: list[str], index: int) -> bool:
    """Whether "likely" compares ("more likely"), and so hedges nothing."""
    before = words[index - 1] if index else ""
    return words[index] == "likely" and before in {"more", "less", "as", "most", "least", "equally"}
