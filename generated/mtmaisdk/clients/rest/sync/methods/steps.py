# Derived from clients/rest/methods/steps.py by tools/derive_blocking.py; not to be edited.

"""Work of several requests, written once as a generator of steps for the and the blocking client."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from mtmaisdk.clients.rest.methods.step import CallMethod, Send, Sleep, Steps
from mtmaisdk.clients.rest.transport.blocking.waiting import call_hook, sleep

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.sync.api_client import ApiClient

T = TypeVar("T")


def run_steps(steps: Steps[T], api: Any, client: ApiClient) -> T:
    """Takes the steps and returns their result.

    Args:
        steps: The steps.
        api: The object whose methods are called.
        client: What sends external requests.
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
            if isinstance(step, CallMethod):
                value = getattr(api, step.method)(**step.arguments)
            elif isinstance(step, Send):
                value = client.send_external(step.request, step.retries)
            elif isinstance(step, Sleep):
                sleep(step.seconds)
                value = None
            else:
                value = call_hook(step.name, step.callback, step.value)
        except Exception as error:
            resume, value = steps.throw, error
