"""A rule pack, `rules/<questionnaire>/`, read into Template, Items, Variables and Vocabularies.

    template.yaml          the form: title, introduction, items with their headings and prompts
    codes.yaml             the value sets: permitted codes with labels
    variables/*.yaml       the codebook: one file an item, every variable with its examples
    vocabulary/*.yaml      phrases that speak for a code, by language
    checks.yaml            values that must fit each other (may be left out)
    measured.yaml          how often each grade of confidence was right, written by the benchmark (may be left out)
    learnt.json            what the second reader learnt, written by `formledger rules learn` (may be left out)

Everything is validated before any document is opened: a key nobody knows, a wrong type, a code or vocabulary that
does not exist is a RulesError that names file, line and key. Rules are data; no questionnaire needs Python.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from pipeline import kept, yaml12
from pipeline.learnt import LEARNT, FirstSight, Learnt, recall
from pipeline.model import RulesError

Type = Literal[
    "text", "text_list", "integer", "integer_range", "decimal_range", "single_choice", "multiple_choice",
    "boolean_unknown", "iso3166_list", "iso639_list",
]


QUESTIONNAIRE = "perpetrator_programmes"

_T = TypeVar("_T", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Prompt(_Strict):
    """A sentence of the template's guidance. `text` as printed; `variants` are other printings of it.

    `labels` are words that respondents cut from it and use as labels of their answers ("Specialised training:").
    `expects` names the vocabularies whose phrases answer it (of one code: "vocabulary.code"); `yes_no` where a bare
    yes or no does."""

    n: int
    text: str
    variants: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    expects: tuple[str, ...] = ()
    translations: dict[str, tuple[str, ...]] = {}


class Item(_Strict):
    """One row of the template: its heading as printed, other headings by language, its prompts in order.

    `called`: what offices call it in forms of their own, by language; these words ("Where", "Results") are its heading
    only where a document sets them as one. `cues` are beginnings of words that speak of the item wherever they stand:
    they tell a heading in unknown wording, and whose answer a text in the wrong row may be."""

    id: str
    heading: str
    aliases: dict[str, tuple[str, ...]] = {}
    called: dict[str, tuple[str, ...]] = {}
    prompts: tuple[Prompt, ...] = ()
    cues: tuple[str, ...] = ()


class Reference(_Strict):
    """Words by which an answer only points elsewhere: `openers` ("see", "siehe") before one of the `targets`
    ("attachment", "point"), and `whole` phrases that need none ("as above", "idem"). `said` is what stands at the place
    that an answer points to ("the explanations under Duration")."""

    openers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


class Template(_Strict):
    """The form that was sent out. `title`, `introduction` and `table_header` are boilerplate.
    `subject`: beginnings of words, one of which stands in whatever answers it (a curriculum vitae has like headings).

    The rest is how people fill such forms: `foreign_headings` they add, `closing` words of the lines under the form
    (signature, place and date, contact), `thanks` that open whole sentences there, `notices` that stand in those to the
    reader of a letter (confidential, do not print), `placeholders` for an answer still to come, `announcing` words
    before or after what an answer turns to ("as regards the victims"), `pointing` words before the number of a question
    ("ad 5"; beginnings of them, where they have four letters), and `references` that make up a whole answer."""

    name: str
    label: str
    title: tuple[str, ...]
    introduction: tuple[str, ...]
    subject: tuple[str, ...] = ()
    table_header: tuple[str, ...] = ()
    foreign_headings: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    thanks: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    references: Reference = Reference()
    items: tuple[Item, ...]


class Code(_Strict):
    code: str
    label: str
    ord: int | None = None


class Example(_Strict):
    """An answer with its right coding, which is tested. Template guidance in the answer stands in {braces}.

    `value` is null where the answer gives none (then `status` may say why); ranges are {min, max}, variables by
    setting {any, community, custody}. `items` holds answers of other items that matter. `known_failure` says why the
    program does not get it right yet; a known failure that comes right is an error, so that the mark goes."""

    answer: str
    value: Any = None
    status: str | None = None
    flags: tuple[str, ...] = ()
    items: dict[str, str] = {}
    why: str | None = None
    known_failure: str | None = None


class Variable(_Strict):
    """One column of the codebook; `kind` names the normaliser that reads it, `options` what it must know."""

    name: str
    item: str
    tier: Literal["core", "extended"]
    label: str
    definition: str
    type: Type
    kind: str
    values: str | None = None
    dimension: Literal["setting"] | None = None
    unit: str | None = None
    plausible_range: tuple[float, float] | None = None
    options: dict[str, Any] = {}
    rules: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def dimensions(self) -> tuple[str | None, ...]:
        return ("any", "community", "custody") if self.dimension else (None,)

    def by_dimension(self, value: Any) -> dict[str | None, Any]:
        """A value as examples and gold files write it, by dimension: {any, community, custody}, or that of any."""
        if not self.dimension:
            return {None: value}
        told = value if isinstance(value, dict) else {"any": value}
        return {dimension: told.get(dimension) for dimension in self.dimensions}

    @property
    def is_range(self) -> bool:
        return self.type in ("integer_range", "decimal_range")

    @property
    def is_list(self) -> bool:
        return self.type in ("multiple_choice", "iso3166_list", "iso639_list", "text_list")


class Terms(_Strict):
    """The phrases of one code by language (`und`: any). `stem*` matches the start of a word, `*stem` its end,
    `*stem*` its middle. `upper`: terms in capitals match capitals only. `number`: what the code stands for."""

    label: str | None = None
    upper: bool = False
    broader: str | None = None
    number: float | None = None
    terms: dict[str, tuple[str, ...]] = {}

    @field_validator("terms", mode="before")
    @classmethod
    def _as_text(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {k: [str(t) for t in v] if isinstance(v, list) else v for k, v in value.items()}


class Vocabulary(_Strict):
    """`phrases`: False where the terms are looked up word by word and never as phrases of a text."""

    about: str
    phrases: bool = True
    codes: dict[str, Terms]

    @field_validator("codes", mode="before")
    @classmethod
    def _as_text(cls, value: Any) -> Any:
        return {str(k): v for k, v in value.items()} if isinstance(value, dict) else value


class Check(_Strict):
    """Values that must fit each other, or a person looks: `left` is at most `right`, or about the product `left` times
    `times` (divided by `per`), within the factor `within`."""

    left: str
    right: str
    times: str | None = None
    per: float = 1.0
    within: float = 1.0
    message: str


class _Checks(_Strict):
    checks: tuple[Check, ...] = ()


class Measured(_Strict):
    """How often values of a grade were right, of how many, on the returns named in `on`."""

    grade: Literal["high", "medium", "low"]
    right: int
    of: int


class _Measured(_Strict):
    on: str
    confidence: tuple[Measured, ...] = ()


class Coded(_Strict):
    """A return coded by hand, whole or in part: answers by item, values by variable."""

    items: dict[str, str]
    values: dict[str, Any]


class _Codes(_Strict):
    sets: dict[str, tuple[Code, ...]]


class _Variables(_Strict):
    variables: tuple[Variable, ...]


@dataclass(frozen=True, eq=False)
class Rules:
    """A whole rule pack. `fingerprint` is a SHA-256 over its files."""

    folder: Path
    fingerprint: str
    template: Template
    codes: Mapping[str, tuple[Code, ...]]
    variables: tuple[Variable, ...]
    vocabularies: Mapping[str, Vocabulary]
    lines: Mapping[str, tuple[str, int]]
    checks: tuple[Check, ...] = ()
    measured: _Measured | None = None
    learnt: Mapping[str, Mapping[str, Learnt]] = field(default_factory=dict)
    first_sight: FirstSight | None = None

    @cached_property
    def by_name(self) -> dict[str, Variable]:
        return {v.name: v for v in self.variables}

    @cached_property
    def items(self) -> dict[str, Item]:
        return {i.id: i for i in self.template.items}

    def of_item(self, item: str) -> tuple[Variable, ...]:
        return tuple(v for v in self.variables if v.item == item)

    def permitted(self, variable: Variable) -> tuple[Code, ...] | None:
        """The codes a variable may take; None where it takes numbers, text, or any ISO code."""
        if variable.values is None or variable.type in ("iso3166_list", "iso639_list"):
            return None
        if variable.values.startswith("vocab:"):
            codes = self.vocabularies[variable.values.removeprefix("vocab:")].codes
            found = [Code(code=c, label=t.label or c) for c, t in codes.items()]
            return tuple(found if "none" in codes else [*found, Code(code="none", label="None, stated")])
        return self.codes[variable.values]

    def error(self, variable: Variable, sentence: str) -> RulesError:
        """A RulesError that names the file and line of a variable."""
        file, line = self.lines[variable.name]
        return RulesError(f"{file}, line {line}: variable {variable.name}: {sentence}")


def fingerprint(folder: Path) -> str:
    """A SHA-256 over the files of a rule pack."""
    digest = hashlib.sha256()
    for file in sorted([*folder.rglob("*.yaml"), *folder.glob(LEARNT)]):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def load(folder: Path) -> Rules:
    """Read and validate a rule pack. Raises RulesError for the first thing that is wrong."""
    if not (folder / "template.yaml").is_file():
        raise RulesError(f"{folder} holds no template.yaml: it is no rule pack")
    mark = fingerprint(folder)
    return replace(kept.made("rules", mark, lambda: _load(folder, mark)), folder=folder)


def _load(folder: Path, mark: str) -> Rules:
    template = _read(folder / "template.yaml", Template)
    codes = _read(folder / "codes.yaml", _Codes).sets
    vocabularies = {f.stem: _read(f, Vocabulary) for f in sorted((folder / "vocabulary").glob("*.yaml"))}
    lines: dict[str, tuple[str, int]] = {}
    found = list(_variables(folder / "variables", lines))
    order = {item.id: i for i, item in enumerate(template.items)}
    for variable in found:
        _check(variable, lines, order, codes, vocabularies)
    checks = _read(folder / "checks.yaml", _Checks).checks if (folder / "checks.yaml").is_file() else ()
    for check in checks:
        for name in (check.left, check.right, check.times):
            if name is not None and name not in lines:
                raise RulesError(f"checks.yaml: there is no variable {name!r}")
    measured = _read(folder / "measured.yaml", _Measured) if (folder / "measured.yaml").is_file() else None
    learnt = recall(folder)
    return Rules(folder, mark, template, codes, tuple(found), vocabularies, lines, checks, measured, learnt.variables,
                 learnt.first_sight)


def coded(pack: Rules) -> Iterator[Coded]:
    """The returns of a pack that are coded by hand, one or a list in each file of `coded/`. Raises RulesError."""
    for file in sorted((pack.folder / "coded").glob("*.yaml")):
        content, lines = yaml12.load(file)
        for one in content if isinstance(content, list) else [content]:
            found = _validate(one, lines, Coded)
            strange = [name for name in found.values if name not in pack.by_name]
            strange += [item for item in found.items if item not in pack.items]
            if strange:
                raise RulesError(f"{file}: there is no {strange[0]!r} in the rules")
            yield found


def _variables(folder: Path, lines: dict[str, tuple[str, int]]) -> Iterator[Variable]:
    for file in sorted(folder.glob("*.yaml")):
        content, where = yaml12.load(file)
        for i, variable in enumerate(_validate(content, where, _Variables).variables):
            if variable.name in lines:
                raise RulesError(f"{file.name}, line {where.at(('variables', i))}: {variable.name} is defined twice")
            lines[variable.name] = (f"variables/{file.name}", where.at(("variables", i)))
            yield variable


def _check(variable: Variable, lines: Mapping[str, tuple[str, int]], items: Mapping[str, int],
           codes: Mapping[str, Any], vocabularies: Mapping[str, Any]) -> None:
    file, line = lines[variable.name]
    where = f"{file}, line {line}: variable {variable.name}"
    if variable.item not in items:
        raise RulesError(f"{where}: the template has no item {variable.item!r}")
    if variable.values and variable.values.startswith("vocab:"):
        if variable.values.removeprefix("vocab:") not in vocabularies:
            raise RulesError(f"{where}: there is no vocabulary {variable.values!r}")
    elif variable.values and variable.values not in codes:
        raise RulesError(f"{where}: codes.yaml has no set {variable.values!r}")


def _read(file: Path, model: type[_T]) -> _T:
    if not file.is_file():
        raise RulesError(f"{file} is missing")
    return _validate(*yaml12.load(file), model)


def _validate(content: Any, lines: yaml12.Lines, model: type[_T]) -> _T:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        found = error.errors()
        first = next((e for e in found if e["type"] == "extra_forbidden"), found[0])
        path = tuple(p for p in first["loc"] if isinstance(p, str | int))
        key = ".".join(str(p) for p in path) or "the file"
        raise RulesError(f"{lines.file}, line {lines.at(path)}: {key}: {first['msg'].lower()}") from error


def find(given: Path | None) -> Path:
    """The rule pack to use: the given one, else `rules/` in the working folder, else the one that was installed.

    Raises RulesError where there is none."""
    installed = Path(__file__).parent
    for folder in [given] if given else [Path("rules"), installed / "packs", installed.parent / "rules"]:
        for pack in (folder, folder / QUESTIONNAIRE):
            if (pack / "template.yaml").is_file():
                return pack.resolve()
        packs = sorted(p.parent for p in folder.glob("*/template.yaml")) if folder.is_dir() else []
        if len(packs) == 1:
            return packs[0].resolve()
    raise RulesError(f"no rule pack was found{f' in {given}' if given else ''}: give its folder with --rules")
