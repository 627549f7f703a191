"""Installs wheel and sdist in empty environments of this Python, and uses what they brought as a user would.

What is tried: the README's first program and `mtmaisdk chat` against `mtmaisdk mock`, the fixture in a run of pytest,
and the documentation. Works in a temporary folder, so that nothing of the repository is imported.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

README = Path(__file__).parent.parent / "README.md"
ADDRESS = "http://127.0.0.1:9000"
EXTRAS = "cli,mock,tools"
FIXTURE = """
from mtmaisdk.chat import connect

def test_chat(mtmai_mock):
    with connect("openai", mtmai_mock.url, "KEY", model="m") as chat:
        assert chat.send("hello").text
"""


class Environment:
    """An empty environment with one file of dist/ installed."""

    def __init__(self, folder: Path, package: Path) -> None:
        self.folder = folder
        venv.create(folder / "env", with_pip=True)
        self._programs = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")
        self.run(
            "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"{package}[{EXTRAS}]", "pytest"
        )

    def run(self, program: str, *arguments: str) -> str:
        """Returns what a program of the environment prints; exits with its errors if it fails."""
        command = [str(self._programs / program), *arguments]
        done = subprocess.run(command, cwd=self.folder, env=self._variables(), capture_output=True, encoding="utf-8")
        if done.returncode:
            sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    @contextmanager
    def mock_server(self) -> Iterator[str]:
        """Runs `mtmaisdk mock` and yields its address."""
        command = [str(self._programs / "mtmaisdk"), "mock", "--port", "0"]
        with subprocess.Popen(
            command, cwd=self.folder, env=self._variables(), stdout=subprocess.PIPE, encoding="utf-8"
        ) as server:
            try:
                for line in server.stdout or ():
                    if address := re.search(r"http://[\w.]+:\d+", line):
                        yield address[0]
                        return
                sys.exit("the mock server did not start")
            finally:
                server.terminate()

    def _variables(self) -> dict[str, str]:
        # Neither settings of the caller nor modules of the repository.
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "MTMAI"))}
        return {**kept, "PYTHONUTF8": "1"}


def first_program() -> str:
    """Returns the first program of the README."""
    code = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    return code[1] if code and ADDRESS in code[1] else sys.exit(f"the README has no program that asks {ADDRESS}")


def use(environment: Environment) -> None:
    """Uses an installed package; exits where something does not work."""
    with environment.mock_server() as url:
        (environment.folder / "first.py").write_text(first_program().replace(ADDRESS, url), encoding="utf-8")
        said = environment.run("python", "first.py")
        answer = environment.run("mtmaisdk", "chat", "--base-url", url, "--model", "internlm2.5-latest", "你好")
    (environment.folder / "test_chat.py").write_text(FIXTURE, encoding="utf-8")
    tested = environment.run("python", "-m", "pytest", "-q", "test_chat.py")
    page = environment.run("mtmaisdk", "docs", "--path").strip()
    if not said.strip() or not answer.strip() or "1 passed" not in tested:
        sys.exit(f"no answer: {said!r}, {answer!r}, {tested!r}")
    if not Path(page).is_file():
        sys.exit(f"no documentation at {page}")


def main(dist: Path, *endings: str) -> None:
    """Tries the wheel and the sdist, or those with these endings."""
    packages = [path for ending in endings or (".whl", ".tar.gz") for path in dist.resolve().glob(f"*{ending}")]
    for package in packages or sys.exit(f"{dist}/ has no package: run `make build`"):
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            use(Environment(Path(folder), package))
        print(f"Python {sys.version.split()[0]}: {package.name} installs and works", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
