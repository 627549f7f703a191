"""Writes what an installation of the wheel with all extras consists of, as CycloneDX.

Called by `make sbom` with the folder of the wheel and the one to write to; needs cyclonedx-bom.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

EXTRAS = "cli,mock,otel,tools"


def main(dist: Path, target: Path) -> None:
    """Writes `NAME-VERSION.cdx.json`."""
    (wheel,) = dist.glob("*.whl")
    name, version = wheel.name.split("-")[:2]
    target.mkdir(parents=True, exist_ok=True)
    written = target / f"{name}-{version}.cdx.json"
    with TemporaryDirectory() as folder:
        # Without pip, which the package does not consist of.
        venv.create(folder, with_pip=False)
        python = Path(folder) / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        pip = [sys.executable, "-m", "pip", "--python", str(python), "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", f"{wheel}[{EXTRAS}]"], check=True)
        command = [sys.executable, "-m", "cyclonedx_py", "environment", str(python), "--output-file", str(written)]
        # The component that all others belong to, with the package's licence and description.
        subject = ["--pyproject", "generated/pyproject.toml", "--mc-type", "library"]
        subprocess.run([*command, *subject, "--output-reproducible"], check=True)
    print(f"wrote {written}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
