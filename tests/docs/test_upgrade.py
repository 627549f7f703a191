"""What to write in place of what runs, row by row."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from support import ROOT

from mtmaisdk.clients.rest import ApiClient, ChatApi
from mtmaisdk.mock.content.png import make_png
from mtmaisdk.mock.content.sound import make_samples, make_wav
from mtmaisdk.mock.mock_server import run_mock_server

ENGLISH, CHINESE = ((ROOT / name).read_text(encoding="utf-8") for name in ("UPGRADE.md", "UPGRADE.zh.md"))


def section(page: str, name: str) -> str:
    return next(part for part in page.split("\n## ") if name in part.partition("\n")[0])


def code_of(part: str) -> Iterator[str]:
    """Yields the block of code, and then what stands on the right in each row of the table."""
    # Comments are in the page's language.
    yield re.sub(r"  # .*", "", re.findall(r"```python\n(.*?)```", part, re.DOTALL)[0])
    for row in re.findall(r"^\| .* \| (`.*`) \|$", part, re.MULTILINE):
        yield from re.findall(r"`([^`]+)`", row)


def compiled(code: str) -> CodeType:
    return compile(code, code, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


def test_from_openai_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.wav").write_bytes(make_wav(make_samples("你好")))
    Path("a.png").write_bytes(make_png("你好", 8, 8))
    scope: dict[str, Any] = {}
    with run_mock_server() as mock:
        codes = list(code_of(section(ENGLISH, "openai-python")))
        for code in codes:
            exec(compiled(code.replace("http://127.0.0.1:9000", mock.url)), scope)
        scope["chat"].close()
    assert len(codes) > 50
    assert Path("a.mp3").stat().st_size


async def test_from_0_5_56(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first, *codes = code_of(section(ENGLISH, "0.5.56"))
    scope: dict[str, Any] = {}
    with run_mock_server() as mock:
        program = first.replace("http://127.0.0.1:9000", mock.url).replace("asyncio.run(main())", "await main()")
        await eval(compiled(program), scope)
        async with ApiClient(scope["configuration"]) as client:
            scope |= {"api_client": client, "api": ChatApi(client)}
            for code in codes:
                # A line of the table that waits for nothing has run by then.
                if inspect.isawaitable(done := eval(compiled(code), scope)):
                    await done
    assert len(codes) > 15
    log = scope["logging"].getLogger("mtmaisdk")
    while log.handlers:
        log.handlers[-1].close()
        log.removeHandler(log.handlers[-1])
    log.setLevel("NOTSET")


@pytest.mark.parametrize("name", ["openai-python", "0.5.56"])
def test_both_languages_have_the_same_code(name: str) -> None:
    assert list(code_of(section(CHINESE, name))) == list(code_of(section(ENGLISH, name)))
