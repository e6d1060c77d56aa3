"""The columns of every published table: one place for their names, order and types.

`Column.type` is one of text, integer, number, boolean, list (joined with `;` in CSV, a list in Parquet).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.rules import Rules, Variable

ColumnType = Literal["text", "integer", "number", "boolean", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: ColumnType = "text"
    about: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`key`: columns that name a row; `foreign`: column -> table whose `return_id` it points to."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign: Mapping[str, str]
    csv: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns)


_TYPES: Mapping[str, ColumnType] = {
    "text": "text", "text_list": "list", "integer": "integer", "integer_range": "integer", "decimal_range": "number",
    "single_choice": "text", "multiple_choice": "list", "boolean_unknown": "text", "iso3166_list": "list",
    "iso639_list": "list",
}
_RETURN = Column("return_id", about="the return, stable for the same file content", required=True)
_PROGRAMME = Column("programme", "integer", "number of the programme within the return, from 1", required=True)
_SOURCE = Column("source_file", about="the file as received, relative, with /", required=True)
_PAGE = Column("page", "integer", "page of the first quote, where the format has pages")
_START = Column("char_start", "integer", "first character of the first quote in the return's text")
_END = Column("char_end", "integer", "character after the first quote")


def value_columns(variable: Variable) -> tuple[str, ...]:
    """The columns of `programmes` that hold a variable's value.

    >>> # sessions -> sessions_min, sessions_max; risk_levels -> risk_levels_any, risk_levels_community, ...
    """
    if variable.is_range:
        return (f"{variable.name}_min", f"{variable.name}_max")
    if variable.dimension:
        return tuple(f"{variable.name}_{d}" for d in variable.dimensions)
    return (variable.name,)


def _programme_columns(rules: Rules) -> Iterator[Column]:
    yield from (_RETURN, _PROGRAMME, _SOURCE)
    for variable in rules.variables:
        for name in value_columns(variable):
            unit = f" ({variable.unit})" if variable.unit else ""
            yield Column(name, _TYPES[variable.type], f"{variable.label}{unit}: {variable.definition}")
    yield Column("n_flags", "integer", "open flags of this programme", required=True)
    yield Column("review_status", about="clean, open or settled", required=True)
    yield Column("doubtful", "list", "variables that an open flag doubts")
    for variable in rules.variables:
        yield Column(f"{variable.name}__status", about=f"ok, or why {variable.name} has no value", required=True)


def tables(rules: Rules) -> dict[str, Table]:
    """Every table of the dataset by name, `codebook` aside."""
    to_return = {"return_id": "returns"}
    found = (
        Table("programmes", tuple(_programme_columns(rules)), ("return_id", "programme"), to_return),
        Table("values", _VALUES, ("return_id", "programme", "variable", "dimension"), to_return),
        Table("answers", _ANSWERS, ("return_id", "programme", "item"), to_return),
        Table("flags", _FLAGS, ("flag_id",), to_return),
        Table("returns", _RETURNS, ("source_file",), {}),
        Table("asides", _ASIDES, (), to_return),
        Table("ledger", _LEDGER, ("return_id", "char_start"), to_return, csv=False),
    )
    return {t.name: t for t in found}


_VALUES = (
    _RETURN, _PROGRAMME, _SOURCE,
    Column("item", about="item in which the first quote stands"),
    Column("variable", about="name in the codebook", required=True),
    Column("dimension", about="any, community, custody, or empty"),
    Column("status", about="ok, or why there is no value", required=True),
    Column("value", about="code, codes joined with ;, number or text; for ranges the text as stated"),
    Column("value_min", "number", "lower bound of a range"),
    Column("value_max", "number", "upper bound of a range"),
    Column("unit", about="unit, for durations as stated"),
    Column("approx", "boolean", "the respondent calls it approximate"),
    Column("qualifier", about="a condition or detail that the value does not hold"),
    Column("evidence", about="the respondent's words, quotes joined with ' | '"),
    _START, _END, _PAGE,
    Column("confidence", about="high, medium or low"),
    Column("rule", about="the rule that read it"),
    Column("decided_by", about="who settled it, where a person did"),
    Column("spans", about="start-end of every quote, joined with ;"),
)
_ANSWERS = (
    _RETURN, _PROGRAMME, _SOURCE,
    Column("item", required=True),
    Column("heading", about="heading of the template", required=True),
    Column("heading_found", about="heading as printed in the return"),
    Column("status", about="answered, prompt_only, not_answered, ...", required=True),
    Column("text", about="the respondent's words"),
    Column("n_words", "integer", required=True),
    Column("language", about="ISO 639-1 code of the answer's language"),
    _PAGE, _START, _END,
)
_FLAGS = (
    Column("flag_id", about="stable for the same trouble about the same words", required=True),
    _RETURN,
    Column("programme", "integer"),
    _SOURCE,
    Column("item"), Column("variable"),
    Column("kind", required=True),
    Column("severity", about="info, low, medium or high", required=True),
    Column("message", about="the doubt in plain words", required=True),
    Column("evidence", about="the words that it is about"),
    _PAGE,
    Column("state", about="note, open, settled or stale", required=True),
)
_RETURNS = (
    _RETURN, _SOURCE,
    Column("sha256", required=True), Column("bytes", "integer", required=True),
    Column("format"), Column("reader"), Column("pages", "integer"),
    Column("template"), Column("template_match", "number", "0 to 1"),
    Column("status", about="read, unreadable, unknown_template, duplicate, superseded, ignored, source_missing",
           required=True),
    Column("reason", about="one sentence for a person, where it was not read"),
    Column("n_chars", "integer"), Column("n_unclaimed", "integer"), Column("n_flags", "integer"),
    Column("superseded_by"),
    Column("form_language", about="language of most of the respondent's words"),
    Column("n_items_answered", "integer"), Column("n_programmes", "integer"),
    Column("code", about="why it was not read, from a closed list"),
)
_ASIDES = (
    _RETURN, _SOURCE,
    Column("item"),
    Column("kind", about="deleted, struck, hidden, comment or placeholder", required=True),
    Column("text", required=True),
    _PAGE,
)
_LEDGER = (
    _RETURN,
    Column("char_start", "integer", required=True), Column("char_end", "integer", required=True),
    Column("kind", about="heading, prompt, answer, boilerplate, layout or unclaimed", required=True),
    Column("item"), Column("match"), Column("text", required=True),
)
