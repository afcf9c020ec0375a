"""What researchers planned and measured is not yet what they found."""

from __future__ import annotations

import pytest
from test_extract_claims import claims

from schemas.vocabulary import ClaimKind


@pytest.mark.parametrize(
    "sentence",
    [
        "They measured days needed for a 5% loss of weight and the sugar in the blood.",
        "The researchers tried sampling blood and skin for sugar.",
        "They decided that collecting hair would be easier on the patients.",
        "Participants wore a small accelerometer on their hips for a week.",
    ],
)
def test_what_was_planned_and_measured_is_no_claim(sentence: str) -> None:
    assert len(claims("A new study in Gut found that naps lower blood pressure.", sentence)) == 1


def test_what_was_worn_as_treatment_is_kept() -> None:
    found = claims(
        "A new study in Gut found that naps lower blood pressure.",
        "Participants wore compression socks or no socks at all.",
    )
    assert len(found) == 2


def test_a_list_of_what_was_found_is_that_studys() -> None:
    found = claims(
        "A new study in Gut found that naps improved mood.",
        "The study found that those who had napped were:",
        "- Twice as likely to sleep well\n- Three times more likely to report good mood",
        "Three times more people have headaches than a cold.",
    )
    kinds = [claim.claim_kind for text, claim in found.items() if "likely" in text]
    assert kinds == [ClaimKind.STUDY_REPORT] * 2
    assert found["Three times more people have headaches than a cold."].claim_kind is not kinds[0]


def test_what_was_seen_after_what_was_looked_at_is_told() -> None:
    found = claims(
        "A review pooled 26 studies and found that kale lowers the risk of gout. "
        "The authors also looked at kale pills: no effect on gout there either."
    )
    assert "The authors also looked at kale pills: no effect on gout there either." in found
