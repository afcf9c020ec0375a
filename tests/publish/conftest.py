"""A small validated dataset to publish."""

import shutil
import sys
from pathlib import Path

import pytest

# One made-up dataset for schemas and publish: it stands beside the tests of the schemas.
sys.path.insert(0, str(Path(__file__).parent.parent / "schemas"))

from publishing import V1, publish
from small_dataset import small_frames, small_rows, small_texts

from schemas.validation import validate_tables


@pytest.fixture(scope="session")
def small_tables():
    """Every table of the small dataset, valid."""
    validated = validate_tables(small_frames(), texts=small_texts())
    assert validated.failures == ()
    return validated.tables


@pytest.fixture(scope="session")
def other_tables():
    """The same dataset with another wording in one rationale."""
    rows = small_rows()
    rows["evidence"][0]["rationale"] = "Another rationale."
    return validate_tables(small_frames(rows)).tables


@pytest.fixture(scope="session")
def texts():
    """The articles' texts."""
    return small_texts()


@pytest.fixture(scope="module")
def released(tmp_path_factory, small_tables):
    """One published release, for tests that only read it or copy it."""
    out = tmp_path_factory.mktemp("released")
    publish(small_tables, out)
    return out / "releases" / V1


@pytest.fixture
def copy(released, tmp_path):
    """A copy of the release, to be damaged."""
    return Path(shutil.copytree(released, tmp_path / V1))
