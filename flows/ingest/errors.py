"""The one error of this stage: a source that cannot be read, and why."""

from __future__ import annotations

SOURCE_ERRORS = {
    "not_found": "no file of this name",
    "is_directory": "a folder where a file was expected",
    "unreadable": "the operating system refuses to read it",
    "empty": "nothing in it, or white space only",
    "binary": "an image, an archive, a PDF or other data that is not text",
    "not_utf8": "text in an encoding that could not be told",
    "too_large": "more bytes than an article can have",
    "no_text": "text was found, none of it an article's",
    "not_english": "written in another language",
}


class SourceError(ValueError):
    """A source that cannot be read; :attr:`code` is a key of :data:`SOURCE_ERRORS`, the text one sentence."""

    def __init__(self, code: str, name: str, message: str) -> None:
        if code not in SOURCE_ERRORS:
            raise KeyError(code)
        super().__init__(f"{name}: {message}")
        self.code = code
        self.name = name
