"""formledger reads returned questionnaires into a clean table, with evidence for every value and a flag for every doubt."""
