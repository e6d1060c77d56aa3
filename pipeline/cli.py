"""The command `formledger`. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.batch.dataset import Summary
    from pipeline.batch.run import Progress

PLAIN_SECONDS = 5.0
DONE, PROBLEMS, NO_TOOL, NOT_WRITABLE, WRONG_USE, OUR_BUG, INTERRUPTED = 0, 3, 4, 5, 2, 70, 130


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="formledger",
        description="Reads returned questionnaires into a clean table, with evidence for every value and a flag for "
        "every doubt.",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="read a folder of returns and write the dataset")
    run.add_argument("folder", nargs="?", type=Path, default=Path("raw_submissions"), help="default: raw_submissions")
    run.add_argument("--out", type=Path, default=Path("extracted"), help="where the dataset goes (default: extracted)")
    run.add_argument("--rules", type=Path, help="a rule pack, or a folder of rule packs")
    run.add_argument("--workers", type=int, default=max(1, min(8, os.cpu_count() or 1)), help="isolated processes")
    run.add_argument("--serial", action="store_true", help="in this process, without isolation (to find errors)")
    run.add_argument("--executor", choices=["local", "dask"], default="local", help="where to read (default: local)")
    run.add_argument("--scheduler", metavar="ADDRESS", default="", help="of the Dask cluster, as tcp://host:8786")
    run.add_argument("--fresh", action="store_true", help="read everything anew, whatever was read before")
    run.add_argument("--newest-wins", action="store_true", help="let a second sending take the place of the first")
    _ocr(run)
    run.add_argument("--quiet", action="store_true", help="no progress, no summary")
    run.set_defaults(work=_run)
    show = commands.add_parser("show", help="print what was read from one file, by question, with what was set aside")
    show.add_argument("file", type=Path)
    show.add_argument("--html", action="store_true", help="write a page beside the file's name in the working folder")
    show.add_argument("--rules", type=Path, help="a rule pack, or a folder of rule packs")
    _ocr(show)
    show.set_defaults(work=_show)
    explain = commands.add_parser("explain", help="tell how a value came to be")
    explain.add_argument("name", metavar="RETURN", help="a file, or a return_id or source_file of the dataset")
    explain.add_argument("variable", help="a variable of the codebook")
    explain.add_argument("--folder", type=Path, default=Path("raw_submissions"), help="where the returns lie")
    explain.add_argument("--out", type=Path, default=Path("extracted"), help="the dataset")
    explain.add_argument("--rules", type=Path, help="a rule pack, or a folder of rule packs")
    explain.set_defaults(work=_explained)
    _about_dataset(commands)
    check = commands.add_parser("rules", help="look after a rule pack")
    check.add_argument("what", choices=["check", "learn"], help="check: validate it and run its examples; learn: teach "
                       "the second reader, who doubts values, from the examples and the returns in coded/")
    check.add_argument("--rules", type=Path, help="a rule pack, or a folder of rule packs")
    check.set_defaults(work=_rules)
    return top


def _ocr(command: argparse.ArgumentParser) -> None:
    command.add_argument("--ocr", metavar="LANGUAGES", default="eng", help="languages that Tesseract looks for in "
                         "scans, as eng+deu (default: eng; none: leave scans unread)")


def _languages(chosen: argparse.Namespace) -> tuple[str, ...]:
    return () if chosen.ocr == "none" else tuple(chosen.ocr.split("+"))


def _about_dataset(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands about a dataset that stands."""
    whole = commands.add_parser("verify", help="check that a dataset is whole and its tables fit each other")
    whole.add_argument("out", nargs="?", type=Path, default=Path("extracted"))
    whole.set_defaults(work=_verify)
    runs = commands.add_parser("runs", help="list every run beside a dataset")
    runs.add_argument("--out", type=Path, default=Path("extracted"))
    runs.set_defaults(work=_runs)
    over = commands.add_parser("supersede", help="let a return take the place of another")
    over.add_argument("old", help="return_id or source_file")
    over.add_argument("new", help="return_id or source_file")
    over.add_argument("--out", type=Path, default=Path("extracted"))
    over.add_argument("--who", default=os.environ.get("USERNAME") or os.environ.get("USER") or "somebody")
    over.set_defaults(work=_supersede)
    forget = commands.add_parser("forget", help="erase a return's text everywhere; only its sha256 and the date stay")
    forget.add_argument("name", metavar="RETURN", help="return_id or source_file")
    forget.add_argument("folder", nargs="?", type=Path, default=Path("raw_submissions"), help="where returns come from")
    forget.add_argument("--out", type=Path, default=Path("extracted"))
    forget.add_argument("--rules", type=Path, help="a rule pack, or a folder of rule packs")
    forget.set_defaults(work=_forget)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. Bad input never shows a traceback."""
    try:
        chosen = parser().parse_args(arguments)
        code: int = chosen.work(chosen)
        return code
    except KeyboardInterrupt:
        print("Interrupted. What was read is kept; run again to go on.", file=sys.stderr)
        return INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else WRONG_USE
    except Exception as error:
        return _explain(error)


def _explain(error: Exception) -> int:
    from pipeline.batch.cluster import NoCluster
    from pipeline.batch.forget import UnknownReturn
    from pipeline.batch.lock import Busy
    from pipeline.model import RulesError
    from pipeline.writers.publish import Held

    if isinstance(error, RulesError):
        print(f"The rules are wrong, so no file was opened. {error}", file=sys.stderr)
        return WRONG_USE
    if isinstance(error, UnknownReturn | NoCluster):
        print(error.sentence, file=sys.stderr)
        return WRONG_USE
    if isinstance(error, Held | Busy):
        print(error.sentence, file=sys.stderr)
        return NOT_WRITABLE
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the flush at exit complains again
        return DONE
    if isinstance(error, OSError):
        name = f" ({error.filename})" if error.filename else ""
        print(f"The run stopped: {error.strerror}{name}. The last dataset is as it was.", file=sys.stderr)
        return NOT_WRITABLE
    print("This is an error of formledger itself; please report it with these lines:", file=sys.stderr)
    traceback.print_exception(error)
    return OUR_BUG


def _pack(chosen: argparse.Namespace) -> Path:
    from pipeline.rules import find

    return find(chosen.rules)


def _run(chosen: argparse.Namespace) -> int:
    folder: Path = chosen.folder
    if not folder.is_dir():
        print(f"There is no folder {folder}: give the folder with the returns.", file=sys.stderr)
        return WRONG_USE
    if (chosen.executor == "dask") != bool(chosen.scheduler):
        print("A Dask cluster is given by both: --executor dask --scheduler tcp://HOST:PORT", file=sys.stderr)
        return WRONG_USE
    from pipeline.batch.run import Settings, run

    settings = Settings(folder, chosen.out.absolute(), _pack(chosen),
                        0 if chosen.serial else max(1, chosen.workers), chosen.fresh, chosen.newest_wins,
                        _languages(chosen), chosen.scheduler)
    summary = run(settings, _Line(sys.stderr.isatty()) if not chosen.quiet else lambda _: None)
    if not chosen.quiet:
        print("\n".join(describe(summary)))
    return exit_code(summary)


class _Line:
    """Progress on the error output: one live line on a terminal, else a plain line every few seconds."""

    def __init__(self, live: bool) -> None:
        self._live = live
        self._every = 0.1 if live else PLAIN_SECONDS
        self._last = 0.0 if live else time.monotonic()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        last = self._live and progress.done == progress.total
        if now - self._last < self._every and not last:
            return
        self._last = now
        rate = progress.done / max(0.001, now - progress.began)
        left = (progress.total - progress.done) / max(0.001, rate)
        line = (f"{progress.done}/{progress.total}  {rate:.0f} a second  {left:.0f} s left  "
                f"{progress.open_flags} questions  {progress.file}")
        if self._live:
            print(f"\r{line[:110]:110}", end="\n" if last else "", file=sys.stderr, flush=True)
        else:
            print(line, file=sys.stderr, flush=True)


def describe(summary: Summary) -> list[str]:
    """The end of a run in words for the office."""
    lines = ["Nothing has changed since the last run." if summary.unchanged else "Done."]
    lines.append(f"  {summary.statuses['read']} returns read, {summary.values} values.")
    for name, code, reason in summary.problems:
        lines.append(f"  not read: {name} ({code}): {reason}")
    for status in ("duplicate", "ignored", "superseded", "source_missing"):
        if summary.statuses[status]:
            lines.append(f"  {status.replace('_', ' ')}: {summary.statuses[status]}")
    if summary.open_flags:
        book = summary.out / "dataset.xlsx"
        lines.append(f"  {summary.open_flags} questions need a person: open {book}, sheet To do.")
    else:
        lines.append("  Nothing needs a person.")
    lines.append(f"  The table: {summary.out / 'programmes.csv'}")
    return lines


def exit_code(summary: Summary) -> int:
    """The first that holds: our own bug, a missing tool, a return that was not read, done."""
    found = {code for _, code, _ in summary.problems}
    if summary.crashed:
        return OUR_BUG
    if "missing-tool" in found:
        return NO_TOOL
    return PROBLEMS if found else DONE


def _show(chosen: argparse.Namespace) -> int:
    from pipeline.extract import engine, read_scanned
    from pipeline.gate import load
    from pipeline.model import UnreadableFile
    from pipeline.writers import show

    ready = engine(_pack(chosen))
    try:
        result = read_scanned(load(chosen.file), chosen.file.name, ready, _languages(chosen))
    except UnreadableFile as error:
        print(error.sentence, file=sys.stderr)
        return NO_TOOL if error.code == "missing-tool" else PROBLEMS
    if chosen.html:
        page = Path(f"{chosen.file.name}.html")
        page.write_text(show.as_page(result, ready.rules), encoding="utf-8", errors="backslashreplace")
        print(page)
    else:
        print("\n".join(show.as_text(result, ready.rules, sys.stdout.isatty())))
    return DONE


def _explained(chosen: argparse.Namespace) -> int:
    from pipeline.batch.forget import source_of
    from pipeline.extract import engine, read_bytes
    from pipeline.gate import load
    from pipeline.model import UnreadableFile
    from pipeline.writers import explain

    ready = engine(_pack(chosen))
    variable = ready.rules.by_name.get(chosen.variable)
    if variable is None:
        print(f"The codebook has no variable {chosen.variable}: see codebook.md.", file=sys.stderr)
        return WRONG_USE
    given = Path(chosen.name)
    file = given if given.is_file() else chosen.folder / source_of(chosen.out, chosen.name)
    try:
        result = read_bytes(load(file), file.name, ready)
    except UnreadableFile as error:
        print(error.sentence, file=sys.stderr)
        return PROBLEMS
    print("\n".join(explain.explain(result, variable, ready)))
    return DONE


def _verify(chosen: argparse.Namespace) -> int:
    from pipeline.batch.verify import verify

    wrong = verify(chosen.out)
    print("\n".join(wrong) or f"{chosen.out} is whole.")
    return PROBLEMS if wrong else DONE


def _runs(chosen: argparse.Namespace) -> int:
    from pipeline.batch.history import History

    with History(chosen.out.absolute()) as history:
        print(f"{'run':>5}  {'ended':25}  {'files':>7}  {'read':>7}  {'not':>5}  {'values':>9}  {'open':>7}  seconds")
        for number, ended, files, read, problems, given, opened, seconds in history.runs():
            print(f"{number:5}  {ended:25}  {files:7}  {read:7}  {problems:5}  {given:9}  {opened:7}  {seconds:7.1f}")
    return DONE


def _supersede(chosen: argparse.Namespace) -> int:
    from pipeline.batch.forget import supersede

    print(supersede(chosen.out.absolute(), chosen.old, chosen.new, chosen.who))
    return DONE


def _forget(chosen: argparse.Namespace) -> int:
    from pipeline.batch.forget import forget
    from pipeline.batch.run import Settings, run

    pack = _pack(chosen)
    print(forget(chosen.out.absolute(), chosen.name))
    summary = run(Settings(chosen.folder, chosen.out.absolute(), pack))
    print("\n".join(describe(summary)))
    return exit_code(summary)


def _rules(chosen: argparse.Namespace) -> int:
    from pipeline.check import check
    from pipeline.learn import learn

    return check(_pack(chosen)) if chosen.what == "check" else learn(_pack(chosen))
