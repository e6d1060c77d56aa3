"""What only LibreOffice reads (Word before 1997, .xls, .wpd ...), turned into what the readers know.

LibreOffice runs in a profile of its own that is thrown away, with macros off and links not followed, and is stopped at
the deadline. Run where programs may be started and files written: not in an isolated worker.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline import limits
from pipeline.codes import unreadable
from pipeline.readers.detect import Head, is_other_office

_USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_ITEM = '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),  # never
)


def libreoffice() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _USUAL_PLACES if Path(place).exists()), None)


def convert(data: bytes, name: str) -> bytes:
    """`data` as a .docx, or as an .xlsx where it is a table.

    Raises UnreadableFile: missing-tool, timeout, or zip-corrupt where LibreOffice cannot open it.
    """
    program = libreoffice()
    if program is None:
        raise unreadable("missing-tool", name, "LibreOffice")
    head = Head(data)
    is_table = head.has_stream("Workbook") or (is_other_office(head) and b"xl/workbook.bin" in head.names)
    target = "xlsx" if is_table else "docx"
    with tempfile.TemporaryDirectory(prefix="formledger-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "in" + _ending(head, is_table))
        source.write_bytes(data)
        _run(program, source, target, name)
        result = Path(folder, "out", f"in.{target}")
        if not result.exists():
            if is_table:
                raise unreadable("missing-tool", name, "LibreOffice with its part for tables, Calc")
            raise unreadable("zip-corrupt", name, "LibreOffice cannot open it")
        return result.read_bytes()


def _ending(head: Head, is_table: bool) -> str:
    if head.start.lstrip().startswith(b"<"):
        return ".xml"
    return ".xls" if is_table and head.is_ole else ".xlsb" if is_table else ".doc"


def _run(program: str, source: Path, target: str, name: str) -> None:
    folder = source.parent
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    registry = f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    (profile / "user" / "registrymodifications.xcu").write_text(registry, encoding="utf-8")
    options = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    command = [program, f"-env:UserInstallation={profile.as_uri()}", *options]
    command += ["--convert-to", target, "--outdir", str(folder / "out"), str(source)]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    # A session of its own, so that its children are stopped with it.
    process = subprocess.Popen(command, cwd=folder, start_new_session=True, **quiet)  # type: ignore[call-overload]
    try:
        process.wait(limits.CONVERT_SECONDS)
    except subprocess.TimeoutExpired:
        raise unreadable("timeout", name, "LibreOffice") from None
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
