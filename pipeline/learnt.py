"""What was learnt of a rule pack's coded answers: the file `learnt.json`, which `formledger rules learn` writes."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from pipeline.model import RulesError

if TYPE_CHECKING:  # what only shows the help needs no numpy
    import numpy as np
    import numpy.typing as npt

LEARNT = "learnt.json"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Learnt(_Strict):
    """The weights of one variable (and dimension) in tenths, one a code: the second reader's logistic regressions.
    `taught`: how many coded answers have the code."""

    codes: tuple[str, ...]
    taught: tuple[int, ...]
    bias: tuple[int, ...]
    weights: dict[str, tuple[int, ...]]

    @model_validator(mode="after")
    def _one_a_code(self) -> Learnt:
        if any(len(row) != len(self.codes) for row in (self.taught, self.bias, *self.weights.values())):
            raise ValueError("not one weight a code")
        return self


class FirstSight(_Strict):
    """Which values were wrong where answers were read at first sight: a logistic regression over the marks of a value
    (`pipeline.first_sight`), and over the products of two (`together`)."""

    bias: float
    marks: dict[str, float]
    together: dict[str, dict[str, float]] = {}

    @cached_property
    def table(self) -> tuple[list[str], npt.NDArray[np.float64]]:
        """The names of the marks, and the weights of two together, where a mark that is always 1 goes before them."""
        import numpy as np

        names = list(dict.fromkeys([*self.marks, *self.together, *(n for one in self.together.values() for n in one)]))
        place = {name: at for at, name in enumerate(names, 1)}
        weights = np.zeros((len(names) + 1, len(names) + 1))
        weights[0, 0] = self.bias
        for name, weight in self.marks.items():
            weights[0, place[name]] = weight
        for one, others in self.together.items():
            for other, weight in others.items():
                weights[place[one], place[other]] = weight
        return names, weights


class All(_Strict):
    """The whole file: the second reader by variable and dimension ("" where there is none), and the first sight."""

    variables: dict[str, dict[str, Learnt]] = {}
    first_sight: FirstSight | None = None


def recall(folder: Path) -> All:
    """What was learnt of the pack in `folder`, nothing where there is no file. Raises RulesError for a damaged one."""
    file = folder / LEARNT
    try:
        return All.model_validate_json(file.read_bytes()) if file.is_file() else All()
    except ValidationError as error:
        raise RulesError(f"{file} is damaged: write it anew with `formledger rules learn`") from error
