"""Gives each thread's tasks a context of their own on Python 3.10."""

import asyncio
import threading
from importlib import import_module
from typing import Any


def keep_contexts_apart() -> None:
    """Mends the runner of pytest-asyncio on Python 3.10, which the tests share with the threads of servers.

    To give a test its context, it replaces for a moment what copies contexts, in all threads. A task that a server
    creates at that moment gets the test's context, and one of both then never runs, since a context is entered once.
    """
    runner: Any = import_module("backports.asyncio.runner.runner")
    of_tests, of_others = runner.Task, asyncio.tasks.Task

    def task(*args: Any, **options: Any) -> Any:
        kind = of_tests if threading.current_thread() is threading.main_thread() else of_others
        return kind(*args, **options)

    runner.Task = task
