"""A kind of event of a stream, ready for use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import from_json
from typing_extensions import Self

from mtmaisdk.clients.rest.contract import lookup as model_lookup
from mtmaisdk.clients.rest.contract.lookup import value_at
from mtmaisdk.clients.rest.wire.error_body import error_fields_of, is_error

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.contract.stream import EventDeclaration
    from mtmaisdk.clients.rest.streaming.assembler import Collect, StreamAssembler


ERROR_FIELDS = frozenset({"error", "errors", "error_code", "code", "detail", "success", "message"})
"""Fields that an error has and an answer has not."""


class EventType(NamedTuple):
    """A kind of event.

    Attributes:
        read: Reads the data; raises `ValueError`.
        collect: Takes the value into the answer; see `Collect`.
        always_check: Whether every value is looked at for an error, not only one with unknown fields.
        is_terminal: Whether the answer ends with it.
        name: The name that the caller gets with it, or `None` where the data alone is handed out.
        declaration: What the contract says.
    """

    read: Callable[[bytes], Any]
    collect: Collect
    always_check: bool
    is_terminal: bool
    name: str | None
    declaration: EventDeclaration

    @classmethod
    def from_declaration(cls, declaration: EventDeclaration, assembler: StreamAssembler, is_named: bool) -> Self:
        """Returns the kind that a declaration describes, its values collected by `assembler`."""
        wanted = declaration.model
        model = None if wanted is None else model_lookup.model_or_none(wanted)
        read = from_json if wanted is None else model_lookup.reader(wanted)
        collect = assembler.collector(declaration, model)
        # A model that declares the mark of an error hides it from the look at unknown fields.
        always_check = declaration.error is not None or model is None or "code" in model.model_fields
        return cls(
            read, collect, always_check, declaration.terminal, declaration.name if is_named else None, declaration
        )

    def is_error(self, value: Any) -> bool:
        """Whether a value is an error: an answer's in every dialect, another event's where the contract says so."""
        declaration = self.declaration
        if declaration.error is not None:
            items = value if isinstance(value, list) else [value]
            return any(isinstance(item, dict) and value_at(item, declaration.error) for item in items)
        return declaration.text is not None and is_error(error_fields_of(value))

    def can_read(self, data: bytes) -> bool:
        """Whether the data is what the contract says."""
        try:
            self.read(data)
        except ValueError:
            return False
        return True
