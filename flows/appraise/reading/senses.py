"""What two statements amount to: good or bad, more or less than what, how many, when; do they agree."""

from __future__ import annotations

from flows.appraise.reading.texts import Reading
from flows.appraise.reading.words import Polarity, words_of

_REACH = 5
_STEM_LETTERS = 5
_MONTHS = words_of("january february march april june july august september october november december")
_SAME = words_of(
    "same similar similarly equal equally identical comparable alike consistent uniform unchanged"
)
_DIFFERENT = words_of(
    "differ higher lower more less fewer greater vary increase decrease reduce wider disparity"
)


def senses(claim: Reading, evidence: Reading, best: int, lists: Polarity) -> dict[str, float]:
    """Features of what the texts amount to; ``best`` is the sentence of the evidence nearest to the claim."""
    places = [place for place, sentence in enumerate(evidence.sentences) if sentence == best]
    start, end = (places[0], places[-1] + 1) if places else (0, 0)
    said, shown = _value(claim, 0, len(claim.stems), lists), _value(evidence, start, end, lists)
    whole = _value(evidence, 0, len(evidence.stems), lists)
    said_words, shown_words = set(claim.stems), set(evidence.stems)
    near_words = set(evidence.stems[start:end])
    along, across = _comparison(claim, evidence)
    return {
        "claim_value": float(said),
        "evidence_value": float(shown),
        "value_product": float(_sign(said) * _sign(shown)),
        "value_product_whole": float(_sign(said) * _sign(whole)),
        "months_differ": float(_differ(said_words & _MONTHS, shown_words & _MONTHS)),
        "same_claimed_only": float(bool(said_words & _SAME) and not near_words & _SAME),
        "same_found_only": float(bool(near_words & _SAME) and not said_words & _SAME),
        "same_against_different": float(bool(said_words & _SAME) and bool(near_words & _DIFFERENT)),
        "different_against_same": float(bool(said_words & _DIFFERENT) and bool(near_words & _SAME)),
        "share_gap": _share_gap(claim, evidence, lists),
        "compared_along": float(along),
        "compared_across": float(across),
        "compared_balance": float(across - along),
        "prefix_coverage": _prefix_coverage(claim, evidence),
        "only_claimed": float("onli" in said_words and "onli" not in shown_words),
        "only_found": float("onli" in shown_words and "onli" not in said_words),
        "first_third_negated": float(any(claim.is_negated[: max(1, len(claim.stems) // 3)])),
    }


def _value(text: Reading, start: int, end: int, lists: Polarity) -> int:
    """How good a stretch sounds: good and bad words, turned by a word of less or a negator before them."""
    total = 0
    turned_until = -1
    for place in range(start, end):
        word = text.stems[place]
        value = (word in lists.good) - (word in lists.bad)
        if value:
            turns = (place <= turned_until) + text.is_negated[place]
            total += -value if turns % 2 else value
        if word in lists.down:
            turned_until = place + _REACH
    return total


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _differ(one: set[str], other: set[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _share_gap(claim: Reading, evidence: Reading, lists: Polarity) -> float:
    """How far a claimed quantity ("most") is from the nearest share in the evidence; -0.2 without either."""
    shares = [value / 100 for value, is_share in evidence.numbers if is_share and value <= 100]
    quantities = [lists.quantity[word] for word in claim.stems if word in lists.quantity]
    if not shares or not quantities:
        return -0.2
    quantity = max(quantities)
    return min(abs(quantity - share) for share in shares)


def _comparison(claim: Reading, evidence: Reading) -> tuple[int, int]:
    """Words on the same and on the other side of "than" (or "compared", "versus") in both texts."""
    said, shown = _sides(claim), _sides(evidence)
    if said is None or shown is None:
        return 0, 0
    along = len(said[0] & shown[0] - shown[1]) + len(said[1] & shown[1] - shown[0])
    across = len(said[0] & shown[1] - shown[0]) + len(said[1] & shown[0] - shown[1])
    return along, across


def _sides(text: Reading) -> tuple[set[str], set[str]] | None:
    for word in ("than", "compar", "versu", "vs"):
        if word in text.stems:
            place = text.stems.index(word)
            kept = [
                (at, item)
                for at, (item, keep) in enumerate(zip(text.canons, text.is_content, strict=True))
                if keep
            ]
            before = {item for at, item in kept if at < place}
            after = {item for at, item in kept if at > place}
            return before - after, after - before
    return None


def _prefix_coverage(claim: Reading, evidence: Reading) -> float:
    shown = {word[:_STEM_LETTERS] for word in evidence.stems}
    said = [word for word, keep in zip(claim.stems, claim.is_content, strict=True) if keep]
    return sum(word[:_STEM_LETTERS] in shown for word in said) / max(1, len(said))
