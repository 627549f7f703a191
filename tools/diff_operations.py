"""Compares two contracts: their operations, with what these take and answer, and their models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from diff_schema import ANYTHING, Change, SchemaDiff
from schema_forms import resolve

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

# Extensions that give existing methods another form; any other adds something where there was nothing.
_CHANGE_METHODS = ("x-body", "x-send-in-body", "x-text-field")


class ContractDiff:
    """Collects the changes between two contracts, each with the operations that it concerns."""

    def __init__(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        self.old = old
        self.new = new
        self.found: dict[Change, dict[str, None]] = {}
        self._inputs = SchemaDiff(old, new, is_input=True)
        self._answers = SchemaDiff(old, new, is_input=False)

    def compare(self) -> dict[Change, list[str]]:
        """Returns the changes, with the names of the operations that each concerns."""
        before, after = dict(_operations(self.old)), dict(_operations(self.new))
        moved = {(one.get("operationId"), route): one for at, one in after.items() for route in _routes(at, one)}
        for place, operation in before.items():
            name = operation.get("operationId", place)
            found = after.get(place) or moved.get((name, place))
            if found is None:
                self._add([Change(name, f"operation removed ({place})", breaking=True)])
                continue
            self._compare_operations(name, operation, found)
            now = next(at for at, one in after.items() if one is found)
            self._compare_routes(name, _routes(place, operation), _routes(now, found))
        models = self.new.get("components", {}).get("schemas", {})
        for model in self.old.get("components", {}).get("schemas", {}):
            if model not in models:
                self._add([Change(model, "model removed", breaking=True)])
        return {change: list(operations) for change, operations in self.found.items()}

    def _add(self, changes: list[Change], operation: str | None = None) -> None:
        for change in changes:
            self.found.setdefault(change, {}).update({operation: None} if operation else {})

    def _one(self, place: str, text: str, *, breaking: bool) -> None:
        self._add([Change(place, text, breaking)])

    def _compare_operations(self, name: str, old: dict[str, Any], new: dict[str, Any]) -> None:
        for key in ("operationId", "tags"):
            if old.get(key) != new.get(key):
                self._one(name, f"{key} {old.get(key)} is now {new.get(key)}", breaking=True)
        # The client is made after the contract's extensions: a name or form of its methods changes with one.
        for key in sorted({key for key in {*old, *new} if key.startswith("x-")} - {"x-stream", "x-fallbacks"}):
            if key not in old and key not in _CHANGE_METHODS:
                self._one(name, f"{key} is new", breaking=False)
            elif old.get(key) != new.get(key):
                self._one(name, f"{key} {old.get(key)} is now {new.get(key)}", breaking=True)
        self._compare_security(name, old, new)
        self._compare_parameters(name, old["parameters"], new["parameters"])
        self._compare_bodies(name, self._resolved(old.get("requestBody"), new.get("requestBody")))
        self._compare_responses(name, old.get("responses", {}), new.get("responses", {}))
        self._compare_streams(name, old.get("x-stream"), new.get("x-stream"))

    def _compare_routes(self, name: str, old: list[str], new: list[str]) -> None:
        for route in old:
            if route not in new:
                self._one(name, f"no longer tries {route}", breaking=True)
        if old != new:
            self._one(name, f"tries {', '.join(new)}", breaking=False)

    def _resolved(self, old: Any, new: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return _follow(self.old, old or {}), _follow(self.new, new or {})

    def _compare_security(self, name: str, old: dict[str, Any], new: dict[str, Any]) -> None:
        before = old.get("security", self.old.get("security", [])) or [{}]
        after = new.get("security", self.new.get("security", [])) or [{}]
        known = self.new.get("components", {}).get("securitySchemes", {})
        for way in before:
            label = " with ".join(way) or "no credentials"
            fitting = [
                other
                for other in after
                if all(set(scopes) <= set(way.get(key, ())) and key in way for key, scopes in other.items())
            ]
            if not fitting:
                self._one(name, f"no longer takes {label}", breaking=True)
            for scheme in way:
                before_scheme = self.old.get("components", {}).get("securitySchemes", {}).get(scheme, {})
                for key in ("type", "scheme", "in", "name"):
                    change = (before_scheme.get(key), known.get(scheme, {}).get(key))
                    if scheme in known and change[0] != change[1]:
                        self._add([Change(scheme, f"{key} {change[0]} is now {change[1]}", breaking=True)], name)

    def _compare_parameters(self, name: str, old: list[Any], new: list[Any]) -> None:
        before = {(one["in"], one["name"]): one for one in (_follow(self.old, one) for one in old)}
        after = {(one["in"], one["name"]): one for one in (_follow(self.new, one) for one in new)}
        for key, parameter in before.items():
            place = f"{name} {key[0]} parameter {key[1]}"
            if key not in after:
                self._one(place, "removed", breaking=True)
                continue
            if after[key].get("required") and not parameter.get("required"):
                self._one(place, "now required", breaking=True)
            self._compare_schemas(name, place, parameter, after[key], self._inputs)
            self._compare_content(name, place, parameter, after[key], self._inputs)
        for key, parameter in after.items():
            if key not in before and parameter.get("required"):
                self._one(f"{name} {key[0]} parameter {key[1]}", "new required parameter", breaking=True)

    def _compare_bodies(self, name: str, bodies: tuple[dict[str, Any], dict[str, Any]]) -> None:
        old, new = bodies
        place = f"{name} request"
        if old and not new:
            self._one(place, "body removed", breaking=True)
            return
        if new.get("required") and not old.get("required"):
            self._one(place, "body is now required" if old else "new required body", breaking=True)
        self._compare_content(name, place, old, new, self._inputs)

    def _compare_content(
        self, name: str, place: str, old: dict[str, Any], new: dict[str, Any], schemas: SchemaDiff
    ) -> None:
        before, after = old.get("content", {}), new.get("content", {})
        for media_type, content in before.items():
            if media_type not in after:
                self._one(place, f"{media_type} removed", breaking=True)
            else:
                self._compare_schemas(name, place, content, after[media_type], schemas)
        if old and not schemas.is_input:
            for media_type in after:
                if media_type not in before:
                    self._one(place, f"may now be {media_type}", breaking=False)

    def _compare_responses(self, name: str, old: dict[str, Any], new: dict[str, Any]) -> None:
        for status, response in old.items():
            place = f"{name} answer {status}"
            if status not in new:
                self._one(place, "removed", breaking=str(status).startswith("2"))
                continue
            before, after = self._resolved(response, new[status])
            self._compare_content(name, place, before, after, self._answers)
            self._compare_headers(name, place, before.get("headers", {}), after.get("headers", {}))
        for status in new:
            if status not in old:
                self._one(f"{name} answer {status}", "new", breaking=False)

    def _compare_headers(self, name: str, place: str, old: dict[str, Any], new: dict[str, Any]) -> None:
        before, after = ({header.lower(): header for header in headers} for headers in (old, new))
        for key, header in before.items():
            if key not in after:
                self._one(f"{place} header {header}", "removed", breaking=True)
                continue
            was, is_now = self._resolved(old[header], new[after[key]])
            self._compare_schemas(name, f"{place} header {header}", was, is_now, self._answers)
        for key, header in after.items():
            if key not in before:
                self._one(f"{place} header {header}", "new", breaking=False)

    def _compare_streams(self, name: str, old: dict[str, Any] | None, new: dict[str, Any] | None) -> None:
        if not old or not new:
            if old or new:
                self._one(f"{name} stream", "removed" if old else "new", breaking=bool(old))
            return
        for part in ("events", "errors"):
            before = {event["name"]: event for event in old.get(part, ())}
            after = {event["name"]: event for event in new.get(part, ())}
            for event, definition in before.items():
                place = f"{name} stream event {event}"
                if event not in after:
                    self._one(place, "removed", breaking=True)
                    continue
                self._compare_settings(place, definition, after[event], ignored={"model", "examples"})
                was, is_now = (_event_schema(one) for one in (definition, after[event]))
                self._compare_schemas(name, place, was, is_now, self._answers)
            for event in after:
                if event not in before:
                    self._one(f"{name} stream event {event}", "new", breaking=False)
        self._compare_settings(f"{name} stream", old, new, ignored={"events", "errors"})

    def _compare_schemas(
        self, name: str, place: str, old: dict[str, Any], new: dict[str, Any], schemas: SchemaDiff
    ) -> None:
        self._add(schemas.changes(old.get("schema", ANYTHING), new.get("schema", ANYTHING), place), name)

    def _compare_settings(self, place: str, old: dict[str, Any], new: dict[str, Any], ignored: set[str]) -> None:
        for key in {**old, **new}:
            before, after = old.get(key), new.get(key)
            if key == "usage":
                # One path may stand for a list of one.
                before, after = ([one] if isinstance(one, str) else one for one in (before, after))
            if key in ignored or before == after:
                continue
            is_only_more = before is None or (
                (isinstance(before, list) and isinstance(after, list) and set(before) <= set(after))
                or (isinstance(before, dict) and isinstance(after, dict) and before.items() <= after.items())
            )
            text = f"{key} added: {after}" if before is None else f"{key} {before} is now {after}"
            self._one(place, text, breaking=not is_only_more)


def _event_schema(event: dict[str, Any]) -> dict[str, Any]:
    return {"schema": {"$ref": f"#/components/schemas/{event['model']}"}} if "model" in event else {}


def _follow(document: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in part:
        part = resolve(document, part["$ref"])
    return part


def _routes(place: str, operation: dict[str, Any]) -> list[str]:
    """Returns the routes of an operation in the order in which they are tried; `place` is its own."""
    method, path = place.split(" ")
    fallbacks = operation.get("x-fallbacks", ())
    return [place, *(f"{route.get('method', method)} {route.get('path', path)}" for route in fallbacks)]


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields each operation under its method and path, with the parameters of its path."""
    for path, item in document.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                parameters = [*item.get("parameters", ()), *item[method].get("parameters", ())]
                yield f"{method.upper()} {path}", {**item[method], "parameters": parameters}
