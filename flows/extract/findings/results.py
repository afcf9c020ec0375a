"""Which sentences of an abstract may say what the study found."""

from __future__ import annotations

import re

from flows.extract.findings.sections import AbstractSentence, Part

_RESULT_LIKE = re.compile(
    r"\b[pP]\s?[=<>≤]|95\s?%|\b(?:CI\b|OR\b|HR\b|RR\b|significant\w*|differ\w*|associat\w+"
    r"|correlat\w+|increas\w+|"
    r"decreas\w+|reduc\w+|improv\w+|higher|lower|more|less|fewer|longer|shorter|similar|doubled|halved"
    r"|impair\w*|alleviat\w+|attenuat\w+|ameliorat\w+|mitigat\w+|suppress\w*|enhanc\w+|elevat\w+|promot\w+|"
    r"declin\w+|diminish\w*|exacerbat\w+|worsen\w*|delay\w*|comparable|identical|equivalent"
    r"|non-?inferior|lowered|raised|unrelated|"
    r"unchanged|affected?|predict\w+|rose|fell|protect\w*|prevent\w*|inhibit\w*|stable|likely|worse|"
    r"better|greater|related|linked|effect|found|showed|change[ds]?"
    r"|unalter\w+|unaffected|unchanged|alike|balanced|(?:was|were|stayed|remained|of) the same"
    r"|equal\w*|alter\w*|constant|excess|unity|commoner"
    r"|occurred|reported|respectively|versus|vs|against|compared|benefit\w*|harm\w*|as (?:frequent"
    r"|common|often)|(?:did|was|were|does|do) not|no longer|dropped|poorer|gained|gave|regained"
    r"|lasted|\w+fold"
    r"|abolished|disappeared|larger|smaller|superior|inferior|\w*regulated|buffer\w*|moderat\w+|effective"
    r"|risk factors?|delay|half|twice|times|outperform\w*|susceptible|vulnerable|resistant|efficacy"
    r"|effectiveness|caus(?:e[sd]?|ing)|induc\w+|elicit\w*|trigger\w*|provok\w+|activat\w+|stimulat\w+"
    r"|facilitat\w+|augment\w*|amplif\w+|(?:in)?activat\w+|neutrali[sz]\w+|abrogat\w+|disrupt\w*"
    r"|eliminat\w+|deplet\w+|repress\w*|block(?:ed|s)?|kill(?:ed|s)?|result(?:s|ed)? in|le(?:d|ads?) to"
    r"|contribut\w+|defective|deficient|compromised|required|essential|crucial|critical|dispensable"
    r"|expanded|enriched|averted|risks?|no)\b"
    r"|\d\S*\s(?:[^\s.;]+\s){0,8}?(?:and|vs\.?|versus)\s(?:by\s|in\s)?[-−]?\d"
)
_NOT_RESULT = re.compile(
    r"\b(?:we (?:aimed|sought|examined|investigated|assessed|evaluated|tested|randomly|searched|conducted|"
    r"studied|hypothesi[sz]ed|included)|aim(?:ed)? (?:was|of|to)|"
    r"objectives? (?:was|were|is|are|of|here)|purpose|whether|to "
    r"(?:examine|determine|investigate|assess|evaluate|test|study|compare)|"
    r"in (?:an?|the|one) (?:recent|previous|prior|earlier) |"
    r"recent (?:studies|reports|evidence|research|work|data)|"
    r"(?:studies|reports|research|literature) (?:has|have) (?:recently |also |previously )?(?:shown|reported|"
    r"suggested|demonstrated|indicated|found|linked|revealed)|it is (?:well )?known|"
    r"(?:is|are|remains?) (?:unclear|unknown|debated|poorly)|further (?:research|studies)|future "
    r"(?:research|studies)|(?:is|are) needed|should|ought|previous(?:ly)?|prior studies|little is known|"
    r"(?:study|trial|paper|analysis|review|article|work) (?:aims?|aimed|sought|investigate[sd]?|examine[sd]?"
    r"|assess(?:es|ed)?|evaluate[sd]?|explore[sd]?|compare[sd]?|tested)\b|"
    r"will (?:allow|help|enable|provide|be needed)|"
    r"were randomi[sz]ed|were randomly|were recruited|were enrolled|was conducted|"
    r"we (?:describe|discuss|review)|we (?:report|present) (?:an?|the|two|three|here))\b",
    re.I,
)
_DONE = re.compile(
    r"\b(?:was|were) (?:also )?(?:measured|assessed|evaluated|collected|recorded|obtained|calculated"
    r"|determined|estimated|performed)\b"
)
_FOUND = re.compile(r"\bp\s?[<=>≤]|significan|\bthan\b|95\s?%|\b[OHR]R\b", re.I)
"""What a sentence that says how something was measured has only where it tells a result too."""
_OPENING = re.compile(
    r"\b(?:reduced|increased|decreased|inhibited|improved|lowered|prevented|was associated)\b"
)


def may_state_result(sentence: AbstractSentence, index: int, labelled: bool) -> bool:
    """Whether a sentence may say what was found: by its part of the abstract and its words.

    Args:
        sentence: the sentence.
        index: its number among all sentences, from 0.
        labelled: whether the abstract labels its results.
    """
    if sentence.part in {Part.RESULTS, Part.CONCLUSIONS}:
        return _RESULT_LIKE.search(sentence.text) is not None and (
            sentence.part is Part.RESULTS or _NOT_RESULT.search(sentence.text) is None
        )
    if labelled or sentence.part is not Part.BODY:
        return False
    return (
        (index > 0 or _OPENING.search(sentence.text) is not None)
        and _RESULT_LIKE.search(sentence.text) is not None
        and _NOT_RESULT.search(sentence.text) is None
        and (_DONE.search(sentence.text) is None or _FOUND.search(sentence.text) is not None)
    )
