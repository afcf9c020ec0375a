"""Answers that state nothing by themselves: 'No.', 'It depends.', 'If you are well, I would.'"""

from __future__ import annotations

import re
from typing import Final

from flows.extract.claims.signals import Signals
from flows.extract.views import View

_SHORTEST: Final = 3
_AUXILIARY: Final = (
    r"(?:would|do|does|did|should|could|might|may|can|will|have|has|had|am|is|are|was|were)(?:n[’']t| not)?"
)
_BUILDS: Final = (
    rf"[^.;:]*\b(?:i|you|we|they|he|she|it) (?:\w+ly |certainly )?{_AUXILIARY}",
    r"(?:(?:well|so|look|honestly|oh|yes|no), )*(?:it|that|this)(?: all| really| very much)? "
    r"depends\b[^.;:]*",
)
_BARE: Final = re.compile(rf"\W*(?:{'|'.join(_BUILDS)})\W*")
_ADVICE: Final = re.compile(
    r"[\W]*(?:if|when|once|before|after|unless|whenever)\b[^,;:.]{3,110}, (?:then |just |please |do )?"
    r"(?:don[’']t|do not|never|talk|see|speak|ask|call|consult|tell|visit|"
    r"contact)\b"
    r"[^.;:]*\W*"
)
"""What to do: 'If you take it, don't stop without asking your doctor.'"""
EXAMPLES: Final = ("If your kidneys are healthy, I would.", "It depends on how much you eat.")
"""One sentence for each of the builds."""


def is_bare(view: View, signals: Signals) -> bool:
    """Whether an answer has a sense only with its question, so that it claims nothing.

    Args:
        view: the sentence, the label before it left out.
        signals: of the sentence.
    """
    if len(view.tokens) < _SHORTEST:
        return not signals.any("effect", "risk", "evaluation")
    if _ADVICE.fullmatch(view.lower):
        return True
    is_condition = view.tokens[0] == "if" and "," in view.text
    if signals.any("effect", "risk", "comparison", "percent", "strong_finding") and not is_condition:
        return False
    return _BARE.fullmatch(view.lower) is not None
