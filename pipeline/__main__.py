"""`python -m pipeline` does what `formledger` does."""

import sys

from pipeline.cli import main

sys.exit(main())
