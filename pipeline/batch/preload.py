"""Imported once by the server that workers are forked from: what they all need is loaded before the first fork."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from pipeline import extract, readers
from pipeline.model import RulesError

__all__ = ["extract", "readers"]

if folder := os.environ.get("FORMLEDGER_PRELOAD"):
    with contextlib.suppress(RulesError, OSError):
        extract.engine(Path(folder))
