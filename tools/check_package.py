"""Builds wheel and sdist a second time, and tells where they differ from those in dist/.

The second build has another folder, other times and a stricter umask; its wheel is built from the sources, while `make
build` builds it from the sdist. A wheel that lacks the site or is larger than 4 MB is told, too.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

SOURCE = Path("build/package")
LARGEST = 4_000_000
YEAR = 365 * 24 * 3600


def rebuild(folder: Path) -> Path:
    """Returns where the second build put its files."""
    os.umask(0o077)
    source, target = folder / "elsewhere", folder / "dist"
    shutil.copytree(SOURCE, source, copy_function=shutil.copyfile)
    for path in source.rglob("*"):
        os.utime(path, (path.stat().st_mtime - YEAR,) * 2)
    command = [sys.executable, "-m", "build", "--no-isolation", "--sdist", "--wheel", "--outdir", str(target)]
    subprocess.run([*command, str(source)], check=True, stdout=subprocess.DEVNULL)
    return target


def differences(first: Path, second: Path) -> list[str]:
    """Returns the names in two archives whose content or header differs; empty if only the archives themselves do."""
    entries = [_entries(path) for path in (first, second)]
    names = sorted(entries[0].keys() | entries[1].keys())
    return [name for name in names if entries[0].get(name) != entries[1].get(name)]


def _entries(path: Path) -> dict[str, str]:
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return {one.filename: f"{one!r} {one.date_time} {one.CRC}" for one in wheel.infolist()}
    with tarfile.open(path) as sdist:
        return {one.name: f"{one.get_info()} {one.size}" for one in sdist}


def mistakes(dist: Path, second: Path) -> list[str]:
    """Returns what is wrong with the files in dist/, a line for each."""
    found = []
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        if "mtmaisdk/site/index.html" not in archive.namelist():
            found.append(f"{wheel.name} has no site: run `make docs build`")
    if (size := wheel.stat().st_size) > LARGEST:
        found.append(f"{wheel.name} has {size:,} bytes; more than {LARGEST:,} are too many")
    names = sorted(path.name for path in dist.iterdir())
    if names != sorted(path.name for path in second.iterdir()):
        return [*found, f"{', '.join(names)} are not what a second build makes"]
    for name in names:
        if hashes(dist / name) != hashes(second / name):
            where = differences(dist / name, second / name)
            found.append(f"{name} differs in a second build: {', '.join(where[:5]) or 'the archive itself'}")
    return found


def hashes(path: Path) -> str:
    """Returns the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(dist: Path) -> int:
    """Returns the exit status."""
    with TemporaryDirectory() as folder:
        found = mistakes(dist, rebuild(Path(folder)))
    print("\n".join(found or [f"{hashes(path)}  {path}" for path in sorted(dist.iterdir())]))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
