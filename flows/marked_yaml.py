"""YAML files that people edit, read so that every complaint names the file, the line and the column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import yaml

from schemas.vocabulary import Term

AnyTerm = TypeVar("AnyTerm", bound=Term)
Key = str | int


class FileError(ValueError):
    """A file is not what it should be; the message names the file and, where there is one, the line."""

    def __init__(self, path: Path, problem: str, line: int | None = None, column: int | None = None) -> None:
        self.path, self.problem, self.line, self.column = path, problem, line, column
        place = str(path)
        if line is not None:
            place += f", line {line}"
            place += f", column {column}" if column is not None else ""
        super().__init__(f"{place}: {problem}")


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file and where it stands (1-based); mappings and lists hold further nodes."""

    path: Path
    value: Any
    line: int
    column: int
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)

    def fail(self, problem: str) -> NoReturn:
        """Raise a :class:`FileError` at this node."""
        raise FileError(self.path, problem, self.line, self.column)

    def items(self) -> Iterator[Node]:
        """The nodes of a list."""
        if not isinstance(self.value, list):
            self.fail(f"expected a list, found {_kind(self.value)}")
        yield from self.value

    def mapping(self, *allowed: str) -> dict[str, Node]:
        """The nodes of a mapping whose keys are all among ``allowed``."""
        if not isinstance(self.value, dict):
            self.fail(f"expected a mapping, found {_kind(self.value)}")
        for key, (line, column) in self.keys.items():
            if key not in allowed:
                problem = f"unknown key {key!r}; allowed: {', '.join(allowed)}"
                raise FileError(self.path, problem, line, column)
        return self.value


class Fields:
    """Typed reading of one mapping's values; a missing or ill-typed one raises a :class:`FileError`."""

    def __init__(self, node: Node, *allowed: str) -> None:
        self.node = node
        self.nodes = node.mapping(*allowed)

    def get(self, key: str) -> Node | None:
        """The node under ``key``; None where it is absent or null."""
        node = self.nodes.get(key)
        return None if node is None or node.value is None else node

    def need(self, key: str) -> Node:
        """The node under ``key``, which must be there."""
        node = self.get(key)
        if node is None:
            self.node.fail(f"missing field {key!r}")
        return node

    def text(self, key: str) -> str | None:
        """A string, or None."""
        node = self.get(key)
        if node is None:
            return None
        if not isinstance(node.value, str) or not node.value.strip():
            node.fail(f"{key!r} must be text, found {_kind(node.value)}; quote it if it looks like a number")
        return node.value.strip()

    def needed_text(self, key: str) -> str:
        """A string that must be there."""
        node = self.need(key)
        value = self.text(key)
        return value if value is not None else node.fail(f"{key!r} is empty")

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where absent."""
        node = self.get(key)
        if node is None:
            return ()
        values = []
        for item in node.items():
            if not isinstance(item.value, str):
                # YAML reads the country code NO as false.
                item.fail(f"{key!r} must hold text only, found {_kind(item.value)}; quote it")
            values.append(item.value)
        return tuple(values)

    def number(self, key: str) -> float | None:
        """A number, or None."""
        node = self.get(key)
        if node is None:
            return None
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            node.fail(f"{key!r} must be a number, found {_kind(node.value)}")
        return float(node.value)

    def count(self, key: str) -> int | None:
        """A whole number from 0 up, or None."""
        node = self.get(key)
        if node is None:
            return None
        if isinstance(node.value, bool) or not isinstance(node.value, int) or node.value < 0:
            node.fail(f"{key!r} must be a whole number, found {node.value!r}")
        return node.value

    def truth(self, key: str) -> bool | None:
        """True, false or None."""
        node = self.get(key)
        if node is None:
            return None
        if not isinstance(node.value, bool):
            node.fail(f"{key!r} must be true or false, found {node.value!r}")
        return node.value

    def day(self, key: str) -> date | None:
        """A date (YYYY-MM-DD), or None."""
        node = self.get(key)
        if node is None:
            return None
        if not isinstance(node.value, date):
            node.fail(f"{key!r} must be a date written YYYY-MM-DD, found {node.value!r}")
        return node.value

    def term(self, key: str, vocabulary: type[AnyTerm]) -> AnyTerm | None:
        """A value of a closed vocabulary, or None."""
        node = self.get(key)
        if node is None:
            return None
        value = next((member for member in vocabulary if member.value == node.value), None)
        if value is None:
            node.fail(f"{key!r} is {node.value!r}; allowed: {', '.join(vocabulary.values())}")
        return value

    def needed_term(self, key: str, vocabulary: type[AnyTerm]) -> AnyTerm:
        """A value of a closed vocabulary that must be there."""
        node = self.need(key)
        value = self.term(key, vocabulary)
        return value if value is not None else node.fail(f"{key!r} is empty")


def read_text(path: Path) -> str:
    """The text of a UTF-8 file.

    Raises:
        FileError: it is not there, cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FileError(path, "no such file") from None
    except UnicodeDecodeError as fault:
        raise FileError(path, f"not UTF-8 (byte {fault.start})") from None
    except OSError as fault:
        raise FileError(path, f"cannot be read ({fault.strerror})") from None


def read_yaml(path: Path) -> Node:
    """Read a YAML file into nodes that know their place.

    Raises:
        FileError: the file cannot be read, is empty or malformed, or a key stands twice in one mapping.
    """
    text = read_text(path)
    loader = yaml.SafeLoader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            raise FileError(path, "the file is empty")
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                mark = event.start_mark
                line, column = (mark.line + 1, mark.column + 1) if mark is not None else (None, None)
                raise FileError(path, "an alias (*name): write the value out", line, column)
        return _node(path, loader, root)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        problem = f"malformed YAML: {fault.problem or fault.context}"
        if mark is None:
            raise FileError(path, problem) from None
        raise FileError(path, problem, mark.line + 1, mark.column + 1) from None
    except yaml.YAMLError as fault:
        raise FileError(path, f"malformed YAML: {fault}") from None
    finally:
        loader.dispose()


def _node(path: Path, loader: yaml.SafeLoader, node: yaml.Node) -> Node:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, yaml.SequenceNode):
        return Node(path, [_node(path, loader, child) for child in node.value], line, column)
    if not isinstance(node, yaml.MappingNode):
        try:
            return Node(path, loader.construct_object(node), line, column)
        except ValueError as fault:
            raise FileError(path, f"malformed value: {fault}", line, column) from None
    values: dict[str, Node] = {}
    places: dict[str, tuple[int, int]] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if key in values:
            raise FileError(path, f"key {key!r} stands twice", *place)
        values[key], places[key] = _node(path, loader, value_node), place
    return Node(path, values, line, column, places)


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return repr(value)
