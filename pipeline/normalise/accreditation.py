"""Is the programme accredited (kind `accredited`)?"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from pipeline.model import Flag, Reading, Status, Value
from pipeline.passage import Form
from pipeline.rules import Variable
from pipeline.words.names.accrediting import contradicted, verdict


class Options(BaseModel):
    """Nothing to set."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read(form: Form, variable: Variable, options: Options, found: Mapping[str, Reading]) -> Reading:
    """Yes, no, partly or planned, as the statements about accreditation amount to."""
    passage = form.passage(variable.item)
    told = verdict(passage) if passage else None
    if told is None:
        return Reading(())
    spans = passage.locate(told.start, told.end)
    if told.code in ("not_applicable", "dont_know"):
        status: Status = "dont_know" if told.code == "dont_know" else "not_applicable"
        return Reading((Value(variable.name, status=status),), (), spans)
    value = Value(variable.name, status="ok", value=told.code, evidence=spans, item=passage.item, confidence="high",
                  rule=f"accredited:{told.cue.code}")
    if not contradicted(passage):
        return Reading((value,), (), spans)
    message = f"{variable.label}: the answer says both yes and no."
    return Reading((value,), (Flag("conflict_within_item", message, passage.item, variable.name, spans[0]),), spans)
