"""Errors as one line of text and an exit code."""

from __future__ import annotations

import re

import click

from mtmaisdk.cli.output import one_line

FAILURE = 1
USAGE = 2
INTERRUPTED = 130

_METHOD = re.compile(r"^\w+\(\): ")
"""The client's method, which means nothing to a user of the command line."""

_REJECTIONS = (401, 403, 514, "401", "403", "514")
"""FastGPT sends 514 for an invalid key, with status 500."""

_SETTING = re.compile(r"; set (\w+)")
_MODEL = re.compile(r"^(\w+): a model is required; set model, for all turns or for this one")


def is_about_key(error: Exception) -> bool:
    """Returns whether a server rejected the key, or requires one."""
    from mtmaisdk.clients.rest.exceptions import ApiException

    return isinstance(error, ApiException) and (error.status in (401, 403) or error.code in _REJECTIONS)


def describe(error: Exception) -> str:
    """Returns an error as one line."""
    from mtmaisdk.clients.rest.exceptions import OpenApiException

    if isinstance(error, click.ClickException):
        text = error.format_message()
    elif isinstance(error, ValueError):
        text = _MODEL.sub(r"\1 requires --model", _METHOD.sub("", str(error)))
        text = _SETTING.sub(r"; give --set \1=…", text) or type(error).__name__
    elif isinstance(error, (OpenApiException, OSError, TypeError)):
        # A TypeError is an option that the backend does not have.
        text = str(error).replace("by_prompt=True", "--by-prompt") or type(error).__name__
        if is_about_key(error):
            text += " (the key comes from MTMAI_API_KEY, --api-key-file or a profile; 'mtmaisdk doctor' checks it)"
    else:
        text = f"{type(error).__name__}: {error} (--debug shows the traceback)"
    return one_line(text)


def exit_code(error: Exception) -> int:
    """Returns the exit code for an error."""
    from mtmaisdk.chat.exceptions import UnsupportedException

    if isinstance(error, click.ClickException):
        return error.exit_code
    # Raised before anything is sent.
    return USAGE if isinstance(error, (UnsupportedException, ValueError, TypeError)) else FAILURE
