"""Publishing as the tests call it."""

import hashlib

import rdflib
from small_dataset import small_frames, small_texts

from flows.publish import Provenance, publish_release
from flows.publish.interchange import WRITERS, Source
from flows.publish.table_files import arrow_tables
from schemas.export import INTERCHANGE_FILES
from schemas.validation import validate_tables

V1, V2 = "2026.03.01", "2026.03.02"
INPUTS = {"naps.txt": "0" * 64, "tea.txt": "1" * 64}


def publish(tables, out, version=V1, inputs=None, **options):
    provenance = Provenance("0.1.0", "c" * 64, INPUTS if inputs is None else inputs, "5" * 64)
    return publish_release(tables, out, version, provenance=provenance, **options)


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def read(released, name):
    return (released / INTERCHANGE_FILES[name].path).read_text(encoding="utf-8")


def written(rows):
    """Every format of made-up rows."""
    tables = arrow_tables(validate_tables(small_frames(rows), texts=small_texts()).tables)
    source = Source(V1, Provenance("0.1.0"), tables)
    return {name: "".join(writer(source)) for name, writer in WRITERS.items()}


def trig(text):
    whole = rdflib.Dataset()
    whole.parse(data=text, format="trig")
    return whole
