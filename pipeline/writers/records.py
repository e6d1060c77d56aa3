"""A Return as plain rows of every table: what a worker sends, what the cache keeps, what the tables are made of.

A row is a list of plain values in the order of the table's columns (`schema.tables`).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline import doubts
from pipeline.model import Answer, Document, Programme, Result, Return, Span, Value
from pipeline.rules import Rules, Variable

Row = list[Any]
Rows = dict[str, list[Row]]
ANSWERED = frozenset({"answered", "displaced_in", "displaced_out"})


def rows(item: Return, rules: Rules) -> Rows:
    """All rows that one return has in the dataset, by table."""
    result = item.result
    found: Rows = {n: [] for n in ("programmes", "values", "answers", "flags", "asides", "ledger")}
    if result is not None:
        key = (item.return_id, item.source_file)
        found["flags"] = list(_flags(key, result))
        for programme in result.programmes:
            found["answers"] += _answers(key, result, programme, rules)
            found["values"] += _values(key, result.document, programme, rules)
            found["programmes"].append(_programme(key, programme, found["flags"], rules))
        found["asides"] = [[*key, _item_at(result, a.at), a.kind, a.text, a.page] for a in result.document.asides]
        text = result.document.text
        found["ledger"] = [
            [key[0], e.span.start, e.span.end, e.kind, e.item, e.match, e.span.of(text)] for e in result.ledger.entries
        ]
    found["returns"] = [_return(item, result, found)]
    return found


def _item_at(result: Result, at: int | None) -> str | None:
    """The item in whose row an aside stood: that of the last claim with an item at or before it."""
    found = None
    for entry in result.ledger.entries:
        if at is None or entry.span.start > at:
            break
        found = entry.item or found
    return found


def _return(item: Return, result: Result | None, found: Rows) -> Row:
    counts = result.ledger.counts() if result else {}
    answered = [a for p in result.programmes for a in p.answers if a.status in ANSWERED] if result else []
    languages = Counter(result.languages.get(a.item) for a in answered for _ in a.text.split()) if result else Counter()
    languages.pop(None, None)
    document = result.document if result else None
    return [
        item.return_id, item.source_file, item.sha256, item.size,
        document.format if document else item.format,
        document.reader if document else None,
        document.pages if document else None,
        result.template if result else None,
        round(result.template_match, 3) if result else None,
        item.status, item.reason,
        len(document.text) if document else None,
        counts.get("unclaimed", 0) if result else None,
        sum(f[-1] == "open" for f in found["flags"]) if result else None,
        item.superseded_by,
        languages.most_common(1)[0][0] if languages else None,
        len({(a.programme, a.item) for a in answered}) if result else None,
        len(result.programmes) if result else None,
        item.code,
    ]


def _answers(key: tuple[str, str], result: Result, programme: Programme, rules: Rules) -> Iterator[Row]:
    text = result.document.text
    for answer in programme.answers:
        first = answer.parts[0].span if answer.parts else None
        yield [
            key[0], programme.number, key[1], answer.item, rules.items[answer.item].heading,
            answer.heading.of(text).strip() if answer.heading else None,
            answer.status, answer.text or None, len(answer.text.split()), _language(result, answer),
            *_where(result.document, first, page_first=True),
        ]


def _language(result: Result, answer: Answer) -> str | None:
    return result.languages.get(answer.item) if answer.text else None


def _where(document: Document, span: Span | None, page_first: bool = False) -> Row:
    if span is None:
        return [None, None, None]
    page = document.page_of(span.start)
    return [page, span.start, span.end] if page_first else [span.start, span.end, page]


def _values(key: tuple[str, str], document: Document, programme: Programme, rules: Rules) -> Iterator[Row]:
    for value in programme.values:
        variable = rules.by_name[value.variable]
        spans = sorted(set(value.evidence))
        yield [
            key[0], programme.number, key[1], value.item or variable.item, value.variable, value.dimension,
            value.status, stated(value), value.low, value.high,
            value.unit or (variable.unit if value.status == "ok" else None),
            value.approx if value.status == "ok" else None, value.qualifier,
            " | ".join(s.of(document.text) for s in spans) or None,
            *_where(document, spans[0] if spans else None),
            value.confidence, value.rule, None,
            ";".join(f"{s.start}-{s.end}" for s in spans) or None,
        ]


def stated(value: Value) -> str | None:
    """A value as the one text of the column `value`."""
    if value.status != "ok" or value.value is None:
        return None
    if isinstance(value.value, tuple):
        return ";".join(value.value)
    return number(value.value) if isinstance(value.value, int | float) else value.value


def number(value: float) -> str:
    """A number without a needless fraction.

    >>> number(30.0), number(17.33)
    ('30', '17.33')
    """
    return str(int(value)) if float(value).is_integer() else repr(round(float(value), 4))


def _flags(key: tuple[str, str], result: Result) -> Iterator[Row]:
    seen: Counter[str] = Counter()
    for programme, flag in result.flags:
        evidence = flag.span.of(result.document.text) if flag.span else None
        identity = "\0".join(str(x) for x in (key[0], programme, flag.kind, flag.item, flag.variable, evidence))
        seen[identity] += 1
        flag_id = "f" + hashlib.sha256(f"{identity}\0{seen[identity]}".encode("utf-8", "replace")).hexdigest()[:15]
        severity = doubts.severity(flag)
        page = flag.page or (result.document.page_of(flag.span.start) if flag.span else None)
        state = "open" if severity in ("medium", "high") else "note"
        yield [flag_id, key[0], programme, key[1], flag.item, flag.variable, flag.kind, severity, flag.message,
               evidence, page, state]


def _programme(key: tuple[str, str], programme: Programme, flags: Sequence[Row], rules: Rules) -> Row:
    by_name = {(v.variable, v.dimension): v for v in programme.values}
    cells: Row = [key[0], programme.number, key[1]]
    for variable in rules.variables:
        cells += _cells(variable, [by_name[variable.name, d] for d in variable.dimensions])
    mine = [f for f in flags if f[2] == programme.number and f[-1] == "open"]
    doubtful = doubted(rules, ((f[6], f[4], f[5]) for f in mine))
    cells += [len(mine), "open" if mine else "clean", doubtful or None]
    return cells + [by_name[v.name, v.dimensions[0]].status for v in rules.variables]


def doubted(rules: Rules, flags: Iterable[tuple[str, str | None, str | None]]) -> list[str]:
    """The variables that flags (kind, item, variable) doubt, in the order of the codebook."""
    names = set()
    for kind, item, variable in flags:
        if kind in doubts.ON_TEXT_ALONE:
            continue
        names |= {variable} if variable else {v.name for v in rules.variables if v.item == item}
    return [v.name for v in rules.variables if v.name in names]


def _cells(variable: Variable, values: Sequence[Value]) -> Row:
    if variable.is_range:
        whole = variable.type == "integer_range"
        return [int(b) if whole and b is not None else b for b in (values[0].low, values[0].high)]
    found: Row = []
    for value in values:
        content = value.value if value.status == "ok" else None
        found.append(list(content) if isinstance(content, tuple) else content)
    return found
