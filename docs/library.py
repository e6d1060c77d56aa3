"""formledger as a library: read one return, then a folder. Run from the project's folder: `python docs/library.py`."""

from pathlib import Path

import pipeline
from pipeline.model import UnreadableFile


def main() -> None:
    result = pipeline.read_return("raw_submissions/bbr_england_wales.txt")
    for value in result.programmes[0].values:
        if value.status == "ok" and value.variable in ("programme_name", "risk_levels", "sessions"):
            quotes = " | ".join(span.of(result.document.text) for span in value.evidence)
            print(value.variable, value.dimension or "", value.value, "because of:", quotes)

    try:
        pipeline.read_return(Path("README.md"))
    except UnreadableFile as error:
        print(error.code, error.sentence)

    dataset = pipeline.run("raw_submissions", out="extracted")
    print(dataset.programmes[["source_file", "programme_name", "n_flags"]])
    print(dataset.flags.query("state == 'open'").groupby("kind").size().sort_values(ascending=False).head())


if __name__ == "__main__":
    main()
