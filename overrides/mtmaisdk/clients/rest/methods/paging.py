"""Iterates over the pages of an operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from mtmaisdk.clients.rest.contract.lookup import model, resolve, value_at
from mtmaisdk.clients.rest.contract.operation import Operation, Pages

E = TypeVar("E")


class Paginator(Generic[E]):
    """Iterates over all pages until `is_done`; the caller sends the requests, each with the current `arguments`."""

    def __init__(self, operation: Operation[Any], pages: Pages[E], arguments: Mapping[str, Any]) -> None:
        if operation.answer_model is None or operation.body is None:
            raise TypeError(f"{operation.name} has no pages")
        answer, body = model(operation.answer_model), model(operation.body.model)
        self._items = resolve(answer, pages.items).inner
        self._total = resolve(answer, pages.total).inner
        self._id = resolve(model(pages.item), pages.id).inner
        self._offset = resolve(body, pages.offset).inner
        self._is_reversed = pages.is_reversed
        # Some servers ignore an offset without a size.
        self.arguments = {resolve(body, pages.size).inner: pages.default_size, self._offset: 0, **arguments}
        self.is_done = False
        self._seen: set[Any] = set()
        self._last: list[E] | None = None

    def take(self, answer: Any) -> list[E]:
        """Returns the new items of an answer.

        Items repeat if others were added meanwhile. A page without new items is the last, whatever the total.
        """
        page = value_at(answer, self._items) or []
        fresh = [item for item in page if (name := value_at(item, self._id)) is None or name not in self._seen]
        self._seen.update(value_at(item, self._id) for item in fresh)
        self.arguments[self._offset] += len(page)
        total = value_at(answer, self._total)
        is_end = total is not None and self.arguments[self._offset] >= total
        self.is_done = not fresh or page == self._last or is_end
        self._last = page
        return fresh[::-1] if self._is_reversed else fresh
