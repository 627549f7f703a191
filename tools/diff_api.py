"""Tells what the Python package breaks for callers, compared with the last release or another revision of it.

The public names are those that the packages export and those that the guides import, then or now. Breaking is what a
caller loses: a name, a method, a parameter or its default; and what a caller newly has to pass. What models may have is
the contract's: `make diff-spec`. Exits with 1 where something breaks that is not accepted.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import griffe
from accepted_changes import report
from last_release import NoBaseException, find_base

PACKAGE = "mtmaisdk"
SOURCES = ("generated/mtmaisdk", "docs", "README.md")
EXPORTING = ("", ".chat", ".clients.rest", ".clients.rest.sync", ".fastgpt")
"""Packages whose names are all public."""
_RETURNED = (
    "mtmaisdk.clients.rest.methods.stream.AsyncStream",
    "mtmaisdk.clients.rest.sync.methods.stream.Stream",
    "mtmaisdk.mock.mock_server.MockServer",
    "mtmaisdk.mock.received.ReceivedRequest",
)
"""Classes of what public functions return, which nobody imports."""
_IMPORT = re.compile(r"^(?:>>> )?from (mtmaisdk[\w.]*) import (\([^)]*\)|.*)$", re.MULTILINE)
# The value of an attribute is how it is made; a further form of a method has the parameters of the method itself.
_IGNORED = {griffe.BreakageKind.ATTRIBUTE_CHANGED_VALUE}


class Api:
    """The package as a state of the repository has it."""

    def __init__(self, root: Path) -> None:
        # A collection of its own: the other state has modules of the same names.
        loader = griffe.GriffeLoader(search_paths=[root / "generated"], allow_inspection=False)
        loader.load(PACKAGE)
        loader.resolve_aliases(external=False)
        self._modules = loader.modules_collection
        self.public = {*_RETURNED, *documented(root), *self._exported()}

    def _exported(self) -> Iterator[str]:
        for package in EXPORTING:
            for name, member in self._modules[PACKAGE + package].members.items():
                if member.is_alias and name != "lazy_module" and member.target_path.startswith(f"{PACKAGE}."):
                    yield f"{PACKAGE}{package}.{name}"

    def find(self, names: set[str]) -> dict[str, griffe.Object]:
        """Returns those of these names that are there, but for modules, which are public by what is in them."""
        found = {}
        for name in sorted(names):
            with suppress(KeyError, griffe.AliasResolutionError):
                one = self._modules[name]
                found[name] = one.final_target if one.is_alias else one
        return {name: one for name, one in found.items() if not one.is_module}


def documented(root: Path) -> set[str]:
    """Returns the names that the README and the guides import from the package."""
    names = set()
    for page in (root / "README.md", *(root / "docs").rglob("*.md")):
        for module, imported in _IMPORT.findall(page.read_text(encoding="utf-8")):
            for name in re.findall(r"(\w+)(?: as \w+)?", imported.partition("#")[0]):
                names.add(f"{module}.{name}")
    return names


def breaking_changes(old: Api, new: Api) -> list[str]:
    """Returns what callers lose, a line for each."""
    found = [api.find(old.public) for api in (old, new)]
    public = {one.path: name for api in reversed(found) for name, one in api.items()}
    modules = [griffe.Module(PACKAGE) for _ in found]
    for module, members in zip(modules, found, strict=True):
        module.members.update(members)
    changes = [change for change in griffe.find_breaking_changes(*modules) if _concerns_callers(change, public)]
    return [*dict.fromkeys(_line(change, public) for change in changes)]


def _concerns_callers(change: griffe.Breakage, public: dict[str, str]) -> bool:
    if change.kind is griffe.BreakageKind.CLASS_REMOVED_BASE:
        # What a private base had is compared by itself.
        left = {str(base) for base in change.new_value}
        lost = [getattr(base, "canonical_path", str(base)) for base in change.old_value if str(base) not in left]
        return any(path in public or not path.startswith(f"{PACKAGE}.") for path in lost)
    # Special methods but for these are called by Python.
    name, owner = change.obj.name, public.get(change.obj.path.rpartition(".")[0])
    is_special = name.startswith("__") and (name not in ("__init__", "__call__") or owner in _RETURNED)
    return change.kind not in _IGNORED and not is_special


def _line(change: griffe.Breakage, public: dict[str, str]) -> str:
    path = change.obj.path
    owner = next((path[:end] for end in _ends(path) if path[:end] in public), None)
    name = path if owner is None else public[owner] + path[len(owner) :]
    about = [each.name for each in (change.old_value, change.new_value) if isinstance(each, griffe.Parameter)]
    return f"{name}{f'({about[0]})' if about else ''}: {change.kind.value[0].lower()}{change.kind.value[1:]}"


def _ends(path: str) -> Iterator[int]:
    yield len(path)
    yield from sorted((found.start() for found in re.finditer(r"\.", path)), reverse=True)


def extract(commit: str, root: Path) -> None:
    """Writes the sources as a commit has them.

    Raises:
        NoBaseException: The commit has no package.
    """
    run = subprocess.run(["git", "archive", "--format=tar", commit, *SOURCES], capture_output=True, check=False)
    if run.returncode:
        raise NoBaseException(f"{commit[:12]}: {run.stderr.decode().strip()}")
    with tarfile.open(fileobj=BytesIO(run.stdout)) as archive:
        if sys.version_info >= (3, 12):
            archive.extractall(root, filter="data")
        else:
            archive.extractall(root)


def main() -> int:
    """Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", nargs="?", default="", help="revision; by default the last release")
    base: str = parser.parse_args().base
    try:
        since, commit = find_base(base or "release")
        with TemporaryDirectory() as folder:
            extract(commit, Path(folder))
            lines = breaking_changes(Api(Path(folder)), Api(Path.cwd()))
    except NoBaseException as error:
        print(f"cannot compare: {error}", file=sys.stderr)
        return 0 if error.is_expected else 2
    return report("api", lines, [], since)


if __name__ == "__main__":
    sys.exit(main())
