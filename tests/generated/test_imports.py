"""Importing the package costs next to nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest
from support import ROOT


def loaded_by(code: str) -> set[str]:
    """Names of the modules that a fresh interpreter has after running `code`."""
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT / "generated"
    )
    return set(run.stdout.split())


@pytest.mark.parametrize(
    "package", ["mtmaisdk", "mtmaisdk.clients.rest", "mtmaisdk.clients.rest.sync", "mtmaisdk.chat", "mtmaisdk.fastgpt"]
)
def test_import_loads_no_library_and_no_model(package: str) -> None:
    loaded = loaded_by(f"import {package}")
    assert not loaded & {"aiohttp", "urllib3", "pydantic", "pydantic_core", "yaml", "ssl"}
    assert not [name for name in loaded if name.startswith("mtmaisdk.clients.rest.models.")]


def test_api_loads_no_model_and_no_http_library() -> None:
    loaded = loaded_by("from mtmaisdk.clients.rest import OpenAIApi, ApiClient, Configuration")
    assert "aiohttp" not in loaded
    assert not [name for name in loaded if name.startswith("mtmaisdk.clients.rest.models.")]


def test_sync_client_never_loads_aiohttp() -> None:
    code = (
        "from mtmaisdk.clients.rest.sync import OpenAIApi, ApiClient, Configuration, ApiConnectionException\n"
        "try: OpenAIApi(ApiClient(Configuration('http://127.0.0.1:9'))).list_models()\n"
        "except ApiConnectionException: pass"
    )
    loaded = loaded_by(code)
    assert "urllib3" in loaded
    assert "aiohttp" not in loaded


def test_a_conversation_loads_one_http_library_and_that_when_it_sends() -> None:
    opened = "from mtmaisdk.chat import connect; chat = connect('openai', 'http://127.0.0.1:9', 'K', model='m')"
    assert not loaded_by(opened) & {"aiohttp", "urllib3"}
    sent = f"{opened}\ntry: chat.send('a')\nexcept Exception: pass"
    loaded = loaded_by(sent)
    assert "urllib3" in loaded
    assert "aiohttp" not in loaded
    chat = {f"mtmaisdk.chat.{name}" for name in ("tools", "async_tool_loop", "tool_loop", "relay", "markdown")}
    assert not loaded & {"docstring_parser", *chat}


def test_unknown_name_is_an_attribute_error() -> None:
    import mtmaisdk.clients.rest as rest

    with pytest.raises(AttributeError, match="Nonsense"):
        _ = rest.Nonsense  # type: ignore[attr-defined]
    assert "ChatApi" in dir(rest)
