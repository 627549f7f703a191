"""The model `EncodeRequest`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.encode_input import EncodeInput


class EncodeRequest(Model):
    """Texts to encode as tokens.

    Attributes:
        input: See `EncodeInput`.
        do_preprocess: Whether to apply the chat template to the text.
        add_bos: Whether to begin with the beginning-of-sequence token.
    """

    input: EncodeInput
    do_preprocess: bool | None = None
    add_bos: bool | None = None
