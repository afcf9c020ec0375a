"""What a sentence says by the way, blanked: "pain, rated daily, was …", "sleep, however, was …"."""

from __future__ import annotations

import re

_VERB = (
    r"(?=\s(?:was|were|is|are|had|did|has|have|averaged|occurred|may|fell|rose|declined|dropped"
    r"|increased|decreased|improved"
    r"|worsened|changed|differed|remained|stayed|showed|significantly)\b)"
)
_PLAIN = r"(?:low|rare|high|good|mild|few|uncommon|common|infrequent|small|poor|excellent|transient)"
ASIDES: tuple[tuple[str, str, str], ...] = (
    (
        r",\s(?:however|moreover|furthermore|therefore|though|in turn|likewise|in contrast"
        r"|by contrast|on the other hand)(?:,(?=\s)|(?=$))",
        "Sleep, however, was longer with tea.",
        "Sleep was longer with tea.",
    ),
    (
        rf",\s(?:as\s)?(?:rated|measured|assessed|defined|expressed|tested|scored|recorded|quantified"
        rf"|estimated|reported"
        rf"|analy[sz]ed|classified|graded)\b[^,;]{{2,70}},{_VERB}",
        "Pain, rated daily from 0 to 10, was lower with tea.",
        "Pain was lower with tea.",
    ),
    (
        rf",\s(?:mostly|mainly|chiefly|largely|including|such as|especially|particularly|in particular"
        rf"|most often|usually)\s"
        rf"[^,;]{{2,70}}(?:,\s[^,;]{{2,40}})?,{_VERB}",
        "Skin infections, mostly impetigo, were more frequent with tea.",
        "Skin infections were more frequent with tea.",
    ),
    (
        r",\s(?:an?|the)\s(?:effect|difference|change|finding|result|reduction|decrease|increase"
        r"|benefit|association"
        r"|decline|rise|figure|value|pattern)\s(?:that|which|of|not|carried|driven|compatible"
        r"|consistent|similar|larger|smaller)\b[^;]*$",
        "Tea lowered pain, an effect carried by two trials and by women.",
        "Tea lowered pain",
    ),
    (
        r",\s(?:in contrast to|unlike|as opposed to|in line with|consistent with|owing to"
        r"|due to|meeting|reaching|reflecting|corresponding to|equivalent to|chiefly|mostly|mainly"
        r"|particularly|especially)\s[^,;]*(?=[,;.]?$)",
        "Users of tea had a higher rate of gout, in contrast to users of milk.",
        "Users of tea had a higher rate of gout.",
    ),
    (
        r"\s(?:beyond|on top of)\s(?:the\s|any\s)?[\w-]+\strends?\b",
        "Smoking declined beyond the prior trend.",
        "Smoking declined.",
    ),
    (
        rf"\s(?:was|were)\s{_PLAIN}\sand(?=\s(?:did\snot|was|were)\s)",
        "Pancreatitis was rare and did not differ between arms.",
        "Pancreatitis did not differ between arms.",
    ),
    (
        rf"(?:(?<=\bwas)|(?<=\bwere))\s{_PLAIN}\sand(?=\s(?:equally|similarly|similar|comparable|not|no)\s)",
        "Adverse events were mild and similar between groups.",
        "Adverse events were similar between groups.",
    ),
)
"""What is said by the way: pattern, an example, and what is left of it."""
_MARK = re.compile(r",\s|\strend|\sand\s(?:did not|was|were|equally|similar|comparable|no)")
_PATTERNS = tuple(re.compile(pattern, re.I) for pattern, _, _ in ASIDES)


def without_asides(text: str) -> str:
    """A bracket-free sentence with what it says by the way blanked, the same length."""
    for pattern in _PATTERNS if _MARK.search(text) is not None else ():
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text
