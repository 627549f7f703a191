"""What pip installs."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_string
from pathlib import Path
from typing import Any

import pytest
from support import ROOT


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(ROOT / "generated")]
    subprocess.run(command, check=True, capture_output=True)
    return target


def test_wheel_holds_what_it_should(dist: Path, document: dict[str, Any]) -> None:
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata_name,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        metadata = message_from_string(archive.read(metadata_name).decode())
        assert archive.read("mtmaisdk/openapi.yaml") == (ROOT / "openapi.yaml").read_bytes()
    assert "mtmaisdk/py.typed" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert metadata["Version"] == document["info"]["version"]
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.10"
    assert "# mtmaisdk" in str(metadata.get_payload())
    required = {item for item in metadata.get_all("Requires-Dist", []) if "extra ==" not in item}
    required = {re.split(r"[<>=]", item)[0] for item in required}
    assert required == {"aiohttp", "pydantic", "typing-extensions", "urllib3"}
    # The name for pip may be another one than that which programs import.
    distribution = re.sub(r"[-_.]+", "_", metadata["Name"]).lower()
    assert all(name.startswith(("mtmaisdk/", f"{distribution}-")) for name in names)


def test_sdist_builds_the_same(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = archive.getnames()
    assert any(name.endswith("/LICENSE") for name in names)
    assert any(name.endswith("/mtmaisdk/py.typed") for name in names)


def test_version_is_written_once(document: dict[str, Any]) -> None:
    import mtmaisdk
    import mtmaisdk.clients.rest as rest

    assert mtmaisdk.__version__ == rest.__version__ == document["info"]["version"]
