"""The one place that knows what operating systems lack: file locks, and replacing a file that is open."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
    import time

    def _take(handle: int) -> None:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            except OSError:  # it gives up after ten seconds; another kernel may need longer
                time.sleep(0.1)
            else:
                return

    def replace(new: Path, old: Path) -> None:
        """Put `new` in the place of `old`; Windows refuses for as long as a reader has `old` open."""
        for _ in range(50):
            try:
                new.replace(old)
            except PermissionError:
                time.sleep(0.02)
            else:
                return
        new.replace(old)

elif sys.platform == "emscripten":

    def _take(handle: int) -> None:
        pass  # a browser page has no locks; `locked` does not ask for one there

    def replace(new: Path, old: Path) -> None:
        """Put `new` in the place of `old`."""
        new.replace(old)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)

    def replace(new: Path, old: Path) -> None:
        """Put `new` in the place of `old`, in one step."""
        new.replace(old)


@contextmanager
def locked(file: Path, *, remove: Callable[[], bool]) -> Iterator[None]:
    """Hold the lock `file` against every other kernel; leave none behind if, at the end, `remove` says so.

    Closing the file gives the lock back, and so does the death of the process. In a browser page there is
    nothing to lock: its kernels share one small file store with one person, and no lock file is left there.
    """
    if sys.platform == "emscripten":
        yield
        return
    handle, goes = _open(file), False
    try:
        yield
    finally:
        try:
            if goes := remove():
                with suppress(PermissionError):  # Windows cannot remove what is open
                    file.unlink(missing_ok=True)
        finally:
            os.close(handle)
    if goes and sys.platform == "win32":
        with suppress(PermissionError):
            file.unlink(missing_ok=True)


def _open(file: Path) -> int:
    """Return a handle that holds the lock, on the file that stands under this name now.

    While we waited, the holder may have removed the file; a lock on a removed file keeps nobody out.
    """
    while True:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(handle)
            if os.fstat(handle).st_ino == file.stat().st_ino:
                return handle
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
