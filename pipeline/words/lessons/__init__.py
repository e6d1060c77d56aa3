"""What went well or badly, what is wished or advised."""
