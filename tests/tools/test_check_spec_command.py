"""The command `make check-spec`, and that a mistake stops the targets that run it first."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from support import ROOT, posix

CONTRACT = (Path(__file__).parent / "keeper.yaml").read_text(encoding="utf-8")


def test_command(tmp_path: Path) -> None:
    def run(contract: str) -> tuple[int, str]:
        (tmp_path / "openapi.yaml").write_text(contract, encoding="utf-8")
        command = [sys.executable, "-m", "check_spec", "openapi.yaml"]
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, env={"PYTHONPATH": f"{ROOT}/tools"}
        )
        assert done.stderr == ""
        return done.returncode, done.stdout

    assert run(CONTRACT) == (0, "openapi.yaml: no mistakes\n")
    assert run(CONTRACT.replace("final: ['510']", "fnal: ['510']").replace("      summary: Hear\n", "")) == (
        1,
        "openapi.yaml:9:57 tag Talk x-codes.fnal: unknown key 'fnal'; did you mean 'final'?\n"
        "openapi.yaml:113:5 talk:hear: missing 'summary'\n",
    )


@posix
def test_with_a_mistake_nothing_is_generated_and_nothing_replaced(tmp_path: Path) -> None:
    for name in ("Makefile", "contract.schema.yaml", "requirements-dev.txt"):
        shutil.copy2(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    (tmp_path / ".venv").symlink_to(Path(sys.prefix))
    (tmp_path / "openapi.yaml").write_text(CONTRACT.replace("text: delta", "text: detla"), encoding="utf-8")
    (tmp_path / "generated").mkdir()
    (tmp_path / "generated" / "kept").touch()
    (tmp_path / "ready").touch()
    # These tests may themselves be run by make, which would pass its flags on and say where it works.
    environment = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")
    }
    for target in ("generate", "lint"):
        command = ["make", target, "READY=ready"]
        made = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert made.returncode != 0
        assert made.stdout == (
            "openapi.yaml:145:13 talk:hear x-stream.events[0].text: "
            "no field 'detla' in HeardEvent; did you mean 'delta'?\n"
        )
    assert (tmp_path / "generated" / "kept").exists()
    assert not (tmp_path / "build").exists()
