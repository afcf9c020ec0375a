"""The real article, which is not in the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.document import BlockKind as K
from flows.ingest import load_source, read_document

SHARED = Path(os.environ.get("TEARSHEET_SHARED", Path(__file__).parents[2].parent / "shared"))
ARTICLE = SHARED / "articles" / "crying-health.txt"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not ARTICLE.exists(), reason="the shared article is not here"),
]


def test_the_real_article_is_read_whole(checked):
    source = load_source(ARTICLE)
    document = checked(read_document(source), source.content)
    kinds = [block.kind for block in document.blocks]
    assert kinds[:4] == [K.TITLE, K.NOTICE, K.CAPTION, K.CREDIT]
    assert kinds[-8:] == [K.REFERENCE_HEADING, *[K.REFERENCE] * 4, K.EXPERT, K.EXPERT, K.NOTICE]
    titles = [section.title for section in document.sections[1:-1]]
    assert [title.split(".")[0] for title in titles if title] == ["1", "2", "3", "4", "5"]
    assert [expert.name for expert in document.experts] == ["Jill E. Daino", "Dr. Lynne Matte"]
    assert all(expert.role for expert in document.experts)
    assert document.published_on is None
    assert document.byline is None
    assert document.notes == ()
    lengths = [len(document.text_of(sentence).split()) for sentence in document.sentences]
    assert (len(document.sentences), max(lengths)) == (51, 46)
