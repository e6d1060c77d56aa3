"""What a worker process may use, and that it never outlives the run it works for.

Each bound has a twin on Windows, except those on files and threads, for which Windows has none. A bound that the system
refuses is left out: the parent's deadline still holds.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from pathlib import Path

from pipeline import limits

MEMORY_BYTES = 1_536 * limits.MB
CPU_SECONDS = int(limits.READ_SECONDS_MAX) + 15
OPEN_FILES = 64


def watch_parent() -> None:
    """End this process when the one that started it is gone, whatever it is doing then."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER), ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD), ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t), ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t), ("PriorityClass", wintypes.DWORD), ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("Basic", _Basic), ("IoInfo", ctypes.c_ulonglong * 6), ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t), ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    _ASK = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
    _EXTENDED, _ONE_PROCESS, _PROCESS_MEMORY, _DIE_WITH_HANDLE = 9, 0x8, 0x100, 0x2000

    def limit() -> None:
        """Bound this process by a job object: its memory, and no process of its own."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        bounds = _Extended()
        bounds.Basic.LimitFlags = _ONE_PROCESS | _PROCESS_MEMORY | _DIE_WITH_HANDLE
        bounds.Basic.ActiveProcessLimit = 1
        bounds.ProcessMemoryLimit = MEMORY_BYTES
        job = kernel.CreateJobObjectW(None, None)
        if job and kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(bounds), ctypes.sizeof(bounds)):
            kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

    def begin_job() -> None:
        """Windows has no processor time by the job: the parent's deadline is the bound."""

    def processor_seconds(pid: int) -> float | None:
        """Processor time that a process has used; None where the system does not tell."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *[ctypes.c_void_p] * 4)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        handle = kernel.OpenProcess(_ASK, False, pid)
        if not handle:
            return None
        times = [ctypes.c_ulonglong() for _ in range(4)]
        told = kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
        kernel.CloseHandle(handle)
        return (times[2].value + times[3].value) / 1e7 if told else None

else:
    import resource

    _PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38

    def limit() -> None:
        """Bound this process: memory, written bytes, open files, privileges; on Linux it dies with its parent."""
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

    def begin_job() -> None:
        """Give this process `CPU_SECONDS` of processor time from now on."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        with contextlib.suppress(ValueError, OSError):
            most = resource.getrlimit(resource.RLIMIT_CPU)[1]
            resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_SECONDS, most))

    def processor_seconds(pid: int) -> float | None:
        """Processor time that a process has used; None where the system does not tell."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
            return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
        return None

    def _mapped() -> int:
        """Bytes that this process has mapped already: its libraries and rules, on top of which a file may cost."""
        if sys.platform == "linux":
            with contextlib.suppress(OSError, ValueError, IndexError):
                pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
                return pages * os.sysconf("SC_PAGE_SIZE")
        return 1024 * limits.MB
