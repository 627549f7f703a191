"""How one kind of credential is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class SecurityScheme:
    """A security scheme of the contract.

    Attributes:
        kind: A bearer token, user name and password, or a key in a cookie or a header.
        key: Name of the cookie or header.
    """

    kind: Literal["bearer", "basic", "cookie", "header"]
    key: str = ""
