"""The blocking modules derived from async ones, and what the derivation rejects."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path
from types import ModuleType

import derive_blocking
import pytest
from derive_blocking import derive, pairs_of

import mtmaisdk

SOURCE = '''
"""An async context manager: `async with connect_async()`."""
from contextlib import aclosing
from mtmaisdk.clients.rest import ApiClient
from mtmaisdk.clients.rest.methods.midjourney_api import MidjourneyApiMixin
from mtmaisdk.clients.rest.transport.aio.exchange import send  # aiohttp's

class AsyncThing:
    async def __aenter__(self) -> AsyncIterator[int]:
        asyncs = [await one.read_async(f"{{a}} {one}") async for one in self]
        async with self.thing as thing:
            return await thing.aclose()
'''
DERIVED = '''
"""A context manager: `with connect()`."""
from contextlib import closing
from mtmaisdk.clients.rest.sync import ApiClient
from mtmaisdk.clients.rest.sync.methods.midjourney_api import MidjourneyApiMixin
from mtmaisdk.clients.rest.transport.blocking.exchange import send  # urllib3's

class Thing:
    def __enter__(self) -> Iterator[int]:
        asyncs = [one.read(f"{{a}} {one}") for one in self]
        with self.thing as thing:
            return thing.close()
'''


def test_words_are_replaced_and_the_rest_is_kept() -> None:
    assert derive(SOURCE) == DERIVED


@pytest.mark.parametrize("line", ["asyncio.sleep(1)", "# what asyncio does", "x = 'asyncio'"])
def test_words_without_a_blocking_form_are_rejected(line: str) -> None:
    with pytest.raises(ValueError, match=r"line 2: 'asyncio' has no blocking form"):
        derive(f"x = 1\n{line}\n")


def test_missing_sources_and_handwritten_targets_are_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derive_blocking, "PAIRS", {"a.py": "b.py"})
    with pytest.raises(SystemExit, match=r"a\.py: .*No such file"):
        derive_blocking.main(tmp_path)
    (tmp_path / "a.py").write_text("await x\n", encoding="utf-8")
    derive_blocking.main(tmp_path)
    header, _, code = (tmp_path / "b.py").read_text(encoding="utf-8").partition("\n\n")
    assert (code, "a.py" in header, "not to be edited" in header) == ("x\n", True, True)
    with pytest.raises(SystemExit, match=r"b\.py: exists already"):
        derive_blocking.main(tmp_path)


@pytest.mark.parametrize(("source", "target"), pairs_of(Path(mtmaisdk.__file__).parent).items())
def test_derived_modules_offer_what_their_sources_do(source: str, target: str) -> None:
    assert surface(target) == [derive(line).strip() for line in surface(source)]


def surface(path: str) -> list[str]:
    """Returns the public names of a module of the package, with their parameters."""
    name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    module = importlib.import_module(f"mtmaisdk.{name}")
    return [line for thing in own(module) for line in described(thing)]


def own(module: ModuleType) -> list[type | object]:
    return [value for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__]


def described(thing: object) -> list[str]:
    if not isinstance(thing, type):
        return [f"{getattr(thing, '__name__', '')}({parameters(thing)})"]
    members = {name: value for name, value in vars(thing).items() if not name.startswith("_") or name == "__init__"}
    return [f"{thing.__name__}.{name}{parameters(value)}" for name, value in members.items()]


def parameters(value: object) -> str:
    return ", ".join(map(str, inspect.signature(value).parameters.values())) if callable(value) else ""
