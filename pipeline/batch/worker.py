"""A worker process: takes jobs from its pipe, one at a time, and answers each with plain data.

It never opens a file that a return names: the bytes come through the pipe. On POSIX its memory, processor time,
written bytes and open files are limited, and it dies with its parent; Windows has no such limits, there the parent's
deadline and the closing pipe do the same work.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

from pipeline import extract
from pipeline.batch.job import Job, Load, Outcome, decode_job, failed, run

MEMORY_BYTES = 1_536 * 1024 * 1024
CPU_SECONDS = 90
OPEN_FILES = 64
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38


def serve(pipe: Any, rules: str, limited: bool) -> None:
    """Answer jobs until the pipe closes. Each job is a JSON header, the file's bytes, and what a program
    made of them (or nothing); an empty header ends the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    engine = extract.engine(Path(rules))
    if limited:
        _limit()
    with contextlib.suppress(EOFError, BrokenPipeError, OSError):
        pipe.send_bytes(b"ready")
        while header := pipe.recv_bytes():
            load = Load(pipe.recv_bytes(), pipe.recv_bytes() or None)
            pipe.send_bytes(answer(decode_job(header), load, engine).encode())
    os._exit(0)


def answer(job: Job, load: Load, engine: extract.Engine) -> Outcome:
    """The outcome of a job, whatever happens in it."""
    try:
        return run(job, load, engine)
    except MemoryError:
        return failed(job, "memory")
    except RecursionError:
        return failed(job, "too-deep")
    except Exception:
        outcome = failed(job, "crash")
        outcome.trace = traceback.format_exc(limit=-12)
        return outcome


def _limit() -> None:
    """Bound this process; a limit that the system refuses is left out, the parent's deadline still holds."""
    if sys.platform == "win32":
        return
    import resource

    bounds = {
        resource.RLIMIT_AS: MEMORY_BYTES + _mapped(),
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in bounds.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError):
            libc = ctypes.CDLL(None, use_errno=True)
            libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _mapped() -> int:
    """Bytes that this process has mapped already: its libraries and rules, on top of which a file may cost."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, ValueError, IndexError):
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
            return pages * os.sysconf("SC_PAGE_SIZE")
    return 1024 * 1024 * 1024
