"""Does the steps of work of several requests, blocking."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from mtmaisdk.clients.rest.calls.transfer import Transfer
from mtmaisdk.clients.rest.methods.steps import Call, Pause, Steps

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.sync.api_client import ApiClient

T = TypeVar("T")


def run(steps: Steps[T], api: Any, client: ApiClient) -> T:
    """Does the steps and returns their result.

    Args:
        steps: The steps.
        api: The object whose methods are called.
        client: What sends everything else.
    """
    resume: Callable[[Any], Any] = steps.send
    value: Any = None
    while True:
        try:
            step = resume(value)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        resume = steps.send
        try:
            if isinstance(step, Call):
                value = getattr(api, step.method)(**step.arguments)
            elif isinstance(step, Transfer):
                value = client.transfer(step)
            elif isinstance(step, Pause):
                time.sleep(step.seconds)
            else:
                value = step.callback(step.value)
        except Exception as error:
            resume, value = steps.throw, error
