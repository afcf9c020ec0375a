"""Publishing as the tests call it."""

import hashlib

from flows.publish import Provenance, publish_release

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
