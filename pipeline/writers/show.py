"""What was read from one return, for a person who checks us: its text coloured by the ledger, and the asides."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from pipeline import doubts
from pipeline.model import Entry, Result
from pipeline.rules import Rules

COLOURS = {"heading": "1;34", "prompt": "2", "answer": "32", "boilerplate": "90", "layout": "", "unclaimed": "7;31"}
MEANING = {
    "heading": "heading of the form", "prompt": "the form's guidance", "answer": "the respondent's words",
    "boilerplate": "the form's other text, cover notes, signatures", "unclaimed": "nobody could claim it",
}
_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2433}
h1{font-size:1.4rem}
h2{font-size:1rem;margin:1.6rem 0 .3rem;padding:.25rem .5rem;background:#eef2f8;border-left:4px solid #35579b}
h2 small{font-weight:normal;color:#5b6577;float:right}pre{white-space:pre-wrap;font:inherit;margin:.3rem 0}
.heading{color:#1f4aa8;font-weight:600}.prompt{color:#8a8f9c;font-style:italic}.answer{background:#e2f4e5;color:#0d4d1c}
.boilerplate{color:#9aa0ac}.unclaimed{background:#c62828;color:#fff}.legend span{padding:.1rem .4rem;margin-right:.5rem}
table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;border-bottom:1px solid #d8dde6;padding:.3rem .5rem}
"""


def as_text(result: Result, rules: Rules, colour: bool) -> Iterator[str]:
    """Lines for a terminal; without `colour` each run of words stands under the name of its kind."""
    document = result.document
    yield f"{document.name}: {document.format}, read by {document.reader}, {len(document.text)} characters"
    yield f"template {result.template}, match {result.template_match:.2f}"
    statuses = _statuses(result)
    for item, entries in _by_item(result):
        heading = rules.items[item].heading.replace("\n", " ") if item else "outside the form's questions"
        yield ""
        yield f"== {heading} [{item or '-'}] {statuses.get(item or '', '')}"
        yield from _lines(entries, document.text, colour)
    yield ""
    for aside in document.asides:
        page = f", page {aside.page}" if aside.page else ""
        yield f"set aside ({aside.kind}{page}): {aside.text}"
    for _, flag in result.flags:
        yield f"{doubts.severity(flag)}: {flag.kind}: {flag.message}"


def _lines(entries: list[Entry], text: str, colour: bool) -> Iterator[str]:
    if colour:
        yield "".join(_painted(e, text) for e in entries).strip("\n")
        return
    for entry in entries:
        words = " ".join(entry.span.of(text).split())
        if words:
            yield f"  {entry.kind:11} {words}"


def _painted(entry: Entry, text: str) -> str:
    code, words = COLOURS[entry.kind], entry.span.of(text)
    return f"\x1b[{code}m{words}\x1b[0m" if code and words.strip() else words


def _statuses(result: Result) -> dict[str, str]:
    found: dict[str, str] = {}
    for programme in result.programmes:
        for answer in programme.answers:
            before = found.get(answer.item)
            found[answer.item] = f"{before}, {answer.status}" if before else answer.status
    return found


def _by_item(result: Result) -> Iterator[tuple[str | None, list[Entry]]]:
    """Runs of entries that belong to one item, in the order of the text; layout goes with what is before it."""
    item: str | None = None
    run: list[Entry] = []
    for entry in result.ledger.entries:
        if entry.kind != "layout" and entry.item != item and run:
            yield item, run
            run = []
        if entry.kind != "layout":
            item = entry.item
        run.append(entry)
    if run:
        yield item, run


def as_page(result: Result, rules: Rules) -> str:
    """The same as a self-contained HTML page."""
    document, statuses = result.document, _statuses(result)
    name = html.escape(document.name)
    legend = "".join(f'<span class="{k}">{html.escape(m)}</span>' for k, m in MEANING.items())
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8>",
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{name}</title><style>{_STYLE}</style><h1><bdi>{name}</bdi></h1>",
        f"<p>{html.escape(document.format)}, {len(document.text)} characters; form {html.escape(result.template)}, "
        f"match {result.template_match:.2f}</p><p class=legend>{legend}</p>",
    ]
    for item, entries in _by_item(result):
        heading = rules.items[item].heading.replace("\n", " ") if item else "Outside the form's questions"
        parts.append(f"<h2>{html.escape(heading)}<small>{html.escape(statuses.get(item or '', ''))}</small></h2>")
        words = (f'<span class="{e.kind}">{html.escape(e.span.of(document.text))}</span>' for e in entries)
        parts.append(f"<pre>{''.join(words)}</pre>")
    parts += _table("Set aside", ("kind", "page", "text"), [(a.kind, a.page, a.text) for a in document.asides])
    rows = [(doubts.severity(f), f.kind, f.item or "", f.variable or "", f.message) for _, f in result.flags]
    parts += _table("Flags", ("severity", "kind", "item", "variable", "message"), rows)
    return "\n".join(parts) + "\n"


def _table(title: str, heads: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> Iterator[str]:
    if not rows:
        return
    yield f"<h2>{title}</h2><table><tr>" + "".join(f"<th>{h}" for h in heads) + "</tr>"
    for row in rows:
        yield "<tr>" + "".join(f"<td><bdi>{html.escape('' if c is None else str(c))}</bdi>" for c in row) + "</tr>"
    yield "</table>"
