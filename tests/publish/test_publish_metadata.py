"""A release's documents before their own official validators, offline."""

import importlib.metadata
import io
import json
import logging
import socket
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from publishing import INPUTS, V1
from small_dataset import small_rows

from schemas.export import STYLES, citation
from schemas.tables import TABLES

CRATE_CONTEXT = "https://w3id.org/ro/crate/1.1/context"


@pytest.fixture
def offline(monkeypatch):
    """No connection leaves the machine."""

    def refuse(*_, **__):
        raise OSError("the network was reached for")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def schema_of(package, path):
    """A JSON schema that an installed package brings."""
    files = importlib.metadata.files(package) or []
    return json.loads(next(file for file in files if str(file) == path).locate().read_text(encoding="utf-8"))


@pytest.fixture
def mlcroissant():
    """The validator, whose logging closes its stream with it unless that is the process's own.

    Whatever sets up logging anew closes the handlers that are there (as Prefect does at a first flow run),
    and the stream that the handler found at import is the file into which pytest captures.
    """
    import mlcroissant
    from absl import logging as absl_logging

    absl_logging.get_absl_handler().python_handler.stream = sys.__stderr__
    logging.getLogger("absl").setLevel(logging.ERROR)
    return mlcroissant


def test_croissant_is_valid_and_its_records_load(released, offline, mlcroissant):
    dataset = mlcroissant.Dataset(str(released / "croissant.json"))
    issues = dataset.metadata.ctx.issues
    assert issues.errors == set()
    assert all("MAJOR.MINOR.PATCH" in warning for warning in issues.warnings)
    rows = small_rows()
    for name in TABLES:
        records = list(dataset.records(name))
        if name in rows:
            assert len(records) == len(rows[name]), name
    found = {record["evidence/verdict"].decode() for record in dataset.records("evidence")}
    assert found == {"contradicted", "not_addressed", "supported", "not_checkable"}


@pytest.mark.slow
def test_the_crate_is_a_process_run_crate(released, monkeypatch):
    import requests
    import rocrate
    from rocrate_validator import models, services
    from urllib3 import HTTPResponse

    context = (Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_bytes()

    def answer(adapter, request, **_):
        """The network as the validator finds it: the context of the specification, and nothing else."""
        if request.url != CRATE_CONTEXT:
            raise requests.ConnectionError(request.url)
        headers = {"Content-Type": "application/ld+json"}
        raw = HTTPResponse(io.BytesIO(context), status=200, headers=headers, preload_content=False)
        return adapter.build_response(request, raw)

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", answer)
    settings = services.ValidationSettings(
        rocrate_uri=str(released),
        profile_identifier="process-run-crate",
        requirement_severity=models.Severity.REQUIRED,
        no_cache=True,
    )
    result = services.validate(settings)
    assert not result.has_issues(), [(issue.severity.name, issue.message) for issue in result.get_issues()]


def test_the_crate_names_inputs_code_files_and_run(released):
    graph = json.loads((released / "ro-crate-metadata.json").read_text())["@graph"]
    entities = {entity["@id"]: entity for entity in graph}
    action = entities["#build"]
    assert {entities[item["@id"]]["identifier"] for item in action["object"]} == {
        f"sha256:{digest}" for digest in INPUTS.values()
    }
    assert entities["#tearsheet"]["softwareVersion"] == "0.1.0"
    parts = {item["@id"] for item in entities["./"]["hasPart"]}
    names = {path.relative_to(released).as_posix() for path in released.rglob("*") if path.is_file()}
    assert parts == names - {"ro-crate-metadata.json"}


def test_the_citation_file_fits_its_schema(released):
    value = yaml.load((released / "CITATION.cff").read_text(encoding="utf-8"), yaml.BaseLoader)
    schema = schema_of("cffconvert", "cffconvert/schemas/1.2.0/schema.json")
    jsonschema.Draft7Validator(schema).validate(value)
    assert value["version"] == V1


def test_the_datacite_metadata_fit_their_schema_but_for_the_doi(released):
    from datacite import schema45

    value = json.loads((released / "datacite.json").read_text())
    # The depositor's DOI is the one thing that a release cannot know.
    schema45.validate(value | {"identifiers": [{"identifier": "10.5072/x", "identifierType": "DOI"}]})
    assert value["version"] == V1


def test_the_dictionary_gives_fill_rates_and_real_examples(released):
    text = (released / "DATA_DICTIONARY.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("| `doi` |") and "50%" in line)
    assert "`10.1234/jss.2019.045`" in line
    assert "(made up)" not in line
    assert "(made up)" in next(line for line in text.splitlines() if line.startswith("| `byline` |"))


@pytest.mark.parametrize("style", STYLES)
def test_a_release_and_a_row_can_be_cited(style):
    row = "evd_dc382886578da3de"
    assert V1 in citation(V1, style)
    assert row not in citation(V1, style)
    assert f"tearsheet:{V1}/evidence/{row}" in citation(V1, style, row)


def test_a_citation_in_csl_is_csl():
    (item,) = json.loads(citation("2026.03.01.2", "csl-json"))
    assert item["issued"] == {"date-parts": [[2026, 3, 1]]}
    assert item["type"] == "dataset"
