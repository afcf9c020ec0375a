"""Forms of English verbs."""

from __future__ import annotations

from typing import Final

_IRREGULAR: Final[dict[str, tuple[str, str]]] = {
    "rise": ("rose", "risen"),
    "grow": ("grew", "grown"),
    "fall": ("fell", "fallen"),
    "shrink": ("shrank", "shrunk"),
    "shoot": ("shot", "shot"),
    "creep": ("crept", "crept"),
    "sink": ("sank", "sunk"),
    "cut": ("cut", "cut"),
    "lead": ("led", "led"),
    "bring": ("brought", "brought"),
    "build": ("built", "built"),
    "drive": ("drove", "driven"),
    "set": ("set", "set"),
    "give": ("gave", "given"),
    "make": ("made", "made"),
    "go": ("went", "gone"),
    "fight": ("fought", "fought"),
    "get": ("got", "got"),
    "clear": ("cleared", "cleared"),
    "beat": ("beat", "beaten"),
    "keep": ("kept", "kept"),
    "have": ("had", "had"),
    "show": ("showed", "shown"),
    "see": ("saw", "seen"),
    "take": ("took", "taken"),
    "eat": ("ate", "eaten"),
    "spend": ("spent", "spent"),
    "burn": ("burned", "burnt"),
    "drink": ("drank", "drunk"),
    "feel": ("felt", "felt"),
    "find": ("found", "found"),
    "hurt": ("hurt", "hurt"),
    "do": ("did", "done"),
    "come": ("came", "come"),
    "sleep": ("slept", "slept"),
    "think": ("thought", "thought"),
    "become": ("became", "become"),
    "leave": ("left", "left"),
    "run": ("ran", "run"),
    "swim": ("swam", "swum"),
    "deal": ("dealt", "dealt"),
    "speed": ("sped", "speeded"),
    "spur": ("spurred", "spurred"),
    "catch": ("caught", "caught"),
    "put": ("put", "put"),
    "mean": ("meant", "meant"),
    "wear": ("wore", "worn"),
    "be": ("was", "been"),
    "ward": ("warded", "warded"),
    "throw": ("threw", "thrown"),
    "undergo": ("underwent", "undergone"),
    "let": ("let", "let"),
    "hold": ("held", "held"),
    "forget": ("forgot", "forgotten"),
    "lose": ("lost", "lost"),
}
PARTICIPLES: Final = frozenset({"grown", "risen", "fallen", "shrunk", "driven", "given", "eaten", "taken"})
"""Participles that are no past tense, so that none is a verb by itself."""
_DOUBLED: Final = frozenset(
    ("cut", "drop", "dip", "drag", "trim", "slip", "sap", "stop", "spur", "get", "fit", "set", "run", "rob",
     "cap", "swim", "put", "hum", "let", "prop", "chip")
)  # fmt: skip
_VOWELS: Final = frozenset("aeiou")


def inflect(verb: str) -> dict[str, str]:
    """The forms of a regular or listed verb: written form to its name (base, s, ed, ing).

    >>> inflect("deny")
    {'deny': 'base', 'denies': 's', 'denied': 'ed', 'denying': 'ing'}
    """
    forms = {verb: "base"}
    if verb == "do":
        return {"do": "base", "does": "s", "did": "ed", "done": "ed", "doing": "ing"}
    if verb == "have":
        return {"have": "base", "has": "s", "had": "ed", "having": "ing"}
    ending_y = verb.endswith("y") and verb[-2] not in _VOWELS
    if ending_y:
        forms[verb[:-1] + "ies"] = "s"
    else:
        forms[verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")] = "s"
    doubled = verb + verb[-1] if verb in _DOUBLED else verb
    if verb in _IRREGULAR:
        for past in _IRREGULAR[verb]:
            forms.setdefault(past, "ed")
    elif ending_y:
        forms[verb[:-1] + "ied"] = "ed"
    else:
        forms[verb + "d" if verb.endswith("e") else doubled + "ed"] = "ed"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else doubled
    forms[stem + "ing"] = "ing"
    if verb in {"cut", "put", "hurt", "beat", "let", "set", "run"}:
        forms[verb] = "base"
    return forms
