"""Compares two schemas of a contract: what of an input is no longer taken, what of an answer is gone or new."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from schema_forms import Form, forms, model_of, values_of

LOWER_BOUNDS = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
UPPER_BOUNDS = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
EXACT = ("format", "pattern", "multipleOf", "uniqueItems", "not", "contentEncoding")


# Of a schema: the reference to it, or which of the document's objects it is.
Identity = str | int
Key = tuple[Identity, Identity]
ANYTHING: dict[str, Any] = {}


@dataclass(frozen=True)
class Change:
    """One difference, and where it is: `Model.field`, or the operation and its part."""

    place: str
    text: str
    breaking: bool


@dataclass
class SchemaDiff:
    """Compares schemas of two documents, as those of inputs (what a caller sends) or of answers."""

    old: dict[str, Any]
    new: dict[str, Any]
    is_input: bool
    _running: set[Key] = field(default_factory=set)
    _known: dict[Key, list[Change]] = field(default_factory=dict)

    def changes(self, old: Any, new: Any, place: str) -> list[Change]:
        """Returns the differences of two schemas; those in a model are placed there."""
        key = (_identity(old), _identity(new))
        # A schema that holds itself differs from its earlier self only where it is first met.
        if key in self._running:
            return []
        if key not in self._known:
            self._running.add(key)
            self._known[key] = self._compare(old, new, model_of(new) or place)
            self._running.remove(key)
        return self._known[key]

    def _compare(self, old: Any, new: Any, place: str) -> list[Change]:
        old_forms, new_forms = forms(self.old, old), forms(self.new, new)
        models = {form.model for form in old_forms if form.model}
        result: list[Change] = []
        met: list[Form] = []
        for form in old_forms:
            candidates = [other for other in new_forms if self._fits(form, other)]
            named = [other for other in candidates if form.model and other.model == form.model]
            candidates = named or [other for other in candidates if other.model not in models]
            if candidates:
                compared = [(self._compare_forms(form, other, other.model or place), other) for other in candidates]
                changes, best = min(compared, key=lambda pair: (sum(one.breaking for one in pair[0]), len(pair[0])))
                result += changes
                met.append(best)
            elif self.is_input or form.type != "null":
                verb = "taken" if self.is_input else "sent"
                result.append(Change(place, f"{form} is no longer {verb}", breaking=True))
        if not self.is_input:
            unmet = [form for form in new_forms if not any(form is one for one in met)]
            result += [Change(place, f"may now be {form}", breaking=False) for form in unmet]
        return result

    def _fits(self, old: Form, new: Form) -> bool:
        return new.type is None or old.type == new.type or (old.type, new.type) == ("integer", "number")

    def _compare_forms(self, old: Form, new: Form, place: str) -> list[Change]:
        result = self._compare_values(old.schema, new.schema, place)
        if old.type != new.type and not self.is_input:
            result.append(Change(place, f"may now be {new}", breaking=False))
        if self.is_input:
            result += [Change(place, text, breaking=True) for text in tightened(old.schema, new.schema)]
        else:
            result += [
                Change(place, f"no longer: {text}", breaking=False) for text in tightened(new.schema, old.schema)
            ]
        if old.type == "array":
            result += self.changes(old.schema.get("items", ANYTHING), new.schema.get("items", ANYTHING), f"{place}[]")
        if old.type == "object":
            result += self._compare_fields(old.schema, new.schema, place)
        return result

    def _compare_values(self, old: dict[str, Any], new: dict[str, Any], place: str) -> list[Change]:
        before, after = values_of(old), values_of(new)
        if before is None or after is None:
            if self.is_input and after is not None:
                return [Change(place, f"takes only {_listed(after)} now", breaking=True)]
            if not self.is_input and before is not None:
                return [Change(place, "may now be any other value", breaking=False)]
            return []
        result = []
        if gone := [value for value in before if value not in after]:
            text = f"no longer {'takes' if self.is_input else 'sends'} {_listed(gone)}"
            result.append(Change(place, text, breaking=self.is_input))
        if not self.is_input and (added := [value for value in after if value not in before]):
            result.append(Change(place, f"may now be {_listed(added)}", breaking=False))
        if self.is_input and old.get("x-extensible-enum") and not new.get("x-extensible-enum"):
            result.append(Change(place, "takes no value but the listed ones now", breaking=True))
        return result

    def _compare_fields(self, old: dict[str, Any], new: dict[str, Any], place: str) -> list[Change]:
        before, after = old.get("properties", {}), new.get("properties", {})
        needed, still_needed = set(old.get("required", ())), list(dict.fromkeys(new.get("required", ())))
        result: list[Change] = []
        for name, schema in before.items():
            if name in after:
                result += self.changes(schema, after[name], f"{place}.{name}")
            else:
                result.append(Change(f"{place}.{name}", "field removed", breaking=True))
        if self.is_input:
            for name in still_needed:
                if name not in needed:
                    text = "now required" if name in before else "new required field"
                    result.append(Change(f"{place}.{name}", text, breaking=True))
        else:
            for name in after:
                if name not in before:
                    result.append(Change(f"{place}.{name}", "new field", breaking=False))
                elif name in needed and name not in still_needed:
                    result.append(Change(f"{place}.{name}", "may now be missing", breaking=False))
        return result + self._compare_other_fields(old, new, place)

    def _compare_other_fields(self, old: dict[str, Any], new: dict[str, Any], place: str) -> list[Change]:
        before, after = old.get("additionalProperties", True), new.get("additionalProperties", True)
        if before is False or after is False:
            if self.is_input and before is not False:
                return [Change(place, "takes no other fields any more", breaking=True)]
            if not self.is_input and after is not False:
                return [Change(place, "may now have other fields", breaking=False)]
            return []
        return self.changes(before, after, f"{place}.*")


def tightened(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Says which limits of a value are new or closer."""
    result = []
    for key in (*LOWER_BOUNDS, *UPPER_BOUNDS):
        before, after = old.get(key), new.get(key)
        is_closer = before is None or (
            after is not None and (after > before if key in LOWER_BOUNDS else after < before)
        )
        if after is not None and is_closer:
            result.append(f"{key} {after}" + ("" if before is None else f" (was {before})"))
    for key in EXACT:
        before, after = old.get(key), new.get(key)
        if after not in (None, False, before):
            result.append(f"{key} {after}" + ("" if before is None else f" (was {before})"))
    return result


def _identity(schema: Any) -> Identity:
    return model_of(schema) or id(schema)


def _listed(values: list[Any]) -> str:
    return ", ".join(map(repr, values))
