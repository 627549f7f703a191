"""What a stream of named events yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Name_co = TypeVar("Name_co", bound=str, covariant=True)
Data_co = TypeVar("Data_co", covariant=True)


@dataclass(frozen=True, slots=True)
class StreamEvent(Generic[Name_co, Data_co]):
    """An event with its name.

    Attributes:
        event: The name.
        data: The data, as the contract says for this name.
    """

    event: Name_co
    data: Data_co


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """An event whose name the contract does not know.

    Attributes:
        event: The name.
        data: The data as text.
    """

    event: str
    data: str
