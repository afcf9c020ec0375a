"""The small readers: texts, identifiers, dates, licences."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.resolve import registries
from flows.resolve.registries.reading import dates
from flows.resolve.registries.reading.abstracts import of_html, of_inverted_index, of_jats
from flows.resolve.registries.reading.licenses import LICENSES, is_redistributable, license_of
from flows.resolve.registries.reading.text import (
    clean,
    doi_of,
    pmcid_of,
    pmid_of,
    same_doi,
    whole,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def modules() -> list[str]:
    found = pkgutil.walk_packages(registries.__path__, registries.__name__ + ".")
    return [module.name for module in found]


@pytest.mark.parametrize("name", modules())
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("A &amp; B", "A & B"),
        ("A &amp;amp; B", "A & B"),
        ("p &lt; 0.05 in <i>E. coli</i>", "p < 0.05 in E. coli"),
        ("x<sub>2</sub>", "x2"),
        ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One. Two."),
        ("a\x00b\ud800c", "a b c"),
        ("   ", None),
        (7, "7"),
        (True, None),
        (["x"], None),
    ],
)
def test_clean(value: Any, expected: str | None) -> None:
    assert clean(value) == expected


@given(JSON)
def test_readers_of_values_never_fail(value: Any) -> None:
    for read in (
        clean,
        doi_of,
        pmid_of,
        pmcid_of,
        whole,
        license_of,
        of_jats,
        of_html,
        of_inverted_index,
        dates.of_parts,
        dates.of_text,
        dates.iso,
    ):
        read(value)


@given(st.text())
def test_clean_is_one_line_and_settled(text: str) -> None:
    once = clean(text)
    if once is not None:
        assert once == " ".join(once.split())
        assert once.encode("utf-8").decode("utf-8") == once


@pytest.mark.parametrize(
    ("value", "doi"),
    [
        ("10.5555/A.B", "10.5555/a.b"),
        ("https://doi.org/10.5555/a.b", "10.5555/a.b"),
        ("http://dx.doi.org/10.5555/a.b", "10.5555/a.b"),
        ("doi:10.5555/a.b", "10.5555/a.b"),
        ("10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2",) * 2,
        ("10.5555/has space", "10.5555/hasspace"),
        ("11.5555/a", None),
        ("10.5555/", None),
        ("0", None),
        ("Unavailable", None),
        ("10.5555/" + "a" * 500, None),
        (None, None),
    ],
)
def test_doi(value: Any, doi: str | None) -> None:
    found = doi_of(value)
    if value and len(value) > 400:
        assert found is None or len(found) <= 300
    else:
        assert found == doi


def test_same_doi() -> None:
    assert same_doi("https://doi.org/10.5555/ABC.", "10.5555/abc")
    assert not same_doi("10.5555/abc", "10.5555/abd")
    assert not same_doi(None, None)


@pytest.mark.parametrize(
    ("value", "pmid"),
    [
        ("31282699", "31282699"),
        (31282699, "31282699"),
        ("https://pubmed.ncbi.nlm.nih.gov/31282699", "31282699"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/31282699/", "31282699"),
        ("0", None),
        (0, None),
        ("1234567890", None),
        ("PMC123", None),
        ("", None),
        (True, None),
        (None, None),
        ("-5", None),
    ],
)
def test_pmid(value: Any, pmid: str | None) -> None:
    assert pmid_of(value) == pmid


@pytest.mark.parametrize(
    ("value", "pmcid"),
    [
        ("PMC4608976", "PMC4608976"),
        ("pmc4608976", "PMC4608976"),
        ("4608976", "PMC4608976"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/4608976", "PMC4608976"),
        ("PMC0", None),
        ("x", None),
        (None, None),
        ("PMC123.1", "PMC123"),
    ],
)
def test_pmcid(value: Any, pmcid: str | None) -> None:
    assert pmcid_of(value) == pmcid


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"date-parts": [[2019, 3, 4]]}, "2019-03-04"),
        ({"date-parts": [[2019, 3]]}, "2019-03"),
        ({"date-parts": [[2019]]}, "2019"),
        ({"date-parts": [["2019", "3"]]}, "2019-03"),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": [[]]}, None),
        ({"date-parts": []}, None),
        ({"date-parts": [[2019, 2, 31]]}, "2019-02"),
        ({"date-parts": [[3019]]}, None),
        ({}, None),
    ],
)
def test_dates_of_crossref(value: Any, expected: str | None) -> None:
    assert dates.of_parts(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03", "2021-03"),
        ("8/26/2023 0:00", "2023-08-26"),
        ("12/1/1999", "1999-12-01"),
        ("26/8/2023", "2023"),
        ("soon", None),
        ("", None),
        ("20210304", None),
    ],
)
def test_dates_of_texts(value: str, expected: str | None) -> None:
    assert dates.of_text(value) == expected


@pytest.mark.parametrize("entry", LICENSES, ids=lambda entry: entry[2])
def test_license_examples(entry: tuple[str, str, str]) -> None:
    pattern, _, example = entry
    assert re.search(pattern, example.lower())
    assert license_of(example) is not None


@pytest.mark.parametrize(
    ("value", "name", "is_free"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0", True),
        ("http://creativecommons.org/licenses/by-sa/3.0", "CC-BY-SA-3.0", True),
        ("https://creativecommons.org/licenses/by-nc-nd/4.0/legalcode", "CC-BY-NC-ND-4.0", False),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0", True),
        ("cc-by", "CC-BY", True),
        ("cc by", "CC-BY", True),
        ("CC BY-NC", "CC-BY-NC", False),
        ("cc-by-nc-nd", "CC-BY-NC-ND", False),
        ("cc-by-nd", "CC-BY-ND", False),
        ("cc0", "CC0-1.0", True),
        ("public-domain", "public-domain", True),
        ("Creative Commons Attribution 4.0 International License", "CC-BY-4.0", True),
        ("under the Creative Commons Attribution License (CC BY 4.0), which permits use", "CC-BY-4.0", True),
        ("Creative Commons Attribution-NonCommercial-NoDerivatives 4.0", "CC-BY-NC-ND-4.0", False),
        ("Creative Commons Attribution License, which permits non-commercial use", "CC-BY-NC", False),
        ("https://www.elsevier.com/tdm/userlicense/1.0/", None, False),
        ("publisher-specific, author manuscript", None, False),
        ("other-oa", None, False),
        ("bronze", None, False),
        (None, None, False),
        (4, None, False),
    ],
)
def test_licenses(value: Any, name: str | None, is_free: bool) -> None:
    assert license_of(value) == name
    assert is_redistributable(name) is is_free
