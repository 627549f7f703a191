"""What every page of a language is written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from public_spec.derive import derive

from docs_site.recording import Recorded
from docs_site.schema_view import SchemaView
from docs_site.words import Language, words
from mtmaisdk.clients import rest
from mtmaisdk.mock.contract import Operation


@dataclass(frozen=True)
class Site:
    """The site in one language.

    Attributes:
        language: The language.
        contract: The contract with its texts in the language.
        operations: The operations of the package's contract, which have the examples.
        recorded: The recorded events of each operation that streams.
        others: The contract in the other languages.
    """

    language: Language
    contract: Mapping[str, Any]
    operations: list[Operation]
    recorded: Mapping[str, list[Recorded]]
    others: Mapping[Language, Mapping[str, Any]]

    @cached_property
    def words(self) -> dict[str, str]:
        """The words of the site."""
        return words(self.language)

    @cached_property
    def public(self) -> dict[str, Any]:
        """The public description."""
        return derive(self.contract)

    @cached_property
    def view(self) -> SchemaView:
        """The schemas of the public description."""
        return SchemaView(self.public, self.words)

    @cached_property
    def families(self) -> list[Family]:
        """The families, in the order of the contract's tags."""
        return [
            Family(tag, [operation for operation in self.operations if operation.tag == tag["name"]])
            for tag in self.contract["tags"]
        ]

    def elsewhere(self, operation: Operation) -> Iterator[str]:
        """Yields what an operation is called in the other languages."""
        for language, contract in self.others.items():
            yield contract["paths"][operation.path][operation.http_method.lower()]["summary"]
            if operation.stream is not None:
                yield words(language)["stream"]

    def described(self, operation: Operation) -> dict[str, Any]:
        """Returns an operation as the public description has it."""
        found: dict[str, Any] = self.public["paths"][operation.path][operation.http_method.lower()]
        return found


@dataclass(frozen=True)
class Family:
    """The operations of a tag.

    Attributes:
        tag: The tag.
        operations: Its operations.
    """

    tag: Mapping[str, Any]
    operations: list[Operation]

    @property
    def name(self) -> str:
        """Name of the folder of its pages, that of the backend."""
        return self.operations[0].backend

    @property
    def title(self) -> str:
        """The title of its page."""
        tag = str(self.tag["name"])
        return tag if tag.lower() == self.name else self.name

    @property
    def is_published(self) -> bool:
        """Whether the class is that of the published reference."""
        return all(operation.definition.get("x-since") == "0.5.56" for operation in self.operations)

    @property
    def api_class(self) -> str:
        """The name of the client's class."""
        return f"{self.tag['name']}Api"


def exception_of(status: int) -> str:
    """Returns the name of the exception that a status raises."""
    by_status = rest.ApiException.by_status
    if status in by_status:
        return by_status[status].__name__
    return "ServiceException" if status >= 500 else "ApiException"
