"""Let rules and encoder together say what relation sentences state that nobody labelled.

    python -m benchmarks.teach_relation --texts TEXTS.jsonl --taught TAUGHT.jsonl

TEXTS has one JSON object a line with a ``text``: a sentence or several. TAUGHT gets an object a sentence:
TEXTS has one JSON object a line with a ``text``, one sentence or several. TAUGHT gets an object a sentence:
from it. Both stay out of the repository: they are other people's sentences.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.extract.closely import relation_chances
from flows.ingest.sentences import split_sentences

SHORTEST, LONGEST = 25, 400
DIGITS = 3


def sentences(path: Path) -> Iterator[str]:
    """Each sentence of middling length once."""
    seen: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        text = " ".join(json.loads(line)["text"].split())
        for first, last in split_sentences(text):
            sentence = text[first:last].strip()
            if SHORTEST <= len(sentence) <= LONGEST and sentence not in seen:
                seen.add(sentence)
                yield sentence


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--taught", type=Path, required=True)
    given = parser.parse_args(argv)
    with given.taught.open("w", encoding="utf-8") as lines:
        for sentence in sentences(given.texts):
            chances = [round(chance, DIGITS) for chance in relation_chances(sentence)]
            lines.write(json.dumps({"text": sentence, "chances": chances}) + "\n")


if __name__ == "__main__":
    main()
