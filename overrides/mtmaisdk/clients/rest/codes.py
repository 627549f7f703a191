"""What a backend's own codes mean; the contract's `x-codes`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Codes:
    """The codes that the backend of an operation writes into its answers and errors.

    Attributes:
        success: Those of an answer that is one; where there are none, its answers have no code.
        statuses: The HTTP status that a code stands for, where it is not that number itself.
        final: Those of errors that another try cannot change.
    """

    success: tuple[str, ...] = ()
    statuses: Mapping[str, int] = field(default_factory=dict)
    final: tuple[str, ...] = ()

    def status_of(self, code: Any) -> int | None:
        """Returns the HTTP status that a code stands for, if it stands for a failure that HTTP knows."""
        text = str(code)
        if text in self.statuses:
            return self.statuses[text]
        return int(text) if len(text) == 3 and text.isascii() and text.isdigit() and "400" <= text < "600" else None

    def tell_failure(self, answer: Any) -> bool:
        """Whether an answer has a code, and not one of success.

        Args:
            answer: A model or a dictionary.
        """
        if not self.success:
            return False
        code = answer.get("code") if isinstance(answer, dict) else getattr(answer, "code", None)
        return code is not None and code != "" and str(code) not in self.success


NO_CODES = Codes()
