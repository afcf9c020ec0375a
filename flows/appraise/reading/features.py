"""What a claim and a piece of evidence have in common, and where they clash, as numbers.

Every feature is named; :func:`features` gives them in one fixed order. Families: how much of the claim the
evidence covers (weighted by how rare a word is), numbers, negation, direction, antonyms, quantities,
wordings of no effect, and what kind of statement the evidence is (background, method, result).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise

from flows.appraise.reading.senses import senses
from flows.appraise.reading.texts import Reading
from flows.appraise.reading.words import Polarity, polarity

_NEAR = 4


def features(
    claim: Reading, evidence: Reading, idf: Mapping[str, float], unknown_idf: float
) -> dict[str, float]:
    """Name → value for one pair; ``idf`` weighs words, ``unknown_idf`` those it does not know."""
    lists = polarity()
    found: dict[str, float] = {}
    found.update(_coverage(claim, evidence, idf, unknown_idf))
    found.update(_numbers(claim, evidence))
    found.update(_statement(claim, "claim", lists))
    found.update(_statement(evidence, "evidence", lists))
    found.update(_clashes(claim, evidence, lists, idf, unknown_idf))
    found.update(senses(claim, evidence, _best_sentence(claim, evidence, idf, unknown_idf), lists))
    return found


def _weigh(words: frozenset[str], idf: Mapping[str, float], unknown: float) -> float:
    return math.fsum(idf.get(word, unknown) for word in sorted(words))


def _coverage(
    claim: Reading, evidence: Reading, idf: Mapping[str, float], unknown: float
) -> dict[str, float]:
    said, shown = claim.content, evidence.content
    shared, missing = said & shown, said - shown
    whole = _weigh(said, idf, unknown) or 1.0
    per_sentence: dict[int, set[str]] = {}
    for word, number, keep in zip(evidence.canons, evidence.sentences, evidence.is_content, strict=True):
        if keep:
            per_sentence.setdefault(number, set()).add(word)
    best = max(
        (_weigh(said & frozenset(words), idf, unknown) for words in per_sentence.values()), default=0.0
    )
    rare = sorted((idf.get(word, unknown) for word in missing), reverse=True)
    stems = {word for word, keep in zip(claim.stems, claim.is_content, strict=True) if keep}
    pairs, other_pairs = _bigrams(claim), _bigrams(evidence)
    return {
        "coverage": _weigh(shared, idf, unknown) / whole,
        "coverage_stems": len(stems & set(evidence.stems)) / max(1, len(stems)),
        "coverage_best_sentence": best / whole,
        "coverage_reverse": _weigh(shared, idf, unknown) / (_weigh(shown, idf, unknown) or 1.0),
        "n_shared": float(len(shared)),
        "n_missing": float(len(missing)),
        "shared_weight": _weigh(shared, idf, unknown),
        "missing_weight": _weigh(missing, idf, unknown),
        "rarest_missing": rare[0] if rare else 0.0,
        "rare_missing_3": math.fsum(rare[:3]),
        "rarest_shared": max((idf.get(word, unknown) for word in shared), default=0.0),
        "bigrams": len(pairs & other_pairs) / max(1, len(pairs)),
        "names_covered": len(claim.names & set(evidence.stems)) / max(1, len(claim.names)),
        "n_names_missing": float(len(claim.names - set(evidence.stems))),
        "claim_words": float(len(claim.stems)),
        "evidence_words": float(len(evidence.stems)),
        "evidence_sentences": float(1 + max(evidence.sentences, default=0)),
        "in_order": _in_order(claim, evidence) / max(1, len(said)),
    }


def _bigrams(text: Reading) -> set[tuple[str, str]]:
    kept = [word for word, keep in zip(text.canons, text.is_content, strict=True) if keep]
    return set(pairwise(kept))


def _in_order(claim: Reading, evidence: Reading) -> int:
    """Length of the longest run of the claim's content words that the evidence has in the same order."""
    said = [word for word, keep in zip(claim.canons, claim.is_content, strict=True) if keep]
    shown = [word for word, keep in zip(evidence.canons, evidence.is_content, strict=True) if keep]
    wanted = set(said)
    shown = [word for word in shown if word in wanted][:60]
    row = [0] * (len(shown) + 1)
    for word in said[:40]:
        diagonal = 0
        for place, other in enumerate(shown, 1):
            above = row[place]
            row[place] = diagonal + 1 if word == other else max(above, row[place - 1])
            diagonal = above
    return row[-1]


def _numbers(claim: Reading, evidence: Reading) -> dict[str, float]:
    values = {value for value, _ in evidence.numbers}
    shares = [value for value, is_share in evidence.numbers if is_share]
    said = claim.numbers
    matched = sum(value in values for value, _ in said)
    near = sum(any(other and abs(value - other) <= 0.1 * abs(other) for other in values) for value, _ in said)
    wrong = sum(is_share and bool(shares) and value not in values for value, is_share in said)
    return {
        "n_numbers": float(len(said)),
        "numbers_matched": matched / len(said) if said else -1.0,
        "numbers_near": near / len(said) if said else -1.0,
        "n_numbers_unmatched": float(len(said) - matched),
        "n_shares_wrong": float(wrong),
        "evidence_numbers": float(len(evidence.numbers)),
        "unmatched_though_given": float(bool(said) and not near and bool(values)),
    }


def _statement(text: Reading, name: str, lists: Polarity) -> dict[str, float]:
    words = set(text.stems)
    up, down = len(words & lists.up), len(words & lists.down)
    return {
        f"{name}_negators": float(text.n_negators),
        f"{name}_null": float(sum(phrase in text.lower for phrase in lists.null_effect)),
        f"{name}_up": float(up),
        f"{name}_down": float(down),
        f"{name}_sign": float((up > down) - (up < down)),
        f"{name}_good": float(len(words & lists.good)),
        f"{name}_bad": float(len(words & lists.bad)),
        f"{name}_certain": float(len(words & lists.certain)),
        f"{name}_hedges": float(len(words & lists.hedges)),
        f"{name}_background": float(len(words & lists.background)),
        f"{name}_result": float(len(words & lists.result)),
        f"{name}_than": float("than" in words),
        f"{name}_contrast": float(bool(words & {"but", "however", "although", "though", "despit", "whil"})),
    }


def _clashes(
    claim: Reading, evidence: Reading, lists: Polarity, idf: Mapping[str, float], unknown: float
) -> dict[str, float]:
    best = _best_sentence(claim, evidence, idf, unknown)
    near = [place for place, sentence in enumerate(evidence.sentences) if sentence == best]
    here = {evidence.stems[place] for place in near}
    shown = set(evidence.stems)
    said = dict.fromkeys(claim.stems)
    against = reversed_here = kept = 0
    for word in said:
        sides = lists.sides.get(word)
        if not sides:
            continue
        if word in shown:
            kept += 1
            continue
        hit = _opposite_in(sides, shown, lists)
        same = _same_side_in(sides, shown, lists)
        against += hit and not same
        kept += same and not hit
        reversed_here += _opposite_in(sides, here, lists) and not _same_side_in(sides, here, lists)
    parity_clash, parity_agree = _negated_words(claim, evidence)
    sign_clash, sign_agree = _signs_near_shared(claim, evidence, lists)
    said_quantity, shown_quantity = _quantity(claim.stems, lists), _quantity(tuple(sorted(here)), lists)
    both = said_quantity is not None and shown_quantity is not None
    return {
        "antonyms": float(against),
        "antonyms_best_sentence": float(reversed_here),
        "poles_kept": float(kept),
        "antonym_balance": float(against - kept),
        "negators_differ": float((claim.n_negators > 0) != (evidence.n_negators > 0)),
        "negator_parity": float(
            claim.n_negators % 2 != sum(_is_negator(evidence, place, lists) for place in near) % 2
        ),
        "negated_clash": float(parity_clash),
        "negated_agree": float(parity_agree),
        "negated_balance": float(parity_clash - parity_agree),
        "sign_clash": float(sign_clash),
        "sign_agree": float(sign_agree),
        "sign_balance": float(sign_clash - sign_agree),
        "null_differs": float(_has_null(claim, lists) != _has_null(evidence, lists)),
        "null_claimed_only": float(_has_null(claim, lists) and not _has_null(evidence, lists)),
        "null_found_only": float(_has_null(evidence, lists) and not _has_null(claim, lists)),
        "quantity_gap": abs((said_quantity or 0.0) - (shown_quantity or 0.0)) if both else -0.2,
        "prefix_clash": float(_prefix_clashes(claim, evidence)),
        "total_parity": float((claim.n_negators + against + parity_clash) % 2),
        "clash_score": float(against + parity_clash + sign_clash - kept - parity_agree - sign_agree),
    }


def _best_sentence(claim: Reading, evidence: Reading, idf: Mapping[str, float], unknown: float) -> int:
    said = claim.content
    scores: dict[int, float] = {}
    for word, sentence in zip(evidence.canons, evidence.sentences, strict=True):
        if word in said:
            scores[sentence] = scores.get(sentence, 0.0) + idf.get(word, unknown)
    return max(scores, key=lambda sentence: (scores[sentence], -sentence)) if scores else 0


def _opposite_in(sides: tuple[tuple[int, int], ...], words: set[str], lists: Polarity) -> bool:
    wanted = {(pair, 1 - side) for pair, side in sides}
    return any(entry in wanted for word in words for entry in lists.sides.get(word, ()))


def _same_side_in(sides: tuple[tuple[int, int], ...], words: set[str], lists: Polarity) -> bool:
    return any(entry in sides for word in words for entry in lists.sides.get(word, ()))


def _is_negator(text: Reading, place: int, lists: Polarity) -> bool:
    return text.stems[place] in lists.negators


def _negated_words(claim: Reading, evidence: Reading) -> tuple[int, int]:
    """Shared content words negated in the one text and not in the other, and those alike in both."""
    said: dict[str, bool] = {}
    for word, keep, flag in zip(claim.canons, claim.is_content, claim.is_negated, strict=True):
        if keep:
            said[word] = said.get(word, False) or flag
    shown: dict[str, bool] = {}
    for word, keep, flag in zip(evidence.canons, evidence.is_content, evidence.is_negated, strict=True):
        if keep:
            shown[word] = shown.get(word, False) or flag
    shared = [word for word in said if word in shown]
    clash = sum(said[word] != shown[word] for word in shared)
    return clash, len(shared) - clash


def _signs_near_shared(claim: Reading, evidence: Reading, lists: Polarity) -> tuple[int, int]:
    """Shared words beside which the texts go opposite ways (up, down), and those beside which they agree."""
    said, shown = _signs(claim, lists), _signs(evidence, lists)
    clash = agree = 0
    for word, sign in said.items():
        other = shown.get(word, 0)
        if sign and other:
            clash += sign != other
            agree += sign == other
    return clash, agree


def _signs(text: Reading, lists: Polarity) -> dict[str, int]:
    steps = [
        (word in lists.up) - (word in lists.down) if not flag else (word in lists.down) - (word in lists.up)
        for word, flag in zip(text.stems, text.is_negated, strict=True)
    ]
    signs: dict[str, int] = {}
    for place, (word, keep) in enumerate(zip(text.canons, text.is_content, strict=True)):
        if not keep:
            continue
        around = steps[max(0, place - _NEAR) : place + _NEAR + 1]
        total = sum(around) - steps[place]
        signs.setdefault(word, (total > 0) - (total < 0))
    return signs


def _has_null(text: Reading, lists: Polarity) -> bool:
    return any(phrase in text.lower for phrase in lists.null_effect)


def _quantity(words: tuple[str, ...], lists: Polarity) -> float | None:
    values = [lists.quantity[word] for word in words if word in lists.quantity]
    return sum(values) / len(values) if values else None


def _prefix_clashes(claim: Reading, evidence: Reading) -> int:
    """Words that the other text has with a prefix of denial ("effective", "ineffective")."""
    said, shown = set(claim.stems), set(evidence.stems)
    count = 0
    for prefix in ("un", "in", "im", "non", "dis", "a", "ir"):
        count += sum(len(word) > 3 and prefix + word in shown for word in said)
        count += sum(len(word) > 3 and prefix + word in said for word in shown)
    return count
