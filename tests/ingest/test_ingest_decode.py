# ruff: noqa: E501  # made-up texts read best on one line
from __future__ import annotations

import ftfy.bad_codecs  # noqa: F401  # what "sloppy-windows-1252" is
import pytest

from flows.document import Span
from flows.ingest import SOURCE_ERRORS, RawSource, SourceError, load_source, read_document
from flows.ingest import source as source_module

TEXT = (
    "Naps and sugar\n\nThe café’s owner said that naps — short ones — cost 5 € and help “a lot” of people.\n"
)


def code_of(content: bytes, name: str = "a.txt") -> str:
    with pytest.raises(SourceError) as caught:
        read_document(RawSource(name, content))
    assert str(caught.value).startswith(f"{name}: ")
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding, checked):
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    content = marks.get(encoding, b"") + TEXT.encode(encoding)
    document = checked(read_document(RawSource("a.txt", content)), content)
    assert document.text == TEXT.strip()
    start = document.text.index("naps — short")
    low, high = document.offsets.source_range(Span(start, start + 4))
    assert content[low:high].decode(document.offsets.encoding) == "naps"
    assert any("cp1252" in note for note in document.notes) is (encoding == "cp1252")


def test_a_declared_charset_is_believed():
    page = (
        f'<html><head><meta charset="iso-8859-1"><title>Naps</title></head><body><p>{TEXT}</p></body></html>'
    )
    document = read_document(RawSource("a.html", page.encode("cp1252")))
    assert "café’s" in document.text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 and so on", "binary"),
        (b"PK\x03\x04 and so on", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (b"The text \x00 has a NUL", "binary"),
        (b"\x80\x81\x82 is no text in any way", "not_utf8"),
        (b"\xff\xfe\xfd\xfc, which is no UTF-16", "not_utf8"),
        ("Der Fluß \u4e2d\u6587 ".encode() + b"\xff and so on", "not_utf8"),
        ("\u4f60\u597d\uff0c\u4e16\u754c ".encode("gb18030") * 20, "not_utf8"),
        (b"... --- ...", "no_text"),
        (("Wer abends spazieren geht, schl\u00e4ft nach einer neuen Studie l\u00e4nger und besser als andere. " * 6).encode(), "not_english"),
        (("\u041b\u044e\u0434\u0438 \u0441\u043f\u044f\u0442 \u043b\u0443\u0447\u0448\u0435 " * 20).encode(), "not_english"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(content, code):
    assert code in SOURCE_ERRORS
    assert code_of(content) == code


def test_not_utf8_says_so_and_where():
    with pytest.raises(SourceError, match=r"^a\.txt: is not UTF-8 \(byte 0x81 at offset 4\)$"):
        read_document(RawSource("a.txt", b"naps\x81\x8d are good"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les personnes qui marchent apr\u00e8s le d\u00eener dorment mieux, selon une petite \u00e9tude men\u00e9e aupr\u00e8s de volontaires. ", "French"),
        ("Las personas que caminan despu\u00e9s de cenar duermen mejor, seg\u00fan un peque\u00f1o estudio con voluntarios adultos. ", "Spanish"),
        ("Mensen die na het eten wandelen slapen beter, zo blijkt uit een kleine studie onder vrijwilligers van alle leeftijden. ", "Dutch"),
        ("Osoby, kt\u00f3re spaceruj\u0105 po kolacji, \u015bpi\u0105 lepiej, jak wynika z niewielkiego badania z udzia\u0142em ochotnik\u00f3w. ", "Polish"),
    ],
)  # fmt: skip
def test_another_language_is_named(text, language):
    with pytest.raises(SourceError, match=f"is not English: it reads as {language}"):
        read_document(RawSource("a.txt", (text * 6).encode()))


@pytest.mark.parametrize(
    "text",
    [
        "Sleep well",
        "Café naps: a review",
        "Smith J, Doe A. Naps. J Sleep. 2019;1:2.",
        "Ana Sousa, Olu Adeyemi",
    ],
)
def test_a_few_words_are_not_taken_for_another_language(text):
    document = read_document(RawSource("a.txt", text.encode()))
    assert document.language == "en"


def test_mojibake_is_repaired_and_noted():
    broken = "The café’s “best” naps – says Zoë".encode().decode("sloppy-windows-1252") + " and that’s fine."
    document = read_document(RawSource("a.txt", broken.encode()))
    assert document.text == "The café’s “best” naps – says Zoë and that’s fine."
    assert "mojibake repaired" in document.notes


@pytest.mark.parametrize(
    "text",
    [
        "Señor Ñandú said “naïve” – Zoë’s café, 20 °C ± 2, µg/m³, ½ cup.",
        "It’s a “test”…",
    ],
)
def test_sound_text_is_left_alone(text):
    assert read_document(RawSource("a.txt", text.encode())).text == text


def test_invisible_characters_and_odd_spaces():
    text = "Naps\u00a0and su\u00adgar\u200b are\u2009linked.\ufeff Cafe\u0301s\u2028know."
    document = read_document(RawSource("a.txt", text.encode()))
    assert document.text == "Naps and sugar are linked. Cafés know."


def test_files(tmp_path):
    path = tmp_path / "naps.txt"
    path.write_bytes(TEXT.encode())
    source = load_source(path, publisher="Example Daily")
    assert (source.name, source.content, source.publisher) == ("naps.txt", TEXT.encode(), "Example Daily")
    for missing, code in ((tmp_path / "none.txt", "not_found"), (tmp_path, "is_directory")):
        with pytest.raises(SourceError) as caught:
            load_source(missing)
        assert caught.value.code == code
        assert str(missing) in str(caught.value)


def test_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(source_module, "MAX_SOURCE_BYTES", 10)
    path = tmp_path / "naps.txt"
    path.write_bytes(TEXT.encode())
    with pytest.raises(SourceError) as caught:
        load_source(path)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", "Naps help.", "text/plain"),
        ("a", "Naps help.", "text/plain"),
        ("a.md", "Naps help.", "text/markdown"),
        ("a.txt", "# Naps\n\n**Naps** help [a lot](https://example.org).", "text/markdown"),
        ("a.txt", "<!DOCTYPE html><html><body><p>Naps help people sleep.</p></body></html>", "text/html"),
        ("a.md", "<html><body><p>Naps help people sleep.</p></body></html>", "text/html"),
        ("a.html", "Naps help people. No markup here.", "text/plain"),
        ("a.txt", "Levels < 5 and > 3 were <b>normal</b>.", "text/plain"),
    ],
)
def test_media_types(name, content, media_type):
    assert read_document(RawSource(name, content.encode())).media_type == media_type
