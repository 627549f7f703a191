"""The model `EncodeResponse`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.encoded_ids import EncodedIds
from mtmaisdk.clients.rest.models.encoded_length import EncodedLength


class EncodeResponse(Model):
    """The tokens; lists for a list of texts.

    Attributes:
        input_ids: The ids of the tokens, or a list of them for each text.
        length: The number of tokens, or a list of numbers.
    """

    input_ids: EncodedIds | None = None
    length: EncodedLength | None = None
