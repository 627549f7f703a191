"""Assembles an answer that is a list of parts, which arrive in pieces, interleaved, and from some servers twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pydantic import BaseModel

from mtmaisdk.clients.rest.contract.answers import ToolCall
from mtmaisdk.clients.rest.contract.lookup import as_dict, resolve, value_at
from mtmaisdk.clients.rest.contract.part_paths import texts_at, with_text
from mtmaisdk.clients.rest.contract.stream import EventDeclaration, PartKind, PartsDeclaration


@dataclass(eq=False)
class _Part:
    """A part that is still arriving.

    `pieces` has by path what came, and the pieces of the answer that it is also one of, if any; `sources` the type of
    event from which that comes, empty for pieces, by the latter or the path.
    """

    content: dict[str, Any]
    pieces: dict[str, tuple[list[Any], list[str] | None]] = field(default_factory=dict)
    sources: dict[int | str, str] = field(default_factory=dict)
    is_whole: bool = False

    @property
    def kind(self) -> str:
        """The part's `type`."""
        return str(self.content.get("type") or "")


class PartAssembler:
    """Assembles the parts of one answer.

    Text, reasoning and refusal are the pieces in the order of their arrival; a text that comes whole counts if it has
    not come in pieces, or in another type of event, then a part that comes whole, then the list of all parts. A piece
    belongs to what its path is in the kind of its part, as the text of a part of reasoning is reasoning.
    """

    def __init__(self, declaration: PartsDeclaration) -> None:
        self.name = declaration.name.rpartition(".")[2]
        self.text: list[str] = []
        """The pieces of the text so far."""
        self.reasoning: list[str] = []
        """The pieces of the reasoning so far."""
        self.refusal: list[str] = []
        """The pieces of a refusal so far."""
        self._kinds = {kind.name: kind for kind in declaration.kinds}
        self._parts: list[_Part] = []
        self._by_key: dict[Any, _Part] = {}
        self._all: list[dict[str, Any]] = []

    def collector(self, event: EventDeclaration, model: type[BaseModel] | None) -> Callable[[Any], None]:
        """Returns what collects what events of one type say of a part."""
        declared = event.part
        assert declared is not None

        def place(path: str | None) -> str:
            return "" if path is None else ".".join(filter(None, resolve(model, path)))

        index, key, kind = place(declared.index), place(declared.id), declared.kind
        places = [(place(path).rpartition("."), target) for path, target in declared.adds.items()]
        holder = places[0][0][0] if places else ""
        adds = [(name, target) for (_, _, name), target in places]
        takers: list[tuple[str | None, Callable[[Any, Any], None]]] = [
            (declared.begins, self._begin),
            *((path, partial(self._complete, to, kind, event.name)) for path, to in declared.wholes.items()),
            (declared.ends, self._end),
            (declared.all, lambda _, found: self.take_all([*map(as_dict, found)])),
        ]
        rare = [(place(path), take) for path, take in takers if path is not None]
        parts = self._by_key

        def key_of(data: Any) -> Any:
            number = value_at(data, index) if index else None
            return number if number is not None else value_at(data, key) if key else ""

        def collect(data: Any) -> None:
            if adds and (fields := getattr(data, holder) if holder else data) is not None:
                # Dictionaries cost less than attributes and functions.
                fields = fields.__dict__
                for name, target in adds:
                    if piece := fields[name]:
                        try:
                            pieces, said = parts[data.__dict__[index]].pieces[target]
                        except KeyError:
                            number = key_of(data)
                            self._add(self._open(number) or self._new(number, {"type": kind}), target, piece, kind)
                            continue
                        pieces.append(piece)
                        if said is not None:
                            said.append(piece)
            for path, take in rare:
                if found := value_at(data, path):
                    take(key_of(data), found)

        return collect

    def take_all(self, contents: list[dict[str, Any]]) -> None:
        """Takes all parts, complete, with what text has not come yet."""
        self._all = contents = [*map(self._typed, contents)]
        found = [(piece, said) for content in contents for _, piece, said in self._said(content)]
        for said in (self.text, self.reasoning, self.refusal):
            whole, came = "".join(piece for piece, of in found if of is said), "".join(said)
            if whole != came and whole.startswith(came):
                said.append(whole[len(came) :])

    def result(self) -> list[dict[str, Any]]:
        """Returns the parts so far: the complete list, if it came, else the complete parts, else what came of them."""
        return self._all or [content for part in self._parts for content in self._assembled(part)]

    def calls(self) -> list[ToolCall]:
        """Returns the tool calls so far: those of the complete list, if it has any, else those of the parts."""
        if found := [call for content in self._all if (call := self._call(content)) is not None]:
            return found
        calls = [(part, call) for part in self._parts if (call := self._call(part.content)) is not None]
        whole = [(call.name, call.arguments) for part, call in calls if part.is_whole]
        for part, call in calls:
            if not part.is_whole:
                pieces, _ = part.pieces.get(self._kinds[part.kind].call["arguments"], ([], None))
                call.arguments = "".join(pieces) or call.arguments
                # Some servers complete a call under another number.
                if (call.name, call.arguments) in whole:
                    continue
            found.append(call)
        return found

    def _begin(self, key: Any, found: Any) -> None:
        """Takes the beginning of a part, with what text it has already."""
        content = self._typed(as_dict(found))
        part = self._open(key)
        if part is None or part.content.keys() - {"type"}:
            part = self._new(key, content)
        part.content = content
        for path, piece, _ in self._said(content):
            self._add(part, path, piece)

    def _end(self, key: Any, found: Any) -> None:
        """Takes a complete part, with what text has not come in pieces."""
        content = self._typed(as_dict(found))
        part = self._open(key)
        if part is None or part.kind not in ("", content.get("type")):
            part = self._begun_elsewhere(content) or self._new(key, {})
        for _, piece, said in self._said(content):
            if id(said) not in part.sources:
                said.append(piece)
        part.content, part.pieces, part.is_whole = content, {}, True

    def _typed(self, content: dict[str, Any]) -> dict[str, Any]:
        """Returns a part with a type: that of the first kind with its text if it has none, as Bedrock's."""
        if content.get("type") is not None:
            return content
        names = (kind.name for kind in self._kinds.values() for path in kind.text if any(texts_at(content, path)))
        name = next(names, None)
        return content if name is None else {**content, "type": name}

    def _open(self, key: Any) -> _Part | None:
        part = self._by_key.get(key)
        return None if part is None or part.is_whole else part

    def _new(self, key: Any, content: dict[str, Any]) -> _Part:
        part = self._by_key[key] = _Part(content)
        self._parts.append(part)
        return part

    def _complete(self, path: str, kind: str, source: str, key: Any, found: Any) -> None:
        """Takes a text that comes whole, or an item with it, in this type of event."""
        found = as_dict(found)
        content = with_text({"type": kind}, path, found)
        part = self._open(key) or self._begun_elsewhere(content) or self._new(key, {"type": kind})
        of_kinds = ([*self._said({**content, "type": name})] for name in (kind, part.kind))
        own = [(path, found, None)] if isinstance(found, str) else []
        for at, text, _ in next(filter(None, of_kinds), own):
            self._add(part, at, text, kind, source)

    def _add(self, part: _Part, path: str, piece: Any, kind: str = "", source: str = "") -> None:
        """Adds a piece to a part, and to what the path is in the part's kind, in `kind`, or in any.

        A text that comes whole, which has a source, counts if nothing came from another one.
        """
        pieces, said = part.pieces.get(path) or ([], self._said_at(part, path, kind))
        if source not in ("", part.sources.setdefault(path if said is None else id(said), source)):
            return
        part.pieces[path] = pieces, said
        pieces.append(piece)
        if said is not None:
            said.append(piece)

    def _said_at(self, part: _Part, path: str, kind: str) -> list[str] | None:
        # A part that has its own text already is followed by another under its number.
        names = (kind, part.kind) if kind and part.pieces else (part.kind, kind)
        kinds = (*filter(None, map(self._kinds.get, names)), *(() if kind else self._kinds.values()))
        return next((said for each in kinds for paths, said in self._paths_of(each) if path in paths), None)

    def _begun_elsewhere(self, content: Mapping[str, Any]) -> _Part | None:
        """Returns the open part with the text of a complete one, or with none, if that has another number."""
        call = self._call(content)
        texts = [piece.strip() for _, piece, _ in self._said(content)] if call is None else [call.arguments]
        is_open = [part for part in self._parts if not part.is_whole and part.kind == content.get("type")]
        for part in reversed(is_open):
            came = "".join(str(piece) for pieces, _ in part.pieces.values() for piece in pieces)
            if all(text in came for text in texts):
                return part
        return next((part for part in is_open if not part.pieces), None)

    def _paths_of(self, kind: PartKind) -> tuple[tuple[tuple[str, ...], list[str]], ...]:
        return (kind.text, self.text), (kind.reasoning, self.reasoning), (kind.refusal, self.refusal)

    def _said(self, content: Mapping[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
        """Yields the texts of a part: path, text, and the pieces that it belongs to."""
        kind = self._kinds.get(str(content.get("type")))
        for paths, said in () if kind is None else self._paths_of(kind):
            for path in paths:
                for piece in texts_at(content, path):
                    yield path, piece, said

    def _call(self, content: Mapping[str, Any]) -> ToolCall | None:
        kind = self._kinds.get(str(content.get("type")))
        if kind is None or not kind.call:
            return None
        arguments = value_at(content, kind.call["arguments"])
        if not isinstance(arguments, str):
            arguments = json.dumps(arguments or {}, ensure_ascii=False, separators=(",", ":"))
        name, number = (str(value_at(content, kind.call[part]) or "") for part in ("name", "id"))
        return ToolCall(number, name, arguments, type=kind.call_type)

    def _assembled(self, part: _Part) -> Iterator[dict[str, Any]]:
        """Yields a part with its pieces, and after it those that belong to a part of another kind."""
        if part.is_whole:
            yield part.content
            return
        content, kind = dict(part.content), self._kinds.get(part.kind)
        others: list[dict[str, Any]] = []
        for path, (pieces, _) in part.pieces.items():
            if not isinstance(pieces[0], str):
                content[path] = pieces
                continue
            text, owner = "".join(pieces), self._owner_of(path, kind)
            if owner is not None and owner is not kind:
                others.append(with_text({"type": owner.name}, path, text))
            else:
                content = with_text(content, path, text)
        if content.keys() - {"type"}:
            yield content
        yield from others

    def _owner_of(self, path: str, kind: PartKind | None) -> PartKind | None:
        """Returns the kind of part that text at a path belongs to; any path may be a part's own."""
        owners = [each for each in self._kinds.values() if any(path in paths for paths, _ in self._paths_of(each))]
        return kind if kind in owners or not owners else owners[0]
