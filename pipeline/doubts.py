"""What a person must look at: the kinds of flags and their severity."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline import codes
from pipeline.model import Flag, Severity

SEVERITY: Mapping[str, Severity] = {
    "displaced_answer": "high",
    "prompt_interleaved": "low",
    "prompt_edited": "medium",
    "ambiguous_fragment": "medium",
    "unit_inferred": "low",
    "approximate": "info",
    "open_range": "low",
    "conflict_within_item": "high",
    "conflict_between_items": "high",
    "cross_item": "info",
    "cross_reference": "info",
    "multiple_programmes": "high",
    "by_setting": "info",
    "negation": "medium",
    "unknown_term": "medium",
    "non_english": "info",
    "out_of_range": "medium",
    "computed": "info",
    "personal_data": "high",
    "link_only": "medium",
    "truncated": "medium",
    "low_confidence": "medium",
    "unparsed": "medium",
    "unclaimed": "medium",
    "unread_words": "medium",
    "implausible": "medium",
}


ON_TEXT_ALONE = frozenset({"personal_data", "prompt_edited", *codes.CODES})


def severity(flag: Flag) -> Severity:
    """The severity of a flag: its own, else that of its kind (a doubt's, or a reader's code's)."""
    if flag.severity:
        return flag.severity
    code = codes.CODES.get(flag.kind)
    return SEVERITY.get(flag.kind) or (code.severity if code else "medium")
