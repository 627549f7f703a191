"""Saving over a file."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest
from support import posix

from mtmaisdk.clients.rest.files.partial import PartialFile

pytestmark = posix


def save(path: Path, content: bytes = b"new", mode: int = 0o666) -> None:
    with PartialFile(path, mode) as file:
        file.write(content)


@pytest.fixture(autouse=True)
def _umask() -> object:
    before = os.umask(0o027)
    yield
    os.umask(before)


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o666, 0o755, 0o400])
def test_a_file_keeps_its_permissions(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(mode)
    save(path)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", mode)
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize(("mode", "given"), [(0o666, 0o640), (0o600, 0o600)])
def test_a_new_file_gets_those_of_the_process(mode: int, given: int, tmp_path: Path) -> None:
    save(tmp_path / "a", mode=mode)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == given


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_is_followed(exists: bool, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    target, middle, link = folder / "target", tmp_path / "middle", tmp_path / "link"
    if exists:
        target.write_bytes(b"old")
        target.chmod(0o600)
    middle.symlink_to(Path("folder") / "target")
    link.symlink_to(middle)
    with PartialFile(link) as file:
        assert file.path == link
        file.write(b"new")
        assert not exists or target.read_bytes() == b"old"
    assert (target.read_bytes(), link.is_symlink(), middle.is_symlink()) == (b"new", True, True)
    assert [*folder.iterdir()] == [target]
    assert stat.S_IMODE(target.stat().st_mode) == (0o600 if exists else 0o640)


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path, link = tmp_path / "a", tmp_path / "link"
    path.write_bytes(b"old")
    link.symlink_to(path)
    with pytest.raises(RuntimeError), PartialFile(link) as file:
        file.write(b"new")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == [path, link]


def test_a_link_to_nowhere_is_noticed_first(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "none" / "x")
    with pytest.raises(FileNotFoundError):
        PartialFile(tmp_path / "link")
    with pytest.raises(IsADirectoryError):
        PartialFile(tmp_path)


def test_a_pipe_and_a_device_are_written_to(tmp_path: Path) -> None:
    path, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    save(path)
    reader.join()
    assert read == [b"new"]
    assert stat.S_ISFIFO(path.stat().st_mode)
    (tmp_path / "null").symlink_to("/dev/null")
    save(tmp_path / "null")
    assert Path("/dev/null").is_char_device()
